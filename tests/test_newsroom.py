"""The bundled newsroom: what it holds, how it is served, and that its faults are told with file and line."""

import re
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from monitor.discover import read_document
from monitor.errors import ConfigError
from monitor.extract import extract_article
from monitor.models.article import Article, PageKind
from monitor.models.deal import Instrument, Status
from monitor.models.entry import EntryState
from monitor.models.newsroom import Newsroom
from monitor.models.page import Page
from monitor.newsroom import Served, load_newsroom, serve
from monitor.seeds import seeds_dir
from monitor.times import stored_moment
from tests.conftest import Program

NOW = datetime.now(UTC)
FOLDER = seeds_dir() / "newsroom"


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    return load_newsroom(FOLDER)


@pytest.fixture(scope="module")
def served(newsroom: Newsroom) -> Iterator[Served]:
    with serve(newsroom, NOW) as up:
        yield up


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(
        url, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def page(url: str) -> Page:
    status, headers, body = get(url)
    lower = {name.lower(): value for name, value in headers.items()}
    return Page(url=url, final_url=url, fetched=NOW, status=status, headers=lower, body=body)


@pytest.fixture(scope="module")
def articles(served: Served) -> dict[str, Article]:
    """What extraction reads on each page of a story, by slug."""
    return {one.story.slug: extract_article(page(one.url)) for one in served.expected}


def listed(served: Served, name: str) -> set[str]:
    """The addresses that a source lists, over all documents that it names."""
    site = next(site for site in served.sites if site.publisher.name == name)
    found, waiting = set(), [site.base + site.document_path]
    while waiting:
        url = waiting.pop()
        _, headers, body = get(url)
        document = read_document(body, url, headers["Content-Type"], site.publisher.kind, now=NOW)
        found |= {entry.url.partition("?")[0] for entry in document.entries}
        waiting.extend(document.more)
    return found


def test_it_holds_deals_of_every_instrument_and_status_over_ten_minerals(newsroom: Newsroom) -> None:
    stories = [story for publisher in newsroom.publishers for story in publisher.stories]
    deals = [deal for story in stories for deal in story.deals]
    assert len(newsroom.publishers) >= 5
    assert len(stories) >= 66
    assert sum(story.flag for story in stories) >= 24
    assert sum(not story.flag for story in stories) >= 26
    assert {deal.instrument for deal in deals} == set(Instrument) - {Instrument.OTHER}
    assert {deal.status for deal in deals} == set(Status)
    assert len({mineral for deal in deals for mineral in deal.minerals}) >= 10
    assert len({story.negative_kind for story in stories if not story.flag}) >= 12
    assert {story.lang for story in stories if story.flag} >= {"en", "es", "ru"}


def test_one_deal_is_told_by_three_publishers_in_their_own_words(newsroom: Newsroom) -> None:
    tellers = [
        (publisher.name, story.text)
        for publisher in newsroom.publishers
        for story in publisher.stories
        for deal in story.deals
        if {"Halden Lithium", "Voss Cell"} <= set(deal.parties)
    ]
    assert len({name for name, _ in tellers}) == 3
    assert len({text for _, text in tellers}) == 3


def test_stories_are_as_long_as_news(newsroom: Newsroom) -> None:
    for publisher in newsroom.publishers:
        for story in publisher.stories:
            assert 105 <= len(story.text.split()) <= 600, story.slug
            assert len(story.paragraphs) >= 4, story.slug


def test_each_source_lists_its_stories_and_its_other_pages_and_nothing_else(served: Served) -> None:
    for site in served.sites:
        wanted = {one.url for one in site.expected()} | {one.url for one in site.expected_entries()}
        assert listed(served, site.publisher.name) == wanted


def test_every_publisher_is_a_host_of_its_own_on_loopback(served: Served) -> None:
    hosts = [urlsplit(source.url).hostname or "" for source in served.sources]
    assert len(set(hosts)) == len(hosts)
    assert all(host.startswith("127.") for host in hosts)
    assert [urlsplit(source.url).netloc for source in served.sources] == served.allow


def test_every_story_is_read_whole_with_title_date_authors_and_language(
    served: Served, articles: dict[str, Article]
) -> None:
    for one in served.expected:
        article, story = articles[one.story.slug], one.story
        assert article.kind is (PageKind.PAYWALL if story.is_stub else PageKind.ARTICLE), one.url
        assert (article.url, article.title, article.authors) == (one.url, story.title, story.authors)
        assert stored_moment(article.published) == one.published, one.url
        assert article.lang == story.lang, one.url
        if not story.is_stub:
            missing = [line for line in story.paragraphs if line not in article.text.split("\n")]
            assert missing == [], one.url


def test_no_navigation_and_no_headline_of_another_story_stands_in_a_text(
    served: Served, articles: dict[str, Article]
) -> None:
    headlines = [one.story.title for one in served.expected]
    for one in served.expected:
        if one.story.is_stub:
            continue
        text = articles[one.story.slug].text
        found = [phrase for phrase in [*served.boilerplate, *headlines] if phrase in text]
        assert found == [], one.url


def test_every_page_stands_in_menus_boxes_and_headlines_of_deals(served: Served) -> None:
    titles = [one.story.title for one in served.expected if one.story.flag]
    for site in served.sites:
        resources = site.resources()
        for one in site.expected():
            html = _text(resources[site.path_of(one.story)].body.decode(site.publisher.encoding))
            boxes = [phrase for phrase in site.publisher.boilerplate if phrase in html]
            others = [title for title in titles if title != one.story.title and title in html]
            assert len(boxes) >= 8, one.url
            assert others, one.url


def _text(html: str) -> str:
    return html.replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", '"')


def test_every_link_within_a_site_leads_to_a_page(served: Served) -> None:
    for site in served.sites:
        resources = site.resources()
        meant = {one.path for one in site.others}
        for path, resource in resources.items():
            if not resource.kind.startswith("text/html"):
                continue
            html = resource.body.decode(site.publisher.encoding)
            for link in re.findall(r'(?:href|src)="([^"#]+)"', html):
                target = urlsplit(urljoin(site.base + path, link.replace("&amp;", "&")))
                if f"{target.scheme}://{target.netloc}" == site.base:
                    assert target.path in resources, f"{path} -> {link}"
                    assert resources[target.path].status == 200 or target.path in meant


def test_the_same_content_and_moment_give_the_same_bytes(newsroom: Newsroom) -> None:
    def everything() -> dict[str, bytes]:
        with serve(newsroom, NOW) as up:
            ports = {one.rpartition(":")[2] for one in up.allow}
            found = {
                site.publisher.name + path: resource.body
                for site in up.sites
                for path, resource in site.resources().items()
            }
        pattern = re.compile(
            f"(?<=:)(?:{'|'.join(sorted(ports))})".encode()
        )  # digits of prices may be those of a port
        return {path: pattern.sub(b"PORT", body) for path, body in found.items()}

    assert everything() == everything()


def test_moments_move_with_the_day_of_serving(newsroom: Newsroom) -> None:
    day = timedelta(days=1)
    with serve(newsroom, NOW) as today, serve(newsroom, NOW + day) as tomorrow:
        for one, other in zip(today.expected, tomorrow.expected, strict=True):
            assert one.story == other.story
            assert datetime.fromisoformat(other.published) - datetime.fromisoformat(one.published) == day


def test_two_newsrooms_are_served_at_once(newsroom: Newsroom, served: Served) -> None:
    with serve(newsroom, NOW) as second:
        assert not set(second.allow) & set(served.allow)
        assert all(get(source.url)[0] == 200 for one in (served, second) for source in one.sources)


def test_source_documents_are_asked_for_conditionally(served: Served) -> None:
    for site in served.sites:
        url = site.base + site.document_path
        status, headers, body = get(url)
        assert (status, bool(body)) == (200, True)
        assert get(url, If_None_Match=headers["ETag"])[::2] == (304, b"")
        assert get(url, If_Modified_Since=headers["Last-Modified"])[::2] == (304, b"")
        assert get(url, If_None_Match='"another"', If_Modified_Since=headers["Last-Modified"])[0] == 200


def test_requests_are_remembered_with_their_answers(newsroom: Newsroom) -> None:
    with serve(newsroom, NOW) as up:
        get(up.sites[0].base + "/style.css?v=2")
        get(up.sites[1].base + "/nowhere")
        assert up.requests == [(up.allow[0], "/style.css?v=2", 200), (up.allow[1], "/nowhere", 404)]


def test_robots_txt_names_what_is_closed_and_where_the_sitemap_is(served: Served) -> None:
    for site in served.sites:
        text = get(site.base + "/robots.txt")[2].decode()
        assert "Disallow: /account" in text
        assert (f"Sitemap: {site.base}/sitemap.xml" in text) == (site.document_path == "/sitemap.xml")


def test_only_trouble_leaves_entries_pending(newsroom: Newsroom, served: Served) -> None:
    calm = Counter(one.state for one in served.expected_entries)
    assert set(calm) == {EntryState.FAILED, EntryState.SKIPPED}
    with serve(newsroom, NOW, trouble=True) as up:
        troubled = Counter(one.state for one in up.expected_entries)
        assert troubled[EntryState.PENDING] >= 4
        statuses = {get(one.url)[0] for one in up.expected_entries}
        assert statuses >= {200, 403, 404, 410, 503}


def test_a_full_text_feed_has_the_paragraphs_that_a_stub_hides(served: Served) -> None:
    site = served.sites[0]
    stub = next(story for story in site.publisher.stories if story.is_stub)
    _, headers, body = get(site.base + site.document_path)
    document = read_document(body, site.base, headers["Content-Type"], site.publisher.kind, now=NOW)
    entry = next(entry for entry in document.entries if stub.slug in entry.url)
    assert entry.text.split("\n") == stub.paragraphs


STORY = """\
articles:
- slug: a-story
  title: Ore is sold
  hours_ago: 2
  lang: en
  flag: {flag}
  negative_kind: {kind}
  deals: {deals}
  text: |
    {text}
"""
PUBLISHERS = """\
publishers:
- name: gazette
  title: Gazette
  kind: feed
  format: rss
  template: ferrum-review.html.j2
  path: /{slug}
  zone: ZONE
  menu: [Home]
  boxes: {newsletter: Our letter of the morning}
  footer: [All rights reserved]
"""


def newsroom_in(
    folder: Path,
    *,
    flag: str = "false",
    kind: str = "price",
    deals: str = "[]",
    text: str = "Ore.",
    zone: str = "UTC",
) -> Newsroom:
    (folder / "stories").mkdir()
    (folder / "publishers.yaml").write_text(PUBLISHERS.replace("ZONE", zone), encoding="utf-8")
    story = STORY.format(flag=flag, kind=kind, deals=deals, text=text)
    (folder / "stories" / "gazette.yaml").write_text(story, encoding="utf-8")
    return load_newsroom(folder)


def test_a_sound_newsroom_loads(tmp_path: Path) -> None:
    assert newsroom_in(tmp_path).publishers[0].stories[0].title == "Ore is sold"


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        ({"flag": "true", "kind": "null"}, "gazette.yaml:2:", "contradict"),
        ({"kind": "null"}, "gazette.yaml:2:", "negative_kind"),
        ({"kind": "price\n  colour: red"}, "gazette.yaml:8:", "nexpected"),
        (
            {"deals": "[{instrument: sale, status: signed, parties: [], countries: [], minerals: []}]"},
            "gazette.yaml:8:",
            "'offtake'",
        ),
        (
            {
                "flag": "true",
                "kind": "null",
                "deals": "[{instrument: offtake, status: signed, parties: [Nobody], countries: [], minerals: []}]",
            },
            "gazette.yaml:2:",
            "'Nobody' does not stand",
        ),
        ({"text": "Read Our letter of the morning."}, "gazette.yaml:2:", "navigation"),
        ({"zone": "Europe/Atlantis"}, "publishers.yaml:8:", "time zone"),
    ],
)
def test_a_fault_is_told_with_file_and_line(
    tmp_path: Path, change: dict[str, str], place: str, words: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        newsroom_in(tmp_path, **change)
    assert place in str(caught.value)
    assert words in str(caught.value)


def test_a_missing_file_of_stories_is_named(tmp_path: Path) -> None:
    (tmp_path / "publishers.yaml").write_text(PUBLISHERS.replace("ZONE", "UTC"), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"gazette\.yaml"):
        load_newsroom(tmp_path)


@pytest.mark.slow
def test_a_crawl_of_troubled_publishers_ends_as_the_newsroom_says(
    newsroom: Newsroom, program: Program
) -> None:
    """The newsroom without trouble is crawled in test_end_to_end.py."""
    with serve(newsroom, datetime.now(UTC), trouble=True) as up:
        program.configure(
            *(f"{{name: {one.name}, url: '{one.url}', kind: {one.kind.value}}}" for one in up.sources)
        )
        program.crawl()
    stored = {url: rest for url, *rest in program.rows("select url, title, text, text_from from articles")}
    assert {url: tuple(rest) for url, rest in stored.items()} == {
        one.url: (one.story.title, one.story.text, "feed" if one.story.is_stub else "page")
        for one in up.expected
    }
    ended = program.rows("select url, state from entries where state <> 'done'")
    assert dict(ended) == {one.url: one.state.value for one in up.expected_entries}
    asked = Counter((host, path.partition("?")[0]) for host, path, _ in up.requests)
    assert max(asked.values()) == 1
