"""One pass of the main job, run as a user runs it, against a loopback site."""

import json

import pytest

from tests.conftest import Program
from tests.site import TEXT, Answer, Site, serving


def source(site: Site, path: str = "/feed.xml", name: str = "wire", more: str = "") -> str:
    return f"{{name: {name}, url: '{site.url}{path}'{more}}}"


def test_every_listed_page_is_stored_once_and_a_second_pass_fetches_none(
    program: Program, site: Site
) -> None:
    for n in range(5):
        site.page(f"/a{n}", f"Council meets for the {n}. time")
    site.feed("/feed.xml", *(f"/a{n}?utm_source=rss" for n in range(5)))
    program.configure(source(site))
    first = program.crawl()["wire"]
    assert (first["state"], first["listed"], first["new"], first["stored"], first["pending"]) == (
        "ok",
        5,
        5,
        5,
        0,
    )
    assert program.rows("select count(*), count(distinct url), sum(flagged) from articles") == [(5, 5, 0)]
    second = program.crawl()["wire"]
    assert (second["new"], second["fetched"], second["stored"]) == (0, 0, 0)
    assert {path: n for path, n in site.paths.items() if path.startswith("/a")} == {
        f"/a{n}?utm_source=rss": 1 for n in range(5)
    }
    assert site.paths["/feed.xml"] == 2


def test_titles_times_and_raw_pages_are_kept_and_navigation_is_not(program: Program, site: Site) -> None:
    site.page(
        "/a",
        "Lost papers delay the bridge",
        head="<meta property='article:published_time' content='2026-11-20T09:30:00+02:00'>",
    )
    site.feed("/feed.xml", "/a")
    program.configure(source(site))
    program.crawl()
    [(title, published, text, lang, stored)] = program.rows(
        "select title, published, text, lang, stored from articles"
    )
    assert (title, published, lang) == ("Lost papers delay the bridge", "2026-11-20T07:30:00Z", "en")
    assert "Markets" not in text
    assert "Imprint" not in text
    assert stored.endswith("Z")
    assert program.rows("select url, status, length(body) > 100 from pages") == [(f"{site.url}/a", 200, 1)]
    assert program.rows("select count(*) from revisions") == [(1,)]


@pytest.mark.slow
def test_a_source_is_asked_conditionally_and_not_modified_is_well(program: Program, site: Site) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a", headers={"ETag": '"v1"', "Last-Modified": "Tue, 24 Nov 2026 10:00:00 GMT"})
    program.configure(source(site))
    program.crawl()
    assert program.crawl()["wire"]["status"] == 304
    assert program.crawl()["wire"]["status"] == 304
    asked = [headers for path, headers in site.requests if path == "/feed.xml"]
    assert [headers.get("if-none-match") for headers in asked] == [None, '"v1"', '"v1"']


@pytest.mark.slow
def test_pages_that_fail_for_now_stay_pending_and_those_that_are_gone_end(
    program: Program, site: Site
) -> None:
    answers = {
        "/403": Answer("no", 403), "/500": Answer("oops", 500), "/429": Answer("slow", 429), "/empty": Answer(b""),
        "/cut": Answer("<p>" + TEXT * 20, fault="cut"), "/reset": Answer(fault="reset"),
        "/404": Answer("gone", 404), "/410": Answer("gone", 410), "/451": Answer("law", 451), "/418": Answer("tea", 418),
        "/pdf": Answer(b"%PDF-1.4 ...", kind="application/pdf"),
    }  # fmt: skip
    site.routes.update(answers)
    site.routes["/loop"] = Answer(status=302, headers={"Location": "/loop"})
    site.page("/good", "Papers found again")
    site.feed("/feed.xml", *answers, "/loop", "/good")
    program.configure(source(site))
    report = program.crawl()["wire"]
    assert (report["state"], report["stored"]) == ("ok", 1)
    states = {
        url.removeprefix(site.url): (state, reason)
        for url, state, reason in program.rows("select url, state, reason from entries")
    }
    for path in ("/403", "/500", "/429", "/empty", "/cut", "/reset"):
        assert states[path][0] == "pending", (path, states[path])
        assert states[path][1]
    for path in ("/404", "/410", "/451", "/418", "/loop"):
        assert states[path][0] == "failed", (path, states[path])
    assert states["/pdf"][0] == "skipped"
    assert states["/good"] == ("done", "")
    program.crawl()
    assert site.paths["/404"] == 1
    assert site.paths["/500"] == 2


