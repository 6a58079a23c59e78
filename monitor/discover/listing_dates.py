"""The moment that stands beside a headline: in a time element, in short text near it, or in the address itself."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from lxml import etree

from monitor.discover.dates import LONGEST, stated_moment, written_moment

MOST_MISSES = 40  # texts a page in which dateparser may find no date: a miss takes it up to 50 ms

_MONTH = r"[^\W\d_]{3,12}\.?"
_DATE = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:.+Z-]+)?|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}[./]\d{{1,2}}[./]\d{{1,2}}"
    rf"|\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日|\d{{4}}\s?년\s?\d{{1,2}}\s?월\s?\d{{1,2}}\s?일"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:\.|st|nd|rd|th|er)?\s(?:de\s)?{_MONTH}(?:\sde)?,?\s\d{{4}}"
    rf"|\d{{1,2}}\s(?:min(?:ute)?|hour|day|hr)s?\sago",
    re.IGNORECASE,
)
_NAMED = re.compile(r"date|time|publish|posted|meta", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"[/_-]((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/_-]|$)")


class DateReader:
    """Reads the dates of one page. `lang` is the language it declares."""

    def __init__(self, now: datetime, lang: str | None) -> None:
        self._now = now
        self._lang = lang
        self._misses = 0

    def of_card(self, card: etree._Element, title: str) -> datetime | None:
        """The first moment that a time element, an element named for dates, or short text beside the title states."""
        for text in _stated(card):
            found = stated_moment(text)
            if found:
                return found
        for text in _candidates(card, title):
            found = self._written(text)
            if found:
                return found
        return None

    @staticmethod
    def has_date(card: etree._Element) -> bool:
        return next(_stated(card), None) is not None or next(_candidates(card, ""), None) is not None

    def of_address(self, url: str) -> datetime | None:
        """The day in an address like /2026/11/26/…, or None."""
        found = _IN_ADDRESS.search(url)
        try:
            return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC) if found else None
        except ValueError:
            return None

    def _written(self, text: str) -> datetime | None:
        if self._misses >= MOST_MISSES:
            return None
        found = written_moment(text, self._now, self._lang)
        self._misses += found is None
        return found


def _stated(card: etree._Element) -> Iterator[str]:
    return (
        value
        for element in islice(card.iter("time"), 5)
        if (value := (element.get("datetime") or "").strip())
    )


def _candidates(card: etree._Element, title: str) -> Iterator[str]:
    for element in islice(card.iter(), 120):
        named = element.tag == "time" or bool(_NAMED.search(f"{element.get('class') or ''}"[:200]))
        for text in (element.text, element.tail if element is not card else None):
            piece = " ".join((text or "")[:400].split())
            if not piece or piece in title:
                continue
            found = _DATE.search(piece)
            if found and (named or len(piece) <= LONGEST or found.start() < 20):
                yield found[0]
            elif named and len(piece) <= LONGEST and any(character.isdigit() for character in piece):
                yield piece
