"""The daemon: an APScheduler timetable in the loop in which Scrapy crawls, until it is told to stop. Calls jobs only.

The timetable only says when to look; what is due is asked of the database. So a sleep, a blocked loop or a clock that
was set costs no job: what was missed is found due at the next look, in one run.
"""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable
from datetime import date, datetime, timedelta

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from monitor.config import Settings
from monitor.crawl.desk import Desk, mind_the_clock
from monitor.crawl.guard import Guard
from monitor.crawl.reactor import run
from monitor.crawl.runner import INTERRUPTED, Runner
from monitor.engines.local import LocalEngine
from monitor.errors import MonitorError
from monitor.jobs.clock import utc_now
from monitor.jobs.crawl import chosen_sources
from monitor.jobs.digest import write_daily_digest
from monitor.jobs.link import link_archive
from monitor.jobs.lock import Lock, locked
from monitor.jobs.timetable import next_pass, owed_digests
from monitor.logs import event
from monitor.models.report import PassReport
from monitor.pipeline import Context, load_context
from monitor.seeds import seeds_dir
from monitor.service import EarlySignals, Service
from monitor.store import digests, entries
from monitor.store.database import Access, Database, open_store
from monitor.store.sources import sync_sources

log = logging.getLogger(__name__)

TICK = timedelta(minutes=1)  # the timetable is looked at no more rarely
BEAT = 20.0  # seconds between two signs of life
NOTICED = 5.0  # seconds by which a beat is late, or the clock is off, before a line of the log is spent on it
RETRY = timedelta(minutes=15)  # until a digest that could not be written is tried again

Clock = Callable[[], datetime]


def run_daemon(
    load: Callable[[], Settings], *, clock: Clock = utc_now, early: EarlySignals | None = None
) -> None:
    """Poll what is due and write each day's digest at its hour, until SIGTERM or SIGINT.

    `load` reads the configuration, again at each SIGHUP. Raises LockedError, StoreError and ConfigError before the
    first pass. `early` holds what was told to this process before its loop ran.
    """
    early = early or EarlySignals()
    settings = load()
    context = load_context(
        settings.rules, seeds_dir(), settings.lists
    )  # broken rules are told before the lock is taken
    with locked(settings.database, "run") as lock, open_store(settings.database, Access.OWN) as db:
        daemon = Daemon(load, Gear(settings, context, db), db, lock, clock, early)
        try:
            run(daemon.main(), lambda: daemon.guard)
        finally:
            daemon.gear.engine.close()


class Gear:
    """What the daemon works with under one configuration."""

    def __init__(self, settings: Settings, context: Context, db: Database) -> None:
        self.enabled = chosen_sources(settings)
        sync_sources(db, settings.sources)
        self.settings = settings
        self.context = context
        self.guard = Guard.of(settings.network.allow)
        self.runner = Runner(settings.network.user_agent)
        self.engine = LocalEngine(context)


