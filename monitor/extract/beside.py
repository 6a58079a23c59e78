"""The short texts beside a page's headline, where readers find who wrote it and when."""

from collections import deque
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from monitor.extract.markup import squeeze

BEFORE, AFTER = 8, 25  # pieces of text around the headline
LONGEST = 140  # characters of a piece that is no paragraph
_UNSEEN = frozenset(["script", "style", "noscript", "option", "template"])


def texts_beside(tree: LexborHTMLParser, title: str) -> list[str]:
    """Those after it first, then those before it, nearest first. Empty where the page shows no headline."""
    wanted = title.casefold()
    before: deque[str] = deque(maxlen=BEFORE)
    pieces = _pieces(tree)
    for tag, text in pieces:
        if tag == "h1" or text.casefold() == wanted:
            after = [text for _, text in islice(pieces, AFTER)]
            return [text for text in (*after, *reversed(before)) if len(text) <= LONGEST]
        before.append(text)
    return []


def _pieces(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Texts in the order of the page, each with the element that it stands in."""
    if tree.body is None:
        return
    for node in tree.body.traverse(include_text=True):
        if node.tag != "-text":
            continue
        parent = node.parent
        text = squeeze(node.text(deep=False))
        if text and parent is not None and parent.tag not in _UNSEEN:
            yield parent.tag or "", text
