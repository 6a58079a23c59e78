"""Polls a page of headlines: reads on to the next page as long as a page shows nothing that was seen before."""

from dataclasses import dataclass

from monitor.models.source import SourceKind
from spiders.base import SourcePoll


@dataclass
class ListingPoll(SourcePoll):
    kind: SourceKind = SourceKind.LISTING

    def accepts(self) -> str:
        return "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
