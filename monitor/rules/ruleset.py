"""What rule files and vocabulary say, ready to be matched: records only, made by the loader."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from monitor.models.deal import Instrument, Status
from monitor.rules.matcher import Matcher
from monitor.rules.query import Node, anchors, needs


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


@dataclass(frozen=True)
class RuleSet:
    """All groups and rules together. Pickles as its data; the automaton is built again where it is used."""

    terms: tuple[Term, ...]
    rules: tuple[Rule, ...]
    critical: frozenset[str]  # canonical names of the minerals that flag a story
    implies: dict[str, tuple[str, ...]] = field(default_factory=dict)  # neodymium: (rare earths,)

    @cached_property
    def matcher(self) -> Matcher:
        return Matcher(self.terms)

    @cached_property
    def by_anchor(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Which rules to try where a group is found in a unit of a scope: none can hold without one of its anchors."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, rule in enumerate(self.rules):
            for group in anchors(rule.query):
                found.setdefault((group, rule.scope), []).append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    @cached_property
    def of_story(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.scope == "story")

    @cached_property
    def scopes(self) -> frozenset[str]:
        return frozenset(rule.scope for rule in self.rules)

    @cached_property
    def needed(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """Of each rule, what must be in a unit for it to hold there."""
        return tuple(needs(rule.query) for rule in self.rules)

    def __getstate__(self) -> dict[str, Any]:
        kept = ("terms", "rules", "critical", "implies")
        return {name: self.__dict__[name] for name in kept}
