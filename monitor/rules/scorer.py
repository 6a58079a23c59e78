"""Rules that hold, in; the score and the flag, out: what each sentence is worth, and with it the story.

A sentence is worth the sum of the weights of the rules that hold in it, for and against, of its place, and of what ties
it to a critical mineral. The story is worth its best sentence, a part of the next best, and the rules on the whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.rules.matcher import Board
from monitor.rules.places import LEAD_SENTENCES
from monitor.rules.subject import Subject

THRESHOLD = 1.0
TITLE, LEAD = 0.09, 0.15  # for the place of a sentence
IN_SENTENCE, IN_PARAGRAPH, BY_SUBJECT = 0.18, 0.16, 0.12  # for what ties it to a critical mineral
REPEAT, MOST_REPEATS = 0.02, 3  # for each further sentence worth COUNTS or more
COUNTS = 0.7


@dataclass(frozen=True, slots=True)
class Worth:
    """A sentence that tells of a deal, with the sum of the weights of the rules that hold in it."""

    sentence: int
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    flagged: bool
    score: float
    minerals: tuple[str, ...]


def score_of(board: Board, subject: Subject, told: Iterable[Worth], bonus: float) -> Verdict:
    """`told` are the sentences with a live mention; `bonus` is the sum of the rules on the whole story."""
    worth = {one.sentence: _points(board, subject, one) for one in told if subject.tie(one.sentence)}
    if not worth:
        return Verdict(False, 0.0, subject.prominent(()))
    score = max(worth.values()) + repeat_points(worth.values()) + bonus
    return Verdict(score >= THRESHOLD, max(0.0, round(score, 3)), subject.prominent(tuple(worth)))


def _points(board: Board, subject: Subject, one: Worth) -> float:
    return one.weight + place_points(board, one.sentence) + tie_points(subject, one.sentence)


def repeat_points(worth: Iterable[float]) -> float:
    """For further sentences beside the best."""
    others = sorted(worth, reverse=True)[1:]
    return REPEAT * min(sum(points >= COUNTS for points in others), MOST_REPEATS)


def place_points(board: Board, sentence: int) -> float:
    """For standing in the headline or the lead."""
    if board.paragraphs[sentence] < 0:
        return TITLE
    return LEAD if sentence < LEAD_SENTENCES + bool(board.document.title.strip()) else 0.0


def tie_points(subject: Subject, sentence: int) -> float:
    """For what ties a sentence to a critical mineral; 0 where nothing does."""
    return {"sentence": IN_SENTENCE, "paragraph": IN_PARAGRAPH, "story": BY_SUBJECT}.get(
        subject.tie(sentence), 0.0
    )
