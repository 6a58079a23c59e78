"""A source: one place that is watched."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


class SourceKind(StrEnum):
    AUTO = "auto"
    FEED = "feed"
    SITEMAP = "sitemap"
    LISTING = "listing"


class SourceState(StrEnum):
    """What the last pass made of a source; the first that fits (docs/architecture.md)."""

    GONE = "gone"  # 410
    BLOCKED = "blocked"  # 401, 403, robots.txt forbids, or only bot blocks and consent walls
    FAILING = "failing"  # unreachable, other 4xx or 5xx, not the document it should be
    MOVED = "moved"  # the configured address redirects permanently
    OK = "ok"  # 200 or 304, also when it listed nothing

    @property
    def is_well(self) -> bool:
        return self in {SourceState.OK, SourceState.MOVED}


class Finding(StrEnum):
    """What a poll found that the state alone does not tell; the words begin, or are, those of `last_error`
    (docs/fetching.md says what each means and what to do)."""

    # the document cannot be used: failing
    EMPTY = "empty body"
    HTML_FOR_FEED = "HTML in place of a feed"
    HTML_FOR_SITEMAP = "HTML in place of a sitemap"
    LOGIN = "a login page in place of the source"
    # it can: ok or moved
    MOVED = "moved for good to"
    LISTS_NOTHING = "lists nothing"
    SILENT = "nothing new since"
    UNASKED_304 = "answers 304 although the whole document was asked for"
    INCOMPLETE = "a further document could not be read"
    GAP = "shows nothing that was known"
    # it will not come again: gone
    GONE = "gone for good"


@dataclass(frozen=True, slots=True)
class Source:
    """As configured. `name` is its identity; `headers` are already resolved from the environment."""

    name: str
    url: str
    kind: SourceKind = SourceKind.AUTO
    every: timedelta | None = None
    enabled: bool = True
    max_age: timedelta = timedelta(days=14)
    include: str | None = None
    render: bool = False
    user_agent: str | None = None
    delay: timedelta | None = None
    headers: dict[str, str] = field(default_factory=dict, repr=False)  # may hold secrets: never in a log
