"""`monitor status`: what needs attention comes first, gaps are told by a source's own rhythm, and the daemon's pulse."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.config import Settings, load_settings
from monitor.errors import ConfigError
from monitor.jobs.heartbeat import find_database, read_heartbeat
from monitor.jobs.lock import locked
from monitor.jobs.status import Status, read_status
from monitor.models.entry import ListedEntry
from monitor.models.poll import Poll
from monitor.models.source import SourceState
from monitor.store.database import Access, open_store
from monitor.store.entries import save_listed
from monitor.store.sources import save_poll, sync_sources
from tests.archive import deal, fill
from tests.conftest import Program
from tests.daemons import running

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HEAVY = ("scrapy", "twisted", "trafilatura", "pydantic", "sqlite_utils", "babel", "numpy", "asyncio")


def settings_of(folder: Path, *names: str) -> Settings:
    rows = "".join(f"- {{name: {name}, url: 'http://{name}.example/'}}\n" for name in names)
    (folder / "config.yaml").write_text(f"sources:\n{rows}", encoding="utf-8")
    return load_settings(environ={}, cwd=folder)


def poll(
    settings: Settings, name: str, days_ago: float, state: str = "ok", new: int = 0, error: str = ""
) -> None:
    """One poll; its new entries are published at its moment."""
    at = NOW - timedelta(days=days_ago)
    entries = tuple(ListedEntry(f"http://{name}.example/{at:%d%H%M}/{n}", published=at) for n in range(new))
    one = Poll(source=name, at=at, state=SourceState(state), status=200, entries=entries, error=error)
    with open_store(settings.database, Access.OWN) as db, db.atomic():
        sync_sources(db, settings.sources)
        save_poll(db, one, new=new, next_poll=at + timedelta(hours=1))
        save_listed(db, name, entries, now=at, canonical=lambda url: url, too_old=lambda _: False, dated=True)


def warnings(status: Status) -> dict[str, list[str]]:
    return {one.source.name: [warning.kind for warning in one.warnings] for one in status.sources}


def test_sources_that_need_attention_come_first_and_say_since_when(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "well", "broken", "shut", "new")
    poll(settings, "well", 0.1, new=2)
    poll(settings, "broken", 9)
    for days in (5, 4, 3):
        poll(settings, "broken", days, "failing", error="HTTP 503")
    poll(settings, "shut", 0.1, "blocked", error="HTTP 403")
    status = read_status(settings, NOW)
    assert list(warnings(status).items()) == [
        ("broken", ["failing"]), ("shut", ["blocked"]), ("new", ["never polled"]), ("well", []),
    ]  # fmt: skip
    broken = status.sources[0]
    assert broken.warnings[0].since == NOW - timedelta(days=5)
    assert broken.row is not None
    assert broken.row.failures == 3
    assert status.sources[-1].pending == 2
    assert status.troubled == 3


def test_a_gap_is_told_by_the_rhythm_of_the_source_itself(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "daily", "weekly", "rare")
    for days in range(19, 9, -1):
        poll(settings, "daily", days, new=1)
    for days in range(73, 9, -7):
        poll(settings, "weekly", days, new=1)
    poll(settings, "rare", 40, new=1)
    for name in ("daily", "weekly", "rare"):
        poll(settings, name, 0)
    status = read_status(settings, NOW)
    assert warnings(status) == {"daily": ["gap"], "rare": ["gap"], "weekly": []}
    gaps = {one.source.name: one.warnings[0] for one in status.sources if one.warnings}
    assert gaps["daily"].usual == timedelta(days=1)
    assert gaps["rare"].usual is None


def test_a_silence_that_nobody_watched_is_no_gap(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "daily")
    for days in range(110, 99, -1):
        poll(settings, "daily", days, new=1)
    assert warnings(read_status(settings, NOW)) == {"daily": []}


def test_status_before_and_after_the_first_poll(program: Program) -> None:
    program.configure(
        "{name: wire, url: 'http://wire.example/feed.xml', kind: feed}",
        "{name: off, url: 'http://off.example/', enabled: false}",
    )
    before = program.run("status")
    assert before.returncode == 1
    assert "never polled" in before.stdout
    assert "there is no database yet" in before.stdout
    poll(load_settings(environ={}, cwd=program.folder), "wire", 0.1, new=2)
    after = program.run("status", "--json")
    assert after.returncode == 0
    told: dict[str, Any] = json.loads(after.stdout)
    assert [one["name"] for one in told["sources"]] == ["wire"]
    assert told["totals"] == {"articles": 0, "flagged": 0, "deals": 0, "pending": 2}
    assert told["sources"][0]["last_poll"] == "2026-11-26T09:36:00Z"
    assert told["lock"]["held"] is False


def test_people_read_how_long_ago_and_why(program: Program) -> None:
    settings = settings_of(program.folder, "wire", "well")
    poll(settings, "wire", 2, "failing", error="HTTP 503\x1b[31m")
    poll(settings, "well", 0.1)
    fill(program.database, ("Orsk sells", "They signed.", 2, (deal("Orsk"),)), source="well")
    (program.folder / "digest").mkdir()
    (program.folder / "digest" / "2026-11-25.html").write_text("x", encoding="utf-8")
    sync_all(settings)
    done = program.run("status")
    assert done.returncode == 1
    assert "1 of 2 sources need attention" in done.stdout
    assert "failing for " in done.stdout
    assert "\x1b" not in done.stdout
    assert "1 articles, 1 flagged, 1 deals, 0 pending" in done.stdout
    assert "last digest 2026-11-25, " in done.stdout
    assert "the daemon is not running" in done.stdout


def sync_all(settings: Settings) -> None:
    with open_store(settings.database, Access.OWN) as db:
        sync_sources(db, settings.sources)


@pytest.mark.parametrize(
    ("command", "age", "words", "code"),
    [
        ("run", 10, "the daemon is alive", 0),
        ("run", 170, "the daemon is alive", 0),
        ("run", 600, "the daemon hangs", 1),
        ("run", -600, "the daemon hangs", 1),
        ("crawl", 1, "`monitor crawl` is at work", 1),
    ],
)
def test_the_daemon_is_alive_by_its_lock_and_its_pulse(
    program: Program, command: str, age: int, words: str, code: int
) -> None:
    with locked(program.database, command) as lock:
        lock.beat(datetime.now(UTC) - timedelta(seconds=age), "waiting")
        done = program.run("status", "--daemon")
    assert words in done.stdout
    assert done.returncode == code


def test_a_killed_daemon_leaves_its_pulse_and_is_not_alive(program: Program) -> None:
    holder = program.database.with_name("monitor.db.holder")
    with locked(program.database, "run"):
        left = holder.read_text(encoding="utf-8")
    holder.write_text(left, encoding="utf-8")
    done = program.run("status", "--daemon", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["daemon"]["alive"] is False


@pytest.mark.parametrize(
    "left", ["", "[]", "{", '{"pid": 1}', '{"pid":1,"command":"run","since":3,"beat":null}']
)
def test_an_odd_pulse_is_no_pulse(tmp_path: Path, left: str) -> None:
    (tmp_path / "monitor.db.holder").write_text(left, encoding="utf-8")
    assert not read_heartbeat(tmp_path / "monitor.db", NOW).is_fresh


def test_asking_for_the_pulse_loads_nothing_heavy() -> None:
    code = (
        "import sys; from monitor.cli.app import run; run(['--db', 'nowhere.db', 'status', '--daemon']);"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("text", "environ", "config", "option"),
    [
        (None, {}, None, None),
        (None, {}, None, "other.db"),
        ("database: deals.db\n", {}, None, None),
        ("database: /var/lib/deals.db\n", {}, None, None),
        ("database: sub/deals.db\n", {"MONITOR_DATABASE": "env.db"}, None, None),
        ("sources: []\n", {}, None, None),
        ("", {}, "config.yaml", None),
        ("database:\n", {}, "config.yaml", "x/y.db"),
    ],
)
def test_the_quick_way_to_the_database_is_that_of_the_configuration(
    tmp_path: Path, text: str | None, environ: dict[str, str], config: str | None, option: str | None
) -> None:
    if text is not None:
        (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    file, database = (tmp_path / config if config else None), (Path(option) if option else None)
    settings = load_settings(file, environ=environ, cwd=tmp_path, database=database)
    assert find_database(file, environ=environ, cwd=tmp_path, database=database) == settings.database


def test_the_quick_way_minds_no_other_fault_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("database: deals.db\nsourcs: 3\n", encoding="utf-8")
    assert find_database(None, environ={}, cwd=tmp_path) == tmp_path / "deals.db"
    (tmp_path / "config.yaml").write_text("[", encoding="utf-8")
    with pytest.raises(ConfigError):
        find_database(None, environ={}, cwd=tmp_path)


def test_times_that_a_clock_ahead_noted_are_told_of(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "early")
    poll(settings, "early", -3, new=1)
    assert warnings(read_status(settings, NOW)) == {"early": ["ahead"]}


def as_reader(program: Program, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as one who may read the folder and not write to it: root keeps no right that others lack."""
    less = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    paths = [program.folder, *program.folder.iterdir()]
    modes = [path.stat().st_mode for path in paths]
    try:
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        return subprocess.run(
            [*less, sys.executable, "-m", "monitor", *arguments],
            cwd=program.folder, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    finally:
        for path, mode in zip(paths, modes, strict=True):
            if path.exists():
                path.chmod(mode)


def test_who_may_only_read_sees_whether_the_daemon_is_alive(program: Program) -> None:
    program.configure("{name: wire, url: 'http://127.0.0.1:9/', every: 1h}")
    assert as_reader(program, "status", "--daemon").returncode == 1
    with running(program.folder) as daemon:
        daemon.wait_for("INFO started")
        told = as_reader(program, "status", "--daemon")
        assert (told.returncode, told.stderr) == (0, "")
        assert "the daemon is alive" in told.stdout


@pytest.mark.slow
def test_an_archive_that_nobody_may_write_is_read_all_the_same(program: Program) -> None:
    program.configure("{name: wire, url: 'http://127.0.0.1:9/'}")
    fill(program.database, ("Offtake of lithium", "A text.", 1, (deal("A", "B"),)))
    for command in (["status"], ["deals"], ["search", "lithium"], ["explain", "1"], ["rules", "backtest"]):
        told = as_reader(program, *command)
        assert "error" not in told.stderr, command
    assert "may not write" in as_reader(program, "label", "1", "yes").stderr
    assert "restore a copy" not in as_reader(program, "doctor").stdout


@pytest.mark.parametrize("made", [None, b""])
def test_a_mistyped_database_is_not_made(program: Program, made: bytes | None) -> None:
    program.configure("{name: wire, url: 'http://127.0.0.1:9/'}")
    wrong = program.folder / "folder" / "mistyped.db"
    if made is not None:
        wrong.parent.mkdir()
        wrong.write_bytes(made)
    for command in (
        ["label", "1", "yes"],
        ["rules", "eval", "--labels"],
        ["digest", "--since", "24h"],
        ["deals"],
    ):
        told = program.run("--db", str(wrong), *command)
        assert (told.returncode, "there is no database yet" in told.stderr) == (2, True), command
    assert wrong.parent.exists() == (made is not None)
    assert not (program.folder / "digest").exists()
