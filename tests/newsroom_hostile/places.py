"""Cases of where requests may go and how politely: robots.txt, Retry-After, forbidden addresses, secrets of a source."""

import gzip
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.newsroom_hostile.case import Case
from tests.newsroom_hostile.wire import Ask, Reply, answer, article, document, feed, redirect, rss

GOOD = article("A boat that may be read about")
SHUT = article("A boat that may not be read about")
RULES = "User-agent: *\nDisallow: /shut/\n"


def rules(text: str | bytes, *headers: str, status: str = "200 OK") -> bytes:
    return answer(text, status, "text/plain", *headers)


def robots(name: str, reply: Reply, **more: object) -> Case:
    """robots.txt that shuts `/shut/`, in whatever form."""
    routes = {"/feed.xml": feed("/a", "/shut/b"), "/a": GOOD, "/shut/b": SHUT}
    return Case(
        name,
        routes,
        ["/a"],
        robots=reply,
        never=["/shut/b"],
        entries={"/shut/b": "pending robots.txt forbids"},
        **more,  # type: ignore[arg-type]
    )


async def _endless_rules() -> AsyncIterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + RULES.encode()
    for _ in range(30_000):
        yield b"Allow: /harbour/of/the/town/\n" * 40


def soon(seconds: int) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def asks_to_wait(name: str, value: str, status: str = "429 Too Many Requests", **more: object) -> Case:
    """The first page asks to wait: nothing else is asked of the origin, in no crawl."""
    routes = {
        "/feed.xml": feed("/a", "/b", "/c"),
        "/a": answer("later", status, "text/html", f"Retry-After: {value}"),
        "/b": GOOD,
        "/c": GOOD,
    }
    return Case(
        name,
        routes,
        asked={"/feed.xml": [1, 0, 0], "/a": [1, 0, 0]},
        never=["/b", "/c"],
        state={1: "ok", 2: "failing", 3: "failing"},
        words="asked to wait",
        entries={"/a": "pending", "/b": "pending asked to wait"},
        **more,  # type: ignore[arg-type]
    )


def forbidden(name: str, address: str) -> Case:
    """A feed that lists an address which must not be asked, and a page that redirects there."""
    return Case(
        name,
        {"/feed.xml": document(rss(address, "/hop", "/a")), "/hop": redirect(address), "/a": GOOD},
        ["/a"],
        entries={"/hop": "failed forbidden address"},
    )


def headers_seen(ask: Ask) -> bytes:
    """Tells in its title whether the secret came along."""
    has = "with" if "s3cr3t" in ask.headers.get("cookie", "") or "authorization" in ask.headers else "without"
    return article(f"A boat {has} the key of the harbour")


SECRET = ", headers: {Cookie: 'env:HARBOUR_COOKIE', Authorization: 'env:HARBOUR_TOKEN'}"

