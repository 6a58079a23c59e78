"""Bytes to one parsed tree that metadata, text and page kind are read from. Bounded in size and number of elements."""

import contextlib
import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from charset_normalizer import from_bytes
from selectolax.lexbor import LexborHTMLParser, LexborNode
from w3lib.encoding import html_to_unicode

from monitor.errors import ExtractionError
from monitor.models.page import Page

LARGEST = 10 * 1024 * 1024  # bytes
MOST_ELEMENTS = 60_000  # a page of 300,000 table cells takes trafilatura 24 s and 1.3 GB
MOST_ATTRIBUTES = 2000  # of one element: the parser compares each with all others
ATTRIBUTES_FROM = (
    400_000  # characters of a page from which they are counted; a smaller one ends at the limit of time
)
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_ELEMENT = re.compile(r"<[a-zA-Z]")
_HTML_TYPE = re.compile(r"html|xml|^text/plain|^$", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(
    rb"<\s*(?:!doctype|html|head|body|article|div|p|meta|title|h1)\b", re.IGNORECASE
)
_MARKUP = re.compile(  # what is not closed goes to its end at once: nothing is looked at twice
    rb"<(script|style)\b[^<]*+(?:<(?!/\1)[^<]*+)*+|<[^<>]*+>?|\s+", re.IGNORECASE
)
GUESSED_FROM = 20_000  # bytes of text
MOST_BANNERS = 200
DEEPEST = 500  # elements around one
_OTHER_SCRIPTS = frozenset(
    ["cp1251", "koi8_r", "koi8_u", "cp1253", "cp1255", "cp1256", "big5", "big5hkscs", "gb18030", "gbk", "gb2312", "cp932",
     "shift_jis", "euc_jp", "cp949", "euc_kr", "tis_620", "cp874"]
)  # fmt: skip
_BINARY = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1a\x45\xdf\xa3", b"RIFF")

# What trafilatura drops anyway; lexbor does it faster, at no loss (measured on 258 real pages: 1.6 times the speed).
DROPPED = [
    "script", "style", "svg", "iframe", "template", "canvas", "select", "link", "input", "button", "object", "embed",
    "textarea", "dialog", "nav", "footer", "noscript", "meta", "img", "figure", "picture", "source", "video", "audio", "track",
    "map", "area", "label", "legend", "option", "menu", "time", "math", "progress", "output", "frame",
]  # fmt: skip
DROPPED_ROLES = "[role=navigation], [role=contentinfo], [role=dialog]"


# Banners and centres of preferences, pages long at times, that stand ready in the markup.
CONSENT = "[id*=cookie], [id*=consent], [id*=onetrust], [id*=didomi], [id*=usercentrics], [class*=cookie], [class*=consent], [class*=gdpr]"


def is_html(page: Page) -> bool:
    """Whether the answer can hold an article, by what it says of itself and what it is."""
    head = page.body[:1024].lstrip()
    if head.startswith(_BINARY):
        return False
    kind = page.content_type.partition(";")[0].strip()
    if _HTML_TYPE.search(kind):
        is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or "utf-16" in page.content_type.lower()
        is_text = head.count(b"\x00") * 4 < len(head) and bool(_LOOKS_LIKE_HTML.search(head))  # stray ones
        return is_wide or b"\x00" not in page.body[:512] or is_text
    return bool(_LOOKS_LIKE_HTML.search(head)) and not kind.startswith(("image/", "video/", "audio/"))


def parse(page: Page) -> LexborHTMLParser:
    """Raises ExtractionError for what is too large to read in bounded time."""
    if len(page.body) > LARGEST:
        raise ExtractionError(page.url, f"larger than {LARGEST // 1024 // 1024} MB")
    html = decode(page)
    if html.count("<") > MOST_ELEMENTS and sum(1 for _ in _ELEMENT.finditer(html)) > MOST_ELEMENTS:
        raise ExtractionError(page.url, f"more than {MOST_ELEMENTS} elements")
    if len(html) > ATTRIBUTES_FROM and any(
        len(_QUOTED.sub("", tag[0]).split()) > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(html)
    ):
        raise ExtractionError(page.url, f"an element of more than {MOST_ATTRIBUTES} attributes")
    return LexborHTMLParser(html)


def decode(page: Page) -> str:
    """By the answer's headers, a byte order mark, the page's meta element, or a guess, as browsers do."""
    try:
        encoding, html = html_to_unicode(
            page.content_type or None, page.body, default_encoding="utf-8", auto_detect_fun=_guess
        )
    except (LookupError, UnicodeError):  # names a codec that is none of text, such as zip or idna
        encoding, html = "", page.body.decode(_guess(page.body), "replace")
    if not encoding.startswith(("utf", "iso2022", "hz")) and not page.body.isascii():
        with contextlib.suppress(
            UnicodeDecodeError
        ):  # such bytes come about by chance more rarely than a header lies
            html = page.body.decode("utf-8")
    if encoding.startswith("utf-16") and b"\x00" not in page.body[:512]:
        html = page.body.decode(_guess(page.body), "replace")  # says so in letters of one byte each
    return html.replace("\x00", "")


def _guess(body: bytes) -> str:
    """For pages that name no encoding: UTF-8 where it decodes, else one of another script where the bytes are plainly
    that, else the web's old default."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(_MARKUP.sub(b" ", body)[:GUESSED_FROM]).best()
        return best.encoding if best and best.encoding in _OTHER_SCRIPTS else "cp1252"
    return "utf-8"


def prune(tree: LexborHTMLParser) -> None:
    """Take out what never holds article text. Metadata must have been read before: scripts go, too."""
    tree.strip_tags(DROPPED, recursive=True)
    for node in tree.css(DROPPED_ROLES):
        node.decompose()
    _drop(node for node in tree.css(CONSENT)[:MOST_BANNERS] if not _holds_article(node))
    _drop_next_articles(tree)


def _holds_article(node: LexborNode) -> bool:
    """Whether it is in the article or around it: some sites say of the whole page that it has a cookie banner."""
    if node.tag in {"html", "body", "article", "main"} or node.css_first("h1, article, main") is not None:
        return True
    return any(around.tag in {"article", "main"} for around in _around(node))


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """The elements that it stands in, from the inside; of one that stands too deep only the nearest."""
    around = node.parent
    for _ in range(DEEPEST):
        if around is None:
            return
        yield around
        around = around.parent


def _drop(nodes: Iterable[LexborNode]) -> None:
    for node in _outermost(list(nodes), known=[]):
        node.decompose()


def _drop_next_articles(tree: LexborHTMLParser) -> None:
    """Pages that scroll on into other articles: of several with a headline of their own, the first is the page's."""
    headed = [node for node in tree.css("article")[:200] if node.css_first("h1")]
    for other in _outermost(headed[1:], known=headed[:1]):
        other.decompose()


def _outermost(nodes: list[LexborNode], known: list[LexborNode]) -> list[LexborNode]:
    """Those that are in none of the others: a node must not be touched after one around it is gone. None of those that stand
    too deep to tell."""
    taken = {node.mem_id for node in known}
    found = []
    for node in nodes:
        around = {other.mem_id for other in _around(node)}
        if len(around) < DEEPEST and not around & taken:
            found.append(node)
            taken.add(node.mem_id)
    return found


_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HALF = re.compile(
    "[\ud800-\udfff]"
)  # of a character that two code units make: no text can be written with it


def squeeze(text: str | None) -> str:
    """One line, single spaces, letters and their accents composed (Unicode's form C); no soft hyphens, zero-width and control
    characters, no halves of characters."""
    line = " ".join(text.split()) if text else ""
    if not line.isprintable():
        line = " ".join(_HALF.sub("\ufffd", _INVISIBLE.sub("", line)).split())
    return line if line.isascii() else normalize("NFC", line)


def text_of(node: LexborNode) -> str:
    return squeeze(node.text(deep=True, separator=" " if node.css_first("br") else ""))
