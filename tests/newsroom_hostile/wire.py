"""Raw answers, and the server that gives them: an origin a case, one loop for all, every request remembered."""

import asyncio
import contextlib
import gzip
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

NEWS = (
    "{title}: the harbour office counted the boats again on Monday and found two more than the year before, which the "
    "mayor called a good sign for the town, its fish market and the small shipyard behind the old salt stores."
)


@dataclass(frozen=True)
class Ask:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    number: int  # of this path on this origin, from 1
    round: int  # of the crawl, from 1
    base: str  # of the origin asked
    elsewhere: str  # of an origin that is allowed, too


Reply = bytes | Callable[[Ask], "bytes | AsyncIterator[bytes]"]


@dataclass
class Origin:
    """What one address and port answers. `{base}` and `{elsewhere}` in bytes become addresses."""

    routes: Mapping[str, Reply] = field(default_factory=dict)
    base: str = ""
    elsewhere: str = ""
    asked: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)  # round, path, headers
    open: set[asyncio.StreamReader] = field(default_factory=set)  # whose answers are under way
    most_open: int = 0

    def paths(self, *, round_: int | None = None) -> Counter[str]:
        return Counter(path for number, path, _ in self.asked if round_ in {None, number})


def answer(
    body: bytes | str = b"",
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    *headers: str,
    length: int | None = None,
) -> bytes:
    """A whole answer; `length` is a Content-Length that lies."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]
    lines.append(f"Content-Length: {len(data) if length is None else length}")
    return "\r\n".join(lines).encode() + b"\r\nConnection: close\r\n\r\n" + data


def raw(head: str, body: bytes = b"") -> bytes:
    """An answer whose head is given line by line."""
    return head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body


def page(title: str, *, head: str = "", text: str = "", charset: str = "utf-8") -> bytes:
    body = text or "".join(f"<p>{NEWS.format(title=title)} Part {part}.</p>" for part in "abc")
    html = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return html.encode(charset, "xmlcharrefreplace")


def article(title: str, *headers: str, head: str = "") -> bytes:
    return answer(page(title, head=head), "200 OK", "text/html; charset=utf-8", *headers)


def redirect(to: str, status: str = "302 Found", *headers: str) -> bytes:
    return answer("moved", status, "text/plain", f"Location: {to}", *headers)


def rss(*links: str, more: str = "", titles: Sequence[str] = ()) -> bytes:
    """A feed of these addresses, newest first, an hour apart."""
    now = datetime.now(UTC)
    items = "".join(
        f"<item><title>{escape(titles[age] if titles else 'Item ' + link)}</title><link>{escape(link if ':' in link or link.startswith('{') else '{base}' + link)}</link>"
        f"<pubDate>{format_datetime(now - timedelta(hours=age + 1))}</pubDate></item>"
        for age, link in enumerate(links)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour</title>{more}{items}</channel></rss>".encode()


def feed(*links: str, headers: Sequence[str] = ()) -> Reply:
    """The answer with such a feed; its addresses are filled in when it is asked."""
    return lambda ask: answer(filled(rss(*links), ask), "200 OK", "application/rss+xml", *headers)


def document(body: bytes | str, kind: str = "application/xml", *headers: str) -> Reply:
    data = body.encode() if isinstance(body, str) else body
    return lambda ask: answer(filled(data, ask), "200 OK", kind, *headers)


def packed(body: bytes, encoding: str) -> bytes:
    return answer(body, "200 OK", "text/html; charset=utf-8", f"Content-Encoding: {encoding}")


def gzipped(body: bytes) -> bytes:
    return packed(gzip.compress(body), "gzip")


def filled(body: bytes, ask: Ask) -> bytes:
    return body.replace(b"{base}", ask.base.encode()).replace(b"{elsewhere}", ask.elsewhere.encode())


MISSING = answer("<h1>Not here</h1>", "404 Not Found")


class Wire:
    """Serves origins until closed. `round` is what the crawl in hand is called."""

    def __init__(self) -> None:
        self.round = 1
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._servers: list[asyncio.Server] = []

    def open(self, origin: Origin, host: str = "127.0.0.1") -> Origin:
        server = asyncio.run_coroutine_threadsafe(self._start(origin, host), self._loop).result(10)
        self._servers.append(server)
        origin.base = f"http://{host}:{server.sockets[0].getsockname()[1]}"
        return origin

    async def _start(self, origin: Origin, host: str) -> asyncio.Server:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await self._serve(origin, reader, writer)
            with contextlib.suppress(OSError):
                writer.transport.abort() if writer.transport.get_write_buffer_size() > 1_000_000 else writer.close()

        return await asyncio.start_server(serve, host, 0, backlog=200)

    async def _serve(
        self, origin: Origin, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        path = head[0].split(" ")[1]
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head[1:] if line)
        }
        origin.asked.append((self.round, path, headers))
        number = sum(asked == path for _, asked, _ in origin.asked)
        ask = Ask(path, headers, number, self.round, origin.base, origin.elsewhere)
        origin.open.add(reader)
        if len(origin.open) > 1:
            await asyncio.sleep(0.05)  # who closed before this request came is heard first
        still = [one for one in origin.open if not one.at_eof() and one.exception() is None]
        origin.most_open = max(origin.most_open, len(still))
        try:
            reply = origin.routes.get(path, origin.routes.get(path.partition("?")[0], MISSING))
            made: Any = reply(ask) if callable(reply) else filled(reply, ask)
            if isinstance(made, bytes):
                writer.write(made)
                await writer.drain()
                return
            async for part in made:
                writer.write(part)
                await writer.drain()
        finally:
            origin.open.discard(reader)

    def close(self) -> None:
        def stop() -> None:
            for server in self._servers:
                server.close()
            self._loop.stop()

        self._loop.call_soon_threadsafe(stop)
        self._thread.join(10)


@contextlib.contextmanager
def wired() -> Iterator[Wire]:
    wire = Wire()
    try:
        yield wire
    finally:
        wire.close()
