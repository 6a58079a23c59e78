"""Points for stories and the ledger, fitted on labelled families: `python -m tests.quality.fit_stories FAMILIES.jsonl… [--cross N | --write]`.

Every two articles (two reports of deals) are a sample: whether both tell of one event (of one deal). A story and its
follow-up, or a round-up and what it sums up, count neither way. `--cross` fits on other families than those that it
measures; `--write` puts the points into monitor/stories/points.py.
"""

import argparse
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from monitor.deals.weighing import BIAS, Features
from monitor.linking import EVENT, HOUR, LIFE
from monitor.models.trace import DealTrace
from monitor.seeds import seeds_dir
from monitor.stories.keys import deal_keys
from monitor.stories.likeness import likeness
from monitor.stories.rarity import Rarity, load_rarity
from monitor.stories.reports import report_likeness
from tests.quality.families import Told, kin, read_families, reports, shipped_context

Vector = NDArray[np.float64]
CAUTION = {
    "ARTICLES": -0.3,
    "REPORTS": 1.0,
}  # taken off the log odds: in the ledger a wrong join is worse than a missed one
CUTS = (0.0, 0.5, 1.0)  # log odds
HELD = 1.0  # how strongly points are held near what an editor would say, or near zero
# What few families show, but every editor knows: what keeps two reports of the same parties apart.
EDITOR = {
    "REPORTS": {
        "another partner": -2.0,
        "instrument": 0.7,
        "other instrument": -1.5,
        "other minerals": -2.0,
        "other projects": -2.0,
        "projects": 0.5,
        "other quantity": -1.0,
        "other value": -1.0,
        "other stake": -1.0,
        "value": 1.0,
        "quantity": 1.0,
        "same event": 1.5,
        "another deal is nearer": -3.0,
        "only differences": -4.0,
        "other matter": -1.0,
        "same step again": -1.0,
        "titles apart": -1.0,
    },
    "ARTICLES": {
        "copied": 2.0,
        "other figures": -1.0,
        "other partner": -1.0,
        "other minerals": -1.0,
        "titles apart": -0.5,
    },
}
HEAD = '''"""What each feature of a pair of articles, or of reports of deals, is worth. Fitted on labelled families by
`python -m tests.quality.fit_stories --write`. Data.

likeness.py and reports.py make the features and say what they mean.
"""

from collections.abc import Mapping

'''


@dataclass(frozen=True)
class Sample:
    features: Features
    same: bool
    families: frozenset[str]
    words: str


def article_samples(told: Sequence[Told], rarity: Rarity) -> list[Sample]:
    found = []
    for a, b in combinations(told, 2):
        apart = abs(a.seconds - b.seconds)
        same = a.label["story"] == b.label["story"]
        if apart <= EVENT and (same or not kin(a, b)):
            features = likeness(a.trace, b.trace, apart / HOUR, rarity)
            found.append(Sample(features, same, frozenset({a.family, b.family}), _words(a, b)))
    return found


def report_samples(
    told: Sequence[Told], rarity: Rarity, story: Callable[[Told, Told], float]
) -> list[Sample]:
    found = []
    every = [(one, deal, key) for one in told for deal, key in reports(one)]
    keys = {id(deal): set(deal_keys(deal, rarity)) for _, deal, _ in every}
    for one, other in combinations(every, 2):
        (a, p, x), (b, q, y) = sorted((one, other), key=lambda three: three[0].seconds)
        if a is b or b.seconds - a.seconds > LIFE:
            continue
        event = story(a, b) if b.seconds - a.seconds <= EVENT else 0.0
        if event <= 0 and not keys[id(p)] & keys[id(q)]:
            continue
        features = report_likeness(p, q, a.trace, b.trace, (b.seconds - a.seconds) / HOUR, event, rarity)
        found.append(
            Sample(features, x == y, frozenset({a.family, b.family}), f"{_words(a, b)} {_deal(p)} {_deal(q)}")
        )
    return found


def _words(a: Told, b: Told) -> str:
    return f"{a.label['id']} {b.label['id']} {a.label['lang']}-{b.label['lang']} {a.label['title'][:45]} | {b.label['title'][:45]}"


def _deal(deal: DealTrace) -> str:
    return f"[{deal.instrument} {deal.status} {' + '.join(' '.join(ids) for ids in deal.parties)} {deal.value or ''}]"


