"""Weights of the shipped rules, fitted on labelled stories: `python -m tests.quality.fit STORIES.jsonl… [--folds N | --write]`.

The score of a story is a sum: the rules that hold in its best sentence, what the place and the mineral beside it give,
and the rules on the whole story. So its weights are those of a logistic regression, fitted in turns with the choice of
the best sentence, and held near what stands in the files. `--folds` tells how well that carries over to stories it was not fitted on;
`--write` puts the weights into the files.
"""

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from monitor.rules import RuleSet, load_ruleset
from monitor.rules.context import old_sentences
from monitor.rules.judge import holding, voided
from monitor.rules.scorer import THRESHOLD, place_points, tie_points
from monitor.rules.subject import Subject
from monitor.seeds import seeds_dir
from monitor.text import Document

Vector = NDArray[np.float64]

SHARPNESS = 6.0  # of the logistic curve over the score: a story 0.5 above the threshold counts as certain
TURNS, STEPS, RATE = 6, 150, 0.01
HELD = 5.0  # how strongly weights are held where they stand


@dataclass(frozen=True)
class Sample:
    """A story as numbers: a row a sentence that may be its best (rules that hold, then what is fixed), and the rules on the whole."""

    id: str
    flag: bool
    rows: Vector  # sentences by rules
    fixed: Vector  # of each sentence: place and mineral
    whole: Vector


def sample_of(story: dict[str, Any], ruleset: RuleSet, numbers: dict[str, int]) -> Sample | None:
    """None where no sentence could flag the story: no weight would help."""
    document = Document(story["title"], story["text"], story["lang"], story["published"])
    board = ruleset.matcher.board(document)
    subject = Subject.of(board, ruleset)
    tied = [index for index in range(len(board.bounds)) if subject.names_any and subject.tie(index)]
    firings = holding(board, ruleset, tied) if tied else []
    void = voided(board, firings) | old_sentences(board, range(len(board.bounds)))
    live = sorted({f.sentence for f in firings if f.rule.instrument and f.sentence not in void})
    if not live:
        return None
    rows = np.zeros((len(live), len(numbers)))
    whole = np.zeros(len(numbers))
    for firing in firings:
        if firing.rule.discount:
            continue
        if firing.rule.scope == "story":
            whole[numbers[firing.rule.name]] += 1
        elif firing.sentence in live:
            rows[live.index(firing.sentence), numbers[firing.rule.name]] += 1
    fixed = np.array([place_points(board, one) + tie_points(subject, one) for one in live])
    return Sample(story["id"], story["flag"], rows, fixed, whole)


def fitted(samples: Sequence[Sample], start: Vector) -> Vector:
    """Weights that tell the flagged from the others, near `start`. Signs are kept: a rule that speaks for a deal never
    comes to speak against it."""
    weights, sign = start.copy(), np.where(start < 0, -1.0, 1.0)
    for _ in range(TURNS):
        chosen = [_best(one, weights) for one in samples]
        x = np.array([row for row, _ in chosen])
        fixed = np.array([constant for _, constant in chosen])
        y = np.array([one.flag for one in samples], dtype=float)
        for _ in range(STEPS):
            p = 1 / (1 + np.exp(-SHARPNESS * (x @ weights + fixed - THRESHOLD)))
            slope = (
                SHARPNESS * (x.T @ (p - y)) / len(samples)
                + HELD * (weights - start) / len(samples) * SHARPNESS
            )
            weights = weights - RATE * slope
            weights = np.where(weights * sign < 0, 0.0, weights)
    return weights


def _best(sample: Sample, weights: Vector) -> tuple[Vector, float]:
    at = int(np.argmax(sample.rows @ weights + sample.fixed))
    return sample.rows[at] + sample.whole, float(sample.fixed[at])


def score(sample: Sample, weights: Vector) -> float:
    row, fixed = _best(sample, weights)
    return float(row @ weights) + fixed


def f1(samples: Iterable[Sample | None], stories: Sequence[dict[str, Any]], weights: Vector) -> float:
    flagged = [one is not None and score(one, weights) >= THRESHOLD for one in samples]
    wanted = [story["flag"] for story in stories]
    hit = sum(a and b for a, b in zip(flagged, wanted, strict=True))
    return 2 * hit / (sum(flagged) + sum(wanted))


def write(weights: dict[str, float], folder: Path) -> None:
    """Into the rule files, in place; everything else in them stays as it is."""
    for path in folder.glob("*.yaml"):
        text, name, lines = path.read_text(encoding="utf-8"), "", []
        for line in text.splitlines(keepends=True):
            found = re.search(r"\bname: ([\w-]+)", line)
            name = found[1] if found else name
            new = f"weight: {round(weights[name], 2):g}" if name in weights else ""
            lines.append(re.sub(r"\bweight: -?[\d.]+", new, line) if new else line)
        path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    ruleset = load_ruleset([seeds_dir() / "rules"], seeds_dir())
    rules = [rule for rule in ruleset.rules if not rule.discount]
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    start = np.array([rule.weight for rule in rules])
    stories = [
        json.loads(line) for path in options.stories for line in path.read_text(encoding="utf-8").splitlines()
    ]
    samples = [sample_of(story, ruleset, numbers) for story in stories]
    click.echo(f"{len(stories)} stories, {sum(one is None for one in samples)} that no weight could flag")
    click.echo(f"as they stand: F1 {f1(samples, stories, start):.3f}")
    if options.folds:
        rights = []
        for fold in range(options.folds):
            inside = [one for n, one in enumerate(samples) if one and n % options.folds != fold]
            weights = fitted(inside, start)
            rights += [(n, weights) for n in range(len(stories)) if n % options.folds == fold]
        flagged = {
            n: (one := samples[n]) is not None and score(one, weights) >= THRESHOLD for n, weights in rights
        }
        hit = sum(flagged[n] and stories[n]["flag"] for n in flagged)
        click.echo(
            f"fitted on other folds: F1 {2 * hit / (sum(flagged.values()) + sum(s['flag'] for s in stories)):.3f}"
        )
    weights = fitted([one for one in samples if one], start)
    click.echo(f"fitted on all: F1 {f1(samples, stories, weights):.3f}")
    if options.write:
        write({rule.name: float(weights[numbers[rule.name]]) for rule in rules}, seeds_dir() / "rules")


if __name__ == "__main__":
    main()
