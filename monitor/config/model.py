"""What config.yaml may hold: every key, its default and its kind; and Settings, what the program runs on."""

from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from monitor.config.values import Address, Allowed, Duration, Hour, Line, Pattern, Zone
from monitor.models.source import Source

USER_AGENT = "mineral-deal-monitor/0.1 (+https://pypi.org/project/mineral-deal-monitor/)"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class SourceEntry(_Model):
    name: Annotated[Line, Field(max_length=80)]
    url: Address
    kind: Literal["auto", "feed", "sitemap", "listing"] = "auto"
    every: Duration | None = None
    enabled: bool = True
    max_age: Duration = timedelta(days=14)
    include: Pattern | None = None
    render: bool = False
    user_agent: Line | None = None
    delay: Duration | None = None
    headers: dict[str, str] = {}


class Network(_Model):
    """What may be fetched, as whom, and how fast."""

    allow: list[Allowed] = []
    user_agent: Line = USER_AGENT
    delay: Duration = timedelta(seconds=1)


class Schedule(_Model):
    timezone: Zone = "UTC"
    digest: Hour = time(7)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


Format = Literal["html", "md", "json", "atom"]


class DigestSettings(_Model):
    dir: Annotated[Path, BeforeValidator(lambda v: Path(v) if isinstance(v, str) and v else v)] = Path(
        "digest"
    )
    formats: list[Format] = ["html", "md", "json", "atom"]


class Retention(_Model):
    pages: Duration | None = timedelta(days=180)
    polls: Duration | None = timedelta(days=30)
    articles: Duration | None = None


class Watch(_Model):
    """A named filter over deals."""

    name: Line
    minerals: list[Line] = []
    countries: list[Line] = []
    parties: list[Line] = []
    instruments: list[Line] = []
    statuses: list[Line] = []
    min_value: float | int | None = None
    query: Line | None = None
    ledger: list[int] = []
    notify: bool = False


class ConfigFile(_Model):
    """The file as written."""

    database: Line = "monitor.db"
    sources: list[SourceEntry] | Line = []
    network: Network = Network()
    schedule: Schedule = Schedule()
    rules: Line | list[Line] = "shipped"
    digest: DigestSettings = DigestSettings()
    notify: list[Line] = []
    watches: list[Watch] = []
    engine: Annotated[str, Field(pattern=r"^(local|dask|tcp://[^\s/]+:\d+)$")] = "local"
    retention: Retention = Retention()


class Catalogue(_Model):
    """A file of sources."""

    sources: list[SourceEntry] = []


class Settings(_Model):
    """What the program runs on: all paths resolved, secrets in place. `file` is where it came from."""

    file: Path
    database: Path
    sources: tuple[Source, ...] = Field(repr=False)
    network: Network
    schedule: Schedule
    rules: tuple[Path, ...]
    digest: DigestSettings
