"""Cases of source documents: every kind, well and badly made, and what is in their place."""

import gzip
import json
from datetime import UTC, datetime, timedelta

from tests.newsroom_hostile.case import Case
from tests.newsroom_hostile.wire import Ask, Reply, answer, article, document, feed, filled, redirect, rss

NOW = datetime.now(UTC)


def stamp(hours: int) -> str:
    return (NOW - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def urlset(*paths: str, dates: bool = True) -> bytes:
    rows = "".join(
        f"<url><loc>{{base}}{path}</loc>{f'<lastmod>{stamp(n + 1)}</lastmod>' if dates else ''}</url>"
        for n, path in enumerate(paths)
    )
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def index(*paths: str) -> bytes:
    rows = "".join(f"<sitemap><loc>{{base}}{path}</loc></sitemap>" for path in paths)
    return f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'.encode()


def gz(body: bytes, *headers: str, kind: str = "application/x-gzip") -> Reply:
    return lambda ask: answer(gzip.compress(filled(body, ask)), "200 OK", kind, *headers)


def listing(*paths: str, head: str = "", more: str = "") -> bytes:
    rows = "".join(
        f"<li><article><h2><a href='{path}'>The harbour counts its boats and finds more of them {path}</a></h2></article></li>"
        for path in paths
    )
    return f"<!doctype html><html><head><title>News</title>{head}</head><body><main><ul>{rows}</ul>{more}</main></body></html>".encode()


def several(count: int) -> dict[str, Reply]:
    return {f"/news/{n}-boats-in-the-harbour": article(f"Boat number {n} comes home") for n in range(count)}


ALL3 = [f"/news/{n}-boats-in-the-harbour" for n in range(3)]
ONE = {"/a": article("One boat more than last year")}
NOT_FOUND = answer("no", "404 Not Found")
BUSY = answer("busy", "503 Service Unavailable")


def rdf(ask: Ask) -> bytes:
    body = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="{base}/"><title>Harbour</title></channel>
    <item rdf:about="{base}/a"><title>One boat</title><link>{base}/a</link></item></rdf:RDF>"""
    return answer(filled(body.encode(), ask), "200 OK", "application/rdf+xml")


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="{{base}}/deep/"><title>Harbour</title><updated>{stamp(1)}</updated>
<entry xml:base="er/"><id>tag:harbour,1</id><title>One boat</title><link rel="self" href="/never"/><link rel="alternate" href="../../a"/><updated>{stamp(2)}</updated></entry>
<entry><id>tag:harbour,2</id><title>Two</title><link href="b"/><updated>{stamp(3)}</updated></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour",
        "items": [
            {"id": "1", "url": "{base}/a", "title": "One"},
            {"id": "{base}/b", "title": "Two"},
            {"id": "3"},
            7,
        ],
    }
)

NEWS_MAP = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>{{base}}/a</loc><news:news><news:publication><news:name>H</news:name></news:publication><news:publication_date>{stamp(2)}</news:publication_date><news:title>One boat</news:title></news:news><image:image><image:loc>{{base}}/never.jpg</image:loc></image:image></url></urlset>"""

BOMB = (
    """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "boatboatboat">"""
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 12}">' for n in range(9))
    + "]><rss version='2.0'><channel><title>&j;</title><item><title>x &j;</title><link>{base}/a</link></item></channel></rss>"
)

