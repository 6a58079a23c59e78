"""Tables of written forms: which patterns stand for which value, searched only where one of their anchors occurs. Pure.

In goes a sentence in small letters, out come the places that a row of the table matches. Holds no vocabulary.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import ahocorasick_rs


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a deal: `fact` is what is told, `value` how it is written in the ledger, `start` and `end` the words that
    prove it."""

    fact: str
    value: str
    start: int
    end: int


# Written differently, meant alike; one character stands for one, so that offsets stay. İ would grow to two when small.
_SAME = (
    ("\u00a0", " "),
    ("\u202f", " "),
    ("’", "'"),
    ("‘", "'"),
    ("ʻ", "'"),
    ("ʼ", "'"),
    ("‑", "-"),
    ("％", "%"),
    ("٪", "%"),
    ("．", "."),
    ("İ", "I"),
)


def lowered(text: str) -> str:
    """A text in small letters, with plain spaces, apostrophes and percent signs; as long as before.

    >>> lowered("İHALE: 51 ％")
    'ihale: 51 %'
    """
    if not text.isascii():
        for written, plain in _SAME:
            text = text.replace(written, plain)
    return text.lower()


@dataclass(frozen=True)
class Table:
    """Rows of value, anchors and pattern. A row is tried where one of its anchors, parted by "|", stands in the text: any text
    that the pattern matches must hold one."""

    rows: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str]]) -> "Table":
        return cls(tuple(rows))

    def find(self, low: str) -> Iterator[tuple[str, int, int]]:
        """Value and place of all matches, row by row. The group `t`, where a pattern has one, is the place."""
        for number in sorted(self._rows_of(low)):
            value, pattern = self._compiled[number]
            for match in pattern.finditer(low):
                start, end = match.span("t") if "t" in pattern.groupindex and match["t"] else match.span()
                yield value, start, end

    def _rows_of(self, low: str) -> set[int]:
        automaton, rows = self._anchors
        found = {hit[0] for hit in automaton.find_matches_as_indexes(low, overlapping=True)}
        return {row for anchor in found for row in rows[anchor]}

    @cached_property
    def _compiled(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(value, re.compile(pattern)) for value, _, pattern in self.rows]

    @cached_property
    def _anchors(self) -> tuple[ahocorasick_rs.AhoCorasick, list[list[int]]]:
        by_anchor: dict[str, list[int]] = {}
        for number, (_, anchors, _) in enumerate(self.rows):
            for anchor in anchors.split("|"):
                by_anchor.setdefault(anchor, []).append(number)
        return ahocorasick_rs.AhoCorasick(list(by_anchor)), list(by_anchor.values())


def longest(found: Iterable[Term]) -> list[Term]:
    """In order of place, without those that overlap a longer one of the same fact."""
    kept: list[Term] = []
    for term in sorted(found, key=lambda one: (one.fact, one.start, -one.end)):
        last = kept[-1] if kept else None
        if last is None or last.fact != term.fact or term.start >= last.end:
            kept.append(term)
        elif term.end - term.start > last.end - last.start:
            kept[-1] = term
    return sorted(kept, key=lambda one: (one.start, one.end))
