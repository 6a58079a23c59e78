"""The main text: trafilatura on the pruned page, its tails cut, ledes that stand outside of the container brought back."""

import re
from collections.abc import Iterator

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from monitor.extract.container import PARAGRAPH_LEAST, paragraph_container
from monitor.extract.jsonld import LinkedData
from monitor.extract.markup import squeeze, text_of

_WORD = re.compile(r"\w+")
_DATE = re.compile(
    r"\b\d{1,2}[. /-]{1,2}(?:\w{3,12}|\d{1,2})[. /-]{1,2}(?:19|20)\d\d\b|\b\w{3,12}\.? \d{1,2}, (?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|20\d\d年\d{1,2}月\d{1,2}日"
)
STAMP_LONGEST = 60  # characters
COVERED = 0.8  # share of a paragraph's words found in the text from which it counts as there
LEDE_LEAST = 40  # characters
SCRAP_LONGEST = 100  # characters
TAIL_LONGEST = 6  # lines
SENTENCES_LEAST = 3
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
    text = _or_container(_extracted(tree.html or ""), tree)
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


def _or_container(text: str, tree: LexborHTMLParser) -> str:
    """The text of the element that holds most of the page's paragraphs, where the extraction has hardly any of them."""
    sentences = [line for line in text.splitlines() if len(line) >= PARAGRAPH_LEAST and not _is_scrap(line)]
    if len(sentences) >= SENTENCES_LEAST:
        return text
    found = paragraph_container(tree)
    if not found:
        return text
    node, paragraphs = found
    size = sum(map(len, paragraphs))
    if size < CONTAINER_LEAST or size < len(text):
        return text
    known = squeeze(text)
    missed = sum(len(paragraph) for paragraph in paragraphs if paragraph[:50] not in known)
    if missed < MISSED_LEAST * size:
        return text
    again = _extracted(f"<html><body><article>{node.html}</article></body></html>")
    return again if len(again) > len(text) else text


def _extracted(html: str) -> str:
    document = trafilatura.bare_extraction(
        html, include_comments=False, with_metadata=False, include_tables=True
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


def _ledes(tree: LexborHTMLParser, lines: list[str], description: str, title: str) -> Iterator[str]:
    """Paragraphs before the text that the page itself calls its lede or that its description repeats."""
    known = "\n".join(lines)
    seen = {line.casefold() for line in lines}
    for node in tree.css("h1 ~ p, h1 ~ div, h1 ~ h2, [class*=lead], [class*=lede], [class*=intro], [class*=standfirst], "
                         "[class*=teaser], [class*=summary], [class*=subtitle], [class*=subhead], [class*=dek], [class*=excerpt], [itemprop=description]")[:60]:  # fmt: skip
        text = text_of(node)
        if (
            not LEDE_LEAST <= len(text) <= 800
            or text.casefold() in seen
            or text.casefold() == title.casefold()
        ):
            continue
        if (
            description
            and _share(text, description) >= COVERED
            and _share(text, known) < 0.95
            and squeeze(text) not in known
        ):
            seen.add(text.casefold())
            yield text
            return
