"""Drafts of deals: the rules' mentions gathered by sentence, split and joined until each draft is one agreement. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from monitor.deals.choosing import LIKELY, chosen, parties_told
from monitor.deals.parties import Party
from monitor.deals.reading import Reading, SentenceReading
from monitor.models.deal import Instrument
from monitor.models.judgement import Mention

HINT = 0.15  # weight below which a sentence only hints at a deal
OUTRIGHT = 0.3  # weight from which a sentence plainly names the form of its deal
EARLY = 2  # the title and the first sentences: what they hint at is the news
MOST_KEPT = 12
MOST_DRAFTS = 60  # a page with more is a list of some kind

_BETWEEN = re.compile(
    r"\b(?:one|another|the (?:first|second|other|third)|a (?:second|third)|und eine|otro|outro|un autre)\b[^:;]{0,60}?\bbetween\b|\bbetween\b",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"\b(?:second|another|separate|other|similar|two|both)\s(?:(?:such|similar|parallel)\s)?"
    r"(?:one|agreements?|deals?|accords?|contracts?|memorand\w+|pacts?|mous?|documents?|with)\b|"
    r"\b(?:dos|deux|zwei|два) (?:acuerdos|accords|abkommen|соглашения)\b",
    re.IGNORECASE,
)
_A_SECOND_WITH = re.compile(
    r"\b(?:a second|another|second one|other|una segunda|un second|второе)\b[^,;]{0,20}\b(?:with|con|avec|mit|com|с)\b"
)
_BESIDES = re.compile(
    r"\b(?:also|separately|in addition|besides|alongside|as well|a second|another|comes with|attached|in return|meanwhile|too)\b|"
    r"\b(?:in parallel|for its part|on top of (?:that|this)|en parallèle|parallèlement|paralelamente|en paralelo|em paralelo|parallel dazu)\b|параллельно|별도로|\b(?:también|además|por separado|également|en outre|par ailleurs|zudem|außerdem|auch|também|além disso|juga|ayrıca|shuningdek)\b|также|кроме того|отдельно|此外|同时|另|また|さらに|併せて|كما",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:two|three|four|five|six|several|a (?:pair|trio|series) of|dos|tres|cuatro|dois|três|deux|trois|zwei|drei|два|две|три|dua|tiga)\s(?:[\w-]+\s){0,3}?"
    r"(?:transactions?|deals?|agreements?|accords?|contracts?|pacts?|acuerdos|contratos|transacciones|acordos|contrats|Abkommen|Verträge|Vereinbarungen|соглашени\w+|сделк\w+|договор\w*|perjanjian|kesepakatan)\b[^:;]{0,60}:\s",
    re.IGNORECASE,
)
_ITEM_ENDS = re.compile(
    r";\s|,\s(?:and\s|y\s|et\s|und\s|и\s|dan\s)?(?=(?:an?|the|un|una|une|ein|eine|один|одно)\s)"
)
_PARTED = (
    {Instrument.OFFTAKE, Instrument.ACQUISITION},
    {Instrument.OFFTAKE, Instrument.FINANCING},
    {Instrument.OFFTAKE, Instrument.JOINT_VENTURE},
    {Instrument.ACQUISITION, Instrument.FINANCING},
)


@dataclass
class Draft:
    """One agreement in the making. It grows by `add` alone, which keeps the counts: a page may add to a draft thousands of
    times, and each time ask what leads it."""

    sentences: list[SentenceReading]
    mentions: list[Mention]
    parties: dict[str, tuple[Party, SentenceReading]] = field(default_factory=dict)
    is_paired: bool = (
        False  # its sentence lists several agreements and says who is in each: "between A and B, and C and D"
    )
    part: tuple[int, int] | None = (
        None  # from where to where in its one sentence, where that lists others beside it
    )
    _told: set[int] = field(init=False, repr=False, default_factory=set)
    _score: dict[Instrument, float] = field(init=False, repr=False, default_factory=dict)
    _heaviest: float = field(init=False, repr=False, default=0.0)

    def __post_init__(self) -> None:
        self._count(self.sentences, self.mentions)

    def add(self, other: "Draft") -> None:
        """Sentences and mentions of another; its parties are the caller's to choose."""
        new = [one for one in other.sentences if not self.tells(one)]
        self.sentences += new
        self.mentions += other.mentions
        self._count(new, other.mentions)

    def _count(self, sentences: Iterable[SentenceReading], mentions: Iterable[Mention]) -> None:
        self._told.update(one.sentence.index for one in sentences)
        for mention in mentions:
            self._score[mention.instrument] = self._score.get(mention.instrument, 0.0) + mention.weight
            self._heaviest = max(self._heaviest, mention.weight)

    def tells(self, one: SentenceReading) -> bool:
        """Whether a sentence is one of the deal's own."""
        return one.sentence.index in self._told

    @property
    def heaviest(self) -> float:
        """The weight of its strongest mention."""
        return self._heaviest

    @property
    def weight(self) -> float:
        return sum(mention.weight for mention in self.mentions)

    @property
    def keys(self) -> set[str]:
        return set(self.parties)

    @property
    def firm_keys(self) -> set[str]:
        """Parties that are surely organisations or governments."""
        return {key for key, (party, _) in self.parties.items() if party.strength >= LIKELY}

    def leading(self) -> Instrument:
        """The instrument that most weight of the rules speaks for."""
        score = self._score
        specific = [one for one in score if one is not Instrument.OTHER]
        return max(specific or score, key=lambda one: (score[one], one.value))


