"""A board seen as the units on which queries are evaluated: sentences, paragraphs, title, lead, the whole story."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from monitor.folding import word_starts
from monitor.rules.builtin import MINERAL, NAME
from monitor.rules.matcher import Board, Find
from monitor.rules.query import Spans

LEAD_SENTENCES = 3


class Units:
    """The units of one board, each made once."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._words: dict[tuple[int, int], list[int]] = {}
        self._made: dict[tuple[str, int], Unit] = {}

    def words_around(self, first: int, last: int) -> list[int]:
        """Where words begin, of the sentence in which both places are; else of the whole."""
        sentence = bisect_right(self.board.bounds, (first, len(self.board.folded))) - 1
        within = sentence >= 0 and last <= self.board.bounds[sentence][1]
        start, end = self.board.bounds[sentence] if within else (0, len(self.board.folded))
        if (start, end) not in self._words:
            self._words[start, end] = word_starts(self.board.folded, start, end)
        return self._words[start, end]

    def sentence(self, index: int) -> "Unit":
        return self._make("sentence", index, (index,))

    def paragraph(self, number: int) -> "Unit":
        return self._make("paragraph", number, tuple(self._by_paragraph.get(number, ())))

    @cached_property
    def _by_paragraph(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, paragraph in enumerate(self.board.paragraphs):
            found.setdefault(paragraph, []).append(index)
        return found

    @cached_property
    def title(self) -> "Unit":
        return self.paragraph(-1)

    @cached_property
    def lead(self) -> "Unit":
        first = bisect_left(self.board.paragraphs, 0)
        return self._make("lead", 0, self.story.sentences[first : first + LEAD_SENTENCES])

    @cached_property
    def story(self) -> "Unit":
        return self._make("story", 0, tuple(range(len(self.board.bounds))))

    def _make(self, kind: str, number: int, sentences: tuple[int, ...]) -> "Unit":
        key = (kind, number)
        if key not in self._made:
            self._made[key] = Unit(self, sentences, kind)
        return self._made[key]


class Unit:
    """Some sentences in a row, as a query sees them."""

    def __init__(self, units: Units, sentences: tuple[int, ...], scope: str) -> None:
        self._units = units
        self.scope = scope
        self.sentences = sentences

    @property
    def start(self) -> int:
        return self._units.board.bounds[self.sentences[0]][0] if self.sentences else 0

    @cached_property
    def groups(self) -> dict[str, Spans]:
        """Spans of each group found. The name of a firm tells its trade, not what the sentence is about: a mineral in one
        is none."""
        found: dict[str, Spans] = {}
        for find in self._finds():
            spans = found.get(find.group)
            if spans is None:
                spans = found[find.group] = []
            spans.append((find.start, find.end))
        return found

    def _finds(self) -> Iterator[Find]:
        finds = self._units.board.finds
        for sentence in self.sentences:
            for find in finds[sentence]:
                if not (find.in_name and find.group == MINERAL):
                    yield find

    @cached_property
    def names(self) -> Spans:
        return [span for sentence in self.sentences for span in self._units.board.names.of(sentence)]

    def spans(self, group: str) -> Spans:
        found = self.groups.get(group)
        if found is not None:
            return found
        if group == NAME:
            return self.names
        base, _, name = group.partition("=")
        if base not in self.groups:
            return []
        return [
            (f.start, f.end) for f in self._finds() if f.group == base and f.name.replace(" ", "_") == name
        ]

    def elsewhere(self, field: str) -> "Unit":
        match field:
            case "title":
                return self._units.title
            case "lead":
                return self._units.lead
            case "story":
                return self._units.story
            case _:
                if not self.sentences:
                    return self  # of a title that is not there
                return self._units.paragraph(self._units.board.paragraphs[self.sentences[0]])

    def words_between(self, end: int, start: int) -> int:
        words = self._units.words_around(end, start)
        return bisect_left(words, start) - bisect_left(words, end)
