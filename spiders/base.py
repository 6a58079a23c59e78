"""What every kind of source shares: one poll in progress, and the desk that spiders work for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from scrapy.http import Response

from monitor.discover import read_document
from monitor.errors import SourceDocumentError
from monitor.models.entry import Entry, ListedEntry
from monitor.models.page import Page
from monitor.models.poll import Reading, SourceDocument, SourcePlan
from monitor.models.source import Source, SourceKind

PERMANENT = {301, 308}
LARGEST = 52 * 1024 * 1024  # bytes; sitemaps.org allows 50 MB unpacked


class Desk(Protocol):
    """Who hands out work and takes what was found. Implemented where the store is."""

    def now(self) -> datetime: ...

    def plans(self) -> Sequence[SourcePlan]:
        """The sources to poll in this pass."""

    def waiting(self) -> Iterable[tuple[Source, Entry]]:
        """Entries that are due though their sources are not polled in this pass."""

    def knows_any(self, source: str, entries: Sequence[ListedEntry]) -> bool:
        """Whether a document shows something that was listed before: then its next page shows nothing new."""

    def listed(self, reading: Reading) -> Iterable[Entry]:
        """Store what a poll listed; the entries to fetch now, newest first."""

    async def fetched(self, entry: Entry, page: Page) -> None:
        """Store what became of a page."""

    async def unfetched(self, entry: Entry, error: Exception) -> None:
        """Note why a page could not be fetched."""


@dataclass
class SourcePoll:
    """One poll of one source: collects its documents until the last is read. Kinds differ in how far they read on."""

    plan: SourcePlan
    started: datetime
    desk: Desk
    kind: SourceKind = SourceKind.AUTO
    documents: int = 1  # how many documents a poll reads at most
    waiting: int = 1  # requested and not yet answered
    asked: set[str] = field(default_factory=set)
    entries: dict[str, ListedEntry] = field(default_factory=dict)
    status: int | None = None
    size: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    moved_to: str | None = None
    feed_url: str | None = None
    hint: int | None = None
    error: Exception | None = None

    def accepts(self) -> str:
        """The Accept header; some servers give HTML to those who do not ask for a feed."""
        return "application/rss+xml, application/atom+xml, application/xml;q=0.9, application/feed+json;q=0.9, text/html;q=0.5, */*;q=0.1"

    def read(self, response: Response) -> list[str]:
        """Take one answer in; the further documents to read in this poll."""
        first = self.status is None
        if first:
            self._note(response)
        self.size += len(response.body)
        if response.status == 304 or not 200 <= response.status < 300:
            return []
        try:
            document = self._document(response)
        except SourceDocumentError as error:
            if first:
                self.error = error
            return []
        for entry in document.entries:
            self.entries.setdefault(entry.url, entry)
        self.kind = document.kind if first else self.kind
        self.hint = document.hint if document.hint is not None else self.hint
        return self._further(document)

    def fail(self, error: Exception) -> None:
        """An answer that did not come. Only the first document decides about the source."""
        if self.status is None:
            self.error = error

    def reading(self, now: datetime) -> Reading:
        return Reading(
            source=self.plan.source,
            kind=self.kind,
            at=self.started,
            seconds=(now - self.started).total_seconds(),
            entries=tuple(self.entries.values()),
            status=self.status,
            bytes=self.size,
            headers=self.headers,
            moved_to=self.moved_to,
            feed_url=self.feed_url,
            hint=self.hint,
            error=self.error,
        )

    def wants(self, document: SourceDocument) -> bool:
        """Whether the documents that this one names are worth reading."""
        return bool(document.more)

    def _document(self, response: Response) -> SourceDocument:
        source = self.plan.source
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        kind = source.kind if source.kind is not SourceKind.AUTO else self.kind
        return read_document(
            response.body, response.url, content_type, kind, include=source.include, now=self.desk.now()
        )

    def _further(self, document: SourceDocument) -> list[str]:
        if not self.wants(document):
            return []
        room = self.documents - len(self.asked)
        further = [url for url in dict.fromkeys(document.more) if url not in self.asked][: max(0, room)]
        self.asked.update(further)
        return further

    def _note(self, response: Response) -> None:
        self.status = response.status
        self.headers = {
            name.decode("latin-1").lower(): (response.headers.get(name) or b"").decode("latin-1")
            for name in (b"ETag", b"Last-Modified", b"Cache-Control", b"Retry-After")
            if name in response.headers
        }
        reasons = response.meta.get("redirect_reasons", [])
        hops = [*response.meta.get("redirect_urls", []), response.url]
        permanent = 0
        while permanent < len(reasons) and reasons[permanent] in PERMANENT:
            permanent += 1
        if permanent:
            self.moved_to = hops[permanent]