@pytest.mark.slow
def test_a_later_update_or_another_title_in_the_feed_makes_a_revision(program: Program, site: Site) -> None:
    site.page("/a", "First title")
    site.feed("/feed.xml", ("/a", "First title"))
    program.configure(source(site))
    program.crawl()
    site.page(
        "/a",
        "Corrected title",
        "The council did not meet on Tuesday after all; it met on Wednesday and voted for the bridge." * 3,
    )
    assert program.crawl()["wire"]["fetched"] == 0
    site.feed("/feed.xml", ("/a", "Corrected title"))
    assert program.crawl()["wire"]["fetched"] == 1
    assert program.rows("select title from articles") == [("Corrected title",)]
    assert [title for (title,) in program.rows("select title from revisions order by id")] == [
        "First title",
        "Corrected title",
    ]
    assert program.rows("select state from entries") == [("done",)]


def test_robots_txt_is_obeyed_and_an_unreadable_one_forbids(program: Program, site: Site) -> None:
    site.page("/open", "An open page")
    site.page("/closed/a", "A closed page")
    site.routes["/robots.txt"] = Answer("User-agent: *\nDisallow: /closed/\n", kind="text/plain")
    site.feed("/feed.xml", "/open", "/closed/a")
    with serving() as other:
        other.routes["/robots.txt"] = Answer("error", 500)
        other.feed("/feed.xml", "/x")
        program.configure(source(site), source(other, name="broken"))
        report = program.crawl(expect=1)
        assert other.paths == {}
    assert report["wire"]["stored"] == 1
    assert report["broken"]["state"] == "failing"
    assert "robots.txt" in report["broken"]["error"]
    assert site.paths["/closed/a"] == 0
    assert program.rows("select state from entries where url like '%closed%'") == [("pending",)]


def test_no_request_goes_where_the_configuration_does_not_allow(program: Program, site: Site) -> None:
    with serving("127.0.0.2") as inner:
        inner.page("/secret", "Not for you")
        site.routes["/hop"] = Answer(status=302, headers={"Location": f"{inner.url}/secret"})
        site.feed(
            "/feed.xml",
            "/hop",
            f"{inner.url}/secret",
            f"http://2130706434:{inner.port}/secret",
            "file:///etc/passwd",
        )
        program.configure(source(site), allow="127.0.0.1/32")
        program.crawl()
        assert inner.requests == []
    rows = program.rows("select state, reason from entries")
    assert {state for state, _ in rows} == {"failed"}
    assert all(reason for _, reason in rows)


def test_retry_after_holds_the_whole_origin_back(program: Program, site: Site) -> None:
    for n in range(4):
        site.routes[f"/a{n}"] = Answer("later", 429, headers={"Retry-After": "3600"})
    site.feed("/feed.xml", *(f"/a{n}" for n in range(4)))
    program.configure(source(site))
    program.crawl()
    assert sum(site.paths[f"/a{n}"] for n in range(4)) == 1
    asked = len(site.requests)
    report = program.crawl(expect=1)["wire"]
    assert len(site.requests) == asked
    assert "wait" in report["error"]
    assert program.rows("select distinct state from entries") == [("pending",)]


def test_one_request_at_a_time_goes_to_an_origin(program: Program, site: Site) -> None:
    for n in range(12):
        site.page(f"/a{n}", f"Page {n}")
    site.feed("/feed.xml", *(f"/a{n}" for n in range(6)))
    site.feed("/other.xml", *(f"/a{n}" for n in range(3, 12)))
    program.configure(source(site), source(site, "/other.xml", name="other"))
    program.crawl()
    assert site.most_at_once == 1
    assert max(site.paths.values()) == 1
    assert program.rows("select count(*) from articles") == [(12,)]
    assert program.rows("select count(*) from entries where state = 'done'") == [(15,)]


