"""The server: a socket that is ours before anything is said, Datasette on a read-only connection, and a clean end.

Comes in: a database that `open_store` has found good. It changes no file.
"""

import contextlib
import errno
import ipaddress
import logging
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from datasette.app import Datasette

from monitor.browse.gate import Gate
from monitor.browse.live import LiveDatabase, watch
from monitor.browse.metadata import DATABASE, HERE, datasette_metadata
from monitor.browse.plugin import register
from monitor.errors import UsageError

DEFAULT_PORT = 8001
LAST_WORDS = 3  # seconds for answers that are under way when the end comes

SETTINGS = {
    "sql_time_limit_ms": 2000,
    "facet_time_limit_ms": 500,
    "default_facet_size": 12,
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "max_csv_mb": 0,  # `live.py` bounds every answer; here one would be cut off in its middle
    "allow_csv_stream": False,
    "allow_download": False,
    "suggest_facets": False,
    "truncate_cells_html": 400,
    "default_cache_ttl": 0,  # the daemon may have written since
}


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that listens, and how people reach it."""

    socket: socket.socket
    url: str
    is_loopback: bool


def listen(host: str, port: int | None) -> Listener:
    """At the port named (0: any free one), or at 8001, or at a free one where that is taken. Raises UsageError."""
    try:
        found = _bound(host, DEFAULT_PORT if port is None else port)
    except OSError as error:
        if port is not None or error.errno != errno.EADDRINUSE:
            raise UsageError(_refused(host, port, error)) from error
        found = _bound(host, 0)
    address, number = found.getsockname()[:2]
    is_loopback = ipaddress.ip_address(address.partition("%")[0]).is_loopback
    return Listener(found, f"http://{_name(host, address)}:{number}/", is_loopback)


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError) as error:
        raise UsageError(f"--host {host}: no address of this machine; leave it out for 127.0.0.1") from error
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen()
    except OSError:
        bound.close()
        raise
    return bound


def _refused(host: str, port: int | None, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"--port {port}: taken by another program; name another, or leave it out for a free one"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"--port {port}: may not be opened; name one above 1023"
    return f"--host {host}: cannot be listened at: {error.strerror or error}"


def _name(host: str, address: str) -> str:
    """Of the addresses that stand for all of a machine, one that a browser can open."""
    if ipaddress.ip_address(address.partition("%")[0]).is_unspecified:
        return "[::1]" if ":" in address else "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def build(path: Path, *, allow_sql: bool) -> Datasette:
    """Datasette with one database, our pages and no others."""
    register()
    datasette = Datasette(
        files=[],
        metadata=datasette_metadata(),
        settings={**SETTINGS, "default_allow_sql": allow_sql},
        template_dir=str(HERE / "templates"),
        static_mounts=[("static", str(HERE / "static"))],
    )
    datasette.remove_database("_memory")
    datasette.add_database(LiveDatabase(datasette, path=str(path), is_mutable=True), name=DATABASE)
    return datasette


def serve(path: Path, listener: Listener, *, ready: Callable[[str], None]) -> None:
    """Until SIGINT or SIGTERM. `ready` is called with the address once pages are answered.

    Who has the machine may ask its database anything (`?sql=`); who comes over the network may not.
    """
    datasette = build(path, allow_sql=listener.is_loopback)
    app = Gate(datasette, datasette.app(), only_own_names=listener.is_loopback, is_there=watch(path))
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", server_header=False,
        timeout_graceful_shutdown=LAST_WORDS, limit_concurrency=100,
    )  # fmt: skip
    server = _Server(config, datasette, lambda: ready(listener.url))
    for number in (signal.SIGINT, signal.SIGTERM):
        # uvicorn has its own while it serves, and raises the signal once more at its end: then, too, nothing but the end.
        signal.signal(number, lambda *_: server.stop())
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # answers cut off at the end are no news
    with contextlib.closing(listener.socket):
        server.run(sockets=[listener.socket])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, datasette: Datasette, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._datasette = datasette
        self._ready = ready

    def stop(self) -> None:
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await self._datasette.invoke_startup()
        await super().startup(sockets)
        if not self.should_exit:
            self._ready()
