"""A running daemon, as its users run it, and one whose clock can be set from outside."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CLOCKED = """
import sys
from datetime import datetime, timedelta, UTC
from pathlib import Path
from monitor import logs
from monitor.config import load_settings
from monitor.daemon import run_daemon
folder = Path.cwd()
start = datetime.now(UTC)
def clock():
    return datetime.now(UTC) - start + datetime.fromisoformat((folder / "now").read_text())
logs.configure(1, json_lines=False, stream=sys.stderr)
run_daemon(lambda: load_settings(environ={}, cwd=folder), clock=clock)
"""


class Daemon:
    """Its log is read as it comes, so that a test waits for what happens and never for time to pass."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.lines: list[str] = []
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._news:
                self.lines.append(line)
                self._news.notify_all()
        with self._news:
            self._news.notify_all()

    def wait_for(self, words: str, *, times: int = 1, timeout: float = 60) -> str:
        """The log line that has these words, the n-th such."""
        with self._news:
            self._news.wait_for(lambda: self._told(words) >= times or not self._reader.is_alive(), timeout)
            found = [line for line in self.lines if words in line]
        assert len(found) >= times, f"no '{words}' in the log:\n{''.join(self.lines)}"
        return found[times - 1]

    def _told(self, words: str) -> int:
        return sum(words in line for line in self.lines)

    @property
    def log(self) -> str:
        return "".join(self.lines)

    def stop(self, number: int = signal.SIGTERM, timeout: float = 35) -> int:
        self.process.send_signal(number)
        code = self.process.wait(timeout)
        self._reader.join(10)
        return code


@contextmanager
def running(
    folder: Path, *arguments: str, command: str = "run", code: str = "", environ: dict[str, str] | None = None
) -> Iterator[Daemon]:
    """`monitor ARGUMENTS COMMAND` in a folder, or a program of its own; killed at the end where it still runs."""
    words = ["-c", code] if code else ["-m", "monitor", *arguments, command]
    process = subprocess.Popen(
        [sys.executable, *words],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, **(environ or {})},
    )
    try:
        yield Daemon(process)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def until(holds: Callable[[], bool], *, seconds: float = 60) -> None:
    """Wait for something that leaves no line in the log."""
    waiting, left = threading.Event(), seconds
    while not holds():
        assert left > 0, "it never came"
        waiting.wait(0.05)
        left -= 0.05
