"""The query language: its grammar, the tree it makes, and how a tree is evaluated on spans.

A query is evaluated on one unit of the text (a sentence, say) and gives the spans that prove it; no span means it does
not hold. A word group gives its words' spans. `a OR b` gives the spans of both. `a AND b` joins each span of `a` with
the nearest of `b`; `a NEAR/5 b` those that at most 5 words part, `a BEFORE/5 b` the same in this order. `NOT a` holds
where `a` gives none, and proves it with an empty span. `ATLEAST/3 a` gives the covers of three neighbouring spans of `a`. Words in
quotes stand for a group of their own that holds only them. `title:a`, `lead:a`, `paragraph:a` and `story:a` look for `a`
in that part of the story instead. `holds` says whether there is any span, without drawing them all.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from lark import Lark, Token, Transformer, UnexpectedInput, UnexpectedToken
from lark.exceptions import VisitError

Spans = list[tuple[int, int]]

DEEPEST = 50  # brackets, NOTs, fields and distances in a query: each may stand within the one before
_NESTING = re.compile(r"\(|\bNOT\b|\b(?:NEAR|BEFORE|ATLEAST)/|\b[a-z]+:")
MOST_SPANS = 200  # of one query on one unit; more prove nothing new

_NO_DISTANCE = "NEAR and BEFORE stand between words; 'a NEAR/5 NOT b' is written 'a AND NOT (a NEAR/5 b)'"

GRAMMAR = r"""
?start: either
?either: both ("OR" both)*
?both: near ("AND" near)*
?near: factor (DISTANCE factor)*
?factor: "NOT" factor -> no
    | FIELD factor -> elsewhere
    | COUNT factor -> at_least
    | "(" either ")"
    | GROUP -> group
    | WORDS -> group
