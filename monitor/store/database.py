"""Opening the database: a file of ours, brought up to date, in WAL mode; or one clear sentence why not."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

import sqlite_utils

from monitor.errors import StoreError
from monitor.store.migrations import APPLICATION_ID, schema

Database = sqlite_utils.Database  # what other packages call the open file

StoreFault = sqlite3.DatabaseError  # what reading and writing raise: locked, full, read-only, damaged

BUSY_MS = 5000


class Access(Enum):
    """READ changes nothing, WRITE changes rows of a database that is there and up to date; OWN also makes it and brings
    it up to date, which is only for whoever holds its lock."""

    READ = "ro"
    WRITE = "rw"
    OWN = "rwc"


@contextmanager
def open_store(path: Path, access: Access = Access.READ) -> Iterator[sqlite_utils.Database]:
    """The database, closed at the end. Raises StoreError."""
    connection = _connect(path, access)
    try:
        db = sqlite_utils.Database(connection)
        _prepare(db, path, access)
        yield db
    except sqlite3.DatabaseError as error:
        raise StoreError(path, fault_words(error, path)) from error
    finally:
        connection.close()


@contextmanager
def writing(db: sqlite_utils.Database) -> Iterator[None]:
    """A transaction that waits for other writers before it reads, so that what it read still holds when it writes."""
    db.conn.execute("begin immediate")
    try:
        yield
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()


def _connect(path: Path, access: Access) -> sqlite3.Connection:
    try:
        if path.exists() and not path.is_file():
            raise StoreError(path, "is no file; name another with --db or `database:`")
        if access is Access.OWN:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.exists() or not path.stat().st_size:
            raise StoreError(
                path, "there is no database yet; run `monitor crawl` first, or name one with --db"
            )
        uri = f"{path.absolute().as_uri()}?{uri_options(path, access)}"
        return sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000)
    except (sqlite3.Error, OSError) as error:
        words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StoreError(
            path, f"cannot be opened: {words}; name another file with --db or `database:`"
        ) from error


def uri_options(path: Path, access: Access) -> str:
    """Where nobody can be writing (no write-ahead log, no right to make one), SQLite need not share memory with others,
    for which it would have to write."""
    log = path.with_name(f"{path.name}-wal")
    is_still = access is Access.READ and not log.exists() and not os.access(path.absolute().parent, os.W_OK)
    return f"mode={access.value}{'&immutable=1' if is_still else ''}"


def _prepare(db: sqlite_utils.Database, path: Path, access: Access) -> None:
    db.execute("pragma foreign_keys = on")
    db.execute(f"pragma busy_timeout = {BUSY_MS}")
    if set(db.table_names()) - {schema.migrations_table} and not _is_ours(db):
        raise StoreError(path, "is a database of another program; name another file with --db or `database:`")
    known = {step.name for step in schema._migrations}
    unknown = sorted({step.name for step in schema.applied(db)} - known)
    if unknown:
        raise StoreError(
            path, f"was written by a newer version (it knows {', '.join(unknown)}); install that version"
        )
    if not schema.pending(db):
        return
    if access is not Access.OWN:
        raise StoreError(
            path, "was written by an older version; run `monitor crawl` once to bring it up to date"
        )
    db.execute("pragma journal_mode = wal")
    schema.apply(db)


def _is_ours(db: sqlite_utils.Database) -> bool:
    return bool(db.execute("pragma application_id").fetchone()[0] == APPLICATION_ID)


def fault_words(error: sqlite3.DatabaseError, path: Path) -> str:
    """What SQLite complains of, and the remedy."""
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return f"{text}; restore a copy, or move the file away to start anew"
    if "locked" in text:
        return "is locked by another program; close it, or wait"
    if "readonly" in text or "unable to open" in text:
        unwritable = path if path.exists() and not os.access(path, os.W_OK) else path.absolute().parent
        return f"this user may not write {unwritable}; let it, or work on a copy"
    if "full" in text or "disk I/O" in text:
        return f"{text}; make room on the disk"
    return text
