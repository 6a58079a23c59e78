"""Runs the spider in Scrapy, in the reactor of this process, and says truly how it ended."""

import asyncio
import contextlib
import os
import signal
from typing import TYPE_CHECKING, Any

from scrapy.crawler import AsyncCrawlerRunner, Crawler

from monitor.crawl.guard import Guard
from monitor.crawl.politeness import SHORTEST_DELAY
from monitor.crawl.reactor import run
from monitor.crawl.settings import scrapy_settings
from monitor.models.report import PassReport

if TYPE_CHECKING:
    from monitor.crawl.desk import Desk

FINISHED = "finished"
GRACE = 25.0  # seconds that a stop waits for what is in hand; with the rest of the way out, under 30
INTERRUPTED = 130  # exit code of a process that was stopped by hand
STOPPED = "shutdown"  # asked to stop: what was in hand is stored, the rest is pending


class Runner:
    """Passes in a running loop, one after another."""

    def __init__(self, user_agent: str) -> None:
        self._runner = AsyncCrawlerRunner(scrapy_settings(user_agent))

    async def crawl(self, desk: Any) -> list[str]:
        """The spider works for a desk until nothing is left; what broke, a sentence each.

        The spider is named, never imported.
        """
        crawler = self._runner.create_crawler("news")
        await self._runner.crawl(crawler, desk=desk)
        stats: dict[str, Any] = crawler.stats.get_stats() if crawler.stats else {}
        broken = [
            f"{count} × {name.removeprefix('spider_exceptions/')} in a spider; run with -v for details"
            for name, count in stats.items()
            if name.startswith("spider_exceptions/") and not name.endswith("/count")
        ]
        reason = stats.get("finish_reason")
        if reason not in {FINISHED, STOPPED}:
            broken.append(f"the crawl ended early: {reason or 'it could not start'}")
        return broken

    async def crawl_pass(self, desk: "Desk") -> PassReport:
        """One pass, with its report."""
        desk.report.broken.extend(await self.crawl(desk))
        return desk.finish()

    async def stop(self) -> None:
        """Let requests that are under way end, start no other, and wait for it; GRACE seconds at most."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                for crawler in list(self._runner.crawlers):
                    await _begun(crawler)
                    _hold_back(crawler)
                await self._runner.stop()
                await self._runner.join()


async def _begun(crawler: Crawler) -> None:
    """Scrapy forgets a stop that comes while a crawl is starting, and then never ends it (2.19)."""
    while crawler.crawling and not (crawler.spider and crawler.engine and crawler.engine.running):
        await asyncio.sleep(0.01)


def _hold_back(crawler: Crawler) -> None:
    """What waits in the downloader's queues is refused as it comes up, and comes up at once."""
    desk = getattr(crawler.spider, "desk", None)
    if desk is not None:
        desk.politeness.stopping = True
    if crawler.engine:
        downloader = crawler.engine.downloader
        for slot in downloader.slots.values():
            slot.delay, slot.jitter, slot.lastseen = SHORTEST_DELAY, 0.0, 0.0
            if slot.latercall:  # it waits out the delay that was
                slot.latercall.cancel()
                downloader._latercall(slot)


def run_spider(desk: Any, guard: Guard, user_agent: str) -> tuple[list[str], bool]:
    """The spider in a reactor of its own: what broke, and whether it was interrupted. Once a process.

    On SIGINT or SIGTERM it ends what is in hand; a second one ends the process at once, which loses nothing.
    """
    stopped = asyncio.Event()

    async def main() -> list[str]:
        runner, loop = Runner(user_agent), asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(
                number, lambda: os._exit(INTERRUPTED) if stopped.is_set() else stopped.set()
            )
        crawling, stopping = asyncio.ensure_future(runner.crawl(desk)), asyncio.ensure_future(stopped.wait())
        await asyncio.wait({crawling, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if stopped.is_set():
            await runner.stop()
        stopping.cancel()
        return crawling.result() if crawling.done() else []

    return run(main(), lambda: guard), stopped.is_set()


def run_pass(desk: "Desk", user_agent: str) -> PassReport:
    """One pass in a reactor of its own. Once a process."""
    broken, desk.report.interrupted = run_spider(desk, desk.politeness.guard, user_agent)
    desk.report.broken.extend(broken)
    return desk.finish()
