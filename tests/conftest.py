"""Fixtures: a loopback site, and the program run as its users run it."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


@dataclass
class Program:
    """`monitor` in a folder with its own config.yaml."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "monitor.db"

    def configure(self, *sources: str, allow: str = "127.0.0.0/8", more: str = "") -> None:
        """Sources as YAML mappings in flow style."""
        lines = "".join(f"  - {source}\n" for source in sources)
        self.folder.joinpath("config.yaml").write_text(
            f"database: monitor.db\nnetwork:\n  delay: 0s\n  allow: ['{allow}']\n{more}sources:\n{lines}",
            encoding="utf-8",
        )

    def run(self, *arguments: str, stdin: str = "", timeout: float = 100) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "monitor", *arguments],
            cwd=self.folder, input=stdin, capture_output=True, text=True, timeout=timeout, check=False,
        )  # fmt: skip

    def crawl(self, *arguments: str, expect: int = 0) -> dict[str, dict[str, Any]]:
        """One pass; its counts by source."""
        done = self.run("crawl", "--json", *arguments)
        assert done.returncode == expect, done.stderr + done.stdout
        assert "Traceback" not in done.stderr
        return {one["name"]: one for one in json.loads(done.stdout)["sources"]}

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as db:
            return db.execute(query).fetchall()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)
