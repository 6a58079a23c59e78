"""`monitor browse`: what its pages show, what they refuse, and that a writer is not disturbed."""

import re
import signal
import socket
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.browse.metadata import questions, tables
from monitor.store.database import Access, open_store
from tests.archive import deal, fill
from tests.browsing import Browsing, browsing
from tests.conftest import Program

HOSTILE = "<script>alert(1)</script><img src=http://evil.example/x>"
LONG = "Lithium" * 1500
STORIES = (
    ("Salar deal signed", "SENTINEL They signed. Brine for cells from the salar.", 30,
     (deal("Salar Uno", "Cell Works", countries=("CL", "KR"), value=250e6),)),
    ("Platinum and palladium sold", "They signed. Platinum group metals.", 20,
     (deal("Reef Metals", minerals=("platinum",), countries=("ZA",)),)),
    ("Tin offtake proposed", "They signed. Solder wants tin.", 2000,
     (deal("Tin Hill", minerals=("tin",), countries=("BO", "US"), status="proposed", instrument="mou"),)),
    (HOSTILE, f"They signed. {HOSTILE} {LONG}", 5, (deal(HOSTILE, LONG, evidence="They signed."),)),
    ("紫金矿业签署锂供应协议", "紫金矿业周一签署了锂精矿承购协议。", 4, ()),
    ("Football results", "Nobody signed anything.", 3, ()),
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("browse") / "a #1 ä.db"
    fill(database, *STORIES)
    with open_store(database, Access.OWN) as db, db.atomic():
        db.execute(
            """insert into matches (article_id, rule, field, start, "end", text) values (1, 'names-mineral', 'text', 22, 27, 'Brine')"""
        )
        db.execute("update articles set url = 'javascript:alert(1)' where id = 4")
        db.execute("insert into pages values ('http://x/', '2026-01-01', 200, 'http://x/', '{}', x'00', 1)")
    return database


@pytest.fixture(scope="module")
def pages(archive: Path) -> Iterator[Browsing]:
    with browsing(archive) as one:
        yield one


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page.split("<main", 1)[1]).split())


def rows_of(page: str) -> str:
    return page[page.index("<tbody>") : page.index("</tbody>")] if "<tbody>" in page else ""


def test_the_start_names_flagged_articles_first_then_deals_and_what_can_be_asked(pages: Browsing) -> None:
    start = pages.page("/monitor")
    assert '<html lang="en">' in start
    main = start.split("<main", 1)[1]
    order = [
        main.index(f'href="/monitor/{name}"')
        for name in ("flagged_articles", "deal_list", "articles", "deals")
    ]
    assert order == sorted(order)
    assert len(questions()) >= 8
    assert all(f'href="/monitor/{name}"' in main for name in questions())
    assert pages.get("/").headers["location"] == "/monitor"


def test_lists_show_what_matters_and_no_text_of_articles(pages: Browsing) -> None:
    for path in (
        "/monitor/flagged_articles",
        "/monitor/articles",
        "/monitor/deal_list",
        "/monitor/revisions",
    ):
        assert "SENTINEL" not in pages.page(path)
        assert "SENTINEL" not in pages.page(f"{path}.json")
    deals = text_of(pages.page("/monitor/deal_list"))
    assert "Salar Uno – Cell Works" in deals
    assert "US$250 million" in deals
    assert "Chile, South Korea" in deals
    assert "SENTINEL" in pages.page("/monitor/articles.json", _col="text")


@pytest.mark.parametrize("path", ["/monitor/flagged_articles", "/monitor/deal_list"])
def test_facets_count_single_minerals_and_choose_by_them(pages: Browsing, path: str) -> None:
    page = pages.page(path)
    facets = re.findall(r'data-facet="(\w+)"', page)
    plural = "s" if "flagged" in path else ""
    assert {"minerals", "countries", f"instrument{plural}", f"status{plural and 'es'}", "source"} < set(
        facets
    )
    assert {"day", "published"} & set(facets)
    link = re.search(r'href="([^"]*_minerals=tin)"', page)
    assert link
    chosen = pages.page(link[1].replace("&amp;", "&"))
    assert "Tin offtake" in rows_of(chosen)
    assert "Platinum" not in rows_of(chosen)
    assert "1 row" in text_of(chosen)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("brine", "Salar deal signed"),
        ('"signed Brine" OR solder', "Tin offtake"),
        ("signed -brine -solder -platinum -script", "Football"),
        ("signed -(brine nosuchword)", "Salar deal signed"),
        ("承购协议", "紫金矿业签署锂供应协议"),
        ("锂 -矿业", ""),
        ('"', "there is no word to look for"),
        ("*", "there is no word to look for"),
        ("brine' OR 1=1 --", ""),
        ("title:brine NEAR(", ""),
    ],
)
def test_a_search_finds_words_of_any_script_and_never_ends_in_an_error(
    pages: Browsing, query: str, found: str
) -> None:
    page = text_of(pages.page("/monitor/articles", _search=query))
    assert found in page
    if not found or "no word" in found:
        assert "0 rows" in page
    pages.page("/monitor/flagged_articles", _search=query)
    pages.page("/monitor/deal_list", _search=query)


