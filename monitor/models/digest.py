"""A digest: what one window of time brought, ready to be rendered. Moments are text as stored (UTC, or a day alone)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open: [start, end), both aware. `name` is the file's name: a day, or since-<minute>; `zone` an IANA name."""

    name: str
    start: datetime
    end: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class DigestArticle:
    """A flagged article of the window."""

    id: int
    url: str
    title: str
    source: str
    published: str | None
    stored: str
    lang: str | None
    score: float
    minerals: tuple[str, ...]
    late: bool = False  # published before the day on which the window begins


@dataclass(frozen=True, slots=True)
class DigestDeal:
    """A deal as one article of the window reports it. `field`, `start` and `end` say where its evidence stands."""

    id: int
    article: DigestArticle
    instrument: str
    status: str
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    minerals: tuple[str, ...]
    value: float | None
    currency: str | None
    quantities: tuple[tuple[float, str], ...]  # (number, unit)
    evidence: str
    field: str = "text"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """A page that was listed in the window and not read by its end. `title` may be ""."""

    id: int
    url: str
    title: str
    source: str
    published: str | None
    first_seen: str


@dataclass(frozen=True, slots=True)
class DigestSource:
    """How a source was in the window: by its last poll in it; None where it was not polled."""

    name: str
    url: str
    state: str | None
    error: str
    polls: int
    failed_polls: int


@dataclass(frozen=True, slots=True)
class DigestRows:
    """All that the store knows of a window. `unread` are the newest pages listed in it and not read by its end,
    `unread_count` how many there are, `pending` how many pages were not read by then, whenever they were listed."""

    articles: tuple[DigestArticle, ...]
    deals: tuple[DigestDeal, ...]
    sources: tuple[DigestSource, ...]
    stored: int  # articles of any kind
    unread: tuple[DigestEntry, ...]
    unread_count: int
    pending: int


@dataclass(frozen=True, slots=True)
class Card:
    """One deal with all articles of the window that report it alike.

    `deal` is the report that is shown, `sources` begins with its article; `first` is the report that was stored first:
    it does not change as others follow. `statuses` are those that other reports give. `late`: every report is.
    """

    deal: DigestDeal
    first: DigestDeal
    sources: tuple[DigestArticle, ...]
    statuses: tuple[str, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """`groups` are (mineral, cards), the mineral with most deals first. `others` are flagged articles without a deal.

    `troubled` are sources that were not well at their last poll of the window, or not polled; `unsteady` are well, but
    some of their polls failed. `quiet` is True only for a window without deals and flagged stories in which every
    source was polled, no poll failed, and every page listed was read.
    """

    window: Window
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    others: tuple[DigestArticle, ...]
    unread: tuple[DigestEntry, ...]
    troubled: tuple[DigestSource, ...]
    unsteady: tuple[DigestSource, ...]
    sources: int
    stored: int
    flagged: int
    reporting: int  # articles that report a deal
    deals: int
    unread_count: int
    pending: int
    quiet: bool
