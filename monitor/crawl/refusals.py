"""Why a request was not made: each refusal reaches the spider's errback with its reason."""

from datetime import datetime

from scrapy.exceptions import IgnoreRequest


class Refused(IgnoreRequest):
    """Base: the request did not leave this machine."""


class Forbidden(Refused):
    """An address or scheme that must not be asked."""


class RobotsForbid(Refused):
    """robots.txt forbids the page."""


class RobotsUnreadable(Refused):
    """robots.txt answered with an error of the server, or not at all: RFC 9309 takes that for complete disallow."""


class Stopping(Refused):
    """The program was told to stop: the request was not made, and its entry stays as it is."""


class GivenUp(Refused):
    """The origin let too many requests in a row run out of time: the rest of them wait for the next pass."""


class CarriedOver(Refused):
    """The origin has had its time in this pass: what is left of it waits for the next."""


class CoolDown(Refused):
    """The origin asked for quiet with Retry-After."""

    def __init__(self, origin: str, until: datetime) -> None:
        self.origin = origin
        self.until = until
        super().__init__(f"{origin} asked to wait until {until:%Y-%m-%d %H:%M:%S} UTC")
