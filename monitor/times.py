"""Moments as text: how they are stored, and how pages and feeds state them. Knows no clock: `now` is an argument."""

import re
from datetime import UTC, datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def utc_text(moment: datetime) -> str:
    """An aware moment as stored: UTC to the second, "2026-11-26T07:00:00Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def stored_moment(stated: str | None) -> str | None:
    """A page's own ISO 8601 text as stored: UTC with Z; a day alone stays YYYY-MM-DD; without offset it is UTC.

    >>> stored_moment("2026-11-26T09:30:00+02:00")
    '2026-11-26T07:30:00Z'
    >>> stored_moment("2026-11-26")
    '2026-11-26'
    """
    if not stated:
        return None
    if _DAY.fullmatch(stated):
        return stated
    moment = parse_moment(stated)
    return utc_text(moment) if moment else None


def parse_moment(text: str | None) -> datetime | None:
    """ISO 8601 text as an aware moment (a day alone is its midnight, no offset is UTC), or None where it is neither."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None
