"""The digest: what a day's files say, that they can be written again the same, and what they never claim."""

import json
import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from monitor.config import Settings, load_settings
from monitor.jobs.digest import day_window, write_daily_digest, write_since_digest
from monitor.store.database import open_store
from tests.conftest import Program

DAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOSTILE = "Lithium [deal](javascript:alert(1)) <script>alert(2)</script> **bold** & \x01 more"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "config.yaml").write_text("schedule: {timezone: Europe/Berlin}\n", encoding="utf-8")
    made = load_settings(environ={}, cwd=tmp_path)
    with open_store(made.database) as db:
        for name, state, error in (("wire", "ok", ""), ("gazette", "failing", "HTTP 503")):
            db.execute(
                "insert into sources (name, kind, url, state) values (?, 'feed', ?, ?)",
                [name, f"https://{name}.example/feed", state],
            )
            db.execute(
                "insert into polls (source, at, state, status, error) values (?, '2026-11-25T08:00:00Z', ?, 200, ?)",
                [name, state, error],
            )
    return made


Add = Callable[..., int]


@pytest.fixture
def add(settings: Settings) -> Add:
    def article(
        url: str,
        title: str,
        stored: str = "2026-11-25T09:00:00Z",
        published: str = "2026-11-25T08:30:00Z",
        source: str = "wire",
        *,
        flagged: int = 1,
        deal: bool = True,
        **fields: object,
    ) -> int:
        with open_store(settings.database) as db:
            row = db.execute(
                "insert into articles (url, source, title, published, fetched, stored, text, content_hash, flagged, score, minerals)"
                " values (?, ?, ?, ?, ?, ?, 'text', ?, ?, 3.5, '[\"lithium\"]')",
                [url, source, title, published, stored, stored, url, flagged],
            ).lastrowid
            if deal:
                values = {
                    "instrument": "offtake", "status": "signed", "parties": ["Northfield Lithium", "Harbour Cell"], "countries": ["CA", "DE"],
                    "minerals": ["lithium"], "value": 1.25e9, "currency": "USD", "quantities": [{"value": 12000, "unit": "t/year"}],
                    "evidence": "Northfield Lithium and Harbour Cell have signed.", **fields,
                }  # fmt: skip
                db.execute(
                    'insert into deals (article_id, instrument, status, parties, countries, minerals, value, currency, quantities, field, start, "end", evidence)'
                    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'text', 0, 4, ?)",
                    [row, *(json.dumps(v) if isinstance(v, list) else v for v in values.values())],
                )
            return int(row or 0)

    return article


def written(settings: Settings, day: date = DAY) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in write_daily_digest(settings, day, now=NOON).paths}


def test_a_deal_is_told_with_who_what_how_much_and_the_sentence_that_proves_it(
    settings: Settings, add: Add
) -> None:
    add("https://wire.example/a", "Northfield signs with Harbour Cell")
    files = written(settings)
    for form in ("md", "html"):
        for words in (
            "Wednesday, 25 November 2026", "Northfield Lithium – Harbour Cell", "US$1.25 billion", "12,000 t/year", "Canada, Germany",
            "Northfield Lithium and Harbour Cell have signed.", "https://wire.example/a", "25 November 2026, 09:30", "1 deal in 1 story of 1 read",
        ):  # fmt: skip
            assert words in files[f"2026-11-25.{form}"], (form, words)
    [deal] = json.loads(files["2026-11-25.json"])["deals"]
    assert (deal["value"], deal["currency"], deal["quantities"]) == (
        1250000000,
        "USD",
        [{"value": 12000, "unit": "t/year"}],
    )
    assert [one["url"] for one in deal["articles"]] == ["https://wire.example/a"]
    entry = ET.fromstring(files["2026-11-25.atom"]).find("{http://www.w3.org/2005/Atom}entry")
    assert entry is not None
    assert (
        entry.findtext("{http://www.w3.org/2005/Atom}title")
        == "Offtake, signed: Northfield Lithium – Harbour Cell"
    )


