"""One writer a database: a lock file beside it, that dies with its process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from monitor.errors import LockedError, StoreError


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Raises LockedError at once where another process holds it."""
    path = database.with_name(database.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LockedError(database) from error
    except OSError as error:
        raise StoreError(database, f"cannot be locked: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()
