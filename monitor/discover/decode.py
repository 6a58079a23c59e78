"""Bytes of a source document to text, and what shape of document it is. Bounded; never raises on what the bytes are."""

import re
import zlib
from enum import Enum, auto

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, to_unicode

LARGEST = 52 * 1024 * 1024  # bytes unpacked: sitemaps.org allows 50 MB

_HEAD = 64 * 1024  # where the root element must stand, after whatever junk
_STATEFUL = re.compile(r"iso2022|hz")  # encodings whose bytes pass for ASCII
_NOT_FOR_TEXT = re.compile(r"idna|punycode|.*escape|undefined|utf-7|base64|hex|rot13|bz2|zlib|zip|uu|quopri")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ROOT = re.compile(
    r"<!doctype\s+(?P<doctype>html)\b|<(?:[a-z][\w.-]*:)?(?P<name>rss|rdf|feed|urlset|sitemapindex|html|head|body|script|channel)[\s>/]",
    re.IGNORECASE,
)
_XML_START = re.compile(r"<\?xml\s[^>]{0,200}>|<!DOCTYPE\s", re.IGNORECASE)
_ADDRESS_LINE = re.compile(r"https?://\S+")


class Shape(Enum):
    """What a document looks like from its first kilobytes, whatever its content type says."""

    FEED = auto()  # RSS, RDF or Atom
    JSON = auto()
    SITEMAP = auto()  # urlset or sitemapindex
    ADDRESSES = auto()  # plain text, an address a line
    HTML = auto()
    XML = auto()  # of no kind we know
    OTHER = auto()


_SHAPES = {
    "rss": Shape.FEED,
    "rdf": Shape.FEED,
    "feed": Shape.FEED,
    "channel": Shape.FEED,
    "urlset": Shape.SITEMAP,
    "sitemapindex": Shape.SITEMAP,
}


def unpacked(body: bytes) -> bytes:
    """The body, its gzip undone where it is a gzip file, to at most LARGEST bytes; what is cut off stays cut off."""
    if not body.startswith(b"\x1f\x8b"):
        return body[:LARGEST]
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        return unpacker.decompress(body, LARGEST)
    except zlib.error:
        return b""


def decoded(body: bytes, content_type: str) -> str:
    """The text: by byte order mark, else as UTF-8 where that fits, else as the document and then the header declare.

    Valid UTF-8 outranks both declarations, which lie more often than such bytes come about by chance.
    """
    encoding, mark = read_bom(body)
    if encoding and mark:
        return to_unicode(body[len(mark) :], encoding)
    declared = _usable(html_body_declared_encoding(body[:4096])) or _usable(
        http_content_type_encoding(content_type)
    )
    if _wide(body):
        return to_unicode(body, "utf-16-le" if body[1:2] == b"\x00" else "utf-16-be")
    if declared is None or not _STATEFUL.match(declared.replace("_", "").replace("-", "")):
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            pass
    fallback = "utf-8" if declared is None and _mostly_utf8(body) else "cp1252"
    return to_unicode(body, declared or fallback)


def shape_of(text: str) -> Shape:
    """Told from the first element that names a kind of document; leading junk and comments are passed over."""
    head = _COMMENT.sub("", text[:_HEAD]).lstrip("\ufeff \t\r\n")
    if head.startswith(("{", "[")):
        return Shape.JSON
    root = _ROOT.search(head)
    if root:
        return _SHAPES.get((root["name"] or "html").lower(), Shape.HTML)
    if _ADDRESS_LINE.match(head):
        return Shape.ADDRESSES
    return Shape.XML if head.startswith("<") else Shape.OTHER


def from_start(text: str) -> str:
    """The document without the blank lines, warnings and other junk that programs print before it."""
    root = _ROOT.search(text, 0, _HEAD)
    start = _XML_START.search(text, 0, _HEAD)
    places = [found.start() for found in (start, root) if found]
    return text[min(places) :] if places else text


def _wide(body: bytes) -> bool:
    """UTF-16 without a mark: markup whose every other byte is zero."""
    return body[:4] in {
        b"<\x00?\x00",
        b"<\x00r\x00",
        b"<\x00f\x00",
        b"\x00<\x00?",
        b"\x00<\x00r",
        b"\x00<\x00f",
    }


def _usable(encoding: str | None) -> str | None:
    """None for names of codecs that are no character encodings, and for UTF-16 that the bytes would have shown."""
    if not encoding or _NOT_FOR_TEXT.match(encoding) or encoding.startswith(("utf-16", "utf-32")):
        return None
    try:
        b"".decode(encoding)
    except (LookupError, ValueError):
        return None
    return encoding


def _mostly_utf8(body: bytes) -> bool:
    """UTF-8 with a few broken bytes, or cut within a character, rather than a single-byte encoding."""
    sample = body[:_HEAD].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    whole = sum(1 for character in sample if character > "\x7f") - broken
    return whole > 4 * broken
