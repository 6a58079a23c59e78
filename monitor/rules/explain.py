"""A verdict taken apart: what each rule, place and tie gave to each sentence, and what the nearest rules were missing.

The same functions that judge are asked here; nothing is reckoned a second way. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.models.deal import Span
from monitor.models.judgement import Judgement
from monitor.rules.context import old_sentences
from monitor.rules.judge import Firing, holding, judge, voided
from monitor.rules.matcher import Board
from monitor.rules.places import Unit, Units
from monitor.rules.query import needs
from monitor.rules.ruleset import Rule, RuleSet
from monitor.rules.scorer import THRESHOLD, place_points, repeat_points, tie_points
from monitor.rules.subject import Subject
from monitor.text import Document

MOST_SENTENCES = 5
MOST_NEAR = 5


@dataclass(frozen=True, slots=True)
class Point:
    """What one thing gives to a sentence or the story, for or against; `span` are the words, None for a place or tie."""

    name: str
    weight: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SentenceCard:
    """A sentence in which a rule sees a deal. `voided_by` names what makes it background: it counts nothing then."""

    span: Span
    total: float
    points: tuple[Point, ...]
    voided_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearRule:
    """A rule that would have made a mention of a deal in a sentence, but for one group of words."""

    rule: str
    weight: float
    missing: tuple[str, ...]  # any word of one of these groups would do
    span: Span


@dataclass(frozen=True, slots=True)
class ReasonCard:
    """Why a story was flagged, or was not. `sentences` are the best first; `story` are rules on the whole story."""

    judgement: Judgement
    threshold: float
    names_mineral: bool
    sentences: tuple[SentenceCard, ...]
    story: tuple[Point, ...]
    near: tuple[NearRule, ...]


def explain(document: Document, ruleset: RuleSet) -> ReasonCard:
    """The reason card of a story."""
    board = ruleset.matcher.board(document)
    subject = Subject.of(board, ruleset)
    tied = [index for index in range(len(board.bounds)) if subject.tie(index)] if subject.names_any else []
    firings = holding(board, ruleset, tied)
    cards = _cards(board, subject, firings)
    return ReasonCard(
        judgement=judge(document, ruleset),
        threshold=THRESHOLD,
        names_mineral=subject.names_any,
        sentences=tuple(cards[:MOST_SENTENCES]),
        story=(*_of_story(board, firings), *_repeats(cards)),
        near=tuple(_near(board, ruleset, tied)),
    )


def _of_story(board: Board, firings: list[Firing]) -> Iterator[Point]:
    for firing in firings:
        if firing.rule.scope == "story" and firing.rule.weight and not firing.rule.discount:
            yield _point(board, firing)


def _repeats(cards: list[SentenceCard]) -> Iterator[Point]:
    """What further sentences give that tell of a deal, too."""
    live = [card.total for card in cards if not card.voided_by]
    weight = repeat_points(live)
    if weight:
        yield Point("further sentences", weight)


def _cards(board: Board, subject: Subject, firings: list[Firing]) -> list[SentenceCard]:
    told = sorted({f.sentence for f in firings if f.rule.instrument is not None})
    old = old_sentences(board, told)
    cards = [
        _card(
            board,
            subject,
            [f for f in firings if f.sentence == index or f.rule.discount],
            index,
            index in old,
        )
        for index in told
    ]
    return sorted(cards, key=lambda card: (bool(card.voided_by), -card.total, card.span))


def _card(board: Board, subject: Subject, firings: list[Firing], index: int, is_old: bool) -> SentenceCard:
    rules = [
        _point(board, f) for f in firings if f.rule.scope != "story" and not f.rule.discount and f.rule.weight
    ]
    places = [
        Point(_place(board, index), place_points(board, index)),
        Point(_tie(subject, index), tie_points(subject, index)),
    ]
    points = (*sorted(rules, key=lambda p: -abs(p.weight)), *(p for p in places if p.weight))
    voids = [
        f"{f.rule.name} ({f.rule.discount}): “{board.span(f.start, f.end).text}”"
        for f in firings
        if f.rule.discount and index in voided(board, [f])
    ]
    if is_old:
        voids.append("it names a time well before publication")
    return SentenceCard(
        board.span(*board.bounds[index]), round(sum(p.weight for p in points), 3), points, tuple(voids)
    )


def _point(board: Board, firing: Firing) -> Point:
    return Point(firing.rule.name, firing.rule.weight, board.span(firing.start, firing.end))


def _place(board: Board, index: int) -> str:
    return "in the headline" if board.paragraphs[index] < 0 else "in the lead"


def _tie(subject: Subject, index: int) -> str:
    words = {
        "sentence": "a critical mineral in the sentence",
        "paragraph": "a critical mineral in the paragraph",
        "story": "a story about a critical mineral",
    }
    return words.get(subject.tie(index), "")


def _near(board: Board, ruleset: RuleSet, tied: list[int]) -> list[NearRule]:
    """Rules that lack one group in a sentence, the weightiest first, each once."""
    units = Units(board)
    best: dict[str, NearRule] = {}
    for index in tied:
        unit = units.sentence(index)
        for rule in ruleset.rules:
            if rule.instrument is None or rule.scope != "sentence" or rule.name in best:
                continue
            missing = _one_missing(rule, unit)
            if missing:
                best[rule.name] = NearRule(rule.name, rule.weight, missing, board.span(*board.bounds[index]))
    return sorted(best.values(), key=lambda near: -near.weight)[:MOST_NEAR]


def _one_missing(rule: Rule, unit: Unit) -> tuple[str, ...]:
    """The groups of the one need that is not met; () where all are, or more than one is not."""
    sets = needs(rule.query)
    unmet = [one for one in sets if not any(map(unit.spans, one))]
    return tuple(sorted(unmet[0])) if len(unmet) == 1 and len(sets) > 1 else ()
