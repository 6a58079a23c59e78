"""The main text: trafilatura on the pruned page, its tails cut, ledes that stand outside of the container brought back."""

import re
from collections.abc import Iterator

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from monitor.extract.container import PARAGRAPH_LEAST, TOLD_LEAST, Paragraphs, read_paragraphs
from monitor.extract.jsonld import LinkedData
from monitor.extract.markup import squeeze, text_of

_WORD = re.compile(r"\w+")
_DATE = re.compile(
    r"\b\d{1,2}[. /-]{1,2}(?:\w{3,12}|\d{1,2})[. /-]{1,2}(?:19|20)\d\d\b|\b\w{3,12}\.? \d{1,2}, (?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|20\d\d年\d{1,2}月\d{1,2}日"
)
STAMP_LONGEST = 60  # characters
COVERED = 0.8  # share of a paragraph's words found in the text from which it counts as there
THERE = 0.95  # from which it need not be looked for
LEDE_LEAST, LEDE_LONGEST = 40, 800  # characters
LEDE_START = 20  # characters of the description that its paragraph has, too
BLOCK_LONGEST = 2000  # characters, with the spaces of the markup, of an element that may be a lede
MOST_BLOCKS = 3000  # that are looked at
SCRAP_LONGEST = 100  # characters
TAIL_LONGEST = 6  # lines
SENTENCES_LEAST = 3
DOUBTED = 0.3  # share of the paragraphs' characters that the extraction lacks
SHORT = 0.8  # times the paragraphs' characters, below which an extraction is not believed
CONTAINER_LEAST = 500  # characters of paragraphs
MISSED_LEAST = 0.5  # share of them that the extraction lacks
SENTENCE_ENDS = (
    ".",
    "!",
    "?",
    "…",
    ":",
    ";",
    ")",
    "]",
    '"',
    "”",
    "’",
    "»",
    "“",
    "。",
    "！",
    "？",
    "」",
    "』",
    "）",
    "؟",
    "।",
    "'",
)


def main_text(tree: LexborHTMLParser, linked: LinkedData, description: str, title: str) -> str:
    """Paragraphs split by "\\n", "" where there is none. The tree must have been pruned."""
    paragraphs = read_paragraphs(tree)
    text = _or_container(_main_part(tree, paragraphs, linked.body), paragraphs)
    text = _or_stated_body(text, linked.body)
    lines = [line for line in (squeeze(line) for line in text.splitlines()) if line]
    lines = _without_tail(_without_stamp(_without_title(lines, title)))
    return "\n".join([*_ledes(tree, lines, description, title), *lines])


def _without_stamp(lines: list[str]) -> list[str]:
    """Without a first line that is no more than when, by whom or where it was published."""
    is_stamp = bool(lines) and len(lines) > 1 and len(lines[0]) < STAMP_LONGEST and _is_scrap(lines[0])
    return lines[1:] if is_stamp and _DATE.search(lines[0]) else lines


def _without_tail(lines: list[str]) -> list[str]:
    """Without the short lines that are no sentences below the last paragraph: imprints, links, calls to subscribe. Only
    where what stays is plainly an article; a list that ends one is longer than its tail may be."""
    kept = len(lines)
    while kept and _is_scrap(lines[kept - 1]):
        kept -= 1
    sentences = sum(not _is_scrap(line) for line in lines)
    return lines[:kept] if sentences >= SENTENCES_LEAST and len(lines) - kept <= TAIL_LONGEST else lines


def _is_scrap(line: str) -> bool:
    return len(line) < SCRAP_LONGEST and not line.endswith(SENTENCE_ENDS)


def _main_part(tree: LexborHTMLParser, paragraphs: Paragraphs, stated: str) -> str:
    """The extractor's quick way, on the part of the page that holds the article where the page says so; its thorough one,
    which asks other algorithms as well, on the whole page where the paragraphs say that the quick one may have missed.
    On real pages that is one in eight, and costs no accuracy."""
    part = paragraphs.part()
    text = _extracted(f"<html><body>{part.html}</body></html>" if part else tree.html or "", fast=True)
    is_stated = not text and len(stated) >= TOLD_LEAST  # by the page itself: no need to search on
    return _extracted(tree.html or "") if _is_doubtful(text, paragraphs) and not is_stated else text


def _is_doubtful(text: str, paragraphs: Paragraphs) -> bool:
    size = paragraphs.size
    return size < TOLD_LEAST or len(text) < SHORT * size or paragraphs.missed(text) > DOUBTED * size


def _or_container(text: str, paragraphs: Paragraphs) -> str:
    """The text of the element that holds most of the page's paragraphs, where the extraction has hardly any of them."""
    sentences = [line for line in text.splitlines() if len(line) >= PARAGRAPH_LEAST and not _is_scrap(line)]
    size = paragraphs.size
    if len(sentences) >= SENTENCES_LEAST or size < CONTAINER_LEAST or size < len(text):
        return text
    if paragraphs.container is None or paragraphs.missed(text) < MISSED_LEAST * size:
        return text
    again = _extracted(f"<html><body><article>{paragraphs.container.html}</article></body></html>")
    return again if len(again) > len(text) else text


def _extracted(html: str, *, fast: bool = False) -> str:
    document = trafilatura.bare_extraction(
        html, include_comments=False, with_metadata=False, include_tables=True, fast=fast
    )
    text = getattr(document, "text", None)
    return text if isinstance(text, str) else ""


def _or_stated_body(text: str, stated: str) -> str:
    """The page's own articleBody where the extraction plainly missed most of it: a container that hides it, a script
    that would fill it in. Where both agree, the extraction has the paragraphs."""
    if len(stated) < 250:
        return text
    found = _share(stated, text)
    return stated if found < 0.6 and len(stated) > 0.5 * len(text) else text


def _share(part: str, whole: str) -> float:
    words = _WORD.findall(part.casefold())
    known = set(_WORD.findall(whole.casefold()))
    return sum(word in known for word in words) / len(words) if words else 0.0


def _without_title(lines: list[str], title: str) -> list[str]:
    return lines[1:] if lines and title and lines[0].casefold() == title.casefold() else lines


def _is_told_by(description: str, text: str) -> bool:
    """Whether a description, which is often cut, is of this paragraph."""
    return _share(text, description) >= COVERED or _share(description, text) >= THERE


def _ledes(tree: LexborHTMLParser, lines: list[str], description: str, title: str) -> Iterator[str]:
    """The paragraph that the page's description repeats and the text lacks: a lede outside of what holds the article."""
    known = "\n".join(lines)
    if not description or _share(description, known) >= THERE:
        return
    seen = {line.casefold() for line in lines} | {title.casefold()}
    found: list[str] = []
    begin = squeeze(description).casefold()[:LEDE_START]
    for node in tree.css("p, h2, h3, h4, div, span, section")[:MOST_BLOCKS]:
        raw = node.text()
        text = squeeze(raw) if LEDE_LEAST <= len(raw) <= BLOCK_LONGEST else ""
        if not LEDE_LEAST <= len(text) <= LEDE_LONGEST or begin not in text.casefold():
            continue
        text = text_of(node)
        if text.casefold() in seen:
            continue
        if _is_told_by(description, text) and _share(text, known) < THERE and text not in known:
            found.append(text)
    if found:
        yield min(found, key=len)
