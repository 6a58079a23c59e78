"""RSS, RDF and Atom to a SourceDocument. Text in, records out; never fetches, never expands an entity.

libxml2 repairs the document first (undefined entities, crossed tags, a cut end), so that feedparser reads all of it by
its strict and quick parser; bytes go to feedparser as a stream, because it opens files and addresses that strings name.
"""

import io
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from html.entities import html5
from typing import Any

import feedparser
from lxml import etree

from monitor.discover.dates import EARLIEST, stated_moment, written_moment
from monitor.discover.decode import from_start
from monitor.discover.links import absolute
from monitor.discover.plain import line_of_html, one_line, text_of_html
from monitor.errors import SourceDocumentError
from monitor.models.entry import ListedEntry
from monitor.models.poll import SourceDocument
from monitor.models.source import SourceKind

MOST_ENTRIES = 5_000
FULL_TEXT = 150  # words; many feeds carry the whole article as its description
_LONGEST_SUMMARY = 2_000
_MOST_FIELDS = 100  # elements an item
_ITEMS = ("{*}item", "{*}entry")
_OPENED = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:(?:\w+:)?(?:item|entry|rss|channel|feed|rdf))\s*>", re.IGNORECASE)
_UNREAD = ("{*}category", "{*}subject", "{*}keywords", "{*}enclosure", "{*}contributor")
_LONGEST_WAIT = 24 * 3600  # seconds a document may ask for

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos);|\#\d{1,7};|\#x[0-9a-f]{1,6};)(?:(\w{1,32});)?",
    re.DOTALL | re.IGNORECASE,
)
_DECLARED = re.compile(r"""(<\?xml[^>]{0,150}?)\s+encoding\s*=\s*["'][^"'>]{0,60}["']""", re.IGNORECASE)
_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}


def read_feed(text: str, url: str, now: datetime) -> SourceDocument:
    """`url` is where the document came from; relative links are resolved against it (and xml:base).

    Raises SourceDocumentError where the text is no XML at all, or XML that is no feed.
    """
    xml, fault = _repaired(text, url)
    parsed = _parsed(xml, url)
    if fault and not parsed.entries:
        raise SourceDocumentError(url, f"broken XML: {fault}")
    if not parsed.version and not parsed.entries:
        raise SourceDocumentError(url, "XML that is no feed; see that the address is that of a feed")
    return SourceDocument(
        kind=SourceKind.FEED,
        entries=tuple(_entries(parsed, url, now)),
        title=_title(parsed.feed),
        hint=_hint(parsed.feed),
        is_cut=not _ENDED.search(text, max(0, len(text) - TAIL)),
    )


def _repaired(text: str, url: str) -> tuple[bytes, str]:
    """Well-formed XML of at most MOST_ENTRIES items, and what was worst about it as it came ("" where nothing was)."""
    text = _ENTITY.sub(_known_entity, _CONTROL.sub("", from_start(text)))
    text = _DECLARED.sub(r"\1", text, count=1)
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceDocumentError(url, f"not XML: {one_line(str(error), 120)}") from error
    if root is None:
        raise SourceDocumentError(url, "not XML; see that the address is that of a feed")
    _prune(root, drop_last=_is_cut_in_an_item(text))
    faults = [fault for fault in parser.error_log.filter_from_errors() if fault.domain_name != "NAMESPACE"]
    return etree.tostring(root, encoding="utf-8"), one_line(faults[0].message, 120) if faults else ""


_ENDED = re.compile(r"</\s*(?:[\w-]{1,40}:)?(?:rss|feed|RDF|channel)\s*>", re.IGNORECASE)
TAIL = 4_096  # characters in which the end of a document is looked for


def _is_cut_in_an_item(text: str) -> bool:
    """Whether the document ends within an item, whose address may then be half of one."""
    opened = max((found.start() for found in _OPENED.finditer(text)), default=-1)
    return opened > max((found.start() for found in _CLOSED.finditer(text)), default=-1)


