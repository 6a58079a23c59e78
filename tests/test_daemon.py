"""The daemon as a process: polls, digests, signals, the lock, systemd."""

import json
import os
import signal
import socket
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import Program
from tests.daemons import CLOCKED, Daemon, running, until
from tests.site import Site


def watch(program: Program, site: Site, *, every: str = "1s", more: str = "") -> None:
    program.configure(f"{{name: wire, url: '{site.url}/feed.xml', every: {every}}}", more=more)


def articles(program: Program) -> int:
    return int(program.rows("select count(*) from articles")[0][0])


def test_it_polls_again_and_again_and_stores_what_came_meanwhile(program: Program, site: Site) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    watch(program, site)
    with running(program.folder) as daemon:
        daemon.wait_for("INFO pass")
        site.page("/b", "Bridges")
        site.feed("/feed.xml", "/b", "/a")
        daemon.wait_for("stored=1", times=2)
        assert daemon.stop() == 0
    assert articles(program) == 2
    assert site.paths["/a"] == site.paths["/b"] == 1
    assert site.paths["/feed.xml"] >= 2
    assert "INFO stopped" in daemon.log
    assert "Traceback" not in daemon.log


@pytest.mark.slow
def test_a_poll_that_brings_nothing_costs_no_line_of_the_log(program: Program, site: Site) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    watch(program, site)
    with running(program.folder) as daemon:
        until(lambda: site.paths["/feed.xml"] >= 4)
        daemon.stop()
    assert daemon.log.count("INFO poll source=wire") == 1


def test_a_second_one_is_told_who_is_at_work_and_after_a_kill_starts_at_once(
    program: Program, site: Site
) -> None:
    site.feed("/feed.xml")
    watch(program, site, every="1h")
    with running(program.folder) as first:
        first.wait_for("INFO started")
        for command in ("run", "crawl"):
            refused = program.run(command)
            assert refused.returncode == 3
            assert f"in use by `monitor run` (process {first.process.pid}, since " in refused.stderr
        assert first.stop(signal.SIGKILL) == -signal.SIGKILL
    with running(program.folder) as second:
        second.wait_for("INFO started")
        assert second.stop() == 0


@pytest.mark.slow
def test_the_digests_of_all_days_missed_are_written_at_the_start_and_only_once(
    program: Program, site: Site
) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    watch(program, site, every="1h", more="schedule: {digest: '07:00'}\n")
    now = datetime(2026, 3, 3, 12, tzinfo=UTC)
    for days, written in ((0, 1), (3, 3), (3, 0)):
        (program.folder / "now").write_text((now + timedelta(days=days)).isoformat())
        with running(program.folder, code=CLOCKED) as daemon:
            daemon.wait_for("INFO digest", times=written) if written else daemon.wait_for("INFO started")
            until(lambda: articles(program) == 1)
            assert daemon.stop() == 0
        assert daemon.log.count("INFO digest") == written
    assert sorted(path.stem for path in (program.folder / "digest").glob("2*.html")) == [
        "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05",
    ]  # fmt: skip


def test_a_clock_that_is_set_is_told_of_and_what_it_made_due_is_done(program: Program, site: Site) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    watch(program, site, every="1d", more="schedule: {digest: '07:00'}\n")
    (program.folder / "now").write_text("2026-03-03T06:00:00+00:00")
    with running(program.folder, code=CLOCKED, environ={"WATCHDOG_USEC": "1000000"}) as daemon:
        daemon.wait_for("INFO pass")
        (program.folder / "now").write_text("2026-03-05T08:00:00+00:00")
        daemon.wait_for("WARNING clock moved=")
        daemon.wait_for("INFO digest day=2026-03-04")
        until(lambda: site.paths["/feed.xml"] == 2)
        (program.folder / "now").write_text("2026-03-04T08:00:00+00:00")
        daemon.wait_for("WARNING clock moved=-")
        daemon.wait_for("WARNING clock was=ahead")
        until(lambda: site.paths["/feed.xml"] == 3)
        daemon.wait_for("INFO digest day=2026-03-03", times=2)
        (program.folder / "now").write_text("2026-03-05T08:00:00+00:00")
        daemon.wait_for("INFO digest day=2026-03-04", times=2)
        assert daemon.stop() == 0


@pytest.mark.slow
def test_what_was_noted_by_a_clock_that_was_ahead_puts_nothing_off(program: Program, site: Site) -> None:
    site.page("/a", "Papers")
    site.routes["/a"].fault = "reset"
    site.feed("/feed.xml", "/a")
    watch(program, site, every="1h")
    for now in ("2026-12-01T06:00:00+00:00", "2026-03-03T06:00:00+00:00"):
        (program.folder / "now").write_text(now)
        with running(program.folder, code=CLOCKED) as daemon:
            daemon.wait_for("pass seconds=")
            assert daemon.stop() == 0
        site.routes["/a"].fault = ""
    assert articles(program) == 1
    assert program.rows("select last_poll < '2026-03-04', next_poll < '2026-03-04' from sources") == [(1, 1)]