CASES = [
    robots("robots", rules(RULES)),
    robots("robots-with-mark", rules(b"\xef\xbb\xbf" + RULES.encode())),
    robots("robots-line-ends", rules(RULES.replace("\n", "\r"))),
    robots("robots-gzip", rules(gzip.compress(RULES.encode()), "Content-Encoding: gzip")),
    robots("robots-as-html", answer(RULES)),
    robots("robots-giant", rules(RULES + "Allow: /harbour/\n" * 60_000 + "User-agent: *\nDisallow: /\n")),
    robots("robots-endless", lambda ask: _endless_rules()),
    robots("robots-bomb", rules(gzip.compress(RULES.encode() + b"Allow: /x\n" * 9_000_000), "Content-Encoding: gzip")),
    robots("robots-own-group", rules("User-agent: *\nDisallow: /\n\nUser-agent: mineral-deal-monitor\nDisallow: /shut/\n")),
    robots("robots-redirects", redirect("{elsewhere}/r1", "301 Moved Permanently"), elsewhere={"/r1": redirect("/r2"), "/r2": rules(RULES)}),
    Case("robots-404", {"/feed.xml": feed("/a"), "/a": GOOD}, ["/a"], asked={"/robots.txt": [1, 0, 0]}),
    Case("robots-403", {"/feed.xml": feed("/a"), "/a": GOOD}, ["/a"], robots=rules("User-agent: *\nDisallow: /", status="403 Forbidden")),
    Case("robots-all-shut", {"/feed.xml": feed("/a")}, robots=rules("User-agent: *\nDisallow: /"), state="blocked", words="robots.txt", never=["/feed.xml"]),
    Case("robots-500", {"/feed.xml": feed("/a")}, robots=rules("", status="500 Oops"), state="failing", words="robots.txt cannot be read", never=["/feed.xml"], asked={"/robots.txt": [1, 1, 1]}),
    Case("robots-500-once", {"/feed.xml": feed("/a"), "/a": GOOD}, ["/a"], robots=lambda ask: rules("", status="502 Bad" if ask.round == 1 else "404 None"), state={1: "failing", 2: "ok", 3: "ok"}, asked={"/robots.txt": [1, 1, 0], "/feed.xml": [0, 1, 1]}),
    Case("robots-429", {"/feed.xml": feed("/a")}, robots=rules("", status="429 Slow"), state="failing", never=["/feed.xml"]),
    Case("robots-closed", {"/feed.xml": feed("/a")}, robots=b"", state="failing", words="robots.txt cannot be read", never=["/feed.xml"]),
    Case("robots-to-trap", {"/feed.xml": feed("/a")}, robots=redirect("{trap}/robots.txt"), state="failing", never=["/feed.xml"]),
    Case("robots-elsewhere-shut", {"/feed.xml": feed("/hop"), "/hop": redirect("{elsewhere}/b")}, elsewhere={"/robots.txt": rules("User-agent: *\nDisallow: /"), "/b": GOOD}, never=["elsewhere:/b"], entries={"/hop": "pending robots.txt forbids"}, state="blocked"),
    Case("robots-delay", {"/feed.xml": feed("/a", "/b"), "/a": GOOD, "/b": GOOD}, ["/a"], robots=rules("User-agent: *\nCrawl-delay: 0.4\n")),
    Case("robots-hard-patterns", {"/feed.xml": feed("/" + "a" * 200), "/" + "a" * 200: GOOD}, ["/" + "a" * 200], robots=rules("User-agent: *\nDisallow: /" + "*a" * 60 + "b$\n")),
    asks_to_wait("wait-seconds", "3600"),
    asks_to_wait("wait-a-week", "604800"),
    asks_to_wait("wait-date", soon(7200)),
    asks_to_wait("wait-503", "3600", "503 Service Unavailable"),
    asks_to_wait("wait-403", "3600", "403 Forbidden"),
    asks_to_wait("wait-500", "1800", "500 Oops"),
    Case("wait-nonsense", {"/feed.xml": feed("/a", "/b"), "/a": answer("x", "429 X", "text/html", "Retry-After: soon"), "/b": GOOD}, ["/b"], asked={"/a": [1, 1, 1]}),
    Case("wait-past", {"/feed.xml": feed("/a", "/b"), "/a": answer("x", "503 X", "text/html", "Retry-After: Mon, 02 Nov 2015 08:00:00 GMT"), "/b": GOOD}, ["/b"], asked={"/a": [1, 1, 1]}),
    Case("wait-feed", {"/feed.xml": answer("x", "503 X", "text/html", "Retry-After: 86400")}, state="failing", asked={"/feed.xml": [1, 0, 0]}, words="asked to wait"),
    Case("wait-robots", {"/feed.xml": feed("/a")}, robots=answer("x", "503 X", "text/plain", "Retry-After: 4000"), state="failing", asked={"/robots.txt": [1, 0, 0]}, never=["/feed.xml"]),
    Case("wait-redirect", {"/feed.xml": feed("/a"), "/a": redirect("/b", "302 Found", "Retry-After: 600"), "/b": GOOD}, never=["/b"], asked={"/a": [1, 0, 0]}, state="failing"),
    Case("wait-elsewhere", {"/feed.xml": feed("/a", "/hop", "/b"), "/a": GOOD, "/hop": redirect("{elsewhere}/x"), "/b": article("A boat that comes later")}, ["/a", "/b"], elsewhere={"/x": answer("x", "429 X", "text/html", "Retry-After: 900")}, asked={"elsewhere:/x": [1, 0, 0], "/hop": [1, 1, 1]}),
    Case("wait-is-shared", {"/feed.xml": redirect("{elsewhere}/feed.xml")}, elsewhere={"/feed.xml": answer("x", "429 X", "text/html", "Retry-After: 900")}, state="failing", asked={"elsewhere:/feed.xml": [1, 0, 0]}),
    forbidden("trap", "{trap}/x"),
    forbidden("trap-localhost", "http://localhost:{trap_port}/x"),
    forbidden("trap-number", "http://2130706433:{trap_port}/x"),
    forbidden("trap-hex", "http://0x7f000001:{trap_port}/x"),
    forbidden("trap-octal", "http://0177.0.0.1:{trap_port}/x"),
    forbidden("trap-short", "http://127.1:{trap_port}/x"),
    forbidden("trap-mapped", "http://[::ffff:127.0.0.1]:{trap_port}/x"),
    forbidden("trap-mapped-hex", "http://[::ffff:7f00:1]:{trap_port}/x"),
    forbidden("trap-compatible", "http://[::127.0.0.1]:{trap_port}/x"),
    forbidden("trap-nat64", "http://[64:ff9b::7f00:1]:{trap_port}/x"),
    forbidden("trap-6to4", "http://[2002:7f00:1::1]:{trap_port}/x"),
    forbidden("trap-loopback6", "http://[::1]:{trap_port}/x"),
    forbidden("trap-zero", "http://0.0.0.0:{trap_port}/x"),
    forbidden("trap-wide-digits", "http://１２７.０.０.１:{trap_port}/x"),
    forbidden("trap-dot", "http://127.0.0.1.:{trap_port}/x"),
    forbidden("trap-other-loopback", "http://127.0.0.2:{trap_port}/x"),
    forbidden("trap-metadata", "http://169.254.169.254/latest/meta-data/"),
    forbidden("trap-private", "http://10.0.0.1/x"),
    forbidden("trap-backslash", "http://127.0.0.1:{trap_port}\\@news.example/x"),
    Case("trap-hop-in-chain", {"/feed.xml": feed("/hop"), "/hop": redirect("{elsewhere}/hop")}, elsewhere={"/hop": redirect("{trap}/x", "307 Temporary Redirect")}, entries={"/hop": "failed forbidden address"}),
    Case("trap-feed-moves", {"/feed.xml": redirect("{trap}/feed.xml", "301 Moved Permanently")}, state="failing", words="forbidden address"),
    Case("trap-sitemap-child", {"/s.xml": document("<sitemapindex><sitemap><loc>{trap}/c.xml</loc></sitemap><sitemap><loc>{base}/c.xml</loc></sitemap></sitemapindex>"), "/c.xml": document("<urlset><url><loc>{base}/a</loc></url><url><loc>{trap}/x</loc></url></urlset>"), "/a": GOOD}, ["/a"], source="/s.xml"),
    Case("trap-base-element", {"/news": answer("<html><head><base href='{trap}/'></head><body><article><h2><a href='news/1234567-boats-come-home-again'>The boats come home again today</a></h2></article></body></html>")}, source="/news"),
    Case("secret-stays", {"/feed.xml": feed("/a", "/hop", "{elsewhere}/b"), "/a": headers_seen, "/hop": redirect("{elsewhere}/c")}, ["/a", "elsewhere:/b", "elsewhere:/c"], elsewhere={"/b": headers_seen, "/c": lambda ask: headers_seen(ask).replace(b"A boat", b"a boat")}, titles=["A boat with the key of the harbour", "A boat without the key of the harbour", "a boat without the key of the harbour"], options=SECRET),
    Case("cookie-stays", {"/feed.xml": feed("/a", "/b", "{elsewhere}/c"), "/a": article("A boat that sets a cookie", "Set-Cookie: k=s3cr3t; Path=/"), "/b": article("A boat after the cookie"), "/c": GOOD}, ["/a", "/b", "elsewhere:/c"], elsewhere={"/c": headers_seen}, titles=["A boat without the key of the harbour"]),
    Case("agent-of-source", {"/feed.xml": feed("/a"), "/a": lambda ask: article(f"A boat seen by {ask.headers['user-agent']}")}, ["/a"], titles=["A boat seen by Harbour-Reader/2"], options=", user_agent: Harbour-Reader/2"),
]  # fmt: skip
