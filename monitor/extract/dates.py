"""The moment of publication: which of a page's dates to trust. The page's own offset is kept; none is invented."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

from dateparser import parse as parse_words
from htmldate import find_date
from selectolax.lexbor import LexborHTMLParser

from monitor.extract.beside import texts_beside
from monitor.extract.bylinedate import date_beside, zone_hours
from monitor.extract.jsonld import LinkedData
from monitor.extract.metadata import MetaTags
from monitor.models.page import Page

_META = (  # letters alone: "article:published_time" and "article.published-time" are one
    "articlepublishedtime", "ogpublishedtime", "ogarticlepublishedtime", "datepublished", "parselypubdate", "sailthrudate",
    "publishdate", "pubdate", "articlepubdate", "publishtime", "ogpubdate", "ogpublishdate", "cxenseparserecspublishtime",
    "cxenseparsepublishtime", "publishedtime", "articlepublished", "articlepublicationdate", "publicationdate",
    "originalpublicationdate", "dcdateissued", "dctermsissued", "dctermscreated", "dctermsdate", "dcdate", "dcdatecreated",
    "isopublishdate", "articledateoriginal", "citationpublicationdate", "lastmodifiedpublished", "date",
)  # fmt: skip
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\b\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"[/_-](20[0-4]\d|19\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$|\D)"
)
_OF_MAIL = re.compile(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d{1,2}:\d{2}")
_OF_PROGRAMS = re.compile(
    r"\w{3} (\w{3}) {1,2}(\d{1,2}) (\d{1,2}:\d{2}:\d{2})(?: (?:GMT)?([+-]\d{4}|[A-Z]{3,4}))?(?: \([^)]*\))? (\d{4})"
)
_INDIA = re.compile(r"\bIST$")  # Israel and Ireland write it, too, and far less often in dates of news
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
LONGEST = 80  # characters; no date is longer
FURTHEST_ZONE = timedelta(hours=14)  # from UTC
DAY_LONGEST = timedelta(days=1) + FURTHEST_ZONE  # from a day's beginning, anywhere, to its end
_QUARTER, _SAME = timedelta(minutes=15), timedelta(seconds=90)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|^\d{8}T|^\d{10,13}$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?", re.IGNORECASE)
_DAY_OR_MONTH_FIRST = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}\b")


def published_of(
    tree: LexborHTMLParser,
    meta: MetaTags,
    linked: LinkedData,
    page: Page,
    *,
    title: str = "",
    lang: str | None = None,
) -> str | None:
    """ISO 8601 of the first date that can be trusted: not before 1990, not more than a day after the fetch.

    What the page states of itself comes first, then what readers see beside the headline, then what the feed said, then
    what may be another's. A feed's moment also gives a page's day its time, and a page's time its offset.
    """
    found = _of_page(tree, meta, linked, page, title, lang)
    return (
        agreed_moment(found, page.listed)
        if page.listed and _is_sane(page.listed.isoformat(), page.fetched)
        else found
    )


def agreed_moment(stated: str | None, listed: datetime) -> str:
    """The page's moment, made as exact as the feed's where both mean the same.

    >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    >>> agreed_moment("2026-11-24T14:00:00", noon), agreed_moment("2026-11-24", noon), agreed_moment("2026-11-20", noon)
    ('2026-11-24T14:00:00+02:00', '2026-11-24T12:00:00+00:00', '2026-11-20')
    """
    if listed.time() == time():
        return stated or listed.date().isoformat()  # a day, written as its midnight
    if stated is None:
        return listed.isoformat(timespec="seconds")
    moment = datetime.fromisoformat(stated)
    if moment.tzinfo:
        return stated
    apart = moment.replace(tzinfo=UTC) - listed
    if "T" not in stated:
        return listed.isoformat(timespec="seconds") if -DAY_LONGEST < apart < FURTHEST_ZONE else stated
    offset = _QUARTER * round(apart / _QUARTER)
    if abs(apart - offset) > _SAME or not -FURTHEST_ZONE <= offset <= FURTHEST_ZONE:
        return stated
    return moment.replace(tzinfo=timezone(offset)).isoformat(timespec="seconds")


def _of_page(
    tree: LexborHTMLParser, meta: MetaTags, linked: LinkedData, page: Page, title: str, lang: str | None
) -> str | None:
    url, fetched = page.final_url, page.fetched

    def sane(moments: Iterable[str | None]) -> str | None:
        return next((one for one in moments if one and _is_sane(one, fetched)), None)

    stated = sane(iso_moment(one, lang) for one in _stated(tree, meta, linked))
    if stated and "T" in stated:
        return stated
    seen, in_address = sane([date_beside(texts_beside(tree, title), lang)]), sane([_in_address(url)])
    day = stated or in_address
    if day:
        return seen if seen and seen[:10] == day else day
    elsewhere = sane(iso_moment(one, lang) for one in _elsewhere(tree))
    if seen and elsewhere and elsewhere.startswith(seen[:10]):
        return elsewhere  # the same, for programs: with its offset
    if seen or page.listed:
        return seen
    return elsewhere or _in_text(tree, url, fetched)


def _in_text(tree: LexborHTMLParser, url: str, fetched: datetime) -> str | None:
    """What htmldate finds in the markup and text of a page that states no date anywhere else."""
    found = find_date(
        tree.html or "", url=url or None, original_date=True, max_date=fetched.date().isoformat()
    )
    if not found or not _is_sane(found, fetched):
        return None
    return None if found.endswith("-01-01") else found  # a year alone, of a copyright most likely


def _stated(tree: LexborHTMLParser, meta: MetaTags, linked: LinkedData) -> Iterator[str]:
    yield linked.published
    yield from meta.like(_META)
    for selector in (
        '[itemprop="datePublished"]',
        "article time[datetime]",
        "header time[datetime]",
        "time[pubdate]",
        "abbr.published[title]",
    ):
        yield from _of_elements(tree, selector)


def _elsewhere(tree: LexborHTMLParser) -> Iterator[str]:
    """Where the page may as well tell of another article."""
    yield from _of_elements(tree, "time[datetime]")


def _of_elements(tree: LexborHTMLParser, selector: str) -> Iterator[str]:
    for node in tree.css(selector)[:2]:
        yield (
            node.attributes.get("datetime")
            or node.attributes.get("content")
            or node.attributes.get("title")
            or ""
        )


def _in_address(url: str) -> str | None:
    found = _IN_ADDRESS.search(url)
    return _checked(f"{found[1]}-{found[2]}-{found[3]}") if found else None


def iso_moment(text: str, lang: str | None = None) -> str | None:
    """A stated date as ISO 8601, as exact as it was stated; None for what is none.

    >>> iso_moment("2026-11-24 9:05:00 +0200"), iso_moment("2026-11-24"), iso_moment("soon")
    ('2026-11-24T09:05:00+02:00', '2026-11-24', None)
    """
    text = _INDIA.sub("+0530", _COMPACT.sub(_spread, text.strip()[:LONGEST]))
    found = _ISO.match(text)
    if found:
        return _checked(_iso_of(found))
    if not _YEAR.search(text):
        return None  # "3 hours ago" would be counted from our own clock
    if _DAY_OR_MONTH_FIRST.match(text):
        return date_beside([text], lang)
    if text.isascii() and text.isdigit() and len(text) in {10, 13}:
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    return _of_words(text, lang)


def _spread(compact: re.Match[str]) -> str:
    year, month, day, hour, minute, second = compact.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}"


def _of_words(text: str, lang: str | None) -> str | None:
    try:
        parsed = _english(text, lang) or parse_words(text, settings={"STRICT_PARSING": True})
    except (ValueError, OverflowError, RecursionError, AttributeError, TypeError):
        return None
    if parsed is None:
        return None
    has_time = re.search(r"\d{1,2}[:.h]\d{2}", text) is not None
    return parsed.isoformat(timespec="seconds") if has_time else parsed.date().isoformat()


def _english(text: str, lang: str | None) -> datetime | None:
    """What mail headers (RFC 5322) and programs write ("Fri Nov 27 09:05:00 CET 2026"): dateparser reads it, too, after most
    of a second in which it loads its languages."""
    as_program = _OF_PROGRAMS.fullmatch(text)
    if as_program:
        month, day, time, zone, year = as_program.groups()
        text = f"{day} {month} {year} {time} {_numeric_zone(zone or '', lang)}"
    elif not _OF_MAIL.match(text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None


def _numeric_zone(zone: str, lang: str | None) -> str:
    hours = zone_hours(zone, lang)
    return zone if hours is None else f"{hours:+03}00"


def _iso_of(found: re.Match[str]) -> str:
    year, month, day, hour, minute, second, half, zone = found.groups()
    date = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return date
    if half:
        hour = str(int(hour) % 12 + 12 * (half.lower() == "p"))
    return f"{date}T{int(hour):02}:{minute}:{second or '00'}{_offset(zone)}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _checked(text: str) -> str | None:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return None
    return text


def _is_sane(text: str, fetched: datetime) -> bool:
    moment = datetime.fromisoformat(text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _EARLIEST <= moment <= fetched + timedelta(days=1)
