"""Cases of what one source says of another's pages, of what a second look finds, and of answers that say all in their head."""

from datetime import UTC, datetime, timedelta

from tests.newsroom_hostile.case import Case
from tests.newsroom_hostile.documents import index, listing, stamp, urlset
from tests.newsroom_hostile.places import SECRET, headers_seen
from tests.newsroom_hostile.wire import (
    NEWS,
    Ask,
    Reply,
    answer,
    article,
    document,
    feed,
    filled,
    page,
    raw,
    redirect,
    rss,
)  # fmt: skip

GOOD = article("A boat that comes in the evening")
OTHER = article("Another boat that comes at night")
NO = answer("no", "403 Forbidden")
FULL = f"<description>{' '.join(NEWS.format(title=f'Whales in the harbour, part {n}') for n in range(6))}</description></item>"
WAIT = "Retry-After: 900"


def full_text(link: str) -> Reply:
    """A feed that carries the whole text of a page, wherever that is."""
    return document(rss(link).replace(b"</item>", FULL.encode()))


def rounds(*replies: Reply) -> Reply:
    """Another answer in each crawl; the last one from then on."""

    def reply(ask: Ask) -> bytes:
        made = replies[min(ask.round, len(replies)) - 1]
        found = made(ask) if callable(made) else filled(made, ask)
        assert isinstance(found, bytes)
        return found

    return reply


def atom(updated: int) -> Reply:
    now = datetime.now(UTC) - timedelta(hours=9 - updated)
    return document(
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>H</title><updated>{stamp(0)}</updated><entry><id>tag:h,1</id>"
        f"<title>One</title><link href='{{base}}/a'/><updated>{now:%Y-%m-%dT%H:%M:%SZ}</updated></entry></feed>"
    )


def two_titles(ask: Ask) -> bytes:
    return document(rss("/a?utm_source=one", "/a", titles=["Boats", "More boats"]))(ask)  # type: ignore[operator, return-value]


def head_only(status: str, *headers: str) -> bytes:
    """An answer whose body is cut off far before its end."""
    return raw(
        "\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html", "Content-Length: 90000", *headers]),
        b"busy",
    )


def endless(status: str, *headers: str) -> bytes:
    return answer(b"<p>busy</p>" * 900_000, status, "text/html", *headers)


def links(*paths: str) -> str:
    return "".join(f'<link rel="alternate" type="application/rss+xml" href="{path}">' for path in paths)


def waits(name: str, reply: bytes) -> Case:
    routes = {"/feed.xml": feed("/a", "/b"), "/a": reply, "/b": GOOD}
    return Case(
        name,
        routes,
        never=["/b"],
        asked={"/a": [1, 0, 0], "/feed.xml": [1, 0, 0]},
        state="failing",
        words="asked to wait",
        entries={"/a": "pending"},
    )


def ends(name: str, reply: Reply, entry: str, *times: int) -> Case:
    return Case(
        name, {"/feed.xml": feed("/a"), "/a": reply}, entries={"/a": entry}, asked={"/a": list(times)}
    )


ITSELF = index("/index.xml#all", "/s.xml#today")
PAGE = page("A boat of which there is a part")

