"""Stories and the ledger, out of short articles that are stored as a crawl stores them; and a person's word on them."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.errors import UsageError
from monitor.jobs.ledger import forget_act, merge_entries, split_entry
from monitor.jobs.link import link_archive
from monitor.linking import link_article
from monitor.models.ledgerlist import ShownEntry
from monitor.store import decisions, links
from monitor.store.database import Access, Database, open_store
from monitor.store.deals import DealFilter
from monitor.store.ledgerlist import find_entries, quarter_totals
from monitor.store.storylist import find_stories, story_by_id
from tests.linked import (
    DISSENT,
    EVERYTHING,
    OTHERS,
    SIGNED,
    STAKE,
    TALKS,
    Told,
    context,
    partitions,
    record,
    store,
    told,
)  # fmt: skip

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
OWN = told("orsklithium", 31.05, "Offtake agreement with Hanul Cell signed",
    "Orsk Lithium is pleased to announce that it has signed the offtake agreement with Hanul Cell for 20,000 tonnes a year of lithium hydroxide from Pilgangoora North.",
    "The contract runs for six years and is worth US$900 million.")  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "monitor.db"
    store(path, EVERYTHING)
    return path


@pytest.fixture
def archive(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "monitor.db"))


@pytest.fixture
def db(archive: Path) -> Iterator[Database]:
    with open_store(archive, Access.WRITE) as opened:
        yield opened


def entry_of(db: Database, one: Told) -> ShownEntry:
    """The entry that has the report of an article."""
    found = [entry for entry in find_entries(db) if any(r.article.url == one.url for r in entry.reports)]
    assert len(found) == 1, one.url
    return found[0]


def article_of(db: Database, one: Told) -> int:
    return int(db.execute("select id from articles where url = ?", [one.url]).fetchone()[0])


def urls(entry: ShownEntry) -> set[str]:
    return {one.article.url for one in entry.reports}


def test_a_deal_reported_on_three_sources_is_one_story_and_one_entry(tmp_path: Path) -> None:
    store(tmp_path / "x.db", TALKS)
    with open_store(tmp_path / "x.db") as db:
        [story] = find_stories(db)
        [entry] = find_entries(db)
    assert (len(story.articles), len(story.sources), story.entries) == (3, 3, (entry.id,))
    assert (len(entry.reports), len(entry.sources), entry.status) == (3, 3, "proposed")


def test_a_follow_up_is_news_and_advances_the_status(db: Database) -> None:
    entry = entry_of(db, SIGNED)
    assert entry.status == "signed"
    course = [(one.before, one.after, one.article_id) for one in entry.history if one.fact == "status"]
    assert course == [
        ("", "proposed", article_of(db, TALKS[0])),
        ("proposed", "signed", article_of(db, SIGNED)),
    ]
    first, later = (
        next(s for s in find_stories(db) if one.url in {a.url for a in s.articles})
        for one in (TALKS[0], SIGNED)
    )
    assert first.id != later.id
    assert (later.follows, first.followed_by) == ((first.id,), (later.id,))
    assert story_by_id(db, 10**6) is None


def test_a_value_on_which_sources_differ_is_a_conflict_and_overwrites_nothing(db: Database) -> None:
    entry = entry_of(db, DISSENT)
    assert (entry.value, entry.currency) == (900e6, "USD")
    [conflict] = entry.conflicts
    assert [(one.value, len(one.articles)) for one in conflict.values] == [
        ("USD 900,000,000", 4), ("USD 1,100,000,000", 1),
    ]  # fmt: skip


def test_two_deals_of_the_same_two_parties_stay_two(db: Database) -> None:
    assert entry_of(db, STAKE).id != entry_of(db, SIGNED).id
    assert urls(entry_of(db, SIGNED)) == {one.url for one in (*TALKS, SIGNED, DISSENT)}


def test_a_party_that_tells_of_its_own_deal_confirms_it(archive: Path) -> None:
    store(archive, [OWN])
    with open_store(archive) as db:
        confirmed = entry_of(db, OWN).confirmed_by
        assert confirmed
        assert (confirmed.article.url, entry_of(db, SIGNED).primary) == (OWN.url, article_of(db, OWN))
        assert entry_of(db, STAKE).confirmed_by is None


def test_any_order_of_arrival_gives_the_same_stories_and_ledger(filled: Path, tmp_path: Path) -> None:
    wanted = partitions(filled)
    for seed in range(20):
        shuffled = random.Random(seed).sample(EVERYTHING, len(EVERYTHING))
        store(tmp_path / f"{seed}.db", shuffled)
        assert partitions(tmp_path / f"{seed}.db") == wanted, seed


def test_an_updated_article_keeps_its_entry(archive: Path) -> None:
    with open_store(archive) as db:
        before = entry_of(db, TALKS[1]).id
        stakes = entry_of(db, STAKE)
    store(archive, [corrected(TALKS[1]), corrected(STAKE)])
    with open_store(archive) as db:
        assert db.execute("select count(*) from revisions").fetchone()[0] == len(EVERYTHING) + 2
        assert entry_of(db, TALKS[1]).id == before
        assert len(entry_of(db, TALKS[1]).reports) == 5
        assert entry_of(db, STAKE).id == stakes.id
        assert entry_of(db, STAKE).reports[0].id != stakes.reports[0].id  # it was drawn anew


def corrected(one: Told) -> Told:
    return replace(one, text=f"{one.text}\nThis story was corrected to give the right spelling of a name.")


def test_an_article_that_no_longer_reports_a_deal_leaves_no_empty_entry(archive: Path) -> None:
    store(
        archive,
        [replace(STAKE, title="Correction", text="An earlier story was wrong and has been withdrawn.")],
    )
    with open_store(archive) as db:
        assert not any(STAKE.url in urls(entry) for entry in find_entries(db))
        assert db.execute(
            "select count(*) from ledger where id not in (select ledger_id from deals)"
        ).fetchone() == (0,)


def test_a_split_holds_when_articles_change_and_is_linked_anew(archive: Path) -> None:
    with open_store(archive, Access.WRITE) as db:
        entry = entry_of(db, DISSENT).id
        left, taken = split_entry(db, entry, [article_of(db, DISSENT), article_of(db, SIGNED)], NOW)
    assert left == entry
    assert taken != entry
    store(archive, [corrected(DISSENT), corrected(TALKS[0])])
    with open_store(archive, Access.WRITE) as db:
        linked_anew(db)
        assert urls(entry_of(db, DISSENT)) == {DISSENT.url, SIGNED.url}
        assert urls(entry_of(db, TALKS[0])) == {one.url for one in TALKS}
        assert (entry_of(db, TALKS[0]).id, entry_of(db, DISSENT).id) == (left, taken)
        assert entry_of(db, DISSENT).status == "signed"
        assert entry_of(db, TALKS[0]).status == "proposed"


def linked_anew(db: Database) -> None:
    every = [row[0] for row in db.execute("select id from articles order by id desc")]
    for article_id, traced in links.traces_of(db, every).items():
        with db.atomic():
            link_article(db, article_id, traced.trace)


def test_what_stays_after_a_split_keeps_the_id_however_little_it_is(db: Database) -> None:
    entry = entry_of(db, SIGNED).id
    left, taken = split_entry(db, entry, [article_of(db, one) for one in (*TALKS, SIGNED)], NOW)
    assert (left, entry_of(db, DISSENT).id, entry_of(db, SIGNED).id) == (entry, entry, taken)


def test_a_merge_holds_when_articles_change_and_new_reports_come(archive: Path) -> None:
    with open_store(archive, Access.WRITE) as db:
        big, small = entry_of(db, SIGNED), entry_of(db, STAKE)
        assert merge_entries(db, [small.id, big.id], NOW) == big.id
        assert len(entry_of(db, STAKE).reports) == 6
    store(archive, [corrected(STAKE), corrected(SIGNED), OWN])
    with open_store(archive, Access.WRITE) as db:
        linked_anew(db)
        assert entry_of(db, STAKE).id == big.id
        assert {STAKE.url, SIGNED.url, TALKS[0].url} <= urls(entry_of(db, STAKE))


def test_a_later_word_counts_and_one_that_is_forgotten_no_longer(db: Database) -> None:
    big, small = entry_of(db, SIGNED).id, entry_of(db, STAKE).id
    before = {frozenset(urls(entry)) for entry in find_entries(db)}
    merged = merge_entries(db, [big, small], NOW)
    split_entry(db, merged, [article_of(db, STAKE)], NOW)
    assert {frozenset(urls(entry)) for entry in find_entries(db)} == before
    assert [(one.number, one.kind) for one in decisions.acts(db)] == [(2, "split"), (1, "merge")]
    assert decisions.acts(db)[0].articles == (article_of(db, STAKE),)
    forget_act(db, 2)
    assert STAKE.url in urls(entry_of(db, SIGNED))
    forget_act(db, 1)
    assert {frozenset(urls(entry)) for entry in find_entries(db)} == before
    assert decisions.acts(db) == []


def test_a_word_holds_among_more_reports_than_are_grouped_at_once(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "MANY", 2)
    big, small = entry_of(db, SIGNED).id, entry_of(db, STAKE).id
    assert merge_entries(db, [big, small], NOW) == entry_of(db, STAKE).id == entry_of(db, SIGNED).id
    left, taken = split_entry(db, entry_of(db, STAKE).id, [article_of(db, STAKE)], NOW)
    assert (entry_of(db, SIGNED).id, entry_of(db, STAKE).id) == (left, taken)


def test_a_word_on_a_deal_does_not_pass_to_another_that_took_its_place(archive: Path) -> None:
    with open_store(archive, Access.WRITE) as db:
        merge_entries(db, [entry_of(db, SIGNED).id, entry_of(db, STAKE).id], NOW)
    other = replace(STAKE, title="Nordhavn lends to Teluk Nickel",
        text="Teluk Nickel has signed a loan agreement of US$80 million with Nordhavn Bank for its nickel smelter on Sulawesi.")  # fmt: skip
    store(archive, [other])
    with open_store(archive) as db:
        assert urls(entry_of(db, STAKE)) == {STAKE.url}


def test_two_agreements_of_one_ministry_are_two(tmp_path: Path) -> None:
    for number, partner in enumerate(("South Korea", "Japan")):
        store(tmp_path / "monitor.db", [told("wire", number, f"Brazil and {partner} sign memorandum on niobium",
            f"Brazil and {partner} signed a memorandum of understanding on niobium processing, Brazil's mines ministry said.",
            "It foresees a pilot plant." if number else "Two universities will take part.")])  # fmt: skip
    with open_store(tmp_path / "monitor.db") as db:
        assert len(list(find_entries(db))) == 2


def test_a_trade_paper_with_a_word_of_a_partys_name_confirms_nothing(tmp_path: Path) -> None:
    words = ("Offtake with Hanul Cell signed", "Northern Ridge Lithium has signed an offtake agreement with Hanul Cell for 20,000 tonnes a year of lithium hydroxide.")  # fmt: skip
    for host, is_own in (("northernminer", False), ("northernridge", True), ("hanulcell", True)):
        store(tmp_path / f"{host}.db", [told(host, 1, *words)])
        with open_store(tmp_path / f"{host}.db") as db:
            assert [entry.primary is not None for entry in find_entries(db)] == [is_own], host


def test_an_article_that_tells_of_a_deal_twice_is_one_report(archive: Path) -> None:
    both = told("portside", 50, "Two agreements for Teluk Nickel",
        "Teluk Nickel has signed a loan agreement of US$80 million with Nordhavn Bank for its smelter on Sulawesi.",
        "Separately, Teluk Nickel signed an offtake agreement with Corvane Batteries for 5,000 tonnes a year of nickel matte.")  # fmt: skip
    store(archive, [both])
    with open_store(archive, Access.WRITE) as db:
        entries = [one for one in find_entries(db) if both.url in urls(one)]
        assert len(entries) == 2
        kept = merge_entries(db, [one.id for one in entries], NOW)
        assert [(one.article.url, one.value) for one in entry_of(db, both).reports] == [(both.url, 80e6)]
        assert entry_of(db, both).id == kept


def test_what_a_person_says_of_the_ledger_must_make_sense(db: Database) -> None:
    entry, stakes = entry_of(db, SIGNED).id, entry_of(db, STAKE).id
    stranger = article_of(db, OTHERS[0])
    for wrong, words in (
        (lambda: merge_entries(db, [entry, entry], NOW), "with itself"),
        (lambda: merge_entries(db, [entry, 999], NOW), "no ledger entry 999"),
        (lambda: split_entry(db, 999, [1], NOW), "no ledger entry 999"),
        (lambda: split_entry(db, entry, [stranger], NOW), f"article {stranger} has no report"),
        (lambda: split_entry(db, stakes, [article_of(db, STAKE)], NOW), "must stay"),
        (lambda: forget_act(db, 7), "no decision 7"),
    ):
        with pytest.raises(UsageError, match=words):
            wrong()
    assert decisions.acts(db) == []


def test_an_archive_from_before_is_linked_as_if_it_had_come_now(archive: Path) -> None:
    wanted = partitions(archive)
    with open_store(archive, Access.WRITE) as db:
        deals = db.execute("select id, article_id, evidence from deals").fetchall()
        with db.atomic():
            db.execute("update articles set story_id = null")
            db.execute("update deals set ledger_id = null")
            for table in (
                "traces",
                "trace_keys",
                "story_links",
                "deal_keys",
                "ledger_links",
                "ledger",
                "stories",
            ):
                db.execute(f"delete from {table}")
        assert list(link_archive(db, context())) == [len(EVERYTHING)]
        assert list(link_archive(db, context())) == []
        assert db.execute("select id, article_id, evidence from deals").fetchall() == deals
    assert partitions(archive) == wanted


def test_the_ledger_is_chosen_by_what_its_entries_say(db: Database) -> None:
    def found(**words: object) -> set[int]:
        quiet = words.pop("quiet_since", None)
        return {one.id for one in find_entries(db, DealFilter(**words), quiet_since=quiet)}  # type: ignore[arg-type]

    offtake, stake = entry_of(db, SIGNED).id, entry_of(db, STAKE).id
    graphite, loan, magnets = (entry_of(db, one).id for one in OTHERS[:3])
    assert found() == {offtake, stake, graphite, loan, magnets}
    assert found(countries=("AU", "KR"), minerals=("lithium",), since=datetime(2026, 3, 1, tzinfo=UTC)) == {
        offtake
    }
    assert found(parties=("hanul",)) == {offtake, stake}
    assert found(parties=("hanul", "ORSK"), instruments=("acquisition",)) == {stake}
    assert found(sources=("portside",)) == {offtake, stake, magnets}
    assert found(since=datetime(2026, 4, 3, tzinfo=UTC)) == {stake, magnets}
    assert found(quiet_since=datetime(2026, 3, 20, tzinfo=UTC)) == {graphite, loan}
    assert found(statuses=("approved",), quiet_since=datetime(2026, 3, 20, tzinfo=UTC)) == {graphite}
    assert [one.id for one in find_entries(db, limit=2)] == [stake, magnets]


def test_values_are_added_by_quarter_and_mineral_with_currencies_apart(db: Database) -> None:
    totals = {(one.quarter, one.mineral): one for one in quarter_totals(db)}
    lithium, tungsten = totals["2026-Q1", "lithium"], totals["2026-Q2", "tungsten"]
    assert (lithium.entries, lithium.with_value, lithium.values) == (1, 1, (("USD", 900e6),))
    assert tungsten.values == (("AUD", 48e6),)
    graphite = totals["2026-Q1", "graphite"]
    assert (graphite.entries, graphite.with_value, graphite.values) == (1, 0, ())
    assert [one.mineral for one in quarter_totals(db, DealFilter(parties=("brovary",)))] == ["graphite"]
    with db.atomic():
        record(db, replace(SIGNED, url="https://portside.example/twin", day=40.0, text=(
            "Delta Lithium has signed an offtake agreement worth A$70 million with Corvane Batteries for lithium carbonate from Chile.\n"
            "Corvane will take 4,000 tonnes a year.")))  # fmt: skip
    assert dict(next(one for one in quarter_totals(db) if one.quarter == "2026-Q2" and one.mineral == "lithium").values) == {
        "AUD": 70e6
    }  # fmt: skip
