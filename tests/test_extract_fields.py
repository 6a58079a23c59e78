"""Pages to articles, field by field: kickers, sections, tags, calls and sign-offs, a feed's moment beside the page's."""

import doctest
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.errors import ExtractionError
from monitor.extract import dates, embedded, extract_article, lines, metadata, titles
from monitor.models.article import PageKind
from tests.test_extract import BODY, article_html, page


def linked(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


@pytest.mark.parametrize("module", [dates, embedded, lines, metadata, titles])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headline", "shared", "title"),
    [
        ("Winter in the bay: Ice breaks moorings", "Ice breaks moorings", "Ice breaks moorings"),
        ("Ice breaks moorings - Harbour - Paper.example", "", "Ice breaks moorings"),
        ("Ice breaks moorings-Harbour", "", "Ice breaks moorings"),
        ("Opinion | Ice breaks moorings", "", "Ice breaks moorings"),
        ("Ice breaks moorings Halaman all", "", "Ice breaks moorings"),
        ("Paper - Ice breaks moorings", "", "Ice breaks moorings"),
        ("Ice: a study of the moorings", "", "Ice: a study of the moorings"),
    ],
)
def test_a_title_is_the_headline_alone(headline: str, shared: str, title: str) -> None:
    head = linked(headline=headline, articleSection="Harbour")
    head += f"<meta property='og:title' content='{shared}'>" if shared else ""
    assert extract_article(page(article_html(head))).title == title


def test_section_and_tags_are_the_sites_own_words() -> None:
    head = linked(
        headline="Ice breaks moorings", articleSection=["Harbour", "News"], keywords="ice, moorings,ice"
    )
    article = extract_article(page(article_html(head)))
    assert (article.section, article.tags) == ("Harbour", ("ice", "moorings"))
    tags = "<meta property='article:section' content='Sea'><meta property='article:tag' content='ice'><meta property='article:tag' content='Lindvik'>"
    article = extract_article(page(article_html(tags)))
    assert (article.section, article.tags) == ("Sea", ("ice", "Lindvik"))


@pytest.mark.parametrize(
    "call",
    [
        "Read more: Cat found in the bay", "Lesen Sie auch: Katze gefunden", "Baca juga: Kucing ditemukan", "Читайте также: Кошка нашлась",
        "Sign up for our newsletter and get the news at six", "(Reporting by Ada Lund; editing by Olof Ek)", "Advertisement",
        "© The Paper, all rights reserved",
    ],
)  # fmt: skip
def test_calls_and_sign_offs_are_no_part_of_the_text(call: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in (BODY[0], call, *BODY[1:], call))
    assert extract_article(page(article_html(body=body))).text.splitlines() == list(BODY)


def test_who_signed_off_wrote_it_where_nothing_else_says_so() -> None:
    body = "".join(
        f"<p>{line}</p>"
        for line in (*BODY, "(Reporting by Ada Lund and Siv Dahl in Lindvik; editing by Olof Ek)")
    )
    assert extract_article(page(article_html(body=body))).authors == ("Ada Lund", "Siv Dahl")


def test_readers_comments_that_the_page_states_as_such_are_left_out() -> None:
    comment = "I moored there for forty years and never once saw a chain of that thickness give way."
    body = "".join(f"<p>{line}</p>" for line in (*BODY, comment))
    head = linked(headline="Ice breaks moorings", comment=[{"@type": "Comment", "text": comment}])
    assert extract_article(page(article_html(head, body=body))).text.splitlines() == list(BODY)


def test_a_name_beside_a_date_is_the_author_rather_than_the_site_itself() -> None:
    head = linked(
        headline="Ice breaks moorings", author={"name": "The Paper"}, publisher={"name": "The Paper"}
    )
    byline = "<div><span>Ada Lund</span><span>24 November 2026, 9:30</span></div>"
    body = byline + "".join(f"<p>{line}</p>" for line in BODY)
    assert extract_article(page(article_html(head, body=body))).authors == ("Ada Lund",)
    assert extract_article(page(article_html(head))).authors == ("The Paper",)


def test_linked_data_of_this_address_count_before_those_of_another_article() -> None:
    other = linked(
        headline="Cat found",
        url="https://paper.example/2026/11/cat",
        datePublished="2026-11-20",
        author="X Y",
    )
    own = linked(
        headline="Ice breaks moorings", mainEntityOfPage={"@id": "https://paper.example/2026/11/harbour/"}
    )
    assert extract_article(page(article_html(other + own))).title == "Ice breaks moorings"


