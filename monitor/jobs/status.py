"""How the sources and the whole are, as of now: the configuration beside what the database, its lock and the digest
folder say. Reads only."""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from monitor.config import Settings
from monitor.frontier import was_ahead
from monitor.jobs.heartbeat import Heartbeat, read_heartbeat
from monitor.models.source import Source, SourceState
from monitor.store.database import Database, open_store
from monitor.store.health import entry_moments, failing_since, pending_counts
from monitor.store.queries import Totals, totals
from monitor.store.sources import SourceRow, source_rows

QUIET = timedelta(days=3)  # a weekend and a holiday are no gap
SILENT = timedelta(days=30)  # for a source whose rhythm is not known
MUCH_LONGER = 3  # times the pauses that a source usually makes
FEWEST = 5  # moments that make a rhythm
_DIGEST = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}|since-[0-9]{8}T[0-9]{4}Z)\.(?:md|html|json|atom)")


@dataclass(frozen=True, slots=True)
class Warning:
    """`kind` is never polled, failing, blocked, gone, ahead or gap; `usual` the pause that a source with a gap makes else."""

    kind: str
    since: datetime | None = None
    words: str = ""
    usual: timedelta | None = None


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """An enabled source. `row` is None where the database does not know it yet."""

    source: Source
    row: SourceRow | None
    pending: int
    warnings: tuple[Warning, ...]

    @property
    def needs_attention(self) -> bool:
        return bool(self.warnings)


@dataclass(frozen=True, slots=True)
class LastDigest:
    """The digest that was written last: a day, or since-<minute>."""

    name: str
    written: datetime


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that `monitor status` tells; sources that need attention come first. `bytes` is None: no database."""

    now: datetime
    database: Path
    bytes: int | None
    heartbeat: Heartbeat
    sources: tuple[SourceStatus, ...]
    totals: Totals
    digest: LastDigest | None

    @property
    def troubled(self) -> int:
        return sum(one.needs_attention for one in self.sources)


def read_status(settings: Settings, now: datetime) -> Status:
    """A database that does not exist yet knows of nothing. Raises StoreError."""
    sources: list[SourceStatus] = []
    counted, enabled = Totals(0, 0, 0, 0), [source for source in settings.sources if source.enabled]
    if settings.database.is_file():
        with open_store(settings.database) as db:
            known, pending, counted = source_rows(db), pending_counts(db), totals(db)
            for source in enabled:
                row = known.get(source.name)
                sources.append(
                    SourceStatus(source, row, pending.get(source.name, 0), _warnings(db, row, now))
                )
    else:
        sources = [SourceStatus(source, None, 0, (Warning("never polled"),)) for source in enabled]
    return Status(
        now=now,
        database=settings.database,
        bytes=_size(settings.database),
        heartbeat=read_heartbeat(settings.database, now),
        sources=tuple(sorted(sources, key=lambda one: not one.needs_attention)),
        totals=counted,
        digest=last_digest(settings.digest.dir),
    )


def _warnings(db: Database, row: SourceRow | None, now: datetime) -> tuple[Warning, ...]:
    if row is None or row.last_poll is None or row.state is None:
        return (Warning("never polled"),)
    found = []
    if was_ahead(row.last_poll, row.next_poll, row.every, now):
        found.append(Warning("ahead", words="noted by a clock that was ahead"))
    if not row.state.is_well:
        since = None if row.state is SourceState.GONE else failing_since(db, row.name)
        found.append(Warning(row.state.value, since or row.last_poll, row.last_error))
    gap = _gap(db, row, min(row.last_poll, now)) if row.state.is_well else None
    return (*found, gap) if gap else tuple(found)


def _gap(db: Database, row: SourceRow, seen: datetime) -> Warning | None:
    """A silence, as far as it was watched, that is much longer than this source's own pauses."""
    if row.last_new is None or seen - row.last_new <= QUIET:
        return None
    usual = usual_pause(entry_moments(db, row.name, until=seen))
    longest = max(QUIET, MUCH_LONGER * usual) if usual else SILENT
    if seen - row.last_new <= longest:
        return None
    return Warning("gap", row.last_new, usual=usual)


def usual_pause(moments: list[datetime]) -> timedelta | None:
    """The pause that nine of ten pauses between these moments (newest first) do not exceed; None where too few are
    known. So a weekend counts as usual for a paper that rests on weekends.

    >>> usual_pause([datetime(2026, 11, day, tzinfo=UTC) for day in (27, 26, 25, 24, 23, 20, 19)])
    datetime.timedelta(days=3)
    """
    pauses = [later - earlier for later, earlier in pairwise(moments) if later > earlier]
    if len(pauses) < FEWEST:
        return None
    return sorted(pauses)[math.ceil(len(pauses) * 0.9) - 1]


def _size(database: Path) -> int | None:
    """With what is still in the write-ahead log."""
    try:
        log = database.with_name(f"{database.name}-wal")
        return database.stat().st_size + (log.stat().st_size if log.exists() else 0)
    except OSError:
        return None


def last_digest(folder: Path) -> LastDigest | None:
    """The newest file of a digest; None where none was written, or the folder cannot be read."""
    try:
        found = [
            (path.stat().st_mtime, name[1])
            for path in folder.iterdir()
            if (name := _DIGEST.fullmatch(path.name))
        ]
    except OSError:
        return None
    if not found:
        return None
    written, newest = max(found)
    return LastDigest(newest, datetime.fromtimestamp(written, UTC))
