"""`monitor browse` started as its users start it, and its pages."""

import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

STARTS_WITHIN = 60  # seconds, on a busy machine


@dataclass
class Browsing:
    """The running program, and a client of its pages."""

    process: subprocess.Popen[str]
    url: str
    client: httpx.Client

    def get(self, path: str, **options: str) -> httpx.Response:
        return self.client.get(path, params=options or None)

    def page(self, path: str, **options: str) -> str:
        answer = self.get(path, **options)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[-800:])
        return answer.text

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """The exit code, and what was said on stderr."""
        self.process.send_signal(number)
        _, told = self.process.communicate(timeout=30)
        return self.process.returncode, told


@contextmanager
def browsing(database: Path, *options: str) -> Iterator[Browsing]:
    process = subprocess.Popen(
        [sys.executable, "-m", "monitor", "--db", str(database), "browse", "--no-open", *(options or ("--port", "0"))],
        cwd=database.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        line = _first_line(process)
        url = re.search(r"http://\S+/", line)
        assert url, (line, process.communicate(timeout=10))
        with httpx.Client(base_url=url[0], trust_env=False, timeout=30) as client:
            yield Browsing(process, url[0], client)
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=30)


def _first_line(process: subprocess.Popen[str]) -> str:
    lines: queue.Queue[str] = queue.Queue()

    def read(stream: IO[str]) -> None:
        lines.put(stream.readline())

    assert process.stdout is not None
    threading.Thread(target=read, args=(process.stdout,), daemon=True).start()
    return lines.get(timeout=STARTS_WITHIN)
