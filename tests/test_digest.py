"""The digest: what a day's files say, that they can be written again the same, and what they never claim."""

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest
from markdown_it import MarkdownIt

from monitor.cli.app import run
from monitor.config import Settings, load_settings
from monitor.errors import UsageError
from monitor.jobs.digest import day_window, last_moment, write_daily_digest, write_since_digest
from monitor.store.database import Access, open_store
from tests.conftest import Program

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOSTILE = "Lithium [deal](javascript:alert(1)) <script>alert(2)</script> **bold** & \x01\u202e more"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "config.yaml").write_text("schedule: {timezone: Europe/Berlin}\n", encoding="utf-8")
    made = load_settings(environ={}, cwd=tmp_path)
    with open_store(made.database, Access.OWN) as db:
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
        with open_store(settings.database, Access.OWN) as db:
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


Listed = Callable[..., None]


@pytest.fixture
def listed(settings: Settings) -> Listed:
    def entry(url: str, title: str, first_seen: str = "2026-11-25T08:00:00Z") -> None:
        with open_store(settings.database, Access.OWN) as db:
            db.execute(
                "insert into entries (source, url, canonical_url, title, first_seen, next_attempt) values ('wire', ?, ?, ?, ?, ?)",
                [url, url, title, first_seen, first_seen],
            )

    return entry


def atom_bodies(feed: str) -> list[str]:
    """What is said of stories, without the note on the day."""
    return [content.text or "" for content in ElementTree.fromstring(feed).iter(f"{ATOM}content")][1:]


def all_well(settings: Settings) -> None:
    with open_store(settings.database, Access.OWN) as db:
        db.execute("update polls set state = 'ok', error = ''")


def written(settings: Settings, day: date = DAY) -> dict[str, str]:
    return {
        path.name: path.read_bytes().decode() for path in write_daily_digest(settings, day, now=NOON).paths
    }


def test_a_deal_is_told_with_who_what_how_much_and_the_sentence_that_proves_it(
    settings: Settings, add: Add
) -> None:
    add("https://wire.example/a", "Northfield signs with Harbour Cell")
    files = written(settings)
    for form in ("md", "html"):
        for words in (
            "Wednesday, 25 November 2026", "Northfield Lithium – Harbour Cell", "US$1.25 billion", "12,000 t/year", "Canada, Germany",
            "Northfield Lithium and Harbour Cell have signed.", "https://wire.example/a", "25 Nov 2026, 09:30", "1 deal, reported by 1 of 1 story read", "core 3.5",
        ):  # fmt: skip
            assert words in files[f"2026-11-25.{form}"], (form, words)
    [deal] = json.loads(files["2026-11-25.json"])["deals"]
    assert (deal["value"], deal["currency"], deal["quantities"]) == (
        1250000000,
        "USD",
        [{"value": 12000, "unit": "t/year"}],
    )
    assert [one["url"] for one in deal["articles"]] == ["https://wire.example/a"]
    assert deal["evidence"] == {
        "text": "Northfield Lithium and Harbour Cell have signed.",
        "start": 0,
        "end": 4,
    }
    entry = ElementTree.fromstring(files["2026-11-25.atom"]).findall(f"{ATOM}entry")[1]
    assert entry.findtext(f"{ATOM}title") == "Offtake, signed: Northfield Lithium – Harbour Cell"


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


def test_what_two_parties_do_not_prove_the_title_must(settings: Settings, add: Add) -> None:
    add("https://wire.example/a", "Ministry grants a licence", parties=["Salt Lake"])
    add("https://gazette.example/a", "Ministry grants a licence!", parties=["SALT LAKE"], source="gazette")
    add("https://wire.example/b", "Quite another licence", parties=["Salt Lake"])
    digest = json.loads(written(settings)["2026-11-25.json"])
    assert [len(deal["articles"]) for deal in digest["deals"]] == [2, 1]


def test_reports_that_differ_in_status_say_so_on_one_card(settings: Settings, add: Add) -> None:
    add("https://wire.example/a", "Signed")
    add("https://wire.example/b", "Talks", status="proposed")
    files = written(settings)
    assert "signed: Northfield Lithium – Harbour Cell" in files["2026-11-25.md"]
    assert files["2026-11-25.md"].count("elsewhere told as proposed") == 1
    assert files["2026-11-25.html"].count("elsewhere told as proposed") == 1


