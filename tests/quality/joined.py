"""How well articles are joined to stories and reports to ledger entries: `python -m tests.quality.joined [FAMILIES.jsonl…] [--shuffle SEED] [--misses] [--pin]`.

Families are stored one article after another, as a crawl would; then pairs count: of articles that are of one event, and of
reports (drawn deals that are labelled ones) that are of one deal, how many are joined, and how many that are not. A story
and its follow-up, or a round-up and what it sums up, count neither way. `latest`: the share of entries with several
reports that have the status of the last one.
"""

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import click

from monitor.linking import DAY, EVENT, link_article
from monitor.models.source import Source
from monitor.store.articles import insert_article
from monitor.store.database import Access, Database, open_store
from monitor.store.sources import sync_sources
from tests.pages import pin
from tests.quality.families import FOLDER, Told, kin, matched_deals, read_families, shipped_context

FLOORS = Path(__file__).parent / "join-floors.json"
T = TypeVar("T")


@dataclass(frozen=True)
class Unit:
    """A drawn deal that is a labelled one: the key that it should have, and the entry that it is in."""

    told: Told
    key: str
    entry: int
    status: str  # as labelled


@dataclass(frozen=True)
class Joined:
    """What came of the families: the story of each article, the reports, and the status of each entry."""

    told: tuple[Told, ...]
    story: dict[str, int]
    units: tuple[Unit, ...]
    status: dict[int, str]


def joined(told: Sequence[Told], order: Sequence[int], database: Path) -> Joined:
    """The families stored in this order."""
    with open_store(database, Access.OWN) as db:
        sources = sorted({one.label["site"] for one in told})
        sync_sources(db, [Source(name, f"https://{name}.example/") for name in sources])
        ids = {}
        for place in order:
            ids[place] = store(db, told[place])
        story = dict(db.execute("select id, story_id from articles").fetchall())
        status = dict(db.execute("select id, status from ledger").fetchall())
        units = [unit for place, one in enumerate(told) for unit in _units(db, one, ids[place])]
        return Joined(
            tuple(told), {one.label["id"]: story[ids[n]] for n, one in enumerate(told)}, tuple(units), status
        )


def store(db: Database, told: Told) -> int:
    moment = datetime.fromisoformat(told.label["published"])
    with db.atomic():
        article = insert_article(
            db, told.label["site"], told.outcome, told.label["id"], fetched=moment, now=moment
        )
        link_article(db, article, told.trace)
    return article


def _units(db: Database, told: Told, article: int) -> Iterable[Unit]:
    entries = db.execute("select ledger_id from deals where article_id = ? order by id", [article]).fetchall()
    for number, label in matched_deals(told):
        yield Unit(told, label["key"], entries[number][0], label["status"])


@dataclass
class Pairs:
    """Pairs that should be joined and are, that should not and are, and that should and are not."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def pairs_of(
    things: Iterable[T],
    same: Callable[[T, T], bool],
    got: Callable[[T, T], bool],
    shown: Callable[[str, T, T], None],
) -> Pairs:
    found = Pairs()
    for one, other in combinations(things, 2):
        if same(one, other):
            found.right += got(one, other)
            found.missed += not got(one, other)
        elif got(one, other):
            found.wrong += 1
        if same(one, other) != got(one, other):
            shown("missed" if same(one, other) else "WRONG", one, other)
    return found


def figures(result: Joined, *, misses: bool = False) -> dict[str, float]:
    def article(kind: str, one: Told, other: Told) -> None:
        if misses:
            click.echo(f"  story {kind:6} {_words(one)} | {_words(other)}")

    def deal(kind: str, one: Unit, other: Unit) -> None:
        if misses:
            click.echo(f"  deal  {kind:6} {one.key} {_words(one.told)} | {other.key} {_words(other.told)}")

    def same_story(one: Told, other: Told) -> bool:
        return bool(one.label["story"] == other.label["story"])

    def in_one(one: Told, other: Told) -> bool:
        is_one = result.story[one.label["id"]] == result.story[other.label["id"]]
        return is_one and (same_story(one, other) or not kin(one, other))

    stories = pairs_of(result.told, same_story, in_one, article)
    ledger = pairs_of(result.units, lambda a, b: a.key == b.key, lambda a, b: a.entry == b.entry, deal)
    return {
        "story precision": stories.precision, "story recall": stories.recall,
        "ledger precision": ledger.precision, "ledger recall": ledger.recall,
        "latest": latest(result),
    }  # fmt: skip


def counted(told: Sequence[Told]) -> str:
    """How many pairs a figure is of, and how many of them are alike; of articles those that one event could have."""
    articles = [
        one.label["story"] == other.label["story"]
        for one, other in combinations(told, 2)
        if abs(one.seconds - other.seconds) <= EVENT
        and (one.label["story"] == other.label["story"] or not kin(one, other))
    ]
    keys = [label["key"] for one in told for _, label in matched_deals(one)]
    deals = [one == other for one, other in combinations(keys, 2)]
    return (
        f"{len(told)} articles, {len(articles)} pairs within {EVENT // DAY} days ({sum(articles)} of one event); "
        f"{len(keys)} reports, {len(deals)} pairs ({sum(deals)} of one deal)"
    )


def _words(told: Told) -> str:
    return f"{told.label['id']} {told.label['lang']} {told.label['title'][:40]!r}"


def latest(result: Joined) -> float:
    labelled: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for told in result.told:
        for label in told.label["ledger"]:
            labelled[label["key"]].append((told.seconds, label["status"]))
    right = of = 0
    for key, reports in labelled.items():
        if len(reports) > 1:
            of += 1
            entries = Counter(unit.entry for unit in result.units if unit.key == key)
            right += bool(entries) and result.status[entries.most_common(1)[0][0]] == max(reports)[1]
    return right / of if of else 1.0


def measure(told: Sequence[Told], seed: int | None = None, *, misses: bool = False) -> dict[str, float]:
    order = list(range(len(told)))
    if seed is None:
        order.sort(key=lambda place: (told[place].seconds, place))
    else:
        random.Random(seed).shuffle(order)
    with tempfile.TemporaryDirectory() as folder:
        return figures(joined(told, order, Path(folder) / "families.db"), misses=misses)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="*", default=sorted(FOLDER.glob("*.jsonl")))
    parser.add_argument("--shuffle", type=int, metavar="SEED")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--pin", action="store_true")
    options = parser.parse_args()
    context = shipped_context()
    found = {}
    for path in options.files:
        told = read_families(path, context)
        found[path.stem] = measure(told, options.shuffle, misses=options.misses)
        click.echo(f"{path.stem}: {counted(told)}")
        click.echo("  " + ", ".join(f"{kind} {value:.3f}" for kind, value in found[path.stem].items()))
    if options.pin:
        pin(found, FLOORS)


if __name__ == "__main__":
    main()
