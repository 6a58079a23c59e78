"""Serves the newsroom on loopback: one origin a publisher, on free ports, until the block ends."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from monitor.models.newsroom import Expected, Publisher
from monitor.models.source import Source, SourceKind
from monitor.newsroom.site import Answer, Site
from monitor.seeds import seeds_dir

HOST = "127.0.0.1"
MISSING = Answer(
    b"<!doctype html><title>Not found</title><h1>Not found</h1>", "text/html; charset=utf-8", 404
)


@dataclass
class Served:
    """What is up: the sources to crawl, what may be fetched for it, what a crawl must find, and who asked for what."""

    sites: tuple[Site, ...]
    requests: list[tuple[str, str, int]] = field(default_factory=list)  # (publisher, path, status)

    @property
    def sources(self) -> list[Source]:
        return [
            Source(site.publisher.name, site.source_url, SourceKind(site.publisher.kind))
            for site in self.sites
        ]

    @property
    def allow(self) -> list[str]:
        return [site.base.removeprefix("http://") for site in self.sites]

    @property
    def expected(self) -> list[Expected]:
        return [one for site in self.sites for one in site.expected()]


@contextmanager
def serve(publishers: Sequence[Publisher], now: datetime, *, folder: Path | None = None) -> Iterator[Served]:
    """The newsroom as of `now`: the same content and moment give the same bytes, but for the ports in its links."""
    with ExitStack() as stack:
        servers = [_Server() for _ in publishers]
        headlines = [story.title for publisher in publishers for story in publisher.stories]
        sites = []
        for publisher, server in zip(publishers, servers, strict=True):
            own = {story.title for story in publisher.stories}
            elsewhere = tuple(title for title in headlines if title not in own)
            base = f"http://{HOST}:{server.server_address[1]}"
            sites.append(Site(publisher, base, now, folder or seeds_dir() / "newsroom", elsewhere))
        served = Served(tuple(sites))
        for site, server in zip(sites, servers, strict=True):
            server.start(site, served)
            stack.callback(server.stop)
        yield served


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOST, 0), _Handler)
        self.name = ""
        self.answers: dict[str, Answer] = {}
        self.served: Served | None = None

    def start(self, site: Site, served: Served) -> None:
        self.name, self.answers, self.served = site.publisher.name, site.answers(), served
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *arguments: object) -> None:
        """Nothing: the requests are in Served."""

    def do_GET(self) -> None:
        answer = self.server.answers.get(self.path, MISSING)
        unchanged = "ETag" in answer.headers and self.headers.get("If-None-Match") == answer.headers["ETag"]
        status, body = (304, b"") if unchanged else (answer.status, answer.body)
        if self.server.served:
            self.server.served.requests.append((self.server.name, self.path, status))
        self.send_response(status)
        for name, value in {
            "Content-Type": answer.kind,
            **answer.headers,
            "Content-Length": str(len(body)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
