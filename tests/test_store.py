"""The database file: opened safely, migrated, refused with a clear word; pages that share addresses or texts."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.ingest import record_page
from monitor.models.article import Article
from monitor.models.entry import Entry, ListedEntry
from monitor.models.outcome import Outcome
from monitor.models.page import Page
from monitor.models.source import Source
from monitor.store.database import Access, open_store
from monitor.store.entries import pending, save_listed
from monitor.store.sources import sync_sources
from monitor.urls import canonical_url

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_a_new_file_is_made_in_wal_mode_with_all_tables(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "monitor.db"
    with open_store(path, Access.OWN) as db:
        assert {
            "sources",
            "polls",
            "entries",
            "pages",
            "articles",
            "revisions",
            "matches",
            "deals",
            "facts",
        } <= set(db.table_names())
        assert db.execute("pragma journal_mode").fetchone()[0] == "wal"
        assert db.execute("pragma foreign_keys").fetchone()[0] == 1
    with open_store(path, Access.OWN) as db:
        assert list(db.query("select * from flagged_articles")) == []


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_bytes(b"this is no database at all" * 40), "not a database"),
        (
            lambda path: sqlite3.connect(path).execute("create table notes (x)").connection.close(),
            "of another program",
        ),
        (lambda path: path.mkdir(), "is no file; name another"),
    ],
)
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, make: object, words: str) -> None:
    path = tmp_path / "x.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=words), open_store(path, Access.OWN):
        pass
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_file_of_a_newer_version_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with open_store(path, Access.OWN) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('mineral-deal-monitor', 'of_tomorrow', '')"
        )
    with (
        pytest.raises(StoreError, match=r"newer version.*of_tomorrow.*install that version"),
        open_store(path, Access.OWN),
    ):
        pass


def test_reading_creates_no_file(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match="run `monitor crawl` first"),
        open_store(tmp_path / "x.db"),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def take(tmp_path: Path):
    """Store a page that says this of itself; the article's id."""
    with open_store(tmp_path / "x.db", Access.OWN) as db:
        sync_sources(
            db, [Source("wire", "https://wire.example/feed"), Source("other", "https://other.example/feed")]
        )

        def page(url: str, title: str, text: str, canonical: str | None = None, source: str = "wire") -> int:
            save_listed(
                db,
                source,
                [ListedEntry(url)],
                now=NOW,
                canonical=canonical_url,
                too_old=lambda entry: False,
                dated=True,
            )
            entry = next((e for e in pending(db, source, limit=50) if e.url == url), None) or Entry(
                0, source, url
            )
            raw = Page(url, url, NOW, 200, {}, b"<p>" + text.encode())
            return record_page(db, entry, raw, Outcome(Article(canonical or url, title, text)), now=NOW)

        page.db = db  # type: ignore[attr-defined]
        yield page


def test_the_same_title_and_text_on_one_host_is_one_article(take) -> None:
    first = take("https://wire.example/a", "Title", "Text")
    assert take("https://wire.example/print/a", "Title", "Text") == first
    assert take("https://elsewhere.example/a", "Title", "Text") != first


def test_a_canonical_link_that_different_pages_share_identifies_none_of_them(take) -> None:
    take("https://wire.example/a", "One", "First text", canonical="https://wire.example/news")
    take("https://wire.example/b", "Two", "Second text", canonical="https://wire.example/news")
    assert [row["url"] for row in take.db.query("select url from articles order by id")] == [
        "https://wire.example/news",
        "https://wire.example/b",
    ]


def test_a_mobile_view_with_the_same_canonical_link_is_the_same_article_and_no_revision(take) -> None:
    first = take("https://wire.example/a", "One", "First text", canonical="https://wire.example/a")
    assert (
        take("https://wire.example/amp/a", "One", "First text, shortened", canonical="https://wire.example/a")
        == first
    )
    assert take.db.execute("select count(*) from revisions").fetchone()[0] == 1


def test_what_one_source_brought_is_done_for_the_other_too(take) -> None:
    listed = [ListedEntry("https://wire.example/a?utm_source=x")]
    save_listed(
        take.db, "other", listed, now=NOW, canonical=canonical_url, too_old=lambda entry: False, dated=True
    )
    take("https://wire.example/a", "One", "Text")
    assert [row["state"] for row in take.db.query("select state from entries")] == ["done", "done"]


def test_an_entry_that_failed_is_pending_again_where_its_guid_has_a_new_address(take) -> None:
    listed = ListedEntry("https://wire.example/bad", title="T", published=NOW, guid="G1")

    def save(entry: ListedEntry) -> None:
        save_listed(
            take.db,
            "wire",
            [entry],
            now=NOW,
            canonical=canonical_url,
            too_old=lambda entry: False,
            dated=True,
        )

    save(listed)
    take.db.execute("update entries set state = 'failed', reason = 'HTTP 404', attempts = 1")
    save(replace(listed, url="https://wire.example/good"))
    rows = take.db.execute("select url, state, reason, attempts from entries").fetchall()
    assert rows == [("https://wire.example/good", "pending", "", 0)]
