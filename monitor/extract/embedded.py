"""The text that a page carries in its scripts, where its markup holds none: state that JavaScript would render.

Sites built with Next.js, Nuxt and their like ship the article's HTML as a string of JSON inside a script element, or its
paragraphs as values of their own. No script is run; strings are read.
"""

import json
import re
from collections.abc import Iterator

import trafilatura

from monitor.extract.markup import squeeze

_QUOTE_OR_END = re.compile(r'["\n]|\\.?')
_PARAGRAPH = re.compile(r"<p[\s>]|</p>", re.IGNORECASE)
_BLOCK = re.compile(
    r'"(?:text|content|value|body|paragraph)"\s{0,9}:\s{0,9}"(?P<words>(?:[^"\\\n]|\\.){40,3000}+)"',
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»」』）)]*$")
PARAGRAPHS_LEAST = 3
SHORTEST = 400  # characters of a string that may be an article
LARGEST = 5_000_000  # characters that are looked through
STRINGS = 40  # that are looked at


def embedded_text(html: str) -> str:
    """The paragraphs of the longest string of HTML in the page's scripts, else those that stand there one by one; each on a
    line of its own, "" where there are none.

    >>> embedded_text('<script>x = {"body": "short"}</script>')
    ''
    """
    bodies = [body for body in _bodies(html[:LARGEST]) if len(_PARAGRAPH.findall(body)) >= PARAGRAPHS_LEAST]
    if not bodies:
        return _told_in_blocks(html[:LARGEST])
    document = trafilatura.bare_extraction(
        f"<html><body><article>{max(bodies, key=len)}</article></body></html>",
        include_comments=False,
        with_metadata=False,
    )
    text = getattr(document, "text", None)
    return "\n".join(filter(None, (squeeze(line) for line in (text or "").splitlines())))


def _told_in_blocks(html: str) -> str:
    """Paragraphs that are each a value of their own, as editors of blocks keep them: [{"type": "paragraph", "text": …}]."""
    decoded = (squeeze(_decoded(found["words"])) for found in _BLOCK.finditer(html))
    told = list(dict.fromkeys(text for text in decoded if _SENTENCE_END.search(text) and "</" not in text))
    return "\n".join(told) if len(told) >= PARAGRAPHS_LEAST and sum(map(len, told)) >= SHORTEST else ""


def _bodies(text: str, *, depth: int = 2) -> list[str]:
    """Strings of HTML, also those of JSON that is itself a string (a script that pushes its state in pieces)."""
    found: list[str] = []
    for literal in _strings(text):
        if "u003cp" not in literal and "<p" not in literal:
            continue
        value = _decoded(literal)
        within = _bodies(value, depth=depth - 1) if depth and "u003cp" in value else []
        found += within or [value]
        if len(found) >= STRINGS:
            break
    return found


def _strings(text: str) -> Iterator[str]:
    """What stands between two quotes of one line and is of some length, as written; twice escaped at most (a script
    that pushes JSON as a string). One walk: a quote that closes nothing long opens the next."""
    opened = None
    for mark in _QUOTE_OR_END.finditer(text):
        if mark[0] == "\n":
            opened = None
        elif mark[0] == '"':
            if opened is not None and mark.start() - opened >= SHORTEST:
                yield text[opened : mark.start()]
                opened = None
            else:
                opened = mark.end()


def _decoded(literal: str) -> str:
    try:
        return str(json.loads(f'"{literal}"', strict=False))
    except ValueError:
        return literal
