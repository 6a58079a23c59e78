"""`monitor init`: what it writes works as it is, differs from what is shipped only where it must, and overwrites nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.config import load_settings
from monitor.errors import UsageError
from monitor.jobs.init import CONFIG_CHANGES, SOURCE_CHANGES, write_folder
from monitor.pipeline import load_context
from monitor.rules.examples import failing_examples
from monitor.seeds import seeds_dir, shipped_config
from tests.conftest import Program


def test_what_it_writes_works_as_it_is(tmp_path: Path) -> None:
    write_folder(tmp_path)
    written = load_settings(environ={}, cwd=tmp_path)
    shipped = load_settings(shipped_config(), environ={}, cwd=tmp_path)
    assert written.sources == shipped.sources
    assert (written.network, written.schedule, written.retention) == (
        shipped.network, shipped.schedule, shipped.retention,
    )  # fmt: skip
    assert written.database == tmp_path / "monitor.db"
    assert written.rules == (seeds_dir() / "rules", tmp_path / "rules" / "my-rules.yaml")
    ruleset = load_context(written.rules, seeds_dir()).ruleset
    assert "battery-scrap-supply" in {rule.name for rule in ruleset.rules}
    assert failing_examples(ruleset) == []


def test_every_change_to_what_is_shipped_takes_place_once() -> None:
    for path, changes in ((shipped_config(), CONFIG_CHANGES), (seeds_dir() / "sources.yaml", SOURCE_CHANGES)):
        text = path.read_text(encoding="utf-8")
        assert [text.count(old) for old, _ in changes] == [1] * len(changes)


def test_it_says_what_it_wrote_and_what_to_do_next(program: Program) -> None:
    done = program.run("init", "deals")
    assert done.returncode == 0
    assert "wrote deals/config.yaml" in done.stdout
    assert "cd deals" in done.stdout
    assert "monitor crawl" in done.stdout
    files = json.loads(program.run("init", "--json").stdout)["files"]
    assert files == ["config.yaml", "sources.yaml", "rules/my-rules.yaml"]
    assert all((program.folder / name).is_file() for name in files)


def test_nothing_is_overwritten(program: Program) -> None:
    program.configure()
    before = (program.folder / "config.yaml").read_bytes()
    done = program.run("init")
    assert done.returncode == 2
    assert "config.yaml: already here, and not touched" in done.stderr
    assert (program.folder / "config.yaml").read_bytes() == before
    assert sorted(path.name for path in program.folder.iterdir()) == ["config.yaml"]


def test_where_it_cannot_write_it_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        write_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["rules"]
    with pytest.raises(UsageError, match="cannot be written"):
        write_folder(tmp_path / "rules" / "deeper")


def test_a_link_to_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="already here"):
        write_folder(tmp_path)


@pytest.mark.slow
def test_the_wheel_alone_is_enough(tmp_path: Path) -> None:
    """Installed without a checkout; a source whose name does not exist fails with a reason, and no traceback."""
    root = Path(__file__).resolve().parents[1]
    python = [sys.executable, "-m"]
    build = [*python, "build", "--wheel", "--no-isolation", "-o", str(tmp_path / "dist"), str(root)]
    subprocess.run(build, capture_output=True, check=True)
    [wheel] = (tmp_path / "dist").iterdir()
    target = tmp_path / "installed"
    install = [*python, "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(install, capture_output=True, check=True)
    folder = tmp_path / "empty"
    folder.mkdir()

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*python, "monitor", *arguments], cwd=folder, env={**os.environ, "PYTHONPATH": str(target)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    assert run("init").returncode == 0
    checked = json.loads(run("doctor", "--json").stdout)
    [rules] = [one["words"] for one in checked["checks"] if one["name"] == "rules"]
    assert str(target / "monitor" / "shipped") in rules
    (folder / "sources.yaml").write_text(
        "- {name: wire, url: 'https://nowhere.invalid/feed'}\n", encoding="utf-8"
    )
    done = run("crawl", "--json")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    [wire] = json.loads(done.stdout)["sources"]
    assert wire["state"] == "failing"
    assert "nowhere.invalid" in wire["error"]
    assert run("status").returncode == 1