def drafts_of(reading: Reading, weights: dict[str, float]) -> list[Draft]:
    """The agreements that live mentions tell, in the order of the text. `weights`: the prominence of each party."""
    by_sentence = _live_mentions(reading)
    strongest = max((_weight(mentions) for mentions in by_sentence.values()), default=0.0)
    drafts: list[Draft] = []
    for index in sorted(by_sentence):
        mentions = by_sentence[index]
        if len(drafts) >= MOST_DRAFTS:
            break
        if _weight(mentions) < min(HINT, strongest) and index > EARLY:
            continue  # no more than a hint, and others say it outright
        for draft in _drafts_in(reading.sentences[index], mentions, weights):
            _join(drafts, draft)
    return _kept(drafts)


def _live_mentions(reading: Reading) -> dict[int, list[Mention]]:
    """Mentions by sentence, without background."""
    found: dict[int, list[Mention]] = {}
    for mention in reading.judgement.mentions:
        if not mention.background:
            found.setdefault(mention.sentence, []).append(mention)
    return found


def _weight(mentions: Iterable[Mention]) -> float:
    return max(mention.weight for mention in mentions)


def _kept(drafts: list[Draft]) -> list[Draft]:
    """The heaviest of those that name a party, in the order of the text; at least one."""
    named = [draft for draft in drafts if draft.parties] or drafts[:1]
    heaviest = sorted(named, key=lambda d: -d.weight)[:MOST_KEPT]
    return sorted(heaviest, key=lambda d: d.sentences[0].sentence.index)


def _drafts_in(sentence: SentenceReading, mentions: list[Mention], weights: dict[str, float]) -> list[Draft]:
    """One draft a sentence, or one for each agreement of a sentence that lists several: each "between A and B", or each item
    of "three deals: …"."""
    listed = _LISTED.search(sentence.text)
    if listed and (items := _items(sentence, mentions, listed)):
        return items
    betweens = list(_BETWEEN.finditer(sentence.text))
    parties = parties_told(sentence, mentions)
    if len(betweens) >= 2:
        bounds = [*(match.start() for match in betweens), len(sentence.text)]
        groups = [[p for p in parties if start <= p.start < end] for start, end in pairwise(bounds)]
        if all(len(group) >= 2 for group in groups):
            return [_draft(sentence, mentions, group[:2], is_paired=True) for group in groups]
    if len(parties) == 4 and _SECOND.search(sentence.text):
        return [_draft(sentence, mentions, pair, is_paired=True) for pair in (parties[:2], parties[2:])]
    if len(parties) == 3 and _A_SECOND_WITH.search(sentence.text, parties[1].end, parties[2].start):
        return [_draft(sentence, mentions, [parties[0], other], is_paired=True) for other in parties[1:]]
    return [_draft(sentence, mentions, chosen(sentence, mentions, weights))]


