"""Whether the daemon is alive: the lock that it holds, and the sign of life that it writes beside it.

Asked every minute by those who watch over it, so it loads neither the checked configuration nor the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from monitor.jobs.lock import Holder, is_locked, read_holder
from monitor.seeds import shipped_config
from monitor.times import parse_moment
from monitor.yamlfile import read_yaml

FRESH = timedelta(minutes=3)  # the daemon writes one every twenty seconds
DEFAULT = "monitor.db"


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Who holds the lock of a database (or held it last), and how old its sign of life is."""

    holder: Holder | None
    is_held: bool
    age: timedelta | None

    @property
    def is_daemon(self) -> bool:
        """Whether the daemon holds the lock, alive or hanging."""
        return self.is_held and self.holder is not None and self.holder.command == "run"

    @property
    def is_fresh(self) -> bool:
        """Whether the daemon runs and does not hang."""
        return self.is_daemon and self.age is not None and abs(self.age) < FRESH


def read_heartbeat(database: Path, now: datetime) -> Heartbeat:
    holder = read_holder(database)
    beat = parse_moment(str(holder.beat)) if holder else None
    return Heartbeat(holder, is_locked(database), now - beat if beat else None)


def find_database(
    config: Path | None, *, environ: Mapping[str, str], cwd: Path, database: Path | None = None
) -> Path:
    """The database that the configuration names, whatever else is wrong with it. Raises ConfigError: no YAML."""
    if database:
        return cwd / database
    own = cwd / "config.yaml"
    is_shipped = config is None and not own.exists() and not own.is_symlink()
    chosen = shipped_config() if is_shipped else config or own
    base = cwd if is_shipped else chosen.resolve().parent
    data = read_yaml(chosen).data
    named = environ.get("MONITOR_DATABASE") or (data.get("database") if isinstance(data, dict) else None)
    return base / (named if isinstance(named, str) else DEFAULT)
