"""Stories as they are shown. Moments are text as stored (UTC, or a day alone)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """One article of a story."""

    id: int
    url: str
    title: str
    source: str
    published: str | None
    stored: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class ShownStory:
    """An event with all articles that tell of it, in the order of their publication. `entries`: ids of the ledger that they
    report; `follows`: earlier stories of the same deals, `followed_by` later ones."""

    id: int
    title: str
    first_published: str
    last_published: str
    articles: tuple[StoryArticle, ...]
    entries: tuple[int, ...]
    follows: tuple[int, ...]
    followed_by: tuple[int, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(sorted({one.source for one in self.articles}))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted({one.lang for one in self.articles if one.lang}))
