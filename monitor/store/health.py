"""What tells how a database and its sources are: rhythms, totals, and the state of the file itself."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlite_utils

from monitor.errors import StoreError
from monitor.store.database import Access, fault_words, uri_options
from monitor.store.migrations import APPLICATION_ID, schema
from monitor.times import parse_moment

MOMENTS = 50  # of the newest entries, from which a source's rhythm is told
OLDEST_SQLITE = (3, 37, 0)  # strict tables


def pending_counts(db: sqlite_utils.Database) -> dict[str, int]:
    """Entries of each source that wait to be fetched."""
    return dict(
        db.execute("select source, count(*) from entries where state = 'pending' group by source").fetchall()
    )


def failing_since(db: sqlite_utils.Database, source: str) -> datetime | None:
    """When the unbroken row of bad polls began; None where the last poll was well, or none is kept."""
    row = db.execute(
        """
        select min(at) from polls where source = :source
           and at > coalesce((select max(at) from polls where source = :source and state in ('ok', 'moved')), '')
        """,
        {"source": source},
    ).fetchone()
    return parse_moment(row[0])


def entry_moments(db: sqlite_utils.Database, source: str, *, until: datetime) -> list[datetime]:
    """When the newest entries of a source were published (or else first seen), newest first."""
    rows = db.execute(
        """
        select distinct coalesce(published, first_seen) as moment from entries where source = ?
         order by moment desc limit ?
        """,
        [source, MOMENTS],
    )
    moments = (parse_moment(row[0]) for row in rows)
    return [moment for moment in moments if moment and moment <= until]


@dataclass(frozen=True, slots=True)
class FileHealth:
    """A database file as it was found, without a change made to it. `faults` are those of SQLite's quick check."""

    is_ours: bool
    pending_steps: tuple[str, ...]
    unknown_steps: tuple[str, ...]
    journal: str
    faults: tuple[str, ...]
    newest: datetime | None  # the newest moment that this program noted as its own


def file_health(path: Path) -> FileHealth:
    """Raises StoreError where the file cannot be read as a database at all."""
    try:
        uri = f"{path.absolute().as_uri()}?{uri_options(path, Access.READ)}"
        connection = sqlite3.connect(uri, uri=True, timeout=5)
    except sqlite3.Error as error:
        raise StoreError(path, f"cannot be opened: {error}") from error
    try:
        return _health(sqlite_utils.Database(connection))
    except sqlite3.DatabaseError as error:
        raise StoreError(path, fault_words(error, path)) from error
    finally:
        connection.close()


def _health(db: sqlite_utils.Database) -> FileHealth:
    is_ours = db.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
    known = [step.name for step in schema._migrations]
    has_steps = is_ours and schema.migrations_table in db.table_names()
    applied = {step.name for step in schema.applied(db)} if has_steps else set()
    pending = tuple(name for name in known if name not in applied) if is_ours else ()
    return FileHealth(
        is_ours=is_ours,
        pending_steps=pending,
        unknown_steps=tuple(sorted(applied - set(known))),
        journal=db.execute("pragma journal_mode").fetchone()[0],
        faults=tuple(row[0] for row in db.execute("pragma quick_check(5)") if row[0] != "ok"),
        newest=_newest(db) if is_ours and "first" in applied else None,
    )


def _newest(db: sqlite_utils.Database) -> datetime | None:
    row = db.execute(
        "select max(m) from (select max(stored) as m from articles union all select max(at) from polls)"
    ).fetchone()
    return parse_moment(row[0])


def sqlite_faults() -> list[str]:
    """What the SQLite of this Python lacks."""
    faults = []
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        faults.append(f"{sqlite3.sqlite_version} is older than {'.'.join(map(str, OLDEST_SQLITE))}")
    connection = sqlite3.connect(":memory:")
    for part, sql in (
        ("FTS5 (full-text search)", "create virtual table t using fts5 (x)"),
        ("JSON", "select json_array()"),
    ):
        try:
            connection.execute(sql)
        except sqlite3.Error:
            faults.append(f"has no {part}")
    connection.close()
    return faults


def sqlite_version() -> str:
    return sqlite3.sqlite_version
