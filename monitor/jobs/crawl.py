"""One pass of the main job: lock, database, engine, desk; then Scrapy runs."""

from collections.abc import Callable, Sequence
from datetime import datetime

from monitor.config import Settings
from monitor.engines.local import LocalEngine
from monitor.engines.workers import start_method
from monitor.errors import ConfigError, UsageError
from monitor.jobs.clock import utc_now
from monitor.jobs.link import link_archive
from monitor.jobs.lock import locked
from monitor.models.report import PassReport
from monitor.models.source import Source
from monitor.pipeline import load_context
from monitor.seeds import seeds_dir
from monitor.store.database import Access, open_store
from monitor.store.sources import sync_sources
from monitor.yamlfile import nearest

Progress = Callable[[PassReport, int, int], None]


def crawl_pass(
    settings: Settings,
    names: Sequence[str],
    *,
    due: bool,
    progress: Progress,
    clock: Callable[[], datetime] = utc_now,
) -> PassReport:
    """Poll the sources named (default: all enabled), fetch what is pending, judge and store it.

    Raises UsageError for a name that is not configured, LockedError, StoreError, and ConfigError for broken rules.
    """
    chosen = chosen_sources(settings, names)
    with locked(settings.database), open_store(settings.database, Access.OWN) as db:
        start_method()
        context = load_context(settings.rules, seeds_dir(), settings.lists)
        sync_sources(db, settings.sources)
        for _ in link_archive(db, context):
            pass  # each batch is stored by itself
        from monitor.crawl.desk import Desk  # noqa: PLC0415  (Scrapy takes 0.6 s to import)
        from monitor.crawl.runner import run_pass  # noqa: PLC0415

        with LocalEngine(context) as engine:
            engine.begin()
            desk = Desk(db, settings, chosen, engine, clock, progress, due=due)
            return run_pass(desk, settings.network.user_agent)


def chosen_sources(settings: Settings, names: Sequence[str] = ()) -> list[Source]:
    """Those named, or else all that are enabled. Raises UsageError for an unknown name, ConfigError where none is left."""
    by_name = {source.name: source for source in settings.sources}
    for name in names:
        if name not in by_name:
            raise UsageError(f"there is no source '{name}'{nearest(name, by_name)}")
    chosen = (
        [by_name[name] for name in dict.fromkeys(names)]
        if names
        else [s for s in settings.sources if s.enabled]
    )
    if not chosen:
        raise ConfigError([f"{settings.file}: no source is enabled; add one under 'sources'"])
    return chosen
