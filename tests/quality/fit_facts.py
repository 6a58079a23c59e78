"""Points for the facts of deals, fitted on labelled stories: `python -m tests.quality.fit_facts [STORIES.jsonl…] [--folds N | --cross N | --write]`.

Each kind of fact is a logistic regression over its candidates' features (monitor/deals/weighing.py): a candidate is
right where the label says so. Points are held near zero, so that what few stories show counts little. `--folds` tells how
well that carries over to stories it was not fitted on; `--write` puts the points into monitor/deals/points.py.
"""

import argparse
import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from monitor.deals import points
from monitor.deals.assemble import Story
from monitor.deals.draft import Draft
from monitor.deals.forms import features as form_features
from monitor.deals.gazetteer import Gazetteer, load_gazetteer
from monitor.deals.pruning import features as draft_features
from monitor.deals.pruning import main_of, pruned
from monitor.deals.reading import Reading
from monitor.deals.settle import distinct, settle_parties
from monitor.deals.standing import Standing
from monitor.deals.weighing import BIAS, Features
from monitor.models.deal import Instrument, Status
from monitor.rules import RuleSet, judge, load_ruleset
from monitor.seeds import seeds_dir
from monitor.text import Document
from tests.quality import guesses
from tests.quality.agreement import matched, paired, same_amount, same_party, same_quantity
from tests.quality.facts import Scores, deals_of
from tests.quality.families import FOLDER as FAMILIES
from tests.quality.labelled import LEARNT, read_stories

Vector = NDArray[np.float64]
Label = dict[str, Any]
BRIEFS = Path(__file__).parent / "briefs"
STEPS, RATE = 500, 0.05
HELD = {
    "party": 3.0,
    "draft": 3.0,
    "mineral": 3.0,
    "country": 3.0,
    "sum": 16.0,
    "quantity": 6.0,
    "instrument": 4.0,
    "status": 4.0,
}
# What a brief counts beside a whole story: it is as good for form and status, and tells little of whom a story leaves out.
BRIEF = {
    "party": 0.1,
    "draft": 0.1,
    "mineral": 1.0,
    "country": 0.25,
    "sum": 0.25,
    "quantity": 0.5,
    "instrument": 1.0,
    "status": 1.0,
}
LEAST_SHOWN = 0.02  # points below this are left out


def learnt_from() -> list[Label]:
    """The stories that may be learnt from, and the briefs."""
    whole = [story for part, story in read_stories() if part == LEARNT]
    return (
        whole
        + stories_of([FAMILIES / "learnt.jsonl", FAMILIES / "more.jsonl"])
        + stories_of(sorted(BRIEFS.glob("*.jsonl")))
    )


def _as_story(label: Label) -> Iterator[Label]:
    """An article of a family as a labelled story; what a deal is worth, moves and where it is nobody has labelled there."""
    if label["ledger"]:
        yield {**label, "flag": True, "deals": label["ledger"]}


@dataclass(frozen=True)
class Example:
    """One candidate: its features and the class that the label gives it (for yes or no: 1 and 0)."""

    story: int
    features: Features
    label: int


