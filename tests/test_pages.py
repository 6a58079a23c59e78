"""Saved pages in the styles of the world's publishers, and floors under them: under all together and under each group.

A group is small, so that one page that is read worse than before brings it below its floor.
"""

import doctest
import json
from pathlib import Path

import pytest
import yaml

from monitor.models.article import PageKind
from tests import add_page, pages
from tests.conftest import Program
from tests.pages import ANY, FLOORS, FOLDER, Case, extracted, misses, read_cases, read_expected, score

CASES = read_cases()
FLOOR: dict[str, dict[str, float]] = json.loads(FLOORS.read_text())


def test_no_score_is_below_its_floor() -> None:
    """One test for all groups: tests that run side by side would each extract every page."""
    articles = {case.slug: extracted(case.page) for case in CASES}
    scores = score(CASES, articles)
    assert {group: set(values) for group, values in FLOOR.items()} == {
        group: set(values) for group, values in scores.items()
    }
    below = {
        (group, name): (scores[group][name], least)
        for group, values in FLOOR.items()
        for name, least in values.items()
        if scores[group][name] < least
    }
    groups = {group for group, _ in below}
    members = [case for case in CASES if groups.intersection(case.all_groups)]
    assert not below, f"found and least: {below}\n{misses(members, articles)}"


def test_there_are_pages_of_many_kinds_and_languages() -> None:
    assert len(CASES) >= 120
    assert len({case.expected.lang for case in CASES}) >= 20
    assert {case.expected.no_article for case in CASES} >= set(PageKind) - {PageKind.ARTICLE, PageKind.OTHER}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_a_case_says_what_a_person_reads(case: Case) -> None:
    wanted = case.expected
    if wanted.no_article:
        assert (wanted.title, wanted.text) == ("", ())
        assert wanted.no_article == ANY or wanted.no_article in set(PageKind)
        return
    assert wanted.title
    assert wanted.lang
    assert sum(map(len, wanted.text)) > 150
    assert len(case.groups) == 3, "what sort of page, where its date stands, its encoding"


def test_no_two_pages_have_a_paragraph_in_common() -> None:
    paragraphs = [line for case in CASES for line in case.expected.text if len(line) > 80]
    assert len(paragraphs) == len(set(paragraphs))


def test_the_command_reads_the_same(program: Program) -> None:
    """It is given files and no headers."""
    chosen = [case for case in CASES if {"date-in-linked-data", "utf-8"} <= set(case.groups)][::8]
    done = program.run("extract", "--json", *(str(FOLDER / case.slug / "page.html") for case in chosen))
    for found, case in zip(json.loads(done.stdout), chosen, strict=True):
        article = extracted(case.page)
        assert article
        assert (found["title"], found["text"]) == (article.title, article.text)


def test_the_examples_in_the_docstrings_hold() -> None:
    assert [doctest.testmod(module).failed for module in (pages, add_page)] == [0, 0]


def _add(saved: Path, folder: Path, *more: str) -> None:
    add_page.main(
        [str(saved), "--url", "https://paper.example/2026/tin-smelter", "--folder", str(folder), *more]
    )


def test_a_saved_page_becomes_a_case_that_a_person_fills_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(
        "<html lang=de><h1>Zinn – teurer</h1>"
        + "<p>Öl kostet 5 €, Zinn kostet nach dem Streik auch etwas mehr.</p>" * 9,
        encoding="utf-8",
    )
    _add(saved, tmp_path / "pages", "--encoding", "iso-8859-1")
    first = capsys.readouterr().out
    folder = tmp_path / "pages" / "paper-tin-smelter"
    assert "fill it in" in first
    assert "+title: Zinn – teurer" in first
    assert b"\xd6l kostet 5 &#8364;" in (folder / "page.html").read_bytes()
    assert not read_expected(folder / "expected.yaml").title
    filled = yaml.safe_dump({"title": "Zinn wird teurer", "lang": "de"}, allow_unicode=True)
    (folder / "expected.yaml").write_text(filled, encoding="utf-8")
    _add(saved, tmp_path / "pages")
    assert "-title: Zinn wird teurer" in capsys.readouterr().out
    assert (folder / "expected.yaml").read_text(encoding="utf-8") == filled