def test_two_deals_of_one_article_stay_two(settings: Settings, add: Add) -> None:
    article = add("https://wire.example/a", "One")
    with open_store(settings.database, Access.OWN) as db:
        columns = 'article_id, instrument, status, parties, minerals, field, start, "end", evidence'
        db.execute(
            f"insert into deals ({columns}) select {columns} from deals where article_id = ?", [article]
        )
    assert len(json.loads(written(settings)["2026-11-25.json"])["deals"]) == 2


def test_hostile_titles_make_no_markup_and_no_link(settings: Settings, add: Add) -> None:
    add("javascript:alert(3)", HOSTILE, evidence=HOSTILE, parties=[HOSTILE, "B"])
    add('https://wire.example/x?a=<b>&c="d"&lt;\\', HOSTILE, deal=False)
    files = written(settings)
    for html in (
        files["2026-11-25.html"],
        MarkdownIt("gfm-like", {"linkify": False}).render(files["2026-11-25.md"]),
        *atom_bodies(files["2026-11-25.atom"]),
    ):
        page = lxml.html.fromstring(html)
        assert not page.xpath("//script | //img | //b | //*[@onclick]")
        assert {link.split(":")[0] for link in page.xpath("//@href")} <= {"https"}
        assert "<script>alert(2)</script> **bold** & more" in page.text_content()
        assert "\x01" not in html
        assert "\u202e" not in html


@pytest.mark.parametrize(
    "evidence",
    [
        "1. signed",
        "- signed",
        "+ signed",
        "# signed",
        "=== signed",
        "> signed",
        "&lt;b&gt;",
        "a_b_ *c* ~~d~~",
        "![x](y)",
        "a\\\\b",
    ],
)
def test_markdown_shows_what_the_sentence_says(settings: Settings, add: Add, evidence: str) -> None:
    add("https://wire.example/a", "A title", evidence=evidence)
    page = lxml.html.fromstring(
        MarkdownIt("gfm-like", {"linkify": False}).render(written(settings)["2026-11-25.md"])
    )
    assert [
        quote.text_content().strip() for quote in page.xpath("//blockquote[p and not(p/*) and count(*) = 1]")
    ] == [evidence]


def test_an_address_in_a_title_is_no_link_for_markdown_that_finds_addresses(
    settings: Settings, add: Add
) -> None:
    add(
        "https://wire.example/a",
        "See https://evil.example and www.evil.example or a@evil.example",
        deal=False,
    )
    text = written(settings)["2026-11-25.md"]
    for address in ("https://evil", "www.evil", "a@evil"):
        assert address not in text


def test_a_word_of_ten_thousand_letters_is_cut(settings: Settings, add: Add) -> None:
    add("https://wire.example/a", "W" * 10_000, evidence="E" * 10_000, parties=["P" * 10_000, "B"])
    files = written(settings)
    for form in ("html", "md", "atom"):
        assert len(files[f"2026-11-25.{form}"]) < 8000


def test_no_deal_and_a_failing_source_is_not_called_a_quiet_day(settings: Settings) -> None:
    files = written(settings)
    for form in ("md", "html"):
        assert "quiet" not in files[f"2026-11-25.{form}"].lower()
        assert "1 of 2 sources could not be read" in files[f"2026-11-25.{form}"]
        assert "HTTP 503" in files[f"2026-11-25.{form}"]
    assert json.loads(files["2026-11-25.json"])["quiet"] is False


def test_a_subscriber_is_told_what_could_not_be_read(settings: Settings, add: Add) -> None:
    add("https://wire.example/a", "One")
    for name in ("2026-11-25.atom", "latest.atom"):
        note = ElementTree.fromstring(written(settings)[name]).find(f"{ATOM}entry/{ATOM}content")
        assert note is not None
        assert "1 of 2 sources could not be read; deals may be missing here" in (note.text or "")
        assert "gazette: failing: HTTP 503" in (note.text or "")


def test_a_source_that_was_not_polled_is_told_too(settings: Settings) -> None:
    with open_store(settings.database, Access.OWN) as db:
        db.execute("delete from polls where source = 'wire'")
    assert "2 of 2 sources could not be read" in written(settings)["2026-11-25.md"]
    assert "wire – not polled" in written(settings)["2026-11-25.md"]


