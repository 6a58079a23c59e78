"""The bundled newsroom: publishers, their stories, and what must become of each address that they list."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from monitor.models.deal import Instrument, Quantity, Status
from monitor.models.entry import EntryState
from monitor.models.source import SourceKind

_STRICT = {"extra": "forbid"}  # how pydantic reads the record from YAML: a misspelt key is an error


class Format(StrEnum):
    """The document by which a publisher lists its stories."""

    RSS = "rss"
    ATOM = "atom"
    NEWS_SITEMAP = "news-sitemap"  # behind an index
    LISTING = "listing"  # a page of headlines, with further pages


class Answer(StrEnum):
    """What an address answers that is listed and is no article."""

    MISSING = "missing"  # 404
    GONE = "gone"  # 410
    FORBIDDEN = "forbidden"  # 403
    UNAVAILABLE = "unavailable"  # 503
    SOFT_404 = "soft-404"
    INDEX = "index"  # a page of headlines
    PDF = "pdf"
    LOGIN = "login"
    CONSENT = "consent"  # a wall of cookies


@dataclass(frozen=True, slots=True)
class ExpectedDeal:
    """A deal as a person reads it in the story; words and units as in monitor.models.deal."""

    __pydantic_config__ = _STRICT

    instrument: Instrument
    status: Status
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    minerals: tuple[str, ...]
    value: float | None = None
    currency: str | None = None
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A story as written. `hours_ago` counts back from the moment of serving; `text` has a paragraph a line.

    `is_stub`: its page shows the beginning alone to those who do not subscribe; the feed has the whole text.
    """

    __pydantic_config__ = _STRICT

    slug: str
    title: str
    hours_ago: float
    lang: str
    flag: bool
    text: str
    authors: tuple[str, ...] = ()
    section: str = "news"
    negative_kind: str | None = None
    deals: tuple[ExpectedDeal, ...] = ()
    is_stub: bool = False

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class OtherPage:
    """An address that is listed and is no article. `state` is what its entry must end in.

    `is_trouble`: listed only where a test asks for trouble, because its entry stays pending or has its own state.
    """

    __pydantic_config__ = _STRICT

    path: str
    title: str
    answer: Answer
    state: EntryState
    hours_ago: float = 1.0
    is_trouble: bool = False


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher's own make. `boxes` are the pieces around its articles by name; `path` is that of a story."""

    __pydantic_config__ = _STRICT

    name: str
    title: str
    kind: SourceKind
    format: Format
    template: str
    path: str
    zone: str
    menu: tuple[str, ...]
    boxes: dict[str, str]
    footer: tuple[str, ...]
    stories: tuple[Story, ...] = ()
    others: tuple[OtherPage, ...] = ()
    lang: str = "en"
    encoding: str = "utf-8"
    has_full_text: bool = False  # in its feed
    states_day_only: bool = False  # no time of day with its stories
    page_size: int = 20

    @property
    def boilerplate(self) -> tuple[str, ...]:
        """Phrases that stand around its articles and belong to none; menu words of one word stand in texts, too."""
        phrases = (*self.menu, *self.boxes.values(), *self.footer)
        return tuple(phrase for phrase in phrases if " " in phrase and len(phrase) > 12)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """All publishers, and the folder whose templates they are rendered with."""

    folder: Path
    publishers: tuple[Publisher, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """An article that a crawl must store, at this address. `published` is as stored: UTC, or a day alone."""

    source: str
    url: str
    published: str
    story: Story


@dataclass(frozen=True, slots=True)
class ExpectedEntry:
    """A listed address that is no article, and the state that its entry must end in."""

    source: str
    url: str
    state: EntryState
