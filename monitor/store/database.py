"""Opening the database: a file of ours, brought up to date, in WAL mode; or one clear sentence why not."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from monitor.errors import StoreError
from monitor.store.migrations import APPLICATION_ID, schema

Database = sqlite_utils.Database  # what other packages call the open file

BUSY_MS = 5000


@contextmanager
def open_store(path: Path, *, read_only: bool = False) -> Iterator[sqlite_utils.Database]:
    """The database, migrated (or refused) and closed at the end. Raises StoreError.

    Read-only does not create, migrate or write; it refuses a file that this version has not migrated yet.
    """
    connection = _connect(path, read_only)
    try:
        db = sqlite_utils.Database(connection)
        _prepare(db, path, read_only)
        yield db
    except sqlite3.DatabaseError as error:
        raise StoreError(path, _words(error)) from error
    finally:
        connection.close()


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    if read_only and not path.is_file():
        raise StoreError(path, "there is no database yet; run `monitor crawl` first, or name one with --db")
    try:
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
        mode = "ro" if read_only else "rwc"
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_MS / 1000)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(path, f"cannot be opened: {error}") from error


def _prepare(db: sqlite_utils.Database, path: Path, read_only: bool) -> None:
    db.execute("pragma foreign_keys = on")
    db.execute(f"pragma busy_timeout = {BUSY_MS}")
    if set(db.table_names()) - {schema.migrations_table} and not _is_ours(db):
        raise StoreError(path, "is a database of another program; name another file with --db")
    known = {step.name for step in schema._migrations}
    unknown = sorted({step.name for step in schema.applied(db)} - known)
    if unknown:
        raise StoreError(
            path, f"was written by a newer version (it knows {', '.join(unknown)}); install that version"
        )
    if not schema.pending(db):
        return
    if read_only:
        raise StoreError(
            path, "was written by an older version; run `monitor crawl` once to bring it up to date"
        )
    db.execute("pragma journal_mode = wal")
    schema.apply(db)


def _is_ours(db: sqlite_utils.Database) -> bool:
    return bool(db.execute("pragma application_id").fetchone()[0] == APPLICATION_ID)


def _words(error: sqlite3.DatabaseError) -> str:
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return f"{text}; restore a copy, or move the file away to start anew"
    if "locked" in text:
        return "is locked by another program; close it, or wait"
    return text
