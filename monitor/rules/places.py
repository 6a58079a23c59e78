"""A board seen as the units on which queries are evaluated: sentences, paragraphs, title, lead, the whole story."""

from bisect import bisect_left
from functools import cached_property

from monitor.folding import word_starts
from monitor.rules.builtin import MINERAL, NAME
from monitor.rules.matcher import Board
from monitor.rules.query import Spans

LEAD_SENTENCES = 3


class Units:
    """The units of one board, each made once."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._sentences: dict[int, Unit] = {}
        self._made: dict[tuple[str, int], Unit] = {}

    @cached_property
    def words(self) -> list[int]:
        return word_starts(self.board.folded, 0, len(self.board.folded))

    def sentence(self, index: int) -> "Unit":
        return self._make("sentence", index, (index,))

    def paragraph(self, number: int) -> "Unit":
        return self._make("paragraph", number, tuple(self._by_paragraph.get(number, ())))

    @cached_property
    def _by_paragraph(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for sentence in self.board.document.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence.index)
        return found

    def title(self) -> "Unit":
        return self.paragraph(-1)

    def lead(self) -> "Unit":
        text = [s.index for s in self.board.document.sentences if s.field == "text"]
        return self._make("lead", 0, tuple(text[:LEAD_SENTENCES]))

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
        """Spans of each group found, by `group` and by `group=name`."""
        found: dict[str, Spans] = {}
        for sentence in self.sentences:
            for find in self._units.board.finds[sentence]:
                if find.in_name and find.group == MINERAL:
                    continue  # the name of a firm tells its trade, not what the sentence is about
                span = (find.start, find.end)
                found.setdefault(find.group, []).append(span)
                if find.name != find.group:
                    found.setdefault(f"{find.group}={find.name.replace(' ', '_')}", []).append(span)
            found.setdefault(NAME, []).extend(self._names(sentence))
        return {group: spans for group, spans in found.items() if spans}

    def _names(self, sentence: int) -> Spans:
        board = self._units.board
        start, end = board.bounds[sentence]
        return board.names[bisect_left(board.names, (start, 0)) : bisect_left(board.names, (end, 0))]

    def spans(self, group: str) -> Spans:
        return self.groups.get(group, [])

    def elsewhere(self, field: str) -> "Unit":
        match field:
            case "title":
                return self._units.title()
            case "lead":
                return self._units.lead()
            case "story":
                return self._units.story()
            case _:
                first = self.sentences[0] if self.sentences else 0
                return self._units.paragraph(self._units.board.document.sentences[first].paragraph)

    def words_between(self, end: int, start: int) -> int:
        words = self._units.words
        return bisect_left(words, start) - bisect_left(words, end)
