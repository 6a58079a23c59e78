"""Where a place of the story stands to a deal: in its own sentences, near them, in another deal's, in the background. Pure."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from monitor.deals.draft import Draft
from monitor.deals.reading import Reading, SentenceReading
from monitor.deals.weighing import Features

NEAR, MIDDLE = 25, 80  # characters to the words that made a rule fire
AROUND = 2  # sentences before and after a deal's own


@dataclass(frozen=True)
class Standing:
    """One deal among those of its story, and what its places are worth."""

    draft: Draft
    drafts: Sequence[Draft]
    reading: Reading

    @cached_property
    def single(self) -> bool:
        return len(self.drafts) == 1

    @cached_property
    def _heaviest(self) -> int:
        """The sentence with the strongest mention, of the text where it can be."""
        best = max(self.draft.mentions, key=lambda m: (m.span.field == "text", m.weight), default=None)
        return best.sentence if best else -1

    @cached_property
    def _paragraphs(self) -> frozenset[int]:
        return frozenset(
            one.sentence.paragraph for one in self.draft.sentences if one.sentence.paragraph >= 0
        )

    @cached_property
    def _others(self) -> frozenset[int]:
        """Sentences of other deals alone."""
        return frozenset(
            one.sentence.index
            for other in self.drafts
            if other is not self.draft
            for one in other.sentences
            if not self.draft.tells(one)
        )

    @cached_property
    def shared_keys(self) -> frozenset[str]:
        """Parties that are in another deal of the story, too."""
        return frozenset(key for other in self.drafts if other is not self.draft for key in other.parties)

    @cached_property
    def _background(self) -> frozenset[int]:
        old = {m.sentence for m in self.reading.judgement.mentions if m.background}
        return frozenset(old - {m.sentence for m in self.reading.judgement.mentions if not m.background})

    def tells(self, one: SentenceReading) -> bool:
        return self.draft.tells(one)

    def is_others(self, one: SentenceReading) -> bool:
        """Whether a sentence tells of another deal, and not of this one: its figures are the other's."""
        return one.sentence.index in self._others

    def is_beside(self, one: SentenceReading, start: int) -> bool:
        """Whether a place is in the part of the deal's sentence that tells of another."""
        part = self.draft.part
        return part is not None and self.tells(one) and not part[0] <= start < part[1]

    def place(self, one: SentenceReading, start: int, end: int) -> Features:
        """What a place says by where it is; `start` and `end` count from the sentence's start."""
        if self.is_beside(one, start):
            return {"other deal": 1.0, "several, elsewhere": 1.0}
        found = dict(self.of_sentence(one))
        if "own" in found:
            found |= self._to_mentions(one, start, end)
        return found

    def of_sentence(self, one: SentenceReading) -> Features:
        index = one.sentence.index
        if index not in self._sentences:
            self._sentences[index] = self._of_sentence(one)
        return self._sentences[index]

    @cached_property
    def _sentences(self) -> dict[int, Features]:
        return {}

    def _of_sentence(self, one: SentenceReading) -> Features:
        found: Features = {}
        index, paragraph = one.sentence.index, one.sentence.paragraph
        if one.sentence.field == "title":
            found["title"] = 1.0
        elif paragraph == 0:
            found["lead"] = 1.0
        if self.tells(one):
            found["own"] = 1.0
            if index == self._heaviest:
                found["heaviest"] = 1.0
            return found
        first, last = self.draft.sentences[0].sentence.index, self.draft.sentences[-1].sentence.index
        if paragraph in self._paragraphs:
            found["paragraph"] = 1.0
        if 0 < first - index <= AROUND:
            found["before"] = 1.0
        if 0 < index - last <= AROUND:
            found["after"] = 1.0
        if index in self._others:
            found["other deal"] = 1.0
        if index in self._background:
            found["background"] = 1.0
        found["single, elsewhere" if self.single else "several, elsewhere"] = 1.0
        return found

    def _to_mentions(self, one: SentenceReading, start: int, end: int) -> Features:
        """How far from the words that made a rule fire, and on which side of them."""
        words = self._words.get(one.sentence.index)
        if words is None:
            return {}
        base = one.sentence.start
        distance = words.distance(base + start, base + end)
        found = {"near" if distance < NEAR else "middle" if distance < MIDDLE else "far": 1.0}
        if base + end <= words.starts[-1]:
            found["before words"] = 1.0
        if base + start >= words.first_end:
            found["after words"] = 1.0
        return found

    @cached_property
    def _words(self) -> dict[int, "Words"]:
        """By sentence the words that made a rule fire."""
        spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for mention in self.draft.mentions:
            spans[mention.sentence].append((mention.span.start, mention.span.end))
        return {sentence: Words.of(places) for sentence, places in spans.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """Places of one sentence, asked for the nearest without looking at each: a page of one sentence has thousands."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]  # the furthest of the places up to each
    first_end: int

    @classmethod
    def of(cls, places: list[tuple[int, int]]) -> "Words":
        places.sort()
        return cls(
            tuple(start for start, _ in places),
            tuple(accumulate((end for _, end in places), max)),
            min(end for _, end in places),
        )

    def distance(self, start: int, end: int) -> int:
        """Characters between a place and the nearest of these; 0 where they touch or overlap."""
        number = bisect_right(self.starts, end)
        before = max(start - self.ends[number - 1], 0) if number else None
        after = self.starts[number] - end if number < len(self.starts) else None
        return min(one for one in (before, after) if one is not None)
