"""Runs the spider in Scrapy, in the reactor of this process, and says truly how it ended."""

from typing import TYPE_CHECKING, Any

from scrapy.crawler import AsyncCrawlerRunner

from monitor.crawl.guard import Guard
from monitor.crawl.reactor import run
from monitor.crawl.settings import scrapy_settings
from monitor.models.report import PassReport

if TYPE_CHECKING:
    from monitor.crawl.desk import Desk

FINISHED = "finished"
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
            if name.startswith("spider_exceptions/")
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
        """Let requests that are under way end, start no other, and wait for it."""
        await self._runner.stop()
        await self._runner.join()


def run_spider(desk: Any, guard: Guard, user_agent: str) -> list[str]:
    """The spider in a reactor of its own. Once a process."""

    async def main() -> list[str]:
        return await Runner(user_agent).crawl(desk)

    return run(main(), guard)


def run_pass(desk: "Desk", user_agent: str) -> PassReport:
    """One pass in a reactor of its own. Once a process."""

    async def main() -> PassReport:
        return await Runner(user_agent).crawl_pass(desk)

    return run(main(), desk.politeness.guard)
