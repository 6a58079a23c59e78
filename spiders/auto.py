"""Polls an address of unknown kind: the document itself says what it is; a page that announces a feed leads to it."""

from dataclasses import dataclass, replace

from monitor.models.poll import SourceDocument
from monitor.models.source import SourceKind
from spiders.base import SourcePoll


@dataclass
class AutoPoll(SourcePoll):
    kind: SourceKind = SourceKind.AUTO
    documents: int = 5

    def wants(self, document: SourceDocument) -> bool:
        if document.kind is SourceKind.LISTING:
            return bool(document.more) and not self.desk.knows_any(self.plan.source.name, document.entries)
        return bool(document.more)

    def _further(self, document: SourceDocument) -> list[str]:
        if document.feed_url and not self.asked:
            self.feed_url = document.feed_url
            document = replace(document, more=(document.feed_url,))
        return super()._further(document)
