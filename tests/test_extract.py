"""Pages to articles: title, authors, moment, language, text, and what a page is when it is none."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from monitor.errors import ExtractionError
from monitor.extract import extract_article
from monitor.models.article import PageKind
from monitor.models.page import Page

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
BODY = (
    "The harbour board of Lindvik met on Monday and heard how the ice had broken two of the four moorings.",
    "Repairs will take until March, said the harbour master, who had brought drawings and a piece of the chain.",
    "Fishing boats may use the inner quay until then, and the ferry will leave from the other side of the bay.",
)


def page(
    html: str | bytes,
    url: str = "https://paper.example/2026/11/harbour",
    kind: str = "text/html; charset=utf-8",
) -> Page:
    body = html.encode() if isinstance(html, str) else html
    return Page(url, url, NOW, 200, {"content-type": kind}, body)


def article_html(
    head: str = "", body: str | None = None, before: str = "", after: str = "", lang: str = "en"
) -> str:
    text = body if body is not None else "".join(f"<p>{line}</p>" for line in BODY)
    return (
        f"<!doctype html><html lang='{lang}'><head><title>Ice breaks moorings | The Paper</title>{head}</head><body>"
        "<nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a><li><a href=/weather>Weather</a></ul></nav>"
        f"{before}<main><article><h1>Ice breaks moorings</h1>{text}</article></main>{after}"
        "<aside><h3>Most read</h3><ul><li><a href=/1>Mayor opens a bridge</a><li><a href=/2>Cat found</a></ul></aside>"
        "<footer><p>Subscribe to our newsletter</p><p>Imprint and privacy</p></footer></body></html>"
    )


def test_the_text_is_the_paragraphs_and_nothing_around_them() -> None:
    article = extract_article(page(article_html(before="<div class='cookie'><p>We use cookies.</p></div>")))
    assert article.text.splitlines() == list(BODY)
    assert (article.title, article.lang, article.kind) == ("Ice breaks moorings", "en", PageKind.ARTICLE)


def test_a_lede_outside_of_the_container_is_brought_back() -> None:
    lede = "Two of four moorings in Lindvik have broken under the ice, and repairs will take until spring."
    html = article_html(
        head=f"<meta name=description content='{lede}'>",
        before=f"<header><div class='article-lead'>{lede}</div></header>",
    )
    assert extract_article(page(html)).text.splitlines() == [lede, *BODY]


def test_the_pages_own_body_stands_in_where_the_markup_hides_it() -> None:
    body = "\\n".join(BODY) * 2
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Ice breaks moorings","articleBody":"{body}"}}</script>'
    article = extract_article(page(article_html(head=script, body="<div id=app></div>")))
    assert BODY[1] in article.text
    assert article.kind is PageKind.ARTICLE


@pytest.mark.parametrize(
    "wrap", [json.dumps, lambda value: json.dumps(json.dumps(value))], ids=["once", "twice"]
)
def test_text_that_only_a_script_holds_is_read_without_running_it(wrap: Callable[[object], str]) -> None:
    body = "".join(f"<p>{line} {line} {line}</p>" for line in BODY).replace("<", "\\u003c")
    state = wrap({"id": 7, "body": "BODY"}).replace(
        "BODY", body if wrap is json.dumps else body.replace("\\", "\\\\")
    )
    html = f"<html><head><title>Ice breaks moorings</title></head><body><div id=app></div><script>push({state})</script></body></html>"
    article = extract_article(page(html))
    assert article.text.splitlines() == [f"{line} {line} {line}" for line in BODY]
    assert article.kind is PageKind.ARTICLE


def test_the_next_article_of_a_page_that_scrolls_on_is_not_part_of_it() -> None:
    other = "".join(
        f"<p>Another story altogether, line {n}, about a museum and the roof of its west wing.</p>"
        for n in range(20)
    )
    article = extract_article(page(article_html(after=f"<article><h1>Museum roof</h1>{other}</article>")))
    assert article.text.splitlines() == list(BODY)


def test_paragraphs_outside_of_the_element_that_is_named_the_body_are_found() -> None:
    widgets = "".join(
        f"<div class='widget'><div class='text'><p>{line} {line} {line}</p></div></div>" for line in BODY
    )
    calls = "".join(
        f"<p>Support letter number {n} of this independent paper for no more than one crown</p>"
        for n in range(5)
    )
    html = (
        "<html><head><title>Ice breaks moorings</title></head><body><h1>Ice breaks moorings</h1>"
        f"<div class='article-body'><p>The ice came on Sunday night.</p>{calls}</div>"
        f"<div class='row'><div class='pieces'>{widgets}</div></div></body></html>"
    )
    assert extract_article(page(html)).text.splitlines() == [f"{line} {line} {line}" for line in BODY]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Ice breaks moorings | Harbour | The Paper", "Ice breaks moorings"),
        ("Ice breaks moorings | TP | 28.04.2026", "Ice breaks moorings"),
        ("Ice breaks moorings – The Paper", "Ice breaks moorings"),
        ("Ice - a study of the moorings of Lindvik", "Ice - a study of the moorings of Lindvik"),
    ],
)
def test_the_title_is_without_the_name_of_the_site(stated: str, title: str) -> None:
    head = f"<meta property='og:title' content='{stated}'><meta property='og:site_name' content='The Paper'>"
    assert extract_article(page(article_html(head))).title == title


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-11-24T09:30:00+02:00"}</script>', "2026-11-24T09:30:00+02:00"),
        ("<meta property='article:published_time' content='2026-11-24T07:30:00Z'>", "2026-11-24T07:30:00+00:00"),
        ("<meta name='dc.date' content='2026-11-24'>", "2026-11-24"),
        ("<meta property='article:published_time' content='2031-01-01T00:00:00Z'><meta name=date content='24 November 2026'>", "2026-11-24"),
        ("<meta name=date content='not long ago'>", None),
    ],
)  # fmt: skip
def test_the_moment_is_the_pages_own_and_never_in_the_future(head: str, published: str | None) -> None:
    url = "https://paper.example/harbour"
    found = extract_article(page(article_html(head=head), url)).published
    assert found == published


def test_authors_are_persons_each_once_without_by() -> None:
    head = '<script type="application/ld+json">[{"@type":["NewsArticle"],"author":[{"@type":"Person","name":"By Ada Lund"},{"name":"Ada Lund"},{"name":"Olof Ek and Siv Dahl"},{"name":"https://x.example/ada"}]}]</script>'
    assert extract_article(page(article_html(head=head))).authors == ("Ada Lund", "Olof Ek", "Siv Dahl")


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://paper.example/harbour?utm_source=x", "https://paper.example/harbour"),
        ("https://www.paper.example/harbour", "https://www.paper.example/harbour"),
        ("https://other.example/harbour", "https://paper.example/2026/11/harbour"),
        ("https://paper.example/", "https://paper.example/2026/11/harbour"),
        ("http://[broken", "https://paper.example/2026/11/harbour"),
    ],
)
def test_the_canonical_link_counts_on_its_own_site_and_where_it_names_an_article(link: str, url: str) -> None:
    assert extract_article(page(article_html(head=f"<link rel=canonical href='{link}'>"))).url == url


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<h1>Page not found</h1><p>Sorry, the page does not exist.</p>", PageKind.SOFT_404),
        (
            "<h1>Just a moment...</h1><p>Verify you are human by completing the action below.</p>",
            PageKind.BOT_BLOCK,
        ),
        (
            "<h1>Before you continue</h1><p>We use cookies and data. Accept all cookies or manage your consent.</p>",
            PageKind.CONSENT,
        ),
        (
            "<h1>Members</h1><p>Sign in to your account to continue.</p><input type=password name=p>",
            PageKind.LOGIN,
        ),
        (
            "<h1>Ice</h1><p>The harbour board met on Monday.</p><p>Subscribe to continue reading this story.</p>",
            PageKind.PAYWALL,
        ),
        ("<div id=root></div><script>render()</script>", PageKind.EMPTY),
        ("", PageKind.EMPTY),
    ],
)
def test_a_page_that_is_no_article_is_called_what_it_is(html: str, kind: PageKind) -> None:
    title = html.partition("<h1>")[2].partition("</h1>")[0]
    whole = f"<html lang=en><head><title>{title}</title></head><body>{html}</body></html>" if html else ""
    assert extract_article(page(whole)).kind is kind


def test_a_long_article_that_speaks_of_cookies_and_captchas_is_one() -> None:
    line = "Regulators fined the firm because its wall made readers accept all cookies before a captcha and a sign in. "
    html = article_html(body=f"<p>{line * 4}</p>" + "".join(f"<p>{x}</p>" for x in BODY))
    assert extract_article(page(html)).kind is PageKind.ARTICLE


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (article_html(lang="ru").replace(BODY[0], "Лёд сломал причалы в порту, и ремонт займёт всю зиму до марта.").encode("cp1251"), "text/html; charset=windows-1251"),
        (article_html("<meta charset=windows-1251>").replace(BODY[0], "Лёд сломал причалы в порту, и ремонт займёт всю зиму до марта.").encode("cp1251"), "text/html"),
        (article_html().replace(BODY[0], "Лёд сломал причалы в порту, и ремонт займёт всю зиму до марта.").encode("utf-16"), "text/html"),
    ],
)  # fmt: skip
def test_text_is_decoded_by_header_meta_element_or_mark(raw: bytes, kind: str) -> None:
    assert "Лёд сломал причалы" in extract_article(page(raw, kind=kind)).text


@pytest.mark.parametrize(
    ("body", "kind"), [(b"%PDF-1.7 ...", "application/pdf"), (b"%PDF-1.7", "text/html"), (b"\x89PNG\r\n", "image/png"), (b"{}", "application/json"), (b"\x1a\x45\xdf\xa3", "video/webm")]
)  # fmt: skip
def test_files_that_are_no_html_are_told_apart(body: bytes, kind: str) -> None:
    assert extract_article(page(body, kind=kind)).kind is PageKind.NOT_HTML


def test_a_page_of_absurd_size_is_refused_before_it_is_read() -> None:
    with pytest.raises(ExtractionError, match="elements"):
        extract_article(page("<table>" + "<tr><td>1" * 200_000))
    with pytest.raises(ExtractionError, match="larger than"):
        extract_article(page("x" * 11_000_000))


@pytest.mark.parametrize(
    "html",
    [
        "<" * 5000,
        "<div>" * 3000,
        "\x00\x01\x02",
        "<html><head><script type='application/ld+json'>" + "[" * 4000 + "</script>",
        "<p>&#xFFFFFF;&#0;</p>",
    ],
)
def test_broken_markup_is_read_or_called_empty_never_a_fault(html: str) -> None:
    extract_article(page(html))


def test_a_long_string_in_a_script_is_read_and_no_string_takes_long() -> None:
    lines = "".join(f"<p>{line} ({number})</p>" for number in range(2000) for line in BODY)
    script = json.dumps({"body": lines}).replace("<", "\\u003c")
    html = f"<html><head><title>Ice</title></head><body><div id=app></div><script>x = {script}</script></body></html>"
    found = extract_article(page(html))
    assert found.text.count("harbour board of Lindvik") == 2000
    for endless in ('"' + "a" * 2_000_000, '\\"' * 500_000, ('"' + "b" * 399) * 5000):
        extract_article(page(f"<html><body><script>x = {endless}</script></body></html>"))


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("24 Nov 2026, 09:05 GMT+99", "2026-11-24T09:05:00"),
        ("24 Nov 2026, 09:05:75", "2026-11-24"),
        ("24 Nov 2026, 25:05", "2026-11-24"),
        ("٢٤ نوفمبر 2026, 09:05:٣٠", "2026-11-24T09:05:30"),
        ("24 Nov 2026, 9:05:30 pm GMT+2", "2026-11-24T21:05:30+02:00"),
    ],
)
def test_an_odd_time_beside_the_headline_breaks_nothing(written: str, moment: str) -> None:
    lang = "ar" if "نوفمبر" in written else "en"
    html = article_html(lang=lang).replace("</h1>", f"</h1><div>{written}</div>")
    assert extract_article(page(html, url="https://paper.example/harbour")).published == moment


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Die Zustimmung zu der Übernahme der Hütte steht noch aus, sagte der Hafenmeister am Montag in Lindvik.", "de"),
        ("La compradora abonará el 20 % de la cotización por cada onza que reciba por abonar antes de marzo.", "es"),
        ("The board will work with 12 partners on the inner quay, it said on Monday after a long meeting.", "en"),
    ],
)  # fmt: skip
def test_news_of_consent_and_partners_is_no_consent_wall(line: str, lang: str) -> None:
    found = extract_article(page(article_html(body=f"<p>{line}</p><p>{line[:60]} …</p>", lang=lang)))
    assert found.kind is PageKind.ARTICLE
