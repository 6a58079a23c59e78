"""The main job against the bundled newsroom, on loopback: what `make demo` shows and the tests crawl."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from monitor.config import Settings
from monitor.jobs.crawl import Progress, crawl_pass
from monitor.jobs.digest import write_daily_digest
from monitor.models.report import PassReport
from monitor.newsroom import load_newsroom, serve
from monitor.seeds import seeds_dir


@dataclass(frozen=True)
class Demo:
    """What a demo left behind."""

    database: Path
    report: PassReport
    digests: tuple[Path, ...]


def run_demo(settings: Settings, folder: Path, *, clock: Callable[[], datetime], progress: Progress) -> Demo:
    """Serve the newsroom, crawl it into FOLDER/monitor.db and write the digest of today. Raises MonitorError."""
    newsroom = load_newsroom(seeds_dir() / "newsroom")
    now = clock()
    with serve(newsroom, now) as site:
        own = settings.model_copy(
            update={
                "database": folder / "monitor.db",
                "sources": tuple(site.sources),
                "network": settings.network.model_copy(
                    update={"allow": tuple(site.allow), "delay": timedelta(0)}
                ),
                "digest": settings.digest.model_copy(update={"dir": folder / "digest"}),
            }
        )
        report = crawl_pass(own, (), due=False, progress=progress, clock=clock)
    digests = write_daily_digest(own, now.astimezone(own.schedule.zone).date())
    return Demo(own.database, report, tuple(digests))