EXTERNAL = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{trap}/entity"><!ENTITY y SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "{trap}/dtd">%p;]>
<rss version="2.0"><channel><title>&y;</title><item><title>One &x; boat</title><link>{base}/a</link></item></channel></rss>"""

CASES = [
    Case("rss-2", {"/feed.xml": feed("/a", "/b"), **ONE, "/b": article("Two boats")}, ["/a", "/b"]),
    Case("rss-091", {"/feed.xml": document(b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "{trap}/rss-0.91.dtd"><rss version="0.91"><channel><title>H</title><item><title>One</title><link>{base}/a</link></item></channel></rss>'), **ONE}, ["/a"]),
    Case("rss-090-rdf", {"/feed.xml": document(b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>H</title></channel><item><title>One</title><link>{base}/a</link></item></rdf:RDF>'), **ONE}, ["/a"]),
    Case("rdf", {"/feed.xml": rdf, **ONE}, ["/a"]),
    Case("atom-relative", {"/feed.xml": document(ATOM), **ONE, "/deep/b": article("Two boats deep")}, ["/a", "/deep/b"], never=["/never"]),
    Case("json-feed", {"/feed.json": document(JSON_FEED, "application/feed+json"), **ONE, "/b": article("Two boats")}, ["/a", "/b"], source="/feed.json"),
    Case("rss-as-html-type", {"/feed.xml": document(rss("/a"), "text/html"), **ONE}, ["/a"]),
    Case("rss-guid-for-link", {"/feed.xml": document(b"<rss version='2.0'><channel><title>H</title><item><title>One</title><guid>{base}/a</guid></item><item><title>No link</title><guid isPermaLink='false'>17</guid></item></channel></rss>"), **ONE}, ["/a"]),
    Case("rss-relative-link", {"/feeds/feed.xml": document(b"<rss version='2.0'><channel><link>{base}/</link><title>H</title><item><title>One</title><link>/a</link></item></channel></rss>"), **ONE}, ["/a"], source="/feeds/feed.xml"),
    Case("feed-latin1", {"/feed.xml": document("<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'><channel><title>Hé</title><item><title>Ö</title><link>{base}/a</link></item></channel></rss>".encode("latin-1")), **ONE}, ["/a"]),
    Case("feed-utf16", {"/feed.xml": lambda ask: answer(filled(rss("/a"), ask).decode().replace("<?xml version='1.0'?>", "<?xml version='1.0' encoding='utf-16'?>").encode("utf-16"), "200 OK", "application/xml"), **ONE}, ["/a"]),
    Case("feed-gb18030", {"/feed.xml": document("<?xml version='1.0' encoding='gb18030'?><rss version='2.0'><channel><title>港口</title><item><title>锂矿交易</title><link>{base}/a</link></item></channel></rss>".encode("gb18030")), **ONE}, ["/a"]),
    Case("feed-cut-in-item", {"/feed.xml": document(b"<rss version='2.0'><channel><title>H</title><item><title>1</title><link>{base}/a</link></item><item><title>2</title><link>{base}/b"), **ONE}, ["/a"], never=["/b"]),
    Case("feed-junk-before", {"/feed.xml": document(b"\n\n<br /><b>Warning</b>: mysql gone\n<?xml version='1.0'?><rss version='2.0'><channel><title>H</title><item><title>1</title><link>{base}/a</link></item></channel></rss>"), **ONE}, ["/a"]),
    Case("feed-bad-entities", {"/feed.xml": document(b"<rss version='2.0'><channel><title>A &nbsp; B & C</title><item><title>&eacute; \x07 &bogus;</title><link>{base}/a?x=1&y=2</link></item></channel></rss>"), **ONE}, ["/a?x=1&y=2"]),
    Case("entity-bomb", {"/feed.xml": document(BOMB), **ONE}, ["/a"]),
    Case("external-entities", {"/feed.xml": document(EXTERNAL), **ONE}, ["/a"]),
    Case("thousand-items", {"/feed.xml": feed(*(f"/item/{n}" for n in range(1000)))}, [], asked={"/item/0": 1, "/item/999": [1, 0, 0]}),
    Case("feed-empty-body", {"/feed.xml": answer(b"", "200 OK", "application/rss+xml")}, state="failing", words="empty body"),
    Case("feed-blank-body", {"/feed.xml": answer(b" \r\n ", "200 OK", "application/rss+xml")}, state="failing", words="empty body"),
    Case("feed-no-items", {"/feed.xml": document(b"<rss version='2.0'><channel><title>H</title></channel></rss>")}, words="lists nothing"),
    Case("feed-silent", {"/feed.xml": document(b"<rss version='2.0'><channel><title>H</title><item><title>x</title><link>{base}/a</link><pubDate>Mon, 02 Mar 2020 08:00:00 GMT</pubDate></item></channel></rss>"), **ONE}, ["/a"], words="nothing new since 2020-03-02"),
    Case("html-for-feed", {"/feed.xml": answer("<!doctype html><html><body><h1>We moved</h1></body></html>")}, state="failing", words="HTML in place of a feed"),
    Case("html-for-kind-feed", {"/news": answer(listing(*ALL3)), **several(3)}, state="failing", words="HTML in place of a feed", source="/news", options=", kind: feed"),
    Case("json-for-feed", {"/feed.xml": answer(b'{"error": "not now"}', "200 OK", "application/json")}, state="failing", words="JSON that is no JSON Feed"),
    Case("xml-no-feed", {"/feed.xml": answer(b"<?xml version='1.0'?><error>none</error>", "200 OK", "text/xml")}, state="failing", words="XML that is no feed"),
    Case("png-for-feed", {"/feed.xml": answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "200 OK", "image/png")}, state="failing"),
    Case("feed-404", {}, state="failing", words="HTTP 404", asked={"/feed.xml": [1, 1, 1]}),
    Case("feed-410", {"/feed.xml": answer("gone", "410 Gone")}, state="gone", asked={"/feed.xml": [1, 0, 0]}),
    Case("feed-401", {"/feed.xml": answer("who", "401 Unauthorized", "text/html", 'WWW-Authenticate: Basic realm="x"')}, state="blocked", words="HTTP 401"),
    Case("feed-403", {"/feed.xml": answer("no", "403 Forbidden")}, state="blocked", words="HTTP 403", asked={"/feed.xml": [1, 1, 1]}),
    Case("feed-500-then-well", {"/feed.xml": lambda ask: BUSY if ask.round == 1 else feed("/a")(ask), **ONE}, ["/a"], state={1: "failing", 2: "ok", 3: "ok"}),  # type: ignore[operator]
    Case("feed-moved-301", {"/feed.xml": redirect("{base}/new.xml", "301 Moved Permanently"), "/new.xml": feed("/a"), **ONE}, ["/a"], state="moved", words="/new.xml", asked={"/feed.xml": [1, 1, 1]}),
    Case("feed-moved-308", {"/feed.xml": redirect("/new.xml", "308 Permanent Redirect"), "/new.xml": feed("/a"), **ONE}, ["/a"], state="moved"),
    Case("feed-moved-302", {"/feed.xml": redirect("/new.xml"), "/new.xml": feed("/a"), **ONE}, ["/a"], state="ok"),
    Case("feed-moved-elsewhere", {"/feed.xml": redirect("{elsewhere}/new.xml", "301 Moved Permanently")}, ["elsewhere:/a"], state="moved", elsewhere={"/new.xml": feed("/a"), **ONE}),
    Case("feed-moved-back", {"/feed.xml": lambda ask: redirect(ask.base + "/new.xml", "301 Moved Permanently") if ask.round == 1 else feed("/a")(ask), "/new.xml": feed("/a"), **ONE}, ["/a"], state={1: "moved", 2: "ok", 3: "ok"}),  # type: ignore[operator]
    Case("feed-to-login", {"/news": redirect("/login?next=/news"), "/login": answer(listing(*ALL3))}, state="failing", words="login", source="/news"),
    Case("feed-meta-refresh", {"/feed.xml": answer("<html><head><meta http-equiv='refresh' content='0; url=/rss'></head></html>"), "/rss": feed("/a"), **ONE}, ["/a"]),
    Case("feed-loop", {"/feed.xml": redirect("/x"), "/x": redirect("/feed.xml")}, state="failing", words="redirect loop", asked={"/x": [1, 1, 1]}),
    Case("feed-304-unasked", {"/feed.xml": answer(b"", "304 Not Modified")}, words="304"),
    Case("feed-304-well", {"/feed.xml": lambda ask: answer(b"", "304 Not Modified", "x/x", 'ETag: "1"') if ask.headers.get("if-none-match") == '"1"' else feed("/a", headers=['ETag: "1"'])(ask), **ONE}, ["/a"], asked={"/feed.xml": [1, 1, 1], "/a": [1, 0, 0], "/robots.txt": [1, 0, 0]}),  # type: ignore[operator]
    Case("feed-304-other-etag", {"/feed.xml": lambda ask: answer(b"", "304 Not Modified", "x/x", f'ETag: "{ask.round}"') if "if-none-match" in ask.headers else feed("/a", *(["/b"] if ask.round > 1 else []), headers=[f'ETag: "{ask.round}"'])(ask), **ONE, "/b": article("Two boats at once")}, ["/a", "/b"]),  # type: ignore[operator]
    Case("sitemap", {"/sitemap.xml": document(urlset(*ALL3)), **several(3)}, ALL3, source="/sitemap.xml"),
    Case("sitemap-old-skipped", {"/sitemap.xml": document(urlset("/a").replace(b"</urlset>", b"<url><loc>{base}/old</loc><lastmod>2019-05-01</lastmod></url><url><loc>{base}/undated</loc></url></urlset>")), **ONE, "/undated": article("A boat without a date")}, ["/a", "/undated"], source="/sitemap.xml", never=["/old"], entries={"/old": "skipped old"}),
    Case("sitemap-gzip-file", {"/sitemap.xml.gz": gz(urlset(*ALL3)), **several(3)}, ALL3, source="/sitemap.xml.gz"),
    Case("sitemap-gzip-twice", {"/sitemap.xml.gz": lambda ask: answer(gzip.compress(gzip.compress(filled(urlset(*ALL3), ask))), "200 OK", "application/gzip", "Content-Encoding: gzip"), **several(3)}, ALL3, source="/sitemap.xml.gz"),
    Case("sitemap-gzip-cut", {"/sitemap.xml.gz": lambda ask: answer(gzip.compress(filled(urlset(*ALL3), ask))[: -30 if ask.round == 1 else None], "200 OK", "application/gzip", 'ETag: "1"') if ask.headers.get("if-none-match") != '"1"' else answer(b"", "304 Not Modified"), **several(3)}, ALL3, source="/sitemap.xml.gz", state={1: "failing", 2: "ok"}),
    Case("sitemap-news", {"/news.xml": document(NEWS_MAP), **ONE}, ["/a"], source="/news.xml", never=["/never.jpg"]),
    Case("sitemap-text", {"/sitemap.txt": document(b"{base}/a\r\n{base}/b\r\n", "text/plain"), **ONE, "/b": article("Two boats")}, ["/a", "/b"], source="/sitemap.txt"),
    Case("sitemap-html", {"/sitemap.xml": answer(listing(*ALL3))}, source="/sitemap.xml", options=", kind: sitemap", state="failing", words="HTML in place of a sitemap"),
    Case("index-nested", {"/index.xml": document(index("/one.xml", "/two.xml")), "/one.xml": document(index("/three.xml")), "/two.xml": document(urlset("/a")), "/three.xml": gz(urlset("/b")), **ONE, "/b": article("Two boats")}, ["/a", "/b"], source="/index.xml"),
    Case("index-of-itself", {"/index.xml": document(index("/index.xml", "/loop.xml", "/two.xml")), "/loop.xml": document(index("/index.xml", "/loop.xml")), "/two.xml": document(urlset("/a")), **ONE}, ["/a"], source="/index.xml", asked={"/index.xml": [1, 1, 1], "/loop.xml": [1, 1, 1]}),
    Case("index-endless", {"/index.xml": document(index("/deep?n=1")), "/deep": lambda ask: answer(filled(index(f"/deep?n={int(ask.path.rpartition('=')[2]) + 1}"), ask), "200 OK", "application/xml")}, source="/index.xml", words="lists nothing"),
    Case("index-of-many-auto", {"/index.xml": document(index(*(f"/s{n}.xml" for n in range(30)))), **{f"/s{n}.xml": document(urlset(f"/p{n}")) for n in range(30)}, **{f"/p{n}": article(f"Boat {n} of thirty") for n in range(30)}}, [f"/p{n}" for n in range(30)], source="/index.xml"),
    Case("index-child-fails-once", {"/index.xml": lambda ask: answer(b"", "304 Not Modified") if "if-none-match" in ask.headers else document(index("/one.xml", "/two.xml"), "application/xml", 'ETag: "i"')(ask), "/one.xml": document(urlset("/a")), "/two.xml": lambda ask: BUSY if ask.round == 1 else document(urlset("/b"))(ask), **ONE, "/b": article("Two boats")}, ["/a", "/b"], source="/index.xml"),  # type: ignore[operator]
    Case("index-same-child-changes", {"/index.xml": lambda ask: answer(b"", "304 Not Modified", "x/x", 'ETag: "i"') if "if-none-match" in ask.headers else document(index("/one.xml"), "application/xml", 'ETag: "i"')(ask), "/one.xml": lambda ask: document(urlset("/a", *(["/b"] if ask.round == 3 else [])), "application/xml", f'ETag: "{ask.round == 3}"')(ask) if ask.headers.get("if-none-match") != f'"{ask.round == 3}"' else answer(b"", "304 Not Modified"), **ONE, "/b": article("Two boats")}, ["/a", "/b"], source="/index.xml"),  # type: ignore[operator]
    Case("listing", {"/news": answer(listing(*ALL3)), **several(3)}, ALL3, source="/news"),
    Case("listing-pages", {"/news": answer(listing(*ALL3[:1], more="<a rel=next href='/news?page=2'>2</a>")), "/news?page=2": answer(listing(*ALL3[1:2], more="<a rel=next href='/news?page=3'>3</a>")), "/news?page=3": answer(listing(*ALL3[2:], more="<a rel=next href='/news?page=1'>1</a>")), **several(3)}, ALL3, source="/news", asked={"/news?page=2": [1, 0, 0]}),
    Case("listing-page-fails-once", {"/news": answer(listing(*ALL3[:1], more="<a rel=next href='/news?page=2'>2</a>")), "/news?page=2": lambda ask: BUSY if ask.round == 1 else answer(listing(*ALL3[1:])), **several(3)}, ALL3, source="/news", asked={"/news?page=2": [1, 1, 0]}),
    Case("listing-include", {"/news": answer(listing(*ALL3, "/shop/boats-for-sale-in-the-harbour")), **several(3)}, ALL3, source="/news", options=", kind: listing, include: '/news/[0-9]+-'", never=["/shop/boats-for-sale-in-the-harbour"]),
    Case("homepage-announces-feed", {"/": answer(listing(head='<link rel="alternate" type="application/rss+xml" href="/rss">')), "/rss": feed("/a"), **ONE}, ["/a"], source="/", asked={"/": [1, 0, 0], "/rss": [1, 1, 1]}),
    Case("homepage-announces-nothing-there", {"/": answer(listing(*ALL3, head='<link rel="alternate" type="application/rss+xml" href="/rss">')), **several(3)}, ALL3, source="/", asked={"/": [1, 1, 1]}),
    Case("homepage-feed-goes", {"/": lambda ask: answer(listing(*(ALL3 if ask.round == 3 else []), head='<link rel="alternate" type="application/rss+xml" href="/rss">' if ask.round == 1 else "")), "/rss": lambda ask: feed("/a")(ask) if ask.round == 1 else answer("gone", "410 Gone"), **ONE, **several(3)}, ["/a", *ALL3], source="/", state={1: "ok", 2: "failing", 3: "ok"}),  # type: ignore[operator]
    Case("homepage-announces-trap", {"/": answer(listing(*ALL3, head='<link rel="alternate" type="application/rss+xml" href="{trap}/rss">')), **several(3)}, ALL3, source="/"),
    Case("listing-reloads-itself", {"/": answer(listing(*ALL3, head='<meta http-equiv="refresh" content="60">')), **several(3)}, ALL3, source="/", asked={"/": [1, 1, 1]}),
]  # fmt: skip
