"""How firm the deal of a sentence is, from the status words around the words that told of it."""

from collections.abc import Sequence

from monitor.models.deal import Status
from monitor.rules.builtin import STATUS
from monitor.rules.matcher import Find

NEAR = 70  # characters: farther words speak of something else
BEFORE = 40  # characters: a plan is told before what is planned

_ENDS_AND_RESULTS = (Status.TERMINATED, Status.COMPLETED, Status.APPROVED)


def status_of(finds: Sequence[Find], start: int, end: int) -> Status | None:
    """The status that the sentence gives the deal told at start:end; None where it says nothing.

    What ends, completes or approves a deal outweighs its signing; a plan does so where it is told before the signing.
    """
    near = sorted((_distance(f, start, end), f.start, f) for f in finds if f.group == STATUS)
    within = [find for distance, _, find in near if distance <= NEAR]
    for status in _ENDS_AND_RESULTS:
        if any(find.name == status.value for find in within):
            return status
    plans = [find for find in within if find.name == Status.PROPOSED.value and find.start < end]
    signings = [find for find in within if find.name == Status.SIGNED.value]
    if plans and (not signings or _is_planned(plans, signings)):
        return Status.PROPOSED
    return Status.SIGNED if signings else None


def _is_planned(plans: Sequence[Find], signings: Sequence[Find]) -> bool:
    first = min(signings, key=lambda find: find.start)
    return any(0 <= first.start - plan.end <= BEFORE for plan in plans)


def _distance(find: Find, start: int, end: int) -> int:
    return max(0, find.start - end, start - find.end)
