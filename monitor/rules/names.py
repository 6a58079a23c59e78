"""Runs of capitalised words: who or what a sentence names. The built-in group `name` of the query language.

Knows no dictionary: a lone capitalised word that opens a sentence counts only where the article also writes it with a
capital inside a sentence. Scripts without capitals have no names here; rules use the group `organisation` for those.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІҒҚҢӘӨҰҮҺЎҲ]"
_WORD = rf"{_UPPER}[\w&'’.-]*\w|{_UPPER}"
_RUN = re.compile(rf"(?<!\w)(?:{_WORD})(?:[ -](?:(?:of|de|du|da|do|del|di|&|e|y|der|für) )?(?:{_WORD}))*")
_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar "
    "märz mai juni juli oktober dezember jan feb mar apr jun jul aug sep sept oct nov dec"
)
_OFFICES = "i|ceo|cfo|chief executive|president|minister|chairman|usd|eur"
FAR = 100_000  # characters in which an article writes what it knows: few are longer, and those must not cost their square
Places = list[tuple[int, int]]

_NO_NAMES = frozenset(_CALENDAR.split()) | frozenset(_OFFICES.split("|"))


class Names:
    """The names of one article, sentence by sentence, each read when first asked for.

    >>> text = "Shares fell. Glencore sold it. The mine is near Lake Victoria, says Glencore."
    >>> names = Names(text, [(0, 12), (13, 30), (31, 78)])
    >>> [text[a:b] for sentence in range(3) for a, b in names.of(sentence)]
    ['Glencore', 'Lake Victoria', 'Glencore']
    """

    def __init__(self, text: str, bounds: Sequence[tuple[int, int]]) -> None:
        self._text, self._bounds = text, bounds
        self._starts = [start for start, _ in bounds]
        self._runs: dict[int, tuple[Places, Places]] = {}
        self._names: dict[int, Places] = {}
        self._known: dict[str, bool] = {}

    def of(self, sentence: int) -> Places:
        """Places of the names in a sentence, in order."""
        if sentence not in self._names:
            openers, found = self._read(sentence)
            known = [span for span in openers if self._is_known(self._text[slice(*span)])]
            self._names[sentence] = known + found
        return self._names[sentence]

    def _read(self, sentence: int) -> tuple[Places, Places]:
        """Lone capitalised words that open the sentence, and the other runs."""
        if sentence not in self._runs:
            start, end = self._bounds[sentence]
            openers: Places = []
            found: Places = []
            for run in _RUN.finditer(self._text, start, end):
                word = run.group()
                if word.lower() not in _NO_NAMES:
                    is_opener = run.start() <= start + 1 and " " not in word and "-" not in word
                    (openers if is_opener else found).append(run.span())
            self._runs[sentence] = openers, found
        return self._runs[sentence]

    def _is_known(self, word: str) -> bool:
        """Whether the article also writes the word with a capital where no sentence begins."""
        if word not in self._known:
            self._known[word] = any(self._is_in_name(word, place) for place in self._places(word))
        return self._known[word]

    def _places(self, word: str) -> Iterator[int]:
        place = self._text.find(word, 0, FAR)
        while place >= 0:
            yield place
            place = self._text.find(word, place + len(word), FAR)

    def _is_in_name(self, word: str, place: int) -> bool:
        sentence = bisect_right(self._starts, place) - 1
        if sentence < 0 or place <= self._starts[sentence] + 1:
            return False
        runs = (self._text[a:b] for a, b in self._read(sentence)[1] if a <= place < b)
        return any(word == run or word in run.split() for run in runs)
