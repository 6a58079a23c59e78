"""`monitor deals`: of the ledger and by report, chosen by what they say, told in words, JSON and CSV."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.store.database import open_store
from monitor.store.deals import DealFilter, find_deals
from tests.archive import NOW, deal, fill
from tests.conftest import Program

STORIES = (
    ("Orsk sells", "They signed.", 2, (deal("Orsk Lithium", "Hañul", countries=("CL", "KR"), value=1.2e9),)),
    ("=cmd()|Summit", "They talked.", 50, (
        deal("Ministry of Mines", instrument="mou", status="proposed", countries=("US", "KZ"), minerals=("tungsten",)),
        deal("Tau-Ken", instrument="joint_venture", countries=("KZ",), minerals=("tungsten", "uranium")),
    )),
)  # fmt: skip
OLD = (("Late news", "Bought.", 900, (deal("Orsk", instrument="acquisition"),)),)


@pytest.fixture
def archive(program: Program) -> Program:
    fill(program.database, *STORIES)
    fill(
        program.database,
        ("Late news", "Bought.", 900, (deal("Orsk", instrument="acquisition"),)),
        source="old-wire",
    )
    program.configure()
    return program


def ids(program: Program, *arguments: str) -> list[int]:
    done = program.run("deals", "--reports", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return [one["id"] for one in json.loads(done.stdout)]


def test_options_given_twice_narrow_minerals_and_countries_and_widen_the_rest(archive: Program) -> None:
    assert ids(archive) == [1, 2, 3, 4]
    assert ids(archive, "--mineral", "tungsten", "--mineral", "Uranium") == [3]
    assert ids(archive, "--country", "US", "--country", "kazakhstan", "--status", "proposed") == [2]
    assert ids(archive, "--instrument", "mou", "--instrument", "acquisition") == [2, 4]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (DealFilter(), [1, 2, 3, 4]),
        (DealFilter(parties=("hanul",)), [1]),
        (DealFilter(parties=("HAÑ", "orsk")), [1]),
        (DealFilter(parties=("tau ken",)), [3]),
        (DealFilter(parties=("'%_\"\\",)), []),
        (DealFilter(sources=("old-wire", "no-wire")), [4]),
        (DealFilter(since=NOW - timedelta(days=7), minerals=("lithium",)), [1]),
        (DealFilter(countries=("KZ",), statuses=("signed",)), [3]),
    ],
)
def test_a_filter_keeps_what_it_says(tmp_path: Path, wanted: DealFilter, numbers: list[int]) -> None:
    fill(tmp_path / "x.db", *STORIES)
    fill(tmp_path / "x.db", *OLD, source="old-wire")
    with open_store(tmp_path / "x.db") as db:
        assert [one.id for one in find_deals(db, wanted)] == numbers


def test_a_deal_in_json_has_its_article_beside_the_facts(archive: Program) -> None:
    [one] = json.loads(archive.run("deals", "--reports", "--json", "--since", "24h").stdout)
    published = one["article"].pop("published")
    assert published.endswith("Z")
    assert one == {
        "id": 1,
        "instrument": "offtake",
        "status": "signed",
        "parties": ["Orsk Lithium", "Hañul"],
        "countries": ["CL", "KR"],
        "minerals": ["lithium"],
        "value": 1200000000,
        "currency": "USD",
        "quantities": [{"value": 12000, "unit": "t/year"}],
        "evidence": {"text": "They signed.", "start": 0, "end": 12},
        "article": {"id": 1, "title": "Orsk sells", "url": "http://wire.example/1", "source": "wire"},
    }


def test_people_read_values_and_countries_in_words(archive: Program) -> None:
    done = archive.run("deals", "--reports", "--limit", "1")
    assert "Offtake, signed: Orsk Lithium – Hañul" in done.stdout
    assert "US$1.2 billion · 12,000 t/year · Chile, South Korea · Lithium" in done.stdout
    assert "“They signed.”" in done.stdout
    assert "wire: Orsk sells · article 1" in done.stdout
    assert "more than these 1" in done.stderr


def test_a_row_of_csv_is_a_deal_and_never_a_formula(archive: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(archive.run("deals", "--reports", "--csv").stdout)))
    assert [row["deal_id"] for row in rows] == ["1", "2", "3", "4"]
    assert (rows[0]["value"], rows[0]["countries"]) == ("1200000000", "CL; KR")
    assert rows[1]["title"] == "'=cmd()|Summit"


def test_nothing_found_is_no_failure(archive: Program) -> None:
    done = archive.run("deals", "--mineral", "gallium", "--json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "no deal found\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--source", "wira"], "did you mean 'wire'"),
        (["--status", "sgned"], "'signed'"),
        (["--json", "--csv"], "exclude each other"),
        (["--reports", "--totals"], "exclude each other"),
        (["--reports", "--quiet-for", "7d"], "is of deals"),
        (["--quiet-for", "2026-01-01"], "--quiet-for 2026-01-01: write 90m, 24h, 7d, 2w"),
        (["--limit", "99999999999999999999"], "is not in the range"),
    ],
)
def test_wrong_use_is_answered_in_words(archive: Program, arguments: list[str], words: str) -> None:
    done = archive.run("deals", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