def test_the_same_day_written_again_is_the_same_byte_for_byte(settings: Settings, add: Add) -> None:
    add("https://wire.example/a", "One")
    add("https://wire.example/b", "Two", instrument="mou", parties=["A", "B"], minerals=["tungsten"])
    assert written(settings) == written(settings)
    assert sorted(path.name for path in settings.digest.dir.iterdir()) == sorted(
        [
            "last.json",
            *(
                f"{name}.{form}"
                for name in ("2026-11-25", "latest")
                for form in ("atom", "html", "json", "md")
            ),
        ]
    )


def test_the_same_deal_told_by_several_articles_is_one_card(settings: Settings, add: Add) -> None:
    add("https://wire.example/a", "One")
    add("https://wire.example/b", "Other words")
    add("https://wire.example/c", "Another deal of the same", value=5e6)
    digest = json.loads(written(settings)["2026-11-25.json"])
    assert [len(deal["articles"]) for deal in digest["deals"]] == [2, 1]


def test_hostile_titles_make_no_markup_and_no_link(settings: Settings, add: Add) -> None:
    add("javascript:alert(3)", HOSTILE, evidence=HOSTILE, parties=[HOSTILE, "B"])
    add('https://wire.example/x?a=<b>&c="d"', HOSTILE, deal=False)
    files = written(settings)
    assert "<script>" not in files["2026-11-25.html"]
    assert 'href="javascript' not in files["2026-11-25.html"]
    assert "](javascript" not in files["2026-11-25.md"].replace("\\]", "")
    assert "<script>" not in files["2026-11-25.md"].replace("\\<", "")
    ET.fromstring(files["2026-11-25.atom"])


def test_no_deal_and_a_failing_source_is_not_called_a_quiet_day(settings: Settings) -> None:
    files = written(settings)
    for form in ("md", "html"):
        assert "quiet" not in files[f"2026-11-25.{form}"].lower()
        assert "1 of 2 sources could not be read" in files[f"2026-11-25.{form}"]
        assert "HTTP 503" in files[f"2026-11-25.{form}"]
    assert json.loads(files["2026-11-25.json"])["quiet"] is False


def test_a_source_that_was_not_polled_is_told_too(settings: Settings) -> None:
    assert "2 of 2 sources could not be read" in written(settings, date(2026, 11, 20))["2026-11-20.md"]


def test_no_deal_and_all_sources_well_is_a_quiet_day(settings: Settings) -> None:
    with sqlite3.connect(settings.database) as db:
        db.execute("update polls set state = 'ok', error = ''")
    files = written(settings)
    assert "A quiet day: no deal in 0 stories of 2 sources" in files["2026-11-25.md"]
    assert json.loads(files["2026-11-25.json"])["quiet"] is True


def test_a_day_is_the_configured_zones_day(settings: Settings, add: Add) -> None:
    add("https://wire.example/before", "Before", stored="2026-11-24T22:59:59Z")
    add("https://wire.example/first", "First", stored="2026-11-24T23:00:00Z")
    add("https://wire.example/last", "Last", stored="2026-11-25T22:59:59Z", parties=["X", "Y"])
    add("https://wire.example/after", "After", stored="2026-11-25T23:00:00Z")
    digest = json.loads(written(settings)["2026-11-25.json"])
    assert {a["title"] for deal in digest["deals"] for a in deal["articles"]} == {"First", "Last"}


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (DAY, 24)])
def test_a_day_on_which_clocks_change_has_its_hours(settings: Settings, day: date, hours: int) -> None:
    window = day_window(day, settings)
    assert (window.end - window.start).total_seconds() == hours * 3600


