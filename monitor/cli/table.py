"""CSV for spreadsheets, written row by row."""

import csv
import sys
from collections.abc import Iterable, Sequence

from monitor.cli.words import printable


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """How many rows there were."""
    writer, number = csv.writer(sys.stdout, lineterminator="\n"), 0
    writer.writerow(columns)
    for row in rows:
        number += 1
        writer.writerow([_cell(value) for value in row])
    return number


def _cell(value: object) -> object:
    """Foreign words never become a formula of a spreadsheet."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text
