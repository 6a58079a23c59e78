"""How rare a word is in news about business and minerals: a word that two articles share says the more the fewer use it.

The table is a file of the program, counted once over a fixed collection, and never the archive's own count: two articles
must be as alike today as they were yesterday, whatever came between.
"""

from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

FILE = "word-counts.txt"


@dataclass(frozen=True, slots=True)
class Rarity:
    """`counts`: in how many of `documents` a folded word stands; words of one or two are left out."""

    documents: int
    counts: dict[str, int]

    def __call__(self, word: str) -> float:
        """0 for a word of every document, 1 for one that none has."""
        return log(self.documents / self.counts.get(word, 1)) / log(self.documents)


@cache
def load_rarity(seeds: Path) -> Rarity:
    """Raises OSError where the file cannot be read. Its first line is the number of documents, each other one a word and a count."""
    first, *lines = (seeds / FILE).read_text(encoding="utf-8").splitlines()
    counts = {word: int(count) for word, _, count in (line.partition(" ") for line in lines)}
    return Rarity(int(first), counts)
