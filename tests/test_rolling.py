"""Feeds that roll over between polls, under kills: every entry that a served feed showed is stored, once."""

import random
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.conftest import Program
from tests.newsroom_hostile.wire import Ask, Origin, answer, article, wired

FEEDS, SHOWN, ENTRIES, STEP, KILLS = 10, 20, 400, 10, 20
BEGUN = datetime(2026, 11, 1, tzinfo=UTC)


class Rolling:
    """A feed of the newest entries of many, which moves on at each poll."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.newest = SHOWN
        self.served: set[int] = set()

    def feed(self, ask: Ask) -> bytes:
        shown = range(self.newest, self.newest - SHOWN, -1)
        etag = f'"{self.newest}"'
        self.newest = min(ENTRIES, self.newest + STEP)
        self.served.update(shown)
        items = "".join(
            f"<item><title>Boat {n} of {self.number}</title><link>{ask.base}/{self.number}/{n}</link>"
            f"<pubDate>{format_datetime(BEGUN + timedelta(minutes=n))}</pubDate></item>"
            for n in shown
        )
        body = f"<rss version='2.0'><channel><title>Harbour {self.number}</title>{items}</channel></rss>"
        return answer(body, "200 OK", "application/rss+xml", f"ETag: {etag}")


def _page(ask: Ask) -> bytes:
    return article(f"Boat {ask.path[1:].replace('/', ' and ')} came home")


class Pages(dict[str, Callable[[Ask], bytes]]):
    """Every address under a feed's number is a page."""

    def get(self, path: str, default: object = None) -> object:  # type: ignore[override]
        return super().get(path) or (_page if re.fullmatch(r"/\d+/\d+", path) else default)


@pytest.mark.slow
@pytest.mark.timeout(700)
def test_ten_rolling_feeds_and_twenty_kills_lose_nothing_and_store_nothing_twice(program: Program) -> None:
    chance = random.Random(19)
    with wired() as wire:
        feeds = [Rolling(number) for number in range(FEEDS)]
        origins = []
        for rolling in feeds:
            routes: Mapping[str, object] = Pages({f"/{rolling.number}.xml": rolling.feed})
            origins.append(wire.open(Origin(routes)))  # type: ignore[arg-type]
        program.configure(
            *(f"{{name: feed-{n}, url: '{one.base}/{n}.xml'}}" for n, one in enumerate(origins))
        )
        for _ in range(KILLS):
            process = subprocess.Popen(
                [sys.executable, "-m", "monitor", "crawl"],
                cwd=program.folder,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            asked = sum(len(one.asked) for one in origins)
            moment = threading.Event()
            while process.poll() is None and sum(len(one.asked) for one in origins) == asked:
                moment.wait(0.01)
            moment.wait(chance.uniform(0, 3))  # a random moment after its first request
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert program.rows("pragma integrity_check") == [("ok",)] if program.database.exists() else True
        assert program.run("crawl", timeout=400).returncode == 0  # thousands of pages
        shown = {
            f"{one.base}/{feed.number}/{n}"
            for one, feed in zip(origins, feeds, strict=True)
            for n in feed.served
        }
    assert {url for (url,) in program.rows("select url from entries")} == shown
    assert {url for (url,) in program.rows("select url from articles")} == shown
    assert program.rows("select count(*) from entries") == [(len(shown),)]
    assert program.rows("select distinct state from entries") == [("done",)]
    assert program.rows("pragma integrity_check") == [("ok",)]
