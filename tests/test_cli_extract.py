"""`monitor extract` as its users call it."""

import json

import pytest

from tests.conftest import Program
from tests.hostile import hostile_pages
from tests.site import Site
from tests.test_extract import BODY, article_html


def test_lines_come_back_in_order_each_with_its_page_or_its_error(program: Program) -> None:
    (program.folder / "a.html").write_text(article_html(), encoding="utf-8")
    lines = [
        json.dumps({"id": 1, "url": "https://paper.example/a", "file": str(program.folder / "a.html")}),
        json.dumps({"id": "b", "url": None, "html": article_html("<meta name=date content=2026-11-24>")}),
        "not json",
        json.dumps({"id": 4, "url": None, "file": "/no/such/file"}),
        json.dumps({"id": 5}),
        json.dumps([6]),
        json.dumps({"id": 7, "url": None, "html": "<h1>Page not found</h1>"}),
    ]
    done = program.run("extract", "--jsonl", stdin="\n".join(lines))
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in out] == [1, "b", None, 4, 5, None, 7]
    assert list(out[0]) == ["id", "url", "title", "authors", "published", "lang", "text", "section", "tags"]
    assert out[0] == {
        "id": 1, "url": "https://paper.example/a", "title": "Ice breaks moorings", "authors": [], "published": None,
        "lang": "en", "text": "\n".join(BODY), "section": None, "tags": [],
    }  # fmt: skip
    assert out[1]["published"] == "2026-11-24"
    assert all(one["error"] for one in out[2:])
    assert out[6]["error"] == "soft-404"


def test_a_file_is_printed_for_reading(program: Program) -> None:
    (program.folder / "a.html").write_text(article_html(), encoding="utf-8")
    done = program.run("extract", "a.html")
    assert done.returncode == 0
    assert done.stdout.startswith("Ice breaks moorings\n")
    assert BODY[2] in done.stdout


def test_an_address_is_fetched_only_where_the_configuration_allows(program: Program, site: Site) -> None:
    site.page("/a", "Ice breaks moorings", *BODY)
    program.configure(allow="127.0.0.0/8")
    done = program.run("extract", "--json", f"{site.url}/a")
    assert json.loads(done.stdout)["text"] == "\n".join(BODY)
    assert json.loads(program.run("extract", "--json", f"{site.url}/nothing").stdout)["error"] == "HTTP 404"
    program.configure(allow="10.0.0.0/8")
    refused = program.run("extract", f"{site.url}/a")
    assert refused.returncode == 1
    assert "not a public address" in refused.stderr
    assert len([path for path, _ in site.requests if path == "/a"]) == 1


@pytest.mark.slow
def test_hostile_pages_cost_themselves_alone_and_each_has_a_text_or_a_reason(program: Program) -> None:
    lines = []
    for name, body in hostile_pages():
        (program.folder / name).write_bytes(body)
        lines.append(json.dumps({"id": name, "url": f"https://x.example/{name}", "file": name}))
    done = program.run("extract", "--jsonl", stdin="\n".join(lines), timeout=300)
    told = {one["id"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert list(told) == [name for name, _ in hostile_pages()]
    assert all(one["text"] or one.get("error") for one in told.values())
    for name in (
        "nul-bytes",
        "lone-surrogates",
        "deep-json-ld",
        "wrong-charset",
        "charset-that-decodes-files",
        "svg-bomb",
    ):
        assert "Sentence number 8" in told[name]["text"], name
    assert "Traceback" not in done.stderr


def test_half_a_character_costs_its_own_line_at_most(program: Program) -> None:
    half = json.dumps({"id": "\ud83d", "url": None, "html": article_html()})
    done = program.run(
        "extract",
        "--jsonl",
        stdin="\n".join([half, json.dumps({"id": 2, "url": None, "html": article_html()})]),
    )
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["Ice breaks moorings"] * 2