COUNT.3: /ATLEAST\/\d{1,2}/
WORDS: /"[^"\n]{1,200}"/
DISTANCE.3: /(NEAR|BEFORE)\/\d{1,3}/
FIELD.3: /[a-z]+:/
GROUP.1: /[a-z][a-z0-9_]*(=[a-z0-9_]+)?/
%ignore /\s+/
"""

FIELDS = ("title", "lead", "paragraph", "story")


class BadQueryError(ValueError):
    """A query that cannot be read; `column` counts from 0 within it."""

    def __init__(self, words: str, column: int) -> None:
        self.column = column
        super().__init__(words)


class Place(Protocol):
    """What a query is evaluated on: one unit of a document."""

    def spans(self, group: str) -> Spans: ...

    def elsewhere(self, field: str) -> "Place": ...

    def words_between(self, end: int, start: int) -> int: ...

    @property
    def start(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Group:
    """The words of a group, or with `name` those that stand for it (`status=signed`); or words in quotes."""

    group: str
    column: int

    @property
    def base(self) -> str:
        """The group without a name."""
        return self.group if self.is_quoted else self.group.partition("=")[0]

    @property
    def is_quoted(self) -> bool:
        return self.group.startswith('"')

    def spans(self, place: Place) -> Spans:
        return place.spans(self.group)[:MOST_SPANS]

    def holds(self, place: Place) -> bool:
        return bool(place.spans(self.group))


@dataclass(frozen=True, slots=True)
class Not:
    inner: "Node"

    def spans(self, place: Place) -> Spans:
        return [(place.start, place.start)] if self.holds(place) else []

    def holds(self, place: Place) -> bool:
        return not self.inner.holds(place)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    field: str
    inner: "Node"

    def spans(self, place: Place) -> Spans:
        return [(place.start, place.start)] if self.holds(place) else []

    def holds(self, place: Place) -> bool:
        return self.inner.holds(place.elsewhere(self.field))


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]

    def spans(self, place: Place) -> Spans:
        found = [spans for part in self.parts if (spans := part.spans(place))]
        return found[0] if len(found) == 1 else sorted(set().union(*found))[:MOST_SPANS]

    def holds(self, place: Place) -> bool:
        return any(part.holds(place) for part in self.parts)


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]

    def spans(self, place: Place) -> Spans:
        found = self.parts[0].spans(place)
        for part in self.parts[1:]:
            if not found:
                return []
            found = joined(found, part.spans(place))
        return found

    def holds(self, place: Place) -> bool:
        return all(part.holds(place) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Near:
    left: "Node"
    right: "Node"
    distance: int
    is_ordered: bool

    def spans(self, place: Place) -> Spans:
        left = self.left.spans(place)
        return near(left, self.right.spans(place), self, place) if left else []

    def holds(self, place: Place) -> bool:
        return bool(self.spans(place))


@dataclass(frozen=True, slots=True)
class AtLeast:
    count: int
    inner: "Node"

    def spans(self, place: Place) -> Spans:
        found = sorted(set(self.inner.spans(place)))
        return [
            (found[first][0], max(end for _, end in found[first : first + self.count]))
            for first in range(len(found) - self.count + 1)
        ]

    def holds(self, place: Place) -> bool:
        return bool(self.spans(place))


Node = Group | Not | Elsewhere | Or | And | Near | AtLeast


def joined(left: Spans, right: Spans) -> Spans:
    """Each span of `left` with the nearest of `right`, as one; an empty span joins without stretching.

    >>> joined([(0, 4), (50, 55)], [(10, 12), (60, 66)])
    [(0, 12), (50, 66)]
    """
    right = sorted(right)
    found = set()
    for span in left:
        if span[0] == span[1]:
            found.update(right)  # what NOT proves is true of all
            continue
        place = bisect_left(right, span)
        pairs = [_cover(span, other) for other in right[max(0, place - 1) : place + 1]]
        if pairs:
            found.add(min(pairs, key=lambda cover: (cover[1] - cover[0], cover)))
    return sorted(found)


def near(left: Spans, right: Spans, how: Near, place: Place) -> Spans:
    """Covers of all pairs that lie near enough, in order where the order counts, the shortest first kept.

    A word makes no pair with one that overlaps it; what a part of the query covers may hold the other.
    """
    may_overlap = not (_is_word(how.left) and _is_word(how.right))
    by_start, by_end = sorted(right), sorted(right, key=lambda span: span[1])
    starts, ends = [start for start, _ in by_start], [end for _, end in by_end]
    found = set()
    for span in left:
        start, end = span
        for other in by_start[bisect_left(starts, end) :]:
            if place.words_between(end, other[0]) > how.distance:
                break
            found.add(_cover(span, other))
        for other in () if how.is_ordered else reversed(by_end[: bisect_right(ends, start)]):
            if place.words_between(other[1], start) > how.distance:
                break
            found.add(_cover(span, other))
        for other in by_start if may_overlap else ():
            overlaps = other[0] < end and start < other[1]
            if overlaps and (not how.is_ordered or span <= other):
                found.add(_cover(span, other))
    return sorted(sorted(found, key=lambda one: one[1] - one[0])[:MOST_SPANS])


def _is_word(node: Node) -> bool:
    """Whether its spans are words of groups rather than what several of them cover."""
    return isinstance(node, Group) or (isinstance(node, Or) and all(map(_is_word, node.parts)))


def _cover(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    if a[0] == a[1]:
        return b
    if b[0] == b[1]:
        return a
    return min(a[0], b[0]), max(a[1], b[1])


def read_query(written: str) -> Node:
    """Raises BadQueryError."""
    if len(_NESTING.findall(written)) > DEEPEST:
        raise BadQueryError(
            f"more than {DEEPEST} brackets, NOTs, fields and distances; split it into two rules", 0
        )
    try:
        node: Node = _Builder().transform(_parser().parse(written))
    except UnexpectedInput as error:
        is_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        column = len(written) if is_end else error.pos_in_stream or 0
        rest = written[column : column + 20].strip() or "its end"
        raise BadQueryError(f"broken query at '{rest}'", column) from error
    except VisitError as error:
        if isinstance(error.orig_exc, BadQueryError):
            raise error.orig_exc from error
        raise
    return node


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", maybe_placeholders=False)


class _Builder(Transformer[Token, Any]):
    def group(self, children: list[Token]) -> Node:
        return Group(str(children[0]), children[0].start_pos or 0)

    def no(self, children: list[Node]) -> Node:
        return Not(children[0])

    def elsewhere(self, children: list[Any]) -> Node:
        name = str(children[0])[:-1]
        if name not in FIELDS:
            raise BadQueryError(f"unknown field '{name}:'; valid: {', '.join(FIELDS)}", children[0].start_pos)
        return Elsewhere(name, children[1])

    def at_least(self, children: list[Any]) -> Node:
        count = int(str(children[0]).partition("/")[2])
        if not count:
            raise BadQueryError("ATLEAST/0 holds everywhere; count from 1", children[0].start_pos)
        return AtLeast(count, children[1])

    def either(self, children: list[Node]) -> Node:
        return Or(tuple(children))

    def both(self, children: list[Node]) -> Node:
        return And(tuple(children))

    def near(self, children: list[Any]) -> Node:
        node: Node = children[0]
        for distance, right in zip(children[1::2], children[2::2], strict=True):
            for side in (node, right):
                if _is_nowhere(side):
                    raise BadQueryError(_NO_DISTANCE, groups_of(side)[0].column)
            kind, words = str(distance).split("/")
            node = Near(node, right, int(words), kind == "BEFORE")
        return node


def _is_nowhere(node: Node) -> bool:
    """Whether a query may hold without a word of the unit that proves it: there is no distance to such."""
    match node:
        case Not() | Elsewhere():
            return True
        case And(parts=parts):
            return all(map(_is_nowhere, parts))
        case Or(parts=parts):
            return any(map(_is_nowhere, parts))
        case AtLeast(inner=inner):
            return _is_nowhere(inner)
        case _:
            return False


def _walk(node: Node, visit: Callable[[Node], None]) -> None:
    visit(node)
    match node:
        case Not(inner=inner) | Elsewhere(inner=inner) | AtLeast(inner=inner):
            _walk(inner, visit)
        case Or(parts=parts) | And(parts=parts):
            for part in parts:
                _walk(part, visit)
        case Near(left=left, right=right):
            _walk(left, visit)
            _walk(right, visit)
        case _:
            pass


def groups_of(node: Node) -> list[Group]:
    """Every group that the query names, with its column."""
    found: list[Group] = []
    _walk(node, lambda one: found.append(one) if isinstance(one, Group) else None)
    return found


def needs(node: Node) -> tuple[frozenset[str], ...]:
    """Sets of groups: without one of each in the unit the query cannot hold. A query with no set may hold anywhere."""
    match node:
        case Group(group=group):
            return (frozenset({group}),)
        case Or(parts=parts):
            sets = [needs(part) for part in parts]
            return (frozenset().union(*(min(one, key=len) for one in sets)),) if all(sets) else ()
        case And(parts=parts):
            return tuple(one for part in parts for one in needs(part))
        case Near(left=left, right=right):
            return (*needs(left), *needs(right))
        case AtLeast(inner=inner):
            return needs(inner)
        case _:
            return ()
