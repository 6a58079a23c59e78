"""How alike two articles are: whether both report one event. Pure.

The features are what an editor would go by (the same names in the lead, the same sums, the same deal), the points those
of a logistic regression fitted on labelled families of articles (points.py). Both depend on the two traces alone.
"""

from collections.abc import Iterable
from math import log1p

from monitor.deals.weighing import Features
from monitor.models.trace import DealTrace, Trace
from monitor.stories.rarity import Rarity
from monitor.stories.words import is_latin, sounds_alike

ACTOR = 0.8  # rarity of a known actor's name
SAME_PARTY = 0.4  # share of a name's rare words from which two parties are one
STRONG = 0.75  # rarity of a name that few stories have
BROAD = frozenset({"mou", "partnership", "contract", "other", "government_agreement"})


def likeness(a: Trace, b: Trace, hours: float, rarity: Rarity) -> Features:
    """Features of a pair, of which each is 0 to 2. `hours`: between their publication."""
    is_foreign = a.lang != b.lang
    found = {
        "copied": copied(a, b),
        "days apart": min(2.0, hours / 48),
        **_of_names(a, b, rarity),
        **_of_figures(a, b),
        **_of_sets("minerals", a.minerals, b.minerals),
        **_of_sets("countries", a.countries, b.countries),
        **_of_deals(a, b, rarity),
    }
    if is_foreign:
        return {**{f"{name} (foreign)": value for name, value in found.items()}, "foreign": 1.0, **found}
    return {**found, "words": _overlap(a.words, b.words, rarity)}


def copied(a: Trace, b: Trace) -> float:
    """An estimate of the share of their runs of words that two articles have in common."""
    return sum(one == other for one, other in zip(a.minhash, b.minhash, strict=True)) / len(a.minhash)


def weight(name: str, rarity: Rarity) -> float:
    return ACTOR if name.startswith("@") else rarity(name)


def _overlap(a: Iterable[str], b: Iterable[str], rarity: Rarity) -> float:
    """Of the poorer one's words the share that the other has, rare words counting for more."""
    one, other = set(a), set(b)
    least = min(sum(weight(word, rarity) for word in words) for words in (one, other))
    return sum(weight(word, rarity) for word in one & other) / least if least else 0.0


def shared_names(a: Iterable[str], b: Iterable[str]) -> set[str]:
    """Names that both have, also where one writes them in another script: those that sound alike."""
    one, other = set(a), set(b)
    same = one & other
    for some, others in ((one - same, other - same), (other - same, one - same)):
        written = [name for name in some if not is_latin(name) and name[0] != "@"]
        if written:
            heard = [name for name in others if is_latin(name)]
            same.update(latin for name in written for latin in heard if sounds_alike(name, latin))
    return same


def _of_names(a: Trace, b: Trace, rarity: Rarity) -> Features:
    lead_a, lead_b = a.names[: a.lead], b.names[: b.lead]
    shared = shared_names(a.names, b.names)
    leads = shared_names(lead_a, lead_b)
    crossed = shared_names(lead_a, b.names) & shared_names(a.names, lead_b)
    titles = shared_names(a.title, lead_b) | shared_names(lead_a, b.title)
    strong = {name for name in shared if weight(name, rarity) >= STRONG}
    return {
        "names": _share(shared, a.names, b.names, rarity),
        "names of the lead": _share(leads, lead_a, lead_b, rarity),
        "rare names": log1p(len(strong)),
        "rare names of the lead": log1p(len(strong & leads)),
        "one rare name of the lead": float(bool(strong & leads)),
        "lead in lead": float(bool(strong & crossed)),
        "names of a title": log1p(len(strong & titles)),
        "no rare name": float(not strong),
        "titles apart": float(bool(_own(a, shared, rarity) and _own(b, shared, rarity))),
    }


def _own(one: Trace, shared: set[str], rarity: Rarity) -> set[str]:
    """Rare names of an article's title that the other article has nowhere."""
    return {name for name in one.title if name not in shared and weight(name, rarity) >= STRONG}


