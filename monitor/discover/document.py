"""A source document of whatever kind to its entries. Bytes in, SourceDocument out; never fetches, never stores.

What came is read as what it is: a sitemap where a feed was expected still lists pages. Only HTML is refused where XML
was expected, because it is the sign of a feed that moved, broke, or hides behind a wall.
"""

from dataclasses import replace
from datetime import datetime

from monitor.discover.decode import Shape, decoded, shape_of, unpacked
from monitor.discover.feed import read_feed
from monitor.discover.jsonfeed import read_json_feed
from monitor.discover.listing import read_listing
from monitor.discover.sitemap import read_addresses, read_sitemap
from monitor.errors import SourceDocumentError
from monitor.models.entry import ListedEntry
from monitor.models.poll import RawDocument, SourceDocument
from monitor.models.source import Finding, SourceKind
from monitor.urls import is_feed_address

LARGEST_TREE = 16 * 1024 * 1024  # bytes of a document that is read as a whole; sitemaps are read as a stream
MOST_TAGS = 400_000  # in a feed or page, whose trees take half a kilobyte a tag


def read_document(
    body: bytes, url: str, content_type: str, kind: SourceKind, *, include: str | None = None, now: datetime
) -> SourceDocument:
    """Entries of a feed, sitemap or listing. `kind` AUTO tells by the bytes; the result says which it was.

    `url` is where the document came from, after redirects; `include` is the regular expression of a listing. A document
    that lists nothing is fine. Raises SourceDocumentError with the reason: "empty body", "HTML in place of a feed",
    "not XML: …", "XML that is no feed; …", "neither XML nor HTML; …".
    """
    body = _unpacked(body, url)
    text = decoded(body[: 4 * 65_536], content_type)
    shape = shape_of(text)
    if shape is Shape.SITEMAP:
        return _each_once(read_sitemap(body, url))
    refuse_large(body, url, content_type)
    text = decoded(body, content_type)
    if text.count("<") > MOST_TAGS:
        raise SourceDocumentError(url, f"over a limit: more than {MOST_TAGS:,} tags")
    if shape is Shape.HTML:
        _refuse_html(url, kind)
        return _each_once(read_listing(text, url, include=include, now=now))
    return _each_once(_read(text, shape, url, now))


def refuse_large(body: bytes, url: str, content_type: str) -> None:
    """Raises where a document is larger than its kind may be; cheap, so that who holds it need not pass it on."""
    is_large = len(body) > LARGEST_TREE and not body.startswith(b"\x1f\x8b")
    if is_large and shape_of(decoded(body[: 4 * 65_536], content_type)) is not Shape.SITEMAP:
        raise SourceDocumentError(url, f"over a limit: more than {LARGEST_TREE // 1024**2} MB")


def read_raw(raw: RawDocument) -> SourceDocument:
    """The same of a document with all that is known of it."""
    return read_document(raw.body, raw.url, raw.content_type, raw.kind, include=raw.include, now=raw.now)


def _unpacked(body: bytes, url: str) -> bytes:
    if not body.strip():
        raise SourceDocumentError(url, Finding.EMPTY)
    unpacked_body = unpacked(body)
    if not unpacked_body.strip():
        raise SourceDocumentError(url, "empty or broken gzip body")
    return unpacked_body


def _read(text: str, shape: Shape, url: str, now: datetime) -> SourceDocument:
    if shape is Shape.JSON:
        return read_json_feed(text, url)
    if shape is Shape.ADDRESSES:
        return read_addresses(text, url)
    if shape is Shape.OTHER:
        raise SourceDocumentError(url, "neither XML nor HTML; see that the address is that of a feed or page")
    return read_feed(text, url, now)


def _refuse_html(url: str, kind: SourceKind) -> None:
    """Raises where HTML can't be what was meant: for `auto` too, when the address is plainly that of a feed."""
    if kind is SourceKind.SITEMAP:
        raise SourceDocumentError(url, Finding.HTML_FOR_SITEMAP)
    if kind is SourceKind.FEED or (kind is SourceKind.AUTO and is_feed_address(url)):
        raise SourceDocumentError(url, Finding.HTML_FOR_FEED)


def _each_once(document: SourceDocument) -> SourceDocument:
    entries: dict[str, ListedEntry] = {}
    for entry in document.entries:
        entries.setdefault(entry.url, entry)
    return (
        document
        if len(entries) == len(document.entries)
        else replace(document, entries=tuple(entries.values()))
    )
