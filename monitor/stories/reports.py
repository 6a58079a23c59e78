"""How alike two reports of deals are: whether both are of one deal, told on one day or months apart. Pure."""

from math import log1p

from monitor.deals.weighing import Features
from monitor.models.trace import DealTrace, Trace
from monitor.stories.likeness import STRONG, shared_names, shared_parties, weight
from monitor.stories.rarity import Rarity

ORDER = ("proposed", "signed", "approved", "completed", "terminated")
# Forms that one deal is called by in turn: what is signed as an MoU is an offtake when it is told again.
KIN = (
    frozenset({"mou", "partnership", "government_agreement", "other"}),
    frozenset({"offtake", "contract", "mou"}),
    frozenset({"acquisition", "joint_venture", "earn_in"}),
    frozenset({"financing", "acquisition"}),
    frozenset({"licence", "government_agreement", "contract"}),
)
SAME, NEAR = 0.02, 0.2  # of a sum, how far another may be from it


def report_likeness(
    a: DealTrace, b: DealTrace, of_a: Trace, of_b: Trace, hours: float, story: float, rarity: Rarity
) -> Features:
    """Features of a pair of deals. `hours`: from the report of `a` to that of `b`, not negative; `story`: log odds that both
    articles tell of one event, 0 where they are too far apart in time."""
    parties = shared_parties(a, b, rarity)
    most = min(len(a.parties), len(b.parties))
    found = {
        "parties": min(2.0, parties),
        "two parties": float(parties >= 1.4),
        "no party": float(parties == 0),
        "another partner": float(most > 1 and 0 < parties < 1.4),
        "few parties": float(most < 2),
        "instrument": float(a.instrument == b.instrument),
        "other instrument": float(a.instrument != b.instrument and not _is_kin(a.instrument, b.instrument)),
        "days apart": log1p(hours / 24) / 3,
        "same event": max(-1.0, min(1.5, story / 4)),
        "goes back": float(ORDER.index(b.status) < ORDER.index(a.status)),
        "status": float(a.status == b.status),
        **_of_sets("minerals", a.minerals, b.minerals),
        **_of_sets("countries", a.countries, b.countries),
        **_of_sets("projects", a.projects, b.projects),
        **_of_value(a, b),
        **_of_names(of_a, of_b, rarity),
    }
    if a.quantities and b.quantities:
        same = set(a.quantities) & set(b.quantities)
        found["quantity" if same else "other quantity"] = 1.0
    if a.stake and b.stake:
        found["stake" if a.stake == b.stake else "other stake"] = 1.0
    if of_a.lang != of_b.lang:
        found["foreign"] = 1.0
    return found


def _is_kin(a: str, b: str) -> bool:
    return any(a in kin and b in kin for kin in KIN)


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
