"""A digest: what one window of time brought, ready to be rendered."""

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
    late: bool = False  # published before the window


@dataclass(frozen=True, slots=True)
class DigestDeal:
    """A deal as one article of the window reports it."""

    id: int
    article: DigestArticle
    instrument: str
    status: str
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    minerals: tuple[str, ...]
    value: float | None
    currency: str | None
    quantities: tuple[tuple[float, str], ...]
    evidence: str


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
    """All that the store knows of a window."""

    articles: tuple[DigestArticle, ...]
    deals: tuple[DigestDeal, ...]
    sources: tuple[DigestSource, ...]
    stored: int  # articles of any kind
    pending: int


@dataclass(frozen=True, slots=True)
class Card:
    """One deal with all articles of the window that report it alike; the first deal is the one that is shown."""

    deal: DigestDeal
    sources: tuple[DigestArticle, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """`groups` are (mineral, cards), the mineral with most deals first. `others` are flagged articles without a deal.
    `troubled` are sources that are not well or were not polled; `quiet` is True only for a day without deals on which
    every source could be read."""

    window: Window
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    others: tuple[DigestArticle, ...]
    troubled: tuple[DigestSource, ...]
    sources: int
    stored: int
    flagged: int
    deals: int
    pending: int
    quiet: bool
