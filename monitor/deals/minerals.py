"""Which minerals a deal is about: all that the story names, weighed by where they stand. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from monitor.deals.reading import Reading, SentenceReading
from monitor.deals.standing import Standing
from monitor.deals.weighing import Candidate, Choice, Features, Points, choice, ranked, strongest
from monitor.models.deal import Span
from monitor.models.judgement import Hit

LEAST = 0.5  # probability of a mineral of the deal
LEAST_ALONE = 0.25  # of the most probable, where no other is probable
LEAST_LISTED = (
    0.3  # of one that a list sets beside one of the deal: who names them in one breath means them all
)
_AMOUNT = r"(?:(?:up to |about |some )?[\d.,]+\s?(?:[kM]?t|metric tons|tonnes|tons|pounds|lbs?|toneladas|Tonnen|тонн\w*)(?: (?:a|per) year)? (?:of |de |d['’])?)?"
_BESIDE = re.compile(
    r"(?:(?: (?:ores?|concentrates?|oxides?|metal))?(?:\s?(?:,|-|–|/|&)\s?(?:gold, (?:and )?)?|,?\s(?:and|or|y|e|et|und|и|dan|ve|va)\s)|\sgold(?: and |, ))"
    + _AMOUNT
    + r"(?:[\w-]+ )?|、|和|及|与|と|・",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?:prices?|market|demand|China controls?|exports? (?:ban|curb)s?|also (?:mines?|produces?|owns?|holds?))\b",
    re.IGNORECASE,
)
_SALT_FLAT = "salar "  # the vocabulary takes it for lithium; it is a name, too
_PARENTS = {
    "rare earths": {
        "neodymium", "praseodymium", "dysprosium", "terbium", "samarium", "gadolinium", "cerium", "lanthanum", "yttrium", "europium", "erbium",
        "holmium", "lutetium", "thulium", "ytterbium",
    },
    "platinum group metals": {"palladium"},
}  # fmt: skip
_PARENT_OF = {member: parent for parent, members in _PARENTS.items() for member in members}

Place = tuple[Hit, SentenceReading]


@dataclass(frozen=True)
class Minerals:
    """All minerals that a story names. Read once, asked for each deal."""

    reading: Reading

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """By mineral; one that is told by names of sites alone counts only where no other is told."""
        found: dict[str, list[Place]] = {}
        for one in self.reading.sentences:
            for hit in one.minerals:
                found.setdefault(hit.name, []).append((hit, one))
        firm = {
            name: places for name, places in found.items() if not all(_is_in_site(*place) for place in places)
        }
        return firm or found

    @cached_property
    def _rank(self) -> dict[str, int]:
        """Of each mineral how many are named more often."""
        count = Counter(
            {name: sum(not _is_in_party(*place) for place in places) for name, places in self.places.items()}
        )
        return {name: rank for rank, (name, _) in enumerate(count.most_common())}

    @cached_property
    def _signs(self) -> dict[int, tuple[str, ...]]:
        """Of each sentence that names minerals, what it says of all of them."""
        return {
            one.sentence.index: tuple(_signs_of_sentence(one))
            for one in self.reading.sentences
            if one.minerals
        }

    @cached_property
    def _neighbours(self) -> dict[str, set[str]]:
        """Minerals that a sentence sets beside each other: "nickel and cobalt", "lead-zinc"."""
        found: dict[str, set[str]] = {}
        for one in self.reading.live:
            hits = sorted(
                (hit for hit in one.minerals if not _is_in_party(hit, one)), key=lambda hit: hit.span.start
            )
            if len(hits) < 2 or _MARKET.search(one.text):
                continue
            chain: set[str] = set()
            for left, right in pairwise(hits):
                base = one.sentence.start
                if _BESIDE.fullmatch(one.text, left.span.end - base, right.span.start - base):
                    chain |= {left.name, right.name}
                else:
                    _set_beside(found, chain)
                    chain = set()
            _set_beside(found, chain)
        return found

    def candidates(self, standing: Standing) -> list[Candidate[str]]:
        own = {
            name for name, places in self.places.items() if any(_is_own(place, standing) for place in places)
        }
        speaks_of_class = self._names_class(standing)
        return [
            Candidate(
                name,
                _best_first(places, standing),
                self._features(name, places, standing, own, speaks_of_class),
            )
            for name, places in self.places.items()
        ]

    def _features(
        self, name: str, places: list[Place], standing: Standing, own: set[str], speaks_of_class: bool
    ) -> Features:
        told = [place for place in places if not _is_in_party(*place)]
        found = strongest(self._at_place(place, standing) for place in told or places)
        if not told:
            found["only in names"] = 1.0
            if any(_is_in_own_party(*place, standing) for place in places):
                found["only in names, of a party"] = 1.0
                if not own:
                    found["only in names, none is own"] = 1.0
        found["places"] = min(len(told), 6) / 3
        found[f"rank {min(self._rank[name], 3) + 1}"] = 1.0
        if len(self.places) == 1:
            found["the only one"] = 1.0
        if name in self.reading.judgement.minerals[:2]:
            found["subject"] = 1.0
        if name not in own and self._neighbours.get(name, set()) & own:
            found["beside an own one"] = 1.0
        if name not in own and (_PARENT_OF.get(name) in own or any(m in own for m in _PARENTS.get(name, ()))):
            found["kin of an own one"] = 1.0
        if not own:
            found["none is own, class" if speaks_of_class else "none is own"] = 1.0
        if len(own) == 1 and name in own:
            found["the only own one"] = 1.0
        return found

    def _at_place(self, place: Place, standing: Standing) -> Features:
        hit, one = place
        base = one.sentence.start
        found = standing.place(one, hit.span.start - base, hit.span.end - base)
        own = "own, " if standing.tells(one) else ""
        found |= {own + sign: 1.0 for sign in self._signs[one.sentence.index]}
        if own and any(party.key in standing.draft.parties for party in one.parties):
            found["with a party"] = 1.0
        return found

    def _names_class(self, standing: Standing) -> bool:
        """Whether the deal speaks of "critical minerals" and of no mineral by name."""
        told = {one.sentence.index for one in standing.draft.sentences}
        return any(
            hit.group == "mineral_class" and hit.sentence in told for hit in self.reading.judgement.hits
        )

    def of(self, standing: Standing, points: Points) -> Choice[str]:
        """The deal's minerals; a member of a group brings the group."""
        weighed = ranked(self.candidates(standing), points)
        found = {one.value: one for worth, one in weighed if worth >= LEAST}
        if not found and weighed and weighed[0][0] >= LEAST_ALONE:
            found = {weighed[0][1].value: weighed[0][1]}
        named_with = set().union(*(self._neighbours.get(name, ()) for name in found))
        found |= {
            one.value: one for worth, one in weighed if worth >= LEAST_LISTED and one.value in named_with
        }
        for parent, members in _PARENTS.items():
            member = next((name for name in found if name in members), None)
            if member and parent not in found:
                found[parent] = replace(found[member], value=parent)
        return choice(weighed, found.values())


