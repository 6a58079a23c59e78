"""Polls an address of unknown kind: the document itself says what it is; a page that announces feeds leads to one of them."""

from dataclasses import dataclass, field

from scrapy.http import Response

from monitor.models.poll import SourceDocument
from monitor.models.source import SourceKind
from spiders.base import SourcePoll


@dataclass
class AutoPoll(SourcePoll):
    kind: SourceKind = SourceKind.AUTO
    page: SourceDocument | None = None  # that announces feeds
    announced: list[str] = field(default_factory=list)  # not tried yet, best first
    trying: str | None = None

    def was_read(self, asked: str, response: Response, document: SourceDocument) -> None:
        """The announced feed is asked instead of the page from now on, but only where it is one that lists something."""
        if asked == self.trying and document.kind is SourceKind.FEED and document.entries:
            self.feed_url = asked
            self.incomplete = document.is_cut  # others that were tried before do not matter
        super().was_read(asked, response, document)

    def instead(self, asked: str, *, is_passing: bool = False) -> list[str]:
        """The next of the feeds that the page announces, unless the one before is only away for now; after the last, the
        next pages of the page itself."""
        if is_passing:
            self.announced = []
        if asked != self.trying or self.feed_url or self.page is None:
            return []
        return self._try() or super()._further(self.page)

    def _further(self, document: SourceDocument) -> list[str]:
        if self.trying is not None:
            return self.instead(self.trying) or super()._further(document)
        self.page = document
        self.announced = [url for url in document.feeds if url not in self.asked]
        return self._try() or super()._further(document)

    def _try(self) -> list[str]:
        self.trying = self.announced.pop(0) if self.announced else None
        self.asked.update([self.trying] if self.trying else [])
        return [self.trying] if self.trying else []