@pytest.mark.slow
def test_the_feeds_own_full_text_stands_in_for_a_refused_page_until_it_can_be_read(
    program: Program, site: Site
) -> None:
    full = " ".join(f"Word {n} of the minutes." for n in range(80))
    site.routes["/a"] = Answer("no", 403)
    site.feed("/feed.xml", "/a")
    feed = str(site.routes["/feed.xml"].body).replace("</item>", f"<description>{full}</description></item>")
    site.routes["/feed.xml"] = Answer(feed, kind="application/rss+xml")
    program.configure(source(site))
    program.crawl(expect=1)
    assert program.rows("select text_from, title from articles") == [("feed", "Title of /a")]
    assert program.rows("select state from entries") == [("pending",)]
    site.page("/a", "The minutes in full")
    program.crawl()
    assert program.rows("select text_from, title from articles") == [("page", "The minutes in full")]
    assert program.rows("select state from entries") == [("done",)]


def test_a_source_that_fails_says_why_and_the_others_are_done(program: Program, site: Site) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    site.routes["/html.xml"] = Answer("<!doctype html><html><body><h1>We moved</h1></body></html>")
    site.routes["/gone.xml"] = Answer("gone", 410)
    site.routes["/denied.xml"] = Answer("no", 403)
    site.routes["/moved.xml"] = Answer(status=301, headers={"Location": "/feed.xml"})
    program.configure(
        source(site),
        source(site, "/html.xml", "html", ", kind: feed"),
        source(site, "/gone.xml", "gone"),
        source(site, "/denied.xml", "denied"),
        source(site, "/moved.xml", "moved"),
        source(site, "/nothing.xml", "nothing"),
    )
    report = program.crawl(expect=1)
    states = {name: one["state"] for name, one in report.items()}
    assert states == {
        "wire": "ok", "html": "failing", "gone": "gone", "denied": "blocked", "moved": "moved", "nothing": "failing",
    }  # fmt: skip
    assert "HTML in place of a feed" in report["html"]["error"]
    assert program.rows("select moved_to from sources where name = 'moved'") == [(f"{site.url}/feed.xml",)]
    program.crawl(expect=1)
    assert site.paths["/gone.xml"] == 1
    told = json.loads(program.run("status", "--json").stdout)["sources"]
    assert {one["name"] for one in told if one["next_poll"] is None} == {"gone"}


def test_sources_can_be_named_and_a_misspelt_one_is_answered_with_the_nearest(
    program: Program, site: Site
) -> None:
    site.feed("/feed.xml")
    site.feed("/other.xml")
    program.configure(source(site), source(site, "/other.xml", "other"))
    assert set(program.crawl("other")) == {"other"}
    wrong = program.run("crawl", "othr")
    assert wrong.returncode == 2
    assert "did you mean 'other'" in wrong.stderr


def test_a_second_instance_ends_with_exit_code_3(program: Program, site: Site) -> None:
    from filelock import FileLock

    site.feed("/feed.xml")
    program.configure(source(site))
    with FileLock(program.folder / "monitor.db.lock"):
        done = program.run("crawl")
    assert done.returncode == 3
    assert "in use" in done.stderr


@pytest.mark.slow
def test_the_timetable_holds_back_what_is_not_due(program: Program, site: Site) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    program.configure(source(site, more=", every: 1h"))
    program.crawl("--due")
    program.crawl("--due")
    assert site.paths["/feed.xml"] == 1
    program.crawl()
    assert site.paths["/feed.xml"] == 2


def test_a_source_header_from_the_environment_goes_to_its_own_origin_alone(
    program: Program, site: Site, monkeypatch: object
) -> None:
    import os

    os.environ["WIRE_COOKIE"] = "session=s3cr3t"
    try:
        with serving("127.0.0.2") as other:
            other.page("/b", "Elsewhere")
            site.page("/a", "Papers")
            site.routes["/hop"] = Answer(status=302, headers={"Location": f"{other.url}/b"})
            site.feed("/feed.xml", "/a", "/hop")
            program.configure(source(site, more=", headers: {Cookie: 'env:WIRE_COOKIE'}"))
            done = program.run("-vv", "crawl")
            assert [h.get("cookie") for path, h in site.requests if path in {"/a", "/feed.xml"}] == [
                "session=s3cr3t"
            ] * 2
            assert [h.get("cookie") for path, h in other.requests if path == "/b"] == [None]
            assert "s3cr3t" not in done.stderr + done.stdout
    finally:
        del os.environ["WIRE_COOKIE"]