def fit(samples: Sequence[Sample], kind: str, held: float = HELD) -> dict[str, float]:
    """Newton's method on a logistic regression, all points but that of every pair held near the editor's."""
    names = [BIAS, *sorted({name for one in samples for name in one.features})]
    x = np.array([[1.0, *(one.features.get(name, 0.0) for name in names[1:])] for one in samples])
    y = np.array([float(one.same) for one in samples])
    given = np.array([EDITOR[kind].get(name, 0.0) for name in names])
    points, hold = np.zeros(len(names)), np.full(len(names), held)
    hold[0] = 0.01
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ points, -30, 30)))
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.diag(hold)
        step = np.linalg.solve(bend, x.T @ (p - y) + hold * (points - given))
        points = points - step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, points.tolist(), strict=True))


def odds(features: Features, points: dict[str, float]) -> float:
    return points[BIAS] + sum(points.get(name, 0.0) * value for name, value in features.items())


def crossed(samples: Sequence[Sample], kind: str, folds: int) -> list[float]:
    """Log odds of each sample by points fitted without its families."""
    every = sorted({family for one in samples for family in one.families})
    fold = {family: number % folds for number, family in enumerate(every)}
    found = [0.0] * len(samples)
    for number in range(folds):
        inside = [one for one in samples if all(fold[family] != number for family in one.families)]
        points = fit(inside, kind)
        for place, one in enumerate(samples):
            if any(fold[family] == number for family in one.families):
                found[place] = odds(one.features, points)
    return found


def report(name: str, samples: Sequence[Sample], worth: Sequence[float], misses: bool) -> None:
    wanted = sum(one.same for one in samples)
    click.echo(f"{name}: {len(samples)} pairs, {wanted} alike")
    for cut in CUTS:
        right = sum(one.same and z > cut for one, z in zip(samples, worth, strict=True))
        drawn = sum(z > cut for z in worth)
        click.echo(
            f"  from {cut} on: precision {right / max(1, drawn):.3f}, recall {right / max(1, wanted):.3f}"
        )
    for one, z in zip(samples, worth, strict=True):
        if misses and one.same != (z > 0):
            click.echo(f"  {'missed' if one.same else 'WRONG '} {z:6.2f} {one.words}")


def write(models: dict[str, dict[str, float]], path: Path) -> None:
    parts = []
    for kind, fitted in models.items():
        points = {**fitted, BIAS: fitted[BIAS] - CAUTION[kind]}
        shown = " ".join(
            f'"{name}":{worth:.2f},'.replace(" ", "\1")
            for name, worth in points.items()
            if abs(worth) >= 0.005
        )
        lines = [
            f"    {line}"
            for line in textwrap.wrap(shown, 104, break_long_words=False, break_on_hyphens=False)
        ]
        body = "\n".join(lines).replace('":', '": ').replace("\1", " ")
        parts.append(f"{kind}: Mapping[str, float] = {{\n{body}\n}}  # fmt: skip\n")
    path.write_text(HEAD + "\n".join(parts), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--cross", type=int, default=0, metavar="N")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument(
        "--measure", type=Path, metavar="FAMILIES.jsonl", help="families that nothing is fitted on"
    )
    parser.add_argument("--points", action="store_true")
    options = parser.parse_args()
    context, rarity = shipped_context(), load_rarity(seeds_dir())
    families = [read_families(path, context) for path in options.files]
    articles = [one for told in families for one in article_samples(told, rarity)]
    of_articles = fit(articles, "ARTICLES")

    def story(a: Told, b: Told) -> float:
        apart = abs(a.seconds - b.seconds) / HOUR
        return odds(likeness(a.trace, b.trace, apart, rarity), of_articles)

    deals = [one for told in families for one in report_samples(told, rarity, story)]
    models = {"ARTICLES": of_articles, "REPORTS": fit(deals, "REPORTS")}
    for kind, samples in (("ARTICLES", articles), ("REPORTS", deals)):
        if options.points:
            for name, worth in sorted(models[kind].items(), key=lambda pair: -abs(pair[1])):
                click.echo(f"  {worth:6.2f} {name}")
        report(
            f"{kind} on themselves",
            samples,
            [odds(one.features, models[kind]) for one in samples],
            options.misses and not options.cross,
        )
        if options.cross:
            report(f"{kind} crossed", samples, crossed(samples, kind, options.cross), options.misses)
    if options.measure:
        told = read_families(options.measure, context)
        for kind, samples in (
            ("ARTICLES", article_samples(told, rarity)),
            ("REPORTS", report_samples(told, rarity, story)),
        ):
            worth = [odds(one.features, models[kind]) for one in samples]
            report(f"{kind} of {options.measure.stem}", samples, worth, misses=False)
    if options.write:
        write(models, Path(__file__).parents[2] / "monitor" / "stories" / "points.py")


if __name__ == "__main__":
    main()
