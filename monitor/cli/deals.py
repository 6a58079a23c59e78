"""`monitor deals`: what was agreed, by whom, on what, where, for how much; one entry of the ledger a deal."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import click

from monitor.cli.app import App
from monitor.cli.filters import country_code, mineral_name, moment_before, since_moment
from monitor.models.deal import Instrument, Status

SHOWN = 50  # deals, to people who name no limit


@click.command("deals")
@click.option("--mineral", "minerals", multiple=True, help="On this mineral, e.g. lithium; twice: on both.")
@click.option(
    "--country", "countries", multiple=True, help="With this country: CL, or Chile; twice: between both."
)
@click.option("--party", "parties", multiple=True, help="With a party whose name holds this; twice: both.")
@click.option("--instrument", "instruments", multiple=True, type=click.Choice([one.value for one in Instrument]), metavar="NAME",
              help="Of this form, e.g. offtake; twice: either.")  # fmt: skip
@click.option("--status", "statuses", multiple=True, type=click.Choice([one.value for one in Status]), metavar="NAME",
              help="proposed, signed, approved, completed or terminated; twice: either.")  # fmt: skip
@click.option("--source", "sources", multiple=True, help="Reported by this source; twice: either.")
@click.option("--since", help="Last reported in the last 24h (7d, 2w), or since a day such as 2026-11-01.")
@click.option("--quiet-for", "quiet", metavar="180d", help="Of which nothing was reported for so long.")
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    help=f"At most so many; default: {SHOWN}, of JSON and CSV all.",
)
@click.option("--totals", "as_totals", is_flag=True, help="Disclosed value by quarter and mineral instead.")
@click.option("--reports", "as_reports", is_flag=True, help="Each report of an article instead.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with all reports of each.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, a row a deal.")
@click.pass_obj
def command(
    app: App,
    minerals: tuple[str, ...],
    countries: tuple[str, ...],
    parties: tuple[str, ...],
    instruments: tuple[str, ...],
    statuses: tuple[str, ...],
    sources: tuple[str, ...],
    since: str | None,
    quiet: str | None,
    limit: int | None,
    as_totals: bool,
    as_reports: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """The deals of the ledger, the last reported first: a deal once, however many articles report it.

    Each tells its reports, how its status changed, on what sources differ, and what its newest report says.

    \b
    Examples:
      monitor deals --country US --country Kazakhstan --mineral tungsten --since 2026-09-01
      monitor deals --party glencore
      monitor deals --status proposed --quiet-for 180d
      monitor deals --totals
      monitor deals --csv > deals.csv
    """
    from monitor.store.database import open_store
    from monitor.store.deals import DealFilter

    _check_modes(as_json, as_csv, as_reports, as_totals, quiet)
    settings = app.settings()
    now = datetime.now(UTC)
    wanted = DealFilter(
        minerals=tuple(map(mineral_name, minerals)),
        countries=tuple(map(country_code, countries)),
        parties=parties,
        instruments=instruments,
        statuses=statuses,
        sources=sources,
        since=since_moment(since, now, settings.schedule.zone) if since else None,
    )
    quiet_since = moment_before(quiet, now, "--quiet-for") if quiet else None
    with open_store(settings.database) as db:
        _check_sources(db, sources)
        most = limit or (None if as_json or as_csv or as_totals else SHOWN)
        found = _found(db, wanted, quiet_since, most + 1 if most else None, as_reports, as_totals)
        count = _printer(as_reports, as_totals, "json" if as_json else "csv" if as_csv else "lines")(
            islice(found, most)
        )
        has_more = next(found, None) is not None
    if not count:
        click.echo("no deal found", err=True)
    elif has_more:
        click.echo(f"there are more than these {count}; --limit shows as many as you want", err=True)


def _check_modes(as_json: bool, as_csv: bool, as_reports: bool, as_totals: bool, quiet: str | None) -> None:
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    if as_reports and as_totals:
        raise click.UsageError("--reports and --totals exclude each other")
    if as_reports and quiet:
        raise click.UsageError("--quiet-for is of deals; a report is of one day")


def _check_sources(db: Any, sources: tuple[str, ...]) -> None:
    from monitor.store.deals import source_names
    from monitor.yamlfile import nearest

    known = source_names(db)
    for source in sources:
        if source not in known:
            raise click.UsageError(f"--source {source}: no source of that name{nearest(source, known)}")


def _found(
    db: Any, wanted: Any, quiet_since: datetime | None, limit: int | None, as_reports: bool, as_totals: bool
) -> Iterator[Any]:
    from monitor.store.deals import find_deals
    from monitor.store.ledgerlist import find_entries, quarter_totals

    if as_reports:
        return find_deals(db, wanted, limit=limit)
    if as_totals:
        return quarter_totals(db, wanted, quiet_since=quiet_since)
    return find_entries(db, wanted, quiet_since=quiet_since, limit=limit)


def _printer(as_reports: bool, as_totals: bool, form: str) -> Callable[[Iterator[Any]], int]:
    """What prints entries, reports or totals in a form: json, csv or lines."""
    from monitor.cli.entries import ENTRIES, TOTALS
    from monitor.cli.reports import REPORTS

    return (REPORTS if as_reports else TOTALS if as_totals else ENTRIES)[form]
