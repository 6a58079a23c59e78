"""Polls a feed: one document, everything in it."""

from dataclasses import dataclass

from monitor.models.source import SourceKind
from spiders.base import SourcePoll


@dataclass
class FeedPoll(SourcePoll):
    kind: SourceKind = SourceKind.FEED