FEED = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "listed", "published"),
    [
        ("", FEED, "2026-11-24T08:30:00+00:00"),
        ("2026-11-24", FEED, "2026-11-24T08:30:00+00:00"),
        ("2026-11-24T10:30:00", FEED, "2026-11-24T10:30:00+02:00"),
        ("2026-11-24T10:37:00", FEED, "2026-11-24T10:37:00"),
        ("2026-11-24T10:30:00+03:00", FEED, "2026-11-24T10:30:00+03:00"),
        ("2026-11-20", FEED, "2026-11-20"),
        ("2026-11-24", FEED.replace(hour=0, minute=0), "2026-11-24"),
        ("", FEED.replace(hour=0, minute=0), "2026-11-24"),
        ("2026-11-24", FEED + timedelta(days=900), "2026-11-24"),
    ],
)
def test_a_feeds_moment_fills_what_the_page_leaves_open(
    stated: str, listed: datetime, published: str
) -> None:
    head = f"<meta property='article:published_time' content='{stated}'>" if stated else ""
    found = extract_article(replace(page(article_html(head), "https://paper.example/harbour"), listed=listed))
    assert found.published == published


@pytest.mark.parametrize(
    ("written", "lang", "published"),
    [
        ("10.11.2026 15:25", "ru", "2026-11-10T15:25:00"),
        ("10/11/2026 15:25", "fr", "2026-11-10T15:25:00"),
        ("2026/11/10 15:25", "zh", "2026-11-10T15:25:00"),
    ],
)
def test_day_and_month_are_told_apart_by_the_language(written: str, lang: str, published: str) -> None:
    head = f"<meta name='date' content='{written}'>"
    assert (
        extract_article(page(article_html(head, lang=lang), "https://paper.example/harbour")).published
        == published
    )


def test_paragraphs_that_a_script_holds_one_by_one_are_read() -> None:
    long = [f"{line} {line}" for line in BODY]
    state = json.dumps({"story": {"blocks": [{"type": "paragraph", "text": line} for line in long]}})
    html = f"<html><head><title>Ice breaks moorings</title></head><body><div id=app></div><script>window.S={state}</script></body></html>"
    assert extract_article(page(html)).text.splitlines() == long


def test_a_page_that_stands_in_a_table_keeps_its_paragraphs() -> None:
    rows = "".join(f"<p>{line} {line}</p>" for line in BODY)
    html = f"<html><head><title>Ice breaks moorings</title></head><body><table><tr><td>Menu</td><td>{rows}</td></tr></table></body></html>"
    text = extract_article(page(html)).text
    assert [line for line in text.splitlines() if line != "Menu"] == [f"{line} {line}" for line in BODY]


def test_joiners_that_tell_words_apart_stay() -> None:
    line = "کوره‌های کارخانه پس از نوسازی دوباره روشن شد و مدیر آن گفت ظرفیت به دو برابر می‌رسد."
    html = article_html(body="".join(f"<p>{number} {line}</p>" for number in range(4)), lang="fa")
    assert "کوره‌های" in extract_article(page(html)).text


@pytest.mark.parametrize(
    "line",
    [
        "(c) the company shall deliver 1,200 tonnes of cobalt a year to the state.",
        "Like Facebook, the carmaker has signed an offtake deal with a lithium miner.",
        "Recommended: the committee voted to approve the lithium deal.",
        "Copyright holders in the survey were not asked.",
        "Related parties hold 12% of the mine.",
    ],
)
def test_sentences_that_begin_like_calls_stay(line: str) -> None:
    assert not lines.is_no_part(line)


@pytest.mark.parametrize(
    ("written", "lang", "published"),
    [
        ("20261124T0905Z", "en", "2026-11-24T09:05:00+00:00"),
        ("2026-11-24 09:05 PM", "en", "2026-11-24T21:05:00"),
        ("Tue Nov 24 09:05:00 CST 2026", "zh", "2026-11-24T09:05:00+08:00"),
        ("Tue Nov 24 09:05:00 CST 2026", "en", "2026-11-24T09:05:00-06:00"),
        ("3 hours ago", "en", None),
        ("²²²²²²²²²²", "en", None),
    ],
)
def test_dates_as_programs_write_them(written: str, lang: str, published: str | None) -> None:
    head = f"<meta name='date' content='{written}'>"
    assert (
        extract_article(page(article_html(head, lang=lang), "https://paper.example/harbour")).published
        == published
    )