def test_a_shorter_every_counts_from_the_last_poll_on(program: Program, site: Site) -> None:
    site.feed("/feed.xml")
    watch(program, site, every="7d")
    program.crawl()
    watch(program, site, every="1s")
    with running(program.folder):
        until(lambda: site.paths["/feed.xml"] >= 3)


def test_a_digest_that_cannot_be_written_is_told_of_and_owed(program: Program, site: Site) -> None:
    site.feed("/feed.xml")
    (program.folder / "digest").write_text("a file where the folder should be")
    watch(program, site, every="1h", more="schedule: {digest: '00:00'}\n")
    with running(program.folder) as daemon:
        daemon.wait_for("ERROR digest")
        assert daemon.stop() == 0
    assert program.rows("select count(*) from daily_digests") == [(0,)]


def test_sighup_reads_the_configuration_again_and_a_bad_one_keeps_the_old(
    program: Program, site: Site
) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    site.feed("/other.xml")
    watch(program, site)
    config = program.folder / "config.yaml"
    with running(program.folder) as daemon:
        daemon.wait_for("INFO pass")
        good = config.read_text()
        config.write_text(good + "netwrk: {}\n")
        daemon.process.send_signal(signal.SIGHUP)
        told = daemon.wait_for("ERROR reload")
        assert "config.yaml:7:1: unknown key 'netwrk'; did you mean 'network'?" in told
        asked = site.paths["/feed.xml"]
        until(lambda: site.paths["/feed.xml"] > asked)
        config.write_text(good.replace("/feed.xml", "/other.xml"))
        daemon.process.send_signal(signal.SIGHUP)
        daemon.wait_for("INFO reload sources=1")
        until(lambda: site.paths["/other.xml"] > 0)
        assert daemon.stop() == 0
    assert "Traceback" not in daemon.log


def test_the_last_of_many_sighups_is_heeded(program: Program, site: Site) -> None:
    site.feed("/feed.xml")
    watch(program, site, every="1h")
    with running(program.folder) as daemon:
        daemon.wait_for("INFO poll")
        for number in range(2, 8):
            rows = [f"{{name: wire{n}, url: '{site.url}/feed.xml', every: 1h}}" for n in range(number)]
            program.configure(*rows)
            daemon.process.send_signal(signal.SIGHUP)
        daemon.wait_for("INFO reload sources=7")
        assert daemon.stop() == 0


def test_a_configuration_without_sources_keeps_the_old(program: Program, site: Site) -> None:
    site.feed("/feed.xml")
    watch(program, site, every="1s")
    config = program.folder / "config.yaml"
    with running(program.folder) as daemon:
        daemon.wait_for("INFO started")
        for text in ("", "database: monitor.db\nsources: []\n"):
            config.write_text(text)
            daemon.process.send_signal(signal.SIGHUP)
            daemon.wait_for("ERROR reload", times=2 if text else 1)
        asked = site.paths["/feed.xml"]
        until(lambda: site.paths["/feed.xml"] > asked)
        assert daemon.stop() == 0
    assert program.rows("select enabled from sources") == [(1,)]
    config.write_text("sources: []\n")
    assert "no source is enabled" in program.run("run").stderr


def test_a_sighup_when_nothing_is_due_puts_no_poll_off(program: Program, site: Site) -> None:
    site.feed("/feed.xml")
    watch(program, site, every="4s")
    with running(program.folder) as daemon:
        until(lambda: site.paths["/feed.xml"] == 1)
        daemon.process.send_signal(signal.SIGHUP)
        daemon.wait_for("INFO reload")
        until(lambda: site.paths["/feed.xml"] >= 2, seconds=30)
        assert daemon.stop() == 0


def test_a_stop_of_the_whole_group_harms_no_page(program: Program, site: Site) -> None:
    paths = [f"/{number}" for number in range(30)]
    for path in paths:
        site.page(
            path,
            f"Papers {path}",
            *(f"Sentence {n} of a long report on {path} and its mines." for n in range(300)),
        )
    site.feed("/feed.xml", *paths)
    watch(program, site, every="1h")
    with running(program.folder) as daemon:
        until(lambda: len(site.paths) > 4)
        os.killpg(daemon.process.pid, signal.SIGTERM)
        assert daemon.process.wait(35) == 0
    assert program.rows("select distinct attempts from entries where state <> 'done'") in ([(0,)], [])


def catches(daemon: Daemon, number: int) -> bool:
    """Whether the process has a handler of its own for a signal."""
    status = Path(f"/proc/{daemon.process.pid}/status").read_text()
    mask = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(mask, 16) >> (number - 1) & 1)