def test_an_address_that_none_can_ask_ends_itself_and_holds_nothing_up(program: Program, site: Site) -> None:
    odd = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://user:pw@127.0.0.1/",
        "mailto:x@y.example",
        "http://127.0.0.1:99999/",
        "http://[::1",
    ]
    site.routes["/to-script"] = Answer(status=302, headers={"Location": "javascript:alert(1)"})
    site.routes["/to-nowhere"] = Answer(status=302, headers={"Location": "http://[::1"})
    site.page("/last", "The last page")
    items = "".join(
        f"<item><title>t</title><link>{link}</link></item>"
        for link in [*odd, *(site.url + p for p in ("/to-script", "/to-nowhere", "/last"))]
    )
    site.routes["/feed.xml"] = Answer(
        f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>", kind="application/rss+xml"
    )
    program.configure(source(site))
    report = program.crawl()["wire"]
    assert report["stored"] == 1
    assert report["pending"] == 0
    assert {state for (state,) in program.rows("select state from entries where url not like '%/last'")} == {
        "failed"
    }


def test_interrupted_it_stores_what_is_in_hand_and_the_rest_stays_pending(
    program: Program, site: Site
) -> None:
    import signal
    import subprocess
    import sys
    import threading

    for n in range(30):
        site.page(f"/a{n}", f"Page {n}")
    site.feed("/feed.xml", *(f"/a{n}" for n in range(30)))
    program.configure(source(site, more=", delay: 1s"))
    process = subprocess.Popen(
        [sys.executable, "-m", "monitor", "crawl"],
        cwd=program.folder,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    waiting = threading.Event()
    while process.poll() is None and "/a0" not in site.paths:
        waiting.wait(0.02)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "stays pending" in told
    assert "Traceback" not in told
    states = dict(program.rows("select state, count(*) from entries group by state"))
    assert states["done"] >= 1
    assert states["pending"] >= 20
    assert program.rows("select max(attempts) from entries where state = 'pending'") == [(0,)]


@pytest.mark.slow
def test_an_article_of_the_feeds_own_text_is_looked_at_again_no_more_often(
    program: Program, site: Site
) -> None:
    full = " ".join(f"Word {n} of the minutes." for n in range(80))
    site.routes["/b"] = Answer("gone", 404)
    site.feed("/feed.xml", *[f"/old{n}" for n in range(30)], "/b")  # thirty hours old: two ages have passed
    feed = str(site.routes["/feed.xml"].body).replace("</item>", f"<description>{full}</description></item>")
    site.routes["/feed.xml"] = Answer(feed, kind="application/rss+xml")
    program.configure(source(site, more=", every: 1s"))
    for _ in range(3):
        program.crawl("--due")
    assert program.rows("select count(*) from articles") == [(31,)]
    assert site.paths["/b"] == 1


@pytest.mark.slow
def test_by_the_timetable_a_stored_article_is_looked_at_again_once_an_age(
    program: Program, site: Site
) -> None:
    import sqlite3
    from datetime import UTC, datetime, timedelta

    site.page("/a", "Papers")
    site.routes["/a"].headers = {"ETag": '"1"'}
    site.feed("/feed.xml", "/a")
    program.configure(source(site, more=", every: 1d"))
    program.crawl("--due")
    program.crawl("--due")
    assert site.paths["/a"] == 1
    seven_hours_ago = (datetime.now(UTC) - timedelta(hours=7)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with sqlite3.connect(program.database) as db:
        db.execute("update articles set published = ?, rechecks = 0", [seven_hours_ago])
    program.crawl("--due")
    program.crawl("--due")
    asked = [headers for path, headers in site.requests if path == "/a"]
    assert [headers.get("if-none-match") for headers in asked] == [None, '"1"']
    assert program.rows("select state from entries") == [("done",)]
    assert program.rows("select count(*) from revisions") == [(1,)]
