"""Text cut into pieces at the places that were found in it. Pure; nothing here makes HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A place: characters `start` to `end`, and what was found there."""

    start: int
    end: int
    kind: str  # deal or rule
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, and what lies over all of it: "" where nothing does."""

    text: str
    kind: str = ""
    names: str = ""


def pieces(text: str, spans: Sequence[Span], limit: int = 5000) -> list[Piece]:
    """In order, together the whole text; places may overlap, of which a rule's is seen before a deal's.

    >>> [(p.text, p.kind) for p in pieces("Nickel ore", [Span(0, 6, "rule", "nickel")])]
    [('Nickel', 'rule'), (' ore', '')]
    """
    kept = [span for span in spans[:limit] if 0 <= span.start < span.end <= len(text)]
    cuts = sorted({0, len(text), *(span.start for span in kept), *(span.end for span in kept)})
    by_start = sorted(kept, key=lambda span: span.start)
    found: list[Piece] = []
    over: list[Span] = []
    at = 0
    for start, end in pairwise(cuts):
        while at < len(by_start) and by_start[at].start <= start:
            over.append(by_start[at])
            at += 1
        over = [span for span in over if span.end > start]
        found.append(_piece(text[start:end], over))
    return found


def _piece(text: str, over: Sequence[Span]) -> Piece:
    kinds = {span.kind for span in over}
    kind = "rule" if "rule" in kinds else "deal" if kinds else ""
    return Piece(text, kind, ", ".join(dict.fromkeys(span.name for span in over)))
