"""Digests as files: a day's, or what is new since a moment; each written whole or not at all."""

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from monitor.config import Settings
from monitor.digest import build_digest, render, subscription
from monitor.errors import UsageError
from monitor.models.digest import Digest, Window
from monitor.store.database import open_store
from monitor.store.digests import read_window
from monitor.times import parse_moment, utc_text

SUBSCRIBED = 30  # days that latest.atom holds
MEMORY = "last.json"
_DAILY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.(?:md|html|json|atom)")


@dataclass(frozen=True, slots=True)
class WrittenDigest:
    """The files, in the order of writing, and what they tell."""

    paths: tuple[Path, ...]
    digest: Digest


def day_window(day: date, settings: Settings) -> Window:
    """[day 00:00, next day 00:00) of the configured zone: 23 or 25 hours when its clocks change."""
    start, end = (_midnight(one, settings) for one in (day, day + timedelta(days=1)))
    return Window(day.isoformat(), start, end, settings.schedule.timezone)


def since_window(start: datetime, now: datetime, settings: Settings) -> Window:
    """[start, now), named for the minute of its end."""
    return Window(since_name(now), start, now, settings.schedule.timezone)


def write_daily_digest(
    settings: Settings,
    day: date,
    *,
    now: datetime | None = None,
    formats: Sequence[str] = (),
    folder: Path | None = None,
) -> WrittenDigest:
    """`D.*` of a day, and `latest.*` unless a later day is there; latest.atom holds 30 days up to this one.

    Raises StoreError, and UsageError where the folder cannot be written.
    """
    directory, window = folder or settings.digest.dir, day_window(day, settings)
    chosen = formats or settings.digest.formats
    digest, recent = _read(settings, window, _subscribed(day, settings))
    files = {f"{window.name}.{form}": render(digest, form) for form in chosen}
    if not _has_later(directory, day):
        for form in chosen:
            same = files[f"{window.name}.{form}"]
            files[f"latest.{form}"] = subscription(recent, digest) if form == "atom" else same
    paths = tuple(_write(directory / name, content) for name, content in files.items())
    now = now or datetime.now(UTC)
    _remember(directory, window, end=min(window.end, now), now=now)
    return WrittenDigest(paths, digest)


def write_since_digest(
    settings: Settings,
    start: datetime,
    now: datetime,
    *,
    formats: Sequence[str] = (),
    folder: Path | None = None,
) -> WrittenDigest:
    """`since-<UTC minute>.*` of what was stored in [start, now). Raises as write_daily_digest does."""
    directory, window = folder or settings.digest.dir, since_window(start, now, settings)
    [digest] = _read(settings, window)
    chosen = formats or settings.digest.formats
    paths = tuple(_write(directory / f"{window.name}.{form}", render(digest, form)) for form in chosen)
    _remember(directory, window, end=now, now=now)
    return WrittenDigest(paths, digest)


def last_moment(folder: Path, now: datetime) -> datetime | None:
    """Where a digest of what is new since the last one begins; None where none was written here yet.

    A second digest in one minute has the name of the first: it begins where that began, so that nothing is lost. So
    does one after a digest that was written while the clock was ahead.
    """
    last = _last(folder)
    if last is None:
        return None
    return min(last.start, now) if last.name == since_name(now) or last.end > now else last.end


def since_name(now: datetime) -> str:
    """
    >>> since_name(datetime(2026, 11, 26, 7, 12, 30, tzinfo=UTC))
    'since-20261126T0712Z'
    """
    return f"since-{now.astimezone(UTC):%Y%m%dT%H%MZ}"


def _subscribed(day: date, settings: Settings) -> Window:
    first = day - timedelta(days=SUBSCRIBED - 1)
    end = day + timedelta(days=1)
    return Window("latest", _midnight(first, settings), _midnight(end, settings), settings.schedule.timezone)


def _midnight(day: date, settings: Settings) -> datetime:
    return datetime.combine(day, time(), settings.schedule.zone).astimezone(UTC)


def _read(settings: Settings, *windows: Window) -> list[Digest]:
    with open_store(settings.database) as db, db.atomic():
        return [build_digest(read_window(db, window), window) for window in windows]


def _has_later(directory: Path, day: date) -> bool:
    """Whether a later day was written here."""
    try:
        names = [found[1] for path in directory.iterdir() if (found := _DAILY.fullmatch(path.name))]
    except OSError:
        return False
    return max(names, default="") > day.isoformat()


def _last(directory: Path) -> Window | None:
    """The last digest of any kind that was written here."""
    try:
        memory = json.loads((directory / MEMORY).read_text(encoding="utf-8"))
        start, end = parse_moment(memory["start"]), parse_moment(memory["end"])
        return Window(str(memory["name"]), start, end, "UTC") if start and end else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _remember(directory: Path, window: Window, *, end: datetime, now: datetime) -> None:
    """For `--since last`. A digest of a past day does not turn it back."""
    last = _last(directory)
    if last is not None and end < last.end <= now:
        return
    memory = {"name": window.name, "start": utc_text(window.start), "end": utc_text(end)}
    _write(directory / MEMORY, (json.dumps(memory) + "\n").encode())


def _write(path: Path, content: bytes) -> Path:
    """The whole file at once: a reader sees the old one or the new one."""
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = file.name
            file.write(content)
        Path(temporary).chmod(0o644)
        os.replace(temporary, path)  # noqa: PTH105  (the same, and atomic)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise UsageError(
            f"{path}: cannot be written: {error.strerror or error}; choose another folder with --out or `digest: dir:`"
        ) from error
    return path
