"""Stories and the ledger on labelled families: not below their floors, and the same in whatever order articles come."""

import json
import random
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.linking import link_article, release_deals
from monitor.models.ledger import Report
from monitor.models.trace import DealTrace
from monitor.pipeline import Context
from monitor.seeds import seeds_dir
from monitor.store.articles import update_article
from monitor.store.database import Access, Database, open_store
from monitor.stories.entry import entry_of
from monitor.stories.rarity import load_rarity
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


def test_what_was_changed_and_changed_back_leaves_no_trace(context: Context, tmp_path: Path) -> None:
    """Articles take one another's texts and get their own again: what is joined is what a fresh archive would have."""
    told = read_families(FOLDER / "learnt.jsonl", context)
    fresh = _stories(joined(told, _by_time(told), tmp_path / "fresh.db")), _entries(tmp_path / "fresh.db")
    joined(told, _by_time(told), tmp_path / "changed.db")
    chance = random.Random(20)
    with open_store(tmp_path / "changed.db", Access.OWN) as db:
        changed = chance.sample(range(len(told)), 30)
        for place in changed:
            _change(db, told, place, chance.randrange(len(told)))
        _check_sums(db)
        for place in changed:
            _change(db, told, place, place)
        _check_sums(db)
        pairs = db.execute("select story_id, url from articles").fetchall()
    labels = {one.outcome.article.url: one.label["id"] for one in told}
    stories = _groups((story, labels[url]) for story, url in pairs)
    assert (stories, _entries(tmp_path / "changed.db")) == fresh


def _change(db: Database, told: list[Told], place: int, text_of: int) -> None:
    """Give an article the text of another, under its own address and moment."""
    own, other = told[place].outcome, told[text_of].outcome
    article = replace(other.article, url=own.article.url, published=own.article.published)
    outcome = replace(other, article=article)
    (number,) = db.execute("select id from articles where url = ?", [article.url]).fetchone()
    with db.atomic():
        released = release_deals(db, number)
        update_article(db, number, outcome, f"{place} {text_of}", fetched=NOW, now=NOW)
        assert outcome.trace
        link_article(db, number, outcome.trace, released)


NOW = datetime(2026, 11, 27, tzinfo=UTC)
FAULTS = (
    "select id from articles where story_id is null",
    "select id from deals where ledger_id is null",
    "select id from stories s where articles <> (select count(*) from articles where story_id = s.id)",
    "select id from ledger l where reports <> (select count(distinct article_id) from deals where ledger_id = l.id)",
    "select one from story_links where one not in (select id from articles)",
    "select one from ledger_links where one not in (select id from deals)",
    "select deal_id from deal_keys where deal_id not in (select id from deals)",
    "select id from ledger_history where ledger_id not in (select id from ledger)",
)


def _check_sums(db: Database) -> None:
    for fault in FAULTS:
        assert db.execute(fault).fetchall() == [], fault


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


@pytest.mark.parametrize(
    ("site", "is_own"),
    [
        ("https://www.northernstar.com.au/news/1", True),
        ("https://northern-star-group.com/1", True),
        ("https://northernminer.com/1", False),
        ("https://mining.com/1", False),
        ("https://www.energy.gov/1", True),
    ],
)
def test_a_site_is_a_partys_own_where_its_name_is(site: str, is_own: bool) -> None:
    trace = DealTrace(
        "offtake",
        "signed",
        (("northern", "star"), ("mining", "house")),
        ("copper",),
        (),
        (),
        None,
        None,
        (),
        "",
    )
    report = Report(
        1, 7, site, "wire", "2026-11-20T00:00:00Z", 0, 0, ("Northern Star", "Mining House"), "[]", trace, 1
    )
    assert entry_of([report], load_rarity(seeds_dir())).primary == (7 if is_own else None)
