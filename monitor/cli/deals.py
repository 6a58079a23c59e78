"""`monitor deals`: what was agreed, by whom, on what, where, for how much; one deal an article that reports it."""

import csv
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import click

from monitor.cli.app import App
from monitor.cli.filters import country_code, mineral_name, since_moment
from monitor.cli.words import emphasis, printable
from monitor.models.deal import Instrument, Status
from monitor.models.digest import DigestDeal

SHOWN = 50  # deals, to people who name no limit
COLUMNS = (
    "date", "status", "instrument", "parties", "minerals", "countries", "value", "currency", "quantities",
    "source", "title", "url", "evidence", "article_id", "deal_id",
)  # fmt: skip


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
@click.option("--since", help="Published in the last 24h (7d, 2w), or since a day such as 2026-11-01.")
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    help=f"At most so many; default: {SHOWN}, of JSON and CSV all.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the article of each.")
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
    limit: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """The deals that articles report, newest first, each with the sentence that says so.

    A deal that three articles report is listed three times.

    \b
    Examples:
      monitor deals --mineral lithium --since 7d
      monitor deals --country US --country Kazakhstan
      monitor deals --instrument offtake --status proposed --party glencore
      monitor deals --csv > deals.csv
    """
    from monitor.store.database import open_store
    from monitor.store.deals import DealFilter, find_deals

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    settings = app.settings()
    wanted = DealFilter(
        minerals=tuple(map(mineral_name, minerals)),
        countries=tuple(map(country_code, countries)),
        parties=parties,
        instruments=instruments,
        statuses=statuses,
        sources=sources,
        since=since_moment(since, datetime.now(UTC), settings.schedule.zone) if since else None,
    )
    with open_store(settings.database) as db:
        _check_sources(db, sources)
        most = limit or (None if as_json or as_csv else SHOWN)
        found = find_deals(db, wanted, limit=most + 1 if most else None)
        shown = islice(found, most)
        count = (_print_json if as_json else _print_csv if as_csv else _print_lines)(shown)
        has_more = next(found, None) is not None
    if not count:
        click.echo("no deal found", err=True)
    elif has_more:
        click.echo(f"there are more than these {count}; --limit shows as many as you want", err=True)


def _check_sources(db: Any, sources: tuple[str, ...]) -> None:
    from monitor.store.deals import source_names
    from monitor.yamlfile import nearest

    known = source_names(db)
    for source in sources:
        if source not in known:
            raise click.UsageError(f"--source {source}: no source of that name{nearest(source, known)}")


def deal_json(deal: DigestDeal) -> dict[str, Any]:
    """A deal as the contract words it, and its article."""
    from monitor.digest.data import deal_data

    article = deal.article
    return {
        **deal_data(deal),
        "article": {
            "id": article.id,
            "title": article.title,
            "url": article.url,
            "source": article.source,
            "published": article.published,
        },
    }


def _print_json(deals: Iterator[DigestDeal]) -> int:
    """One array, written as it is read, so that an archive needs no memory."""
    import json

    count = 0
    for count, deal in enumerate(deals, 1):
        text = json.dumps(deal_json(deal), ensure_ascii=False, indent=2)
        click.echo(("[\n" if count == 1 else ",\n") + text, nl=False)
    click.echo("\n]" if count else "[]")
    return count


def _print_csv(deals: Iterator[DigestDeal]) -> int:
    writer, count = csv.writer(sys.stdout, lineterminator="\n"), 0
    writer.writerow(COLUMNS)
    for deal in deals:
        writer.writerow([_cell(value) for value in _row(deal)])
        count += 1
    return count


def _row(deal: DigestDeal) -> tuple[object, ...]:
    from monitor.digest.data import plain_number
    from monitor.digest.words import quantity_words

    article = deal.article
    return (
        article.published or article.stored, deal.status, deal.instrument, "; ".join(deal.parties),
        "; ".join(deal.minerals), "; ".join(deal.countries), plain_number(deal.value), deal.currency,
        "; ".join(quantity_words(*one) for one in deal.quantities), article.source, article.title, article.url,
        deal.evidence, article.id, deal.id,
    )  # fmt: skip


def _cell(value: object) -> object:
    """Foreign words never become a formula of a spreadsheet."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text


def _print_lines(deals: Iterator[DigestDeal]) -> int:
    from monitor.digest.words import amount_words, place_words, what_words

    count = 0
    for deal in deals:
        article = deal.article
        count += 1
        facts = " · ".join(part for part in (amount_words(deal), place_words(deal)) if part)
        click.echo(f"{(article.published or article.stored)[:10]}  {emphasis(printable(what_words(deal)))}")
        if facts:
            click.echo(f"  {printable(facts)}")
        click.echo(f"  “{printable(deal.evidence)}”")
        click.echo(f"  {printable(article.source)}: {printable(article.title)} · article {article.id}\n")
    return count
