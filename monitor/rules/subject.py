"""What a story is about, by minerals: those of each sentence, and those of the whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from monitor.rules.builtin import MINERAL, MINERAL_CLASS, MINING, OTHER_COMMODITY
from monitor.rules.matcher import CAPITAL_NOUNS, Board, Find
from monitor.rules.places import LEAD_SENTENCES
from monitor.rules.ruleset import RuleSet

TITLE_VOTES, LEAD_VOTES = 4, 2
MANY = 3  # votes that make a story of mines one of critical minerals, though it names them late
DROWNED = 2  # times as many votes for other commodities: a mineral's paragraph must then speak of it alone
TOPICS = frozenset((MINERAL, MINERAL_CLASS, OTHER_COMMODITY, MINING))
KIN = {"coking coal": "coal"}  # in a story of the one, the other's name means the same


class Spoken(NamedTuple):
    """What one sentence speaks of: critical minerals, those that stand in names of firms apart; critical minerals as a
    class; another commodity (gold, oil …)."""

    minerals: tuple[str, ...]
    with_names: tuple[str, ...]
    is_class: bool
    is_other: bool

    @property
    def is_critical(self) -> bool:
        return bool(self.minerals) or self.is_class


NOTHING = Spoken((), (), False, False)


@dataclass(frozen=True)
class Subject:
    """`spoken` has the sentences that speak of any commodity: most speak of none."""

    paragraphs: tuple[int, ...]  # of each sentence
    spoken: dict[int, Spoken]
    speaking: frozenset[int]  # paragraphs in which some sentence speaks of critical minerals
    votes: dict[str, int]
    is_evident: bool

    @classmethod
    def of(cls, board: Board, ruleset: RuleSet) -> "Subject":
        topics = _topics(board)
        mines = any(find.group == MINING for finds in topics.values() for find in finds)
        listed = ruleset.critical_on(board.document.published)
        counted = listed if mines else listed - _names_of_firms(board, topics)
        named = {index: _critical(finds, ruleset, counted) for index, finds in topics.items()}
        kin = {KIN[name] for names in named.values() for name in names if name in KIN}
        spoken = {
            index: Spoken(
                _critical([f for f in finds if not f.in_name], ruleset, counted) if named[index] else (),
                named[index],
                any(f.group == MINERAL_CLASS for f in finds),
                _has_other(finds, listed, kin),
            )
            for index, finds in topics.items()
        }
        paragraphs = board.paragraphs
        votes: Counter[str] = Counter()
        critical = other = early = 0
        for index, one in spoken.items():
            weight = _votes(index, paragraphs[index] < 0)
            votes.update(dict.fromkeys(one.with_names, weight))
            critical += weight * bool(one.with_names or one.is_class)
            other += weight * one.is_other
            early += (weight > 1) * bool(one.with_names or one.is_class)
        is_evident = critical > other and (early > 0 or ((other == 0 or critical >= MANY) and mines))
        speaking = {paragraphs[index] for index, one in spoken.items() if one.is_critical}
        if other > DROWNED * critical:
            speaking -= {paragraphs[index] for index, one in spoken.items() if one.is_other}
        return cls(paragraphs, spoken, frozenset(speaking), dict(votes), is_evident)

    def tie(self, sentence: int) -> str:
        """What ties a sentence to a critical mineral: "sentence", "paragraph", "story", or "" where nothing does."""
        spoken = self.spoken.get(sentence, NOTHING)
        if spoken.is_critical:
            return "sentence"
        if spoken.is_other:
            return ""
        if self.paragraphs[sentence] in self.speaking:
            return "paragraph"
        return "story" if self.is_evident else ""

    @property
    def names_any(self) -> bool:
        """Whether the article names a critical mineral, or the class of them, anywhere."""
        return bool(self.votes) or any(one.is_class for one in self.spoken.values())

    def prominent(self, told: Sequence[int]) -> tuple[str, ...]:
        """Critical minerals by prominence: those of the sentences told and those that come up more than once."""
        said = {name for sentence in told for name in self.spoken.get(sentence, NOTHING).minerals}
        names = [name for name, votes in self.votes.items() if name in said or votes > 1]
        return tuple(sorted(names, key=lambda name: (-self.votes[name], name)))


def may_name_any(board: Board, ruleset: RuleSet) -> bool:
    """Whether there is a critical mineral, or the class of them, among the minerals: told before other words are looked
    at. Only of what this lets through can `Subject.names_any` be true."""
    critical = ruleset.critical_on(board.document.published)
    return any(find.group == MINERAL_CLASS or find.name in critical for find in board.minerals)


def _topics(board: Board) -> dict[int, list[Find]]:
    """The words for what can be mined or traded, of each sentence that has any."""
    found: dict[int, list[Find]] = {}
    for index, finds in enumerate(board.finds):
        for find in finds:
            if find.group in TOPICS:
                found.setdefault(index, []).append(find)
    return found


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


def _names_of_firms(board: Board, topics: dict[int, list[Find]]) -> frozenset[str]:
    """Minerals that an article without one word of mining writes as names only: firms of another trade called
    Tungsten, Cobalt or Nickel. How a headline or the first word of a sentence is written says nothing."""
    if board.lang in CAPITAL_NOUNS:
        return frozenset()
    plain: set[str] = set()
    named: set[str] = set()
    for index, finds in topics.items():
        start, _ = board.bounds[index]
        for find in finds:
            if find.group != MINERAL:
                continue
            if not board.original[find.start : find.end].istitle():
                plain.add(find.name)
            elif find.start > start + 1 and find.start >= board.shift:
                named.add(find.name)
    return frozenset(named - plain)
