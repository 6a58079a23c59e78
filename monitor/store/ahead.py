"""Moments of the future that only a clock that was ahead can have noted: left alone, they would put off silently what is
due now, until the true time gets there."""

from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from monitor.frontier import DAY, SKEW, was_ahead
from monitor.store.sources import source_rows
from monitor.times import utc_text


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many sources, pending entries and digests are due again."""

    sources: int
    entries: int
    digests: int

    def __bool__(self) -> bool:
        return bool(self.sources or self.entries or self.digests)


def take_back_ahead(db: sqlite_utils.Database, now: datetime) -> TakenBack:
    """Make due now what a clock that was ahead put off. What is stored (articles, polls) keeps its moment."""
    ahead = [
        row for row in source_rows(db).values() if was_ahead(row.last_poll, row.next_poll, row.every, now)
    ]
    # no entry and no origin waits longer than a day; where the clock is known to have been wrong, none waits at all
    latest = utc_text(now if ahead else now + DAY + SKEW)
    values = {"now": utc_text(now), "soon": utc_text(now + SKEW), "latest": latest}
    with db.atomic():
        for row in ahead:
            db.execute(SOURCE, {**values, "name": row.name})
        entries = db.execute(ENTRIES, values).rowcount
        db.execute("update origins set retry_after = null where retry_after > :latest", values)
        db.execute("update origins set robots_fetched = null where robots_fetched > :soon", values)
        digests = db.execute("delete from daily_digests where written > :soon", values).rowcount
    return TakenBack(len(ahead), entries, digests)


SOURCE = """
update sources set next_poll = :now, last_poll = min(last_poll, :now), last_new = min(last_new, :now)
 where name = :name
"""
ENTRIES = "update entries set next_attempt = :now where state = 'pending' and next_attempt > :latest"
