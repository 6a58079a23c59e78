"""Groups of things of which every two are alike to some degree: the same groups in whatever order they came. Pure."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Id = TypeVar("Id", bound=Hashable)

FARTHEST = -3.0  # log odds of a pair that nobody thought of comparing, and the least that is kept of any
NEAREST = 6.0


def grouped(
    nodes: Sequence[Node],
    odds: Mapping[tuple[Node, Node], float],
    *,
    together: Collection[tuple[Node, Node]] = (),
    apart: Callable[[Sequence[Node], Sequence[Node]], bool],
) -> list[list[Node]]:
    """Groups in the order of their first nodes. `nodes`: in an order that depends on themselves alone; `odds`: log odds
    that two belong together, from FARTHEST to NEAREST, in both orders; FARTHEST where there are none;
    `apart`: whether two groups must not be one.

    The most alike two are joined first, each with its group, where the groups are alike on the whole: the mean over all
    pairs is above even. One chance resemblance thus joins nothing.
    """
    group = {node: number for number, node in enumerate(nodes)}
    members = {number: [node] for number, node in enumerate(nodes)}
    place = {node: number for number, node in enumerate(nodes)}
    pairs = [
        (worth, place[one], place[other])
        for (one, other), worth in odds.items()
        if worth > 0 and one in place and other in place and place[one] < place[other]
    ]

    def join(one: int, other: int) -> None:
        low, high = sorted((one, other))
        for node in members[high]:
            group[node] = low
        members[low] = sorted(members[low] + members.pop(high), key=place.__getitem__)

    for a, b in together:
        if a in group and b in group and group[a] != group[b]:
            join(group[a], group[b])
    for _, n, m in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        one, other = group[nodes[n]], group[nodes[m]]
        if one == other or apart(members[one], members[other]):
            continue
        if sum(odds.get((x, y), FARTHEST) for x in members[one] for y in members[other]) > 0:
            join(one, other)
    return [members[number] for number in sorted(members)]


def bounded(odds: float) -> float:
    return max(FARTHEST, min(NEAREST, odds))


def nearest(groups: Mapping[Id, Sequence[float]]) -> Id | None:
    """Of groups, each with the log odds of its members, the one with the highest mean; None where none is above even."""
    means = [(sum(odds) / len(odds), len(odds), str(one), one) for one, odds in groups.items() if odds]
    best = max(means, key=lambda mean: mean[:3], default=None)
    return best[3] if best and best[0] > 0 else None


def kept_ids(groups: Sequence[Sequence[Node]], before: Mapping[Node, Id]) -> list[Id | None]:
    """Of each group the id that it keeps: that of which it holds most; of equal claims the first group has it. None
    where it needs a new one."""
    claims = sorted(
        (
            (-sum(before.get(node) == one for node in group), number, str(one), one)
            for number, group in enumerate(groups)
            for one in {before[node] for node in group if node in before}
        ),
        key=lambda claim: claim[:3],
    )
    kept: list[Id | None] = [None] * len(groups)
    taken: set[Id] = set()
    for _, number, _, one in claims:
        if kept[number] is None and one not in taken:
            kept[number] = one
            taken.add(one)
    return kept
