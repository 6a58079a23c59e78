"""Listings: headlines are told from menus without selectors, dates and next pages found, hostile pages bounded."""

from datetime import UTC, datetime

import pytest

from monitor.discover import read_document
from monitor.discover.dates import stated_moment, written_moment
from monitor.discover.listing import MOST_ENTRIES
from monitor.discover.plain import text_of_html
from monitor.models.poll import SourceDocument
from monitor.models.source import SourceKind

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
URL = "https://www.press.example/releases"
ROWS = "".join(
    f"<tr><td>{day} Nov 2026</td><td><a href='/release/{day}'>Minister signs accord number {day} on tin</a></td></tr>"
    for day in (20, 21, 22)
)


def read(body: str, url: str = URL, include: str | None = None) -> SourceDocument:
    return read_document(
        f"<html lang='en'><body>{body}</body></html>".encode(),
        url,
        "text/html",
        SourceKind.LISTING,
        include=include,
        now=NOW,
    )


def paths(document: SourceDocument) -> list[str]:
    return [entry.url.removeprefix("https://www.press.example") for entry in document.entries]


def test_a_table_of_releases_is_read_with_its_dates() -> None:
    document = read(f"<table>{ROWS}</table>")
    assert paths(document) == ["/release/20", "/release/21", "/release/22"]
    assert [entry.published.day for entry in document.entries if entry.published] == [20, 21, 22]
    assert document.entries[0].title == "Minister signs accord number 20 on tin"


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{}</nav>",
        "<footer>{}</footer>",
        "<header>{}</header>",
        "<div role='navigation'>{}</div>",
        "<ul class='main-menu'>{}</ul>",
        "<div id='site-footer'>{}</div>",
        "<div class='breadcrumb'>{}</div>",
        "<div class='social-share'>{}</div>",
        "<div class='cookie-notice'>{}</div>",
    ],
)
def test_links_of_menus_and_footers_are_no_headlines(around: str) -> None:
    chrome = "".join(
        f"<li><a href='/section-{n}/a-long-page-name-{n}'>A long name of a section {n}</a></li>"
        for n in range(5)
    )
    assert paths(read(around.format(chrome) + f"<table>{ROWS}</table>")) == [
        "/release/20",
        "/release/21",
        "/release/22",
    ]


@pytest.mark.parametrize(
    "href",
    ["/tag/tin-and-tungsten-and-more", "/author/a-b-c-d", "/category/deals/2026", "/login?id=12345", "/privacy-policy", "/files/report-2026-a-b.pdf",
     "mailto:press@press.example", "javascript:void(0)", "#release-2026-a-b", "https://elsewhere.example/2026/11/26/a-b-c-d", "/", ""],
)  # fmt: skip
def test_links_to_anything_but_articles_of_the_site_are_left_out(href: str) -> None:
    rows = "".join(
        f"<li><time>2 hours ago</time><h3><a href='{href}'>Six whole words of a headline {n}</a></h3></li>"
        for n in range(4)
    )
    assert paths(read(f"<ul>{rows}</ul>")) == []


def test_the_heading_is_the_title_and_not_read_more() -> None:
    card = "<article><a href='/story/graphite-plant-deal'>Read more</a><h2><a href='/story/graphite-plant-deal'>Graphite plant <b>deal</b></a></h2><time datetime='2026-11-25'></time></article>"
    (entry,) = read(card * 1).entries
    assert entry.title == "Graphite plant deal"
    assert entry.published == datetime(2026, 11, 25, tzinfo=UTC)


def test_include_chooses_by_the_absolute_address_alone() -> None:
    body = "<nav><a href='/r/1'>A</a><a href='/r/x'>B</a></nav><a href='https://press.example/r/2'></a>"
    document = read(body, include=r"^https://(?:www\.)?press\.example/r/\d+$")
    assert [(entry.url, entry.title) for entry in document.entries] == [
        ("https://www.press.example/r/1", "A"),
        ("https://press.example/r/2", ""),
    ]


