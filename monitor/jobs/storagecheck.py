"""Where things are kept: the database and its folder, room on the disk, the digest's folder."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from monitor.models.check import Check, Level
from monitor.store.health import FileHealth

SCARCE, LOW = 100_000_000, 1_000_000_000  # bytes free: nothing can be stored; a few weeks of pages
LARGE_LOG = 256_000_000  # bytes of a write-ahead log that nobody folds back
# File systems on which SQLite's write-ahead log does not work, because its readers share memory.
_REMOTE = (
    "nfs",
    "cifs",
    "smb",
    "9p",
    "fuse.sshfs",
    "afs",
    "ceph",
    "glusterfs",
    "fuse.glusterfs",
    "vboxsf",
    "davfs",
)


def database_checks(path: Path, health: FileHealth) -> Iterator[Check]:
    """What the file itself says."""
    if not health.is_ours and path.stat().st_size:
        yield Check(
            "database", Level.FAIL, f"{path} is of another program", "name another with --db or `database:`"
        )
        return
    for fault in health.faults:
        yield Check("database", Level.FAIL, f"{path}: {fault}", "restore a copy, or `sqlite3 FILE .recover`")
    if health.unknown_steps:
        steps = ", ".join(health.unknown_steps)
        yield Check(
            "database", Level.FAIL, f"{path}: a newer version wrote it ({steps})", "install that version"
        )
    if health.is_ours and health.pending_steps:
        steps = ", ".join(health.pending_steps)
        remedy = "`monitor crawl` brings it up to date"
        yield Check("database", Level.WARN, f"{path}: an older version wrote it (it lacks {steps})", remedy)
    if health.is_ours and health.journal != "wal" and os.access(path.absolute().parent, os.W_OK):
        remedy = f"`sqlite3 {path} 'pragma journal_mode = wal'`, while nobody works on it"
        yield Check("database", Level.WARN, f"{path}: not in WAL mode, so readers block the writer", remedy)
    if not os.access(path, os.W_OK):
        yield Check("database", Level.FAIL, f"{path} cannot be written", f"let this user write {path}")
    elif not health.faults and not health.unknown_steps:
        yield Check("database", Level.OK, f"{path} ({path.stat().st_size / 1e6:,.1f} MB) is sound")


def file_system_checks(path: Path) -> Iterator[Check]:
    """The folder and the disk that a database is on, and its write-ahead log; nothing where all is well."""
    folder = _nearest_folder(path)
    if fault := _unwritable(folder):
        yield Check(
            "database", Level.FAIL, f"{folder} cannot be written: {fault}", f"let this user write {folder}"
        )
    kind = _kind_of_file_system(folder)
    if kind.startswith(_REMOTE):
        remedy = "put the database on a disk of this machine"
        yield Check(
            "database", Level.FAIL, f"{folder} is on a network ({kind}), where WAL does not work", remedy
        )
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and (size := log.stat().st_size) > LARGE_LOG:
        remedy = "end programs that read it for hours; it shrinks when the last one closes"
        yield Check("database", Level.WARN, f"{log} has grown to {size / 1e6:,.0f} MB", remedy)


def _kind_of_file_system(folder: Path) -> str:
    """As the kernel calls it; "" where it does not say."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    here = str(folder.resolve())
    points = (
        (fields[1].replace("\\040", " "), fields[2]) for line in mounts if len(fields := line.split()) > 2
    )
    inside = [(len(point), kind) for point, kind in points if Path(here).is_relative_to(point)]
    return max(inside, key=lambda one: one[0])[1] if inside else ""


def _nearest_folder(path: Path) -> Path:
    """The folder that it is in, or the one in which that would be made."""
    return next((parent for parent in path.absolute().parents if parent.is_dir()), Path("/"))


def _unwritable(folder: Path) -> str:
    """Why no file can be made there; "" where one can."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def disk_checks(path: Path) -> Iterator[Check]:
    """Room where a database is, or would be."""
    folder = _nearest_folder(path)
    yield room_check(folder, shutil.disk_usage(folder).free)


def room_check(folder: Path, free: int) -> Check:
    """What so many free bytes mean."""
    words = f"{free / 1e9:,.1f} GB free in {folder}"
    if free < LOW:
        level = Level.FAIL if free < SCARCE else Level.WARN
        return Check("disk", level, words, "make room, or shorten `retention:`")
    return Check("disk", Level.OK, words)


def digest_checks(folder: Path) -> Iterator[Check]:
    """Whether digests can be written there; the folder itself is not made."""
    if folder.exists() and not folder.is_dir():
        yield Check("digest", Level.FAIL, f"{folder} is no folder", "name another under `digest: dir:`")
        return
    fault = _unwritable(folder if folder.is_dir() else _nearest_folder(folder))
    if fault:
        yield Check(
            "digest", Level.FAIL, f"{folder} cannot be written: {fault}", f"let this user write {folder}"
        )
    else:
        yield Check("digest", Level.OK, f"{folder} can be written")