def test_what_was_published_before_the_day_is_marked_late(settings: Settings, add: Add) -> None:
    add("https://wire.example/a", "Old news", published="2026-11-20T08:00:00Z")
    add("https://wire.example/b", "Today's", published="2026-11-25", parties=["X", "Y"])
    digest = json.loads(written(settings)["2026-11-25.json"])
    assert {deal["articles"][0]["title"]: deal["late"] for deal in digest["deals"]} == {
        "Old news": True,
        "Today's": False,
    }


def test_an_older_day_does_not_become_the_latest(settings: Settings, add: Add) -> None:
    add("https://wire.example/a", "One")
    written(settings)
    latest = (settings.digest.dir / "latest.md").read_bytes()
    written(settings, date(2026, 11, 24))
    assert (settings.digest.dir / "latest.md").read_bytes() == latest


def test_the_subscribed_feed_holds_thirty_days(settings: Settings, add: Add) -> None:
    add("https://wire.example/old", "Too old", stored="2026-10-26T09:00:00Z")
    add("https://wire.example/kept", "Kept", stored="2026-10-28T09:00:00Z", parties=["X", "Y"])
    add("https://wire.example/new", "New")
    files = written(settings)
    assert "wire.example/kept" in files["latest.atom"]
    assert "wire.example/old" not in files["latest.atom"]
    assert "wire.example/kept" not in files["2026-11-25.atom"]


def test_since_takes_the_time_up_to_now(settings: Settings, add: Add) -> None:
    add("https://wire.example/a", "One")
    start, now = datetime(2026, 11, 25, 8, tzinfo=UTC), datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
    paths = write_since_digest(settings, start, now, formats=["json"]).paths
    assert [path.name for path in paths] == ["since-20261125T1030Z.json"]
    assert json.loads(paths[0].read_text())["counts"]["deals"] == 1


def test_the_command_says_what_it_wrote_and_refuses_what_it_cannot(
    program: Program, settings: Settings
) -> None:
    done = program.run("digest", "--date", "2026-11-25", "--format", "md,json", "--out", "files")
    assert done.stdout.splitlines() == [
        "files/2026-11-25.md",
        "files/latest.md",
        "files/2026-11-25.json",
        "files/latest.json",
    ]
    assert program.run("digest", "--since", "last", "--out", "files").returncode == 0
    for arguments, words in (
        (["--date", "yesterday"], "write YYYY-MM-DD"),
        (["--since", "soon"], "write 90m, 24h, 7d or last"),
        (["--since", "last", "--out", "elsewhere"], "no digest was written in elsewhere yet"),
        (["--format", "pdf"], "of md, html, json, atom"),
        (["--out", "config.yaml"], "config.yaml"),
    ):
        refused = program.run("digest", *arguments)
        assert refused.returncode == 2, arguments
        assert words in refused.stderr
        assert "Traceback" not in refused.stderr


GOLDEN = Path(__file__).parent / "data" / "digest"


def test_the_files_are_those_that_were_looked_at(settings: Settings, add: Add) -> None:
    """Byte for byte. After a wanted change of the look: UPDATE_GOLDEN=1 pytest tests/test_digest.py, then read the diff."""
    add("https://wire.example/a", "Northfield signs with Harbour Cell")
    add("https://gazette.example/a", "Battery maker secures Canadian lithium", source="gazette")
    add(
        "https://wire.example/b",
        "Ministers to sign",
        status="proposed",
        instrument="mou",
        parties=["Japan", "Kazakhstan"],
        countries=["JP", "KZ"],
        minerals=["tungsten"],
        value=None,
        quantities=[],
        published="2026-11-20",
    )
    add("https://wire.example/c", HOSTILE, deal=False)
    files = {name: content for name, content in written(settings).items() if not name.startswith("latest")}
    if os.environ.get("UPDATE_GOLDEN"):
        for name, content in files.items():
            (GOLDEN / name).write_bytes(content.encode())
    assert files == {path.name: path.read_bytes().decode() for path in GOLDEN.iterdir()}
