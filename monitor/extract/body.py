"""The main text: trafilatura on the pruned page, its tails cut, ledes that stand outside of the container brought back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from monitor.extract.container import PARAGRAPH_LEAST, TOLD_LEAST, Paragraphs, read_paragraphs
from monitor.extract.jsonld import LinkedData
from monitor.extract.layout import without_layout_tables
from monitor.extract.lines import signed_by, without_calls
from monitor.extract.markup import squeeze, text_of
from monitor.extract.metadata import byline_of

_WORD = re.compile(r"\w+")
_STAND_INS = {"\u200c": "\u16a0", "\u200d": "\u16a2"}  # runes
_STAND_INS_BACK = str.maketrans({letter: mark for mark, letter in _STAND_INS.items()})
_DATE = re.compile(
    r"\b\d{1,2}[. /-]{1,2}(?:de )?(?:\w{3,12}|\d{1,2})[. /-]{1,2}(?:de )?(?:19|20)\d\d\b|\b\w{3,12}\.? \d{1,2}, (?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|20\d\d年\d{1,2}月\d{1,2}日"
)
STAMP_LONGEST = 90  # characters
COVERED = 0.8  # share of a paragraph's words found in the text from which it counts as there
THERE = 0.95  # from which it need not be looked for
LEDE_LEAST, LEDE_LONGEST = 40, 800  # characters
LEDE_START = 20  # characters of the description that its paragraph has, too
BLOCK_LONGEST = 2000  # characters, with the spaces of the markup, of an element that may be a lede
MOST_BLOCKS = 3000  # that are looked at
SCRAP_LONGEST = 100  # characters
HEAD_LONGEST, TAIL_LONGEST = 6, 6  # lines
BIO_LONGEST = 400  # characters
COMMENT_LEAST = 40  # characters of one of its lines
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
    "«",
    "›",
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


@dataclass(frozen=True, slots=True)
class MainText:
    """Paragraphs split by "\\n", "" where there is none; who signed them at their end, as written."""

    text: str = ""
    signed: str = ""


def main_text(
    tree: LexborHTMLParser, linked: LinkedData, description: str, title: str, authors: Sequence[str] = ()
) -> MainText:
    """Of a tree that has been pruned."""
    tree = without_layout_tables(tree)
    paragraphs = read_paragraphs(tree)
    text = _or_container(_main_part(tree, paragraphs, linked.body), paragraphs)
    text = _or_stated_body(text, linked.body)
    found = [line for line in (squeeze(line) for line in text.splitlines()) if line]
    lines = _without_tail(
        _without_bios(_without_head(_without_comments(without_calls(found), linked), title), authors)
    )
    return MainText(
        "\n".join([*_ledes(tree, lines, description, title), *lines]), signed_by(found[-TAIL_LONGEST:])
    )


def _without_comments(lines: list[str], linked: LinkedData) -> list[str]:
    """Up to the first of the readers' comments that the page states as such."""
    said = {
        line for comment in linked.comments for line in comment.splitlines() if len(line) >= COMMENT_LEAST
    }
    first = next((number for number, line in enumerate(lines) if line in said), len(lines))
    return lines[:first]


def _without_head(lines: list[str], title: str) -> list[str]:
    """Without what stands above the first paragraph: the headline with its section, by whom, when and where."""
    wanted = title.casefold()
    for number, line in enumerate(lines[:HEAD_LONGEST]):
        if wanted and line.casefold() == wanted:
            lines = lines[number + 1 :]
            break
        if not _is_scrap(line):
            break
    kept = 0
    while kept < len(lines) - 1 and _is_stamp(lines[kept]):
        kept += 1
    return lines[kept:]


def _is_stamp(line: str) -> bool:
    return len(line) < STAMP_LONGEST and _is_scrap(line) and bool(_DATE.search(line) or byline_of(line))


def _without_bios(lines: list[str], authors: Sequence[str]) -> list[str]:
    """Without the last lines that say who an author is: they begin with the name."""
    kept = len(lines)
    while (
        kept > SENTENCES_LEAST
        and lines[kept - 1].startswith(tuple(authors))
        and len(lines[kept - 1]) <= BIO_LONGEST
    ):
        kept -= 1
    return lines[:kept]


def _without_tail(lines: list[str]) -> list[str]:
    """Without the short lines that are no sentences below the last paragraph: imprints, links, calls to subscribe. Only
    where what stays is plainly an article; a list that ends one is longer than its tail may be."""
    kept = len(lines)
    while kept and _is_scrap(lines[kept - 1]):
        kept -= 1
    sentences = sum(not _is_scrap(line) for line in lines)
    return lines[:kept] if sentences >= SENTENCES_LEAST and len(lines) - kept <= TAIL_LONGEST else lines


def _is_scrap(line: str) -> bool:
    return len(line) < SCRAP_LONGEST and not line.endswith(SENTENCE_ENDS) and "。" not in line


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
    joined = _with_joiners_kept(html)
    document = trafilatura.bare_extraction(
        joined, include_comments=False, with_metadata=False, include_tables=True, fast=fast
    )
    text = getattr(document, "text", None)
    if not isinstance(text, str):
        return ""
    return text if joined is html else text.translate(_STAND_INS_BACK)


def _with_joiners_kept(html: str) -> str:
    """With letters that news does not use in place of zero-width (non-)joiners, which the extractor drops and which tell
    words apart in Persian and the scripts of India."""
    if not any(mark in html for mark in _STAND_INS) or any(letter in html for letter in _STAND_INS.values()):
        return html
    for mark, letter in _STAND_INS.items():
        html = html.replace(mark, letter)
    return html


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
