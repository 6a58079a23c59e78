"""The bundled newsroom: publishers, their stories, and what must become of each address."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Story:
    """A story as written. `hours_ago` counts back from the moment of serving; `deals` are in the JSON of a deal."""

    slug: str
    title: str
    hours_ago: float
    authors: tuple[str, ...]
    lang: str
    flag: bool
    negative_kind: str | None
    deals: tuple[dict[str, Any], ...]
    text: str


@dataclass(frozen=True, slots=True)
class OtherPage:
    """An address that is listed and is no article: missing, index, pdf. `state` is what its entry must end in."""

    slug: str
    title: str
    what: str
    state: str


@dataclass(frozen=True, slots=True)
class Publisher:
    name: str
    title: str
    kind: str
    format: str
    template: str
    path: str
    stories: tuple[Story, ...]
    menu: tuple[str, ...]
    boxes: tuple[str, ...]
    footer: tuple[str, ...]
    others: tuple[OtherPage, ...] = ()
    full_text: bool = False
    page_size: int = 20

    @property
    def boilerplate(self) -> tuple[str, ...]:
        """Phrases that stand around articles and in none of them."""
        return tuple(phrase for phrase in (*self.menu, *self.boxes, *self.footer) if len(phrase) > 12)


@dataclass(frozen=True, slots=True)
class Expected:
    """An article that a crawl must store, at this address, with these values."""

    source: str
    url: str
    published: str  # UTC, as stored
    story: Story
