"""Polls: one attempt to read one source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from monitor.models.entry import ListedEntry
from monitor.models.source import Source, SourceKind, SourceState


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What a feed, sitemap or listing says: its entries and where more of it is.

    `more` are further documents of the same source to read in this poll (children of a sitemap index, next pages of
    a listing); `hint` is how long the document itself asks to be left alone, in seconds, or None. `feeds` are those that
    a listing page announces in its head, best first.
    """

    kind: SourceKind
    entries: tuple[ListedEntry, ...]
    more: tuple[str, ...] = ()
    title: str = ""
    hint: int | None = None
    feeds: tuple[str, ...] = ()
    is_cut: bool = False  # it ends before its last element is closed: what stood behind is not known


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A source document as it came, for whoever reads it. `include` is the regular expression of a listing; `encodings` are
    those that its body still is packed by, the last one first undone."""

    url: str  # where it came from, after redirects
    content_type: str
    kind: SourceKind  # what it is expected to be
    now: datetime
    include: str | None = None
    encodings: tuple[str, ...] = ()
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gives to ask it for a later version alone."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


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
    children: Mapping[str, Validators] = field(default_factory=dict)
    incomplete: bool = False
    read_whole: bool = True
    gap: bool = False


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """A source that is to be polled now, with what earlier polls left for it."""

    source: Source
    url: str  # where to ask: the configured address, or the feed that it announced
    etag: str | None = None
    last_modified: str | None = None
    children: Mapping[str, Validators] = field(default_factory=dict)  # of a sitemap index, as it stood
    read_on: bool = False  # the poll before could not read all: what it knows does not end this one


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one poll brought back, before it is judged. `error` is why it could not be read, else None.

    `children` are the validators of further documents that were read; `incomplete` says that one could not be, so that
    nothing may stand for having seen it. `asked` is where the poll began; `was_conditional` whether it sent validators.
    """

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
    asked: str = ""
    was_conditional: bool = False
    read_whole: bool = True  # no further document was asked with validators
    children: Mapping[str, Validators] = field(default_factory=dict)
    incomplete: bool = False
