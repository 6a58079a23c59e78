"""`monitor search`: what people type finds what they mean, and nothing that they type breaks it."""

import contextlib
import json
from pathlib import Path

import pytest

from monitor.errors import UsageError
from monitor.store.database import open_store
from monitor.store.search import Narrow, search_articles
from monitor.store.searchterms import read_query
from tests.archive import deal, fill
from tests.conftest import Program

STORIES = (
    ("Lithium supplier found", "The battery maker of Ulm signed an offtake with Orsk.", 1, (deal("Orsk"),)),
    ("Roads of the north", "A joint venture for lithium and cobalt was talked about, an offtake too.", 30, ()),
    ("Joint board, new venture", "Cobalt prices fell. Niğde was calm.", 60, ()),
    ("某公司签署锂矿协议", "该公司与智利国家铜业签署锂供应协议。", 200, (deal("某公司"),)),
    ("ข่าวเหมือง", "บริษัทลงนามข้อตกลงลิเทียมกับรัฐบาล", 300, ()),
    ("Price of €5 🎉 at 100%_", "Copper is sold.", 400, (deal("Orsk", countries=("ZM", "CN"), minerals=("copper",)),)),
)  # fmt: skip


EVERYTHING = Narrow()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "monitor.db"
    fill(path, *STORIES)
    return path


def found(archive: Path, query: str, narrow: Narrow = EVERYTHING, *, newest: bool = False) -> list[int]:
    with open_store(archive) as db:
        return [hit.id for hit in search_articles(db, query, narrow=narrow, limit=20, newest=newest)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("lithium", [1, 2]),
        ("LITHIUM offtake", [1, 2]),
        ('"joint venture"', [2]),
        ("“joint venture”", [2]),
        ("joint venture", [2, 3]),
        ("ulm OR cobalt", [1, 2, 3]),
        ("cobalt (lithium OR nigde)", [2, 3]),
        ("cobalt lithium OR nigde", [2, 3]),
        ("lithium -cobalt", [1]),
        ("lithium NOT cobalt", [1]),
        ('cobalt -"joint venture"', [3]),
        ("lith*", [1, 2]),
        ('"joint vent"*', [2]),
        ("Niğde", [3]),
        ("锂", [4]),
        ("锂 OR cobalt", [2, 3, 4]),
        ("供应协议 -智利", []),
        ("ลิเทียม", [5]),
        ("🎉", [6]),
        ("€5", [6]),
        ("nothingofthesort", []),
    ],
)
def test_a_query_finds_what_it_says(archive: Path, query: str, ids: list[int]) -> None:
    assert sorted(found(archive, query)) == ids


@pytest.mark.parametrize(
    "query",
    [
        '"', "'", "a*b", "NEAR(a b, 3)", "title:lithium", "{title} : x", "^lithium", "lithium AND", "OR lithium", "((lithium",
        "lithium))", '"lithium', "x\x00lithium", "a'; drop table articles; --", "lithium \ud800", "%", "_", "\\", "-",
        "NOT", "a OR -b", "*", "🎉🎉 %_\\ 锂", "- - -", "()", "lithium:cobalt", "a+b", "?", ":1", "AND AND", '""', "-(lithium",
    ],
)  # fmt: skip
def test_no_query_breaks_the_search(archive: Path, query: str) -> None:
    with contextlib.suppress(UsageError):
        assert len(found(archive, query)) <= len(STORIES)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("-lithium", "no word to look for"),
        ("", "no word to look for"),
        ("a*", "two letters or more"),
        ("x" * 5000, "too long"),
        ("a " * 70, "too many words"),
        ("(" * 200 + "a", "too many brackets"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_in_words(query: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read_query(query)


def test_a_percent_sign_is_no_wildcard(archive: Path) -> None:
    assert found(archive, "%_") == [6]


def test_the_title_counts_more_and_newest_first_is_an_option(tmp_path: Path) -> None:
    path = tmp_path / "monitor.db"
    others = (("Roads", "Of the north.", 5, ()),) * 8
    fill(path, ("Lithium found", "At Ulm.", 9, ()), ("Rivers", "Of lithium and lithium.", 1, ()), *others)
    assert found(path, "lithium") == [1, 2]
    assert found(path, "lithium", newest=True) == [2, 1]


def test_hits_are_narrowed(archive: Path) -> None:
    assert found(archive, "lithium", Narrow(flagged=True)) == [1]
    assert found(archive, "lithium OR copper", Narrow(mineral="copper")) == [6]
    assert found(archive, "锂", Narrow(country="CL")) == [4]
    assert found(archive, "copper", Narrow(country="CN", mineral="lithium")) == []


def test_hits_are_shown_with_their_words_and_given_as_json(program: Program) -> None:
    fill(program.database, *STORIES)
    program.configure()
    told = program.run("search", "offtake", "-cobalt", "--since", "7d")
    assert told.returncode == 0
    assert "Lithium supplier found\n" in told.stdout
    assert "wire · FLAGGED · lithium · article 1" in told.stdout
    assert "an offtake with Orsk" in told.stdout
    assert "\x1b" not in told.stdout
    [hit] = json.loads(program.run("search", "--json", "ulm", "--limit", "1").stdout)
    start, end = hit["snippet"]["marks"][0]
    assert hit["snippet"]["text"][start:end] == "Ulm"
    assert (hit["id"], hit["url"], hit["flagged"]) == (1, "http://wire.example/1", True)


def test_nothing_found_is_no_failure(program: Program) -> None:
    fill(program.database)
    program.configure()
    done = program.run("search", "-chile", "lithium", "--json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "nothing found\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--mineral", "REE"], "did you mean 'rare earths'"),
        (["--mineral", "licthium"], "did you mean 'lithium'"),
        (["--country", "Chlie"], "did you mean 'Chile'"),
        (["--since", "yesterday"], "write 90m, 24h, 7d"),
        (["--limit", "-3"], "-3 is not in the range"),
    ],
)
def test_a_wrong_filter_is_refused_with_the_nearest_name(
    program: Program, arguments: list[str], words: str
) -> None:
    program.configure()
    done = program.run("search", "x", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
