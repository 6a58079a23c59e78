"""Words of the vocabulary as they are written in YAML, in; literal patterns with their conditions, out.

A word may be a phrase; `*` at its end takes any ending, at its beginning any beginning, after a word within a phrase
any ending of that word; `(a|b)` stands for either. A word written with a capital letter matches only in that case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from monitor.folding import fold, is_word_boundary

MOST_SPELLINGS = 500
LONGEST_WORD = 60  # characters that a wildcard may stand for
_CHOICE = re.compile(r"\(([^()]*)\)")


class BadWordError(ValueError):
    """A word that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`pieces` are folded; the text between two of them is the rest of a word. `cased` are they as written, where the case
    of their letters counts; empty where it does not."""

    pieces: tuple[str, ...]
    open_start: bool
    open_end: bool
    cased: tuple[str, ...]

    def extent(self, folded: str, original: str, start: int) -> tuple[int, int] | None:
        """The place of the whole word where its first piece was found at `start`, or None where it is another word.

        >>> read_word("copper mine*")[0].extent("two copper mines", "two copper mines", 4)
        (4, 16)
        """
        end = self._end(folded, original, start)
        if end is None:
            return None
        if self.open_start:
            start = word_start(folded, start)
        elif not is_word_boundary(folded, start):
            return None
        if self.open_end:
            end = word_end(folded, end)
        elif not is_word_boundary(folded, end):
            return None
        return start, end

    def _end(self, folded: str, original: str, start: int) -> int | None:
        end = start
        for number, piece in enumerate(self.pieces):
            end = word_end(folded, end) if number else end
            if not folded.startswith(piece, end) or not self.has_case(number, original, end):
                return None
            end += len(piece)
        return end

    def has_case(self, piece: int, original: str, place: int) -> bool:
        """Whether the letters of a piece are capitals there where they are written so. Kinds of quotes, hyphens and accents
        do not count."""
        if not self.cased:
            return True
        written = self.cased[piece]
        there = original[place : place + len(written)]
        return all(a == b or a.isupper() == b.isupper() for a, b in zip(written, there, strict=False))


def word_end(text: str, place: int) -> int:
    """Where the word that reaches over `place` ends; unspaced scripts end at once. Looks LONGEST_WORD far."""
    last = min(len(text), place + LONGEST_WORD)
    while place < last and not is_word_boundary(text, place):
        place += 1
    return place


def word_start(text: str, place: int) -> int:
    first = max(0, place - LONGEST_WORD)
    while place > first and not is_word_boundary(text, place):
        place -= 1
    return place


@cache
def read_word(written: str) -> tuple[Pattern, ...]:
    """All spellings of a word as patterns. Raises BadWordError.

    >>> [p.pieces for p in read_word("(lead|tin) mine*")]
    [('lead mine',), ('tin mine',)]
    """
    if "(" not in written and "|" not in written and ")" not in written:
        return (_pattern(" ".join(written.split()), written),)
    return tuple(_pattern(" ".join(spelling.split()), written) for spelling in _spellings(written))


def _spellings(written: str) -> Iterator[str]:
    parts = _CHOICE.split(written)
    if any(c in "()|" for c in "".join(parts[::2])):
        raise BadWordError(f"brackets of '{written}' do not match")
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST_SPELLINGS:
        raise BadWordError(f"'{written[:40]}' stands for more than {MOST_SPELLINGS} spellings")
    return ("".join(chosen) for chosen in product(*choices))


def _pattern(spelling: str, written: str) -> Pattern:
    open_start, open_end = spelling.startswith("*"), spelling.endswith("*")
    body = spelling.strip("*")
    pieces = tuple(fold(body).split("*"))
    _check_pieces(pieces, open_start or open_end, written)
    cased = tuple(body.split("*")) if body != body.lower() else ()
    return Pattern(pieces, open_start, open_end, cased)


def _check_pieces(pieces: tuple[str, ...], is_open: bool, written: str) -> None:
    head = pieces[0].strip()
    if not head:
        raise BadWordError(f"'{written}' is empty")
    if any(not piece.startswith(" ") for piece in pieces[1:]):
        raise BadWordError(
            f"bad wildcard in '{written}': * stands for the rest of a word; put a space after it"
        )
    if (is_open or len(pieces) > 1) and len(head) < 3 and head < "\u2e80":
        raise BadWordError(f"bad wildcard in '{written}': at least 3 letters beside *")