def test_the_page_of_an_article_shows_text_marks_deals_reasons_and_the_way_to_the_source(
    pages: Browsing,
) -> None:
    assert '<a href="/monitor/articles/1">Salar deal signed</a>' in pages.page("/monitor/flagged_articles")
    page = pages.page("/monitor/articles/1")
    assert '<mark class="rule" title="names-mineral">Brine</mark>' in page
    assert '<mark class="deal"' in page
    assert 'href="http://wire.example/1"' in page
    told = text_of(page)
    for words in ("SENTINEL", "Salar Uno – Cell Works", "US$250 million", "12,000 t/year", "names-mineral"):
        assert words in told
    deal_page = text_of(pages.page(re.search(r'href="(/monitor/deals/\d+)"', page)[1]))  # type: ignore[index]
    assert "Salar Uno – Cell Works" in deal_page
    assert "They signed." not in deal_page or "Salar deal signed" in deal_page


def test_every_question_answers_as_preset_empty_and_filled(pages: Browsing) -> None:
    for name, question in questions().items():
        assert "Nothing fits" in (page := pages.page(f"/monitor/{name}")) or "<tbody>" in page
        for value in ("", "1", "tin", "' or 1=1 --", "%", "-1", "9" * 30):
            pages.page(f"/monitor/{name}", **{one.name: value for one in question.parameters})
        assert all(
            one.about in pages.page(f"/monitor/{name}").replace("&#39;", "'") for one in question.parameters
        )


@pytest.mark.parametrize(
    ("name", "options", "there", "not_there"),
    [
        ("todays_deals", {"days": "3"}, "Salar", "Tin"),
        ("todays_deals", {"days": ""}, "Tin", "Football"),
        ("deals_by_mineral", {"mineral": "Tin "}, "Tin offtake", "Salar"),
        ("deals_by_country", {"country": "za"}, "Reef Metals", "Salar"),
        ("deals_by_party", {"party": "CELL"}, "Salar Uno", "Reef"),
        ("deals_between_two_countries", {"one": "kr", "other": "CL"}, "Salar", "Tin"),
        ("deals_between_two_countries", {}, "Tin Hill", "Reef"),
        ("proposed_and_silent", {"days": "30"}, "Tin Hill", "Salar"),
        ("biggest_values", {}, "US$250 million", "Reef"),
        ("sources_in_trouble", {}, "wire", "Salar"),
        ("almost_flagged", {}, "Football", "Salar"),
        ("newest_by_source", {"each": "1"}, "Football", "Salar"),
        ("minerals_in_numbers", {"days": ""}, "platinum", "Salar"),
        ("parties_in_numbers", {"mineral": "tin", "days": ""}, "Tin Hill", "Reef"),
    ],
)
def test_questions_find_what_they_promise(
    pages: Browsing, name: str, options: dict[str, str], there: str, not_there: str
) -> None:
    rows = rows_of(pages.page(f"/monitor/{name}", **options))
    assert there in rows
    assert not_there not in rows


def test_what_is_not_named_is_not_served(pages: Browsing, archive: Path) -> None:
    with sqlite3.connect(archive) as db:
        names = [
            name for (name,) in db.execute("select name from sqlite_master where type in ('table', 'view')")
        ]
    hidden = set(names) - set(tables())
    assert {"pages", "_sqlite_migrations", "articles_fts", "articles_fts_data", "origins"} <= hidden
    for name in hidden:
        for ending in ("", ".json", ".csv", "?_shape=array"):
            assert pages.get(f"/monitor/{name}{ending}").status_code in {403, 404}, name
    for path in ("/monitor/pages/http~3A~2F~2Fx~2F", "/monitor/PAGES", "/_internal", "/_memory", "/monitor.db", "/-/databases.json",
                 "/-/metadata", "/-/settings.json", "/-/auth-token", "/static/../metadata.yaml", "/static/%2e%2e/metadata.yaml"):  # fmt: skip
        assert pages.get(path).status_code in {403, 404}, path
    listed = {one["name"] for one in pages.get("/monitor.json").json()["tables"]}
    assert listed <= set(tables())