def _share(shared: set[str], a: Iterable[str], b: Iterable[str], rarity: Rarity) -> float:
    least = min(sum(weight(name, rarity) for name in names) for names in (set(a), set(b)))
    return min(1.0, sum(weight(name, rarity) for name in shared) / least) if least else 0.0


def _of_figures(a: Trace, b: Trace) -> Features:
    shared = a.figures & b.figures
    big = {figure for figure in shared if not figure.startswith("%")}
    sums_a, sums_b = ({figure for figure in one.figures if figure[0] == "m"} for one in (a, b))
    return {
        "figures": log1p(len(shared)),
        "share of figures": len(shared) / min(len(a.figures), len(b.figures))
        if a.figures and b.figures
        else 0.0,
        "sums": log1p(len(big)),
        "other figures": float(bool(a.figures and b.figures and not shared)),
        "other sums": float(bool(sums_a and sums_b and not sums_a & sums_b)),
    }


def _of_sets(kind: str, a: Iterable[str], b: Iterable[str]) -> Features:
    one, other = set(a), set(b)
    if not (one and other):
        return {f"{kind} unknown": 1.0}
    return {kind: len(one & other) / min(len(one), len(other)), f"other {kind}": float(not one & other)}


def same_party(a: tuple[str, ...], b: tuple[str, ...], rarity: Rarity) -> float:
    """0 to 1, that two parties are one: one known actor or government, or the same rare words in their names."""
    known_a, known_b = ({one for one in ids if one[0] == "@"} for ids in (a, b))
    if known_a and known_b:
        return float(bool(known_a & known_b))
    states_a, states_b = ({one for one in ids if one.startswith("gov:")} for ids in (a, b))
    words_a, words_b = ([one for one in ids if one[0] != "@" and ":" not in one] for ids in (a, b))
    if known_a & known_b or (
        states_a and states_b and states_a == states_b and not _is_named(words_a, words_b)
    ):
        return 1.0
    shared = shared_names(words_a, words_b)
    least = min(sum(rarity(word) for word in words) for words in (words_a, words_b))
    return (
        min(1.0, sum(rarity(word) for word in shared) / least)
        if least and any(rarity(w) > 0.5 for w in shared)
        else 0.0
    )


def _is_named(words_a: list[str], words_b: list[str]) -> bool:
    return len(words_a) > 3 and len(words_b) > 3


def distinct_parties(deal: DealTrace) -> list[tuple[str, ...]]:
    """Parties of a deal, a state once: "Brazil" and "Brazil's mines ministry" are one, and must not count as two."""
    states: set[frozenset[str]] = set()
    found = []
    for ids in deal.parties:
        state = frozenset(one for one in ids if one.startswith("gov:"))
        if not state or state not in states:
            found.append(ids)
        states.add(state)
    return found


def shared_parties(a: DealTrace, b: DealTrace, rarity: Rarity) -> float:
    """How many parties two deals have in common; each is taken once."""
    ours, theirs = distinct_parties(a), distinct_parties(b)
    pairs = sorted(
        ((same_party(p, q, rarity), i, j) for i, p in enumerate(ours) for j, q in enumerate(theirs)),
        reverse=True,
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    total = 0.0
    for worth, i, j in pairs:
        if worth >= SAME_PARTY and i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            total += worth
    return total


def _of_deals(a: Trace, b: Trace, rarity: Rarity) -> Features:
    if not (a.deals and b.deals):
        return {
            "no deal": 1.0 if not (a.deals or b.deals) else 0.0,
            "one has no deal": float(bool(a.deals) != bool(b.deals)),
        }
    best = max(
        (shared_parties(p, q, rarity), p.instrument == q.instrument, p.status == q.status)
        for p in a.deals
        for q in b.deals
    )
    parties, instrument, status = best
    return {
        "parties": min(2.0, parties),
        "no party": float(parties == 0),
        "other partner": float(0 < parties < 1.4),
        "instrument": float(instrument and parties > 0),
        "status": float(status and parties > 0),
        "several deals": float(len(a.deals) != len(b.deals)),
    }
