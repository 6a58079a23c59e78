"""Digests as files: a day's, or what is new since a moment; each written whole or not at all."""

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from monitor.config import Settings
from monitor.digest import build_digest, render
from monitor.errors import UsageError
from monitor.models.digest import Digest, Window
from monitor.store.database import open_store
from monitor.store.digests import read_window
from monitor.times import parse_moment, utc_text

SUBSCRIBED = timedelta(days=30)  # what latest.atom holds
MEMORY = "last.json"
_DAILY = re.compile(r"\d{4}-\d{2}-\d{2}\.(?:md|html|json|atom)")


def day_window(day: date, settings: Settings) -> Window:
    """[day 00:00, next day 00:00) of the configured zone: 23 or 25 hours when its clocks change."""
    zone = settings.schedule.zone
    start, end = (datetime.combine(d, time(), zone) for d in (day, day + timedelta(days=1)))
    return Window(day.isoformat(), start.astimezone(UTC), end.astimezone(UTC), settings.schedule.timezone)


def since_window(start: datetime, now: datetime, settings: Settings) -> Window:
    """[start, now)."""
    return Window(f"since-{now.astimezone(UTC):%Y%m%dT%H%MZ}", start, now, settings.schedule.timezone)


def last_moment(folder: Path) -> datetime | None:
    """Until when the last digest of any kind went, or None where none was written here."""
    try:
        return parse_moment(json.loads((folder / MEMORY).read_text(encoding="utf-8")).get("until"))
    except (OSError, ValueError, AttributeError):
        return None


def write_daily_digest(
    settings: Settings, day: date, *, formats: Sequence[str] = (), folder: Path | None = None
) -> list[Path]:
    """`D.*` of a day, and `latest.*` where no later day is written; latest.atom holds 30 days. The paths written.

    Raises StoreError and UsageError.
    """
    directory, window = folder or settings.digest.dir, day_window(day, settings)
    digest, recent = _read(settings, window), None
    is_latest = not _has_later(directory, day)
    paths = []
    for form in formats or settings.digest.formats:
        content = render(digest, form)
        paths.append(_write(directory / f"{window.name}.{form}", content))
        if is_latest and form == "atom":
            start = day_window(day - SUBSCRIBED + timedelta(days=1), settings).start
            recent = recent or _read(settings, Window("latest", start, window.end, window.zone))
            content = render(recent, form)
        if is_latest:
            paths.append(_write(directory / f"latest.{form}", content))
    _remember(directory, window.end)
    return paths


def write_since_digest(
    settings: Settings, start: datetime, now: datetime, *, formats: Sequence[str] = (), folder: Path | None = None
) -> list[Path]:
    """`since-<UTC minute>.*` of what was stored in [start, now)."""
    directory, window = folder or settings.digest.dir, since_window(start, now, settings)
    digest = _read(settings, window)
    paths = [
        _write(directory / f"{window.name}.{form}", render(digest, form)) for form in formats or settings.digest.formats
    ]
    _remember(directory, now)
    return paths


def _read(settings: Settings, window: Window) -> Digest:
    with open_store(settings.database, read_only=True) as db:
        return build_digest(read_window(db, window), window)


def _has_later(directory: Path, day: date) -> bool:
    if not directory.is_dir():
        return False
    return any(_DAILY.fullmatch(path.name) and path.name[:10] > day.isoformat() for path in directory.iterdir())


def _remember(directory: Path, until: datetime) -> None:
    last = last_moment(directory)
    if last is None or until > last:
        _write(directory / MEMORY, (json.dumps({"until": utc_text(until)}) + "\n").encode())


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
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}; choose another folder with --out") from error
    return path
