"""`python -m benchmarks.peak`: the most memory that one crawl takes whose sources hold a page of 50 MB, a page that unpacks to
half a gigabyte, and sitemaps of 50,000 entries, plain and packed. PSS summed over the process and its workers."""

import contextlib
import gzip
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.soak import memory

ENTRIES = 50_000
PAUSE = 0.05  # seconds between two looks


class _Heavy(BaseHTTPRequestHandler):
    server: Any

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        kind, body, packed = self.server.answers.get(self.path, ("text/plain", b"", False))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if self.path != "/endless":  # of which nobody knows how long it is
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True


def answers(base: str) -> dict[str, tuple[str, bytes, bool]]:
    html = (
        b"<html><head><title>Boats</title></head><body>"
        + b"<p>Boats and more boats in the harbour.</p>" * 1_200_000
    )
    rows = "".join(
        f"<url><loc>{base}/story/{n:06}-{'of-the-harbour-' * 4}</loc><lastmod>2020-01-01</lastmod></url>"
        for n in range(ENTRIES)
    )
    sitemap = f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>".encode()
    items = "".join(
        f"<item><title>{p}</title><link>{base}{p}</link></item>"
        for p in ("/large", "/endless", "/bomb", "/feed-bomb")
    )
    bomb = gzip.compress(b"<p>boat</p>" * 45_000_000, 9)
    return {
        "/feed.xml": ("application/rss+xml", f"<rss version='2.0'><channel><title>B</title>{items}</channel></rss>".encode(), False),
        "/large": ("text/html", html, False),
        "/endless": ("text/html", html, False),
        "/bomb": ("text/html", bomb, True),
        "/feed-bomb": ("application/rss+xml", bomb, True),
        "/sitemap.xml": ("application/xml", sitemap, False),
        "/sitemap.xml.gz": ("application/gzip", gzip.compress(sitemap), False),
    }  # fmt: skip


def main() -> None:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Heavy)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    server.answers = answers(base)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        names = ("feed.xml", "sitemap.xml", "sitemap.xml.gz", "feed-bomb", "large")
        sources = ", ".join(f"{{name: s{n}, url: '{base}/{name}'}}" for n, name in enumerate(names))
        Path(folder, "config.yaml").write_text(
            f"network: {{delay: 0s, allow: ['{base[7:]}']}}\nsources: [{sources}]\n"
        )
        begun, most = time.monotonic(), 0.0
        crawl = subprocess.Popen([sys.executable, "-m", "monitor", "crawl"], cwd=folder)
        while crawl.poll() is None:
            with contextlib.suppress(OSError):  # a worker ended meanwhile
                most = max(most, memory(crawl.pid))
            time.sleep(PAUSE)
        print(f"most at once {most:.0f} MB, {time.monotonic() - begun:.0f} s, exit code {crawl.returncode}")
    server.shutdown()


if __name__ == "__main__":
    main()
