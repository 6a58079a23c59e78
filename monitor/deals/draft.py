"""Drafts of deals: mentions of the rules gathered by sentence, split and joined until each draft is one agreement."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from monitor.deals.parties import Party
from monitor.deals.reading import Reading, SentenceReading
from monitor.models.deal import Instrument, Status
from monitor.models.judgement import Mention

LEAST = 0.5  # weight of a sentence's mentions from which it tells a deal by itself
HINT = 0.35  # weight below which a sentence only hints at a deal
MOST_DEALS = 6
MOST_PARTIES = 4
MOST_GOVERNMENTS = 3

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
_SOURCE = re.compile(
    r"(?:according to|as reported by|reported by|quoted by|citing|told|laut|según|selon|segundo|по данным|по словам)\s(?:the |a )?(?:[\w’'.-]+ ){0,8}$",
    re.IGNORECASE,
)
_ADVISER = re.compile(
    r"(?:advis\w+|adviser|advisor|counsel|bookrunner|broker|auditor|rating agency|analysts?) (?:to|by|at|is|was|were|of)? ?(?:the )?$",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"[^.;]{0,60}\b(?:acted|acting|served|serving|serves|is|are) (?:as )?(?:the |its |an? )?(?:\w+ )?(?:advis\w+|placement agents?|bookrunners?|underwriters?|brokers?|arrangers?)"
)
_SAYS = re.compile(r"(?: (?:in|at) [A-Z]\w+)? (?:said|says|noted|confirmed|reported|told|wrote|posted)\b")
_ACTS = re.compile(
    r"$|[,.;:)’'\"]|\s?[–—-]\s|\s(?:and|or|to|on|over|for|at|in|have|has|had|will|would|sign\w*|agree\w*|ink\w*|launch\w*|conclude\w*|reach\w*|"
    r"seal\w*|strike|struck|plan\w*|announce\w*|join\w*|is|are|was|were|y|e|et|und|ve|dan|и|с|firm\w+|acuerd\w+|signe\w*|ont|a|unterzeichn\w+|подписал\w*)\b",
)
_GOVERNMENTAL = {Instrument.MOU, Instrument.GOVERNMENT_AGREEMENT, Instrument.PARTNERSHIP, Instrument.OTHER}
_STRONG_APART = (
    {Instrument.OFFTAKE, Instrument.ACQUISITION},
    {Instrument.OFFTAKE, Instrument.FINANCING},
    {Instrument.OFFTAKE, Instrument.JOINT_VENTURE},
    {Instrument.ACQUISITION, Instrument.FINANCING},
)


@dataclass
class Draft:
    """One agreement in the making."""

    sentences: list[SentenceReading]
    mentions: list[Mention]
    parties: dict[str, tuple[Party, SentenceReading]] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        return sum(mention.weight for mention in self.mentions)

    @property
    def keys(self) -> set[str]:
        return set(self.parties)

    def instrument(self) -> Instrument:
        """The form that most weight speaks for; a memorandum or an earn-in that is named is one, whatever it is about."""
        score: Counter[Instrument] = Counter()
        for mention in self.mentions:
            lead = 1.5 if mention.sentence <= 2 else 1.0
            score[mention.instrument] += mention.weight * lead  # type: ignore[assignment]
        for named in (Instrument.EARN_IN, Instrument.MOU):
            if score[named] >= 0.9:
                return named
        specific = [one for one in score if one is not Instrument.OTHER]
        return max(specific or score, key=lambda one: (score[one], one.value))

    def status(self) -> Status:
        score: Counter[Status] = Counter()
        for mention in self.mentions:
            if mention.status:
                lead = 1.6 if mention.sentence <= 1 else 1.0
                score[mention.status] += mention.weight * lead  # type: ignore[assignment]
        if score[Status.TERMINATED] > 0.4 * sum(score.values()):
            return Status.TERMINATED
        chosen = max(score, key=lambda one: (score[one], one.value)) if score else Status.SIGNED
        if chosen is Status.SIGNED and self.instrument() is Instrument.LICENCE:
            return Status.APPROVED  # a state grants; nobody signs with it
        return chosen


def drafts_of(reading: Reading) -> list[Draft]:
    """The agreements that live mentions tell, strongest evidence first within their order in the text."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.judgement.mentions:
        if not mention.background:
            by_sentence.setdefault(mention.sentence, []).append(mention)
    drafts: list[Draft] = []
    strongest = max((_weight(mentions) for mentions in by_sentence.values()), default=0.0)
    for index in sorted(by_sentence):
        mentions = by_sentence[index]
        if _weight(mentions) < min(HINT, strongest):
            continue  # no more than a hint, and others say it outright
        for draft in _drafts_in(reading.sentences[index], mentions):
            _join(drafts, draft)
    kept = [draft for draft in drafts if draft.parties or draft.weight >= LEAST]
    strong = [d for d in kept if d.weight >= LEAST and len(d.parties) > 1] or [d for d in kept if d.parties]
    return sorted(
        sorted(strong or kept[:1], key=lambda d: -d.weight)[:MOST_DEALS],
        key=lambda d: d.sentences[0].sentence.index,
    )


def _weight(mentions: list[Mention]) -> float:
    return max(mention.weight for mention in mentions)


