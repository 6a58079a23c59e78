"""One writer a database: a lock file beside it that dies with its process, and beside that the name of its holder.

The holder's file is also the daemon's heartbeat. It is never proof that somebody runs: a killed process leaves it
behind. Only the lock is.
"""

import contextlib
import fcntl
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from monitor.errors import LockedError, StoreError
from monitor.jobs.clock import utc_now
from monitor.times import utc_text


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works on a database. Moments are UTC texts; `doing` is a few words on what is in hand."""

    pid: int
    command: str
    since: str
    beat: str
    doing: str = ""


class Lock:
    """A lock that is held; `beat` says that its process is alive and what it does."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self._holder = holder
        self._write()

    def beat(self, now: datetime, doing: str = "") -> None:
        self._holder = replace(self._holder, beat=utc_text(now), doing=doing)
        self._write()

    def _write(self) -> None:
        """Whole or not at all. A full disk costs the heartbeat, not the work."""
        temporary = ""
        try:
            with tempfile.NamedTemporaryFile(
                "w", dir=self._path.parent, prefix=f".{self._path.name}.", delete=False
            ) as file:
                temporary = file.name
                json.dump(asdict(self._holder), file)
            Path(temporary).chmod(0o644)  # whoever watches over it may be another user
            os.replace(temporary, self._path)  # noqa: PTH105  (the same, and atomic)
        except OSError:
            if temporary:
                with contextlib.suppress(OSError):
                    Path(temporary).unlink()


@contextmanager
def locked(database: Path, command: str = "crawl") -> Iterator[Lock]:
    """Raises LockedError at once where another process holds it, and says which."""
    path = _beside(database, ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        lock.acquire(timeout=0.2)  # who only asks whether it is held, holds it for an instant
    except Timeout as error:
        raise LockedError(database, _words(read_holder(database))) from error
    except OSError as error:
        words = f"cannot be locked: {error.strerror or error}; let this user write {path.parent}, or name another file"
        raise StoreError(database, words) from error
    now = utc_text(utc_now())
    try:
        yield Lock(_beside(database, ".holder"), Holder(os.getpid(), command, now, now))
    finally:
        with contextlib.suppress(OSError):
            _beside(database, ".holder").unlink()
        lock.release()


def read_holder(database: Path) -> Holder | None:
    """Who holds or held it last; None where nobody is known."""
    try:
        return Holder(**json.loads(_beside(database, ".holder").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def is_locked(database: Path) -> bool:
    """Whether a process works on it now. Asks with a shared lock of the same kind, which needs no right to write.

    Raises StoreError where this user may not even read the lock.
    """
    path = _beside(database, ".lock")
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return False
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    except OSError as error:
        raise StoreError(
            database, f"{path.name} cannot be read: {error.strerror or error}; let this user read it"
        ) from error


def _beside(database: Path, suffix: str) -> Path:
    return database.with_name(database.name + suffix)


def _words(holder: Holder | None) -> str:
    return f"`monitor {holder.command}` (process {holder.pid}, since {holder.since})" if holder else ""
