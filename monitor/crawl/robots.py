"""robots.txt by RFC 9309, kept a day: 4xx allows all, errors of the server and silence allow nothing in this pass and are
asked again at the next; of a giant file the first 500 KB count."""

import asyncio
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload

from monitor.crawl.middlewares import PassMiddleware
from monitor.crawl.refusals import RobotsForbid, RobotsUnreadable, Stopping
from monitor.crawl.troubles import trouble_of
from monitor.urls import origin

LARGEST = 500 * 1024  # bytes that RFC 9309 asks for; the rest is not read
_TOO_MANY = 429  # the one 4xx that says nothing about what is allowed


class RobotsMiddleware(PassMiddleware):
    """Asks once an origin and pass, whoever needs the answer."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._asked: dict[str, asyncio.Task[None]] = {}
        self._why: dict[str, str] = {}
        crawler.signals.connect(self._stop_when_enough, signals.bytes_received)

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
            self._politeness.wants_delay(here, float(delay))

    async def _ask(self, here: str, request: Request) -> None:
        if here not in self._asked:
            self._asked[here] = asyncio.ensure_future(self._fetch(here, request))
        await asyncio.shield(self._asked[here])

    async def _fetch(self, here: str, request: Request) -> None:
        robots = Request(
            f"{here}/robots.txt",
            meta={
                **_passed_on(request),
                "is_robots": True,
                "download_maxsize": 0,
                "unpacked_maxsize": LARGEST,
            },
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
        if response.status < 500 and response.status != _TOO_MANY:
            text = robots_text(response.body) if response.status < 300 else ""
            self._politeness.know_robots(here, text)
            self._politeness.remember_robots(here, text)
        else:
            self._why[here] = f"HTTP {response.status}"

    def _stop_when_enough(self, data: bytes, request: Request, **others: Any) -> None:
        """Scrapy's signal for each piece of a body that comes in."""
        if request.meta.get("is_robots"):
            request.meta["robots_read"] = request.meta.get("robots_read", 0) + len(data)
            if request.meta["robots_read"] > LARGEST:
                raise StopDownload(fail=False)


def robots_text(body: bytes) -> str:
    """Its rules; a byte order mark would hide the first line, and the line that the limit cuts is no rule.

    >>> robots_text(b"\\xef\\xbb\\xbfUser-agent: *\\r\\nDisallow: /a")
    'User-agent: *\\r\\nDisallow: /a'
    """
    is_cut = len(body) >= LARGEST
    body = body[:LARGEST]
    if body[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = body.decode("utf-16", "replace")
    else:
        text = body.decode("utf-8-sig", "replace")
    return text.rpartition("\n")[0] if is_cut and "\n" in text else text


def _passed_on(request: Request) -> dict[str, object]:
    return {key: request.meta[key] for key in ("delay", "own_headers", "home") if key in request.meta}


def _product(request: Request) -> str:
    """The product token of the User-Agent, which is what robots.txt addresses."""
    agent = (request.headers.get("User-Agent") or b"").decode("latin-1")
    return agent.split("/", 1)[0].split(" ", 1)[0] or "*"
