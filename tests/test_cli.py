"""The command line: help that teaches and answers at once, clear refusals, exit codes; the daemon's start and stop."""

import json
import subprocess
import sys

import pytest

from monitor.cli.app import COMMANDS
from tests.conftest import Program
from tests.site import Site

HEAVY = ("scrapy", "twisted", "trafilatura", "datasette", "dask", "pydantic", "babel", "sqlite_utils")


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    code = f"import sys, monitor.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_names_every_command_and_each_has_examples(program: Program) -> None:
    told = program.run("--help").stdout
    for name in COMMANDS:
        assert f"\n  {name} " in told
        help_text = program.run(name, "--help").stdout
        assert "Usage: monitor" in help_text
        if name != "sources":
            assert "Examples:" in help_text, name


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--version"], 0, ""),
        ([], 2, "Usage"),
        (["crwal"], 2, "did you mean 'crawl'"),
        (["crawl", "--nothing"], 2, "No such option"),
        (["--config", "nowhere.yaml", "crawl"], 2, "nowhere.yaml: cannot be read"),
        (["--config", ".", "crawl"], 2, "is a directory"),
        (["--db", "nowhere.db", "digest"], 2, "there is no database yet"),
    ],
)
def test_wrong_use_is_answered_in_words(
    program: Program, arguments: list[str], code: int, words: str
) -> None:
    done = program.run(*arguments)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_sources_are_listed_before_and_after_a_pass(program: Program, site: Site) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    program.configure(
        f"{{name: wire, url: '{site.url}/feed.xml', kind: feed}}",
        f"{{name: off, url: '{site.url}/off.xml', enabled: false}}",
    )
    before = program.run("sources", "list")
    assert "never" in before.stdout
    assert "off" not in before.stdout.replace(".xml", "")
    program.crawl()
    wire, off = json.loads(program.run("sources", "list", "--json").stdout)
    assert (wire["name"], wire["state"], wire["articles"], wire["pending"]) == ("wire", "ok", 1, 0)
    assert (off["enabled"], off["state"]) == (False, None)


def test_a_broken_rule_file_stops_a_pass_before_anything_is_fetched(program: Program, site: Site) -> None:
    site.feed("/feed.xml", "/a")
    (program.folder / "mine.yaml").write_text(
        "rules:\n  - {name: x, query: nosuchgroup, weight: 1}\n", encoding="utf-8"
    )
    program.configure(f"{{name: wire, url: '{site.url}/feed.xml'}}", more="rules: [shipped, mine.yaml]\n")
    done = program.run("crawl")
    assert done.returncode == 2
    assert "mine.yaml:2:" in done.stderr
    assert site.requests == []
