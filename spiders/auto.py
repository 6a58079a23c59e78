"""Polls an address of unknown kind: the document itself says what it is; a page that announces a feed leads to it."""

from dataclasses import dataclass, replace

from scrapy.http import Response

from monitor.models.poll import SourceDocument
from monitor.models.source import SourceKind
from spiders.base import DOCUMENTS, SourcePoll


@dataclass
class AutoPoll(SourcePoll):
    kind: SourceKind = SourceKind.AUTO
    announced: str | None = None

    def wants(self, document: SourceDocument) -> bool:
        return bool(self.announced and document.more == (self.announced,)) or super().wants(document)

    def was_read(self, asked: str, response: Response, document: SourceDocument) -> None:
        """The announced feed is asked instead of the page from now on, but only where it is one."""
        if asked == self.announced and document.kind is SourceKind.FEED:
            self.feed_url = asked
        super().was_read(asked, response, document)

    def _further(self, document: SourceDocument) -> list[str]:
        is_new = document.feed_url and document.feed_url not in self.asked
        if is_new and self.announced is None and len(self.asked) <= DOCUMENTS[SourceKind.FEED] + 1:
            self.announced = document.feed_url
            document = replace(document, more=(document.feed_url or "",))
        return super()._further(document)
