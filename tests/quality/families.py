"""Families of articles: of several outlets and languages, labelled by event and by deal, as the pipeline sees them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from monitor.models.article import Article
from monitor.models.outcome import Outcome
from monitor.models.trace import DealTrace, Trace
from monitor.pipeline import Context, judge_article, load_context
from monitor.seeds import seeds_dir
from tests.quality.agreement import same_party

FOLDER = Path(__file__).parent / "families"


@dataclass(frozen=True, eq=False)
class Told:
    """An article of a family: what a person says it is, what the pipeline makes of it, and the stories that its own goes back to."""

    label: dict[str, Any]
    outcome: Outcome
    ancestors: frozenset[str]

    @property
    def trace(self) -> Trace:
        assert self.outcome.trace
        return self.outcome.trace

    @property
    def seconds(self) -> int:
        return int(datetime.fromisoformat(self.label["published"]).timestamp())

    @property
    def family(self) -> str:
        return str(self.label["story"]).split("-")[0]


def shipped_context() -> Context:
    return load_context([seeds_dir() / "rules"], seeds_dir())


def read_labels(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_families(path: Path, context: Context) -> list[Told]:
    labels = read_labels(path)
    lines = _ancestors(labels)
    return [Told(label, judge_article(article_of(label), context), lines[label["story"]]) for label in labels]


def article_of(label: dict[str, Any]) -> Article:
    url = f"https://{label['site']}.example/{label['slug']}"
    return Article(url, label["title"], label["text"], (), label["published"], label["lang"])


def _ancestors(labels: Iterable[dict[str, Any]]) -> dict[str, frozenset[str]]:
    direct: defaultdict[str, set[str]] = defaultdict(set)
    for label in labels:
        direct[label["story"]] |= set(label.get("follows") or ())

    def back(story: str, seen: set[str]) -> set[str]:
        if story not in seen:
            seen.add(story)
            for before in direct.get(story, ()):
                back(before, seen)
        return seen

    return {story: frozenset(back(story, set())) for story in list(direct)}


def kin(one: Told, other: Told) -> bool:
    """Whether one's story follows the other's, or both follow the same: joining and keeping apart are both right."""
    return bool(one.ancestors & other.ancestors)


def reports(told: Told) -> list[tuple[DealTrace, str]]:
    """The drawn deals that are labelled ones, each with the key of its ledger entry."""
    return [(told.trace.deals[number], str(label["key"])) for number, label in matched_deals(told)]


def matched_deals(told: Told) -> list[tuple[int, dict[str, Any]]]:
    """Numbers of drawn deals with the labelled ones that they are: those that share most parties, then minerals, then the
    instrument."""
    labelled: Sequence[dict[str, Any]] = told.label["ledger"]
    drawn = told.outcome.deals

    def worth(number: int, label: dict[str, Any]) -> float:
        deal = drawn[number]
        shared = sum(any(same_party(name, party) for name in deal.parties) for party in label["parties"])
        minerals = len(set(deal.minerals) & set(label["minerals"])) / max(1, len(label["minerals"]))
        is_form = deal.instrument.value == label["instrument"]
        return 3 * shared / max(1, len(label["parties"])) + 2 * minerals + is_form

    scored = sorted(
        (
            (worth(number, label), -number, -place)
            for number in range(len(drawn))
            for place, label in enumerate(labelled)
        ),
        reverse=True,
    )
    found, used_drawn, used_labelled = [], set[int](), set[int]()
    for value, number, place in scored:
        if value >= 1.5 and number not in used_drawn and place not in used_labelled:
            used_drawn.add(number)
            used_labelled.add(place)
            found.append((-number, labelled[-place]))
    return sorted(found, key=lambda pair: pair[0])
