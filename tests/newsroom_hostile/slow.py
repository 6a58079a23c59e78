"""Cases that take the time a request may take: answers that hang, drip or never come."""

import asyncio
from collections.abc import AsyncIterator

from tests.newsroom_hostile.case import Case
from tests.newsroom_hostile.pages import GOOD, one
from tests.newsroom_hostile.wire import Ask, Reply, answer, article, feed


def dripping(start: bytes, drop: bytes) -> Reply:
    async def parts() -> AsyncIterator[bytes]:
        yield start
        for _ in range(300):
            await asyncio.sleep(0.5)
            yield drop

    return lambda ask: parts()


def silent(ask: Ask) -> AsyncIterator[bytes]:
    return dripping(b"", b"")(ask)  # type: ignore[operator, return-value]


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

CASES = [
    one("body-drips", dripping(HEAD + b"\r\n<html><body><p>Boats", b" and boats"), stored=False, entry="pending timeout"),
    one("body-drips-to-its-length", dripping(HEAD + b"Content-Length: 5000\r\n\r\n<p>Boats", b"."), stored=False, entry="pending timeout"),
    one("head-drips", dripping(b"HTTP/1.1 200 OK\r\n", b"X-Drop: 1\r\n"), stored=False, entry="pending timeout"),
    one("never-answers", silent, stored=False, entry="pending timeout"),
    Case("feed-drips", {"/feed.xml": dripping(HEAD + b"\r\n<rss version='2.0'><channel>", b"<!-- -->")}, state="failing", words="timeout"),
    Case("robots-drips", {"/feed.xml": feed("/a"), "/a": GOOD}, robots=dripping(HEAD + b"\r\n", b"# and"), state="failing", words="robots.txt cannot be read", never=["/feed.xml"]),
    Case("name-without-address", {"/feed.xml": feed("http://harbour.invalid/a", "/b"), "/b": article("A boat beside one that cannot be found")}, ["/b"], entries={"http://harbour.invalid/a": "pending"}),
    Case("nobody-listens", {"/feed.xml": feed("http://127.0.0.1:1/a")}, entries={"http://127.0.0.1:1/a": "failed forbidden address"}),
    Case("include-without-end", {"/news": answer("<html><body>" + "".join(f"<a href='/news/{'a' * 60}{n}!'>The boats come home again today</a>" for n in range(20)))}, source="/news", options=", kind: listing, include: '(a+)+$'", state="failing", words="took longer"),
]  # fmt: skip
