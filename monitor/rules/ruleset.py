"""What rule files and vocabulary say, ready to be matched: records only, made by the loader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import product
from typing import Any

from monitor.models.deal import Instrument, Status
from monitor.rules.builtin import MINERAL, NAME
from monitor.rules.matcher import Find, Matcher
from monitor.rules.query import Node, groups_of, needs

SCOPES = ("sentence", "paragraph", "story")


@dataclass(frozen=True, slots=True)
class Term:
    """A spelling of a group's word. `name` is what it stands for; "" voids hits of the group within it. `lang` is the
    language whose texts it is looked for in, "" for all. A `weak` one counts only beside another word of its group."""

    group: str
    name: str
    written: str
    lang: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """Text that a rule must match, or come near and not match; `where` is its place in the file."""

    text: str
    is_match: bool
    where: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One named query. With `instrument` it makes mentions; with `discount` it voids those of its sentence; with
    neither its weight alone counts, once a story. `where` is its place in the file."""

    name: str
    query: Node
    written: str
    scope: str  # "sentence", "paragraph" or "story"
    instrument: Instrument | None
    status: Status | None
    discount: str
    weight: float
    examples: tuple[Example, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule with what a unit must hold for it: one of the groups of each mask."""

    rule: Rule
    masks: tuple[int, ...]


@dataclass(frozen=True)
class Plan:
    """Rules to try on units of one scope."""

    trials: tuple[Trial, ...]

    @cached_property
    def mask(self) -> int:
        """A unit that holds none of these groups needs no trial, but by rules that may hold anywhere."""
        found = 0
        for trial in self.trials:
            found |= trial.masks[0] if trial.masks else 0
        return found

    @cached_property
    def is_open(self) -> bool:
        """Whether some rule may hold anywhere: where there are names, say."""
        return not all(trial.masks for trial in self.trials)


@dataclass(frozen=True, slots=True)
class Edition:
    """An official list of critical minerals: what is on it, and from when until when it is in force; None where open."""

    name: str
    members: frozenset[str]
    since: date | None = None
    until: date | None = None

    @property
    def authority(self) -> str:
        """Whose list it is: what its editions have in common ("usgs" of usgs-2022 and usgs-2025)."""
        return self.name.rpartition("-")[0] or self.name

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class RuleSet:
    """All groups and rules together. Pickles as its data; the automaton is built again where it is used."""

    terms: tuple[Term, ...]
    rules: tuple[Rule, ...]
    critical: frozenset[str]  # canonical names of the minerals that flag a story
    implies: dict[str, tuple[str, ...]] = field(default_factory=dict)  # neodymium: (rare earths,)
    editions: tuple[Edition, ...] = ()  # where stories are judged by the lists of their day

    def critical_on(self, published: str | None) -> frozenset[str]:
        """Of the lists in force on the day of a story, where that is asked for and the story has one."""
        if not self.editions or not published:
            return self.critical
        try:
            day = date.fromisoformat(published[:10])
        except ValueError:
            return self.critical
        return frozenset().union(*(one.members for one in self.editions if one.holds_on(day)))

    @cached_property
    def matcher(self) -> Matcher:
        return Matcher(self.terms)

    @cached_property
    def bits(self) -> dict[str, int]:
        """A bit for every group that a rule names, so that what a unit holds is one number."""
        named = dict.fromkeys(one.group for rule in self.rules for one in groups_of(rule.query))
        return {group: 1 << number for number, group in enumerate(named)}

    def mask(self, finds: Iterable[Find]) -> int:
        """What some finds hold. The name of a firm tells its trade: a mineral in one is none."""
        together, known = 0, self._masks
        for find in finds:
            key = (find.group, find.name)
            if key not in known:
                known[key] = self._bits_of(find.group, f"{find.group}={find.name.replace(' ', '_')}")
            if not (find.in_name and find.group == MINERAL):
                together |= known[key]
        return together

    @cached_property
    def _masks(self) -> dict[tuple[str, str], int]:
        return {}

    def _bits_of(self, *groups: str) -> int:
        found = 0
        for group in groups:
            found |= self.bits.get(group, 0)
        return found

    @cached_property
    def plans(self) -> dict[tuple[str, bool], "Plan"]:
        """The rules to try in a unit of a scope: those that make a mention, or the others."""
        kinds = product(SCOPES, (True, False))
        return {kind: Plan(tuple(self._trials(*kind))) for kind in kinds}

    def _trials(self, scope: str, makes_mention: bool) -> Iterator["Trial"]:
        for rule in self.rules:
            if rule.scope == scope and (rule.instrument is not None) is makes_mention:
                # a name is what the article writes as one: found late, where all else is there
                sets = sorted(
                    (one for one in needs(rule.query) if NAME not in one),
                    key=lambda one: (MINERAL in one, len(one)),
                )
                yield Trial(rule, tuple(self._bits_of(*one) for one in sets))

    @cached_property
    def of_story(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.scope == "story")

    @cached_property
    def scopes(self) -> frozenset[str]:
        return frozenset(rule.scope for rule in self.rules)

    def __getstate__(self) -> dict[str, Any]:
        kept = ("terms", "rules", "critical", "implies", "editions")
        return {name: self.__dict__[name] for name in kept}