def test_hostile_text_is_plain_text_everywhere(pages: Browsing) -> None:
    with_links = ["/monitor/flagged_articles", "/monitor/deal_list", "/monitor/articles", "/monitor/articles/4", "/monitor/deals/4",
                  "/monitor/todays_deals", "/monitor/revisions/4", "/monitor/facts", "/monitor/articles?_search=script",
                  f"/monitor/articles?title={HOSTILE}", f"/monitor/deals_by_party?party={HOSTILE}", f"/monitor/articles?_sort={HOSTILE}",
                  f"/monitor?sql={HOSTILE}", f"/monitor/{HOSTILE}"]  # fmt: skip
    for path in with_links:
        answer = pages.get(path)
        assert "<script" not in answer.text, path
        assert "<img" not in answer.text, path
        assert not re.search(r'href="\s*javascript', answer.text), path
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy


def test_no_page_asks_another_host_for_anything(pages: Browsing) -> None:
    for path in (
        "/monitor",
        "/monitor/flagged_articles",
        "/monitor/articles/1",
        "/monitor/todays_deals",
        "/monitor/nothing",
    ):
        for asked in re.findall(
            r'<(?:link|script|img|iframe)[^>]*(?:href|src)="([^"]+)"', pages.get(path).text
        ):
            assert asked.startswith(("/", pages.url)), asked


ODD = (
    "/monitor/articles?_sort=nothing", "/monitor/articles?_sort_desc=text&_sort=id", "/monitor/articles?_where=nonsense(",
    "/monitor/articles?_where=1;drop table articles", "/monitor/articles?_timelimit=soon", "/monitor/articles?_timelimit=-1",
    "/monitor/articles?_size=many", "/monitor/articles?_size=99999999999", "/monitor/articles?_next=x,y,z",
    "/monitor/flagged_articles?_next=x", "/monitor/flagged_articles?_next=99999999999999999999", "/monitor/articles?_through={",
    "/monitor/articles?_facet=nothing", "/monitor/articles?_facet_list=nothing", "/monitor/articles?_facet_array=title", "/monitor/articles?_facet_list=a{sql}]", "/monitor/deal_list?_facet_list={0}",
    "/monitor/articles?_facet={", "/monitor/articles?_facet_size=x", "/monitor/articles?_col=nothing", "/monitor/articles?nothing=1",
    "/monitor/articles?id__gt=x", "/monitor/articles?id=99999999999999999999999", "/monitor/articles?_fts_table=pages&_search=x",
    "/monitor/articles?minerals__arraycontains=x&title__arraycontains=y", "/monitor/articles?_minerals=%00", "/monitor/articles?_shape=odd",
    "/monitor/articles/x", "/monitor/articles/1,2", "/monitor/articles/1~2E0", "/monitor/articles/~31", "/monitor/facts/x", "/monitor/articles/99999999999999999999", "/monitor/articles/1.odd",
    "/monitor/deals/0", "/monitor/deals/-1", "/monitor/nothing", "/nothing", "/monitor/articles.odd", "/monitor/articles/1.blob?_blob_column=text",
    "/monitor?sql=select", "/monitor?sql=delete from articles", "/monitor?sql=select * from nothing", "/monitor?sql=select load_extension('x')",
    "/monitor?sql=attach 'x' as y", "/monitor?sql=pragma writable_schema=1", "/monitor?sql=select :a, :b", "/monitor?sql=select 1;select 2",
    "/monitor?sql=with recursive n(i) as (select 1 union all select i+1 from n) select count(*) from n",
    "/monitor/articles.csv?_stream=1", "/monitor/%00", "/monitor/%ff", "/%ff", "/monitor/articles?%ff=%ff&_search=%ff",
)  # fmt: skip


@pytest.mark.parametrize("path", ODD)
def test_odd_addresses_are_answered_in_words(pages: Browsing, path: str) -> None:
    answer = pages.get(path)
    assert answer.status_code < 500, answer.text[-500:]
    assert "Traceback" not in answer.text
    assert "A fault of this program" not in answer.text


