"""Every word of every group in an article, with its place, by sentence.

In: the terms of a rule set, then documents. Out: finds. Judges nothing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from monitor.folding import fold
from monitor.models.deal import Span
from monitor.models.judgement import Hit
from monitor.rules.builtin import MINERAL, MINERALS, OTHER_COMMODITY
from monitor.rules.language import language_of
from monitor.rules.names import Names
from monitor.rules.scanner import Place, Scanner, Sense, Sight
from monitor.rules.words import read_word
from monitor.text import Document

if TYPE_CHECKING:
    from monitor.rules.ruleset import Term

CAPITAL_NOUNS = ("de",)  # languages that write every noun with a capital
NAMED_AFTER = (MINERAL, OTHER_COMMODITY)  # what firms are named after
EVERY_LANGUAGE = ("", "en")  # English names and terms stand in texts of all languages


class Find(NamedTuple):  # thousands an article: a tuple is made in a third of the time
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
    lang: str | None  # as stated, unless the text plainly speaks another
    original: str
    folded: str
    shift: int  # where the text begins in `folded`
    senses: Sequence[Sense]
    sight: Sight

    @cached_property
    def words(self) -> list[Find]:
        """All, by place."""
        return settle(self.sight.words(), self.senses)

    @cached_property
    def minerals(self) -> list[Find]:
        """The minerals and the classes of them, by place. Most articles have none: their other words need not be looked at,
        nor their sentences be told apart."""
        return settle(self.sight.minerals(), self.senses)

    @cached_property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """Of each sentence, in `folded`."""
        shift = self.shift
        return tuple(
            (start, end) if paragraph < 0 else (start + shift, end + shift)
            for paragraph, start, end in self.document.outline
        )

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Of each sentence; that of the title is -1."""
        return tuple(paragraph for paragraph, _, _ in self.document.outline)

    @cached_property
    def finds(self) -> tuple[tuple[Find, ...], ...]:
        """Of each sentence, by place. Minerals and other commodities within longer names of the text are marked; titles may
        write every word with a capital."""
        finds = self._by_sentence(self.words)
        if self.lang not in CAPITAL_NOUNS:
            for number, one in enumerate(finds):
                for at, find in enumerate(one):
                    if find.group in NAMED_AFTER and self._is_in_name(find, number):
                        one[at] = find._replace(in_name=True)
        return tuple(map(tuple, finds))

    def _by_sentence(self, words: list[Find]) -> list[list[Find]]:
        found: list[list[Find]] = []
        at = 0
        for start, end in self.bounds:
            found.append([])
            while at < len(words) and words[at].start < end:
                if start <= words[at].start and words[at].end <= end:
                    found[-1].append(words[at])
                at += 1
        return found

    def _is_in_name(self, find: Find, sentence: int) -> bool:
        if find.start < self.shift or not self.original[find.start].isupper():
            return False
        names = self.names.of(sentence)
        at = bisect_right(names, (find.start, len(self.original))) - 1
        return at >= 0 and find.end <= names[at][1] and (find.start, find.end) != names[at]

    @cached_property
    def names(self) -> Names:
        """Runs of capitalised words."""
        return Names(self.original, self.bounds)

    def span(self, start: int, end: int) -> Span:
        if start < self.shift:
            return self.document.span("title", start, min(end, len(self.document.title)))
        return self.document.span("text", start - self.shift, end - self.shift)

    def hits(self, told: frozenset[int] = frozenset()) -> tuple[Hit, ...]:
        """Every mineral, and all words of the sentences `told`."""
        return tuple(
            Hit(find.group, find.name, self.span(find.start, find.end), sentence)
            for sentence, finds in enumerate(self.finds if told else self._by_sentence(self.minerals))
            for find in finds
            if sentence in told or find.group in MINERALS
        )


class Matcher:
    """The automata of all terms, one a language, each built when first needed."""

    def __init__(self, terms: Sequence["Term"]) -> None:
        self._words = [(pattern, term) for term in terms for pattern in read_word(term.written)]
        self._languages = {term.lang for term in terms}
        self._scanners: dict[str, Scanner] = {}

    def board(self, document: Document) -> Board:
        """All words of all groups in a document."""
        original = f"{document.title}\n{document.text}"
        folded = fold(original)
        shift = len(document.title) + 1
        lang = language_of(document.lang, original)
        scanner = self._scanner(lang)
        return Board(document, lang, original, folded, shift, scanner.senses, scanner.sight(folded, original))

    def _scanner(self, lang: str | None) -> Scanner:
        """Of the words that count in a language; of all words where none is in it."""
        key = lang if lang in self._languages and lang else ""
        if key not in self._scanners:
            wanted = (key, *EVERY_LANGUAGE)
            self._scanners[key] = Scanner(one for one in self._words if not key or one[1].lang in wanted)
        return self._scanners[key]


def settle(places: Iterable[Place], senses: Sequence[Sense]) -> list[Find]:
    """Within a group the longest word wins, phrases of another sense void what they hold, and weak words need a
    neighbour of their group."""
    kept: list[Find] = []
    reach: dict[str, int] = {}
    for start, minus_end, number in sorted(set(places)):
        name, group, weak = senses[number]
        if -minus_end > reach.get(group, -1):
            reach[group] = -minus_end
            if name:
                kept.append(Find(start, -minus_end, group, name, weak))
    return _without_lonely(kept)


def _without_lonely(finds: list[Find]) -> list[Find]:
    strong: dict[str, list[tuple[int, int]]] = {find.group: [] for find in finds if find.weak}
    for find in finds:
        if find.group in strong and not find.weak:
            strong[find.group].append((find.start, find.end))
    return [f for f in finds if not f.weak or _has_neighbour(f, strong[f.group])]


def _has_neighbour(find: Find, places: list[tuple[int, int]], within: int = 24) -> bool:
    after = bisect_right(places, (find.start, find.end))
    near = places[max(0, after - 1) : after + 1]
    return any(start - find.end <= within and find.start - end <= within for start, end in near)
