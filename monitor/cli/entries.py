"""`monitor deals`: entries of the ledger, and their sums by quarter, in words, JSON and CSV."""

from collections.abc import Iterator

import click

from monitor.cli.ledgerwords import (
    conflict_words,
    course_words,
    entry_json,
    fact_words,
    head_words,
    sums_words,
    told_words,
    total_json,
)
from monitor.cli.output import print_json_array, print_table
from monitor.cli.table import print_csv
from monitor.cli.words import emphasis, printable
from monitor.digest.data import plain_number
from monitor.digest.words import quantity_words
from monitor.models.ledgerlist import QuarterTotal, ShownEntry

COLUMNS = (
    "ledger_id", "last_seen", "first_seen", "status", "instrument", "parties", "minerals", "countries", "value", "currency",
    "quantities", "reports", "sources", "primary_url", "history", "conflicts", "title", "url", "evidence",
)  # fmt: skip
TOTAL_COLUMNS = ("quarter", "mineral", "currency", "value", "entries", "with_value", "without_value")


def entries_as_json(entries: Iterator[ShownEntry]) -> int:
    return print_json_array(map(entry_json, entries))


def entries_as_csv(entries: Iterator[ShownEntry]) -> int:
    return print_csv(COLUMNS, map(_row, entries))


def _row(entry: ShownEntry) -> tuple[object, ...]:
    own, newest = entry.confirmed_by, entry.newest
    return (
        entry.id, entry.last_seen, entry.first_seen, entry.status, entry.instrument, "; ".join(entry.parties),
        "; ".join(entry.minerals), "; ".join(entry.countries), plain_number(entry.value), entry.currency,
        "; ".join(quantity_words(*one) for one in entry.quantities), len(entry.reports), "; ".join(entry.sources),
        own.article.url if own else None,
        "; ".join(f"{one.after} {one.at[:10]}" for one in entry.history if one.fact == "status"),
        "; ".join(map(conflict_words, entry.conflicts)), newest.article.title, newest.article.url, newest.evidence,
    )  # fmt: skip


def entries_as_lines(entries: Iterator[ShownEntry]) -> int:
    number = 0
    for entry in entries:
        number += 1
        for line in entry_lines(entry):
            click.echo(line)
        click.echo()
    return number


def entry_lines(entry: ShownEntry) -> Iterator[str]:
    """An entry as people read it, without its reports."""
    yield f"{entry.last_seen[:10]}  {emphasis(head_words(entry))}"
    if facts := fact_words(entry):
        yield f"  {facts}"
    yield f"  {told_words(entry)} · entry {entry.id}"
    if course := course_words(entry):
        yield f"  {course}"
    for conflict in entry.conflicts:
        yield f"  sources differ on {conflict_words(conflict)}"
    yield f"  “{printable(entry.newest.evidence)}”"


def totals_as_json(totals: Iterator[QuarterTotal]) -> int:
    return print_json_array(map(total_json, totals))


def totals_as_csv(totals: Iterator[QuarterTotal]) -> int:
    return print_csv(TOTAL_COLUMNS, (row for total in totals for row in _total_rows(total)))


def _total_rows(total: QuarterTotal) -> Iterator[tuple[object, ...]]:
    """A row a currency; one without, where nothing is disclosed."""
    for currency, value in total.values or (("", None),):
        counts = (total.entries, total.with_value, total.entries - total.with_value)
        yield (total.quarter, total.mineral, currency, plain_number(value), *counts)


def totals_as_lines(totals: Iterator[QuarterTotal]) -> int:
    rows = [
        (
            total.quarter,
            total.mineral or "(none named)",
            total.entries,
            total.with_value,
            total.entries - total.with_value,
            sums_words(total.values),
        )
        for total in totals
    ]
    if rows:
        print_table(("quarter", "mineral", "deals", "with value", "without", "disclosed"), rows)
    return len(rows)


ENTRIES = {"json": entries_as_json, "csv": entries_as_csv, "lines": entries_as_lines}
TOTALS = {"json": totals_as_json, "csv": totals_as_csv, "lines": totals_as_lines}
