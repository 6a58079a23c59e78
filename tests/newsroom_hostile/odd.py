"""Cases of odd answers that browsers put up with, numbers without end, short waits, and addresses in many spellings."""

import gzip
import random
import zlib

from tests.newsroom_hostile.case import Case
from tests.newsroom_hostile.documents import index, listing, urlset
from tests.newsroom_hostile.later import GOOD, OTHER, rounds
from tests.newsroom_hostile.pages import LOGIN, PAGE, hops, one, packed
from tests.newsroom_hostile.places import rules
from tests.newsroom_hostile.wire import answer, article, document, feed, filled, page, raw, redirect, rss

DIGITS = "9" * 5000
HEX = f"<!-- {random.Random(1).randbytes(1_200_000).hex()} -->"  # does not pack well


def waits_shortly(name: str, value: str) -> Case:
    """Once: the next crawl begins after it, but the answer must not be asked for in the crawl that was told."""
    busy = answer("later", "429 Too Many Requests", "text/html", f"Retry-After: {value}")
    return Case(
        name,
        {"/feed.xml": feed("/a", "/b"), "/a": rounds(busy, GOOD), "/b": OTHER},
        ["/a", "/b"],
        asked={"/a": [1, 1, 0]},
    )


def spelled(name: str, *links: str, path: str = "/a") -> Case:
    return Case(name, {"/feed.xml": document(rss(*links)), path: GOOD}, [path])


