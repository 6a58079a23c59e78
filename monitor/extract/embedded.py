"""The text that a page carries in its scripts, where its markup holds none: state that JavaScript would render.

Sites built with Next.js, Nuxt and their like ship the article's HTML as a string of JSON inside a script element. No
script is run; strings are read.
"""

import json
import re

import trafilatura

from monitor.extract.markup import squeeze

# a JSON string of some length, twice escaped at most (a script that pushes JSON as a string)
_STRING = re.compile(r'"((?:[^"\\\n]|\\.){400,400000})"')
_PARAGRAPH = re.compile(r"<p[\s>]|</p>", re.IGNORECASE)
PARAGRAPHS_LEAST = 3
LARGEST = 5_000_000  # characters that are looked through
STRINGS = 40  # that are looked at


def embedded_text(html: str) -> str:
    """The paragraphs of the longest string of HTML in the page's scripts, split by "\\n"; "" where there is none.

    >>> embedded_text('<script>x = {"body": "short"}</script>')
    ''
    """
    bodies = [body for body in _bodies(html[:LARGEST]) if len(_PARAGRAPH.findall(body)) >= PARAGRAPHS_LEAST]
    if not bodies:
        return ""
    document = trafilatura.bare_extraction(
        f"<html><body><article>{max(bodies, key=len)}</article></body></html>",
        include_comments=False,
        with_metadata=False,
    )
    text = getattr(document, "text", None)
    return "\n".join(filter(None, (squeeze(line) for line in (text or "").splitlines())))


def _bodies(text: str, *, depth: int = 2) -> list[str]:
    """Strings of HTML, also those of JSON that is itself a string (a script that pushes its state in pieces)."""
    found: list[str] = []
    for match in _STRING.finditer(text):
        if "u003cp" not in match[1] and "<p" not in match[1]:
            continue
        value = _decoded(match[1])
        within = _bodies(value, depth=depth - 1) if depth and "u003cp" in value else []
        found += within or [value]
        if len(found) >= STRINGS:
            break
    return found


def _decoded(literal: str) -> str:
    try:
        return str(json.loads(f'"{literal}"', strict=False))
    except ValueError:
        return literal
