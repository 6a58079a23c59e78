"""What a story is about, by minerals: those of each sentence, and those of the whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.rules.builtin import MINERAL, MINERAL_CLASS, MINING, OTHER_COMMODITY
from monitor.rules.matcher import CAPITAL_NOUNS, Board, Find
from monitor.rules.places import LEAD_SENTENCES
from monitor.rules.ruleset import RuleSet

TITLE_VOTES, LEAD_VOTES = 4, 2
MANY = 3  # votes that make a story of mines one of critical minerals, though it names them late
DROWNED = 2  # times as many votes for other commodities: a mineral's paragraph must then speak of it alone
TOPICS = frozenset((MINERAL, MINERAL_CLASS, OTHER_COMMODITY, MINING))
KIN = {"coking coal": "coal"}  # in a story of the one, the other's name means the same


@dataclass(frozen=True)
class Subject:
    """`by_sentence` are critical minerals; `has_class` says of each sentence whether it speaks of critical minerals as a
    class, `has_other` whether of another commodity (gold, oil …)."""

    paragraphs: tuple[int, ...]  # of each sentence
    by_sentence: tuple[tuple[str, ...], ...]
    has_class: tuple[bool, ...]
    has_other: tuple[bool, ...]
    speaking: frozenset[int]  # paragraphs in which some sentence speaks of critical minerals
    votes: dict[str, int]
    is_evident: bool

    @classmethod
    def of(cls, board: Board, ruleset: RuleSet) -> "Subject":
        topics = [[find for find in finds if find.group in TOPICS] for finds in board.finds]
        mines = any(f.group == MINING for finds in topics for f in finds)
        lonely = frozenset() if mines else _names_of_firms(board, topics)
        listed = ruleset.critical_on(board.document.published)
        counted = listed - lonely
        everywhere = tuple(_critical(finds, ruleset, counted) for finds in topics)
        minerals = tuple(
            _critical([f for f in finds if not f.in_name], ruleset, counted) if told else told
            for finds, told in zip(topics, everywhere, strict=True)
        )
        classes = tuple(any(f.group == MINERAL_CLASS for f in finds) for finds in topics)
        kin = {KIN[name] for names in everywhere for name in names if name in KIN}
        others = tuple(_has_other(finds, listed, kin) for finds in topics)
        votes: Counter[str] = Counter()
        critical = other = early = 0
        for index, (paragraph, named, has_class, has_other) in enumerate(
            zip(board.paragraphs, everywhere, classes, others, strict=True)
        ):
            if named or has_class or has_other:
                weight = _votes(index, paragraph < 0)
                votes.update(dict.fromkeys(named, weight))
                critical += weight * (bool(named) or has_class)
                other += weight * has_other
                early += (weight > 1) * (bool(named) or has_class)
        paragraphs = board.paragraphs
        is_evident = critical > other and (early > 0 or ((other == 0 or critical >= MANY) and mines))
        elsewhere = {
            p for p, has in zip(paragraphs, others, strict=True) if has and other > DROWNED * critical
        }
        speaking = (
            frozenset(p for p, m, c in zip(paragraphs, minerals, classes, strict=True) if m or c) - elsewhere
        )
        return cls(paragraphs, minerals, classes, others, speaking, dict(votes), is_evident)

    def tie(self, sentence: int) -> str:
        """What ties a sentence to a critical mineral: "sentence", "paragraph", "story", or "" where nothing does."""
        if self._speaks(sentence):
            return "sentence"
        if self.has_other[sentence]:
            return ""
        if self.paragraphs[sentence] in self.speaking:
            return "paragraph"
        return "story" if self.is_evident else ""

    @property
    def names_any(self) -> bool:
        """Whether the article names a critical mineral, or the class of them, anywhere."""
        return bool(self.votes) or any(self.has_class)

    def _speaks(self, sentence: int) -> bool:
        return bool(self.by_sentence[sentence]) or self.has_class[sentence]

    def prominent(self, told: Sequence[int]) -> tuple[str, ...]:
        """Critical minerals by prominence: those of the sentences told and those that come up more than once."""
        said = {name for sentence in told for name in self.by_sentence[sentence]}
        names = [name for name, votes in self.votes.items() if name in said or votes > 1]
        return tuple(sorted(names, key=lambda name: (-self.votes[name], name)))


def _votes(index: int, is_title: bool) -> int:
    if is_title:
        return TITLE_VOTES
    return LEAD_VOTES if index <= LEAD_SENTENCES else 1


def _critical(finds: Sequence[Find], ruleset: RuleSet, critical: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    for find in finds:
        if find.group == MINERAL and find.name in critical:
            found += [find.name, *ruleset.implies.get(find.name, ())]
    return tuple(dict.fromkeys(found))


def _has_other(finds: Sequence[Find], critical: frozenset[str], kin: set[str]) -> bool:
    return any(
        (f.group == OTHER_COMMODITY and f.name not in kin and not f.in_name)
        or (f.group == MINERAL and f.name not in critical)
        for f in finds
    )


def _names_of_firms(board: Board, topics: Sequence[Sequence[Find]]) -> frozenset[str]:
    """Minerals that an article without one word of mining writes as names only: firms of another trade called
    Tungsten, Cobalt or Nickel. How a headline or the first word of a sentence is written says nothing."""
    if board.lang in CAPITAL_NOUNS:
        return frozenset()
    plain: set[str] = set()
    named: set[str] = set()
    for (start, _), finds in zip(board.bounds, topics, strict=True):
        for find in finds:
            if find.group != MINERAL:
                continue
            if not board.original[find.start : find.end].istitle():
                plain.add(find.name)
            elif find.start > start + 1 and find.start >= board.shift:
                named.add(find.name)
    return frozenset(named - plain)
