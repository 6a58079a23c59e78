"""How commands print: JSON for programs, aligned columns for people. Data goes to stdout, the rest to stderr."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

_HALF = re.compile("[\ud800-\udfff]")


def print_json(value: Any) -> None:
    """One document, readable and in UTF-8."""
    click.echo(_dumped(value, indent=2))


def print_json_array(values: Iterable[Any]) -> int:
    """One array, written as it is read, so that an archive needs no memory; how many values it has."""
    count = 0
    for count, value in enumerate(values, 1):
        click.echo(("[\n" if count == 1 else ",\n") + _dumped(value, indent=2), nl=False)
    click.echo("\n]" if count else "[]")
    return count


def json_line(value: Any) -> str:
    """On one line."""
    return _dumped(value, separators=(",", ":"))


def _dumped(value: Any, **how: Any) -> str:
    """Halves of characters, which JSON can hold and no text can, are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, **how)
    return json.dumps(value, **how) if _HALF.search(text) else text


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns as wide as their widest cell; numbers to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max([len(name), *(len(row[i]) for row in cells)]) for i, name in enumerate(head)]
    right = [bool(rows) and all(isinstance(row[i], int | float) for row in rows) for i in range(len(head))]
    for line in [list(head), *cells]:
        padded = (c.rjust(w) if r else c.ljust(w) for c, w, r in zip(line, widths, right, strict=True))
        click.echo("  ".join(padded).rstrip())


def on_terminal() -> bool:
    """Whether progress bars make sense."""
    return sys.stderr.isatty()
