"""`monitor browse`: the database in a web browser."""

import os
import sys
import threading
import webbrowser

import click

from monitor.cli.app import App


@click.command("browse")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Default: 8001, or a free one where that is taken; 0: a free one.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve at.")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@click.pass_obj
def command(app: App, port: int | None, host: str, no_open: bool) -> int:
    """Serve the database as web pages, read-only, until Ctrl-C; the daemon may write at the same time.

    Articles and deals with search, filters and ready-made questions. Whoever can reach the address can read everything:
    there is no password, so leave --host alone unless the network is yours.

    \b
    Examples:
      monitor browse
      monitor browse --port 9000 --no-open
      monitor --db demo/monitor.db browse
    """
    from monitor.store.database import open_store

    database = app.settings().database
    with open_store(database):
        pass
    from monitor.browse import listen, serve

    listener = listen(host, port)
    if not listener.is_loopback:
        click.echo(
            f"warning: everyone who can reach {host} can read the database; there is no password", err=True
        )

    def ready(url: str) -> None:
        click.echo(f"{database} is at {url} until you press Ctrl-C")
        if not no_open and _has_display():
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    serve(database, listener, ready=ready)
    return 0


def _has_display() -> bool:
    """Whether a browser would open a window, rather than take over the terminal."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
