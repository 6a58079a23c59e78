"""Runs the spider in Scrapy, in the reactor of this process, and says truly how it ended."""

from typing import TYPE_CHECKING, Any

from scrapy.crawler import AsyncCrawlerRunner

from monitor.crawl.guard import Guard
from monitor.crawl.reactor import run
from monitor.crawl.settings import scrapy_settings
from monitor.models.report import PassReport

if TYPE_CHECKING:
    from monitor.crawl.desk import Desk


async def crawl(desk: Any, user_agent: str) -> list[str]:
    """The spider works for a desk until nothing is left, in a running loop; what broke, a sentence each.

    The spider is named, never imported.
    """
    runner = AsyncCrawlerRunner(scrapy_settings(user_agent))
    crawler = runner.create_crawler("news")
    await runner.crawl(crawler, desk=desk)
    stats: dict[str, Any] = crawler.stats.get_stats() if crawler.stats else {}
    broken = [
        f"{count} × {name.removeprefix('spider_exceptions/')} in a spider; run with -v for details"
        for name, count in stats.items()
        if name.startswith("spider_exceptions/")
    ]
    reason = stats.get("finish_reason")
    return (
        broken
        if reason == "finished"
        else [*broken, f"the crawl ended early: {reason or 'it could not start'}"]
    )


def run_spider(desk: Any, guard: Guard, user_agent: str) -> list[str]:
    """The spider in a reactor of its own. Once a process."""
    return run(crawl(desk, user_agent), guard)


def run_pass(desk: "Desk", user_agent: str) -> PassReport:
    """One pass, with its report."""
    desk.report.broken.extend(run_spider(desk, desk.politeness.guard, user_agent))
    return desk.finish()
