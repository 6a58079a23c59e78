"""The pipeline on this machine's cores."""

import asyncio
import pickle
from concurrent.futures import Future
from functools import partial

from monitor.engines.workers import TIMEOUT, Result, Workers
from monitor.errors import ExtractionError, SourceDocumentError
from monitor.models.article import Article
from monitor.models.outcome import Outcome
from monitor.models.page import Page
from monitor.models.poll import RawDocument, SourceDocument
from monitor.pipeline import Context, process_page, process_text

_contexts: list[Context] = []  # of a worker process: the one that it was started with


class LocalEngine(Workers[Page | Article, Outcome]):
    """The pipeline on this machine's cores.

    Workers get the context itself, not the files that it was read from: quicker, and one that starts later judges by
    the same rules, whatever was edited meanwhile.
    """

    def __init__(self, context: Context, *, workers: int | None = None, timeout: float = TIMEOUT) -> None:
        prepare = partial(_prepare, pickle.dumps(context))
        super().__init__(_process, prepare=prepare, workers=workers, timeout=timeout)

    async def process(self, page: Page) -> Outcome:
        return await self._result(self.schedule(page), page.url)

    async def judge(self, article: Article) -> Outcome:
        return await self._result(self.schedule(article), article.url)

    async def read(self, document: RawDocument) -> SourceDocument:
        """On a worker, too: a sitemap of 50 MB takes seconds, and a configured expression may never end."""
        try:
            return await self._result(self.run(_read, document), document.url)
        except ExtractionError as error:
            raise SourceDocumentError(document.url, error.reason) from error

    async def _result(self, future: "Future[Result]", url: str) -> Result:
        try:
            return await asyncio.wrap_future(future)
        except (asyncio.CancelledError, SourceDocumentError):
            raise
        except Exception as error:
            raise self.explained(error, url) from error


def _prepare(context: bytes) -> None:
    _contexts[:] = [pickle.loads(context)]  # noqa: S301  (of our own making)


def _process(argument: Page | Article) -> Outcome:
    context = _contexts[0]
    if isinstance(argument, Page):
        return process_page(argument, context)
    return process_text(argument, context)


def _read(document: RawDocument) -> SourceDocument:
    from monitor.discover.document import read_raw  # noqa: PLC0415  (only where documents are read)

    return read_raw(document)
