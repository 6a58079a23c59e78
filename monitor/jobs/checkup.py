"""Configuration, rules, database, clock, disk and optional parts, each looked at by itself: one fault hides none."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import monitor
from monitor.config import Settings, load_settings
from monitor.errors import ConfigError, MonitorError
from monitor.jobs.heartbeat import find_database, read_heartbeat
from monitor.jobs.storagecheck import database_checks, digest_checks, disk_checks, file_system_checks
from monitor.models.check import Check, Level
from monitor.pipeline import load_context
from monitor.seeds import seeds_dir, shipped_config
from monitor.store.health import FileHealth, file_health, sqlite_faults, sqlite_version
from monitor.times import utc_text

LATE = timedelta(minutes=5)  # what clocks of one machine may differ by
EARLIEST = 2025  # no clock of a running program shows an earlier year
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def examine_rest(
    config: Path | None, *, environ: Mapping[str, str], cwd: Path, database: Path | None, now: datetime
) -> list[Check]:
    """Whatever can be looked at. Never raises."""
    settings, found = _settings(config, environ, cwd, database)
    path = settings.database if settings else _database(config, environ, cwd, database)
    found += _looked("sqlite", _sqlite)
    if settings:
        found += _looked("rules", lambda: _rules(settings))
    if path:
        health, checks = _health(path)
        found += checks
        found += _looked("database", lambda: file_system_checks(path))
        found += _looked("disk", lambda: disk_checks(path))
        found += _looked("clock", lambda: _clock(path, health, now))
        found += _looked("daemon", lambda: _daemon(path, now))
    if settings:
        found += _looked("digest", lambda: digest_checks(settings.digest.dir))
    return found + _looked("optional", lambda: _optional(settings))


def _looked(name: str, look: Callable[[], Iterator[Check]]) -> list[Check]:
    try:
        return list(look())
    except ConfigError as error:
        return [Check(name, Level.FAIL, fault, "correct this line") for fault in error.faults]
    except MonitorError as error:
        return [Check(name, Level.FAIL, str(error))]
    except Exception as error:  # what cannot be looked at is told, and the rest is looked at
        return [Check(name, Level.FAIL, f"cannot be looked at: {type(error).__name__}: {error}")]


def _settings(
    config: Path | None, environ: Mapping[str, str], cwd: Path, database: Path | None
) -> tuple[Settings | None, list[Check]]:
    loaded: list[Settings] = []

    def look() -> Iterator[Check]:
        settings = load_settings(config, environ=environ, cwd=cwd, database=database)
        loaded.append(settings)
        yield from _configuration(settings)

    checks = _looked("config", look)
    return (loaded[0] if loaded else None), checks


def _configuration(settings: Settings) -> Iterator[Check]:
    is_shipped = settings.file == shipped_config()
    remedy = "`monitor init` writes one to edit" if is_shipped else ""
    words = f"{settings.file}{' (shipped with the program; none is here)' if is_shipped else ''}"
    yield Check("config", Level.OK, words, remedy)
    enabled = sum(source.enabled for source in settings.sources)
    if enabled:
        yield Check("sources", Level.OK, f"{enabled} of {len(settings.sources)} are enabled")
    else:
        yield Check("sources", Level.WARN, "none is enabled", "add one to the configuration under 'sources'")


def _database(
    config: Path | None, environ: Mapping[str, str], cwd: Path, database: Path | None
) -> Path | None:
    """Where a faulty configuration still says that it is."""
    try:
        return find_database(config, environ=environ, cwd=cwd, database=database)
    except MonitorError:
        return None


def _sqlite() -> Iterator[Check]:
    faults = sqlite_faults()
    for fault in faults:
        yield Check(
            "sqlite", Level.FAIL, fault, "use a Python with a newer SQLite, such as that of python.org"
        )
    if not faults:
        yield Check("sqlite", Level.OK, f"{sqlite_version()}, with full-text search")


def _rules(settings: Settings) -> Iterator[Check]:
    context = load_context(settings.rules, seeds_dir(), settings.lists)
    yield Check(
        "rules", Level.OK, f"{len(context.ruleset.rules)} rules in {', '.join(map(str, settings.rules))}"
    )


def _health(path: Path) -> tuple[FileHealth | None, list[Check]]:
    read: list[FileHealth] = []

    def look() -> Iterator[Check]:
        if not path.exists() or (path.is_file() and not path.stat().st_size):
            yield Check("database", Level.OK, f"{path}: none yet", "`monitor crawl` makes it")
            return
        if not path.is_file():
            yield Check("database", Level.FAIL, f"{path} is no file", "name another with --db or `database:`")
            return
        read.append(file_health(path))
        yield from database_checks(path, read[0])

    checks = _looked("database", look)
    return (read[0] if read else None), checks


def _clock(path: Path, health: FileHealth | None, now: datetime) -> Iterator[Check]:
    remedy = "set the clock, e.g. `timedatectl set-ntp true`; if it is right now, it was ahead then, and nothing is to be done"
    known = [("the program was installed", _changed(Path(monitor.__file__)))]
    if path.exists():
        known.append((f"{path.name} was written", _changed(path)))
    if health and health.newest:
        known.append((f"{path.name} holds moments of", health.newest.timestamp()))
    late = [(words, moment) for words, moment in known if moment - now.timestamp() > LATE.total_seconds()]
    for words, moment in late:
        then = utc_text(datetime.fromtimestamp(moment, now.tzinfo))
        yield Check("clock", Level.FAIL, f"it is {utc_text(now)}, but {words} {then}", remedy)
    if not late and now.year < EARLIEST:
        yield Check("clock", Level.FAIL, f"it says {utc_text(now)}", remedy)
    elif not late:
        is_set = Path("/run/systemd/timesync/synchronized").exists()
        yield Check("clock", Level.OK, f"{utc_text(now)}{', kept by the network' if is_set else ''}")


def _changed(path: Path) -> float:
    return path.stat().st_mtime


def _daemon(path: Path, now: datetime) -> Iterator[Check]:
    beat = read_heartbeat(path, now)
    if beat.is_daemon and not beat.is_fresh and beat.holder:
        words = f"process {beat.holder.pid} hangs: no sign of life since {beat.holder.beat}"
        yield Check(
            "daemon", Level.WARN, words, f"look at its log; then `kill {beat.holder.pid}` and start it anew"
        )
    elif beat.is_held and beat.holder:
        yield Check(
            "daemon", Level.OK, f"`monitor {beat.holder.command}` is at work (process {beat.holder.pid})"
        )
    else:
        yield Check("daemon", Level.OK, "not running", "`monitor run` starts it")


def _optional(settings: Settings | None) -> Iterator[Check]:
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    sources = settings.sources if settings else ()
    renders = any(source.render for source in sources if source.enabled)
    yield _part(
        "chromium",
        browser,
        "pages that need JavaScript, and browser tests",
        "apt install chromium",
        needed=renders,
    )
    notifies = bool(settings and settings.notify)
    yield _part("apprise", _module("apprise"), "messages to channels", "pip install apprise", needed=notifies)
    spreads = bool(settings and settings.engine != "local")
    yield _part(
        "dask", _module("distributed"), "several machines", "pip install 'dask[distributed]'", needed=spreads
    )
    if Path("/run/systemd/system").is_dir():
        yield Check(
            "systemd", Level.OK, "is here; a unit with Type=notify and WatchdogSec is served by `monitor run`"
        )
    else:
        yield Check("systemd", Level.OK, "is not here; start `monitor run` by what this machine has instead")


def _module(name: str) -> str | None:
    spec = find_spec(name)
    return (spec.origin or name) if spec else None


def _part(name: str, found: str | None, use: str, remedy: str, *, needed: bool) -> Check:
    if found:
        return Check(name, Level.OK, f"{found} (optional: {use})")
    if needed:
        return Check(name, Level.WARN, f"is not here, but the configuration asks for it: {use}", remedy)
    return Check(name, Level.OK, f"is not here (optional: {use})", remedy)
