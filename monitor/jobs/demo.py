"""The main job against the bundled newsroom, on loopback: what `make demo` shows and the tests crawl."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import yaml

from monitor.config import Settings
from monitor.errors import UsageError
from monitor.jobs.crawl import Progress, crawl_pass
from monitor.jobs.digest import write_daily_digest
from monitor.jobs.lock import locked
from monitor.models.report import PassReport
from monitor.models.source import Source
from monitor.newsroom import load_newsroom, serve
from monitor.seeds import seeds_dir
from monitor.store.database import Access, open_store
from monitor.store.queries import Totals, totals
from monitor.store.sources import source_rows


@dataclass(frozen=True)
class Demo:
    """What a demo left behind."""

    database: Path
    report: PassReport
    totals: Totals
    digests: tuple[Path, ...]


def run_demo(
    settings: Settings,
    folder: Path,
    *,
    clock: Callable[[], datetime],
    progress: Progress,
    hold: Callable[[Path, Sequence[str]], None] | None = None,
) -> Demo:
    """Serve the newsroom, crawl it into FOLDER/monitor.db (made anew) and write the digest of today.

    `hold` is called while the newsroom is still up, with a configuration that watches it and the addresses of its
    sources. Raises MonitorError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot be made: {error.strerror or error}; choose another --dir"
        ) from error
    newsroom = load_newsroom(seeds_dir() / "newsroom")
    now = clock()
    with serve(newsroom, now) as site:
        own = _settings(settings, folder, site.sources, site.allow)
        _make_way(own.database, own.sources)
        report = crawl_pass(own, (), due=False, progress=progress, clock=clock)
        digests = write_daily_digest(own, now.astimezone(own.schedule.zone).date()).paths
        if hold:
            hold(_write_config(own, folder), [source.url for source in own.sources])
    with open_store(own.database) as db:
        return Demo(own.database, report, totals(db), digests)


def _settings(settings: Settings, folder: Path, sources: Sequence[Source], allow: Sequence[str]) -> Settings:
    """The user's rules and digest formats, the newsroom's sources, nothing but loopback."""
    network = settings.network.model_copy(update={"allow": list(allow), "delay": timedelta(0)})
    return settings.model_copy(
        update={
            "database": folder / "monitor.db",
            "sources": tuple(sources),
            "network": network,
            "digest": settings.digest.model_copy(update={"dir": folder / "digest"}),
        }
    )


def _write_config(settings: Settings, folder: Path) -> Path:
    """What watches the newsroom as long as it is served; the database is the demo's."""
    sources = [
        {"name": one.name, "url": one.url, "kind": one.kind.value, "every": "10s"} for one in settings.sources
    ]
    network = {"allow": list(settings.network.allow), "delay": "0s"}
    path = folder / "config.yaml"
    path.write_text(
        yaml.safe_dump({"network": network, "sources": sources}, sort_keys=False), encoding="utf-8"
    )
    return path


def _make_way(database: Path, sources: Sequence[Source]) -> None:
    """Remove the database of an earlier demo: the newsroom moves to other ports with every run. Never another's."""
    if not database.exists():
        return
    with locked(database, "demo"):  # a daemon may still watch the earlier demo's newsroom
        with open_store(
            database, Access.OWN
        ) as db:  # an earlier version's is brought up to date, to be asked
            others = set(source_rows(db)) - {source.name for source in sources}
        if others:
            raise UsageError(
                f"{database} is no demo's database (it knows {min(others)}); choose another --dir"
            )
        for ending in ("", "-wal", "-shm"):
            database.with_name(database.name + ending).unlink(missing_ok=True)
