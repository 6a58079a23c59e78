"""`monitor deals`, `ledger` and `stories` as processes, on an archive of linked articles."""

import csv
import io
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Program
from tests.linked import DISSENT, EVERYTHING, SIGNED, STAKE, START, TALKS, store, told

SUMMIT = told("wire", 1, "=Hyperlink and summit talk", "The United States and Kazakhstan plan to sign a memorandum of understanding on tungsten, the mining ministry in Astana said.",
              "Nothing more was disclosed.")  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "monitor.db"
    store(path, [*EVERYTHING, SUMMIT])
    return path


@pytest.fixture
def archive(filled: Path, program: Program) -> Program:
    program.configure()
    shutil.copy(filled, program.database)
    return program


def data(program: Program, *arguments: str) -> Any:
    done = program.run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def told_by(entries: list[dict[str, Any]]) -> list[set[str]]:
    return [{one["url"] for one in entry["reports"]} for entry in entries]


def test_a_deal_is_told_once_with_its_reports_its_course_and_where_sources_differ(archive: Program) -> None:
    done = archive.run("deals", "--party", "hanul", "--mineral", "lithium")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "2026-04-02  Offtake, signed: Orsk Lithium – Hanul Cell"
    assert "US$900 million · 20,000 t/year" in lines[1]
    assert "5 reports from 3 sources, 2 Mar to 2 Apr 2026 · entry 1" in lines[2]
    assert lines[3] == "  proposed 2 Mar → signed 2 Apr 2026"
    assert lines[4] == "  sources differ on value: US$900 million (4 articles), US$1.1 billion (1)"
    assert "“Hanul Cell signed an offtake agreement" in lines[5]


def test_an_entry_in_json_has_the_keys_of_a_deal_and_what_joins_it(archive: Program) -> None:
    [entry] = data(archive, "deals", "--party", "hanul", "--mineral", "lithium")
    assert {name: entry[name] for name in ("instrument", "status", "parties", "minerals", "value", "currency", "quantities")} == {
        "instrument": "offtake", "status": "signed", "parties": ["Orsk Lithium", "Hanul Cell"], "minerals": ["lithium"],
        "value": 900000000, "currency": "USD", "quantities": [{"value": 20000, "unit": "t/year"}],
    }  # fmt: skip
    assert (entry["first_seen"], entry["last_seen"]) == ("2026-03-02T09:00:00Z", "2026-04-02T11:24:00Z")
    assert [one["url"] for one in entry["reports"]] == [
        DISSENT.url, SIGNED.url, *(one.url for one in reversed(TALKS)),
    ]  # fmt: skip
    assert entry["reports"][0] == {
        "article": 5, "title": DISSENT.title, "url": DISSENT.url, "source": "ledgerpost", "published": "2026-04-02T11:24:00Z",
        "status": "signed", "value": 1100000000, "currency": "USD",
    }  # fmt: skip
    assert entry["sources"] == ["ledgerpost", "portside", "wire"]
    assert entry["primary"] is None
    assert entry["history"][:2] == [
        {"at": "2026-03-02T09:00:00Z", "fact": "status", "before": None, "after": "proposed", "article": 1},
        {"at": "2026-03-02T09:00:00Z", "fact": "value", "before": None, "after": "USD 900,000,000", "article": 1},
    ]  # fmt: skip
    assert entry["conflicts"] == [{"fact": "value", "values": [
        {"value": "USD 900,000,000", "articles": [1, 2, 3, 4]}, {"value": "USD 1,100,000,000", "articles": [5]},
    ]}]  # fmt: skip
    evidence = entry["evidence"]
    assert DISSENT.text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_one_command_answers_each_of_four_questions(archive: Program) -> None:
    """All between two countries on a mineral since a day; of a party; proposed and silent; disclosed value."""
    between = data(
        archive,
        "deals",
        "--country",
        "US",
        "--country",
        "KZ",
        "--mineral",
        "tungsten",
        "--since",
        "2026-03-01",
    )
    assert told_by(between) == [{SUMMIT.url}]
    assert (
        told_by(data(archive, "deals", "--country", "US", "--country", "KZ", "--since", "2026-03-04")) == []
    )
    assert told_by(data(archive, "deals", "--party", "HANUL")) == [
        {STAKE.url}, {one.url for one in (*TALKS, SIGNED, DISSENT)},
    ]  # fmt: skip
    days = (datetime.now(UTC) - START).days
    assert told_by(data(archive, "deals", "--status", "proposed", "--quiet-for", f"{days - 5}d")) == [
        {SUMMIT.url}
    ]
    assert data(archive, "deals", "--status", "proposed", "--quiet-for", f"{days + 5}d") == []
    totals = {(one["quarter"], one["mineral"]): one for one in data(archive, "deals", "--totals")}
    assert totals["2026-Q1", "lithium"]["values"] == [{"currency": "USD", "value": 900000000}]
    assert totals["2026-Q2", "tungsten"]["values"] == [{"currency": "AUD", "value": 48000000}]
    assert totals["2026-Q1", "tungsten"] == {
        "quarter": "2026-Q1", "mineral": "tungsten", "entries": 1, "with_value": 0, "without_value": 1, "values": [],
    }  # fmt: skip


