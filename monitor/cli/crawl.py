"""`monitor crawl`: one pass of the main job."""

import click

from monitor.cli.app import EXIT_INTERRUPTED, App
from monitor.cli.output import on_terminal, print_json, print_table
from monitor.models.report import PassReport, SourceReport


@click.command("crawl")
@click.argument("sources", nargs=-1)
@click.option(
    "--due", is_flag=True, help="Keep the timetable: only sources and pages that are due, and corrections."
)
@click.option("--json", "as_json", is_flag=True, help="The counts as JSON.")
@click.pass_obj
def command(app: App, sources: tuple[str, ...], due: bool, as_json: bool) -> int:
    """One pass: poll the SOURCES named (default: all that are enabled), fetch every page that is new, extract, flag
    and store it, and print counts.

    Pages are fetched politely: one at a time a host, with its delay, robots.txt and Retry-After obeyed. What cannot
    be read now stays pending for the next pass. Interrupt it at any time; nothing is lost.

    \b
    Exit code 1: a source ended failing, blocked or gone; the others are done.
    Examples:
      monitor crawl
      monitor crawl mining-wire --json
    """
    from monitor.cli.progress import PassProgress
    from monitor.jobs.crawl import crawl_pass

    with PassProgress(enabled=on_terminal()) as progress:
        report = crawl_pass(app.settings(), sources, due=due, progress=progress)
    if as_json:
        print_json(
            {"sources": [source_json(one) for one in report.sources.values()], "broken": report.broken}
        )
    else:
        print_report(report)
    if report.interrupted:
        click.echo("interrupted: what was not read stays pending for the next pass", err=True)
        return EXIT_INTERRUPTED
    return 0 if report.is_well else 1


def source_json(one: SourceReport) -> dict[str, object]:
    return {
        "name": one.name,
        "state": one.state.value if one.state else None,
        "status": one.status,
        "listed": one.listed,
        "new": one.new,
        "fetched": one.fetched,
        "stored": one.stored,
        "flagged": one.flagged,
        "deals": one.deals,
        "skipped": one.skipped,
        "failed": one.failed,
        "pending": one.pending,
        "error": one.error,
    }


COUNTS = ("listed", "new", "fetched", "stored", "flagged", "deals", "skipped", "failed", "pending")


def print_report(report: PassReport) -> None:
    """A line a source, what went wrong below."""
    if not report.sources:
        click.echo("nothing to do: no source is due", err=True)
        return
    rows: list[list[object]] = [
        [one.name, one.state.value if one.state else "-", *(getattr(one, count) for count in COUNTS)]
        for one in report.sources.values()
    ]
    total: list[object] = [sum(getattr(one, count) for one in report.sources.values()) for count in COUNTS]
    print_table(["source", "state", *COUNTS], [*rows, ["total", "", *total]])
    for one in report.sources.values():
        if one.error:
            click.echo(f"{one.name}: {one.error}", err=True)
    for words in report.broken:
        click.echo(f"error: {words}", err=True)
