"""All words of a vocabulary found in a text in one pass of a multi-pattern automaton (Aho–Corasick).

Most texts part their words by spaces. For those, everything between words is turned into one sign, which stands in the
patterns, too: so the automaton itself finds whole words only, and little is left to check. Texts with characters of scripts without
spaces take the longer way, where each finding is held to the boundaries of its word.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import ahocorasick_rs

from monitor.folding import is_wordlike
from monitor.rules.words import LONGEST_WORD, Pattern

if TYPE_CHECKING:
    from monitor.rules.ruleset import Term

BETWEEN = "\0"  # no text has it: folding takes none, and extraction drops it
_UNSPACED_FROM = re.compile("[\u2e80-\U0010ffff]")

Found = tuple[int, int, "Term"]  # start, end, what was found
Words = Iterable[tuple[Pattern, "Term"]]


class _Betweens(dict[int, str]):
    """A character of a word to itself, any other to BETWEEN; `str.translate` asks for each once."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(code) if is_wordlike(chr(code)) else BETWEEN
        return self[code]


_BETWEENS = _Betweens()


class Scanner:
    """The words of one language, ready to be found."""

    def __init__(self, words: Words) -> None:
        known = tuple(words)
        self._whole = _Automaton(
            (_whole_literal(pattern), pattern, term) for pattern, term in known if _is_plain(pattern)
        )
        self._odd = _Automaton((p.pieces[0], p, term) for p, term in known if not _is_plain(p))
        self._known = known

    def find(self, folded: str, original: str) -> Iterator[Found]:
        """Every word in a text, with overlaps, in no order."""
        if not folded.isascii() and _UNSPACED_FROM.search(folded):
            yield from self._checked(self._every, folded, original)
            return
        yield from self._checked(self._odd, folded, original)
        parted = f"{BETWEEN}{folded.translate(_BETWEENS)}{BETWEEN}"
        for found, at, _ in self._whole.matches(parted):
            for pattern, term in found:
                extent = _extent(pattern, parted, folded, original, at if not pattern.open_start else at - 1)
                if extent:
                    yield *extent, term

    @cached_property
    def _every(self) -> "_Automaton":
        return _Automaton((pattern.pieces[0], pattern, term) for pattern, term in self._known)

    @staticmethod
    def _checked(automaton: "_Automaton", folded: str, original: str) -> Iterator[Found]:
        for found, at, _ in automaton.matches(folded):
            for pattern, term in found:
                extent = pattern.extent(folded, original, at)
                if extent is not None:
                    yield *extent, term


class _Automaton:
    """Literals, each with the patterns that begin with it."""

    def __init__(self, words: Iterable[tuple[str, Pattern, "Term"]]) -> None:
        by_literal: dict[str, list[tuple[Pattern, Term]]] = {}
        for literal, pattern, term in words:
            by_literal.setdefault(literal, []).append((pattern, term))
        self._patterns = list(by_literal.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(by_literal), matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def matches(self, text: str) -> Iterator[tuple[list[tuple[Pattern, "Term"]], int, int]]:
        for literal, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield self._patterns[literal], start, end


def _is_plain(pattern: Pattern) -> bool:
    """Whether all its characters are letters or spaces, so that the signs between words can stand for its boundaries."""
    return (
        all(is_wordlike(c) or c == " " for piece in pattern.pieces for c in piece)
        and pattern.pieces[0].strip() == pattern.pieces[0]
    )


def _whole_literal(pattern: Pattern) -> str:
    is_closed = len(pattern.pieces) == 1 and not pattern.open_end
    head = pattern.pieces[0].replace(" ", BETWEEN)
    return f"{'' if pattern.open_start else BETWEEN}{head}{BETWEEN if is_closed else ''}"


def _extent(pattern: Pattern, parted: str, folded: str, original: str, start: int) -> tuple[int, int] | None:
    """The place in `folded` of the word whose literal was found; places in `parted` are one more."""
    head, *others = pattern.pieces
    if " " in head and not folded.startswith(head, start):
        return None  # something else than a space between its words
    if pattern.cased and not pattern.has_case(0, original, start):
        return None
    end = start + len(head)
    for number, piece in enumerate(others, 1):
        end = min(parted.find(BETWEEN, end + 1) - 1, end + LONGEST_WORD)
        if not folded.startswith(piece, end) or not pattern.has_case(number, original, end):
            return None
        end += len(piece)
    if pattern.open_end:
        end = min(parted.find(BETWEEN, end + 1) - 1, end + LONGEST_WORD)
    elif others and parted[end + 1] != BETWEEN:
        return None
    if pattern.open_start:
        start = max(parted.rfind(BETWEEN, 0, start + 1), start - LONGEST_WORD)
    return start, end
