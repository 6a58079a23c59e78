"""Stories that commands take as files: UTF-8, and nothing that only looks like it; wrapped lines made whole."""

from itertools import pairwise
from pathlib import Path

import click


def decoded(raw: bytes) -> str:
    """Without a byte order mark. Raises ValueError that says where it is not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"not UTF-8 (byte 0x{raw[error.start]:02x} at {error.start}); convert it, e.g. with iconv -t utf-8"
        ) from error


NARROWEST, WIDEST = 50, 110  # characters of a line that an editor has wrapped
MOST = 0.6  # share of a text's lines that are so wide from which it counts as wrapped
LINES_LEAST = 3
_ENDS = (".", "!", "?", ":", "…", "。", "”", '"', "»")


def unwrapped(text: str) -> str:
    """A text whose lines an editor broke at some width, with its paragraphs on one line each. A space takes the place of
    a line's end, so that every place in it stays the same.

    >>> wide = "Orsk Lithium and its old rival Hanul Cell have signed an"
    >>> unwrapped(f"{wide}\\n{wide}\\n{wide}.\\nMore.").count("\\n")
    1
    """
    lines = text.split("\n")
    written = [line for line in lines if line.strip()]
    wide = [line for line in written if NARROWEST <= len(line) <= WIDEST]
    if len(written) < LINES_LEAST or len(wide) < MOST * len(written) or max(map(len, written)) > WIDEST:
        return text
    joined = lines[0]
    for before, line in pairwise(lines):
        goes_on = len(before) >= NARROWEST and bool(line.strip()) and not before.rstrip().endswith(_ENDS)
        joined += (" " if goes_on else "\n") + line
    return joined


def read_story(path: Path) -> str:
    """Raises click.UsageError naming the file."""
    try:
        return unwrapped(decoded(path.read_bytes()))
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise click.UsageError(f"{path}: cannot be read: {words}") from error