CASES = [
    one("digits-in-text", answer(page("A boat of many numbers", text=f"<p>The harbour counted {DIGITS} boats, worth ${DIGITS} million, in {DIGITS} years, for {DIGITS}% of the town and {DIGITS} tonnes of lithium.</p>" * 3))),
    one("digits-in-length", raw(f"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: {DIGITS}", PAGE), stored=False),
    one("digits-in-status", raw(f"HTTP/1.1 {DIGITS} OK\nContent-Type: text/html", PAGE), stored=False),
    one("digits-in-retry-after", answer("x", "404 None", "text/html", "Retry-After: 0"), stored=False, entry="failed HTTP 404"),
    one("digits-in-refresh", answer("<p>x</p>", "200 OK", "text/html", f"Refresh: {DIGITS}; url=/b"), stored=False),
    one("digits-in-cache-control", answer(PAGE, "200 OK", "text/html", f"Cache-Control: max-age={DIGITS}")),
    one("digits-in-chunk", raw("HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked", DIGITS.encode() + b"\r\n" + PAGE), stored=False, entry="pending"),
    Case("digits-in-feed", {"/feed.xml": document(rss("/a", more=f"<ttl>{DIGITS}</ttl>").replace(b"<pubDate>", f"<pubDate>Mon, {DIGITS} Nov {DIGITS} ".encode())), "/a": GOOD}, ["/a"]),
    Case("digits-in-sitemap", {"/s.xml": document(urlset("/a").replace(b"<lastmod>2", f"<lastmod>{DIGITS}-2".encode())), "/a": GOOD}, ["/a"], source="/s.xml"),
    Case("digits-in-robots", {"/feed.xml": feed("/a"), "/a": GOOD}, ["/a"], robots=rules(f"User-agent: *\nCrawl-delay: -{DIGITS}\nDisallow: /{DIGITS}")),
    one("number-of-dates", answer(page("A boat of a date", head=f'<meta property="article:published_time" content="{DIGITS}-11-02"><script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{DIGITS}"}}</script>'))),
    waits_shortly("wait-three-seconds", "3"),
    Case("wait-rfc850", {"/feed.xml": feed("/a", "/b"), "/a": answer("x", "503 X", "text/html", "Retry-After: Sunday, 06-Nov-94 08:49:37 GMT"), "/b": OTHER}, ["/b"], asked={"/a": [1, 1, 1]}),
    one("chunk-extensions", raw("HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked", b"%x;a=b\r\n%s\r\n0\r\nX-Trailer: 1\r\n\r\n" % (len(PAGE), PAGE))),
    one("chunked-and-length", raw("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 4\nTransfer-Encoding: chunked", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE))),
    one("encoding-in-capitals", answer(gzip.compress(PAGE), "200 OK", "text/html", "Content-Encoding: GZIP")),
    one("encoding-in-two-lines", answer(gzip.compress(zlib.compress(PAGE)), "200 OK", "text/html", "Content-Encoding: deflate", "Content-Encoding: gzip")),
    one("zeros-in-page", answer(PAGE.replace(b"boats", b"bo\0ats"))),
    one("deep-page", answer(b"<div>" * 50_000 + PAGE)),
    one("wide-page", answer(PAGE + b"<a href=/x>x</a>" * 200_000), stored=False, entry="failed over a limit"),
    one("long-attribute", answer(PAGE.replace(b"<body>", b"<body data-x='" + b"x" * 3_000_000 + b"'>"))),
    one("status-600", answer(PAGE, "600 Odd"), stored=False, entry="pending"),
    one("status-202", answer("<p>soon</p>", "202 Accepted"), stored=False),
    one("status-204", raw("HTTP/1.1 204 No Content\nConnection: close"), stored=False, entry="pending"),
    one("protocol-in-small-letters", raw("http/1.1 200 OK\nContent-Type: text/html\nConnection: close", PAGE)),
    Case("spelled-in-capitals", {"/feed.xml": feed("{elsewhere}/a"), "/a": GOOD}, ["elsewhere:/a"], elsewhere={"/a": GOOD}),
    spelled("spelled-by-escapes", "/~a", "/%7Ea", path="/~a"),
    spelled("spelled-by-dots", "/x/../a", "/a"),
    spelled("spelled-with-blanks", "{base}/a \n "),
    spelled("spelled-by-default-fragment", "/a#comments", "/a#top"),
    Case("location-relative-query", {"/feed.xml": feed("/a"), "/a": redirect("?id=7"), "/a?id=7": GOOD}, ["/a?id=7"]),
    Case("location-with-blank", {"/feed.xml": feed("/a"), "/a": redirect("/b c"), "/b%20c": GOOD}, ["/b%20c"]),
    Case("location-in-letters", {"/feed.xml": feed("/a"), "/a": raw("HTTP/1.1 302 Found\nLocation: /zürich".replace("ü", "\u00c3\u00bc"), b""), "/z%C3%BCrich": GOOD}, ["/z%C3%BCrich"]),
    Case("location-fragment", {"/feed.xml": feed("/a"), "/a": redirect("#top")}, entries={"/a": "failed redirect loop"}),
    Case("location-elsewhere-shut", {"/feed.xml": feed("/a"), "/a": redirect("{elsewhere}/shut/a")}, elsewhere={"/robots.txt": rules("User-agent: *\nDisallow: /shut/"), "/shut/a": GOOD}, never=["elsewhere:/shut/a"], entries={"/a": "pending robots.txt forbids"}, state="blocked"),
    Case("robots-loop", {"/feed.xml": feed("/a"), "/a": GOOD}, robots=redirect("/robots.txt"), state="failing", never=["/feed.xml"]),
    Case("robots-wildcards", {"/feed.xml": feed("/a", "/x/print", "/b.pdf"), "/a": GOOD}, ["/a"], robots=rules("User-agent: *\nDisallow: /*/print$\nDisallow: /*.pdf$\nAllow: /"), never=["/x/print", "/b.pdf"]),
    Case("robots-shuts-later", {"/feed.xml": rounds(feed("/a"), feed("/b", "/a")), "/a": GOOD, "/b": OTHER}, ["/a", "/b"], robots=rounds(rules(""), rules("User-agent: *\nDisallow: /")), asked={"/robots.txt": [1, 0, 0]}),
    Case("one-guid-for-all", {"/feed.xml": document(rss("/a", "/b").replace(b"</item>", b"<guid isPermaLink='false'>7</guid></item>")), "/a": GOOD, "/b": OTHER}, ["/a", "/b"]),
    Case("hostile-canonical", {"/feed.xml": feed("/a", "/b"), "/a": GOOD, "/b": article("Another boat that comes at night", head="<link rel=canonical href='/a'>")}, ["/a", "/b"]),
    Case("feed-breaks-and-mends", {"/feed.xml": rounds(feed("/a"), answer("<html><body>We are down</body></html>"), feed("/b", "/a")), "/a": GOOD, "/b": OTHER}, ["/a", "/b"], state={1: "ok", 2: "failing", 3: "ok"}),
    Case("feed-shrinks", {"/feed.xml": rounds(feed("/a", "/b"), feed("/b"), feed()), "/a": GOOD, "/b": OTHER}, ["/a", "/b"], words="lists nothing"),
    Case("feed-cut-by-length", {"/feed.xml": rounds(lambda ask: answer(rss("/a")[:80], "200 OK", "text/xml", length=900), feed("/a")), "/a": GOOD}, ["/a"], state={1: "failing", 2: "ok"}),
    Case("feed-etag-weak", {"/feed.xml": lambda ask: answer(b"", "304 Not Modified", "x/x", 'ETag: W/"1"') if "if-none-match" in ask.headers else feed("/a", headers=['ETag: W/"1"'])(ask), "/a": GOOD}, ["/a"], asked={"/feed.xml": [1, 1, 1], "/a": 1}),  # type: ignore[operator]
    Case("feed-etag-kept-over-a-failure", {"/feed.xml": lambda ask: answer("x", "500 X") if ask.round == 2 else answer(b"", "304 Not Modified") if ask.headers.get("if-none-match") == '"1"' else feed("/a", headers=['ETag: "1"'])(ask), "/a": GOOD}, ["/a"], state={1: "ok", 2: "failing", 3: "ok"}),  # type: ignore[operator]
    Case("feed-cp1251", {"/feed.xml": lambda ask: answer("<rss version='2.0'><channel><title>Порт</title><item><title>Лодки</title><link>".encode("cp1251") + f"{ask.base}/a</link></item></channel></rss>".encode(), "200 OK", "application/xml; charset=windows-1251"), "/a": GOOD}, ["/a"]),
    Case("sitemap-in-cdata", {"/s.xml": document("<urlset><url><loc><![CDATA[ {base}/a?x=1&y=2 ]]></loc></url><url><loc>\n{base}/b?x=1&amp;y=2\n</loc></url></urlset>"), "/a": GOOD, "/b": OTHER}, ["/a?x=1&y=2", "/b?x=1&y=2"], source="/s.xml"),
    Case("listing-without-end", {"/news": lambda ask: answer(listing(f"/news/{1000 + len(ask.path)}-boats-of-the-harbour", more=f"<a rel=next href='{ask.path}{'&' if '?' in ask.path else '?'}page=2'>2</a>")), **{f"/news/{1000 + n}-boats-of-the-harbour": article(f"Boat {n} of a listing") for n in range(60)}}, [f"/news/{1000 + n}-boats-of-the-harbour" for n in (5, 12, 19, 26, 33)], source="/news", words=""),
    Case("page-comes-after-resets", {"/feed.xml": feed("/a"), "/a": rounds(b"", raw("HTTP/1.1 200 OK\nContent-Le"), GOOD)}, ["/a"], asked={"/a": [1, 1, 1]}),
    Case("page-moves-while-pending", {"/feed.xml": feed("/a"), "/a": rounds(answer("x", "500 X"), redirect("/b", "301 Moved Permanently")), "/b": GOOD}, ["/b"]),
    Case("consent-then-page", {"/feed.xml": feed("/a"), "/a": rounds(answer("<html><head><title>Before you continue</title></head><body><h1>We value your privacy</h1><p>We and our partners use cookies. Accept all or reject all to continue to the site.</p><button>Accept all</button><button>Reject all</button></body></html>"), GOOD)}, ["/a"]),
    Case("feed-is-a-bomb", {"/feed.xml": packed(gzip.compress(b"<rss version='2.0'><channel>" + b"<!-- boats -->" * 5_000_000), "gzip")}, state="failing", words="over a limit"),
    Case("feed-is-large-and-packed", {"/feed.xml": lambda ask: answer(gzip.compress(filled(rss("/a", more="<!-- boats -->" * 200_000), ask)), "200 OK", "text/xml", "Content-Encoding: gzip"), "/a": GOOD}, ["/a"]),
    Case("feed-is-large-packed-and-cut", {"/feed.xml": lambda ask: answer(gzip.compress(filled(rss("/a", more=HEX), ask))[: None if ask.round == 3 else -5000], "200 OK", "text/xml", "Content-Encoding: gzip"), "/a": GOOD}, ["/a"], state={1: "failing", 2: "failing", 3: "ok"}),
    Case("feed-calls-itself-packed", {"/feed.xml": lambda ask: answer(filled(rss("/a"), ask), "200 OK", "text/xml", "Content-Encoding: br"), "/a": GOOD}, ["/a"]),
    Case("sitemap-bomb-below-index", {"/i.xml": document(index("/bomb.xml.gz", "/s.xml")), "/bomb.xml.gz": answer(gzip.compress(b"<urlset>" + b"<url></url>\n" * 6_000_000), "200 OK", "application/gzip"), "/s.xml": document(urlset("/a")), "/a": GOOD}, ["/a"], source="/i.xml", words="a further document could not be read"),
    Case("index-child-missing", {"/i.xml": document(index("/none.xml", "/s.xml")), "/s.xml": document(urlset("/a")), "/a": GOOD}, ["/a"], source="/i.xml", words="a further document could not be read"),
    Case("feed-called-sitemap", {"/feed.xml": feed("/a"), "/a": GOOD}, ["/a"], options=", kind: sitemap"),
    Case("sitemap-called-feed", {"/s.xml": document(urlset("/a")), "/a": GOOD}, ["/a"], source="/s.xml", options=", kind: feed"),
    Case("feed-to-home", {"/feed.xml": redirect("/"), "/": answer("<html><body><h1>Harbour</h1></body></html>")}, state="failing", words="HTML in place of a feed"),
    Case("feed-moved-to-gone", {"/feed.xml": redirect("/x.xml", "301 Moved Permanently"), "/x.xml": answer("gone", "410 Gone")}, state="gone", asked={"/feed.xml": [1, 0, 0]}),
    Case("feed-with-eleven-hops", {"/feed.xml": redirect("/a"), **{k if k != "/a" else "/a": v for k, v in hops(11).items()}, "/end": feed("/x")}, state="failing", words="redirect"),
    Case("feed-utf32", {"/feed.xml": lambda ask: answer(filled(rss("/a"), ask).decode().encode("utf-32"), "200 OK", "text/xml"), "/a": GOOD}, ["/a"]),
    Case("pages-all-missing", {"/feed.xml": feed("/x", "/y")}, entries={"/x": "failed HTTP 404"}),
    Case("wait-far-off", {"/feed.xml": feed("/a", "/b"), "/a": answer("x", "403 X", "text/html", "Retry-After: 99999999999999999999")}, state="failing", never=["/b"], asked={"/feed.xml": [1, 0, 0]}),
    Case("wait-on-a-good-page", {"/feed.xml": feed("/a", "/b"), "/a": article("A boat that is read", "Retry-After: 900"), "/b": OTHER}, ["/a", "/b"]),
    Case("wait-in-words", {"/feed.xml": feed("/a", "/b"), "/a": answer("x", "503 X", "text/html", "Retry-After: soon"), "/b": OTHER}, ["/b"], asked={"/a": [1, 1, 1]}),
    Case("wait-by-their-clock", {"/feed.xml": feed("/a", "/b"), "/a": answer("x", "503 X", "text/html", "Date: Mon, 02 Nov 2015 08:00:00 GMT", "Retry-After: Mon, 02 Nov 2015 09:00:00 GMT")}, state="failing", never=["/b"]),
    Case("wait-of-a-child", {"/i.xml": document(index("/s.xml", "/t.xml")), "/s.xml": answer("x", "429 X", "text/html", "Retry-After: 900"), "/t.xml": document(urlset("/a"))}, source="/i.xml", state="failing", asked={"/i.xml": [1, 0, 0]}, never=["/a"]),
    Case("json-feed-odd", {"/feed.json": document('\ufeff {"version": "https://jsonfeed.org/version/1", "items": [{"id": 5, "url": "{base}/a"}, {"id": "x"}, null, {"url": ["x"]}, {"external_url": "{base}/b"}]}', "application/json"), "/a": GOOD, "/b": OTHER}, ["/a", "/b"], source="/feed.json"),
    Case("atom-without-links", {"/feed.xml": document("<feed xmlns='http://www.w3.org/2005/Atom'><title>H</title><entry><id>{base}/a</id><title>x</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>x</div></content></entry></feed>"), "/a": GOOD}, ["/a"]),
    Case("namespaces-of-ones-own", {"/feed.xml": document("<r:rss xmlns:r='urn:x' version='2.0'><channel><title>H</title><item><title>1</title><link>{base}/a</link></item></channel></r:rss>"), "/a": GOOD}, ["/a"]),
    Case("sitemap-without-namespace", {"/s.xml": document("<urlset><url><loc>/a</loc></url></urlset>"), "/a": GOOD}, ["/a"], source="/s.xml"),
    Case("sitemap-with-prefix", {"/s.xml": document("<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'><s:url><s:loc>{base}/a</s:loc></s:url></s:urlset>"), "/a": GOOD}, ["/a"], source="/s.xml"),
    Case("two-bodies-on-a-line", {"/feed.xml": feed("/a", "/b"), "/a": answer(PAGE).replace(b"Connection: close\r\n", b"") + answer(page("A boat that was smuggled in")), "/b": OTHER}, ["/a", "/b"], lacks=["smuggled"]),
    Case("same-text-at-two-hosts", {"/feed.xml": feed("/a", "{elsewhere}/a"), "/a": GOOD}, ["/a", "elsewhere:/a"], elsewhere={"/a": GOOD}),
    Case("same-text-at-two-paths", {"/feed.xml": feed("/a", "/b"), "/a": GOOD, "/b": GOOD}, ["/a"]),
    Case("same-page-in-two-sources", {"/feed.xml": feed("{elsewhere}/a")}, ["elsewhere:/a"], elsewhere={"/feed.xml": feed("/a?utm_source=rss"), "/a": GOOD}, beside="/feed.xml"),
    Case("login-wall-for-feed", {"/feed.xml": answer(LOGIN)}, state="failing", words="HTML in place of a feed"),
    Case("not-http-at-all", {"/feed.xml": b"SSH-2.0-OpenSSH_9.6\r\n\r\n"}, state="failing"),
    Case("refresh-chain-too-long", {"/feed.xml": feed("/r0"), **{f"/r{n}": answer(f"<meta http-equiv=refresh content='0;url=/r{n + 1}'>") for n in range(12)}}, entries={"/r0": "failed redirect loop"}, never=["/r11"]),
]  # fmt: skip
