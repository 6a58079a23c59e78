"""Which of the parties around a deal's words are the deal's: not sources and advisers, rarely more than two. Pure.

In: sentences read, mentions. Out: parties by key. Nine deals of ten have two parties; a third is taken only where the text
coordinates it with one of them ("with Sprott, Barak Fund and Tremont").
"""

import re
from collections.abc import Iterable, Sequence

from monitor.deals.parties import Party
from monitor.deals.reading import Naming, Reading, SentenceReading
from monitor.models.deal import Instrument
from monitor.models.judgement import Mention

MOST_PARTIES = 4
MOST_GOVERNMENTS = 2
PERHAPS, LIKELY = 0.7, 1.0  # strengths

_SOURCE = re.compile(
    r"(?:according to|as reported by|reported by|quoted by|citing|told|laut|según|selon|segundo|по данным|по словам)\s(?:the |a )?(?:(?!that )[\w’'.-]+ ){0,8}$",
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
_LINK = re.compile(
    r"(?:\s?\([^)]{1,60}\))?\s?(?:,|,? ?\b(?:and|y|e|et|und|ve|dan|и|va|мен|пен|бен|және|och|i)\b|&|、|和|与|及|と)\s?(?:the |la |le |el |[A-Z][a-z]+['’]s |[a-z]+ ){0,2}", re.IGNORECASE
)  # fmt: skip
_APPOSED = re.compile(
    r",? (?:a|an|the|its|part of|one of|an arm|owned|controlled|led|backed|unit|subsidiary) [^,;]{0,50}$|\(?(?:part|unit|arm|subsidiary) of (?:the )?$|of the $|['’]s (?:\w+ )?(?:unit|subsidiary|arm) $"
)
_ACTS = re.compile(
    r"$|[,.;:)’'\"]|\s?[–—-]\s|\s(?:and|or|to|on|over|for|at|in|have|has|had|will|would|sign\w*|agree\w*|ink\w*|launch\w*|conclude\w*|reach\w*|"
    r"seal\w*|strike|struck|plan\w*|announce\w*|join\w*|is|are|was|were|y|e|et|und|ve|va|dan|и|с|firm\w+|acuerd\w+|signe\w*|ont|a|unterzeichn\w+|подписал\w*|мен|пен|бен|және|sobre|para|en|em|sur|pour|über|zu|zur|zum|о|об|по|на|tentang|soal|terkait|konusunda)\b|[とはが与和、，]|\s(?:ва|ўртасида)",
)
_WHERE_BEFORE = re.compile(
    r"\b(?:in|from|of|at|across|inside|outside|to the|en|de|aus|в|из|di|dari|asal|perusahaan|ke)\s(?:the )?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r",? ?(?:[A-Z][\w ]+)? ?(?:\([^)]{2,30}\))? ?[-–—:]")
GOVERNMENTAL = frozenset(
    {Instrument.MOU, Instrument.GOVERNMENT_AGREEMENT, Instrument.PARTNERSHIP, Instrument.OTHER}
)


def parties_told(sentence: SentenceReading, mentions: Sequence[Mention]) -> list[Party]:
    """Of a sentence's parties those that can be of its deal, in order of place; governments where too few others are."""
    found = _firm_enough(sentence, LIKELY)
    if _count(found) < 2:
        found = _firm_enough(sentence, PERHAPS)
    if _count(found) < 2:
        states = governments(sentence, found)
        if not any(m.instrument in GOVERNMENTAL for m in mentions):
            states = [state for state in states if _stands_beside(sentence, state, found)]
        if _count(states) <= MOST_GOVERNMENTS:  # more are a list of countries, not of parties
            found = sorted([*found, *states], key=lambda p: p.start)
    return _without_parents(sentence.text, list({p.key: p for p in reversed(found)}.values())[::-1])


def _firm_enough(sentence: SentenceReading, least: float) -> list[Party]:
    return [p for p in sentence.parties if p.strength >= least and not is_source(sentence.text, p)]


def _count(parties: Sequence[Party]) -> int:
    return len({p.key for p in parties})


def _stands_beside(sentence: SentenceReading, state: Party, others: Sequence[Party]) -> bool:
    """Whether a country is set beside a party: "Orano et la Mongolie"."""
    return any(
        _LINK.fullmatch(sentence.text, min(one.end, state.end), max(one.start, state.start)) for one in others
    )


def _without_parents(text: str, parties: list[Party]) -> list[Party]:
    """Without those that are only told to stand behind another ("VKTR, of the Bakrie group"), if two are left."""
    kept = [
        p
        for p in parties
        if not (
            p is not parties[0]
            and _APPOSED.search(text[max(0, p.start - 60) : p.start])
            and _stands_behind(text, p)
        )
    ]
    return kept if len(kept) >= 2 else parties


def _stands_behind(text: str, party: Party) -> bool:
    return (
        re.search(
            r"(?:\bof (?:the |[A-Z]\w+['’]s )?|\bby (?:the )?|['’]s )$",
            text[max(0, party.start - 24) : party.start],
        )
        is not None
        and re.search(
            r"\b(?:unit|arm|subsidiary|owned|controlled|part|backed|led|affiliate|of the)\b[^,;]{0,30}$",
            text[max(0, party.start - 60) : party.start],
        )
        is not None
    )


def is_source(text: str, party: Party) -> bool:
    """Whether a party only reports, advises or brokers."""
    before = text[max(0, party.start - 80) : party.start]
    speaks = party.is_state and _SAYS.match(text, party.end)
    return bool(
        speaks or _SOURCE.search(before) or _ADVISER.search(before) or _ADVISES.match(text, party.end)
    )


def governments(sentence: SentenceReading, others: Sequence[Party]) -> list[Party]:
    """Countries that act themselves: named as such, not as an adjective or as where a thing is."""
    found: list[Party] = []
    for known in sentence.countries:
        before = sentence.text[max(0, known.start - 12) : known.start]
        if not known.is_name or _WHERE_BEFORE.search(before):
            continue
        if any(p.start < known.end and known.start < p.end for p in others):
            continue
        if not _ACTS.match(sentence.text, known.end) and not _joins(sentence.text, found, known.start):
            continue  # "the Malawi miner"
        if known.start == 0 and _DATELINE.match(sentence.text, known.end):
            continue  # "Ottawa, Ontario - "
        name = sentence.text[known.start : known.end]
        found.append(Party(name, known.start, known.end, f"state {known.country}", 1.2, known.country, True))
    return found


def _joins(text: str, found: Sequence[Party], start: int) -> bool:
    """Whether a country stands beside one that acts: "Қазақстан мен Жапония … қол қойды"."""
    return bool(found) and _LINK.fullmatch(text, found[-1].end, start) is not None


def coordinated(sentence: SentenceReading, parties: Sequence[Party]) -> list[list[Party]]:
    """The parties grouped where only commas and "and" stand between them."""
    groups: list[list[Party]] = []
    for party in parties:
        last = groups[-1][-1] if groups else None
        if last and _LINK.fullmatch(sentence.text, last.end, party.start):
            groups[-1].append(party)
        else:
            groups.append([party])
    return groups


def actors(reading: Reading) -> list[Naming]:
    """All places that name who may be a party of a deal, in order."""
    return [
        (party, one)
        for one in reading.sentences
        for party in one.parties
        if party.strength >= PERHAPS and not is_source(one.text, party)
    ]


def prominence(named: Iterable[Naming]) -> dict[str, float]:
    """How much the story is about each of its actors: title, opening, and in how many sentences."""
    found: dict[str, float] = {}
    last: dict[str, int] = {}  # the sentence that each was last counted in
    for party, one in named:
        if last.get(party.key) == one.sentence.index:
            continue
        last[party.key] = one.sentence.index
        place = 3.0 if one.sentence.field == "title" else 1.5 if one.sentence.index <= 2 else 0.5
        found[party.key] = found.get(party.key, 0.0) + place
    return found


def chosen(sentence: SentenceReading, mentions: Sequence[Mention], weights: dict[str, float]) -> list[Party]:
    """At most two parties of a sentence, more only with those that the text sets beside them."""
    parties = parties_told(sentence, mentions)
    if len(parties) <= 2:
        return parties
    base = sentence.sentence.start
    anchors = [(m.span.start - base, m.span.end - base) for m in mentions]

    def worth(party: Party) -> float:
        distance = min((max(a - party.end, party.start - b, 0) for a, b in anchors), default=0)
        return min(party.strength, 2.5) + min(weights.get(party.key, 0.0), 4.0) / 2 - distance / 60

    groups = coordinated(sentence, parties)
    first = max(parties, key=worth)
    others = [p for group in groups if first not in group for p in group] or [
        p for p in parties if p is not first
    ]
    best = [first, max(others, key=worth)]
    for group in groups:
        if any(p in best for p in group):
            best += [p for p in group if p not in best and p.strength >= LIKELY]
    return sorted(best[:MOST_PARTIES], key=lambda p: p.start)
