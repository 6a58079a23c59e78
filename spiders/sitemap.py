"""Polls a sitemap, a news sitemap, or an index of them: the newest children first, as many as a poll may read."""

from dataclasses import dataclass

from monitor.models.source import SourceKind
from spiders.base import SourcePoll


@dataclass
class SitemapPoll(SourcePoll):
    kind: SourceKind = SourceKind.SITEMAP

    def accepts(self) -> str:
        return "application/xml, text/xml;q=0.9, */*;q=0.1"
