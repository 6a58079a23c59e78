"""What every kind of source shares: one poll in progress, and the desk that spiders work for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from monitor.errors import SourceDocumentError
from monitor.frontier import is_whole
from monitor.models.entry import Entry, ListedEntry
from monitor.models.page import Page
from monitor.models.poll import RawDocument, Reading, SourceDocument, SourcePlan, Validators
from monitor.models.source import Finding, Source, SourceKind
from monitor.urls import is_feed_address, leads_to_login

PERMANENT = {301, 308}
LARGEST = 52 * 1024 * 1024  # bytes; sitemaps.org allows 50 MB unpacked
MOST_LISTED = 100_000  # entries of one poll, whatever an index names
DOCUMENTS = {  # how many a poll reads at most, the first one included, by what that is
    SourceKind.FEED: 1,
    SourceKind.LISTING: 5,
    SourceKind.SITEMAP: 100,
}


class Desk(Protocol):
    """Who hands out work and takes what was found. Implemented where the store is."""

    def now(self) -> datetime: ...

    def plans(self) -> Sequence[SourcePlan]:
        """The sources to poll in this pass."""

    def waiting(self) -> Iterable[tuple[Source, Entry]]:
        """Entries that are due though their sources are not polled in this pass."""

    def asker(self, url: str, source: Source) -> Source:
        """With whose delay, headers and User-Agent a page that a source listed is asked."""

    def knows_any(self, source: str, entries: Sequence[ListedEntry]) -> bool:
        """Whether a document shows something that was listed before: then its next page shows nothing new."""

    async def resume(self) -> None:
        """Before anything is polled: take up what an earlier pass left."""

    async def read(self, source: Source, document: RawDocument) -> SourceDocument:
        """What a document of a source lists. Raises SourceDocumentError."""

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
    children: dict[str, Validators] = field(default_factory=dict)
    incomplete: bool = False

    def accepts(self) -> str:
        """The Accept header; some servers give HTML to those who do not ask for a feed."""
        return "application/rss+xml, application/atom+xml, application/xml;q=0.9, application/feed+json;q=0.9, text/html;q=0.5, */*;q=0.1"

    async def read(self, response: Response, asked: str) -> list[str]:
        """Take one answer in, asked for under this address; the further documents to read in this poll."""
        first = self.status is None
        if first:
            self._note(response)
        self.asked.add(response.url)
        self.size += len(response.body)
        if response.status == 304:
            return self._unchanged(asked, first=first)
        if not is_whole(response.status):
            self.incomplete = self.incomplete or not first
            return self.instead(asked, is_passing=response.status == 429 or response.status >= 500)
        try:
            document = await self._document(response, asked)
        except SourceDocumentError as error:
            self.incomplete = True
            if first:
                self.error = error
            return self.instead(asked)
        for entry in document.entries:
            if len(self.entries) < MOST_LISTED:
                self.entries.setdefault(entry.url, entry)
        self.kind = document.kind if first else self.kind
        self.incomplete = self.incomplete or document.is_cut
        self.hint = document.hint if document.hint is not None else self.hint
        if not first:
            self.was_read(asked, response, document)
        return self._further(document)

    def fail(self, error: Exception, asked: str) -> list[str]:
        """An answer that did not come; the documents to read instead. Only the first document decides about the source;
        without another one the poll is not complete."""
        self.incomplete = True
        if self.status is None:
            self.error = error
        return self.instead(asked, is_passing=not isinstance(error, IgnoreRequest))

    def instead(self, asked: str, *, is_passing: bool = False) -> list[str]:
        """What to read in place of a document that could not be, for now or at all."""
        return []

    def was_read(self, asked: str, response: Response, document: SourceDocument) -> None:
        """A further document was read. A sitemap is remembered with its validators."""
        validators = Validators(_header(response, b"ETag"), _header(response, b"Last-Modified"))
        if document.kind is SourceKind.SITEMAP and not document.is_cut and len(self.entries) < MOST_LISTED:
            self.children[asked] = validators

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
            asked=self.plan.url,
            was_conditional=bool(self.plan.etag or self.plan.last_modified),
            read_whole=not any(self.plan.children.values()),
            children=self.children,
            incomplete=self.incomplete,
        )

    def wants(self, document: SourceDocument) -> bool:
        """Whether the documents that this one names are worth reading."""
        if document.kind is not SourceKind.LISTING or self.plan.read_on:
            return bool(document.more)
        return bool(document.more) and not self.desk.knows_any(self.plan.source.name, document.entries)

    def _unchanged(self, asked: str, *, first: bool) -> list[str]:
        """A sitemap index may stay as it is while what it names changes: its children are asked all the same."""
        if not first:
            self.children[asked] = self.plan.children.get(asked, Validators())
            return []
        further = [url for url in self.plan.children if url not in self.asked]
        self.asked.update(further)
        return further

    async def _document(self, response: Response, asked: str) -> SourceDocument:
        source = self.plan.source
        if response.meta.get("redirect_urls") and leads_to_login(response.url):
            raise SourceDocumentError(response.url, Finding.LOGIN)
        kind = source.kind if source.kind is not SourceKind.AUTO else self.kind
        if kind is SourceKind.AUTO and is_feed_address(asked):  # wherever a redirect ended
            kind = SourceKind.FEED
        raw = RawDocument(
            url=response.url,
            content_type=_header(response, b"Content-Type") or "",
            kind=kind,
            now=self.desk.now(),
            include=source.include,
            encodings=tuple(response.meta.get("packed", ())),
            body=response.body,
        )
        return await self.desk.read(source, raw)

    def _further(self, document: SourceDocument) -> list[str]:
        if not self.wants(document):
            return []
        most = DOCUMENTS.get(document.kind, 1)
        room = most - len(self.asked) if len(self.entries) < MOST_LISTED else 0
        named = [url for url in dict.fromkeys(document.more) if url not in self.asked]
        if (
            self.plan.read_on
        ):  # those first that were not read yet, lest a slow host never gets to the last ones
            named.sort(key=lambda url: url in self.plan.children)
        further = named[: max(0, room)]
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


def _header(response: Response, name: bytes) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
