"""Entries: links found by a poll, with hints; not yet fetched."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryState(StrEnum):
    PENDING = "pending"
    DONE = "done"  # its article is stored
    FAILED = "failed"  # no further attempt helps
    SKIPPED = "skipped"  # read and found to be no article, or too old


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """One link as a feed, sitemap or listing shows it. Times are aware, or None where none is stated.

    `text` is the feed's own text of the item as plain text (paragraphs split by newlines), "" where it has none;
    `summary` its short description.
    """

    url: str
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    summary: str = ""
    text: str = ""
    authors: tuple[str, ...] = ()
    guid: str = ""  # by what the source knows it, where that is no address


@dataclass(frozen=True, slots=True)
class Listed:
    """How much of what a poll listed was new, and how much is to be read again."""

    new: int
    again: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored entry that is to be fetched."""

    id: int
    source: str
    url: str
    title: str = ""
    published: datetime | None = None
    attempts: int = 0
    reason: str = ""  # what the last attempt noted
    feed_text: str = ""
    authors: tuple[str, ...] = ()
    article_id: int | None = (
        None  # its article is stored: it is read again, for a later version or corrections
    )
    etag: str | None = None  # validators of the stored page
    last_modified: str | None = None
