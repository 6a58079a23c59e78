"""Runs one pass in Scrapy, in the reactor of this process, and says truly how it ended."""

from typing import Any

from scrapy.crawler import AsyncCrawlerRunner

from monitor.crawl.desk import Desk
from monitor.crawl.reactor import run
from monitor.crawl.settings import scrapy_settings
from monitor.models.report import PassReport


async def crawl(desk: Desk, user_agent: str) -> PassReport:
    """One pass in a running loop: the spider is named, never imported."""
    runner = AsyncCrawlerRunner(scrapy_settings(user_agent))
    crawler = runner.create_crawler("news")
    await runner.crawl(crawler, desk=desk)
    stats: dict[str, Any] = crawler.stats.get_stats() if crawler.stats else {}
    reason = stats.get("finish_reason")
    if reason != "finished":
        desk.report.broken.append(f"the crawl ended early: {reason or 'it could not start'}")
    for name, count in stats.items():
        if name.startswith("spider_exceptions/"):
            desk.report.broken.append(
                f"{count} × {name.removeprefix('spider_exceptions/')} in a spider; run with -v for details"
            )
    return desk.finish()


def run_pass(desk: Desk, user_agent: str) -> PassReport:
    """One pass in a reactor of its own. Once a process."""
    return run(crawl(desk, user_agent), desk.politeness.guard)