def test_a_day_on_which_a_poll_failed_is_not_called_quiet(settings: Settings) -> None:
    with open_store(settings.database, Access.OWN) as db:
        db.execute(
            "insert into polls (source, at, state) select source, '2026-11-25T09:00:00Z', 'ok' from polls where state <> 'ok'"
        )
    files = written(settings)
    assert "quiet" not in files["2026-11-25.md"]
    assert "polls of 1 of 2 sources failed at times" in files["2026-11-25.md"]
    assert "gazette – 1 of 2 polls failed" in files["2026-11-25.md"]


def test_a_day_with_pages_not_read_is_not_called_quiet(settings: Settings, listed: Listed) -> None:
    all_well(settings)
    listed("https://wire.example/wall", "Behind a wall [x](javascript:y)")
    files = written(settings)
    assert "quiet" not in files["2026-11-25.md"]
    assert "1 page could not be read yet" in files["2026-11-25.html"]
    assert "[Behind a wall \\[x\\](javascript:y)](<https://wire.example/wall>)" in files["2026-11-25.md"]
    assert [one["title"] for one in json.loads(files["2026-11-25.json"])["unread"]] == [
        "Behind a wall [x](javascript:y)"
    ]


def test_later_days_do_not_change_a_past_digest(settings: Settings, add: Add, listed: Listed) -> None:
    add("https://wire.example/a", "One")
    listed("https://wire.example/b", "Read the day after")
    before = written(settings)
    article = add("https://wire.example/b", "Read the day after", stored="2026-11-26T09:00:00Z")
    listed("https://wire.example/c", "Listed the day after", "2026-11-26T08:00:00Z")
    with open_store(settings.database, Access.OWN) as db:
        db.execute(
            "update entries set state = 'done', article_id = ? where url = 'https://wire.example/b'",
            [article],
        )
        db.execute(
            "update entries set state = 'pending' where url = 'https://wire.example/b'"
        )  # it has changed
        db.execute(
            "insert into sources (name, kind, url, last_poll) values ('new', 'feed', 'https://new.example', '2026-11-26T08:00:00Z')"
        )
        for name, state in (("wire", "failing"), ("gazette", "ok"), ("new", "ok")):
            db.execute("update sources set state = ? where name = ?", [state, name])
            db.execute(
                "insert into polls (source, at, state) values (?, '2026-11-26T08:00:00Z', ?)", [name, state]
            )
    assert written(settings) == before


def test_no_deal_and_all_sources_well_is_a_quiet_day(settings: Settings) -> None:
    all_well(settings)
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
    add("https://wire.example/c", "Yesterday's", published="2026-11-24", parties=["V", "W"])
    add(
        "https://wire.example/d",
        "Before midnight in Berlin",
        published="2026-11-24T22:59:59Z",
        parties=["T", "U"],
    )
    add(
        "https://wire.example/e",
        "After midnight in Berlin",
        published="2026-11-24T23:00:00Z",
        parties=["R", "S"],
    )
    files = written(settings)
    assert {
        deal["articles"][0]["title"]: deal["late"] for deal in json.loads(files["2026-11-25.json"])["deals"]
    } == {
        "Old news": True,
        "Today's": False,
        "Yesterday's": True,
        "Before midnight in Berlin": True,
        "After midnight in Berlin": False,
    }
    assert (
        files["2026-11-25.html"].count("Late arrival") == files["2026-11-25.md"].count("· late arrival") == 3
    )


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


def test_since_the_last_begins_where_the_last_digest_ended(settings: Settings) -> None:
    folder = settings.digest.dir
    assert last_moment(folder, NOON) is None
    written(settings)
    assert last_moment(folder, NOON) == day_window(DAY, settings).end
    write_since_digest(settings, NOON - timedelta(hours=2), NOON)
    written(settings)  # a past day again does not turn it back
    assert last_moment(folder, NOON + timedelta(hours=1)) == NOON
    later = NOON + timedelta(seconds=20)  # the same file name: it must not lose what the first held
    assert last_moment(folder, later) == NOON - timedelta(hours=2)


def test_the_digest_of_a_day_that_goes_on_does_not_hide_what_is_still_to_come(settings: Settings) -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    write_daily_digest(settings, DAY, now=now)
    assert last_moment(settings.digest.dir, now + timedelta(hours=1)) == now


