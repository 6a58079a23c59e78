"""`monitor demo`: the whole job in a minute, without the internet."""

import signal
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from monitor.cli.app import App
from monitor.cli.output import on_terminal, print_json


@click.command("demo")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="Where the database and the digest go.",
)
@click.option(
    "--serve",
    "keep_serving",
    is_flag=True,
    help="Keep the newsroom up afterwards, to look at its pages and to watch it.",
)
@click.option("--json", "as_json", is_flag=True, help="The summary as JSON.")
@click.pass_obj
def command(app: App, folder: Path, keep_serving: bool, as_json: bool) -> int:
    """Serve the bundled newsroom on loopback, run the main job against it, and say where to look.

    Nothing leaves this machine. The database and the digest stay in DIR; a second run starts DIR/monitor.db anew.

    \b
    Examples:
      monitor demo
      monitor demo --dir /tmp/demo --serve
    """
    from monitor.cli.crawl import print_report, source_json
    from monitor.cli.progress import PassProgress
    from monitor.jobs.demo import run_demo

    with PassProgress(enabled=on_terminal()) as progress:
        demo = run_demo(
            app.settings(),
            folder,
            clock=lambda: datetime.now(UTC),
            progress=progress,
            hold=_hold if keep_serving else None,
        )
    if as_json:
        print_json(
            {
                "database": str(demo.database),
                "digest": [str(path) for path in demo.digests],
                "articles": demo.totals.articles,
                "flagged": demo.totals.flagged,
                "deals": demo.totals.deals,
                "sources": [source_json(one) for one in demo.report.sources.values()],
            }
        )
        return 0 if demo.report.is_well else 1
    print_report(demo.report)
    totals = demo.totals
    click.echo(
        f"\n{totals.articles} articles stored, {totals.flagged} of them flagged, {totals.deals} deals."
    )
    click.echo("Where to look next:")
    click.echo(f"  {_path_of(demo.digests, '.html')}   today's deals, in a browser or a mail client")
    click.echo(f"  {_path_of(demo.digests, '.md')}     the same, to read here")
    click.echo(
        f"  monitor --db {demo.database} browse   everything, in a browser; or with sqlite3: begin with the view flagged_articles"
    )
    return 0 if demo.report.is_well else 1


def _path_of(paths: tuple[Path, ...], ending: str) -> Path:
    return next(path for path in paths if path.suffix == ending)


def _hold(config: Path, addresses: Sequence[str]) -> None:
    """Until SIGINT or SIGTERM; no terminal is needed."""
    click.echo("the newsroom stays up until you press Ctrl-C:", err=True)
    for address in addresses:
        click.echo(f"  {address}", err=True)
    click.echo(f"in another terminal: monitor --config {config} run", err=True)
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    told.wait()
