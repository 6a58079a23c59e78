"""Stories and the ledger on labelled families: not below their floors, and the same in whatever order articles come."""

import json
import random
from collections import defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path

import pytest

from monitor.pipeline import Context
from monitor.store.database import open_store
from tests.quality.families import FOLDER, Told, read_families, shipped_context
from tests.quality.joined import FLOORS, Joined, figures, joined

FLOOR: dict[str, dict[str, float]] = json.loads(FLOORS.read_text())
ORDERS = 20


@pytest.fixture(scope="module")
def context() -> Context:
    return shipped_context()


@pytest.mark.parametrize("name", ["learnt", "more", "kept"])
def test_joining_is_not_below_its_floor(name: str, context: Context, tmp_path: Path) -> None:
    told = read_families(FOLDER / f"{name}.jsonl", context)
    found = figures(joined(told, _by_time(told), tmp_path / "families.db"))
    below = {kind: (found[kind], floor) for kind, floor in FLOOR[name].items() if found[kind] < floor}
    assert not below, f"found and floor, {name} (python -m tests.quality.joined --misses): {below}"


def test_any_order_gives_the_same_stories_and_ledger(context: Context, tmp_path: Path) -> None:
    told = read_families(FOLDER / "learnt.jsonl", context)
    results = set()
    for seed in range(ORDERS):
        order = _by_time(told)
        random.Random(seed).shuffle(order)
        database = tmp_path / f"{seed}.db"
        results.add((_stories(joined(told, order, database)), _entries(database)))
        database.unlink()
    assert len(results) == 1


def _by_time(told: list[Told]) -> list[int]:
    return sorted(range(len(told)), key=lambda place: (told[place].seconds, place))


def _stories(result: Joined) -> frozenset[frozenset[str]]:
    return _groups((story, article) for article, story in result.story.items())


def _entries(database: Path) -> tuple[object, ...]:
    """Which deals are in one entry, and what the entries say of them."""
    with open_store(database) as db:
        deals = db.execute(
            "select d.ledger_id, a.url || d.evidence || d.instrument from deals d join articles a on a.id = d.article_id"
        )
        entries = db.execute(
            """select first_seen, last_seen, instrument, status, parties, countries, minerals, quantities, value, currency,
                      reports, sources, (select group_concat(h.at || h.fact || h.after) from ledger_history h where h.ledger_id = ledger.id)
                 from ledger"""
        )
        return _groups(deals.fetchall()), tuple(sorted(map(repr, entries.fetchall())))


def _groups(pairs: Iterable[tuple[Hashable, str]]) -> frozenset[frozenset[str]]:
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return frozenset(map(frozenset, found.values()))
