"""Downloader middlewares: guard, robots.txt, one slot an origin, secrets to their origin alone."""

import asyncio
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from monitor.crawl.politeness import Politeness
from monitor.crawl.refusals import CoolDown, Forbidden, RobotsForbid, RobotsUnreadable, Stopping
from monitor.crawl.troubles import trouble_of
from monitor.urls import origin

ROBOTS_LARGEST = 512 * 1024  # bytes; RFC 9309 asks for at least 500 KiB


class _Middleware:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def _politeness(self) -> Politeness:
        politeness: Politeness = self._crawler.spider.desk.politeness  # type: ignore[union-attr]
        return politeness


class GuardMiddleware(_Middleware):
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
            else:
                request.headers.pop(name, None)


class SlotMiddleware(_Middleware):
    """One request at a time an origin, with the longest delay that configuration or robots.txt ask for."""

    def process_request(self, request: Request) -> None:
        here = origin(request.url)
        delay = self._politeness.wants_delay(here, float(request.meta.get("delay", 0)))
        request.meta["download_slot"] = here
        downloader = self._crawler.engine.downloader
        downloader.per_slot_settings[here] = {"delay": delay, "concurrency": 1, "jitter": 0}
        if here in downloader.slots:
            downloader.slots[here].delay = delay


class RobotsMiddleware(_Middleware):
    """robots.txt by RFC 9309, kept a day: 4xx allows all, errors of the server and silence allow nothing."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._asked: dict[str, asyncio.Task[None]] = {}
        self._why: dict[str, str] = {}

    async def process_request(self, request: Request) -> None:
        if request.meta.get("is_robots"):
            return
        here = origin(request.url)
        rules = self._politeness.robots(here)
        if rules is None:
            await self._ask(here, request)
            rules = self._politeness.robots(here)
        if rules is None and self._politeness.stopping:
            raise Stopping("stopped before robots.txt was read")
        if rules is None:
            raise RobotsUnreadable(f"{here}: {self._why.get(here, 'no usable answer')}")
        agent = _product(request)
        if not rules.can_fetch(request.url, agent):
            raise RobotsForbid(f"robots.txt of {here} forbids it")
        delay = rules.crawl_delay(agent)
        if delay:
            request.meta["delay"] = max(float(request.meta.get("delay", 0)), float(delay))

    async def _ask(self, here: str, request: Request) -> None:
        if here not in self._asked:
            self._asked[here] = asyncio.ensure_future(self._fetch(here, request))
        await asyncio.shield(self._asked[here])

    async def _fetch(self, here: str, request: Request) -> None:
        robots = Request(
            f"{here}/robots.txt",
            meta={**_passed_on(request), "is_robots": True, "download_maxsize": ROBOTS_LARGEST},
            headers={"User-Agent": request.headers.get("User-Agent", b"")}
            if "User-Agent" in request.headers
            else {},
            dont_filter=True,
        )
        try:
            response = await self._crawler.engine.download_async(robots)
        except Exception as error:  # whatever kept it from being read, it was not read
            trouble = trouble_of(error)
            self._why[here] = ": ".join(filter(None, (trouble.trouble.value, trouble.words)))
            return
        if response.status < 500 and response.status != 429:
            text = response.body.decode("utf-8", "replace") if response.status < 300 else ""
            self._politeness.know_robots(here, text)
            self._politeness.remember_robots(here, text)
        else:
            self._why[here] = f"HTTP {response.status}"


def _passed_on(request: Request) -> dict[str, object]:
    return {key: request.meta[key] for key in ("delay", "own_headers", "home") if key in request.meta}


def _product(request: Request) -> str:
    """The product token of the User-Agent, which is what robots.txt addresses."""
    agent = (request.headers.get("User-Agent") or b"").decode("latin-1")
    return agent.split("/", 1)[0].split(" ", 1)[0] or "*"
