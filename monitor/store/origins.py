"""What is remembered of origins (scheme, host and port): robots.txt for a day, and until when they asked for quiet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlite_utils

from monitor.times import parse_moment, utc_text


@dataclass(frozen=True, slots=True)
class Origin:
    """`robots` is the text of robots.txt ("" where there is none), None where it was not read yet."""

    origin: str
    robots: str | None = None
    robots_fetched: datetime | None = None
    retry_after: datetime | None = None
    next_allowed: datetime | None = None  # when a long delay that it asks for ends


def all_origins(db: sqlite_utils.Database) -> dict[str, Origin]:
    rows = db.query("select * from origins")
    return {
        row["origin"]: Origin(
            row["origin"],
            row["robots"],
            parse_moment(row["robots_fetched"]),
            parse_moment(row["retry_after"]),
            parse_moment(row["next_allowed"]),
        )
        for row in rows
    }


def save_robots(db: sqlite_utils.Database, origin: str, robots: str, *, now: datetime) -> None:
    db.execute(
        """
        insert into origins (origin, robots, robots_fetched) values (?, ?, ?)
        on conflict (origin) do update set robots = excluded.robots, robots_fetched = excluded.robots_fetched
        """,
        [origin, robots, utc_text(now)],
    )


def save_retry_after(db: sqlite_utils.Database, origin: str, until: datetime) -> None:
    db.execute(
        """
        insert into origins (origin, retry_after) values (?, ?)
        on conflict (origin) do update set retry_after = excluded.retry_after
        """,
        [origin, utc_text(until + timedelta(seconds=1))],  # texts have no parts of a second: never too early
    )


def save_next_allowed(db: sqlite_utils.Database, origin: str, moment: datetime) -> None:
    db.execute(
        """
        insert into origins (origin, next_allowed) values (?, ?)
        on conflict (origin) do update set next_allowed = excluded.next_allowed
        """,
        [origin, utc_text(moment + timedelta(seconds=1))],
    )
