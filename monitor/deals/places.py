"""Which countries a deal touches: where its parties are from and where its project lies. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.deals.choosing import LIKELY
from monitor.deals.draft import Draft
from monitor.deals.gazetteer import Known
from monitor.deals.parties import Party
from monitor.deals.reading import Reading, SentenceReading
from monitor.deals.standing import Standing
from monitor.deals.weighing import Candidate, Choice, Features, Points, choice, ranked, strongest
from monitor.models.deal import Span

LEAST = 0.5  # probability of a country of the deal
FAR_BEFORE, FAR_AFTER = 36, 12  # characters from a party's name to the country that it is from
_AVOIDED_BEFORE = re.compile(
    r"(?:outside|relian(?:ce|t) on|depend\w+ (?:on|from)|banned (?:by|from)|originate in|controlled by|alternatives? to|compet\w+ with|dominated by|curbs (?:by|in)|imports? from|instead of)(?: (?:the|[A-Z]\w+,|[A-Z]\w+ (?:and|or)))*\s?$"
)
_AVOIDED_AFTER = re.compile(
    r"-free|(?:,? which|['’]s?)? (?:controls?|controlling|dominates?|dominan\w+|grip|export (?:ban|curb|control)s?|curbs?|accounts? for|refines?|produces?|banned)\b|,? [A-Z]\w+(?:, [A-Z]\w+)* or [A-Z]\w+"
)
_HOME = re.compile(r"['’]?s?[ -](?:[\w-]+ ){0,4}[«“\"]?")
_LIES_BEFORE = re.compile(
    r"\b(?:in|at|near|en|em|au|aux|in der|im|в|на|di|dans)\s(?:[\w’'-]+ ){0,3}$|(?:位于|在)$", re.IGNORECASE
)
_SITE_NEAR = re.compile(
    r"\b(?:mines?|projects?|deposits?|plant|refinery|smelter|mina|proyecto|projeto|projet|Mine|Projekt|рудник\w*|месторожд\w+|tambang|proyek|maden\w*)\b|矿|鉱|광산|منجم"
)


@dataclass(frozen=True)
class Countries:
    """All countries that a story names, by their words. Read once, asked for each deal."""

    reading: Reading

    def candidates(self, standing: Standing) -> list[Candidate[str]]:
        features: dict[str, list[Features]] = {}
        spans: dict[str, list[Span]] = {}
        for party, sentence in standing.draft.parties.values():
            for code, span, how in _homes(party, sentence, self.reading):
                features.setdefault(code, []).append({how: 1.0})
                spans.setdefault(code, []).append(span)
        own: dict[str, list[Span]] = {}
        rest: dict[str, list[Span]] = {}
        count: dict[str, int] = {}
        for one in self.reading.sentences:
            for known in one.countries:
                features.setdefault(known.country, []).append(_at_place(known, one, standing))
                where = own if standing.tells(one) else rest
                where.setdefault(known.country, []).append(one.span(known.start, known.end))
                count[known.country] = count.get(known.country, 0) + 1
        order = sorted(count, key=lambda code: -count[code])
        found = []
        for code, places in features.items():
            together = strongest(places)
            together["places"] = min(count.get(code, 0), 6) / 3
            if code in order[:3]:
                together[f"rank {order.index(code) + 1}"] = 1.0
            if len(count) <= 2:
                together["of two at most"] = 1.0
            proofs = (*spans.get(code, ()), *own.get(code, ()), *rest.get(code, ()))
            found.append(Candidate(code, proofs, together))
        return found

    def of(self, standing: Standing, points: Points) -> Choice[str]:
        """The deal's countries, the surest first."""
        weighed = ranked(self.candidates(standing), points)
        return choice(weighed, (one for worth, one in weighed if worth >= LEAST))


def _at_place(known: Known, one: SentenceReading, standing: Standing) -> Features:
    found = standing.place(one, known.start, known.end)
    prefix = "own, " if standing.tells(one) else ""
    found |= {prefix + name: 1.0 for name in _signs(known, one, standing.draft)}
    return found


def _signs(known: Known, one: SentenceReading, draft: Draft) -> Iterator[str]:
    """What the words around a country say of it."""
    text = one.text
    if _is_in_name(known, one):
        yield "in a name"
    if _AVOIDED_BEFORE.search(text, max(0, known.start - 40), known.start) or _AVOIDED_AFTER.match(
        text, known.end
    ):
        yield "avoided"
    home = one.party_after(known.end)
    if home and _HOME.fullmatch(text, known.end, home.start):
        if home.key in draft.parties:
            yield "home of a party"
        elif home.strength >= LIKELY:
            yield "home of another"
    if known.is_name:
        yield "by its name"
    if _LIES_BEFORE.search(text[max(0, known.start - 40) : known.start]):
        yield "where"
    if _SITE_NEAR.search(text, max(0, known.start - 50), known.end + 40):
        yield "near a site"
    if known.start <= 2 and one.sentence.field == "text" and text[: known.end].isupper():
        yield "dateline"


def _is_in_name(known: Known, sentence: SentenceReading) -> bool:
    party = sentence.party_before(known.start)
    return (
        party is not None
        and not party.is_state
        and known.end <= party.end
        and party.end - party.start > known.end - known.start
    )


def _homes(party: Party, sentence: SentenceReading, reading: Reading) -> Iterator[tuple[str, Span, str]]:
    """Where a party is from: as known, and as the words around any of its namings say."""
    if party.country:
        yield party.country, sentence.span(party.start, party.start + len(party.name)), "known home"
    for naming, other in reading.namings(party.key):
        first = bisect_left(other.countries, naming.start - FAR_BEFORE, key=lambda known: known.end)
        for known in other.countries[first:]:
            if known.start > naming.end + FAR_AFTER:
                break
            inside = naming.start <= known.start and known.end <= naming.end
            if inside or known.end <= naming.start or known.start >= naming.end:
                how = "told home, known another" if party.country else "told home"
                yield known.country, other.span(known.start, known.end), how
                return
