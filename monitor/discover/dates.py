"""Moments as feeds, sitemaps and listings write them. Short text in, an aware moment in UTC or None out."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

import dateparser
from dateparser.data.languages_info import language_order

from monitor.times import parse_moment

LONGEST = 60  # characters: more is prose, and dateparser is slow on prose

EARLIEST = 1990  # a year before it is a clock that was never set

_W3C = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LANGUAGES = frozenset(language_order)
_DIGIT = re.compile(r"\d")


def stated_moment(text: str | None) -> datetime | None:
    """ISO 8601, W3C (a year or month alone is its first day) or RFC 822. No offset: UTC. None before EARLIEST.

    >>> stated_moment("Thu, 26 Nov 2026 09:30:00 +0200").isoformat()
    '2026-11-26T07:30:00+00:00'
    """
    text = (text or "")[: 4 * LONGEST].strip()
    if not text or len(text) > LONGEST:
        return None
    whole = _W3C.fullmatch(text)
    if whole:
        text = f"{whole[1]}-{whole[2] or '01'}-{whole[3] or '01'}"
    found = parse_moment(text) or _mail_moment(text)
    return found if found and found.year >= EARLIEST else None


def written_moment(text: str, now: datetime, lang: str | None = None) -> datetime | None:
    """A moment as people write it ("26 ноября 2026", "2 hours ago"), no later than a day after `now`; else None.

    `lang` (ISO 639-1) is tried before English; without it all languages are, which takes some ten times as long.
    """
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        return None
    found = stated_moment(text) or _parsed(
        text, now.astimezone(UTC).replace(tzinfo=None, second=0, microsecond=0), lang
    )
    return found if found and found.year >= EARLIEST and (found - now).days < 1 else None


def _mail_moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


@lru_cache(maxsize=2048)
def _parsed(text: str, now: datetime, lang: str | None) -> datetime | None:
    if not _DIGIT.search(text):
        return None
    settings = {
        "RELATIVE_BASE": now,
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": True,
        "PREFER_DATES_FROM": "past",
        "REQUIRE_PARTS": ["day", "month"],
    }
    languages = [*{lang: 1, "en": 1}] if lang in _LANGUAGES else None
    try:
        found = dateparser.parse(text, languages=languages, settings=settings)
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        return None  # a text that trips it
    return found.astimezone(UTC) if found else None
