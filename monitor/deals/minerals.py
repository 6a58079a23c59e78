"""Which minerals a deal is about: those of its sentences, and what the story sets beside them. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from monitor.deals.draft import Draft
from monitor.deals.reading import Reading, SentenceReading
from monitor.models.deal import Fact, Span
from monitor.models.judgement import Hit

_BESIDE = re.compile(
    r"(?:\s?(?:,|-|–|/|&)\s?|,?\s(?:and|y|e|et|und|и|dan|ve|va)\s)(?:[\w-]+ )?|、|和|及|与|と|・",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?:prices?|market|demand|China controls?|exports? (?:ban|curb)s?|also (?:mines?|produces?|owns?|holds?))\b",
    re.IGNORECASE,
)
_PARENTS = {
    "rare earths": {
        "neodymium", "praseodymium", "dysprosium", "terbium", "samarium", "gadolinium", "cerium", "lanthanum", "yttrium", "europium", "erbium",
        "holmium", "lutetium", "thulium", "ytterbium",
    },
    "platinum group metals": {"palladium"},
}  # fmt: skip


def minerals_of(
    draft: Draft, near: list[SentenceReading], reading: Reading, facts: list[Fact], *, single: bool
) -> tuple[str, ...]:
    """Those of the sentences that name the deal's parties; of a story with one deal, also of its title and paragraphs."""
    found = _minerals_told(draft, near, reading, single=single)
    if not found and single:
        found = _minerals_listed(reading)
    if not found and not _names_class_only(draft, reading):
        found = _main_mineral(reading)
    if single:
        _add_companions(found, reading.live)
    for parent, members in _PARENTS.items():
        member = next((name for name in found if name in members), None)
        if member and parent not in found:
            found[parent] = found[member]
        elif single and parent in found and parent == "rare earths":
            _add_members(found, members, reading.live)
    facts.extend(Fact("mineral", name, span) for name, span in found.items())
    return tuple(found)


def _minerals_told(
    draft: Draft, near: list[SentenceReading], reading: Reading, *, single: bool
) -> dict[str, Span]:
    """From the nearest sentences that name any; what stands in a party's own name only where nothing else does."""
    naming = [one for one in draft.sentences if any(party.key in draft.parties for party in one.parties)]
    groups = [naming or draft.sentences, draft.sentences, near, list(reading.sentences[:1])]
    if single:
        groups = [[*draft.sentences, *reading.sentences[:1]], near]
    elif _names_class_only(draft, reading):
        groups = []
    for is_name in (False, True):
        for group in groups:
            found: dict[str, Span] = {}
            for sentence in group:
                for hit in sentence.minerals:
                    if _is_in_party(hit, sentence) is is_name:
                        found.setdefault(hit.name, hit.span)
            if found:
                return found
    return {}


def _is_in_party(hit: Hit, sentence: SentenceReading) -> bool:
    """Whether a mineral is only part of a party's name: Korea Zinc, Uranium One."""
    start, end = hit.span.start - sentence.sentence.start, hit.span.end - sentence.sentence.start
    party = sentence.party_before(start)
    return party is not None and end <= party.end and (party.start, party.end) != (start, end)


def _minerals_listed(reading: Reading) -> dict[str, Span]:
    """Of a pact on minerals as a class, those that the story lists as its subject: two or more in one sentence."""
    for sentence in reading.live:
        hits = {hit.name: hit.span for hit in sentence.minerals if not _is_in_party(hit, sentence)}
        if len(hits) >= 2:
            return hits
    return {}


def _add_companions(found: dict[str, Span], sentences: Iterable[SentenceReading]) -> None:
    """Minerals that the story sets beside one of the deal's: "nickel and cobalt", "lead-zinc"."""
    own = set(found)
    for sentence in sentences:
        hits = [hit for hit in sentence.minerals if not _is_in_party(hit, sentence)]
        if len(hits) < 2 or _MARKET.search(sentence.text):
            continue
        for one, other in pairwise(sorted(hits, key=lambda hit: hit.span.start)):
            between = sentence.text[
                one.span.end - sentence.sentence.start : other.span.start - sentence.sentence.start
            ]
            if _BESIDE.fullmatch(between) and {one.name, other.name} & own:
                found.setdefault(one.name, one.span)
                found.setdefault(other.name, other.span)


def _add_members(found: dict[str, Span], members: set[str], sentences: Iterable[SentenceReading]) -> None:
    for hit in (hit for sentence in sentences for hit in sentence.minerals if hit.name in members):
        found.setdefault(hit.name, hit.span)


def _names_class_only(draft: Draft, reading: Reading) -> bool:
    """Whether it speaks of "critical minerals", and of no mineral by name."""
    told = {one.sentence.index for one in draft.sentences}
    names_class = any(hit.group == "mineral_class" and hit.sentence in told for hit in reading.judgement.hits)
    return names_class and not any(one.minerals for one in draft.sentences)


def _main_mineral(reading: Reading) -> dict[str, Span]:
    """What the story is most about, or names most often."""
    hits = [hit for hit in reading.judgement.hits if hit.group == "mineral"]
    often = [name for name, _ in Counter(hit.name for hit in hits).most_common(1)]
    for name in (*reading.judgement.minerals[:1], *often):
        for hit in hits:
            if hit.name == name:
                return {name: hit.span}
    return {}