def stories_of(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Of files of stories, or of families."""
    found = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [story for one in found for story in (_as_story(one) if "ledger" in one else (one,))]


def _shared(draft: Draft, label: Label, story: Story) -> float:
    """How much a draft and a labelled deal have in common."""
    names = [
        [p.name for p, _ in story.cast.namings.get(key, [place])] for key, place in draft.parties.items()
    ]
    parties = matched(names, label["parties"], lambda some, name: any(same_party(one, name) for one in some))
    minerals = {hit.name for one in draft.sentences for hit in one.minerals} & set(label["minerals"])
    sums = any(same_amount(one.value, label.get("value")) for s in draft.sentences for one in s.sums)
    moved = any(
        same_quantity((m.quantity.value, m.quantity.unit), (q["value"], q["unit"]))
        for s in draft.sentences for m in s.measures for q in label.get("quantities", ())
    )  # fmt: skip
    form = draft.leading().value == label["instrument"]
    return (
        3 * parties / max(1, len(label["parties"]))
        + len(minerals) / max(1, len(label["minerals"]))
        + sums
        + moved
        + form / 2
    )


KINDS = ("party", "draft", "mineral", "country", "sum", "quantity", "instrument", "status")
Found = dict[str, list[Example]]


def examples(stories: Sequence[Label], ruleset: RuleSet, gazetteer: Gazetteer, stage: str) -> Found:
    """The examples of one stage: "party" of drafts as first made, "draft" of those with parties, "fact" of those kept."""
    found: Found = {kind: [] for kind in KINDS}
    for place, story in enumerate(stories):
        number = -1 - place if is_brief(story) else place  # a brief is of no fold
        read = read_story(story, ruleset, gazetteer)
        drafts = read.drafts() if read else []
        if not read or not drafts:
            continue
        if stage == "party":
            for draft, label in pairs(drafts, story["deals"], read):
                _party_examples(number, Standing(draft, drafts, read.reading), label, read, found)
            continue
        settle_parties(drafts, read.cast, points.PARTY)
        drafts = distinct(drafts)
        standings = read.standings(drafts)
        if stage == "draft":
            right = {id(draft) for draft, _ in pairs(drafts, story["deals"], read)}
            main = main_of(drafts)
            found["draft"] += [
                Example(number, draft_features(one, main), id(one.draft) in right) for one in standings
            ]
            continue
        drafts = pruned(standings, points.DRAFT)
        settle_parties(drafts, read.cast, points.PARTY)
        for draft, label in pairs(drafts, story["deals"], read):
            _fact_examples(number, Standing(draft, drafts, read.reading), label, read, found)
    return found


def is_brief(story: Label) -> bool:
    return bool(story["id"].startswith("b"))


def read_story(story: Label, ruleset: RuleSet, gazetteer: Gazetteer) -> Story | None:
    """None where there is no deal, or none that a rule sees."""
    if not story["flag"]:
        return None
    document = Document(story["title"], story["text"], story["lang"], story["published"])
    judgement = judge(document, ruleset)
    return Story.of(Reading(document, judgement, gazetteer)) if judgement.mentions else None


def pairs(drafts: Sequence[Draft], labels: Sequence[Label], story: Story) -> list[tuple[Draft, Label]]:
    return paired(drafts, labels, lambda draft, label: _shared(draft, label, story))


def _party_examples(number: int, standing: Standing, label: Label, story: Story, found: Found) -> None:
    for one in story.cast.candidates(standing):
        names = [party.name for party, _ in story.cast.namings[one.value]]
        right = any(same_party(name, wanted) for name in names for wanted in label["parties"])
        found["party"].append(Example(number, one.features, right))


def _fact_examples(number: int, standing: Standing, label: Label, story: Story, found: Found) -> None:
    form = Instrument(label["instrument"])
    for mineral in story.minerals.candidates(standing):
        found["mineral"].append(Example(number, mineral.features, mineral.value in label["minerals"]))
    if "value" in label:
        _measured_examples(number, standing, label, story, found)
    features = form_features(standing)
    found["instrument"].append(Example(number, features, list(Instrument).index(form)))
    with_form = features | {f"form {form.value}": 1.0}
    found["status"].append(Example(number, with_form, list(Status).index(Status(label["status"]))))


def _measured_examples(number: int, standing: Standing, label: Label, story: Story, found: Found) -> None:
    form = Instrument(label["instrument"])
    for country in story.countries.candidates(standing):
        found["country"].append(Example(number, country.features, country.value in label["countries"]))
    for amount in story.sums.candidates(standing, form):
        found["sum"].append(Example(number, amount.features, same_amount(amount.value.value, label["value"])))
    for quantity in story.quantities.candidates(standing, form):
        moved = (quantity.value.value, quantity.value.unit)
        right = any(same_quantity(moved, (one["value"], one["unit"])) for one in label["quantities"])
        found["quantity"].append(Example(number, quantity.features, right))


@dataclass(frozen=True)
class Model:
    names: tuple[str, ...]
    weights: Vector  # features by classes

    def scores(self, some: Sequence[Example]) -> Vector:
        return table(some, self.names) @ self.weights


def table(some: Sequence[Example], names: Sequence[str]) -> Vector:
    column = {name: number for number, name in enumerate(names)}
    found = np.zeros((len(some), len(names)))
    for row, one in enumerate(some):
        for name, value in one.features.items():
            if name in column:
                found[row, column[name]] = value
    found[:, column[BIAS]] = 1.0
    return found


def fitted(some: Sequence[Example], kind: str) -> Model:
    """Softmax regression by Adam; of two classes the second's weights count, as those of a logistic regression."""
    names = (BIAS, *sorted({name for one in some for name in one.features} - {BIAS}))
    worth = np.array([1.0 if one.story >= 0 else BRIEF[kind] for one in some])[:, None]
    x, y = table(some, names), np.eye(classes_of(kind))[np.array([one.label for one in some], dtype=int)]
    guess = _guessed(kind, names)
    weights = guess.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    keep = np.ones((len(names), 1))
    keep[0] = 0.1
    for step in range(1, STEPS + 1):
        score = x @ weights
        score -= score.max(1, keepdims=True)
        chance = np.exp(score)
        chance /= chance.sum(1, keepdims=True)
        slope = x.T @ (worth * (chance - y)) / len(some) + HELD[kind] * keep * (weights - guess) / len(some)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return Model(names, weights)


def _guessed(kind: str, names: Sequence[str]) -> Vector:
    """The points that the fit begins with, and is held near."""
    found = np.zeros((len(names), classes_of(kind)))
    classes: list[Any] = list(Instrument if kind == "instrument" else Status)
    for name, worth in getattr(guesses, kind.upper(), {}).items():
        if name in names and isinstance(worth, float):
            found[names.index(name)] = -worth / 2, worth / 2
        elif name in names:
            for one, value in worth.items():
                found[names.index(name), classes.index(one)] = value
    return found


def classes_of(kind: str) -> int:
    return {"instrument": len(Instrument), "status": len(Status)}.get(kind, 2)


def figure(kind: str, some: Sequence[Example], scores: Vector) -> tuple[str, float]:
    """Agreement of the classes; for yes or no the F1 of yes."""
    right = np.array([one.label for one in some], dtype=int)
    chosen = scores.argmax(1)
    if classes_of(kind) > 2:
        return "agreement", float((chosen == right).mean())
    hit = int(((chosen == 1) & (right == 1)).sum())
    return "F1", 2 * hit / max(1, int((chosen == 1).sum() + (right == 1).sum()))


def written(kind: str, model: Model) -> dict[str, Any]:
    if classes_of(kind) == 2:
        worth = model.weights[:, 1] - model.weights[:, 0]
        return {
            name: round(float(one), 2)
            for name, one in zip(model.names, worth, strict=True)
            if abs(one) >= LEAST_SHOWN
        }
    classes: list[Any] = list(Instrument if kind == "instrument" else Status)
    return {
        name: {classes[k]: round(float(one), 2) for k, one in enumerate(row) if abs(one) >= LEAST_SHOWN}
        for name, row in zip(model.names, model.weights, strict=True)
    }


HEAD = '''"""What each feature of a candidate is worth, fitted on labelled stories by `python -m tests.quality.fit_facts --write`. Data.

weighing.py says what the points mean; the modules that make the features say what a feature is. Written by the program: edit the
features, label more stories, and fit again.
"""

from collections.abc import Mapping

from monitor.models.deal import Instrument, Status

_I, _S = Instrument, Status

'''
TYPES = {
    "instrument": "Mapping[str, Mapping[Instrument, float]]",
    "status": "Mapping[str, Mapping[Status, float]]",
}


def _shown(worth: float | dict[Any, float]) -> str:
    if not isinstance(worth, dict):
        return f"{worth:g}"
    classes = (
        f"{'_I' if isinstance(one, Instrument) else '_S'}.{one.name}: {value:g}"
        for one, value in worth.items()
    )
    return f"{{{', '.join(classes)}}}"


def write(models: dict[str, Model], path: Path) -> None:
    parts = []
    for kind, model in models.items():
        found = written(kind, model)
        shown = [
            f"{json.dumps(name)}: {_shown(worth)}," for name, worth in found.items() if _shown(worth) != "{}"
        ]
        lines = textwrap.wrap(
            "\0".join(shown).replace(" ", "\1").replace("\0", " "),
            150,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines = [f"    {line}".replace("\1", " ") for line in lines]
        parts.append(
            f"{kind.upper()}: {TYPES.get(kind, 'Mapping[str, float]')} = {{\n"
            + "\n".join(lines)
            + "\n}  # fmt: skip\n"
        )
    path.write_text(HEAD + "\n".join(parts), encoding="utf-8")


STAGES = {"party": KINDS[:1], "draft": KINDS[1:2], "fact": KINDS[2:]}


def _line(kind: str, model: Model, some: Sequence[Example], others: Sequence[Example], folds: int) -> str:
    name, inside = figure(kind, some, model.scores(some))
    line = f"{kind:10} {len(some):5} candidates  {name} {inside:.3f}"
    if folds:
        scores = np.zeros((len(some), classes_of(kind)))
        for fold in range(folds):
            rest = [one for one in some if one.story < 0 or one.story % folds != fold]
            rows = [row for row, one in enumerate(some) if one.story >= 0 and one.story % folds == fold]
            scores[rows] = fitted(rest, kind).scores([some[row] for row in rows])
        whole = [row for row, one in enumerate(some) if one.story >= 0]
        line += f", fitted on other folds {figure(kind, [some[row] for row in whole], scores[whole])[1]:.3f}"
    if others:
        line += f", tried {figure(kind, others, model.scores(others))[1]:.3f}"
    return line


def fit_all(
    stories: Sequence[Label], tried: Sequence[Label], ruleset: RuleSet, gazetteer: Gazetteer, folds: int
) -> Iterator[tuple[str, Model, str]]:
    """Every kind with its model and a line of figures, stage by stage: each stands on the points of those before."""
    for stage, kinds in STAGES.items():
        found = examples(stories, ruleset, gazetteer, stage)
        others = examples(tried, ruleset, gazetteer, stage)
        for kind in kinds:
            model = fitted(found[kind], kind)
            setattr(points, kind.upper(), written(kind, model))
            yield kind, model, _line(kind, model, found[kind], others[kind], folds)


def crossed(stories: Sequence[Label], ruleset: RuleSet, gazetteer: Gazetteer, folds: int) -> Scores:
    """The figures of facts.py, every story read with points that were fitted on the others' folds and on all briefs."""
    total = Scores()
    whole = [story for story in stories if story["flag"] and not is_brief(story)]
    for fold in range(folds):
        inside = [story for number, story in enumerate(whole) if number % folds != fold]
        for _ in fit_all([*inside, *filter(is_brief, stories)], [], ruleset, gazetteer, 0):
            pass
        for story in whole[fold::folds]:
            if "ledger" not in story:  # families are measured by joined.py
                total.add(story, deals_of(story, ruleset, gazetteer))
    return total


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "stories", type=Path, nargs="*", help="default: all that are learnt from, and the briefs"
    )
    parser.add_argument(
        "--and", dest="more", type=Path, nargs="*", default=[], help="more stories to learn from"
    )
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--try", dest="tried", type=Path, help="stories to try the fitted points on")
    parser.add_argument("--cross", type=int, default=0, help="all figures of facts.py, by so many folds")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    ruleset, gazetteer = load_ruleset([seeds_dir() / "rules"], seeds_dir()), load_gazetteer(seeds_dir())
    stories = stories_of(options.stories) if options.stories else learnt_from()
    stories += stories_of(options.more)
    tried = stories_of([options.tried]) if options.tried else []
    if options.cross:
        figures = crossed(stories, ruleset, gazetteer, options.cross).figures()
        click.echo("  ".join(f"{kind} {value:.3f}" for kind, value in figures.items()))
        return
    models: dict[str, Model] = {}
    for kind, model, line in fit_all(stories, tried, ruleset, gazetteer, options.folds):
        models[kind] = model
        click.echo(line)
    if options.write:
        write(models, Path(points.__file__))


if __name__ == "__main__":
    main()
