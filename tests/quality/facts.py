"""How well the facts of deals are drawn, on the labelled stories: `python -m tests.quality.facts [--pin] [--misses KIND]`.

Of flagged stories that tell a deal, drawn deals are paired with labelled ones. Deals, minerals, parties, countries and
quantities have an F1; instrument, status and value the share of pairs that agree.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from monitor.deals import Gazetteer, draw_deals, load_gazetteer
from monitor.models.deal import Deal
from monitor.rules import RuleSet, judge, load_ruleset
from monitor.seeds import seeds_dir
from monitor.text import Document
from tests.pages import pin
from tests.quality.agreement import matched, paired, same_amount, same_party, same_quantity
from tests.quality.labelled import LEARNT, read_stories

FLOORS = Path(__file__).parent / "fact-floors.json"
SHARES = ("instrument", "status", "value")
KINDS = ("deals", "minerals", "parties", "countries", "quantities", *SHARES)
OTHERS = "not learnt from"
# Those with a floor. Of the parts of OTHERS none is large enough for one of its own: a deal more or less moves it by points.
FLOORED = (LEARNT, OTHERS)
Label = dict[str, Any]


@dataclass
class Tally:
    """Of one kind of fact: how many agree, how many were drawn, how many are labelled."""

    agree: int = 0
    drawn: int = 0
    labelled: int = 0

    def add(self, agree: int, drawn: int, labelled: int) -> None:
        self.agree, self.drawn, self.labelled = (
            self.agree + agree,
            self.drawn + drawn,
            self.labelled + labelled,
        )

    @property
    def figure(self) -> float:
        """F1; of a kind that each deal has once, the share that agrees."""
        both = self.drawn + self.labelled
        return 2 * self.agree / both if both else 0.0


@dataclass
class Scores:
    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    misses: list[tuple[str, str, str, str]] = field(default_factory=list)  # story, kind, label, drawn

    def figures(self) -> dict[str, float]:
        return {kind: tally.figure for kind, tally in self.tallies.items()}

    def add(self, story: Label, drawn: Sequence[Deal]) -> None:
        labels = story["deals"]
        here = {mineral for deal in drawn for mineral in deal.minerals}
        wanted = {mineral for label in labels for mineral in label["minerals"]}
        self.tallies["minerals"].add(len(here & wanted), len(here), len(wanted))
        pairs = paired(drawn, labels, _shared)
        self.tallies["deals"].add(len(pairs), len(drawn), len(labels))
        for deal, label in pairs:
            for kind, tally in _compare(deal, label):
                self.tallies[kind].add(*tally)
                if tally[0] < max(tally[1:]):
                    self.misses.append((story["id"], kind, str(label[kind]), str(getattr(deal, kind))))


def _compare(deal: Deal, label: Label) -> Iterator[tuple[str, tuple[int, int, int]]]:
    yield (
        "parties",
        (matched(deal.parties, label["parties"], same_party), len(deal.parties), len(label["parties"])),
    )
    yield "instrument", (int(deal.instrument.value == label["instrument"]), 1, 1)
    yield "status", (int(deal.status.value == label["status"]), 1, 1)
    if "value" not in label:
        return  # an article of a family: the rest nobody has labelled
    countries, wanted = set(deal.countries), set(label["countries"])
    yield "countries", (len(countries & wanted), len(countries), len(wanted))
    moved = [(one.value, one.unit) for one in deal.quantities]
    asked = [(one["value"], one["unit"]) for one in label["quantities"]]
    yield "quantities", (matched(moved, asked, same_quantity), len(moved), len(asked))
    same_currency = label["value"] is None or deal.currency == label["currency"]
    yield "value", (int(same_amount(deal.value, label["value"]) and same_currency), 1, 1)


def _shared(deal: Deal, label: Label) -> float:
    """How much a drawn and a labelled deal have in common: parties above all, minerals, form, value."""
    parties = matched(deal.parties, label["parties"], same_party) / max(1, len(label["parties"]))
    minerals = len(set(deal.minerals) & set(label["minerals"])) / max(1, len(label["minerals"]))
    value = label.get("value") is not None and same_amount(deal.value, label["value"])
    return 3 * parties + 2 * minerals + (deal.instrument.value == label["instrument"]) + value


def deals_of(story: Label, ruleset: RuleSet, gazetteer: Gazetteer) -> tuple[Deal, ...]:
    document = Document(story["title"], story["text"], story["lang"], story["published"])
    judgement = judge(document, ruleset)
    return draw_deals(document, judgement, gazetteer) if judgement.flagged else ()


def scores(ruleset: RuleSet, gazetteer: Gazetteer) -> dict[str, Scores]:
    """By the part of the labelled set that a story belongs to, and of all parts that nothing is learnt from together."""
    found: dict[str, Scores] = {}
    for part, story in read_stories():
        if story["flag"]:
            drawn = deals_of(story, ruleset, gazetteer)
            found.setdefault(part, Scores()).add(story, drawn)
            if part != LEARNT:
                found.setdefault(OTHERS, Scores()).add(story, drawn)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pin", action="store_true", help="raise the floors to just below what is measured")
    parser.add_argument(
        "--misses", choices=KINDS, help="list what was drawn otherwise, of those learnt from alone"
    )
    options = parser.parse_args()
    measured = scores(load_ruleset([seeds_dir() / "rules"], seeds_dir()), load_gazetteer(seeds_dir()))
    for part, one in measured.items():
        click.echo(f"{part:16}" + "  ".join(f"{kind} {value:.3f}" for kind, value in one.figures().items()))
    for story, kind, label, drawn in measured[LEARNT].misses:
        if kind == options.misses:
            click.echo(f"{story} {kind}: {label}, drawn {drawn}")
    if options.pin:
        pin({part: measured[part].figures() for part in FLOORED}, FLOORS)


if __name__ == "__main__":
    main()