CASES = [
    Case("feed-text-of-own-page", {"/feed.xml": full_text("/a"), "/a": NO}, ["/a"], text=["Whales in the harbour"], state="blocked", entries={"/a": "pending HTTP 403"}),
    Case("feed-text-of-own-page-gone", {"/feed.xml": full_text("/a")}, ["/a"], text=["Whales in the harbour"]),
    Case("feed-text-elsewhere", {"/feed.xml": full_text("{elsewhere}/a")}, elsewhere={"/a": NO}, asked={"elsewhere:/a": [1, 1, 1]}, state="blocked", entries={"elsewhere:/a": "pending HTTP 403"}),
    Case("feed-text-elsewhere-gone", {"/feed.xml": full_text("{elsewhere}/a")}, entries={"elsewhere:/a": "failed HTTP 404"}),
    Case("feed-text-elsewhere-later", {"/feed.xml": full_text("{elsewhere}/a")}, ["elsewhere:/a"], elsewhere={"/feed.xml": feed("/a"), "/a": rounds(NO, GOOD)}, beside="/feed.xml", lacks=["Whales"], text=["A boat that comes in the evening"]),
    Case("feed-text-then-page", {"/feed.xml": full_text("/a"), "/a": rounds(NO, NO, GOOD)}, ["/a"], text=["A boat that comes in the evening"], lacks=["Whales"]),
    Case("subscription-listed-elsewhere", {"/feed.xml": feed("{elsewhere}/a")}, ["elsewhere:/a"], elsewhere={"/feed.xml": feed(), "/a": headers_seen}, beside="/feed.xml", beside_options=SECRET, titles=["A boat with the key of the harbour"]),
    Case("subscription-of-another", {"/feed.xml": feed("{elsewhere}/a"), "/b": headers_seen}, ["elsewhere:/a", "/b"], elsewhere={"/feed.xml": feed("{elsewhere}/b"), "/a": headers_seen, "/b": redirect("{elsewhere}/b")}, beside="/feed.xml", beside_options=SECRET, titles=["A boat with the key of the harbour", "A boat without the key of the harbour"]),
    Case("gone-with-pages-pending", {"/feed.xml": rounds(feed("/a"), answer("gone", "410 Gone")), "/a": rounds(answer("x", "503 X"), answer("x", "503 X"), GOOD)}, ["/a"], state={1: "ok", 2: "gone", 3: "gone"}, asked={"/feed.xml": [1, 1, 0], "/a": [1, 1, 1]}),
    Case("second-feed-is-the-one", {"/": answer(listing(head=links("/none", "/page", "/rss"))), "/page": answer(listing()), "/rss": feed("/a"), "/a": GOOD}, ["/a"], source="/", asked={"/": [1, 0, 0], "/none": [1, 0, 0], "/rss": [1, 1, 1]}),
    Case("second-feed-after-a-trap", {"/": answer(listing(head=links("{trap}/rss", "/rss"))), "/rss": feed("/a"), "/a": GOOD}, ["/a"], source="/", asked={"/rss": [1, 1, 1]}),
    Case("first-feed-is-away", {"/": answer(listing(head=links("/rss", "/sport"))), "/rss": rounds(answer("x", "503 X"), feed("/a")), "/sport": feed("/b"), "/a": GOOD, "/b": OTHER}, ["/a"], source="/", never=["/sport"], asked={"/": [1, 1, 0]}),
    Case("first-feed-is-empty", {"/": answer(listing(head=links("/empty", "/rss"))), "/empty": feed(), "/rss": feed("/a"), "/a": GOOD}, ["/a"], source="/", asked={"/rss": [1, 1, 1]}),
    Case("comments-are-no-news", {"/": answer(listing(head=links("/rss", "/comments/feed"))), "/rss": feed("/a"), "/a": GOOD}, ["/a"], source="/", never=["/comments/feed"]),
    Case("two-titles-of-one-page", {"/feed.xml": two_titles, "/a?utm_source=one": GOOD}, ["/a"], asked={"/a?utm_source=one": [1, 0, 0], "/a": 0}),
    Case("missing-page-comes-later", {"/feed.xml": rounds(atom(1), atom(1), atom(2)), "/a": rounds(answer("no", "404 Not Found"), answer("no", "404 Not Found"), GOOD)}, ["/a"], asked={"/a": [1, 0, 1]}),
    Case("old-page-is-news-again", {"/s.xml": rounds(document(urlset("/a").replace(stamp(1)[:10].encode(), b"2019-05-01")), document(urlset("/a"))), "/a": GOOD}, ["/a"], source="/s.xml", asked={"/a": [0, 1, 0]}),
    waits("wait-body-cut", head_only("429 Too Many Requests", WAIT)),
    waits("wait-body-large", endless("503 Service Unavailable", WAIT)),
    waits("wait-body-packed-badly", answer(b"\x00\x01", "503 X", "text/html", WAIT, "Content-Encoding: gzip")),
    ends("busy-with-much-to-say", endless("503 Service Unavailable"), "pending HTTP 503", 1, 1, 1),
    ends("missing-cut-off", head_only("404 Not Found"), "failed HTTP 404", 1, 0, 0),
    Case("gone-cut-off", {"/feed.xml": head_only("410 Gone")}, state="gone", asked={"/feed.xml": [1, 0, 0]}),
    Case("redirect-with-large-body", {"/feed.xml": feed("/a"), "/a": endless("302 Found", "Location: /b"), "/b": GOOD}, ["/b"]),
    ends("part-of-a-page", answer(PAGE[:1500], "206 Partial Content", "text/html", f"Content-Range: bytes 0-1499/{len(PAGE)}"), "pending HTTP 206", 1, 1, 1),
    Case("part-of-a-feed", {"/feed.xml": lambda ask: answer(filled(rss("/a"), ask), "206 Partial Content", "application/rss+xml"), "/a": GOOD}, state="failing", words="HTTP 206", never=["/a"]),
    ends("choice-of-many", answer("choose", "300 Multiple Choices"), "failed HTTP 300", 1, 0, 0),
    ends("moved-to-nowhere", answer("moved", "301 Moved Permanently"), "failed HTTP 301", 1, 0, 0),
    ends("not-modified-unasked", raw("HTTP/1.1 304 Not Modified\nConnection: close"), "pending HTTP 304", 1, 1, 1),
    ends("locked", answer("x", "423 Locked"), "pending HTTP 423", 1, 1, 1),
    ends("too-early", answer("x", "425 Too Early"), "pending HTTP 425", 1, 1, 1),
    Case("index-of-itself-by-fragment", {"/index.xml": document(ITSELF), "/s.xml": document(urlset("/a")), "/a": GOOD}, ["/a"], source="/index.xml", asked={"/index.xml": [1, 1, 1], "/s.xml": [1, 1, 1]}),
    Case("refresh-header", {"/feed.xml": feed("/a"), "/a": answer("<p>Wait</p>", "200 OK", "text/html", "Refresh: 0; url=/b"), "/b": GOOD}, ["/b"]),
    Case("refresh-header-without-body", {"/feed.xml": feed("/a"), "/a": answer("", "200 OK", "text/html", "Refresh: 0;/b"), "/b": GOOD}, ["/b"]),
    Case("refresh-header-to-trap", {"/feed.xml": feed("/a"), "/a": answer("", "200 OK", "text/html", "Refresh: 0; url={trap}/b")}, entries={"/a": "failed forbidden address"}),
    Case("refresh-header-of-an-article", {"/feed.xml": feed("/a"), "/a": article("A boat that is read", "Refresh: 60; url=/ads")}, ["/a"], never=["/ads"]),
]  # fmt: skip
