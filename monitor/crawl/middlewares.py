"""Downloader middlewares: the guard, one slot an origin, secrets to their origin alone."""

import time
from typing import Self

from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler

from monitor.crawl.politeness import Politeness
from monitor.crawl.refusals import CarriedOver, CoolDown, Forbidden
from monitor.urls import origin

JITTERED = 0.1  # seconds of delay from which it varies
LONGEST_AFTER_ROBOTS = (
    10.0  # seconds: who asks for longer pauses is not made to wait for one after robots.txt, too
)
_MEAN, _JITTER = 1.15, 0.13  # of the delay: between once and 1.3 times of it, never less


class PassMiddleware:
    """Knows the politeness of its pass."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def _politeness(self) -> Politeness:
        politeness: Politeness = self._crawler.spider.desk.politeness  # type: ignore[union-attr]
        return politeness


class GuardMiddleware(PassMiddleware):
    """Sees every hop, also of redirects: refuses forbidden addresses and origins that asked for quiet, and gives a
    source's own headers to its own origin alone."""

    def process_request(self, request: Request) -> None:
        reason = self._politeness.guard.why_not(request.url)
        if reason:
            raise Forbidden(reason)
        here = origin(request.url)
        until = self._politeness.quiet_until(here)
        if until:
            raise CoolDown(here, until)
        own, home = request.meta.get("own_headers", {}), request.meta.get("home")
        for name, value in own.items():
            if here == home:
                request.headers[name] = value
            elif name.lower() == "user-agent":
                request.headers[name] = self._crawler.settings["USER_AGENT"]
            else:
                request.headers.pop(name, None)


class SlotMiddleware(PassMiddleware):
    """One request at a time an origin, with the longest delay that configuration or robots.txt ask for, a little varied;
    and no more of them than a pass has time for."""

    def process_request(self, request: Request) -> None:
        here = origin(request.url)
        own = float(request.meta.get("delay", 0))
        delay = self._politeness.wants_delay(here, own)
        is_first = here not in self._politeness.admitted
        if not request.meta.get("is_robots") and not self._politeness.admits(here, delay):
            raise CarriedOver(f"{here} has had its time in this pass")
        slot = self._slot(request, here, delay)
        left = self._politeness.still_to_wait(here)
        if left:
            slot.lastseen = time.monotonic() + left - delay
        elif is_first and here in self._politeness.admitted and delay > LONGEST_AFTER_ROBOTS:
            slot.lastseen = min(slot.lastseen, time.monotonic() + max(own, LONGEST_AFTER_ROBOTS) - delay)

    def _slot(self, request: Request, here: str, delay: float) -> Slot:
        jitter = _JITTER if delay >= JITTERED else 0.0
        delay = delay * _MEAN if jitter else delay
        request.meta["download_slot"] = here
        downloader = self._crawler.engine.downloader
        downloader.per_slot_settings[here] = {"delay": delay, "concurrency": 1, "jitter": jitter}
        slot = downloader._get_slot(request)[1]
        slot.delay, slot.jitter = delay, jitter
        return slot
