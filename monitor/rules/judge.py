"""An article and a rule set in, the verdict out: which rules fire where, what their mentions are worth, what they are
about. Reads no clock, file or database."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from monitor.models.deal import Match
from monitor.models.judgement import Judgement, Mention
from monitor.rules.context import old_sentences
from monitor.rules.matcher import Board
from monitor.rules.places import Unit, Units
from monitor.rules.ruleset import Rule, RuleSet
from monitor.rules.scorer import Worth, score_of
from monitor.rules.status import status_of
from monitor.rules.subject import Subject, may_name_any
from monitor.text import Document


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that holds: the cover of the words that prove it, and the sentence in which that begins."""

    rule: Rule
    start: int
    end: int
    sentence: int


def judge(document: Document, ruleset: RuleSet) -> Judgement:
    """The flag, the score, the minerals and all mentions of deals, live and background, in the order of the text.

    Where the article names no critical mineral at all, no rule is tried: it has words found, but no matches.
    """
    board = ruleset.matcher.board(document)
    if not board.minerals:
        return Judgement(False, 0.0, (), (), (), ())
    subject = Subject.of(board, ruleset) if may_name_any(board, ruleset) else None
    if subject is None or not subject.names_any:
        return Judgement(False, 0.0, (), (), (), board.hits())
    tied = [index for index in range(len(board.bounds)) if subject.tie(index)]
    firings = holding(board, ruleset, tied)
    mentions = _mentions(board, firings)
    bonus = sum(f.rule.weight for f in firings if f.rule.scope == "story" and not f.rule.discount)
    told = frozenset(mention.sentence for mention in mentions)
    live = {mention.sentence for mention in mentions if not mention.background}
    verdict = score_of(board, subject, [one for one in _worths(firings) if one.sentence in live], bonus)
    return Judgement(
        flagged=verdict.flagged,
        score=verdict.score,
        minerals=verdict.minerals,
        matches=tuple(Match(f.rule.name, board.span(f.start, f.end)) for f in firings if _counts(f, told)),
        mentions=mentions,
        hits=board.hits(told),
    )


def _mentions(board: Board, firings: list[Firing]) -> tuple[Mention, ...]:
    told = {f.sentence for f in firings if f.rule.instrument is not None}
    void = voided(board, firings) | old_sentences(board, told)
    return tuple(
        Mention(
            rule=f.rule.name,
            instrument=f.rule.instrument,
            status=f.rule.status or status_of(board.finds[f.sentence], f.start, f.end),
            span=board.span(f.start, f.end),
            sentence=f.sentence,
            weight=round(weight, 3),
            background=f.sentence in void,
        )
        for f, weight in _strongest(firings)
        if f.rule.instrument is not None
    )


def voided(board: Board, firings: Iterable[Firing]) -> set[int]:
    """Sentences whose mentions a rule with a discount voids: all of its scope."""
    paragraphs = board.paragraphs
    found: set[int] = set()
    for firing in firings:
        if firing.rule.discount:
            same = {"sentence": [firing.sentence], "story": range(len(paragraphs))}.get(firing.rule.scope)
            paragraph = paragraphs[firing.sentence]
            found.update(
                same if same is not None else (i for i, one in enumerate(paragraphs) if one == paragraph)
            )
    return found


def holding(
    board: Board, ruleset: RuleSet, sentences: Sequence[int], *, everywhere: bool = False
) -> list[Firing]:
    """Every rule that holds in these sentences, with its shortest proof in each unit of its scope, in the order of the
    text. Rules that make no mention are tried only where one is made, or `everywhere`."""
    units, masks = Units(board), Masks(board, ruleset)
    found: list[Firing] = []
    for unit in _units_of(sentences, units, ruleset, masks, makes_mention=True):
        found += _fire_all(ruleset, unit, units, masks, makes_mention=True)
    if board.bounds:
        found += [f for rule in ruleset.of_story if rule.instrument for f in _fire(rule, units.story, units)]
    told = sentences if everywhere else sorted({f.sentence for f in found})
    for unit in _units_of(told, units, ruleset, masks, makes_mention=False):
        found += _fire_all(ruleset, unit, units, masks, makes_mention=False)
    if told and board.bounds:
        found += [
            f for rule in ruleset.of_story if not rule.instrument for f in _fire(rule, units.story, units)
        ]
    return sorted(found, key=lambda f: (f.start, f.end, f.rule.name))