def test_what_it_is_told_while_it_starts_is_heeded(program: Program, site: Site) -> None:
    site.feed("/feed.xml")
    watch(program, site, every="1h")
    with running(program.folder) as daemon:
        until(lambda: catches(daemon, signal.SIGHUP))
        daemon.process.send_signal(signal.SIGHUP)
        assert daemon.stop() == 0
    assert "INFO stopped" in daemon.log


def test_a_command_that_is_ended_while_it_starts_says_so(program: Program, site: Site) -> None:
    site.feed("/feed.xml")
    watch(program, site)
    with running(program.folder, command="crawl") as crawl:
        until(lambda: catches(crawl, signal.SIGTERM))
        assert crawl.stop() == 130
    assert "interrupted" in crawl.log


def test_another_database_in_a_new_configuration_needs_a_restart(program: Program, site: Site) -> None:
    site.feed("/feed.xml")
    watch(program, site, every="1h")
    with running(program.folder) as daemon:
        daemon.wait_for("INFO started")
        config = program.folder / "config.yaml"
        config.write_text(config.read_text().replace("monitor.db", "other.db"))
        daemon.process.send_signal(signal.SIGHUP)
        assert "another database needs a restart" in daemon.wait_for("ERROR reload")
        assert daemon.stop() == 0
    assert not (program.folder / "other.db").exists()


def test_systemd_hears_of_readiness_status_life_and_the_end(
    program: Program, site: Site, tmp_path: Path
) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    watch(program, site, every="1h")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(60)
        environ = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "400000"}
        with running(program.folder, environ=environ) as daemon:
            heard = ""
            for words in ("READY=1", "last pass 1 new, 1 stored", "WATCHDOG=1"):
                while words not in heard:
                    heard += manager.recv(4096).decode() + "\n"
            daemon.process.send_signal(signal.SIGHUP)
            while "RELOADING=1" not in heard or heard.count("READY=1") < 2:
                heard += manager.recv(4096).decode() + "\n"
            assert daemon.stop() == 0
            while "STOPPING=1" not in heard:
                heard += manager.recv(4096).decode() + "\n"


def test_the_holder_file_is_its_heartbeat_and_goes_with_it(program: Program, site: Site) -> None:
    site.feed("/feed.xml")
    watch(program, site, every="1h")
    holder = program.folder / "monitor.db.holder"
    with running(program.folder) as daemon:
        daemon.wait_for("INFO started")
        until(lambda: "waiting" in holder.read_text())
        told = json.loads(holder.read_text())
        assert (told["pid"], told["command"]) == (daemon.process.pid, "run")
        assert daemon.stop() == 0
    assert not holder.exists()


@pytest.mark.slow
def test_a_page_that_hangs_does_not_hold_up_the_end(program: Program, site: Site) -> None:
    site.page("/a", "Papers")
    site.routes["/a"].fault = "hang"
    site.feed("/feed.xml", "/a")
    watch(program, site, every="1h")
    with running(program.folder) as daemon:
        until(lambda: site.paths["/a"] == 1)
        begun = time.monotonic()
        assert daemon.stop(timeout=40) == 0
        assert time.monotonic() - begun < 31  # the promise itself, not a speed
    assert program.rows("select state from entries") == [("pending",)]


@pytest.mark.parametrize("moment", ["INFO started", "INFO digest", "INFO poll"])
def test_told_to_stop_while_a_pass_begins_it_does(program: Program, site: Site, moment: str) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    watch(program, site, every="1h", more="schedule: {digest: '00:00'}\n")
    with running(program.folder) as daemon:
        daemon.wait_for(moment)
        assert daemon.stop(timeout=20) == 0
    assert "WARNING" not in daemon.log  # what was not asked is no failure of its source
    assert program.rows("select count(*) from polls where state <> 'ok'") == [(0,)]


@pytest.mark.slow
def test_suspended_over_the_hour_of_the_digest_it_writes_it_once_when_it_goes_on(
    program: Program, site: Site
) -> None:
    site.page("/a", "Papers")
    site.feed("/feed.xml", "/a")
    hour = datetime.now(UTC) + timedelta(
        seconds=100
    )  # it sleeps for longer than a beat of the daemon's heart
    watch(program, site, every="1h", more=f"schedule: {{digest: '{hour:%H:%M}'}}\n")
    yesterday = (hour.replace(second=0) - timedelta(days=1)).date()
    with running(program.folder) as daemon:
        daemon.wait_for("INFO pass")
        # the digest of the day before yesterday's may be due; that of yesterday is not before its hour
        os.kill(daemon.process.pid, signal.SIGSTOP)
        past = hour.replace(second=2)
        until(lambda: datetime.now(UTC) > past, seconds=120)
        os.kill(daemon.process.pid, signal.SIGCONT)
        daemon.wait_for(f"INFO digest day={yesterday}")
        daemon.wait_for("WARNING stalled")
        assert daemon.stop() == 0
    assert daemon.log.count("INFO digest day=") == 1
    assert (program.folder / "digest" / f"{yesterday}.html").exists()
