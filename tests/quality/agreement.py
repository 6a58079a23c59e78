"""How far deals that the program draws agree with labelled ones. Pure.

Names agree where the words of one are among the words of the other, legal forms aside; amounts within a hundredth;
quantities as mass. Drawn and labelled deals are paired one to one, those that share most first.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")
_LEGAL = frozenset(
    [
        "inc",
        "ltd",
        "limited",
        "corp",
        "corporation",
        "plc",
        "ag",
        "sa",
        "pty",
        "llc",
        "co",
        "company",
        "gmbh",
        "nv",
        "se",
        "ab",
        "asa",
        "spa",
        "jsc",
        "pjsc",
        "oyj",
        "group",
        "the",
        "of",
        "and",
        "s",
        "de",
        "government",
        "republic",
        "ministry",
        "department",
    ]
)
_MASS = {"kg": ("t", 0.001), "t": ("t", 1.0), "kt": ("t", 1e3), "Mt": ("t", 1e6)}


def words_of(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", unicodedata.normalize("NFKD", name).casefold())
    return frozenset([word for word in words if word not in _LEGAL] or words)


def same_party(one: str, other: str) -> bool:
    left, right = words_of(one), words_of(other)
    return bool(left and right) and (left <= right or right <= left)


def same_amount(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 0.01 * max(abs(other), 1e-9)


def same_quantity(one: tuple[float, str], other: tuple[float, str]) -> bool:
    (left, unit), (right, wanted) = _normal(*one), _normal(*other)
    return unit == wanted and same_amount(left, right)


def _normal(value: float, unit: str) -> tuple[float, str]:
    base, slash, rate = unit.partition("/")
    name, factor = _MASS.get(base.strip(), (base.strip(), 1.0))
    return value * factor, name + slash + rate.strip()


def matched(drawn: Iterable[A], labelled: Sequence[B], same: Callable[[A, B], bool]) -> int:
    """How many pairs there are, each side in one pair at most."""
    left, count = list(labelled), 0
    for one in drawn:
        found = next((other for other in left if same(one, other)), None)
        if found is not None:
            left.remove(found)
            count += 1
    return count


def paired(
    drawn: Sequence[A], labelled: Sequence[dict[str, Any]], shared: Callable[[A, dict[str, Any]], float]
) -> list[tuple[A, dict[str, Any]]]:
    """Pairs by how much they share, the most first; nothing in common is no pair."""
    order = sorted(
        ((shared(one, label), i, j) for i, one in enumerate(drawn) for j, label in enumerate(labelled)),
        reverse=True,
    )
    pairs: list[tuple[A, dict[str, Any]]] = []
    used: set[tuple[str, int]] = set()
    for worth, i, j in order:
        if worth >= 1.0 and ("drawn", i) not in used and ("label", j) not in used:
            used |= {("drawn", i), ("label", j)}
            pairs.append((drawn[i], labelled[j]))
    return pairs
