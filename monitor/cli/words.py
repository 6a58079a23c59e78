"""How commands word moments, sizes and foreign text for people at a terminal."""

import os
import sys
import unicodedata
from datetime import datetime, timedelta

import click

_SPANS = ((86400 * 2, 86400, "days"), (3600, 3600, "h"), (60, 60, "min"), (0, 1, "s"))


def span_words(span: timedelta) -> str:
    """
    >>> span_words(timedelta(hours=30)), span_words(timedelta(days=2.4)), span_words(timedelta(seconds=7))
    ('30 h', '2 days', '7 s')
    """
    seconds = abs(span.total_seconds())
    unit, name = next((unit, name) for least, unit, name in _SPANS if seconds >= least)
    return f"{seconds // unit:.0f} {name}"


def ago(moment: datetime | None, now: datetime, never: str = "never") -> str:
    """ "3 h ago", "in 25 min"; `never` where there is no moment."""
    if moment is None:
        return never
    return f"in {span_words(moment - now)}" if moment > now else f"{span_words(now - moment)} ago"


def size_words(size: float) -> str:
    """
    >>> size_words(512), size_words(1_300_000)
    ('512 B', '1.3 MB')
    """
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} B" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"


_JOINERS = "\u200c\u200d"  # Persian and Hindi spell with them


def printable(text: str) -> str:
    """On one line, without what would steer a terminal or turn the direction of its words: the words of pages are foreign."""
    return "".join(
        c
        for c in " ".join(text.split())
        if c in _JOINERS or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}
    )


def emphasis(text: str) -> str:
    """Bold where a person looks at it."""
    return click.style(text, bold=True) if sys.stdout.isatty() and "NO_COLOR" not in os.environ else text