def test_a_digest_written_by_a_clock_that_was_ahead_hides_nothing(settings: Settings) -> None:
    ahead = NOON + timedelta(days=5)
    write_since_digest(settings, ahead - timedelta(days=6), ahead)
    assert last_moment(settings.digest.dir, NOON) == ahead - timedelta(days=6)
    write_since_digest(settings, NOON - timedelta(hours=2), NOON)
    assert last_moment(settings.digest.dir, NOON + timedelta(hours=1)) == NOON


def test_a_feed_reader_knows_a_deal_again_when_another_source_reports_it(
    settings: Settings, add: Add
) -> None:
    def entries() -> list[tuple[str | None, str | None]]:
        feed = ElementTree.fromstring(written(settings)["latest.atom"])
        return [(e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated")) for e in feed.iter(f"{ATOM}entry")][
            1:
        ]

    add("https://wire.example/a", "One")
    [(identity, before)] = entries()
    other = add("https://gazette.example/a", "Other", stored="2026-11-25T10:00:00Z", source="gazette")
    with open_store(settings.database, Access.OWN) as db:
        db.execute("update articles set score = 9 where id = ?", [other])
    [(again, after)] = entries()
    assert again == identity
    assert (before, after) == ("2026-11-25T09:00:00+00:00", "2026-11-25T10:00:00+00:00")


def test_a_failed_write_leaves_the_old_file_and_no_other(settings: Settings) -> None:
    written(settings)
    names = sorted(path.name for path in settings.digest.dir.iterdir())
    (settings.digest.dir / "latest.md").unlink()
    (settings.digest.dir / "latest.md").mkdir()
    with pytest.raises(
        UsageError, match=r"latest\.md: cannot be written: .*; choose another folder with --out"
    ):
        written(settings)
    assert sorted(path.name for path in settings.digest.dir.iterdir()) == names


def test_the_command_says_what_it_wrote(program: Program, settings: Settings) -> None:
    done = program.run("digest", "--date", "2026-11-25", "--format", "md,json", "--out", "files")
    assert done.stdout.splitlines() == [
        "files/2026-11-25.md",
        "files/2026-11-25.json",
        "files/latest.md",
        "files/latest.json",
    ]
    told = json.loads(program.run("digest", "--date", "2026-11-25", "--format", "md", "--json").stdout)
    assert [Path(path).name for path in told["files"]] == ["2026-11-25.md", "latest.md"]
    assert told["counts"] == {
        "stored": 0,
        "flagged": 0,
        "deals": 0,
        "unread": 0,
        "pending": 0,
        "sources": 2,
        "troubled": 1,
    }
    assert program.run("digest", "--since", "last", "--out", "files").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--date", "yesterday"], "write YYYY-MM-DD"),
        (["--date", "2199-01-01"], "between 1990-01-01 and today"),
        (["--date", "2026-11-25", "--since", "24h"], "exclude each other"),
        (["--since", "soon"], "write last, 90m, 24h, 7d"),
        (["--since", "last", "--out", "elsewhere"], "no digest was written in elsewhere yet"),
        (["--format", "pdf"], "of md, html, json, atom"),
        (["--out", "config.yaml"], "config.yaml"),
        (["--date", "2026-11-25", "--out", "config.yaml/deeper"], "choose another folder with --out"),
    ],
)
def test_the_command_refuses_what_it_cannot_do(
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(settings.file.parent)
    assert run(["digest", *arguments]) == 2
    assert words in " ".join(capsys.readouterr().err.split())


GOLDEN = Path(__file__).parent / "data" / "digest"


def test_the_files_are_those_that_were_looked_at(settings: Settings, add: Add, listed: Listed) -> None:
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
        currency=None,
        quantities=[],
        published="2026-11-20",
        evidence="Japan and Kazakhstan will sign a memorandum on tungsten.",
    )
    add("https://wire.example/c", HOSTILE, deal=False)
    listed("https://wire.example/d", "A story behind a wall")
    files = {name: content for name, content in written(settings).items() if not name.startswith("latest")}
    if os.environ.get("UPDATE_GOLDEN"):
        for name, content in files.items():
            (GOLDEN / name).write_bytes(content.encode())
    assert files == {path.name: path.read_bytes().decode() for path in GOLDEN.iterdir()}
