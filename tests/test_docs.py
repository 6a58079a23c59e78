"""The documents tell of everything that is there, and of nothing that is not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.cli.app import COMMANDS
from monitor.models.fetch import Trouble
from monitor.models.source import Finding
from monitor.store.database import Access, open_store

ROOT = Path(__file__).resolve().parents[1]
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_table_and_view_is_documented(tmp_path: Path) -> None:
    told = (ROOT / "docs" / "database.md").read_text(encoding="utf-8")
    with open_store(tmp_path / "x.db", Access.OWN) as db:
        names = {*db.table_names(), *db.view_names()} - {"_sqlite_migrations", "sqlite_sequence"}
        names -= {name for name in names if name.startswith("articles_fts_")}  # SQLite's own
    assert {name for name in names if f"`{name}`" not in told} == set()


def test_every_trouble_and_finding_is_explained() -> None:
    told = (ROOT / "docs" / "fetching.md").read_text(encoding="utf-8")
    ours = {
        Trouble.BROKE_READER,
        Trouble.INTERNAL,
        Trouble.UNREADABLE_DOCUMENT,
        Trouble.REDIRECT_LOOP,
    }  # not of sources
    words = [*(one.value for one in Trouble if one not in ours), *(one.value for one in Finding)]
    assert [word for word in words if word not in told] == []


def test_every_command_is_in_the_readme() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in COMMANDS if not re.search(rf"\b(?:monitor|make) {name}\b", told)} == set()


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_links_and_commands_of_a_document_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []
    named = set(re.findall(r"(?:^|\s|`)(?:\.venv/bin/)?monitor ([a-z]+)\b", text))
    assert named - set(COMMANDS) - {"--help"} == set()


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    texts = "".join(
        path.read_text(encoding="utf-8") for path in [*DOCS, ROOT / "CONTRIBUTING.md", ROOT / ".ci" / "run"]
    )
    assert set(re.findall(r"`?make ([a-z-]+)`?", texts)) - targets - {"sure", "a"} == set()


def test_examples_in_docstrings_hold() -> None:
    modules = [
        str(path)
        for path in sorted((ROOT / "monitor").rglob("*.py"))
        if ">>>" in path.read_text(encoding="utf-8")
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--doctest-modules", *modules],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
