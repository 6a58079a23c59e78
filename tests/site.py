"""A programmable site on loopback: routes answer as told, faults included, and every request is remembered."""

import contextlib
import socket
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.sax.saxutils import escape


@dataclass
class Answer:
    """`fault`: hang (nothing comes), reset (closed at once), cut (half of the body), drip (a byte now and then)."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"
    fault: str = ""


@dataclass
class Site:
    host: str = "127.0.0.1"
    port: int = 0
    routes: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    most_at_once: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def paths(self) -> Counter[str]:
        return Counter(path for path, _ in self.requests if path != "/robots.txt")

    def page(self, path: str, title: str, *paragraphs: str, head: str = "") -> None:
        body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs or (TEXT.format(title=title),) * 3)
        self.routes[path] = Answer(
            f"<!doctype html><html lang=en><head><title>{escape(title)}</title>{head}</head><body>"
            f"<nav><a href=/>Home</a> <a href=/m>Markets</a></nav><article><h1>{escape(title)}</h1>{body}</article>"
            "<footer>Imprint</footer></body></html>"
        )

    def feed(
        self, path: str, *items: str | tuple[str, str], headers: Mapping[str, str] | None = None
    ) -> None:
        """Items are paths, or (path, title), newest first, an hour apart."""
        now = datetime.now(UTC)
        lines = []
        for age, item in enumerate(items):
            link, title = item if isinstance(item, tuple) else (item, f"Title of {item}")
            when = format_datetime(now - timedelta(hours=age))
            address = link if "://" in link else self.url + link
            lines.append(
                f"<item><title>{escape(title)}</title><link>{escape(address)}</link><pubDate>{when}</pubDate></item>"
            )
        self.routes[path] = Answer(
            f"<?xml version='1.0'?><rss version='2.0'><channel><title>Site</title>{''.join(lines)}</channel></rss>",
            headers=headers or {},
            kind="application/rss+xml",
        )


TEXT = (
    "{title}: the council of the town met on Tuesday and spoke for two hours about the bridge, the school and the "
    "library, and in the end nothing was decided because three members were away and the clerk had lost the papers."
)


MISSING = Answer("<h1>Not found</h1>", 404)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Any

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        site: Site = self.server.site
        with self.server.counting:
            self.server.now_open += 1
            site.most_at_once = max(site.most_at_once, self.server.now_open)
            site.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        try:
            self._answer(
                site, site.routes.get(self.path) or site.routes.get(self.path.partition("?")[0]) or MISSING
            )
        finally:
            with self.server.counting:
                self.server.now_open -= 1

    def _answer(self, site: Site, answer: Answer) -> None:
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        etag = answer.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            answer, body = Answer(status=304, headers=answer.headers), b""
        if answer.fault == "hang":
            site.stopping.wait(60)
        if answer.fault in {"hang", "reset"}:
            with contextlib.suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if answer.fault == "cut":
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
            return
        with contextlib.suppress(OSError):
            self.wfile.write(body)


@contextlib.contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Site]:
    server: Any = ThreadingHTTPServer((host, 0), _Handler)
    server.daemon_threads = True
    site = Site(host, server.server_address[1])
    site.routes["/robots.txt"] = Answer("User-agent: *\nAllow: /\n", kind="text/plain")
    server.site, server.counting, server.now_open = site, threading.Lock(), 0
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.stopping.set()
        server.shutdown()
        server.server_close()
