"""Source documents: each fixture lists what stands beside it, and no bytes raise anything but the one named error."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.discover import read_document
from monitor.discover.decode import LARGEST
from monitor.discover.document import MOST_TAGS
from monitor.discover.feed import MOST_ENTRIES
from monitor.errors import SourceDocumentError
from monitor.models.entry import ListedEntry
from monitor.models.poll import SourceDocument
from monitor.models.source import SourceKind
from monitor.times import utc_text

FEEDS = Path(__file__).parent / "data" / "feeds"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
URL = "https://news.example/source"
RSS = b'<rss version="2.0"><channel><title>T</title><item><title>Tin</title><link>https://news.example/tin</link></item></channel></rss>'
URLSET = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://news.example/tin</loc></url></urlset>'
PAGE = b"<!DOCTYPE html><html><head><title>Moved</title></head><body><p>We have moved.</p></body></html>"
FIXTURES = sorted(path.name.removesuffix(".expected.yaml") for path in FEEDS.glob("*.expected.yaml"))


def read(
    body: bytes,
    kind: SourceKind = SourceKind.AUTO,
    *,
    url: str = URL,
    content_type: str = "",
    include: str | None = None,
) -> SourceDocument:
    return read_document(body, url, content_type, kind, include=include, now=NOW)


def urls(document: SourceDocument) -> list[str]:
    return [entry.url for entry in document.entries]


def as_written(entry: ListedEntry, name: str) -> object:
    value = getattr(entry, name)
    return (
        utc_text(value) if isinstance(value, datetime) else list(value) if isinstance(value, tuple) else value
    )


@pytest.mark.parametrize("name", FIXTURES)
def test_fixture_lists_what_stands_beside_it(name: str) -> None:
    expected = yaml.safe_load((FEEDS / f"{name}.expected.yaml").read_text(encoding="utf-8"))
    (path,) = (path for path in FEEDS.glob(f"{name}.*") if path.suffix != ".yaml")
    document = read(path.read_bytes(), url=expected.pop("url"))
    entries = expected.pop("entries")
    assert [
        [as_written(got, field) for field in want]
        for got, want in zip(document.entries, entries, strict=False)
    ] == [list(want.values()) for want in entries]
    assert len(document.entries) == len(entries)
    assert document.kind == expected.pop("kind")
    assert list(document.more) == expected.pop("more", list(document.more))
    assert list(document.feeds) == expected.pop("feeds", list(document.feeds))
    assert {field: getattr(document, field) for field in expected} == expected


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"", SourceKind.AUTO, "empty body"),
        (b" \r\n\t", SourceKind.FEED, "empty body"),
        (gzip.compress(b"", mtime=0), SourceKind.SITEMAP, "gzip"),
        (b"\x1f\x8bnot gzip at all", SourceKind.SITEMAP, "gzip"),
        (PAGE, SourceKind.FEED, "HTML in place of a feed"),
        (PAGE, SourceKind.SITEMAP, "HTML in place of a sitemap"),
        (b"<?xml version='1.0'?>" + PAGE, SourceKind.FEED, "HTML in place of a feed"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", SourceKind.FEED, "XML that is no feed"),
        (b"Service temporarily unavailable", SourceKind.FEED, "neither XML nor HTML"),
        (bytes(range(256)) * 9, SourceKind.AUTO, "neither XML nor HTML"),
        (b"<rss version='2.0'><<<>>", SourceKind.FEED, "broken XML"),
        (b"<urlset><<<>>", SourceKind.SITEMAP, "broken XML"),
        (b"<rss version='2.0'><channel><item><title>Cut", SourceKind.FEED, "broken XML"),
        (b'{"error": "no key"}', SourceKind.FEED, "JSON that is no JSON Feed"),
        (b'{"items": [', SourceKind.AUTO, "not JSON"),
        (b"[" * 100_000, SourceKind.AUTO, "not JSON"),
        (b"<rss version='2.0'><channel>" + b"<x/>" * MOST_TAGS, SourceKind.FEED, "over a limit"),
    ],
)
def test_what_is_no_source_document_says_why(body: bytes, kind: SourceKind, reason: str) -> None:
    with pytest.raises(SourceDocumentError, match=reason) as caught:
        read(body, kind)
    assert caught.value.url == URL


@pytest.mark.parametrize(
    "path", ["feed/", "feed", "rss.xml", "news.rss", "index.rdf", "blog/atom", "sitemap.xml"]
)
def test_html_at_the_address_of_a_feed_is_no_listing(path: str) -> None:
    with pytest.raises(SourceDocumentError, match="HTML in place of a feed"):
        read(PAGE, url=f"https://news.example/{path}")


def test_a_page_elsewhere_is_a_listing_also_when_it_lists_nothing() -> None:
    document = read(PAGE, url="https://news.example/press")
    assert (document.kind, document.entries) == (SourceKind.LISTING, ())


def test_a_document_that_lists_nothing_is_fine() -> None:
    assert (
        read(b"<rss version='2.0'><channel><title>T</title></channel></rss>", SourceKind.FEED).entries == ()
    )
    assert read(b"<urlset></urlset>", SourceKind.SITEMAP).entries == ()
    assert read(b'{"version": "https://jsonfeed.org/version/1", "items": []}').entries == ()


@pytest.mark.parametrize("kind", [SourceKind.FEED, SourceKind.SITEMAP, SourceKind.LISTING])
def test_xml_is_read_as_what_it_is_whatever_was_configured(kind: SourceKind) -> None:
    assert read(URLSET, kind).kind is SourceKind.SITEMAP
    assert read(RSS, kind).kind is SourceKind.FEED


@pytest.mark.parametrize(
    "before",
    [
        b"\n\n  ",
        b"\xef\xbb\xbf",
        b"<br />\n<b>Warning</b>: no cache<br />",
        b"<!-- <html> made by hand -->",
        b"<?xml version='1.0'?>\n",
        b"\n<?xml version='1.0' encoding='utf-8'?>",
    ],
)
def test_junk_before_the_document_is_passed_over(before: bytes) -> None:
    assert urls(read(before + RSS, SourceKind.FEED)) == ["https://news.example/tin"]
    assert urls(read(before + URLSET, SourceKind.SITEMAP)) == ["https://news.example/tin"]


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "iso-8859-1", "text/xml; charset=iso-8859-1"),
        ("utf-16", "utf-16", ""),
        ("utf-16-le", "utf-16", ""),
        ("utf-16-be", "", ""),
        ("windows-1251", "windows-1251", ""),
        ("windows-1251", "", "text/xml; charset=windows-1251"),
        ("gb18030", "gb2312", "text/xml"),
        ("shift_jis", "", "application/rss+xml; charset=Shift_JIS"),
        ("iso2022_jp", "iso-2022-jp", ""),
        ("utf-8", "zlib_codec", "text/xml; charset=idna"),
    ],
)
def test_letters_survive_whatever_encoding_is_declared(encoding: str, declared: str, header: str) -> None:
    title = "Литий" if "1251" in encoding or "utf" in encoding else "日本"
    declaration = f"<?xml version='1.0' encoding='{declared}'?>" if declared else "<?xml version='1.0'?>"
    body = RSS.decode().replace("Tin", title)
    document = read((declaration + body).encode(encoding), SourceKind.FEED, content_type=header)
    assert document.entries[0].title == title


def test_undefined_entities_control_characters_and_crossed_tags_are_survived() -> None:
    body = b"<rss version='2.0'><channel><item><title>Caf&eacute; \x02&bogus; A & B</title><link>https://news.example/a?x=1&y=2</link></b></item></channel></rss>"
    (entry,) = read(body).entries
    assert (entry.title, entry.url) == ("Café A & B", "https://news.example/a?x=1&y=2")


def test_a_cut_feed_gives_its_whole_items_and_no_half_address() -> None:
    body = b"<rss version='2.0'><channel><item><link>https://news.example/whole</link></item><item><link>https://news.exam"
    assert urls(read(body)) == ["https://news.example/whole"]
    assert urls(read(URLSET.removesuffix(b"</urlset>") + b"<url><loc>https://news.exa")) == [
        "https://news.example/tin"
    ]


def test_one_address_listed_twice_is_one_entry() -> None:
    item = b"<item><link>https://news.example/a</link></item>"
    assert urls(read(b"<rss version='2.0'><channel>" + item * 3 + b"</channel></rss>")) == [
        "https://news.example/a"
    ]


def test_gzipped_and_plain_text_sitemaps_are_read() -> None:
    assert urls(read(gzip.compress(URLSET, mtime=0), SourceKind.SITEMAP)) == ["https://news.example/tin"]
    assert urls(read(gzip.compress(RSS, mtime=0), SourceKind.FEED)) == ["https://news.example/tin"]
    assert urls(
        read(b"https://news.example/a\r\n\r\nnonsense\r\nhttps://news.example/b", SourceKind.SITEMAP)
    ) == [
        "https://news.example/a",
        "https://news.example/b",
    ]


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = (
        b'<!DOCTYPE r [<!ENTITY a "'
        + b"a" * 50
        + b'">'
        + b"".join(
            b'<!ENTITY a%d "%s">' % (level, (b"&a%d;" % (level - 1) if level else b"&a;") * 10)
            for level in range(9)
        )
    )
    outside = b'<!DOCTYPE r [<!ENTITY a8 SYSTEM "file:///etc/hostname">'
    for declarations in (bomb, outside):
        feed = (
            declarations
            + b"]><rss version='2.0'><channel><item><title>x&a8;y</title><link>https://news.example/&a8;</link></item></channel></rss>"
        )
        sitemap = declarations + b"]><urlset><url><loc>https://news.example/&a8;</loc></url></urlset>"
        assert [(entry.url, entry.title) for entry in read(feed).entries] == [("https://news.example/", "xy")]
        assert urls(read(sitemap)) in ([], ["https://news.example/"])


def test_a_gzip_bomb_is_unpacked_to_the_limit_only() -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * (2 * LARGEST), compresslevel=1)
    with pytest.raises(SourceDocumentError, match="broken XML: Premature end"):
        read(bomb, SourceKind.SITEMAP)


def test_endless_feeds_and_sitemaps_are_cut() -> None:
    items = b"".join(
        b"<item><link>https://news.example/%d</link></item>" % n for n in range(MOST_ENTRIES + 50)
    )
    assert len(read(b"<rss version='2.0'><channel>" + items + b"</channel></rss>").entries) == MOST_ENTRIES
    listed = b"".join(b"<url><loc>https://news.example/%d</loc></url>" % n for n in range(50_050))
    assert len(read(b"<urlset>" + listed + b"</urlset>").entries) == 50_000


@pytest.mark.parametrize(
    "part",
    [
        b"<category>c%d</category>",
        b"<author>a%d</author>",
        b"<link>https://news.example/%d</link>",
        b"<q><a>%d",
    ],
)
def test_an_item_of_thousands_of_fields_is_read_all_the_same(part: bytes) -> None:
    item = (
        b"<item><link>https://news.example/a</link>" + b"".join(part % n for n in range(20_000)) + b"</item>"
    )
    assert len(read(b"<rss version='2.0'><channel>" + item + b"</channel></rss>").entries) == 1


PARTS = st.sampled_from(
    [b"<rss version='2.0'>", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<channel>", b"<item>", b"<entry>", b"<link>", b"</link>", b"<link href='", b"'/>",
     b"http://a.example/", b"http://[", b"</item>", b"</entry>", b"<pubDate>", b"99999-99-99", b"Thu, 99 Nov 99999", b"<urlset>", b"<sitemapindex>", b"<url><loc>",
     b"</loc></url>", b"<lastmod>0000-00-00</lastmod>", b"<html><body>", b"<a href='", b"<h2>Five words of a headline</h2>", b"<time datetime='9999-12-31T23:59:59-14:00'>",
     b"&#xD800;", b"&#0;", b"&", b"<![CDATA[", b"]]>", b"<!--", b"<!DOCTYPE x [", b"<?xml version='1.0' encoding='utf-16'?>", b"\x00", b"\xff\xfe", b"{", b'"items": [', b"]}",
     b"xmlns:x='", b"<x:y z='1' z='2'>", b"<base href='http://['>", b"<title>", b"<ttl>99999999999999</ttl>", b"\x1f\x8b"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    body=st.one_of(st.lists(PARTS, max_size=14).map(b"".join), st.binary(max_size=200)),
    kind=st.sampled_from(SourceKind),
)
def test_no_bytes_raise_anything_but_the_named_error(body: bytes, kind: SourceKind) -> None:
    try:
        document = read(body, kind)
    except SourceDocumentError as error:
        assert error.reason  # noqa: PT017  # either outcome is right; neither may be silent
        return
    for entry in document.entries:
        entry.url.encode()
        entry.title.encode()
        assert all(moment is None or moment.tzinfo for moment in (entry.published, entry.updated))


@pytest.mark.parametrize(
    ("body", "is_cut"),
    [
        (RSS, False),
        (RSS.replace(b"</channel></rss>", b""), True),
        (RSS.replace(b"</channel></rss>", b"<br/><b>Fatal error</b>: memory"), True),
        (b"<urlset><url><loc>https://news.example/a</loc></url></urlset>\n", False),
        (b"<urlset><url><loc>https://news.example/a</loc></url><url>", True),
        (b"<sitemapindex/>", False),
    ],
)
def test_a_document_that_ends_early_is_told_from_a_whole_one(body: bytes, is_cut: bool) -> None:
    kind = SourceKind.FEED if b"<rss" in body else SourceKind.SITEMAP
    assert read_document(body, URL, "application/xml", kind, now=NOW).is_cut is is_cut
