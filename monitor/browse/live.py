"""The file that is browsed: read-only connections that cannot be made to take much memory, and whether it is still there.

Whoever may ask in SQL may ask for a gigabyte in one line; SQLite and this module say no before it is made.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from datasette.database import Database

from monitor.store.database import Access, uri_options

BUSY_SECONDS = 5.0
MIB = 1024 * 1024
LONGEST_VALUE = 24 * MIB  # bytes; a page that is fetched has 8 MiB at most, a text of it thrice that in UTF-8
# Characters and bytes of all rows: JSON may write each as six, and they are held more than once.
LARGEST_ANSWER = 11 * MIB
LARGEST_HEAP = 128 * MIB  # bytes that SQLite holds at once, for all connections
TOO_BIG = (
    "That answer is too big. Ask for fewer rows or columns, or for a part of a value: substr(text, 1, 1000)."
)

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 200_000,  # an address has 8,000 characters; counting repeats them
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 5_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}

_NUMBER = 8  # bytes


class TooBigError(Exception):
    """An answer, or a value on the way to it, that is beyond the limits. Were it an error of SQLite, CSV would answer with status 200."""


class BoundedCursor(sqlite3.Cursor):
    """Reads row by row and stops where the rows together are too big."""

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        return self._read(size)

    def fetchall(self) -> list[Any]:
        return self._read(None)

    def _read(self, most: int | None) -> list[Any]:
        rows: list[Any] = []
        size = 0
        while (most is None or len(rows) < most) and (row := self.fetchone()) is not None:
            size += sum(len(value) if isinstance(value, str | bytes) else _NUMBER for value in row)
            if size > LARGEST_ANSWER:
                raise TooBigError(TOO_BIG)
            rows.append(row)
        return rows


class BoundedConnection(sqlite3.Connection):
    """Its cursors are bounded."""

    def cursor(self, factory: Any = BoundedCursor) -> Any:
        return super().cursor(factory)


class LiveDatabase(Database):  # type: ignore[misc]
    """A file that another process may write to at the same time; here it is only read."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        path = Path(self.path)
        uri = f"{path.absolute().as_uri()}?{uri_options(path, Access.READ)}"
        connection = sqlite3.connect(
            uri, uri=True, check_same_thread=False, timeout=BUSY_SECONDS, factory=BoundedConnection
        )
        for category, limit in LIMITS.items():
            connection.setlimit(category, limit)
        connection.execute(f"pragma hard_heap_limit = {LARGEST_HEAP}")
        self._all_file_connections.append(connection)
        return connection

    async def execute(self, *arguments: Any, **options: Any) -> Any:
        """Faults are told by the page; Datasette would print them, too."""
        try:
            return await super().execute(*arguments, **{**options, "log_sql_errors": False})
        except MemoryError as error:  # the limit of the heap
            raise TooBigError(TOO_BIG) from error
        except sqlite3.DataError as error:
            if "too big" in str(error):
                raise TooBigError(TOO_BIG) from error
            raise


def watch(path: Path) -> Callable[[], bool]:
    """Whether the path still names the file that it names now, and nobody writes to one that was taken for still.
    Connections keep the old file open, and would go on reading it."""
    options = uri_options(path, Access.READ)
    first = _identity(path, options)
    return lambda: first is not None and _identity(path, uri_options(path, Access.READ)) == first


def _identity(path: Path, options: str) -> tuple[str | int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    written = (found.st_mtime_ns, found.st_size) if "immutable" in options else ()
    return options, found.st_dev, found.st_ino, *written
