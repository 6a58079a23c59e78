"""Candidates for a fact of a deal, and how much speaks for each: features, and the points that each feature gives. Pure.

Every fact is chosen in the same way. All that the story names of its kind are candidates; each gets features, most of
them of where it stands ("own": in a sentence that tells of this deal) and of the words around it. A feature has points,
and the points together give a probability, as in logistic regression; the points are fitted on labelled stories
(points.py). So every choice can be explained, and a fact that nothing much speaks for is left empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Generic, TypeVar

from monitor.models.deal import Span

T = TypeVar("T")

Features = dict[str, float]  # by name, 0 to 2; one that is not there is 0
Points = Mapping[str, float]
BIAS = "always"  # the feature that every candidate has


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """Something that may be a fact of a deal. `spans`: the places that name it, the best proof first."""

    value: T
    spans: tuple[Span, ...]
    features: Features = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """What was chosen of a kind of fact. `nearest`: the most probable candidate, chosen or not, with its probability."""

    taken: tuple[Candidate[T], ...]
    nearest: tuple[float, str] | None = None

    @property
    def values(self) -> tuple[T, ...]:
        return tuple(one.value for one in self.taken)


def choice(weighed: Sequence[tuple[float, Candidate[T]]], taken: Iterable[Candidate[T]]) -> Choice[T]:
    nearest = (weighed[0][0], weighed[0][1].spans[0].text) if weighed else None
    return Choice(tuple(taken), nearest)


def probability(features: Features, points: Points) -> float:
    """That a candidate with these features is a fact of the deal, 0 to 1."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds(features, points)))))


def log_odds(features: Features, points: Points) -> float:
    """The points of all features together."""
    return points.get(BIAS, 0.0) + sum(points.get(name, 0.0) * value for name, value in features.items())


def ranked(candidates: Iterable[Candidate[T]], points: Points) -> list[tuple[float, Candidate[T]]]:
    """With their probabilities, the most probable first; of equals the one that was given first."""
    weighed = [(probability(one.features, points), one) for one in candidates]
    return sorted(weighed, key=lambda pair: -pair[0])


def strongest(kinds: Iterable[Features]) -> Features:
    """Of several places of one candidate the strongest of each feature."""
    found: Features = {}
    for features in kinds:
        for name, value in features.items():
            if value > found.get(name, 0.0):
                found[name] = value
    return found
