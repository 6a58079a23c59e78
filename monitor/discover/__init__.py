"""Source documents to entries: feeds, sitemaps and listings as bytes in, `SourceDocument` out. Never fetches."""

from monitor.discover.document import read_document

__all__ = ["read_document"]
