"""Mentions in, the score and the flag out: what each is worth by its place and by the minerals it is tied to."""

from collections import Counter
from dataclasses import dataclass

from monitor.models.judgement import Mention
from monitor.rules.matcher import Board
from monitor.rules.places import LEAD_SENTENCES
from monitor.rules.ruleset import MINERAL, MINERAL_CLASS, OTHER_COMMODITY, RuleSet

THRESHOLD = 1.0
TITLE, LEAD, BODY = 1.25, 1.15, 1.0  # by place
IN_SENTENCE, IN_PARAGRAPH, BY_SUBJECT = 1.0, 0.9, 0.75  # by what ties the mention to a critical mineral
REPEAT = 0.3  # what each further mention adds, in parts of its points
TITLE_VOTES, LEAD_VOTES = 4, 2


@dataclass(frozen=True, slots=True)
class Verdict:
    flagged: bool
    score: float
    minerals: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """What the story is about, by minerals: those of each sentence, and those of the whole."""

    by_sentence: tuple[tuple[str, ...], ...]  # critical minerals
    has_class: tuple[bool, ...]  # "critical minerals" and the like
    has_other: tuple[bool, ...]  # gold, oil …
    votes: dict[str, int]
    is_critical: bool

    @classmethod
    def of(cls, board: Board, ruleset: RuleSet) -> "Subject":
        minerals = tuple(_minerals(finds, ruleset) for finds in board.finds)
        classes = tuple(any(f.group == MINERAL_CLASS for f in finds) for finds in board.finds)
        others = tuple(any(f.group == OTHER_COMMODITY for f in finds) for finds in board.finds)
        votes: Counter[str] = Counter()
        critical = other = 0
        for sentence in board.document.sentences:
            weight = _votes(sentence.index, sentence.field == "title")
            votes.update({name: weight for name in minerals[sentence.index]})
            critical += weight * (bool(minerals[sentence.index]) or classes[sentence.index])
            other += weight * others[sentence.index]
        return cls(minerals, classes, others, dict(votes), critical >= 2 and critical >= other)


def _votes(index: int, is_title: bool) -> int:
    if is_title:
        return TITLE_VOTES
    return LEAD_VOTES if index <= LEAD_SENTENCES else 1


def _minerals(finds: tuple, ruleset: RuleSet) -> tuple[str, ...]:  # type: ignore[type-arg]
    found: list[str] = []
    for find in finds:
        if find.group == MINERAL and find.name in ruleset.critical:
            found += [find.name, *ruleset.implies.get(find.name, ())]
    return tuple(dict.fromkeys(found))


def score_of(board: Board, subject: Subject, mentions: tuple[Mention, ...], bonus: float) -> Verdict:
    """Flagged where the score reaches the threshold and a live mention is tied to a critical mineral."""
    best: dict[int, float] = {}
    for mention in mentions:
        if not mention.background:
            worth = points(board, subject, mention)
            best[mention.sentence] = max(best.get(mention.sentence, 0.0), worth)
    ranked = sorted((p for p in best.values() if p > 0), reverse=True)
    if not ranked:
        return Verdict(False, 0.0, prominent(subject, []))
    score = ranked[0] + REPEAT * sum(ranked[1:6]) + bonus
    tied = [sentence for sentence, worth in best.items() if worth > 0]
    return Verdict(score >= THRESHOLD, max(0.0, round(score, 3)), prominent(subject, tied))


def points(board: Board, subject: Subject, mention: Mention) -> float:
    """Weight × place × tie; 0 where nothing ties the mention to a critical mineral."""
    index = mention.sentence
    if board.document.sentences[index].field == "title":
        place = TITLE
    else:
        place = LEAD if index <= LEAD_SENTENCES else BODY
    return mention.weight * place * tie(board, subject, index)


def tie(board: Board, subject: Subject, index: int) -> float:
    """How closely a sentence is tied to a critical mineral."""
    if subject.by_sentence[index] or subject.has_class[index]:
        return IN_SENTENCE
    if subject.has_other[index]:
        return 0.0
    here = board.document.sentences[index].paragraph
    for other in board.document.sentences:
        if other.paragraph == here and (subject.by_sentence[other.index] or subject.has_class[other.index]):
            return IN_PARAGRAPH
    return BY_SUBJECT if subject.is_critical else 0.0


def prominent(subject: Subject, tied: list[int]) -> tuple[str, ...]:
    """Critical minerals by prominence: those of the tied sentences and those that come up more than once."""
    told = {name for sentence in tied for name in subject.by_sentence[sentence]}
    names = [name for name, votes in subject.votes.items() if name in told or votes >= 2]
    return tuple(sorted(names, key=lambda name: (-subject.votes[name], name)))
