"""A second look at rules that are valid: what can never match, what another rule covers, what has no examples. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from monitor.rules.builtin import NAME
from monitor.rules.query import And, AtLeast, Elsewhere, Group, Near, Node, Not, Or, groups_of, needs
from monitor.rules.ruleset import Rule, RuleSet

EXAMPLES_LEAST = 3


def warnings_of(ruleset: RuleSet) -> list[str]:
    """A sentence each, with the place in the file. None of these keeps the rules from being used."""
    words = Counter(term.group for term in ruleset.terms if term.name)
    found = [*_empty_groups(ruleset, words), *_shadowed(ruleset)]
    for rule in ruleset.rules:
        found += [f"{rule.where}: rule {rule.name} {fault}" for fault in _faults(rule, words)]
    return found


def _faults(rule: Rule, words: Counter[str]) -> Iterator[str]:
    if _is_impossible(rule.query, words):
        yield "can never match: it asks for what it excludes, or for a group without words"
    if not rule.weight and not rule.discount and rule.instrument is None:
        yield "does nothing: it has neither weight, instrument nor discount"
    matches = sum(example.is_match for example in rule.examples)
    misses = len(rule.examples) - matches
    if rule.instrument is not None and (matches < EXAMPLES_LEAST or misses < EXAMPLES_LEAST):
        yield f"has {matches} examples and {misses} near misses; {EXAMPLES_LEAST} of each keep it honest"


def _is_impossible(node: Node, words: Counter[str]) -> bool:
    match node:
        case Or(parts=parts):
            return all(_is_impossible(part, words) for part in parts)
        case And(parts=parts):
            excluded = [part.inner for part in parts if isinstance(part, Not)]
            asked = [part for part in parts if not isinstance(part, Not)]
            return (
                bool(set(map(_written, excluded)) & set(map(_written, asked)))
                or _asks_for_excluded_groups(asked, excluded)
                or any(_is_impossible(part, words) for part in parts)
            )
        case Near(left=left, right=right):
            return _is_impossible(left, words) or _is_impossible(right, words)
        case Elsewhere(inner=inner) | AtLeast(inner=inner):
            return _is_impossible(inner, words)
        case Not():
            return False
        case _:
            return node.base != NAME and not words[node.base]


def _asks_for_excluded_groups(asked: Sequence[Node], excluded: Sequence[Node]) -> bool:
    """Whether something asked for needs one of some words, and none of them may be there: `mineral=tin AND NOT mineral`."""
    barred = {group.group for node in excluded for group in _alternatives(node)}
    return any(
        all(one in barred or Group(one, 0).base in barred for one in choice)
        for node in asked
        for choice in needs(node)
    )


def _alternatives(node: Node) -> list[Group]:
    """The groups any of which makes a query hold."""
    match node:
        case Group():
            return [node]
        case Or(parts=parts):
            return [group for part in parts for group in _alternatives(part)]
        case _:
            return []


def _written(node: Node) -> str:
    """Without the columns, so that the same query compares equal wherever it stands."""
    match node:
        case Not(inner=inner):
            told = f"NOT {_written(inner)}"
        case Elsewhere(field=field, inner=inner):
            told = f"{field}:{_written(inner)}"
        case AtLeast(count=count, inner=inner):
            told = f"ATLEAST/{count} {_written(inner)}"
        case Or(parts=parts):
            told = " OR ".join(sorted(map(_written, parts)))
        case And(parts=parts):
            told = " AND ".join(sorted(map(_written, parts)))
        case Near(left=left, right=right, distance=distance, is_ordered=is_ordered):
            sides = [_written(left), _written(right)]
            how = "BEFORE" if is_ordered else "NEAR"
            told = f" {how}/{distance} ".join(sides if is_ordered else sorted(sides))
        case _:
            return node.group
    return f"({told})"


def _empty_groups(ruleset: RuleSet, words: Counter[str]) -> Iterator[str]:
    told: set[str] = set()
    for rule in ruleset.rules:
        for group in groups_of(rule.query):
            name = group.base
            if name != NAME and not words[name] and name not in told:
                told.add(name)
                yield f"{rule.where}: rule {rule.name} uses the group {name}, which has no words"


def _shadowed(ruleset: RuleSet) -> Iterator[str]:
    """Rules that another covers wholly: the same query for the same purpose."""
    seen: dict[tuple[str, ...], Rule] = {}
    for rule in ruleset.rules:
        key = (_written(rule.query), rule.scope, str(rule.instrument), str(rule.status), rule.discount)
        first = seen.setdefault(key, rule)
        if first is not rule:
            yield f"{rule.where}: rule {rule.name} is the same query as {first.name} at {first.where}; their weights add up"
