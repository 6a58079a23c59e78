"""What config.yaml may hold: every key, its default and its kind; and Settings, what the program runs on."""

from datetime import time, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, model_validator

from monitor.config.values import (
    Address,
    Agent,
    Allowed,
    Duration,
    Folder,
    Hour,
    Interval,
    Line,
    Name,
    Paths,
    Pattern,
    Zone,
)
from monitor.models.deal import Instrument, Status
from monitor.models.source import Source

USER_AGENT = "mineral-deal-monitor/0.1 (+https://pypi.org/project/mineral-deal-monitor/)"

AS_YAML = Field(strict=False)  # YAML's lists become tuples, its words become members of an enumeration


class Section(BaseModel):
    """A mapping of known keys. A key without a value has its default."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or key not in _filled(cls)}


@cache
def _filled(section: type[Section]) -> frozenset[str]:
    """The keys of which null is no value of its own."""
    fields = section.model_fields
    return frozenset(name for name in fields if type(None) not in get_args(fields[name].annotation))


class SourceEntry(Section):
    """A source as written."""

    name: Name
    url: Address
    kind: Literal["auto", "feed", "sitemap", "listing"] = "auto"
    every: Interval | None = None
    enabled: bool = True
    max_age: Duration = timedelta(days=14)
    include: Pattern | None = None
    render: bool = False
    user_agent: Agent | None = None
    delay: Duration | None = None
    headers: dict[str, str] = {}


class Network(Section):
    """What may be fetched, as whom, and how fast."""

    allow: Annotated[tuple[Allowed, ...], AS_YAML] = ()
    user_agent: Agent = USER_AGENT
    delay: Duration = timedelta(seconds=1)


class Schedule(Section):
    """Whose days the digests are of, and when the daemon writes them."""

    timezone: Zone = "UTC"
    digest: Hour = time(7)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


Format = Literal["html", "md", "json", "atom"]


class Lists(Section):
    """Which official lists make a mineral critical: those of the vocabulary where none are named. As of "story", each
    story is judged by the editions that were in force on its day."""

    critical: Annotated[tuple[Line, ...], Field(strict=False, min_length=1)] | None = None
    as_of: Literal["story"] | None = None


class DigestSettings(Section):
    """Where digests are written, and as what."""

    dir: Folder = Path("digest")
    formats: Annotated[tuple[Format, ...], Field(strict=False, min_length=1)] = ("html", "md", "json", "atom")


class Retention(Section):
    """How long is kept what was fetched; None: for ever."""

    pages: Duration | None = timedelta(days=180)
    polls: Duration | None = timedelta(days=30)
    articles: Duration | None = None


class Watch(Section):
    """A named filter over deals."""

    name: Name
    minerals: Annotated[tuple[Line, ...], AS_YAML] = ()
    countries: Annotated[tuple[Line, ...], AS_YAML] = ()
    parties: Annotated[tuple[Line, ...], AS_YAML] = ()
    instruments: Annotated[tuple[Annotated[Instrument, AS_YAML], ...], AS_YAML] = ()
    statuses: Annotated[tuple[Annotated[Status, AS_YAML], ...], AS_YAML] = ()
    min_value: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    query: Line | None = None
    ledger: Annotated[tuple[int, ...], AS_YAML] = ()
    notify: bool = False


Engine = Annotated[str, Field(pattern=r"^(local|dask|tcp://[^\s/]+:[0-9]{1,5})$")]


class ConfigFile(Section):
    """The file as written, but for its sources: each of them is read by itself."""

    database: Line = "monitor.db"
    sources: Any = None
    network: Network = Network()
    schedule: Schedule = Schedule()
    rules: Paths = ("shipped",)
    lists: Lists = Lists()
    digest: DigestSettings = DigestSettings()
    notify: Annotated[tuple[Line, ...], AS_YAML] = ()
    watches: Annotated[tuple[Watch, ...], AS_YAML] = ()
    engine: Engine = "local"
    retention: Retention = Retention()


class Settings(BaseModel):
    """What the program runs on: all paths resolved, secrets in place. `file` is where it came from."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    file: Path
    database: Path
    sources: tuple[Source, ...] = Field(repr=False)
    network: Network
    schedule: Schedule
    rules: tuple[Path, ...]
    lists: Lists
    digest: DigestSettings
    notify: tuple[str, ...]
    watches: tuple[Watch, ...]
    engine: str
    retention: Retention
