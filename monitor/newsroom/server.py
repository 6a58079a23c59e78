"""Serves the newsroom on loopback, a host of its own for each publisher, until the block ends. Nothing leaves 127/8."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from monitor.models.newsroom import Expected, ExpectedEntry, Newsroom, Publisher
from monitor.models.source import Source
from monitor.newsroom.site import Headline, Resource, Site

MISSING = Resource(b"<!doctype html><title>Not found</title><h1>Not found</h1>", "text/html", 404)


@dataclass
class Served:
    """What is up: the sources to crawl, what may be fetched for it, what a crawl must end with, and who asked for what.

    `requests` are (host:port, path with query, status), in the order of the answers.
    """

    sites: tuple[Site, ...]
    requests: list[tuple[str, str, int]] = field(default_factory=list)

    @property
    def sources(self) -> list[Source]:
        return [site.source for site in self.sites]

    @property
    def allow(self) -> list[str]:
        """For `network.allow`."""
        return [site.base.removeprefix("http://") for site in self.sites]

    @property
    def expected(self) -> list[Expected]:
        return [one for site in self.sites for one in site.expected()]

    @property
    def expected_entries(self) -> list[ExpectedEntry]:
        """Addresses that are listed and are no article."""
        return [one for site in self.sites for one in site.expected_entries()]

    @property
    def boilerplate(self) -> list[str]:
        """Phrases that may stand in no stored text: navigation of every publisher."""
        return list(dict.fromkeys(phrase for site in self.sites for phrase in site.publisher.boilerplate))


@contextmanager
def serve(newsroom: Newsroom, now: datetime, *, port: int = 0, trouble: bool = False) -> Iterator[Served]:
    """The newsroom as of `now` (aware) on 127.0.0.1, 127.0.0.2, …; each at `port`, or at any free one.

    The same content and `now` give the same bytes, but for the ports in links. With `trouble`, pages are listed, too,
    that refuse or hide themselves. Raises OSError where `port` is taken.
    """
    with ExitStack() as stack:
        servers = []
        for number, _ in enumerate(newsroom.publishers, 1):
            server = _Server((f"127.0.0.{number}", port), _Handler)
            stack.callback(server.server_close)
            servers.append(server)
        bases = [f"http://127.0.0.{number}:{server.server_port}" for number, server in enumerate(servers, 1)]
        served = Served(tuple(_sites(newsroom, bases, now, trouble=trouble)))
        for server, site in zip(servers, served.sites, strict=True):
            server.start(site, served)
            stack.callback(server.shutdown)
        yield served


def _sites(newsroom: Newsroom, bases: list[str], now: datetime, *, trouble: bool) -> Iterator[Site]:
    for publisher, base in zip(newsroom.publishers, bases, strict=True):
        partners = tuple(
            headline
            for other, address in zip(newsroom.publishers, bases, strict=True)
            if other is not publisher
            for headline in _deal_headlines(other, address, now, newsroom, publisher.lang)
        )
        yield Site(publisher, base, now, newsroom.folder, partners, trouble)


def _deal_headlines(
    publisher: Publisher, base: str, now: datetime, newsroom: Newsroom, lang: str
) -> Iterator[Headline]:
    site = Site(publisher, base, now, newsroom.folder)
    for story in publisher.stories:
        if story.flag and story.lang == lang:
            yield Headline(story.title, base + site.path_of(story))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def start(self, site: Site, served: Served) -> None:
        self.host = site.base.removeprefix("http://")
        self.served = served
        self.resources = site.resources()
        self.modified = site.now.replace(microsecond=0)
        self.writing = threading.Lock()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def note(self, path: str, status: int) -> None:
        with self.writing:
            self.served.requests.append((self.host, path, status))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds; an idle connection ends its thread
    server: _Server

    def log_message(self, *arguments: object) -> None:
        """Nothing: the requests are in Served."""

    def do_GET(self) -> None:
        resource = self.server.resources.get(urlsplit(self.path).path, MISSING)
        validators = self._validators(resource) if resource.has_validators else {}
        is_known = bool(validators) and self._is_known(validators["ETag"])
        status, body = (304, b"") if is_known else (resource.status, resource.body)
        self.server.note(self.path, status)
        self.send_response(status)
        for name, value in {
            "Content-Type": resource.kind,
            **validators,
            "Content-Length": str(len(body)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            with suppress(OSError):  # who asked has gone
                self.wfile.write(body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _validators(self, resource: Resource) -> dict[str, str]:
        tag = hashlib.blake2b(resource.body, digest_size=8).hexdigest()
        return {
            "ETag": f'"{tag}"',
            "Last-Modified": format_datetime(self.server.modified.astimezone(UTC), usegmt=True),
        }

    def _is_known(self, tag: str) -> bool:
        """Whether the request holds the present version (RFC 9110, 13.1: an ETag counts before a date)."""
        if "If-None-Match" in self.headers:
            return tag in self.headers["If-None-Match"]
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
            return since >= self.server.modified
        except (ValueError, TypeError):
            return False
