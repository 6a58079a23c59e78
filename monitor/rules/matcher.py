"""One pass of a multi-pattern automaton over an article: every word of every group, with its place.

In: the terms of a rule set, then documents. Out: finds. Judges nothing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import ahocorasick_rs

from monitor.folding import fold
from monitor.models.deal import Span
from monitor.models.judgement import Hit
from monitor.rules.builtin import MINERAL, MINERAL_CLASS, OTHER_COMMODITY
from monitor.rules.language import guess_language
from monitor.rules.names import name_spans
from monitor.rules.words import Pattern, read_word
from monitor.text import Document

if TYPE_CHECKING:
    from monitor.rules.ruleset import Term

MINERALS = (MINERAL, MINERAL_CLASS)
CAPITAL_NOUNS = ("de",)  # languages that write every noun with a capital
NAMED_AFTER = (MINERAL, OTHER_COMMODITY)  # what firms are named after
EVERY_LANGUAGE = ("", "en")  # English names and terms stand in texts of all languages


@dataclass(frozen=True, slots=True)
class Find:
    """A word found at a place of `Board.folded`."""

    start: int
    end: int
    group: str
    name: str
    weak: bool = False
    in_name: bool = False  # part of what the article writes as a name (Core Lithium)


@dataclass(frozen=True)
class Board:
    """A document laid out as one text, title first, with all finds by sentence. Places count in `original`, and in
    `folded`, which is the same folded."""

    document: Document
    lang: str | None  # as stated, else guessed
    original: str
    folded: str
    shift: int  # where the text begins in `folded`
    bounds: tuple[tuple[int, int], ...]  # of each sentence, in `folded`
    finds: tuple[tuple[Find, ...], ...]  # of each sentence, by place

    @cached_property
    def names(self) -> list[tuple[int, int]]:
        """Runs of capitalised words, in order."""
        return name_spans(self.original, self.bounds)

    def span(self, start: int, end: int) -> Span:
        if start < self.shift:
            return self.document.span("title", start, min(end, len(self.document.title)))
        return self.document.span("text", start - self.shift, end - self.shift)

    def hits(self, told: frozenset[int] = frozenset()) -> tuple[Hit, ...]:
        """Every mineral, and all words of the sentences `told`."""
        return tuple(
            Hit(find.group, find.name, self.span(find.start, find.end), sentence)
            for sentence, finds in enumerate(self.finds)
            for find in finds
            if sentence in told or find.group in MINERALS
        )


class Matcher:
    """The automaton of all terms, built once."""

    def __init__(self, terms: Sequence["Term"]) -> None:
        self._by_literal: dict[str, list[tuple[Pattern, Term]]] = {}
        for term in terms:
            for pattern in read_word(term.written):
                self._by_literal.setdefault(pattern.pieces[0], []).append((pattern, term))
        self._literals = list(self._by_literal)
        self._by_language: dict[str, list[list[tuple[Pattern, Term]]]] = {}
        self._languages = {term.lang for term in terms}
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._literals, matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def board(self, document: Document) -> Board:
        """All words of all groups in a document."""
        original = f"{document.title}\n{document.text}"
        folded = fold(original)
        shift = len(document.title) + 1
        bounds = tuple(
            (s.start + (shift if s.field == "text" else 0), s.end + (shift if s.field == "text" else 0))
            for s in document.sentences
        )
        lang = document.lang or guess_language(original)
        finds = settle(self._finds(folded, original, lang))
        board = Board(document, lang, original, folded, shift, bounds, _by_sentence(finds, bounds))
        if lang not in CAPITAL_NOUNS and any(
            f.group in NAMED_AFTER and f.start >= shift and original[f.start].isupper() for f in finds
        ):
            marked = replace(board, finds=tuple(_marked(one, board) for one in board.finds))
            marked.__dict__["names"] = board.names  # known by now
            return marked
        return board

    def _finds(self, folded: str, original: str, lang: str | None) -> list[Find]:
        patterns = self._patterns_for(lang if lang in self._languages else "")
        found: list[Find] = []
        for literal, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for pattern, term in patterns[literal]:
                extent = pattern.extent(folded, original, start)
                if extent is not None:
                    found.append(Find(*extent, term.group, term.name, term.weak))
        return found

    def _patterns_for(self, lang: str) -> list[list[tuple[Pattern, "Term"]]]:
        """Of each literal the patterns that count in a language; "" is any."""
        if lang not in self._by_language:
            wanted = (lang, *EVERY_LANGUAGE)
            self._by_language[lang] = [
                [one for one in self._by_literal[literal] if not lang or one[1].lang in wanted]
                for literal in self._literals
            ]
        return self._by_language[lang]


def settle(finds: Iterable[Find]) -> list[Find]:
    """Within a group the longest word wins, phrases of another sense void what they hold, and weak words need a
    neighbour of their group."""
    kept: list[Find] = []
    reach: dict[str, int] = {}
    for find in sorted(set(finds), key=lambda f: (f.start, -f.end, f.name)):
        if find.end > reach.get(find.group, -1):
            kept.append(find)
            reach[find.group] = find.end
    return _without_lonely([find for find in kept if find.name])


def _without_lonely(finds: list[Find]) -> list[Find]:
    strong: dict[str, list[tuple[int, int]]] = {}
    for find in finds:
        if not find.weak:
            strong.setdefault(find.group, []).append((find.start, find.end))
    return [f for f in finds if not f.weak or _has_neighbour(f, strong.get(f.group, []))]


def _has_neighbour(find: Find, places: list[tuple[int, int]], within: int = 24) -> bool:
    after = bisect_right(places, (find.start, find.end))
    near = places[max(0, after - 1) : after + 1]
    return any(start - find.end <= within and find.start - end <= within for start, end in near)


def _marked(finds: tuple[Find, ...], board: Board) -> tuple[Find, ...]:
    """Minerals and other commodities within longer names of the text are marked; titles may write every word with a capital."""
    marked = []
    for find in finds:
        if find.group in NAMED_AFTER and find.start >= board.shift:
            at = bisect_right(board.names, (find.start, len(board.original))) - 1
            start, end = board.names[at] if at >= 0 else (0, 0)
            if find.end <= end and (find.start, find.end) != (start, end):
                find = replace(find, in_name=True)  # noqa: PLW2901
        marked.append(find)
    return tuple(marked)


def _by_sentence(finds: list[Find], bounds: tuple[tuple[int, int], ...]) -> tuple[tuple[Find, ...], ...]:
    starts = [start for start, _ in bounds]
    found: list[list[Find]] = [[] for _ in bounds]
    for find in finds:
        number = bisect_right(starts, find.start) - 1
        if number >= 0 and find.end <= bounds[number][1]:
            found[number].append(find)
    return tuple(tuple(one) for one in found)
