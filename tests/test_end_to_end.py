"""The bundled newsroom, crawled whole by the real spiders into a real database file, then told in a digest."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.newsroom import Served, load_newsroom, serve
from monitor.seeds import seeds_dir
from tests.conftest import Program


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Served]:
    with serve(load_newsroom(seeds_dir() / "newsroom"), datetime.now(UTC)) as served:
        yield served


@pytest.fixture(scope="module")
def crawled(newsroom: Served, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """One pass over all publishers."""
    program = Program(tmp_path_factory.mktemp("newsroom"))
    sources = [f"{{name: {s.name}, url: '{s.url}', kind: {s.kind.value}}}" for s in newsroom.sources]
    program.configure(*sources, allow="127.0.0.0/8")
    report = program.crawl()
    assert all(one["state"] == "ok" for one in report.values())
    return program


def test_every_article_is_stored_once_with_its_title_moment_and_text(
    newsroom: Served, crawled: Program
) -> None:
    stored = {
        url: rest
        for url, *rest in crawled.rows("select url, source, title, published, lang, text from articles")
    }
    assert set(stored) == {one.url for one in newsroom.expected}
    for one in newsroom.expected:
        source, title, published, lang, text = stored[one.url]
        assert (source, title, published, lang) == (
            one.source,
            one.story.title,
            one.published,
            one.story.lang,
        ), one.url
        assert text == one.story.text, one.url


def test_no_navigation_is_in_any_text(newsroom: Served, crawled: Program) -> None:
    texts = crawled.rows("select url, text from articles")
    assert [(url, phrase) for url, text in texts for phrase in newsroom.boilerplate if phrase in text] == []


def test_every_deal_story_is_flagged_and_no_other(newsroom: Served, crawled: Program) -> None:
    flagged = {url for (url,) in crawled.rows("select url from articles where flagged = 1")}
    wanted = {one.url for one in newsroom.expected if one.story.flag}
    assert (wanted - flagged, flagged - wanted) == (set(), set())


def test_most_deals_are_drawn_out_with_their_parties(newsroom: Served, crawled: Program) -> None:
    """A floor, so that a change that loses deals is seen; the labelled set measures how good they are."""
    found: dict[str, list[set[str]]] = {}
    for url, parties in crawled.rows(
        "select a.url, d.parties from deals d join articles a on a.id = d.article_id"
    ):
        found.setdefault(url, []).append({word for name in json.loads(parties) for word in name.split()})
    deals = [(one.url, deal) for one in newsroom.expected for deal in one.story.deals]
    told = sum(
        any(
            sum(bool(set(party.split()) & words) for party in deal.parties) >= min(2, len(deal.parties))
            for words in found.get(url, [])
        )
        for url, deal in deals
    )
    assert told >= 0.7 * len(deals), f"{told} of {len(deals)}"


def test_a_deal_on_three_sources_is_one_story_and_a_later_or_another_word_joins_its_entry(
    crawled: Program,
) -> None:
    [offtake] = json.loads(crawled.run("deals", "--party", "halden", "--json").stdout)
    assert (len(offtake["reports"]), len(offtake["sources"]), offtake["status"]) == (3, 3, "signed")
    stories = json.loads(crawled.run("stories", "--json").stdout)
    [told] = [one for one in stories if offtake["id"] in one["ledger"]]
    assert {one["id"] for one in told["articles"]} == {one["article"] for one in offtake["reports"]}

    [earn_in] = json.loads(crawled.run("deals", "--party", "larkspur", "--json").stdout)
    course = [(one["before"], one["after"]) for one in earn_in["history"] if one["fact"] == "status"]
    assert course == [(None, "proposed"), ("proposed", "signed")]

    [sale] = json.loads(crawled.run("deals", "--party", "virunga", "--json").stdout)
    [conflict] = sale["conflicts"]
    assert {one["value"] for one in conflict["values"]} == {"USD 58,000,000", "USD 61,000,000"}


def test_addresses_that_are_no_article_end_as_the_contract_says(newsroom: Served, crawled: Program) -> None:
    states = {
        url: (state, reason)
        for url, state, reason in crawled.rows("select url, state, reason from entries where state <> 'done'")
    }
    wanted = {one.url: one.state.value for one in newsroom.expected_entries}
    assert {url: state for url, (state, _) in states.items()} == wanted
    assert all(reason for _, reason in states.values())


def test_a_second_pass_fetches_no_page_again(newsroom: Served, crawled: Program) -> None:
    before = crawled.rows("select id, url, content_hash from articles order by id")
    asked = len(newsroom.requests)
    report = crawled.crawl()
    assert sum(one["fetched"] for one in report.values()) == 0
    documents = {site.source.url.split("://")[1] for site in newsroom.sites}
    pages = {one.url.split("://")[1] for one in newsroom.expected}
    again = [f"{host}{path}" for host, path, _ in newsroom.requests[asked:]]
    assert not pages.intersection(again)
    assert documents.intersection(again)
    assert crawled.rows("select id, url, content_hash from articles order by id") == before
    assert crawled.rows("select count(*) from revisions") == [(len(before),)]


def test_the_digest_tells_the_day(newsroom: Served, crawled: Program) -> None:
    today = datetime.now(UTC).date().isoformat()
    done = crawled.run("digest", "--date", today)
    assert done.returncode == 0, done.stderr
    folder = crawled.folder / "digest"
    digest = json.loads((folder / f"{today}.json").read_text(encoding="utf-8"))
    assert len(digest["deals"]) >= 20
    assert {"html", "md", "json", "atom"} == {path.suffix[1:] for path in folder.glob(f"{today}.*")}
    first = (folder / f"{today}.html").read_bytes()
    crawled.run("digest", "--date", today)
    assert (folder / f"{today}.html").read_bytes() == first


def test_the_demo_leaves_a_database_a_digest_and_says_where(tmp_path: Path) -> None:
    program = Program(tmp_path)
    done = program.run("demo", "--dir", "demo", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["articles"] >= 50
    assert told["flagged"] >= 20
    assert told["deals"] >= 20
    assert all(one["pending"] == 0 for one in told["sources"])
    assert {Path(path).suffix for path in told["digest"]} == {".html", ".md", ".json", ".atom"}
    assert all((tmp_path / path).is_file() for path in told["digest"])
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    said = f"{told['articles']} articles stored, {told['flagged']} of them flagged, {told['deals']} deals."
    assert said in readme  # what `demo` prints, when points or stories have changed


@pytest.mark.slow
def test_a_second_demo_starts_anew(tmp_path: Path) -> None:
    program = Program(tmp_path)
    first = json.loads(program.run("demo", "--dir", "demo", "--json").stdout)
    again = program.run("demo", "--dir", "demo")
    assert again.returncode == 0, again.stderr
    assert f"{first['articles']} articles stored" in again.stdout


def test_the_demo_touches_no_database_but_its_own(program: Program) -> None:
    program.configure("{name: mine, url: 'https://news.example/feed'}")
    program.run("crawl", "--json")
    before = program.database.read_bytes()
    done = program.run("demo", "--dir", ".")
    assert done.returncode == 2
    assert "no demo's database" in done.stderr
    assert program.database.read_bytes() == before
