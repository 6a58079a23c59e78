"""How alike two reports of deals are: whether both are of one deal, told on one day or months apart. Pure."""

from math import log1p

from monitor.deals.weighing import Features
from monitor.models.trace import DealTrace, Trace
from monitor.stories.likeness import STRONG, distinct_parties, shared_names, shared_parties, weight
from monitor.stories.rarity import Rarity

ORDER = ("proposed", "signed", "approved", "completed", "terminated")
LOOSE = frozenset({"mou", "partnership", "other"})  # forms of which firmer ones are made
# Forms that one deal is called by in different articles.
KIN = (
    frozenset({"offtake", "contract"}),
    frozenset({"acquisition", "joint_venture", "earn_in"}),
    frozenset({"financing", "acquisition"}),
    frozenset({"licence", "government_agreement", "contract"}),
)
FACTS = ("value", "stake", "projects", "instrument")
AGAIN = 5 * 24  # hours, after which news of the same step is likely of another deal
AGREED = ("value", "near value", "quantity", "stake", "projects")
SAME, NEAR = 0.02, 0.2  # of a sum, how far another may be from it


def report_likeness(
    a: DealTrace, b: DealTrace, of_a: Trace, of_b: Trace, hours: float, story: float, rarity: Rarity
) -> Features:
    """Features of a pair of deals. `hours`: from the report of `a` to that of `b`, not negative; `story`: log odds that both
    articles tell of one event, 0 where they are too far apart in time."""
    parties = shared_parties(a, b, rarity)
    most = min(len(distinct_parties(a)), len(distinct_parties(b)))
    found = {
        "parties": min(2.0, parties),
        "two parties": float(parties >= 1.4),
        "no party": float(parties == 0),
        "another partner": float(most > 1 and 0 < parties < 1.4),
        "few parties": float(most < 2),
        "instrument": float(a.instrument == b.instrument),
        "other instrument": float(not _is_kin(a.instrument, b.instrument)),
        "firmer instrument": float(a.instrument in LOOSE and b.instrument not in LOOSE),
        "days apart": log1p(hours / 24) / 3,
        "same event": max(-1.0, min(1.5, story / 4)),
        "goes back": float(ORDER.index(b.status) < ORDER.index(a.status)),
        "status": float(a.status == b.status),
        "same step again": float(a.status == b.status and hours > AGAIN),
        **_of_sets("minerals", a.minerals, b.minerals),
        **_of_sets("countries", a.countries, b.countries),
        **_of_sets("projects", a.projects, b.projects),
        **_of_value(a, b),
        **_of_names(of_a, of_b, rarity),
    }
    if len(of_a.deals) > 1 or len(of_b.deals) > 1:
        own = _closeness(a, b, rarity)
        rivals = [_closeness(a, deal, rarity) for deal in of_b.deals if deal is not b]
        rivals += [_closeness(deal, b, rarity) for deal in of_a.deals if deal is not a]
        found["another deal is nearer"] = float(any(rival > own for rival in rivals))
        found["nearest of several"] = float(bool(rivals) and all(rival < own for rival in rivals))
    if a.quantities and b.quantities:
        same = set(a.quantities) & set(b.quantities)
        found["quantity" if same else "other quantity"] = 1.0
    if a.stake and b.stake:
        found["stake" if a.stake == b.stake else "other stake"] = 1.0
    if of_a.lang != of_b.lang:
        found["foreign"] = 1.0
    parted = sum(found.get(f"other {one}", 0.0) > 0 for one in FACTS)
    agreed = sum(found.get(one, 0.0) > 0 for one in AGREED)
    found["only differences"] = max(0.0, parted - 1.0) if not agreed else 0.0
    found.update(_of_matter(of_a, of_b, rarity))
    return found


def _of_matter(of_a: Trace, of_b: Trace, rarity: Rarity) -> Features:
    """What the articles name beside the parties: the mine, the plant, the place. None in common says that it is another."""
    parties = {word for deal in (*of_a.deals, *of_b.deals) for ids in deal.parties for word in ids}
    one, other = (
        {name for name in of.names if weight(name, rarity) >= STRONG and name not in parties}
        for of in (of_a, of_b)
    )
    if not (one and other):
        return {}
    shared = shared_names(one, other)
    own = [
        {name for name in of.title if name in names and not shared_names([name], others)}
        for of, names, others in ((of_a, one, other), (of_b, other, one))
    ]
    return {
        "matter": log1p(len(shared)),
        "other matter": float(not shared),
        "titles apart": float(bool(own[0] and own[1])),
    }


def _closeness(a: DealTrace, b: DealTrace, rarity: Rarity) -> float:
    """A rough measure by which the deals of one article vie for a deal of another."""
    minerals = set(a.minerals) & set(b.minerals)
    return (
        shared_parties(a, b, rarity)
        + (a.instrument == b.instrument)
        + bool(minerals)
        + (a.value is not None and a.value == b.value)
        + bool(set(a.quantities) & set(b.quantities))
    )


def _is_kin(a: str, b: str) -> bool:
    """Whether the earlier report may be of the same deal as the later one, by what they call it."""
    return a == b or a in LOOSE or any(a in kin and b in kin for kin in KIN)


def is_twin(a: DealTrace, b: DealTrace, rarity: Rarity) -> bool:
    """Whether two deals drawn from one article may be one, told twice: all parties of one are parties of the other, and no
    fact speaks against it."""
    fewest = min(len(distinct_parties(a)), len(distinct_parties(b)))
    if not fewest or shared_parties(a, b, rarity) < fewest - 0.5:
        return False
    is_form = _is_kin(a.instrument, b.instrument) or _is_kin(b.instrument, a.instrument)
    is_matter = not (a.minerals and b.minerals) or bool(set(a.minerals) & set(b.minerals))
    others = (_of_value(a, b), _of_sets("projects", a.projects, b.projects))
    return (
        is_form
        and is_matter
        and not any(found.get(name) for found in others for name in ("other value", "other projects"))
    )


def _of_sets(kind: str, a: tuple[str, ...], b: tuple[str, ...]) -> Features:
    if not (a and b):
        return {}
    shared = set(a) & set(b)
    return {kind: len(shared) / min(len(set(a)), len(set(b))), f"other {kind}": float(not shared)}


def _of_value(a: DealTrace, b: DealTrace) -> Features:
    if not (a.value and b.value):
        return {}
    off = abs(a.value - b.value) / max(a.value, b.value)
    return {"value" if off <= SAME else "near value" if off <= NEAR else "other value": 1.0}


def _of_names(a: Trace, b: Trace, rarity: Rarity) -> Features:
    shared = shared_names(a.names, b.names)
    strong = {name for name in shared if weight(name, rarity) >= STRONG}
    leads = strong & shared_names(a.names[: a.lead], b.names[: b.lead])
    figures = {one for one in a.figures & b.figures if one[0] != "%"}
    return {
        "rare names": log1p(len(strong)),
        "rare names of the lead": log1p(len(leads)),
        "figures": log1p(len(figures)),
        "one deal each": float(len(a.deals) == len(b.deals) == 1),
        "many deals": float(max(len(a.deals), len(b.deals)) > 1),
    }
