"""How firm the deal of a sentence is, from the status words around the words that told of it."""

from collections.abc import Sequence

from monitor.models.deal import Status
from monitor.rules.matcher import Find

STATUS = "status"
NEAR = 60  # characters: farther status words speak of something else, unless there are no nearer ones
_FIRMEST_FIRST = (Status.TERMINATED, Status.COMPLETED, Status.APPROVED, Status.PROPOSED, Status.SIGNED)


def status_of(finds: Sequence[Find], start: int, end: int) -> Status | None:
    """The status that the sentence gives the deal told at start:end; None where it says nothing."""
    near = [(_distance(f, start, end), f) for f in finds if f.group == STATUS]
    if not near:
        return None
    within = [f for distance, f in near if distance <= NEAR] or [min(near, key=lambda one: one[0])[1]]
    named = {f.name for f in within}
    return next((status for status in _FIRMEST_FIRST if status.value in named), None)


def _distance(find: Find, start: int, end: int) -> int:
    return max(0, find.start - end, start - find.end)