@pytest.mark.parametrize(
    ("beside", "lang", "published"),
    [
        ("2026년 11월 24일 오후 3:05", "ko", "2026-11-24T15:05:00"),
        ("2026年11月24日 下午3:05", "zh", "2026-11-24T15:05:00"),
        ("24 Νοεμβρίου 2026, 3:05 μ.μ.", "el", "2026-11-24T15:05:00"),
        ("24 नवंबर 2026", "hi", "2026-11-24"),
        ("24 בנובמבר 2026", "he", "2026-11-24"),
        ("24 พฤศจิกายน 2569", "th", "2026-11-24"),
        ("24 تشرين الثاني 2026", "ar", "2026-11-24"),
        ("24th of November 2026, 9:05am", "en", "2026-11-24T09:05:00"),
    ],
)
def test_dates_as_readers_see_them(beside: str, lang: str, published: str) -> None:
    body = f"<p class=when>{beside}</p>" + "".join(f"<p>{line}</p>" for line in BODY)
    found = extract_article(page(article_html(body=body, lang=lang), "https://paper.example/harbour"))
    assert found.published == published


def test_a_day_that_no_calendar_has_in_an_address_is_none() -> None:
    assert extract_article(page(article_html(), "https://paper.example/2026/02/31/harbour")).published is None


def test_halves_of_characters_and_control_signs_stay_out_of_every_field() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ice breaks \\ud83d\\u001b[31m moorings", "author": "Ada \\udc00 Lund"}</script>'
    article = extract_article(page(article_html(head)))
    assert article.title == "Ice breaks \ufffd[31m moorings"
    assert article.authors == ("Ada \ufffd Lund",)


@pytest.mark.parametrize("charset", ["idna", "undefined", "zip", "utf-16-le"])
def test_a_charset_that_cannot_be_is_passed_over(charset: str) -> None:
    html = article_html(f"<meta charset='{charset}'>").encode()
    assert extract_article(page(html, kind="text/html")).text.splitlines() == list(BODY)


def test_a_script_without_full_stops_makes_an_article() -> None:
    line = "บริษัทเหมืองแร่ของออสเตรเลียลงนามข้อตกลงขายแร่ลิเทียมให้กับผู้ผลิตแบตเตอรี่ในจังหวัดระยองเป็นเวลาห้าปี"
    html = f"<html lang=th><body><h1>ข้อตกลงลิเทียม</h1>{''.join(f'<p>{line} {n}</p>' for n in 'กขค')}</body></html>"
    assert extract_article(page(html)).kind is PageKind.ARTICLE


def test_an_archive_that_calls_itself_an_article_is_an_index() -> None:
    links = "".join(
        f"<h2><a href=/{n}>Harbour board of Lindvik meets again, part {n}</a></h2><p>{BODY[0]}</p>"
        for n in range(8)
    )
    html = f"<html><head><meta property='og:type' content='article'></head><body><h1>Harbour</h1>{links}</body></html>"
    assert extract_article(page(html, "https://paper.example/tag/harbour/")).kind is PageKind.INDEX


def test_the_sites_name_in_a_heading_is_no_headline() -> None:
    html = article_html().replace("<h1>Ice", "<h1><a href='/'>Kamoto Watch</a></h1><h1>Ice")
    assert extract_article(page(html)).title == "Ice breaks moorings"


def test_an_element_of_thousands_of_attributes_is_refused() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(60_000))
    with pytest.raises(ExtractionError, match="more than 2000 attributes"):
        extract_article(page(article_html(after=f"<div {attributes}></div>")))
    quoted = f"<div data-props='{'lithium deal ' * 40_000}'></div>"
    assert extract_article(page(article_html(after=quoted))).text.splitlines() == list(BODY)


def test_an_old_weblogs_mark_of_the_moment_is_read() -> None:
    body = "<abbr class=published title='2026-11-24T21:14:00+02:00'>Tuesday</abbr>" + "".join(
        f"<p>{line}</p>" for line in BODY
    )
    assert extract_article(page(article_html(body=body))).published == "2026-11-24T21:14:00+02:00"


def test_a_list_of_a_tag_is_an_index_and_a_song_no_article() -> None:
    links = "".join(
        f"<h2><a href=/{n}>Harbour board of Lindvik meets again, part {n}</a></h2><p>{BODY[0]}</p>"
        for n in range(8)
    )
    html = f"<html><head><title>Tag: harbour</title><meta property='og:type' content='article'></head><body><h1>Tag: harbour</h1>{links}</body></html>"
    assert extract_article(page(html)).kind is PageKind.INDEX
    song = f"<html><head><meta property='og:type' content='music.song'></head><body><h1>Ice</h1><p>{BODY[0]}</p><p>{BODY[1]}</p></body></html>"
    assert extract_article(page(song)).kind is PageKind.OTHER