class Masks:
    """What each sentence holds, as one number with a bit for each group that some rule names."""

    def __init__(self, board: Board, ruleset: RuleSet) -> None:
        self._board, self._ruleset = board, ruleset
        self._known: dict[int, int] = {}

    def of(self, sentence: int) -> int:
        finds = self._board.finds[sentence]
        if not finds:
            return 0
        if sentence not in self._known:
            self._known[sentence] = self._ruleset.mask(finds)
        return self._known[sentence]

    def of_all(self, sentences: Iterable[int]) -> int:
        together = 0
        for sentence in sentences:
            together |= self.of(sentence)
        return together


def _units_of(
    sentences: Sequence[int], units: Units, ruleset: RuleSet, masks: Masks, *, makes_mention: bool
) -> Iterator[Unit]:
    """The sentences in which some rule can hold and, where rules ask for them, the paragraphs of all."""
    plan = ruleset.plans["sentence", makes_mention]
    for index in sentences:
        if plan.is_open or masks.of(index) & plan.mask:
            yield units.sentence(index)
    if "paragraph" in ruleset.scopes:
        for number in dict.fromkeys(units.board.paragraphs[index] for index in sentences):
            yield units.paragraph(number)


def _fire_all(
    ruleset: RuleSet, unit: Unit, units: Units, masks: Masks, *, makes_mention: bool
) -> list[Firing]:
    plan, held = ruleset.plans[unit.scope, makes_mention], masks.of_all(unit.sentences)
    firings: list[Firing] = []
    for trial in plan.trials:
        for mask in trial.masks:
            if not held & mask:
                break
        else:
            firings += _fire(trial.rule, unit, units)
    return firings


def _fire(rule: Rule, unit: Unit, units: Units) -> list[Firing]:
    spans = rule.query.spans(unit)
    if not spans:
        return []
    start, end = min(spans, key=lambda span: (span[1] - span[0], span)) if len(spans) > 1 else spans[0]
    first, last = unit.sentences[0], unit.sentences[-1]
    sentence = bisect_right(units.board.bounds, start, first, last + 1, key=itemgetter(0)) - 1
    return [Firing(rule, start, end, max(sentence, first))]


def _strongest(firings: list[Firing]) -> list[tuple[Firing, float]]:
    """Of the rules that see one instrument in one sentence, the heaviest, with the weight of all of them together."""
    together: dict[tuple[int, str], list[Firing]] = {}
    for firing in firings:
        if firing.rule.instrument is not None:
            together.setdefault((firing.sentence, firing.rule.instrument), []).append(firing)
    best = [
        (min(group, key=lambda f: (-f.rule.weight, f.end - f.start)), sum(f.rule.weight for f in group))
        for group in together.values()
    ]
    return sorted(best, key=lambda one: (one[0].sentence, -one[1], one[0].start))


def _counts(firing: Firing, told: frozenset[int]) -> bool:
    """Whether a rule that holds has a say: on the whole story, or in a sentence that tells of a deal."""
    return firing.rule.scope == "story" or firing.sentence in told


def _worths(firings: list[Firing]) -> list[Worth]:
    """Of each sentence the weights, for and against, of the rules that hold in it."""
    together: dict[int, float] = {}
    for firing in firings:
        if firing.rule.scope != "story" and not firing.rule.discount:
            together[firing.sentence] = together.get(firing.sentence, 0.0) + firing.rule.weight
    return [Worth(sentence, weight) for sentence, weight in together.items()]