@pytest.mark.parametrize(
    ("links", "url", "more"),
    [
        ("<a rel='next' href='?page=2'>x</a>", URL, "https://www.press.example/releases?page=2"),
        (
            "<a href='/releases/page/2/'>2</a><a href='/releases/page/3/'>3</a>",
            URL,
            "https://www.press.example/releases/page/2/",
        ),
        (
            "<a href='?page=1'>1</a><a href='?page=3'>3</a><a href='?page=4'>4</a>",
            URL + "?page=2",
            "https://www.press.example/releases?page=3",
        ),
        ("<a href='?paged=7'>Older posts »</a>", URL, "https://www.press.example/releases?paged=7"),
        ("<a rel='next' href='https://elsewhere.example/2'>x</a>", URL, None),
        ("<a rel='next' href='#'>x</a>", URL, None),
        ("<a href='/a/next'>next</a><a href='/releases/page/9/'>9</a>", URL, None),
    ],
)
def test_the_next_page_is_the_one_that_follows(links: str, url: str, more: str | None) -> None:
    assert read(links, url).more == ((more,) if more else ())


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "<a href='/release/1'>One two three four five six</a>",
        "<p " + "a=1 " * 100_000 + ">",
        "<" * 300_000,
        "<a href='/release/1'>" * 5_000,
        "<a href='" + "x" * 1_000_000 + "'>One two three four five six</a>",
        "<ul>" + "<li>1 Qqq 2026<a href='http://[/'>One two three four five</a>" * 3_000,
    ],
)
def test_hostile_pages_are_read_in_bounds(body: str) -> None:
    assert len(read(body).entries) <= 1


def test_no_more_entries_than_a_listing_can_have() -> None:
    rows = "".join(
        f"<li><h3><a href='/release/{n}'>Accord number {n} on tin signed</a></h3></li>"
        for n in range(MOST_ENTRIES + 300)
    )
    assert len(read(rows).entries) == MOST_ENTRIES


@pytest.mark.parametrize(
    ("written", "lang", "moment"),
    [
        ("26 ноября 2026", "ru", datetime(2026, 11, 26, tzinfo=UTC)),
        ("2026年11月23日", None, datetime(2026, 11, 23, tzinfo=UTC)),
        ("3 hours ago", "en", datetime(2026, 11, 26, 9, tzinfo=UTC)),
        ("24.11.2026", "de", datetime(2026, 11, 24, tzinfo=UTC)),
        ("há 3 horas", "pt", datetime(2026, 11, 26, 9, tzinfo=UTC)),
        ("24.11.2026", "qq", datetime(2026, 11, 24, tzinfo=UTC)),
        ("May", "en", None),
        ("12 Mt of copper", "en", None),
        ("1 January 2031", "en", None),
        ("a sentence that goes on and on about 26 November 2026 and more", "en", None),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, lang: str | None, moment: datetime | None) -> None:
    assert written_moment(written, NOW, lang) == moment


@pytest.mark.parametrize(
    "stated",
    ["", "2026-13-45", "0000-00-00", "9999-12-31T23:59:59-14:00", "Thu, 99 Nov 2026", "1" * 5_000, None],
)
def test_impossible_moments_are_none(stated: str | None) -> None:
    assert stated_moment(stated) is None


def test_a_moment_without_offset_is_utc_and_a_month_its_first_day() -> None:
    assert stated_moment("2026-11-26T10:00") == datetime(2026, 11, 26, 10, tzinfo=UTC)
    assert stated_moment("2026-11") == datetime(2026, 11, 1, tzinfo=UTC)


def test_html_becomes_paragraphs() -> None:
    assert (
        text_of_html("<ul><li>One<li>Two &amp; three</ul><style>x</style>four<br><br>five")
        == "One\nTwo & three\nfour\nfive"
    )
    assert text_of_html("plain\n\n text ") == "plain\ntext"
    assert text_of_html("<b>" * 50_000 + "deep") in {"deep", ""}
