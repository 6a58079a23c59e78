"""The labelled stories and how the shipped rules do on them: `python -m tests.quality.labelled [--pin] [--misses]`.

A story is an event of the press in our own words with what a careful reader says of it (labels.md beside this file).
Those of `collected.jsonl`, and of the other files those with an odd number, rules and vocabulary were written from; those with an
even number nobody has looked at while writing a rule, so that their figure says what to expect of tomorrow's news. `indirect-*.jsonl` are
written to be as hard as they can be: no plain word of a deal where there is one, many where there is none.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from monitor.rules import RuleSet, judge, load_ruleset
from monitor.rules.evaluate import LabelledStory, Score, Verdict, evaluate
from monitor.seeds import seeds_dir
from monitor.text import Document
from tests.pages import pin

FOLDER = Path(__file__).parent / "stories"
FLOORS = Path(__file__).parent / "floors.json"
LEARNT, UNSEEN, FRESH, INDIRECT = "learnt from", "unseen", "fresh", "told indirectly"
NEVER_READ = frozenset({"world", "reports"})  # files of which no story, odd or even, has been looked at yet
SLICES = ("all", "hard", "long", "not English")


def read_stories() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each with the part that it belongs to."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            yield _part(path.stem, story["id"]), story


def _part(file: str, story: str) -> str:
    if file.startswith("indirect"):
        return INDIRECT
    if file in NEVER_READ:
        return FRESH
    is_even = int(story.rpartition("-")[2]) % 2 == 0
    return UNSEEN if is_even and file != "collected" else LEARNT


def verdict_on(story: dict[str, Any], ruleset: RuleSet) -> Verdict:
    found = judge(Document(story["title"], story["text"], story["lang"], story["published"]), ruleset)
    labelled = LabelledStory(
        story["id"], story["title"], story["text"], story["flag"], story["lang"], story["published"],
        story["negative_kind"] or "", tuple(deal["instrument"] for deal in story["deals"]), story["hard"],
    )  # fmt: skip
    return Verdict(labelled, found.flagged, found.score)


def verdicts(ruleset: RuleSet) -> dict[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {LEARNT: [], UNSEEN: [], FRESH: [], INDIRECT: []}
    for part, story in read_stories():
        found[part].append(verdict_on(story, ruleset))
    return found


def figures(judged: dict[str, list[Verdict]]) -> dict[str, dict[str, Score]]:
    return {
        part: {one.name: one for one in evaluate(stories) if one.name in SLICES}
        for part, stories in judged.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--pin", action="store_true", help="raise the floors to just below what is measured; never lowers one"
    )
    parser.add_argument(
        "--misses", action="store_true", help="list what was judged otherwise, of those learnt from alone"
    )
    options = parser.parse_args()
    judged = verdicts(load_ruleset([seeds_dir() / "rules"], seeds_dir()))
    measured = figures(judged)
    for part, slices in measured.items():
        for name in SLICES:
            one = slices[name]
            click.echo(
                f"{part:15} {name:12} {one.stories:4} stories  precision {one.precision or 0:.3f}  recall {one.recall or 0:.3f}  F1 {one.f1 or 0:.3f}"
            )
    if options.misses:
        for one in judged[LEARNT]:
            if not one.is_right:
                click.echo(
                    f"{one.story.id} {'missed' if one.story.flag else 'flagged, though ' + one.story.kind} {one.score} {one.story.title}"
                )
    if options.pin:
        scores = {
            part: {name: one.f1 or 0.0 for name, one in slices.items()} for part, slices in measured.items()
        }
        pin(scores, FLOORS)


if __name__ == "__main__":
    main()
