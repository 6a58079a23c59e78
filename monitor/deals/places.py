"""Which countries a deal touches: where its parties are from and where its project lies. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from monitor.deals.choosing import LIKELY
from monitor.deals.draft import Draft
from monitor.deals.gazetteer import Known
from monitor.deals.parties import Party
from monitor.deals.reading import Reading, SentenceReading
from monitor.models.deal import Fact, Span

_AVOIDED_BEFORE = re.compile(
    r"(?:outside|relian(?:ce|t) on|depend\w+ (?:on|from)|banned (?:by|from)|originate in|controlled by|alternatives? to|compet\w+ with|dominated by|curbs (?:by|in)|imports? from|instead of)(?: (?:the|[A-Z]\w+,|[A-Z]\w+ (?:and|or)))*\s?$"
)
_AVOIDED_AFTER = re.compile(
    r"-free|(?:,? which|['’]s?)? (?:controls?|controlling|dominates?|dominan\w+|grip|export (?:ban|curb|control)s?|curbs?|accounts? for|refines?|produces?|banned)\b|,? [A-Z]\w+(?:, [A-Z]\w+)* or [A-Z]\w+"
)
FAR_BEFORE, FAR_AFTER = 36, 12  # characters from a party's name to the country that it is from
_HOME = re.compile(r"['’]?s?[ -](?:[\w-]+ ){0,4}[«“\"]?")


def countries_of(
    draft: Draft, near: list[SentenceReading], reading: Reading, facts: list[Fact], *, single: bool
) -> tuple[str, ...]:
    found: dict[str, Span] = {}
    for party, sentence in draft.parties.values():
        for code, span in _countries_of(party, sentence, reading):
            found.setdefault(code, span)
    for sentence in draft.sentences:
        for known in _touched(sentence, draft):
            found.setdefault(known.country, sentence.span(known.start, known.end))
    if single or len(found) < 2:
        for sentence in near:
            for known in _touched(sentence, draft):
                if len(found) < 3:
                    found.setdefault(known.country, sentence.span(known.start, known.end))
    facts.extend(Fact("country", code, span) for code, span in found.items())
    return tuple(found)


def _touched(sentence: SentenceReading, draft: Draft) -> Iterator[Known]:
    """Countries of a sentence that are not only part of a name, another party's home, or whom the deal is to do without."""
    for known in sentence.countries:
        if _is_in_name(known, sentence) or _is_avoided(known, sentence.text):
            continue
        home = sentence.party_after(known.end)
        is_others = home and home.key not in draft.parties and home.strength >= LIKELY
        if home and is_others and _HOME.fullmatch(sentence.text, known.end, home.start):
            continue
        yield known


def _is_in_name(known: Known, sentence: SentenceReading) -> bool:
    party = sentence.party_before(known.start)
    return (
        party is not None
        and not party.is_state
        and known.end <= party.end
        and party.end - party.start > known.end - known.start
    )


def _is_avoided(known: Known, text: str) -> bool:
    before = _AVOIDED_BEFORE.search(text, max(0, known.start - 40), known.start)
    return bool(before or _AVOIDED_AFTER.match(text, known.end))


def _countries_of(party: Party, sentence: SentenceReading, reading: Reading) -> Iterator[tuple[str, Span]]:
    """Where a party is from: as known, or as the words around any of its namings say."""
    if party.country:
        yield party.country, sentence.span(party.start, party.start + len(party.name))
        return
    for naming, other in reading.namings(party.key):
        first = bisect_left(other.countries, naming.start - FAR_BEFORE, key=lambda known: known.end)
        for known in other.countries[first:]:
            if known.start > naming.end + FAR_AFTER:
                break
            inside = naming.start <= known.start and known.end <= naming.end
            if inside or known.end <= naming.start or known.start >= naming.end:
                yield known.country, other.span(known.start, known.end)
                return
