"""Sitemaps to a SourceDocument: urlset, sitemapindex, Google's news sitemap, and plain lists of addresses.

Follows sitemaps.org/protocol.html. Bytes are read as a stream, so that 50 MB take no tree; entities are never expanded.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from monitor.discover.dates import stated_moment
from monitor.discover.links import absolute
from monitor.discover.plain import line_of_html, one_line
from monitor.errors import SourceDocumentError
from monitor.models.entry import ListedEntry
from monitor.models.poll import SourceDocument
from monitor.models.source import SourceKind

MOST_ENTRIES = 50_000  # the protocol's own limit
MOST_CHILDREN = 500

_CHUNK = 65_536  # bytes given to the parser at a time
_LONGEST_FIELD = 10_000  # characters
_PLACES = {
    "url/loc": "loc",
    "url/lastmod": "lastmod",
    "sitemap/loc": "loc",
    "sitemap/lastmod": "lastmod",
    "url/news/title": "title",
    "url/news/publication_date": "publication_date",
}

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_NEWS = re.compile(r"news|latest|recent|today", re.IGNORECASE)
_START = re.compile(rb"<\?xml|<(?:[\w.-]+:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Child:
    url: str
    modified: datetime | None


def read_sitemap(body: bytes, url: str) -> SourceDocument:
    """An urlset gives entries, an index its children in `more`: newest first, then news before the undated rest.

    Raises SourceDocumentError where nothing in the body is XML, or it breaks before the first of either.
    """
    entries: dict[str, ListedEntry] = {}
    children: dict[str, _Child] = {}
    for found in _elements(body, url):
        if isinstance(found, _Child):
            children.setdefault(found.url, found)
        else:
            entries.setdefault(found.url, found)
        if len(entries) >= MOST_ENTRIES or len(children) >= MOST_ENTRIES:
            break
    children.pop(url.partition("#")[0], None)
    ordered = sorted(children.values(), key=_newest_first)
    return SourceDocument(
        kind=SourceKind.SITEMAP,
        entries=tuple(entries.values()),
        more=tuple(child.url for child in ordered[:MOST_CHILDREN]),
        is_cut=not _ENDED.search(body, max(0, len(body) - TAIL)),
    )


_ENDED = re.compile(
    rb"<\s*(?:/\s*(?:[\w-]{1,40}:)?(?:urlset|sitemapindex)|(?:urlset|sitemapindex)\b[^>]{0,500}/)\s*>",
    re.IGNORECASE,
)
TAIL = 4_096  # bytes in which the end of a document is looked for


def read_addresses(text: str, url: str) -> SourceDocument:
    """A text sitemap: an address a line; other lines are passed over."""
    lines = (line.strip() for line in io.StringIO(text))
    listed = (absolute(url, line) for line in lines if line.startswith(("http://", "https://")))
    addresses = dict.fromkeys(address for address in listed if address)
    entries = tuple(ListedEntry(address) for address in list(addresses)[:MOST_ENTRIES])
    return SourceDocument(kind=SourceKind.SITEMAP, entries=entries)


def _newest_first(child: _Child) -> tuple[bool, float, bool]:
    moment = child.modified or _EARLIEST
    return child.modified is None, -moment.timestamp(), not _NEWS.search(child.url)


def _elements(body: bytes, url: str) -> Iterator[ListedEntry | _Child]:
    target = _Target()
    parser = etree.XMLParser(  # type: ignore[call-overload]  # the stubs know no target with options
        target=target, recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    start = _START.search(body, 0, 65_536)
    try:
        for place in range(start.start() if start else 0, len(body), _CHUNK):
            parser.feed(body[place : place + _CHUNK])
            yield from _taken(target, url)
        parser.close()
    except (etree.LxmlError, ValueError) as error:
        if not target.has_root:
            raise SourceDocumentError(url, f"not XML: {one_line(str(error), 120)}") from error
        # cut or broken further down: what was read until there counts
    yield from _taken(target, url)
    faults = [
        fault for fault in parser.feed_error_log.filter_from_errors() if fault.domain_name != "NAMESPACE"
    ]
    if faults and not target.has_found:
        raise SourceDocumentError(url, f"broken XML: {one_line(faults[0].message, 120)}")


def _taken(target: "_Target", url: str) -> Iterator[ListedEntry | _Child]:
    for name, fields in target.take():
        address = absolute(url, fields.get("loc", ""))
        if address:
            yield _record(name, address, fields)


def _record(name: str, address: str, fields: dict[str, str]) -> ListedEntry | _Child:
    if name == "sitemap":
        return _Child(address.partition("#")[0], stated_moment(fields.get("lastmod")))
    return ListedEntry(
        url=address,
        title=line_of_html(fields.get("title", "")),
        published=stated_moment(fields.get("publication_date")),
        updated=stated_moment(fields.get("lastmod")),
    )


class _Target:
    """Takes the parser's events and keeps no tree: the fields of each `url` or `sitemap`, by local name.

    A field counts where it stands in its own place: loc and lastmod directly within, title and publication_date within
    news:news; so a picture's title or address is none of the page's.
    """

    def __init__(self) -> None:
        self.has_root = False
        self.has_found = False
        self._found: list[tuple[str, dict[str, str]]] = []
        self._path: list[str] = []
        self._fields: dict[str, str] | None = None

    def start(self, tag: str, attributes: object) -> None:  # the parser's interface
        self.has_root = True
        name = tag.rpartition("}")[2].rpartition(":")[2]
        if name in {"url", "sitemap"}:
            self._path = []
            self._fields = {}
        self._path.append(name)

    def data(self, text: str) -> None:
        place = (
            _PLACES.get("/".join(self._path[-3:]))
            if self._fields is not None and len(self._path) <= 3
            else None
        )
        if self._fields is not None and place:
            self._fields[place] = (self._fields.get(place, "") + text)[:_LONGEST_FIELD]

    def end(self, tag: str) -> None:
        ended = self._path.pop() if self._path else ""
        if ended in {"url", "sitemap"} and self._fields is not None:
            self._found.append((ended, self._fields))
            self.has_found = True
            self._fields = None

    def close(self) -> None:
        return None

    def take(self) -> list[tuple[str, dict[str, str]]]:
        taken, self._found = self._found, []
        return taken