class Daemon:
    """One process, one loop: never two passes at a time, and one run makes up for all that were missed."""

    def __init__(
        self,
        load: Callable[[], Settings],
        gear: Gear,
        db: Database,
        lock: Lock,
        clock: Clock,
        early: EarlySignals,
    ) -> None:
        self._load = load
        self._db = db
        self._lock = lock
        self._clock = clock
        self._early = early
        self._service = Service()
        self._stop = asyncio.Event()
        self._changed = asyncio.Event()  # the configuration, as SIGHUP says
        self._working = asyncio.Lock()  # a pass, or a change of configuration
        self._writing = asyncio.Lock()  # a digest
        self._doing = "starting"
        self._next_pass = clock()
        self._scheduler = AsyncIOScheduler(
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self.gear = gear

    @property
    def guard(self) -> Guard:
        return self.gear.guard

    async def main(self) -> None:
        """Until told to stop; then what is in hand ends."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._told_to_stop)
        loop.add_signal_handler(signal.SIGHUP, self._changed.set)
        if self._early.stop:
            self._told_to_stop()
        if self._early.reload:
            self._changed.set()
        tasks = [loop.create_task(self._beat()), loop.create_task(self._reload_when_told())]
        self._scheduler.add_listener(_job_event, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
        self._scheduler.add_job(self.poll, "interval", seconds=TICK.total_seconds(), id="poll")
        self._time_digest()
        self._scheduler.start()
        self._look_now()
        event(log, logging.INFO, "started", sources=len(self.gear.enabled), pid=os.getpid())
        self._service.ready(f"watching {len(self.gear.enabled)} sources")
        await self._stop.wait()
        self._service.stopping()
        self._scheduler.pause()  # shutdown would cancel a running pass instead of letting it end
        await self.gear.runner.stop()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._working.acquire(), 1)  # its last words are written
        for task in tasks:
            task.cancel()
        self._scheduler.shutdown(wait=False)
        event(log, logging.INFO, "stopped")

    async def poll(self) -> None:
        """One pass by the timetable, if anything is due."""
        now = self._clock()
        if now < self._next_pass or self._working.locked() or self._stop.is_set():
            return
        async with self._working:
            await self._link_archive()
            if self._stop.is_set():
                return
            self._say("polling")
            desk = Desk(
                self._db, self.gear.settings, self.gear.enabled, self.gear.engine, self._clock, _no_progress,
                due=True,
            )  # fmt: skip
            report = await self.gear.runner.crawl_pass(desk)
            _log_pass(report, (self._clock() - now).total_seconds())
            event(log, logging.DEBUG, "loop", tasks=len(asyncio.all_tasks()))
            self._time_pass(report, did_nothing=desk.had_work and not report.did_anything)

    async def _link_archive(self) -> None:
        """What an earlier version stored gets its stories and its ledger; between two batches signs of life are given."""
        for linked in link_archive(self._db, self.gear.context):
            self._say(f"linking the archive, {linked:,} articles so far")
            await asyncio.sleep(0)
            if self._stop.is_set():
                return

    async def digest(self) -> None:
        """The digest of every day that is due and not written."""
        async with self._writing:
            try:
                for day in self._owed():
                    await self._write_digest(day)
            except Exception as error:  # whatever it was, the day stays owed
                log.debug("fault", exc_info=error)
                event(
                    log,
                    logging.ERROR,
                    "digest",
                    error=_words_of(error),
                    again=f"in {RETRY.seconds // 60} min",
                )
                self._scheduler.add_job(
                    self.digest, "date", run_date=utc_now() + RETRY, id="again", replace_existing=True
                )
        if not self._working.locked():
            self._say("waiting")

    async def _write_digest(self, day: date) -> None:
        self._say(f"writing the digest of {day}")
        written = await asyncio.to_thread(write_daily_digest, self.gear.settings, day)
        digests.save_daily(self._db, day, self._clock())
        event(
            log,
            logging.INFO,
            "digest",
            day=day.isoformat(),
            deals=written.digest.deals,
            file=written.paths[0] if written.paths else None,
        )

    async def _reload_when_told(self) -> None:
        """Once more where it is told again meanwhile: the file may have changed after it was read."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self.reload()

    async def reload(self) -> None:
        """Read the configuration again, when the pass in hand has ended. A faulty one keeps the old."""
        async with self._working:
            self._service.reloading()
            try:
                settings = self._load()
                chosen_sources(settings)
                if settings.database != self.gear.settings.database:
                    raise MonitorError(f"{settings.file}: another database needs a restart")
                context = load_context(settings.rules, seeds_dir(), settings.lists)
                old, self.gear = self.gear, Gear(settings, context, self._db)
            except Exception as error:  # a fault of ours, too, must leave the daemon at work
                log.debug("fault", exc_info=error)
                for line in _words_of(error).splitlines():
                    event(log, logging.ERROR, "reload", error=line, kept="the configuration as it was")
            else:
                await asyncio.to_thread(old.engine.close)
                event(log, logging.INFO, "reload", sources=len(self.gear.enabled))
            self._service.ready(f"watching {len(self.gear.enabled)} sources")
        self._time_digest()
        self._look_now()

    def _told_to_stop(self) -> None:
        """Once: what is in hand ends. Twice: at once, which loses nothing either."""
        if self._stop.is_set():
            os._exit(INTERRUPTED)
        event(log, logging.INFO, "stopping", doing=self._doing)
        self._stop.set()

    def _look_now(self) -> None:
        """Whatever the timetable says: what is due is asked of the database."""
        self._next_pass = self._clock()
        self._scheduler.modify_job("poll", next_run_time=utc_now())
        self._scheduler.add_job(self.digest, id="look", replace_existing=True)

    def _time_digest(self) -> None:
        schedule = self.gear.settings.schedule
        daily = CronTrigger(hour=schedule.digest.hour, minute=schedule.digest.minute, timezone=schedule.zone)
        self._scheduler.add_job(self.digest, daily, id="digest", replace_existing=True)

    def _time_pass(self, report: PassReport, *, did_nothing: bool) -> None:
        now = self._clock()
        due = entries.next_due(self._db, [source.name for source in self.gear.enabled])
        self._next_pass = next_pass(now, due, did_nothing=did_nothing)
        wait = min(self._next_pass - now, TICK)
        self._scheduler.modify_job("poll", next_run_time=utc_now() + wait)
        self._say(f"waiting; last pass {report.words}")

    def _owed(self) -> list[date]:
        mind_the_clock(self._db, self._clock())
        schedule = self.gear.settings.schedule
        first = digests.first_stored(self._db)
        return owed_digests(
            schedule,
            self._clock(),
            last=digests.last_daily(self._db),
            first=first.astimezone(schedule.zone).date() if first else None,
        )

    def _say(self, doing: str) -> None:
        self._doing = doing
        self._lock.beat(self._clock(), doing)
        self._service.status(doing)

    async def _beat(self) -> None:
        """Signs of life; and an eye on two clocks, of which one cannot be set: what a sleep or a set clock put off is
        looked at now, with a line in the log."""
        loop = asyncio.get_running_loop()
        pause = min(BEAT, (self._service.watchdog or BEAT * 2) / 2)
        while True:
            wall, steady = self._clock(), loop.time()
            self._lock.beat(wall, self._doing)
            self._service.alive()
            await asyncio.sleep(pause)
            passed = loop.time() - steady
            moved = (self._clock() - wall).total_seconds() - passed
            if passed - pause > NOTICED:
                event(log, logging.WARNING, "stalled", seconds=round(passed - pause), doing=self._doing)
            if abs(moved) > NOTICED:
                event(
                    log,
                    logging.WARNING,
                    "clock",
                    moved=f"{moved:+.0f}s",
                    remedy="everything is looked at anew",
                )
            if passed - pause > NOTICED or abs(moved) > NOTICED:
                self._look_now()


def _log_pass(report: PassReport, seconds: float) -> None:
    for words in report.broken:
        event(log, logging.ERROR, "fault", error=words)
    level = logging.INFO if report.brought_anything else logging.DEBUG
    event(log, level, "pass", seconds=round(seconds, 1), **report.totals)


def _job_event(happened: JobExecutionEvent) -> None:
    """A job that failed or never ran: neither is silent."""
    error = getattr(happened, "exception", None)
    words = _words_of(error) if error else "did not run at its time"
    event(log, logging.ERROR, "fault", job=happened.job_id, error=words)
    if error:
        log.debug("fault", exc_info=error)


def _words_of(error: BaseException) -> str:
    """An error of ours speaks for itself; of others the kind is told, too."""
    return str(error) if isinstance(error, MonitorError) else f"{type(error).__name__}: {error}"


def _no_progress(report: PassReport, planned: int, queued: int) -> None:
    """Nobody watches a daemon's terminal: its log tells."""
