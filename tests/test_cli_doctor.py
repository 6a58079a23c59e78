"""`monitor doctor`: every fault is told with its remedy, whatever else is broken, and never by a traceback."""

import json
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.jobs.doctor import examine
from monitor.jobs.lock import locked
from monitor.jobs.storagecheck import room_check
from monitor.models.check import Check, Level
from monitor.store.database import Access, open_store
from tests.archive import deal, fill
from tests.conftest import Program

NOW = datetime.now(UTC)


def checks(folder: Path, *, now: datetime = NOW) -> list[Check]:
    return examine(None, environ={}, cwd=folder, now=now)


def told(folder: Path, level: Level, *, now: datetime = NOW) -> str:
    """Words and remedies of one level."""
    return "\n".join(f"{c.name}: {c.words} → {c.remedy}" for c in checks(folder, now=now) if c.level is level)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.yaml").write_text(
        "sources: [{name: wire, url: 'http://wire.example/'}]\n", encoding="utf-8"
    )
    return tmp_path


def test_a_sound_installation_is_told_as_sound(program: Program) -> None:
    program.configure("{name: wire, url: 'http://wire.example/'}")
    fill(program.database, ("Orsk sells", "They signed.", 2, (deal("Orsk"),)))
    done = program.run("doctor", "--json")
    assert done.returncode == 0, done.stdout
    report = json.loads(done.stdout)
    assert report["well"] is True
    assert {one["name"] for one in report["checks"]} >= {
        "python", "packages", "config", "sources", "rules", "database", "disk", "clock", "daemon", "digest", "systemd",
    }  # fmt: skip
    assert {one["level"] for one in report["checks"]} == {"ok"}
    assert not (program.folder / "digest").exists()


def test_a_broken_configuration_hides_no_other_fault(program: Program) -> None:
    (program.folder / "config.yaml").write_text(
        "database: deals.db\nsourcs: []\nrules: [nope.yaml]\nnetwork: {dealy: 1s}\n", encoding="utf-8"
    )
    (program.folder / "deals.db").write_bytes(
        b"not a database, but long enough to look like a file of one" * 20
    )
    done = program.run("doctor")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for words in ("did you mean 'sources'", "did you mean 'delay'", "nope.yaml", "file is not a database"):
        assert words in done.stdout


@pytest.mark.parametrize("text", ["[", "\x00", "a: &a [*a]\n", "3", "database: [1]\n", "database: \x07\n"])
def test_no_configuration_breaks_the_doctor(folder: Path, text: str) -> None:
    (folder / "config.yaml").write_text(text, encoding="utf-8")
    assert "config" in told(folder, Level.FAIL)
    assert "python" in told(folder, Level.OK)


def test_every_fault_of_a_rule_file_is_told(folder: Path) -> None:
    (folder / "mine.yaml").write_text(
        "rules:\n- {name: x, query: nosuch}\n- {name: y, qery: z}\n", encoding="utf-8"
    )
    with (folder / "config.yaml").open("a", encoding="utf-8") as file:
        file.write("rules: [shipped, mine.yaml]\n")
    failed = told(folder, Level.FAIL)
    assert "mine.yaml:2:" in failed
    assert "mine.yaml:3:" in failed


def test_a_database_of_another_program_or_version_is_told(folder: Path) -> None:
    path = folder / "monitor.db"
    with sqlite3.connect(path) as db:
        db.execute("create table t (x)")
    assert "of another program" in told(folder, Level.FAIL)
    path.unlink()
    fill(path)
    with sqlite3.connect(path) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) select migration_set, 'future', applied_at from _sqlite_migrations limit 1"
        )
    assert "a newer version wrote it (future)" in told(folder, Level.FAIL)
    with sqlite3.connect(path) as db:
        db.execute("delete from _sqlite_migrations where name in ('future', 'daily_digests')")
    assert "monitor crawl" in told(folder, Level.WARN)


def test_a_damaged_database_is_told(folder: Path) -> None:
    path = folder / "monitor.db"
    fill(path, *(("Orsk sells", "They signed. " * 300, 2, (deal("Orsk"),)) for _ in range(40)))
    with open_store(path, Access.OWN) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(os.urandom(20000))
    failed = told(folder, Level.FAIL)
    assert "database" in failed
    assert "restore a copy" in failed


def test_a_clock_that_runs_behind_is_told(folder: Path) -> None:
    fill(folder / "monitor.db", ("Orsk sells", "They signed.", 2, ()))
    assert "clock" in told(folder, Level.OK)
    assert "holds moments of" in told(folder, Level.FAIL, now=NOW - timedelta(days=3))
    assert "clock" in told(folder, Level.FAIL, now=datetime(1970, 1, 2, tzinfo=UTC))


def test_a_folder_that_cannot_be_written_is_told(folder: Path) -> None:
    (folder / "digest").write_text("a file in the way", encoding="utf-8")
    assert "digest is no folder" in told(folder, Level.FAIL)


@pytest.mark.parametrize(
    ("free", "level"), [(50_000_000, Level.FAIL), (500_000_000, Level.WARN), (5_000_000_000, Level.OK)]
)
def test_too_little_room_is_told(folder: Path, free: int, level: Level) -> None:
    assert room_check(folder, free).level is level


def test_a_daemon_that_hangs_is_told(folder: Path) -> None:
    with locked(folder / "monitor.db", "run") as lock:
        lock.beat(NOW)
        assert "at work" in told(folder, Level.OK)
        lock.beat(NOW - timedelta(hours=1))
        assert "hangs" in told(folder, Level.WARN)


def test_an_optional_part_is_missed_only_where_it_is_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert "chromium" not in told(folder, Level.WARN)
    (folder / "config.yaml").write_text(
        "sources: [{name: wire, url: 'http://wire.example/', render: true}]\n", encoding="utf-8"
    )
    assert "apt install chromium" in told(folder, Level.WARN)
