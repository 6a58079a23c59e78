"""The main text: trafilatura on the pruned page, its tails cut, ledes that stand outside of the container brought back."""

import re
from collections.abc import Iterator

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from monitor.extract.jsonld import LinkedData
from monitor.extract.markup import squeeze, text_of

_WORD = re.compile(r"\w+")
COVERED = 0.8  # share of a paragraph's words found in the text from which it counts as there
LEDE_LEAST = 40  # characters


def main_text(tree: LexborHTMLParser, linked: LinkedData, description: str, title: str) -> str:
    """Paragraphs split by "\\n", "" where there is none. The tree must have been pruned."""
    text = _extracted(tree)
    text = _or_stated_body(text, linked.body)
    lines = [line for line in (squeeze(line) for line in text.splitlines()) if line]
    lines = _without_title(lines, title)
    return "\n".join([*_ledes(tree, lines, description, title), *lines])


def _extracted(tree: LexborHTMLParser) -> str:
    html = tree.html or ""
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