def test_nothing_can_be_written(pages: Browsing, archive: Path) -> None:
    before = archive.read_bytes()
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        for path in (
            "/monitor",
            "/monitor/articles",
            "/monitor/articles/1",
            "/monitor/todays_deals",
            "/nothing",
            "/-/logout",
        ):
            answer = pages.client.request(method, path, content=b"sql=delete+from+articles")
            assert answer.status_code == 405, (method, path)
            assert answer.headers["allow"] == "GET, HEAD"
    assert pages.client.head("/monitor/articles").status_code == 200
    assert archive.read_bytes() == before


def test_a_web_site_cannot_read_the_database_through_a_name_of_its_own(pages: Browsing) -> None:
    assert pages.client.get("/monitor", headers={"Host": "wire.example"}).status_code == 403
    assert pages.client.get("/monitor", headers={"Host": "localhost:1"}).status_code == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_well_when_told_to_and_a_taken_port_is_told_of(archive: Path, number: signal.Signals) -> None:
    with browsing(archive) as one:
        port = one.url.rstrip("/").rsplit(":", 1)[1]
        second = Program(archive.parent).run("--db", str(archive), "browse", "--no-open", "--port", port)
        assert second.returncode == 2
        assert f"--port {port}: taken" in second.stderr
        assert "Traceback" not in second.stderr
        one.page("/monitor/articles")
        one.get("/monitor/articles?_sort=nothing")
        code, told = one.end(number)
    assert code == 0, told
    assert told == ""


def test_without_a_port_a_free_one_is_taken_where_the_usual_is_not_free(archive: Path) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", 8001))
            taken.listen()
        except OSError:
            pass  # by somebody else: as well
        with browsing(archive, "--host", "127.0.0.1") as one:
            assert not one.url.endswith(":8001/")
            one.page("/monitor")


def test_over_the_network_it_warns_and_answers_no_sql(archive: Path) -> None:
    with browsing(archive, "--host", "0.0.0.0", "--port", "0") as one:
        assert one.client.get("/monitor", headers={"Host": "archive.example"}).status_code == 200
        assert one.get("/monitor?sql=select body from pages").status_code == 403
        assert one.get("/monitor/articles?_where=1").status_code == 403
        one.page("/monitor/deals_by_party", party="salar")
        code, told = one.end()
    assert code == 0
    assert "no password" in told


def test_what_is_no_database_of_ours_is_refused(program: Program) -> None:
    (program.folder / "text.db").write_text("no database at all, but long enough to be read as one" * 30)
    with sqlite3.connect(program.folder / "other.db") as db:
        db.execute("create table contacts (name)")
    for name, words in (
        ("none.db", "there is no database yet"),
        ("text.db", "not a database"),
        ("other.db", "another program"),
    ):
        done = program.run("--db", name, "browse", "--no-open", "--port", "0")
        assert done.returncode == 2
        assert words in done.stderr
        assert "Traceback" not in done.stderr
    done = program.run("--db", "none.db", "browse", "--port", "99999999")
    assert done.returncode == 2


def test_no_read_and_no_write_fails_while_another_process_writes(tmp_path: Path) -> None:
    database = tmp_path / "live.db"
    fill(database, *STORIES[:2])
    faults: list[BaseException] = []

    def write() -> None:
        try:
            stories = [(f"Story {n}", f"They signed. Text {n}.", 1, STORIES[n % 2][3]) for n in range(50)]
            for _ in range(WRITTEN // 50):
                fill(database, *stories, linked=False)
        except BaseException as fault:
            faults.append(fault)

    writer = threading.Thread(target=write)
    with browsing(database) as one:
        writer.start()
        reads = 0
        while writer.is_alive():
            for path in ("/monitor", "/monitor/flagged_articles", "/monitor/deal_list?_minerals=lithium", "/monitor/articles?_search=story",
                         "/monitor/todays_deals", "/monitor/articles/1"):  # fmt: skip
                one.page(path)
                reads += 1
        writer.join()
        assert faults == []
        assert f"{WRITTEN + 2:,} rows" in text_of(one.page("/monitor/articles"))
        assert one.end() == (0, "")
    assert reads > 6
    with sqlite3.connect(database) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        assert db.execute("select count(*) from deals").fetchone() == (WRITTEN + 2,)


WRITTEN = 2500  # articles; each with a deal, so 5,000 rows, beside revisions and the search index
