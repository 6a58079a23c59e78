"""Cases of pages: bytes, encodings, redirects, refreshes, what is in place of an article, and which pages are one."""

import gzip
import itertools
import zlib
from collections.abc import AsyncIterator, Callable

import brotli
import zstandard

from tests.newsroom_hostile.case import Case
from tests.newsroom_hostile.wire import (
    NEWS,
    Ask,
    Reply,
    answer,
    article,
    document,
    feed,
    gzipped,
    packed,
    page,
    raw,
    redirect,
    rss,
)

TITLE = "Harbour finds more boats than last year"
PAGE = page(TITLE)
GOOD = answer(PAGE)
LONG = page(TITLE, text="".join(f"<p>{NEWS.format(title=n)}</p>" for n in range(200)))
BOMB = b"<html><title>x</title>" + b"<p>boat boat boat</p>" * 3_000_000  # 63 MB
END = "the last words of the report"
WHOLE = page(
    TITLE,
    text="".join(f"<p>{NEWS.format(title=n)}</p>" for n in range(60))
    + f"<p>So end {END}, said the mayor of the town.</p>",
)


def chunked(*parts: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return raw("HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked") + body + end


def endless(line: bytes, start: bytes) -> Callable[[Ask], AsyncIterator[bytes]]:
    async def parts() -> AsyncIterator[bytes]:
        yield start
        for _ in range(40_000):
            yield line

    return lambda ask: parts()


def one(name: str, reply: Reply, *, stored: bool = True, entry: str = "", **more: object) -> Case:
    """A feed of one page that answers oddly, and of one that is well."""
    routes = {"/feed.xml": feed("/a", "/well"), "/a": reply, "/well": article("A page that is well as ever")}
    return Case(
        name,
        routes,
        ["/a", "/well"] if stored else ["/well"],
        entries={"/a": entry} if entry else {},
        **more,  # type: ignore[arg-type]
    )


def hops(count: int) -> dict[str, Reply]:
    """`/a` leads over so many redirects to `/end`."""
    chain = ["/a", *(f"/hop{n}" for n in range(1, count)), "/end"]
    return {here: redirect(there) for here, there in itertools.pairwise(chain)}


def chain(name: str, count: int, *, stored: bool) -> Case:
    routes = {"/feed.xml": feed("/a"), **hops(count), "/end": GOOD}
    return Case(
        name, routes, ["/end"] if stored else [], entries={} if stored else {"/a": "failed redirect loop"}
    )


RAW_DEFLATE = zlib.compressobj(wbits=-15)
CYRILLIC = "Порт считает лодки и находит больше, чем год назад"
CHINESE = "港口统计船只比去年更多锂矿交易"


def lettered(title: str, charset: str, header: str = "text/html", meta: str = "") -> bytes:
    text = "".join(f"<p>{f'{title}, ' * 4}{n}{'。' if title == CHINESE else '.'}</p>" for n in range(9))
    return answer(page(title, text=text, head=meta, charset=charset), "200 OK", header)


LOGIN = "<html><body><form action=/login method=post><h1>Log in to your account</h1><input name=u><input type=password name=p><p>Forgot your password? Sign in to continue.</p></form></body></html>"

CASES = [
    one("gzip", gzipped(PAGE)),
    one("x-gzip", packed(gzip.compress(PAGE), "x-gzip")),
    one("deflate", packed(zlib.compress(PAGE), "deflate")),
    one("deflate-raw", packed(RAW_DEFLATE.compress(PAGE) + RAW_DEFLATE.flush(), "deflate")),
    one("br", packed(brotli.compress(PAGE), "br")),
    one("zstd", packed(zstandard.compress(PAGE), "zstd")),
    one("gzip-in-members", packed(gzip.compress(WHOLE[:3000]) + gzip.compress(WHOLE[3000:]), "gzip"), text=[END]),
    one("gzip-twice", packed(gzip.compress(gzip.compress(PAGE)), "gzip, gzip")),
    one("gzip-unnamed", answer(gzip.compress(PAGE))),
    one("gzip-with-tail", packed(gzip.compress(PAGE) + b"\0\0\0", "gzip")),
    one("gzip-lie", packed(PAGE, "gzip")),
    one("br-lie", packed(PAGE, "br")),
    one("br-that-is-gzip", packed(gzip.compress(PAGE), "br")),
    one("encoding-unknown-lie", packed(PAGE, "utf-8")),
    one("encoding-unknown", packed(bytes(range(256)) * 9, "sdch"), stored=False, entry="pending broken content encoding"),
    one("gzip-cut", packed(gzip.compress(WHOLE)[:-200], "gzip"), stored=False, entry="pending answer cut off"),
    one("gzip-cut-once", lambda ask: packed(gzip.compress(WHOLE)[: None if ask.round > 1 else -12], "gzip"), text=[END]),
    one("gzip-broken", packed(gzip.compress(WHOLE)[:60] + b"\xff" * 50 + gzip.compress(WHOLE)[110:], "gzip"), stored=False, entry="pending"),
    one("br-cut", packed(brotli.compress(WHOLE)[:-20], "br"), stored=False, entry="pending answer cut off"),
    one("zstd-cut", packed(zstandard.compress(WHOLE)[:-20], "zstd"), stored=False, entry="pending answer cut off"),
    one("gzip-bomb", gzipped(BOMB), stored=False, entry="failed over a limit", asked={"/a": [1, 0, 0]}),
    one("br-bomb", packed(brotli.compress(BOMB, quality=1), "br"), stored=False, entry="failed over a limit"),
    one("zstd-bomb", packed(zstandard.compress(BOMB), "zstd"), stored=False, entry="failed over a limit"),
    one("gzip-bomb-in-gzip", packed(gzip.compress(gzip.compress(BOMB)), "gzip, gzip"), stored=False, entry="failed over a limit"),
    one("length-too-long", answer(WHOLE, length=len(WHOLE) + 500), stored=False, entry="pending answer cut off"),
    one("length-announced-huge", answer(PAGE, length=60_000_000), stored=False, entry="failed over a limit"),
    one("length-none", raw("HTTP/1.1 200 OK\nContent-Type: text/html\nConnection: close", WHOLE), text=[END]),
    one("length-twice-alike", answer(PAGE, "200 OK", "text/html", f"Content-Length: {len(PAGE)}")),
    one("length-twice-unlike", answer(PAGE, "200 OK", "text/html", "Content-Length: 7"), stored=False, entry="pending"),
    one("length-no-number", raw("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: many", PAGE), stored=False, entry="pending"),
    one("length-zero", raw("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 0", PAGE), stored=False, entry="pending empty body"),
    one("http-1.0", raw("HTTP/1.0 200 OK\nContent-Type: text/html", PAGE)),
    one("http-0.9", PAGE, stored=False, entry="pending"),
    one("status-without-words", raw("HTTP/1.1 200\nContent-Type: text/html\nConnection: close", PAGE)),
    one("bare-line-feeds", b"HTTP/1.1 200 OK\nContent-Type: text/html\nConnection: close\n\n" + PAGE),
    one("interim-answers", raw("HTTP/1.1 103 Early Hints\nLink: </x.css>") + raw("HTTP/1.1 100 Continue") + GOOD),
    one("chunked", chunked(WHOLE[:500], WHOLE[500:]), text=[END]),
    one("chunked-cut", chunked(WHOLE[:500], WHOLE[500:], end=b""), stored=False, entry="pending answer cut off"),
    one("chunked-broken", chunked(WHOLE[:500], end=b"zzz\r\nboats"), stored=False, entry="pending"),
    one("closed-at-once", b"", stored=False, entry="pending connection reset"),
    one("half-a-head", b"HTTP/1.1 200 OK\r\nContent-Ty", stored=False, entry="pending connection reset"),
    one("header-odd-names", raw("HTTP/1.1 200 OK\nContent-Type: text/html\nX-Ünzulässig: 1\nno colon at all\n: nameless\nX Y: 2\nConnection: close", PAGE)),
    one("header-folded", raw("HTTP/1.1 200 OK\nContent-Type: text/html;\n charset=utf-8\nConnection: close", PAGE)),
    one("header-long-line", raw(f"HTTP/1.1 200 OK\nContent-Type: text/html\nX-Policy: {'p' * 40_000}\nConnection: close", PAGE)),
    one("headers-without-end", endless(b"X-Flood: " + b"x" * 2000 + b"\r\n", b"HTTP/1.1 200 OK\r\n"), stored=False, entry="failed over a limit: more than 256 KB of headers"),
    one("header-line-without-end", endless(b"x" * 4000, b"HTTP/1.1 200 OK\r\nX-Flood: "), stored=False, entry="failed over a limit"),
    one("interim-without-end", endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 50, b""), stored=False, entry="failed over a limit"),
    one("body-without-end", endless(b"<p>boat and boat</p>" * 200, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), stored=False, entry="failed over a limit"),
    one("cp1251-by-header", lettered(CYRILLIC, "cp1251", "text/html; charset=windows-1251"), titles=[CYRILLIC]),
    one("cp1251-by-meta", lettered(CYRILLIC, "cp1251", meta="<meta charset=windows-1251>"), titles=[CYRILLIC]),
    one("utf8-called-latin1", lettered(CYRILLIC, "utf-8", "text/html; charset=iso-8859-1"), titles=[CYRILLIC]),
    one("cp1251-meta-says-utf8", lettered(CYRILLIC, "cp1251", "text/html; charset=windows-1251", "<meta charset=utf-8>"), titles=[CYRILLIC]),
    one("gb18030", lettered(CHINESE, "gb18030", meta='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'), titles=[CHINESE]),
    one("utf16-with-mark", lettered(CYRILLIC, "utf-16"), titles=[CYRILLIC]),
    one("utf16-without-mark", lettered(CYRILLIC, "utf-16-le", "text/html; charset=utf-16le"), titles=[CYRILLIC]),
    one("no-content-type", raw("HTTP/1.1 200 OK\nConnection: close", PAGE)),
    one("pdf", answer(b"%PDF-1.7 boats", "200 OK", "application/pdf"), stored=False, entry="skipped not HTML"),
    one("image-called-html", answer(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20), stored=False, entry="skipped"),
    chain("ten-hops", 10, stored=True),
    chain("eleven-hops", 11, stored=False),
    one("loop", redirect("/a"), stored=False, entry="failed redirect loop", asked={"/a": [1, 0, 0]}),
    one("loop-of-two", redirect("/b?x=1"), stored=False, entry="failed", asked={"/b": 0}),
    one("redirect-without-location", answer("where?", "302 Found"), stored=False, entry="pending HTTP 302"),
    one("redirect-to-script", redirect("javascript:alert(1)"), stored=False, entry="failed"),
    one("redirect-to-file", redirect("file:///etc/passwd"), stored=False, entry="failed"),
    one("redirect-to-nothing", redirect("http://[::1"), stored=False, entry="failed"),
    Case("redirect-home", {"/feed.xml": feed("/a"), "/a": redirect("/"), "/": answer(PAGE)}, entries={"/a": "skipped index page"}),
    Case("redirect-home-of-a-language", {"/feed.xml": feed("/?p=12"), "/?p=12": redirect("/en/"), "/en/": GOOD}, entries={"/?p=12": "skipped index page"}),
    Case("redirect-to-login", {"/feed.xml": feed("/a"), "/a": redirect("/login?next=/a"), "/login": GOOD}, entries={"/a": "skipped login page"}),
    one("login-in-place", answer(LOGIN), stored=False, entry="skipped login page"),
    one("soft-404", answer("<html><head><title>Page not found</title></head><body><p>The page you asked for was not found. It may have moved, or never have been here at all.</p></body></html>"), stored=False, entry="skipped"),
    Case("refresh-followed", {"/feed.xml": feed("/a"), "/a": answer('<html><head><meta http-equiv="Refresh" content="3;URL=\'/b\'"></head><body>Wait &hellip;</body></html>'), "/b": GOOD}, ["/b"]),
    Case("refresh-in-noscript", {"/feed.xml": feed("/a"), "/a": answer("<noscript><meta http-equiv=refresh content='0;url=/b'></noscript><script>location='/c'</script>"), "/b": GOOD}, ["/b"], never=["/c"]),
    Case("refresh-of-an-article", {"/feed.xml": feed("/a"), "/a": article(TITLE, head='<meta http-equiv="refresh" content="30;url=/ads">')}, ["/a"], never=["/ads"]),
    Case("refresh-to-itself", {"/feed.xml": feed("/a"), "/a": article(TITLE, head='<meta http-equiv="refresh" content="300">')}, ["/a"], asked={"/a": 1}),
    Case("refresh-in-a-comment", {"/feed.xml": feed("/a"), "/a": answer("<!-- <meta http-equiv=refresh content='0;url=/b'> --><p>Nothing here.</p>")}, never=["/b"]),
    Case("refresh-to-trap", {"/feed.xml": feed("/a"), "/a": answer('<meta http-equiv="refresh" content="0;url={trap}/x">')}, entries={"/a": "failed forbidden address"}),
    Case("refresh-loop", {"/feed.xml": feed("/a"), "/a": answer('<meta http-equiv="refresh" content="0;url=/b">'), "/b": answer('<meta http-equiv="refresh" content="0;url=/a">')}, entries={"/a": "failed redirect loop"}),
    Case("same-url-in-two-spellings", {"/feed.xml": feed("/a?utm_source=rss&id=4#top", "/a?id=4&fbclid=zz"), "/a": GOOD}, ["/a?id=4"]),
    Case("canonical-link", {"/feed.xml": feed("/a?view=print", "/a"), "/a": article(TITLE, head="<link rel=canonical href='/a'>")}, ["/a"]),
    Case("canonical-link-elsewhere", {"/feed.xml": feed("/a"), "/a": article(TITLE, head="<link rel=canonical href='https://other.example/a'>")}, ["/a"]),
    Case("canonical-link-home", {"/feed.xml": feed("/a", "/b"), "/a": article("First of two boats", head="<link rel=canonical href='/'>"), "/b": article("Second of two boats", head="<link rel=canonical href='/'>")}, ["/a", "/b"]),
    Case("amp-and-page", {"/feed.xml": feed("/a/amp/", "/a"), "/a/amp/": article(TITLE, head="<link rel=canonical href='/a'>"), "/a": GOOD}, ["/a"]),
    Case("amp-without-link", {"/feed.xml": feed("/story/7/amp", "/story/7"), "/story/7/amp": answer(page(TITLE, text="".join(f"<p>{NEWS.format(title=TITLE)} Part {p}.</p>" for p in "ab"))), "/story/7": GOOD}, ["/story/7"]),
    Case("trailing-slash-and-index", {"/feed.xml": feed("/a/", "/a", "/a/index.html"), "/a/": GOOD, "/a": GOOD, "/a/index.html": GOOD}, ["/a/"]),
    Case("one-id-two-slugs", {"/feed.xml": lambda ask: feed("/news/7654321-boats" if ask.round == 1 else "/news/7654321-more-boats")(ask), "/news/7654321-boats": GOOD, "/news/7654321-more-boats": answer(page("Harbour corrects its count of boats", text="".join(f"<p>{NEWS.format(title=TITLE)} Part {p}.</p>" for p in "abc")))}, ["/news/7654321-boats"], titles=["Harbour corrects its count of boats"], revisions=2),  # type: ignore[operator]
    Case("guid-is-the-story", {"/feed.xml": lambda ask: document(rss("/one" if ask.round == 1 else "/two", titles=["Boats" if ask.round == 1 else "Boats counted"]).replace(b"</item>", b"<guid isPermaLink='false'>harbour-77</guid></item>").replace(b"<pubDate>", b"<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate><x>").replace(b"</pubDate></item>", b"</x></item>"), "application/rss+xml")(ask), "/one": GOOD, "/two": answer(page("Boats counted", text=f"<p>{NEWS.format(title='Corrected')}</p>" * 3))}, ["/one"], titles=["Boats counted"], revisions=2),  # type: ignore[operator]
    Case("guids-that-number-places", {"/feed.xml": lambda ask: document(b"".join([b"<rss version='2.0'><channel><title>H</title>", *(f"<item><guid isPermaLink='false'>{n}</guid><title>Boat {ask.round}{n}</title><link>{{base}}/p{ask.round}{n}</link></item>".encode() for n in range(2)), b"</channel></rss>"]))(ask), **{f"/p{r}{n}": article(f"Boat {r}{n} came home") for r in (1, 2, 3) for n in range(2)}}, [f"/p{r}{n}" for r in (1, 2, 3) for n in range(2)]),  # type: ignore[operator]
    Case("title-edited", {"/feed.xml": lambda ask: document(rss("/a", titles=["Boats" if ask.round == 1 else "Boats, corrected"]))(ask), "/a": lambda ask: article("Boats" if ask.number == 1 else "Boats, corrected")}, ["/a"], titles=["Boats, corrected"], asked={"/a": [1, 1, 0]}, revisions=2),  # type: ignore[operator]
    Case("moved-page", {"/feed.xml": feed("/old", "/new"), "/old": redirect("/new", "301 Moved Permanently"), "/new": GOOD}, ["/new"]),
    Case("statuses", {"/feed.xml": feed("/404", "/410", "/451", "/418", "/401", "/403", "/429", "/500", "/503"), **{f"/{code}": answer("x", f"{code} X") for code in (410, 451, 418, 401, 403, 429, 500, 503)}}, entries={"/404": "failed", "/410": "failed", "/451": "failed", "/418": "failed", "/401": "pending", "/403": "pending", "/429": "pending", "/500": "pending", "/503": "pending"}, asked={"/404": [1, 0, 0], "/410": [1, 0, 0], "/403": [1, 1, 1], "/503": [1, 1, 1]}),
    Case("odd-links", {"/feed.xml": document(rss("javascript:alert(1)", "file:///etc/passwd", "mailto:x@y.example", "ftp://127.0.0.1/a", "http://u:p@127.0.0.1/", "data:text/html,x", "http://127.0.0.1:99999/", "/a")), "/a": GOOD}, ["/a"]),
    Case("only-refusals", {"/feed.xml": feed("/a", "/b"), "/a": answer("no", "403 Forbidden"), "/b": answer("<html><head><title>Just a moment...</title></head><body><p>Checking your browser before you go on. Enable JavaScript and cookies to continue.</p></body></html>")}, state="blocked", entries={"/b": "pending bot block"}),
]  # fmt: skip
