"""What runs the pipeline: pages in, outcomes out; source documents in, what they list out."""

from typing import Protocol

from monitor.models.article import Article
from monitor.models.outcome import Outcome
from monitor.models.page import Page
from monitor.models.poll import RawDocument, SourceDocument


class Engine(Protocol):
    """Both raise ExtractionError where the page could not be read; the next page is not affected by it."""

    async def process(self, page: Page) -> Outcome:
        """Extract and judge a page."""

    async def read(self, document: RawDocument) -> SourceDocument:
        """What a source document lists. Raises SourceDocumentError instead."""

    async def judge(self, article: Article) -> Outcome:
        """Judge an article whose text is known."""