def _items(sentence: SentenceReading, mentions: list[Mention], listed: re.Match[str]) -> list[Draft]:
    """The items of a list of agreements, each between who stands before the list and whom it names; none of fewer than two."""
    text, base = sentence.text, sentence.sentence.start
    bounds = [listed.end(), *(end.end() for end in _ITEM_ENDS.finditer(text, listed.end())), len(text)]
    leaders = [p for p in sentence.parties if p.end <= listed.end() and p.strength >= LIKELY][:1]
    drafts = []
    for start, end in pairwise(bounds):
        told = [m for m in mentions if start <= _within(m, base, listed.end()) < end]
        others = [p for p in sentence.parties if start <= p.start < end and p.strength >= LIKELY]
        if told and others:
            draft = _draft(sentence, told, [*leaders, *others[:2]], is_paired=True)
            draft.part = (start, end)
            drafts.append(draft)
    return drafts if len(drafts) > 1 else []


def _within(mention: Mention, base: int, begins: int) -> int:
    """The place in a list at which a mention stands: where it starts or, if that is before the list, where it ends."""
    start = mention.span.start - base
    return start if start >= begins else mention.span.end - base - 1


def _draft(
    sentence: SentenceReading, mentions: list[Mention], parties: list[Party], *, is_paired: bool = False
) -> Draft:
    named = {party.key: (party, sentence) for party in parties}
    return Draft([sentence], list(mentions), named, is_paired)


def _join(drafts: list[Draft], new: Draft) -> None:
    """Add a draft, or join it to the nearest one that it tells more of."""
    same = [old for old in drafts if _is_same_deal(old, new)]
    if same:
        _merge(max(reversed(same), key=lambda old: len(old.keys & new.keys)), new, may_grow=True)
    elif drafts and not new.firm_keys:
        near = drafts[-1]
        if new.sentences[0].sentence.index - near.sentences[-1].sentence.index <= 2:
            _merge(near, new, may_grow=not near.firm_keys)
        elif not any(old.firm_keys for old in drafts):
            drafts.append(new)
    else:
        drafts.append(new)


def _merge(old: Draft, new: Draft, *, may_grow: bool) -> None:
    old.add(new)
    may_grow = may_grow and (len(old.parties) < 2 or len(old.keys | new.keys) <= 2)
    for key, value in new.parties.items():
        known = old.parties.get(key)
        if (known is None and may_grow) or (known and len(value[0].name) > len(known[0].name)):
            old.parties[key] = value  # of two writings of a name the fuller one


def _is_same_deal(old: Draft, new: Draft) -> bool:
    shared = old.parties.keys() & new.parties.keys()
    if not shared or _is_another_form(old, new):
        return False
    if len(shared) >= 2 or old.firm_keys <= new.keys or new.firm_keys <= old.keys:
        return True
    return len(old.firm_keys) < 2 or len(new.firm_keys) < 2


def says_besides(one: SentenceReading) -> bool:
    """Whether a sentence tells what it tells beside something else: "separately", "también", 此外."""
    return bool(_BESIDES.search(one.text) or _SECOND.search(one.text))


def _is_another_form(old: Draft, new: Draft) -> bool:
    """Whether both plainly name forms that go side by side between the same parties: a stake and an offtake."""
    first = new.sentences[0]
    if old.leading() is new.leading() or first.sentence.field == "title":
        return False
    if {old.leading(), new.leading()} not in _PARTED and not _BESIDES.search(first.text):
        return False
    return min(old.heaviest, new.heaviest) >= OUTRIGHT