def _set_beside(found: dict[str, set[str]], chain: set[str]) -> None:
    """Adds a list, each of whose members is beside all others."""
    for name in chain:
        found.setdefault(name, set()).update(chain - {name})


def _is_own(place: Place, standing: Standing) -> bool:
    return standing.tells(place[1]) and not _is_in_party(*place)


def _best_first(places: list[Place], standing: Standing) -> tuple[Span, ...]:
    """A word of the deal's own sentences first, and of the text before the title."""
    return tuple(
        hit.span
        for hit, _ in sorted(
            places, key=lambda place: (not _is_own(place, standing), place[0].span.field == "title")
        )
    )


def _signs_of_sentence(one: SentenceReading) -> Iterator[str]:
    if _MARKET.search(one.text):
        yield "of the market"
    named = len({hit.name for hit in one.minerals})
    yield "alone" if named == 1 else "with another" if named == 2 else "in a list"


def _is_in_site(hit: Hit, sentence: SentenceReading) -> bool:
    """Whether a mineral is only what the name of a site begins with: Silver Peak, Salar Hondo."""
    start, end = hit.span.start - sentence.sentence.start, hit.span.end - sentence.sentence.start
    return hit.span.text.lower().startswith(_SALT_FLAT) or any(
        site.start == start and end < site.end for site in sentence.sites
    )


def _is_in_own_party(hit: Hit, sentence: SentenceReading, standing: Standing) -> bool:
    """Whether the name that it is part of is that of a party of the deal."""
    party = sentence.party_before(hit.span.start - sentence.sentence.start)
    return party is not None and party.key in standing.draft.keys


def _is_in_party(hit: Hit, sentence: SentenceReading) -> bool:
    """Whether a mineral is only part of a party's name: Korea Zinc, Uranium One."""
    start, end = hit.span.start - sentence.sentence.start, hit.span.end - sentence.sentence.start
    party = sentence.party_before(start)
    return party is not None and end <= party.end and (party.start, party.end) != (start, end)
