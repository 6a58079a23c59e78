"""`monitor sources`: what is watched, and how it is."""

import click

from monitor.cli.app import App
from monitor.cli.output import print_json, print_table
from monitor.errors import UsageError


@click.group("sources")
def command() -> None:
    """The sources that are watched, and how they are."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="All that is known of each, as JSON.")
@click.option("--all", "show_all", is_flag=True, help="Also those that are disabled.")
@click.pass_obj
def list_sources(app: App, as_json: bool, show_all: bool) -> None:
    """Every configured source with its state at the last pass.

    \b
    Examples:
      monitor sources list
      monitor sources list --json
    """
    from monitor.jobs.sources import list_sources as listed

    rows = [row for row in listed(app.settings()) if show_all or as_json or row["enabled"]]
    if as_json:
        print_json(rows)
        return
    if not rows:
        raise UsageError("no source is configured; add one to config.yaml under 'sources'")
    print_table(
        ["name", "kind", "state", "last poll", "articles", "pending", "url"],
        [
            [
                r["name"],
                r["kind"],
                r["state"] or "-",
                r["last_poll"] or "never",
                r["articles"],
                r["pending"],
                r["url"],
            ]
            for r in rows
        ],
    )
    for row in rows:
        if row["last_error"]:
            click.echo(f"{row['name']}: {row['last_error']}", err=True)
