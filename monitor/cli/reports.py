"""`monitor deals --reports`: each deal as one article reports it, in words, JSON and CSV."""

from collections.abc import Iterator
from typing import Any

import click

from monitor.cli.output import print_json_array
from monitor.cli.table import print_csv
from monitor.cli.words import emphasis, printable
from monitor.digest.data import deal_data, plain_number
from monitor.digest.words import amount_words, place_words, quantity_words, what_words
from monitor.models.digest import DigestDeal

COLUMNS = (
    "date", "status", "instrument", "parties", "minerals", "countries", "value", "currency", "quantities",
    "source", "title", "url", "evidence", "article_id", "deal_id",
)  # fmt: skip


def deal_json(deal: DigestDeal) -> dict[str, Any]:
    """A deal as the contract words it, and its article."""
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


def reports_as_json(deals: Iterator[DigestDeal]) -> int:
    return print_json_array(map(deal_json, deals))


def reports_as_csv(deals: Iterator[DigestDeal]) -> int:
    return print_csv(COLUMNS, map(_row, deals))


def _row(deal: DigestDeal) -> tuple[object, ...]:
    article = deal.article
    return (
        article.published or article.stored, deal.status, deal.instrument, "; ".join(deal.parties),
        "; ".join(deal.minerals), "; ".join(deal.countries), plain_number(deal.value), deal.currency,
        "; ".join(quantity_words(*one) for one in deal.quantities), article.source, article.title, article.url,
        deal.evidence, article.id, deal.id,
    )  # fmt: skip


def reports_as_lines(deals: Iterator[DigestDeal]) -> int:
    count = 0
    for deal in deals:
        count += 1
        article = deal.article
        facts = " · ".join(part for part in (amount_words(deal), place_words(deal)) if part)
        click.echo(f"{(article.published or article.stored)[:10]}  {emphasis(printable(what_words(deal)))}")
        if facts:
            click.echo(f"  {printable(facts)}")
        click.echo(f"  “{printable(deal.evidence)}”")
        click.echo(f"  {printable(article.source)}: {printable(article.title)} · article {article.id}\n")
    return count


REPORTS = {"json": reports_as_json, "csv": reports_as_csv, "lines": reports_as_lines}
