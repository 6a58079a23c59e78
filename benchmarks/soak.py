"""`python -m benchmarks.soak [PASSES]`: the daemon over many passes, each with ten new pages. Memory, files, threads and tasks
after the last pass beside those after an early one, as ratios. A loopback feed shows ten new pages at each poll."""

import re
import signal
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

NEW = 10  # pages at each poll
EARLY = 20  # the pass that later ones are compared with
WORDS = (
    "Copper and nickel stocks were little changed on the day as traders waited for figures from the smelters of the "
    "north coast, where maintenance has held back two of the five furnaces since the spring."
)


class _Feed(BaseHTTPRequestHandler):
    server: Any

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path == "/feed.xml":
            self.server.shown += NEW
            numbers = range(self.server.shown, max(0, self.server.shown - 2 * NEW), -1)
            items = "".join(
                f"<item><title>Story {n}</title><link>{self._base}/story/{n}</link></item>" for n in numbers
            )
            body = f"<rss version='2.0'><channel><title>Soak</title>{items}</channel></rss>"
        elif self.path.startswith("/story/"):
            number = self.path.rpartition("/")[2]
            text = "".join(f"<p>Paragraph {n} of story {number}. {WORDS}</p>" for n in range(12))
            menu = "<li><a href=/section>Section</a></li>" * 200
            body = f"<html><head><title>Story {number}</title></head><body><ul>{menu}</ul><article><h1>Story {number}</h1>{text}</article></body></html>"
        else:
            body = "User-agent: *\nAllow: /\n"
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed.xml" else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    @property
    def _base(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


def memory(pid: int) -> float:
    """PSS of a process and its children, in MB."""
    total = 0.0
    for one in [pid, *children(pid)]:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.MULTILINE)
        total += int(found[1]) / 1024 if found else 0
    return total


def children(pid: int) -> list[int]:
    """All processes below one: its workers are children of the process that forks them."""
    own = [
        int(n)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for n in (task / "children").read_text().split()
    ]
    return own + [below for one in own for below in children(one)]


def state(pid: int) -> dict[str, float]:
    return {
        "MB in all": memory(pid),
        "MB of the daemon": memory_of(pid),
        "files": sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir()),
        "threads": sum(1 for _ in Path(f"/proc/{pid}/task").iterdir()),
    }


def memory_of(pid: int) -> float:
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def soak(passes: int) -> dict[int, dict[str, float]]:
    """State after each pass."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Feed)
    server.shown = 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "config.yaml").write_text(
            f"network: {{delay: 0s, allow: ['127.0.0.1:{server.server_address[1]}']}}\n"
            f"sources: [{{name: soak, url: 'http://127.0.0.1:{server.server_address[1]}/feed.xml', every: 1s}}]\n"
        )
        daemon = subprocess.Popen(
            [sys.executable, "-m", "monitor", "-vv", "run"], cwd=folder, stderr=subprocess.PIPE, text=True
        )
        seen: dict[int, dict[str, float]] = {}
        assert daemon.stderr is not None
        for line in daemon.stderr:
            if " loop " in line:
                seen[len(seen) + 1] = {**state(daemon.pid), "tasks": float(line.rpartition("tasks=")[2])}
                if len(seen) == passes:
                    daemon.send_signal(signal.SIGTERM)
            elif " ERROR " in line or (" pass " in line and f" stored={NEW} " not in line):
                print(line, end="")
        print(f"exit code {daemon.wait()}")
    server.shutdown()
    return seen


def main() -> None:
    passes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seen = soak(passes)
    for number in range(EARLY, passes, EARLY):
        print(
            f"after pass {number}: "
            + ", ".join(f"{name} {value:.1f}" for name, value in seen[number].items())
        )
    early, last = seen[min(EARLY, passes)], seen[passes]
    for name, value in last.items():
        print(
            f"{name:18} after pass {min(EARLY, passes)}: {early[name]:7.1f}   after pass {passes}: {value:7.1f}   × {value / early[name]:.3f}"
        )


if __name__ == "__main__":
    main()