def _drafts_in(sentence: SentenceReading, mentions: list[Mention]) -> list[Draft]:
    """One draft a sentence, or one for each "between A and B" of a sentence that lists several agreements."""
    betweens = list(_BETWEEN.finditer(sentence.text))
    parties = relevant_parties(sentence, mentions)
    if len(betweens) >= 2:
        bounds = [*(match.start() for match in betweens), len(sentence.text)]
        groups = [[p for p in parties if start <= p.start < end] for start, end in pairwise(bounds)]
        if all(len(group) >= 2 for group in groups):
            return [_draft(sentence, mentions, group[:2]) for group in groups]
    if len(parties) == MOST_PARTIES and _SECOND.search(sentence.text):
        return [_draft(sentence, mentions, pair) for pair in (parties[:2], parties[2:])]
    return [_draft(sentence, mentions, parties)]


def _draft(sentence: SentenceReading, mentions: list[Mention], parties: list[Party]) -> Draft:
    return Draft([sentence], list(mentions), {party.key: (party, sentence) for party in parties})


def relevant_parties(sentence: SentenceReading, mentions: list[Mention]) -> list[Party]:
    """Of a sentence's parties those that can be of its deal: not sources, advisers or, beyond four, the farthest."""
    strong = [p for p in sentence.parties if p.strength >= 1.0 and not _is_source(sentence.text, p)]
    if len({p.key for p in strong}) < 2:
        strong = [p for p in sentence.parties if p.strength >= 0.7 and not _is_source(sentence.text, p)]
    if len({p.key for p in strong}) < 2 and any(m.instrument in _GOVERNMENTAL for m in mentions):
        governments = _governments(sentence, strong)
        if (
            len({p.key for p in governments}) <= MOST_GOVERNMENTS
        ):  # more are a list of countries, not of parties
            strong = sorted([*strong, *governments], key=lambda p: p.start)
    unique = list({p.key: p for p in reversed(strong)}.values())[::-1]
    if len(unique) > MOST_PARTIES:
        base = sentence.sentence.start
        anchors = [(m.span.start - base, m.span.end - base) for m in mentions]
        unique = sorted(unique, key=lambda p: min(max(a - p.end, p.start - b, 0) for a, b in anchors))[
            :MOST_PARTIES
        ]
        unique.sort(key=lambda p: p.start)
    return unique


def _is_source(text: str, party: Party) -> bool:
    before = text[max(0, party.start - 80) : party.start]
    speaks = party.is_state and _SAYS.match(text, party.end)
    return bool(
        speaks or _SOURCE.search(before) or _ADVISER.search(before) or _ADVISES.match(text, party.end)
    )


def _governments(sentence: SentenceReading, others: list[Party]) -> list[Party]:
    """Countries that act themselves: named as such, not as an adjective or as where a thing is."""
    found = []
    for known in sentence.countries:
        before = sentence.text[max(0, known.start - 12) : known.start]
        if not known.is_name or re.search(
            r"\b(?:in|from|of|at|across|inside|outside|to the|en|de|aus|в|из)\s(?:the )?$", before
        ):
            continue
        if any(p.start < known.end and known.start < p.end for p in others):
            continue
        if not _ACTS.match(sentence.text, known.end):
            continue  # "the Malawi miner"
        name = sentence.text[known.start : known.end]
        found.append(Party(name, known.start, known.end, f"state {known.country}", 1.2, known.country, True))
    return found


def _join(drafts: list[Draft], new: Draft) -> None:
    """Add a draft, or join it to the one it tells more of."""
    for old in drafts:
        if _is_same_deal(old, new):
            old.sentences += [s for s in new.sentences if s not in old.sentences]
            old.mentions += new.mentions
            may_grow = len(old.parties) < 2 or _is_close(old, new)
            for key, value in new.parties.items():
                known = old.parties.get(key)
                if (known is None and may_grow) or (known and len(value[0].name) > len(known[0].name)):
                    old.parties[key] = value  # of two writings of a name the fuller one
            return
    if not new.parties and drafts:
        near = drafts[-1]
        if new.sentences[0].sentence.index - near.sentences[-1].sentence.index <= 2 or len(drafts) == 1:
            near.sentences += new.sentences
            near.mentions += new.mentions
            return
    drafts.append(new)


def _is_close(old: Draft, new: Draft) -> bool:
    return len(old.parties) + len(new.keys - old.keys) <= 2


def _is_same_deal(old: Draft, new: Draft) -> bool:
    shared = old.keys & new.keys
    if not shared:
        return False
    if _tells_another_form(old, new):
        return False
    if len(shared) >= 2 or old.keys <= new.keys or new.keys <= old.keys:
        return True
    return len(old.keys) < 2 or len(new.keys) < 2


def _tells_another_form(old: Draft, new: Draft) -> bool:
    """Whether both plainly name forms that go side by side between the same parties: a stake and an offtake."""
    forms = {old.instrument(), new.instrument()}
    strong = max(m.weight for m in old.mentions) >= 0.9 and max(m.weight for m in new.mentions) >= 0.9
    return strong and forms in _STRONG_APART and new.sentences[0].sentence.field == "text"