def test_totals_and_entries_are_had_as_csv_and_in_words(archive: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(archive.run("deals", "--totals", "--csv").stdout)))
    assert {(row["quarter"], row["mineral"], row["currency"], row["value"]) for row in rows} >= {
        ("2026-Q1", "lithium", "USD", "900000000"), ("2026-Q1", "graphite", "", ""),
    }  # fmt: skip
    entries = list(csv.DictReader(io.StringIO(archive.run("deals", "--csv").stdout)))
    [offtake] = [row for row in entries if row["reports"] == "5"]
    assert (offtake["history"], offtake["sources"]) == (
        "proposed 2026-03-02; signed 2026-04-02", "ledgerpost; portside; wire",
    )  # fmt: skip
    assert any(row["title"].startswith("'=Hyper") for row in entries)
    words = archive.run("deals", "--totals").stdout
    assert "quarter  mineral" in words
    assert "US$900 million" in words


def test_show_tells_each_report_and_each_change_with_its_article(archive: Program) -> None:
    words = archive.run("ledger", "show", "1").stdout
    assert "2 Apr 2026  status: proposed → signed · article 4" in words
    assert "value: US$900 million → US$1.1 billion · article 5" in words
    assert "US$1.1 billion: article 5" in words
    assert f"2026-03-02  wire: {TALKS[0].title} (proposed, US$900 million) · article 1" in words
    assert all(one.url in words for one in (*TALKS, SIGNED, DISSENT))
    assert data(archive, "ledger", "show", "1")["id"] == 1


def test_a_person_merges_splits_and_takes_it_back(archive: Program) -> None:
    [stake] = [
        one["id"] for one in data(archive, "deals", "--party", "hanul") if one["minerals"] == ["tungsten"]
    ]
    done = archive.run("ledger", "merge", str(stake), "1")
    assert (done.returncode, done.stdout) == (
        0, "one deal now: entry 1: Offtake, signed: Orsk Lithium – Hanul Cell (6 reports)\n",
    )  # fmt: skip
    done = archive.run("ledger", "split", "1", "4", "5")
    assert done.returncode == 0, done.stderr
    assert "taken out: entry" in done.stdout
    assert "(2 reports)" in done.stdout
    assert [(one["number"], one["kind"], one["articles"]) for one in data(archive, "ledger", "decisions")] == [
        (2, "split", [4, 5]), (1, "merge", [1, 2, 3, 4, 5, 6]),
    ]  # fmt: skip
    assert "2  " in archive.run("ledger", "decisions").stdout
    for number in ("2", "1"):
        assert archive.run("ledger", "forget", number).returncode == 0
    assert sorted(map(len, told_by(data(archive, "deals", "--party", "hanul")))) == [1, 5]
    done = archive.run("ledger", "decisions")
    assert (done.stdout, done.stderr) == ("", "nothing was decided by hand\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ledger", "show", "999"], "no ledger entry 999"),
        (["ledger", "merge", "1", "1"], "cannot be merged with itself"),
        (["ledger", "merge", "1", "999"], "no ledger entry 999"),
        (["ledger", "split", "1", "7"], "article 7 has no report in ledger entry 1; it has those of 1, 2, 3, 4, 5"),
        (["ledger", "split", "1"], "ARTICLE"),
        (["ledger", "forget", "9"], "no decision 9"),
        (["ledger", "show", "one"], "not a valid integer"),
        (["ledger", "show", "99999999999999999999"], "is not in the range"),
        (["stories", "show", "999"], "no story 999"),
        (["stories", "--since", "soon"], "--since soon"),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_told_and_changes_nothing(
    archive: Program, arguments: list[str], words: str
) -> None:
    done = archive.run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert archive.rows("select count(*) from ledger_decisions") == [(0,)]


def test_stories_are_events_with_their_articles_sources_and_deals(archive: Program) -> None:
    done = archive.run("stories")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "2 articles from 2 sources in en, 2 Apr 2026 · story 2" in lines[1]
    assert "ledger 1 · follows story 1" in lines[2]
    assert "3 articles from 3 sources in en, 2 Mar 2026 · story 1" in lines[5]
    assert [one["id"] for one in data(archive, "stories")] == [2, 1]
    assert data(archive, "stories", "--since", "2026-03-20", "--limit", "1")[0]["follows"] == [1]
    assert len(data(archive, "stories", "--all")) == len(EVERYTHING) + 1 - 3
    shown = archive.run("stories", "show", "1").stdout
    assert "followed by story 2" in shown
    assert f"2026-03-02  portside: {TALKS[2].title} · article 3" in shown
    one = data(archive, "stories", "show", "1")
    assert (one["sources"], one["languages"], one["ledger"], one["followed_by"]) == (
        ["ledgerpost", "portside", "wire"], ["en"], [1], [2],
    )  # fmt: skip