def _prune(root: etree._Element, *, drop_last: bool) -> None:
    """Drops what would keep feedparser busy for minutes and is not read: its time grows with the square of categories,
    and with each item of an endless feed."""
    etree.strip_elements(root, *_UNREAD, with_tail=False)
    items = list(root.iter(*_ITEMS))
    surplus = items[MOST_ENTRIES:] or (items[-1:] if drop_last else [])
    for item in items[:MOST_ENTRIES]:
        surplus.extend(item[_MOST_FIELDS:])
    for element in surplus:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _known_entity(match: re.Match[str]) -> str:
    """HTML's named characters, which XML does not know, as themselves; other names as nothing; a bare & as &amp;."""
    if match[0].startswith("<"):
        return match[0]
    if match[1] is None:
        return "&amp;"
    return escape(html5.get(f"{match[1]};", ""))


def _parsed(xml: bytes, url: str) -> Any:
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    return feedparser.parse(
        io.BytesIO(xml), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _entries(parsed: Any, url: str, now: datetime) -> Iterator[ListedEntry]:
    one_date = not str(parsed.version).startswith("atom")  # RSS and RDF know no date of a later version
    for item in parsed.entries:
        address = absolute(url, _link(item))
        if address:
            entry = _entry(item, address, now)
            yield replace(entry, published=entry.published or entry.updated) if one_date else entry


def _entry(item: Any, address: str, now: datetime) -> ListedEntry:
    text, summary = _texts(item)
    return ListedEntry(
        url=address,
        title=_title(item),
        published=_moment(item, "published", now) or _moment(item, "created", now),
        updated=_moment(item, "updated", now),
        summary=summary,
        text=text,
        authors=_authors(item),
        guid=_guid(item),
    )


def _link(item: Any) -> str:
    """The address that FeedBurner replaced, else the item's link, else its guid where that is a permanent link."""
    guid = item.get("id", "") if item.get("guidislink") or _is_web(item.get("id", "")) else ""
    return item.get("feedburner_origlink") or item.get("link") or guid or ""


def _guid(item: Any) -> str:
    """What the feed calls the item, "" where that is only its link."""
    guid = one_line(item.get("id") or "", 500)
    return "" if guid == (item.get("link") or "").strip() else guid


def _is_web(address: str) -> bool:
    return address.strip().lower().startswith(("http://", "https://"))


def _title(item: Any) -> str:
    title = item.get("title") or ""
    is_plain = (item.get("title_detail") or {}).get("type") == "text/plain"
    return one_line(title) if is_plain and "&" not in title else line_of_html(title)


def _texts(item: Any) -> tuple[str, str]:
    """The item's own text and its short description: the longest content, else a description of several paragraphs."""
    contents = [text_of_html(part.get("value") or "") for part in (item.get("content") or [])[:8]]
    text = max(contents, key=len, default="")
    description = text_of_html(dict.get(item, "summary") or "")
    is_full = len(description.split()) >= FULL_TEXT or len(description) > _LONGEST_SUMMARY
    if (is_full and len(description) > len(text)) or (not text and "\n" in description):
        text = description
    return text, one_line(description, _LONGEST_SUMMARY) if description != text else ""


def _moment(item: Any, name: str, now: datetime) -> datetime | None:
    """feedparser's reading, else ours of the words; dict.get because feedparser gives one date for another's name."""
    words = (dict.get(item, name) or "").strip()
    if not words:
        return None
    return stated_moment(words) or _moment_of(dict.get(item, f"{name}_parsed")) or written_moment(words, now)


def _moment_of(parsed: Any) -> datetime | None:
    if parsed is None:
        return None
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    return moment if moment.year >= EARLIEST else None


def _authors(item: Any) -> tuple[str, ...]:
    names = [one_line(author.get("name") or "", 200) for author in (item.get("authors") or [])[:20]]
    return tuple(dict.fromkeys(name for name in names if name))


def _hint(channel: Any) -> int | None:
    """Seconds that the feed asks to be left alone: ttl (minutes), or sy:updatePeriod by sy:updateFrequency."""
    asked = [_number(channel.get("ttl")) * 60]
    period = _PERIODS.get(one_line(channel.get("sy_updateperiod") or "").lower(), 0)
    asked.append(period // max(1, _number(channel.get("sy_updatefrequency"))))
    return min(max(asked), _LONGEST_WAIT) or None


def _number(text: Any) -> int:
    digits = str(text or "").strip()[:6]
    return int(digits) if digits.isascii() and digits.isdigit() else 0
