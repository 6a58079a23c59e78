"""The daemon: an APScheduler timetable in the loop in which Scrapy crawls, until it is told to stop. Calls jobs only."""

import asyncio
import logging
import signal
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from monitor.config import Settings
from monitor.crawl.desk import Desk
from monitor.crawl.guard import Guard
from monitor.crawl.reactor import run
from monitor.crawl.runner import Runner
from monitor.engines.local import LocalEngine
from monitor.errors import MonitorError
from monitor.jobs.clock import utc_now
from monitor.jobs.digest import write_daily_digest
from monitor.jobs.lock import locked
from monitor.logs import event
from monitor.models.report import PassReport
from monitor.pipeline import load_context
from monitor.seeds import seeds_dir
from monitor.store.database import Database, open_store
from monitor.store.sources import sync_sources

log = logging.getLogger(__name__)

TICK = timedelta(minutes=1)  # how often the timetable is looked at


def run_daemon(settings: Settings, *, clock: Callable[[], datetime] = utc_now) -> None:
    """Poll what is due and write each day's digest at its hour, until SIGTERM or SIGINT.

    Raises LockedError, StoreError and ConfigError before the first tick.
    """
    load_context(settings.rules, seeds_dir())
    with locked(settings.database), open_store(settings.database) as db:
        sync_sources(db, settings.sources)
        with LocalEngine(partial(load_context, settings.rules, seeds_dir())) as engine:
            daemon = Daemon(settings, db, engine, clock)
            run(daemon.main(), Guard.of(settings.network.allow))


class Daemon:
    """One process, one loop: never two passes at a time, and one run makes up for all that were missed in a sleep."""

    def __init__(
        self, settings: Settings, db: Database, engine: LocalEngine, clock: Callable[[], datetime]
    ) -> None:
        self._settings = settings
        self._db = db
        self._engine = engine
        self._clock = clock
        self._runner = Runner(settings.network.user_agent)
        self._stop = asyncio.Event()

    async def main(self) -> None:
        """Until told to stop; then what is in hand ends."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop.set)
        scheduler = AsyncIOScheduler(
            timezone=self._settings.schedule.zone,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        hour = self._settings.schedule.digest
        scheduler.add_job(self.poll, "interval", seconds=TICK.total_seconds(), next_run_time=self._clock())
        scheduler.add_job(
            self.digest, "cron", hour=hour.hour, minute=hour.minute, next_run_time=self._clock()
        )
        scheduler.start()
        event(log, logging.INFO, "started", sources=sum(source.enabled for source in self._settings.sources))
        await self._stop.wait()
        scheduler.pause()  # shutdown would cancel a running pass instead of letting it end
        await self._runner.stop()
        scheduler.shutdown(wait=False)
        event(log, logging.INFO, "stopped")

    async def poll(self) -> None:
        """One pass by the timetable."""
        enabled = [source for source in self._settings.sources if source.enabled]
        desk = Desk(self._db, self._settings, enabled, self._engine, self._clock, _no_progress, due=True)
        report = await self._runner.crawl_pass(desk)
        for words in report.broken:
            event(log, logging.ERROR, "fault", error=words)

    async def digest(self) -> None:
        """Yesterday's digest, unless it is there: also at the start, for the one that a stop has missed."""
        now = self._clock().astimezone(self._settings.schedule.zone)
        day: date = now.date() - timedelta(days=1)
        form = self._settings.digest.formats[0] if self._settings.digest.formats else ""
        is_there = (self._settings.digest.dir / f"{day.isoformat()}.{form}").exists()
        if is_there or now.time() < self._settings.schedule.digest:
            return
        try:
            paths = write_daily_digest(self._settings, day).paths
        except MonitorError as error:
            event(log, logging.ERROR, "digest", day=day.isoformat(), error=str(error))
            return
        event(log, logging.INFO, "digest", day=day.isoformat(), files=len(paths))


def _no_progress(report: PassReport, planned: int, queued: int) -> None:
    """Nobody watches a daemon's terminal: its log tells."""
