"""Killed at any moment and started again, the program ends where an undisturbed run ends."""

import random
import signal
import subprocess
import sys
import threading

import pytest

from tests.conftest import Program
from tests.site import Site

PAGES = 24
STATE = "select url, state from entries order by url"
ARTICLES = "select url, title, text, flagged from articles order by url"
DEALS = "select a.url, d.instrument, d.status, d.parties, d.evidence from deals d join articles a on a.id = d.article_id order by 1, 2, 3, 4, 5"


@pytest.fixture
def press(site: Site) -> Site:
    for n in range(PAGES):
        site.page(
            f"/a{n}",
            f"Firm {n} signs lithium supply agreement",
            f"Northfield Lithium Ltd and Harbour Cell GmbH signed binding offtake number {n} over "
            f"{n + 1},000 tonnes of lithium hydroxide, to be shipped yearly by the Northfield project in Canada.",
            "The companies said that deliveries would begin in two years and run for seven more.",
            "Shares of both rose after the announcement on Tuesday.",
        )
    site.feed("/feed.xml", *(f"/a{n}" for n in range(PAGES)), headers={"ETag": '"1"'})
    return site


def kill_after(program: Program, requests: int, site: Site) -> None:
    """Start a pass and kill it as soon as the site has seen so many requests more."""
    seen = len(site.requests)
    process = subprocess.Popen(
        [sys.executable, "-m", "monitor", "crawl"],
        cwd=program.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    reached = threading.Event()
    while process.poll() is None and len(site.requests) < seen + requests:
        reached.wait(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.slow
def test_killed_ten_times_it_ends_in_the_same_articles_deals_and_states(
    program: Program, press: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = f"{{name: wire, url: '{press.url}/feed.xml'}}"
    calm = Program(tmp_path_factory.mktemp("calm"))
    calm.configure(source)
    calm.crawl()
    program.configure(source)
    chance = random.Random(20261126)
    for _ in range(10):
        kill_after(program, chance.randint(1, 6), press)
        assert program.rows("pragma integrity_check") == [("ok",)]
    program.crawl()
    assert program.rows("pragma integrity_check") == [("ok",)]
    assert program.rows("pragma foreign_key_check") == []
    for query in (STATE, ARTICLES, DEALS):
        assert program.rows(query) == calm.rows(query)
    assert program.rows("select count(*), sum(flagged) from articles") == [(PAGES, PAGES)]
    assert program.rows("select count(*) from revisions") == [(PAGES,)]


@pytest.mark.slow
def test_killed_once_nothing_is_lost_and_nothing_is_there_twice(program: Program, press: Site) -> None:
    program.configure(f"{{name: wire, url: '{press.url}/feed.xml'}}")
    kill_after(program, 8, press)
    program.crawl()
    assert program.rows("select count(*), count(distinct url) from articles") == [(PAGES, PAGES)]
    assert program.rows("select distinct state from entries") == [("done",)]
    assert program.rows("pragma integrity_check") == [("ok",)]
