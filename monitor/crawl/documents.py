"""Source documents between the wire and the desk: kept as they came until they are read, and read on the engine, large ones
one at a time."""

import asyncio
import gzip
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Protocol

from scrapy.exceptions import IgnoreRequest

from monitor.crawl.troubles import trouble_of
from monitor.crawl.unpacking import LARGEST_IN_PASSING, unpacked
from monitor.discover.decode import LARGEST
from monitor.discover.document import refuse_large
from monitor.engines.base import Engine
from monitor.errors import SourceDocumentError
from monitor.models.poll import RawDocument, SourceDocument
from monitor.store import inbox
from monitor.store.database import Database

PACKED_FROM = 64 * 1024  # bytes from which a document is packed before it is kept
MOST_KEPT = (
    64 * 1024 * 1024
)  # bytes of one source, packed; a feed always fits, and a sitemap shows it all again


class Storing(Protocol):
    """Ends the pass where the database takes nothing."""

    def __call__(self) -> AbstractContextManager[None]: ...


@dataclass
class Documents:
    """Keeps and reads them. In memory a large one is several times itself while it is read, hence the lock."""

    db: Database
    engine: Engine
    storing: Storing
    _large: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def read(self, source: str, document: RawDocument) -> SourceDocument:
        """On the engine, so that the loop is free to take in what other sources show. Raises SourceDocumentError."""
        if not document.encodings:
            refuse_large(document.body, document.url, document.content_type)
        await self._keep(source, document)
        return await self.read_kept(document)

    async def read_kept(self, document: RawDocument) -> SourceDocument:
        """The same of one that is kept. Raises SourceDocumentError."""
        if not document.encodings and len(document.body) <= LARGEST_IN_PASSING:
            return await self.engine.read(document)
        async with self._large:
            return await self.engine.read(await asyncio.to_thread(_whole, document))

    async def _keep(self, source: str, document: RawDocument) -> None:
        packed = document
        if len(document.body) >= PACKED_FROM and not document.encodings:
            body = await asyncio.to_thread(gzip.compress, document.body, 1)
            packed = replace(document, body=body, encodings=("gzip",))
        with self.storing():
            if inbox.kept_bytes(self.db, source) + len(packed.body) <= MOST_KEPT:
                inbox.keep_document(self.db, source, packed)


def _whole(document: RawDocument) -> RawDocument:
    if not document.encodings:
        return document
    try:
        body = unpacked(document.body, list(document.encodings), LARGEST)
    except IgnoreRequest as error:
        trouble = trouble_of(error)
        raise SourceDocumentError(document.url, f"{trouble.trouble.value}: {trouble.words}") from error
    refuse_large(body, document.url, document.content_type)
    return replace(document, body=body, encodings=())
