"""`monitor browse`: what asks for too much, comes from elsewhere, or is not understood, is refused in a sentence."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.browse.metadata import tables
from monitor.store.database import Access, open_store
from tests.archive import deal, fill
from tests.browsing import Browsing, browsing

DOCS = Path(__file__).resolve().parent.parent / "docs"
MIB = 1024 * 1024
STORIES = (
    ("Salar deal signed", "They signed. Brine for cells.", 30, (deal("Salar Uno", "Cell Works", value=250e6),)),
    ("Tin offtake proposed", "They signed. Solder.", 20, (deal("Tin Hill", minerals=("tin",), countries=("BO",)),)),
)  # fmt: skip
TEXT_OF_A_LARGE_PAGE = "锂" * (8 * MIB // 2)  # 8 MiB in GB18030, 12 in UTF-8


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("limits") / "monitor.db"
    fill(database, *STORIES)
    with open_store(database, Access.OWN) as db, db.atomic():
        db.execute("insert into labels values (2, 'no', 'a label of a person', '2026-01-01T00:00:00Z')")
        db.execute("insert into daily_digests values ('2026-01-01', '2026-01-01T06:00:00Z')")
        db.execute(
            "insert into pages values ('http://x/', '2026-01-01', 200, 'http://x/', '{}', cast('<script>raw</script>' as blob), 1)"
        )
    return database


@pytest.fixture(scope="module")
def pages(archive: Path) -> Iterator[Browsing]:
    """After all tests nothing must have been said on stderr."""
    with browsing(archive) as one:
        yield one
        assert one.end() == (0, "")


def error_of(page: str) -> str:
    found = re.search(r'role="alert">([^<]*)<', page)
    assert found, page[-600:]
    return found[1]


def peak(one: Browsing) -> int:
    """Bytes of memory that the process had at most."""
    status = Path(f"/proc/{one.process.pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1]) * 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the memory of a process from /proc")
@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
def test_no_answer_takes_much_memory(archive: Path, ending: str) -> None:
    numbers = "with recursive n(i) as (select 1 union all select i + 1 from n limit 1000)"
    with browsing(archive) as one:
        for sql in (
            "select hex(zeroblob(100000000))",
            "select zeroblob(1000000000)",
            "select zeroblob(24000000)",
            "select replace(hex(zeroblob(8000000)), '0', char(0))",
            f"{numbers} select zeroblob(20000000) from n",
            f"{numbers} select hex(zeroblob(1000000)) from n",
            f"{numbers} select group_concat(hex(zeroblob(1000000))) from n",
            f"{numbers} select i, hex(zeroblob(1000000)) as x from n order by x, i",
            "select " + ", ".join(["zeroblob(24000000)"] * 100),
        ):
            answer = one.get(f"/monitor{ending}", sql=sql)
            assert answer.status_code == 400, sql
            assert "too big" in answer.text or "too long" in answer.text, (sql, answer.text[-500:])
            assert "Traceback" not in answer.text
        one.page("/monitor/articles")
        assert peak(one) < 600 * MIB
        assert one.end() == (0, "")


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("select " + ", ".join(["1"] * 500), "too many columns"),
        (" union all ".join(["select 1"] * 100), "too many terms in compound SELECT"),
    ],
)
def test_a_statement_has_bounds_too(pages: Browsing, sql: str, words: str) -> None:
    answer = pages.get("/monitor", sql=sql)
    assert answer.status_code == 400
    assert words in error_of(answer.text)


def test_the_largest_text_that_can_be_stored_is_shown(tmp_path: Path) -> None:
    database = tmp_path / "large.db"
    fill(database, ("Large", TEXT_OF_A_LARGE_PAGE, 1, ()))
    with browsing(database) as one:
        assert one.page("/monitor/articles/1").count("锂") >= len(TEXT_OF_A_LARGE_PAGE)
        assert one.get("/monitor/articles.json", _col="text").status_code == 200
        assert one.end() == (0, "")


@pytest.mark.parametrize(
    ("site", "mode", "dest", "status"),
    [
        ("cross-site", "navigate", "document", 200),
        ("none", "navigate", "document", 200),
        ("same-origin", "no-cors", "style", 200),
        ("cross-site", "no-cors", "image", 403),
        ("cross-site", "no-cors", "script", 403),
        ("cross-site", "cors", "empty", 403),
        ("cross-site", "navigate", "iframe", 403),
        ("same-site", "no-cors", "image", 403),
    ],
)
def test_other_sites_may_link_here_and_nothing_else(
    pages: Browsing, site: str, mode: str, dest: str, status: int
) -> None:
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    for path in ("/monitor/articles", "/monitor?sql=select 1", "/monitor/articles.json"):
        answer = pages.client.get(path, headers=headers)
        assert answer.status_code == status, path
        assert status == 200 or answer.text == "Other web sites may link to these pages, but not use them."


NOT_UNDERSTOOD = (
    # counts
    ("articles", "_facet=nosuch", "_facet takes id, url"),
    ("articles", "_facet={", "_facet takes"),
    ("articles", '_facet={"column":"title"}', "_facet takes"),
    ("articles", "_facet_array=title", "_facet_list"),
    ("articles", "_facet_array=minerals", "_facet_list"),
    ("articles", "_facet_odd=title", "_facet_list"),
    ("articles", "_facet_list=text", "_facet_list takes minerals"),
    ("flagged_articles", "_facet_list=title", "_facet_list takes minerals, countries, instruments, statuses"),
    ("sources", "_facet_list=name", "fits no column"),
    ("articles", "_facet_date=title", "_facet_date takes published"),
    ("articles", "_facet_date=nosuch", "_facet_date takes published"),
    ("articles", "_facet_size=x", "takes a number"),
    ("articles", "&".join(["_facet=title"] * 20), "at most 10"),
    # filters
    ("articles", "nosuchcolumn=1", "there is no column nosuchcolumn"),
    ("deal_list", "mineral__nosuch=x", "there is no column mineral "),
    ("deal_list", "minerals__nosuch=x", "no way to filter is called nosuch"),
    ("deal_list", "day__gt=", "needs a value"),
    ("deal_list", "title__contains=", "needs a value"),
    ("articles", "published__date=soon", "2026-11-26"),
    ("articles", "published__date=2026-02-30", "2026-11-26"),
    ("articles", "id__gt=x", "holds numbers"),
    ("articles", "title__isnull=0", "no value but 1"),
    ("articles", "title__arraycontains=x", "holds no JSON"),
    # what begins with _
    ("articles", "_mineral=tin", "not known here; _minerals"),
    ("sources", "_minerals=tin", "not known here"),
    ("sources", "_search=tin", "has no search"),
    ("articles", "_through={", "not known here"),
    # questions
    ("deals_by_mineral", "minerl=tin", "asks for mineral"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "query", "words"), NOT_UNDERSTOOD)
def test_what_is_not_understood_is_said_and_not_passed_over(
    pages: Browsing, name: str, query: str, words: str
) -> None:
    answer = pages.get(f"/monitor/{name}?{query}")
    assert answer.status_code == 400
    assert words in error_of(answer.text)
    answer = pages.get(f"/monitor/{name}.json?{query}")
    assert answer.status_code == 400
    assert words in answer.json()["error"]
    if not query.startswith("_facet"):
        assert pages.get(f"/monitor/{name}.csv?{query}").status_code == 400


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("deal_list?_facet=currency&_facet_list=countries&_facet_date=at&_facet_size=max", 2),
        ("deal_list?_minerals=tin", 1),
        ("deal_list?minerals__arraycontains=tin", 1),
        ("deal_list?day__gt=2020-01-01", 2),
        ("deal_list?value__gte=250000000", 1),
        ("deal_list?value__isnull=1", 1),
        ("articles?published__date=2020-01-01", 0),
        ("articles?lang=", 0),
        ("articles?id__in=1,2&_search=", 2),
        ("articles?_filter_column=title&_filter_op=contains&_filter_value=Tin", 1),
        ("articles?_where=id=1&_sort=title&_size=max&_nocount=&_labels=on&_shape=objects", 1),
    ],
)
def test_what_is_understood_still_is(pages: Browsing, path: str, rows: int) -> None:
    answer = pages.client.get(f"/monitor/{path}", follow_redirects=True)
    assert answer.status_code == 200, answer.text[-600:]
    assert f"<strong>{rows}</strong> row" in answer.text


def test_every_link_and_field_of_a_list_is_understood(pages: Browsing) -> None:
    for name in tables():
        page = pages.page(f"/monitor/{name}")
        for link in {one.replace("&amp;", "&") for one in re.findall(rf'href="(/monitor/{name}[?.][^"]*)"', page)}:  # fmt: skip
            assert pages.get(link).status_code == 200, link


@pytest.mark.parametrize("change", ["moved", "replaced", "deleted"])
def test_a_file_that_is_no_longer_there_is_told_of(tmp_path: Path, change: str) -> None:
    database, other = tmp_path / "monitor.db", tmp_path / "other.db"
    fill(database, *STORIES)
    fill(other, *STORIES[:1])
    with browsing(database) as one:
        one.page("/monitor/articles")
        if change == "replaced":
            shutil.move(other, database)
        elif change == "moved":
            database.rename(tmp_path / "elsewhere.db")
        else:
            database.unlink()
        for path in ("/monitor", "/monitor/articles", "/monitor/articles/1", "/monitor/todays_deals"):
            answer = one.get(path)
            assert answer.status_code == 503, path
            assert "moved, replaced or deleted" in error_of(answer.text)
            assert "Start `monitor browse` again" in error_of(answer.text)
        assert one.get("/monitor/articles.json").json()["status"] == 503
        assert one.get("/static/browse.css").status_code == 200
        if change == "moved":
            (tmp_path / "elsewhere.db").rename(database)
            one.page("/monitor/articles")
        assert one.end() == (0, "")


def test_the_tables_that_the_documents_name_are_served_but_for_those_they_except(
    pages: Browsing, archive: Path
) -> None:
    named = set(re.findall(r"^\| `(\w+)`", (DOCS / "database.md").read_text("utf-8"), re.MULTILINE))
    excepted = re.search(r"^Not served are ([^.]*)\.", (DOCS / "browse.md").read_text("utf-8"), re.MULTILINE)
    assert excepted
    hidden = set(re.findall(r"`(\w+)`", excepted[1]))
    links = {"traces", "trace_keys", "story_links", "deal_keys", "ledger_links"}
    assert hidden == {"pages", "inbox", "origins", "articles_fts", *links}
    assert set(tables()) == named - hidden
    for name in named:
        assert pages.get(f"/monitor/{name}").status_code == (403 if name in hidden else 200), name
    with sqlite3.connect(archive) as db:
        assert named <= {name for (name,) in db.execute("select name from sqlite_master")}


def test_labels_are_shown_and_raw_pages_are_never_html(pages: Browsing) -> None:
    assert "a label of a person" in pages.page("/monitor/labels")
    assert 'href="/monitor/articles/2"' in pages.page("/monitor/labels/2")
    assert "<script>raw" not in pages.page("/monitor", sql="select body from pages")
    blob = pages.get("/monitor.blob", sql="select body from pages", _blob_column="body")
    assert "html" not in blob.headers["content-type"]
    assert blob.headers["x-content-type-options"] == "nosniff"
