"""What later passes ask and write: nothing that is not needed, and everything that was missed."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import Program
from tests.newsroom_hostile.wire import Ask, Origin, article, feed, wired
from tests.site import Answer, Site

TABLES = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%_fts_%'"

pytestmark = pytest.mark.slow  # each crawls two or three times


def dump(program: Program) -> dict[str, list[object]]:
    names = [name for (name,) in program.rows(TABLES)]
    return {name: program.rows(f"select * from {name}") for name in names}


def test_a_second_poll_of_an_unchanged_source_asks_once_and_writes_only_that_it_asked(
    program: Program, site: Site
) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a", headers={"ETag": '"v1"', "Last-Modified": "Tue, 24 Nov 2026 10:00:00 GMT"})
    program.configure(f"{{name: wire, url: '{site.url}/feed.xml'}}")
    program.crawl()
    before, asked = dump(program), len(site.requests)
    assert program.crawl()["wire"]["status"] == 304
    assert [path for path, _ in site.requests[asked:]] == ["/feed.xml"]
    after = dump(program)
    assert {name for name in after if after[name] != before[name]} == {"polls", "sources"}


def test_once_a_day_a_source_is_read_whole_because_some_servers_answer_304_for_ever(
    program: Program, site: Site
) -> None:
    for name in ("/a", "/b"):
        site.page(name, f"Papers of {name}")
    site.feed("/feed.xml", "/a", headers={"ETag": '"v1"'})
    program.configure(f"{{name: wire, url: '{site.url}/feed.xml'}}")
    program.crawl()
    site.feed("/feed.xml", "/b", "/a", headers={"ETag": '"v1"'})  # it changed; the server does not say so
    assert program.crawl()["wire"]["new"] == 0
    a_day_ago = (datetime.now(UTC) - timedelta(days=1, seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with sqlite3.connect(program.database) as db:
        db.execute("update sources set last_full = ?", [a_day_ago])
    assert program.crawl()["wire"]["new"] == 1
    assert program.crawl()["wire"]["status"] == 304
    assert program.rows("select count(*) from articles") == [(2,)]


def test_a_feed_that_shows_nothing_known_may_have_rolled_over_and_says_so(
    program: Program, site: Site
) -> None:
    for n in range(15):
        site.page(f"/a{n}", f"Papers of {n}")
    site.feed("/feed.xml", *(f"/a{n}" for n in range(5)))
    program.configure(f"{{name: wire, url: '{site.url}/feed.xml'}}")
    program.crawl()
    site.feed("/feed.xml", *(f"/a{n}" for n in range(4, 10)))
    program.crawl()
    site.feed("/feed.xml", *(f"/a{n}" for n in range(10, 15)))
    assert "may have been missed" in program.crawl()["wire"]["error"]
    assert [gap for (gap,) in program.rows("select gap from polls order by id")] == [0, 0, 1]


def test_a_retry_after_is_kept_by_the_database_and_never_shortened_to_the_second(
    program: Program, site: Site
) -> None:
    site.routes["/feed.xml"] = Answer("later", 429, headers={"Retry-After": "90000"})
    program.configure(f"{{name: wire, url: '{site.url}/feed.xml'}}")
    begun = datetime.now(UTC)
    program.crawl(expect=1)
    [(until,)] = program.rows("select retry_after from origins where retry_after is not null")
    assert (
        begun + timedelta(days=1)
        <= datetime.fromisoformat(until)
        <= datetime.now(UTC) + timedelta(days=1, seconds=2)
    )


def test_a_database_that_another_program_locks_ends_the_pass_with_its_reason_and_loses_nothing(
    program: Program,
) -> None:
    with wired() as wire:
        locks: list[sqlite3.Connection] = []

        def lock_and_answer(ask: Ask) -> bytes:
            if ask.number == 2:
                locks.append(sqlite3.connect(program.database, isolation_level=None, check_same_thread=False))
                locks[0].execute("begin immediate")
            paths = ["/b", "/a"] if ask.number > 1 else ["/a"]
            made: bytes = feed(*paths, headers=[f'ETag: "{len(paths)}"'])(ask)  # type: ignore[operator]
            return made

        pages = {path: article(f"Papers of {path}") for path in ("/a", "/b")}
        origin = wire.open(Origin({"/feed.xml": lock_and_answer, **pages}))
        program.configure(f"{{name: wire, url: '{origin.base}/feed.xml'}}")
        program.crawl()
        told = program.run("crawl")
        assert told.returncode == 1
        assert "is locked by another program" in told.stderr
        assert "Traceback" not in told.stderr
        locks[0].execute("rollback")
        locks[0].close()
        assert program.crawl()["wire"]["stored"] == 1
        assert program.rows("select count(*) from articles") == [(2,)]


def test_what_a_killed_process_was_shown_is_read_by_the_next(program: Program, site: Site) -> None:
    for n in range(2):
        site.page(f"/a{n}", f"Papers of {n}")
    site.feed("/feed.xml", "/a0")
    program.configure(f"{{name: wire, url: '{site.url}/feed.xml'}}")
    program.crawl()
    shown = f"<rss version='2.0'><channel><title>x</title><item><title>y</title><link>{site.url}/a1</link></item></channel></rss>"
    with sqlite3.connect(program.database) as db:
        db.execute(
            "insert into inbox (source, url, content_type, kind, came, body) values ('wire', ?, 'application/rss+xml', 'auto', '2026-11-26T08:00:00Z', ?)",
            [f"{site.url}/feed.xml", shown.encode()],
        )
    assert program.crawl()["wire"]["stored"] == 1
    assert program.rows("select count(*) from articles") == [(2,)]
    assert program.rows("select count(*) from inbox") == [(0,)]


def test_what_was_shown_of_a_source_that_is_not_in_this_pass_waits_for_its_turn(
    program: Program, site: Site
) -> None:
    site.page("/a0", "Papers of 0")
    site.page("/a1", "Papers of 1")
    site.feed("/feed.xml", "/a0")
    site.feed("/other.xml")
    program.configure(
        f"{{name: wire, url: '{site.url}/feed.xml'}}", f"{{name: other, url: '{site.url}/other.xml'}}"
    )
    program.crawl()
    shown = f"<rss version='2.0'><channel><title>x</title><item><title>y</title><link>{site.url}/a1</link></item></channel></rss>"
    with sqlite3.connect(program.database) as db:
        db.execute(
            "insert into inbox (source, url, content_type, kind, came, body) values ('wire', ?, 'application/rss+xml', 'auto', '2026-11-26T08:00:00Z', ?)",
            [f"{site.url}/feed.xml", shown.encode()],
        )
    assert program.run("crawl", "other").returncode == 0
    assert program.rows("select source from inbox") == [("wire",)]
    program.crawl()
    assert program.rows("select count(*) from articles") == [(2,)]
