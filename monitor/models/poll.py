"""Polls: one attempt to read one source."""

from dataclasses import dataclass, field
from datetime import datetime

from monitor.models.entry import ListedEntry
from monitor.models.source import Source, SourceKind, SourceState


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What a feed, sitemap or listing says: its entries and where more of it is.

    `more` are further documents of the same source to read in this poll (children of a sitemap index, next pages of
    a listing); `hint` is how long the document itself asks to be left alone, in seconds, or None. `feed_url` is the
    feed that a listing page announces in its head, or None.
    """

    kind: SourceKind
    entries: tuple[ListedEntry, ...]
    more: tuple[str, ...] = ()
    title: str = ""
    hint: int | None = None
    feed_url: str | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """The outcome of one poll, ready to be stored with what it listed, in one transaction."""

    source: str
    at: datetime
    state: SourceState
    status: int | None  # HTTP status; None where no answer came
    entries: tuple[ListedEntry, ...] = ()
    bytes: int = 0
    seconds: float = 0.0
    error: str = ""
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    feed_url: str | None = None
    not_modified: bool = False
    hint: int | None = None


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """A source that is to be polled now, with what earlier polls left for it."""

    source: Source
    url: str  # where to ask: the configured address, or the feed that it announced
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one poll brought back, before it is judged. `error` is why it could not be read, else None."""

    source: Source
    kind: SourceKind
    at: datetime
    seconds: float
    entries: tuple[ListedEntry, ...] = ()
    status: int | None = None
    bytes: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    moved_to: str | None = None
    feed_url: str | None = None
    hint: int | None = None
    error: Exception | None = None
