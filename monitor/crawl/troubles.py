"""Scrapy's and Twisted's exceptions, told apart by what they mean for an entry or a source."""

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectionLost
from twisted.internet.error import TimeoutError as TwistedTimeoutError

from monitor.crawl.heads import HeadTooLargeError
from monitor.crawl.refusals import CarriedOver, CoolDown, Forbidden, GivenUp, RobotsForbid, RobotsUnreadable
from monitor.crawl.unpacking import PackedBrokenError, PackedCutOffError, PackedTooLargeError
from monitor.errors import SourceDocumentError
from monitor.models.fetch import FetchError, Trouble

KINDS: tuple[tuple[type[Exception], Trouble], ...] = (
    (Forbidden, Trouble.FORBIDDEN_ADDRESS),
    (RobotsForbid, Trouble.ROBOTS_FORBIDS),
    (RobotsUnreadable, Trouble.ROBOTS_UNREADABLE),
    (GivenUp, Trouble.GIVEN_UP),
    (CarriedOver, Trouble.CARRIED_OVER),
    (PackedTooLargeError, Trouble.TOO_LARGE),
    (PackedCutOffError, Trouble.CUT_OFF),
    (PackedBrokenError, Trouble.BROKEN_ENCODING),
    (UnsupportedURLSchemeError, Trouble.FORBIDDEN_ADDRESS),
    (DownloadTimeoutError, Trouble.TIMEOUT),
    (TwistedTimeoutError, Trouble.TIMEOUT),
    (ResponseDataLossError, Trouble.CUT_OFF),
    (DownloadCancelledError, Trouble.TOO_LARGE),
    (CannotResolveHostError, Trouble.UNREACHABLE),
    (DownloadConnectionRefusedError, Trouble.UNREACHABLE),
    (ConnectionLost, Trouble.RESET),
    (DownloadFailedError, Trouble.RESET),
    (SourceDocumentError, Trouble.UNREADABLE_DOCUMENT),
    (ValueError, Trouble.FORBIDDEN_ADDRESS),  # a redirect to what is no address
)
SAID = {
    Trouble.TIMEOUT,
    Trouble.TOO_LARGE,
    Trouble.CUT_OFF,
    Trouble.RESET,
}  # Scrapy's words add only the request
WORDS: dict[type[Exception], str] = {  # where Scrapy's are a list of Twisted's failures
    CannotResolveHostError: "its name cannot be resolved (no internet, or a wrong address)",
    DownloadConnectionRefusedError: "the connection was refused",
}


def trouble_of(error: Exception) -> FetchError:
    """What an errback's exception means."""
    if isinstance(error, CoolDown):
        return FetchError(Trouble.ASKED_TO_WAIT, str(error), error.until)
    if isinstance(error, SourceDocumentError):
        return FetchError(Trouble.UNREADABLE_DOCUMENT, error.reason)
    return _wrapped(error) or _of_kind(error)


def _of_kind(error: Exception) -> FetchError:
    for kind, trouble in KINDS:
        if isinstance(error, kind):
            is_ours = isinstance(error, PackedTooLargeError | PackedCutOffError)
            words = "" if trouble in SAID and not is_ours else _first_line(error)
            return FetchError(trouble, WORDS.get(kind) or words)
    if isinstance(error, IgnoreRequest):
        return _ignored(error)
    return FetchError(Trouble.INTERNAL, f"{type(error).__name__} {_first_line(error)}".strip())


def _wrapped(error: Exception) -> FetchError | None:
    """What Twisted wraps in a list of reasons: a head without end, a certificate, a handshake."""
    for reason in getattr(error.__cause__, "reasons", None) or ():
        fault = getattr(reason, "value", None)
        if isinstance(fault, HeadTooLargeError):
            return FetchError(Trouble.TOO_LARGE, str(fault))
        if isinstance(fault, VerificationError):
            return FetchError(Trouble.NOT_SECURE, "its certificate is that of another host")
        if isinstance(fault, SSL.Error):
            said = fault.args[0] if fault.args and isinstance(fault.args[0], list) else []
            words = "; ".join(str(part[-1]) for part in said)[:200] or "no details"
            return FetchError(
                Trouble.NOT_SECURE, f"its certificate is not trusted or the handshake fails ({words})"
            )
    return None


def _ignored(error: IgnoreRequest) -> FetchError:
    """Scrapy's own refusals tell their reason in words alone."""
    words = _first_line(error)
    if "redirect" in words:
        return FetchError(Trouble.REDIRECT_LOOP, words)
    return FetchError(Trouble.TOO_LARGE)


def _first_line(error: Exception) -> str:
    """What the exception says, where it says it for people: Twisted's often hold a list of failures."""
    lines = str(error).splitlines()
    return lines[0] if lines and "<twisted" not in lines[0] else ""
