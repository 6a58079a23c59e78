"""One value of a row as people read it, by the name of its column. Every text is escaped; only web addresses are links."""

import json
import math
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from datasette.utils import tilde_encode
from markupsafe import Markup

from monitor.browse.metadata import DATABASE
from monitor.digest.safe import shown, web_link
from monitor.digest.words import country_words, instrument_words, money_words, quantity_words

LONGEST = {"title": 200, "evidence": 240}
SHORT = 160  # characters of any other text

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z")
_ITEMS = 8
MOMENTS = {"published", "stored", "fetched", "last_poll", "last_new", "next_poll", "next_attempt", "first_seen", "at", "seen", "updated", "written"}  # fmt: skip

Row = Mapping[str, Any]


def cell(row: Row, column: str, value: Any, table: str | None) -> Markup | str | None:
    """None where Datasette's own way will do."""
    if isinstance(value, dict):  # a reference, with the label of what it refers to
        return _reference(column, value)
    if value is None or isinstance(value, bytes):
        return None
    if column in _BY_ROW:
        return _BY_ROW[column](row, value, table)
    if column in _BY_VALUE:
        return _BY_VALUE[column](value)
    if column in MOMENTS:
        return moment_text(str(value))
    return shown(str(value), LONGEST.get(column, SHORT)) if isinstance(value, str) else None


def items(value: object) -> list[str]:
    """The values of a JSON array, or of a comma list.

    >>> items('["lithium", "cobalt"]'), items("CA, DE"), items("")
    (['lithium', 'cobalt'], ['CA', 'DE'], [])
    """
    text = str(value or "")
    if text.startswith("["):
        try:
            return [str(one) for one in json.loads(text)]
        except (ValueError, TypeError, RecursionError):
            return [text]
    return [one.strip() for one in text.split(",") if one.strip()]


def listed(value: object, word: Callable[[str], str] = str, joint: str = ", ") -> str:
    """On one line, and the many cut short."""
    found = [shown(word(one), 80) for one in items(value)]
    more = len(found) - _ITEMS
    return joint.join(found[:_ITEMS]) + (f" and {more} more" if more > 0 else "")


def moment_text(stated: str | None) -> str:
    """
    >>> moment_text("2026-11-26T14:31:00Z"), moment_text("2026-11-26")
    ('2026-11-26 14:31', '2026-11-26')
    """
    found = _MOMENT.fullmatch(stated or "")
    return f"{found[1]} {found[2]}" if found else shown(stated or "", 40)


def money(value: Any, currency: Any = None) -> str:
    """ "US$1.2 billion"; "" where there is no number that can be written."""
    if not isinstance(value, int | float) or not math.isfinite(value):
        return ""
    return money_words(float(value), str(currency) if currency else None)


def host_of(url: str) -> str:
    """What a person needs of an address: the host.

    >>> host_of("https://www.wire.example/a/b?c"), host_of("javascript:alert(1)")
    ('wire.example', '')
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _title(row: Row, value: Any, table: str | None) -> Markup | str:
    text = shown(str(value), LONGEST["title"]) or "(no title)"
    article = _article_id(row, table)
    if article is not None:
        return _link(f"/{DATABASE}/articles/{article}", text) + _proof(row)
    address = web_link(str(row["url"])) if "url" in row.keys() else ""  # noqa: SIM118 - a row of SQLite
    return _outside(address, text) if address else text


def _proof(row: Row) -> Markup:
    """The sentence that says the deal, in small below its title."""
    said = shown(str(row["evidence"]), LONGEST["evidence"]) if "evidence" in row.keys() else ""  # noqa: SIM118
    return Markup(' <span class="proof" dir="auto">{}</span>').format(said) if said else Markup("")


def _article_id(row: Row, table: str | None) -> int | None:
    own = "id" if table in {"articles", "flagged_articles"} else "article_id"
    found = row[own] if own in row.keys() else None  # noqa: SIM118
    found = found["value"] if isinstance(found, dict) else found
    return found if isinstance(found, int) else None


def _instrument(row: Row, value: Any, table: str | None) -> Markup | str:
    words = instrument_words(shown(str(value), 80))
    if table == "ledger":
        return _link(f"/{DATABASE}/ledger/{row['id']}", words)
    own = "id" if table == "deals" else "deal_id"
    deal = row[own] if own in row.keys() else None  # noqa: SIM118
    return _link(f"/{DATABASE}/deals/{deal}", words) if isinstance(deal, int) else words


def _value(row: Row, value: Any, table: str | None) -> str:
    if table == "facts":
        return shown(str(value), SHORT)
    currency = row["currency"] if "currency" in row.keys() else None  # noqa: SIM118
    return money(value, currency) or shown(str(value), 40)


def _article(value: Any) -> Markup:
    return _link(f"/{DATABASE}/articles/{tilde_encode(str(value))}", str(value))


def _address(value: Any) -> Markup | str:
    safe = web_link(str(value))
    return _outside(safe, shown(host_of(safe), 60)) if safe else shown(str(value), SHORT)


def _score(value: Any) -> str:
    return f"{value:.1f}" if isinstance(value, float) else shown(str(value), 40)


def _flag(value: Any) -> str:
    return "yes" if value == 1 else "no"


_PLACES = {
    "source": "sources",
    "article_id": "articles",
    "primary_article": "articles",
    "deal_id": "deals",
    "ledger_id": "ledger",
}


def _reference(column: str, value: Mapping[str, Any]) -> Markup:
    label = shown(str(value["label"]), LONGEST["title"]) or str(value["value"])
    place = _PLACES.get(column)
    if place is None:
        return Markup("{}").format(label)
    return _link(f"/{DATABASE}/{place}/{tilde_encode(str(value['value']))}", label)


def _link(path: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(path, text)


def _outside(address: str, text: str) -> Markup:
    return Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>').format(address, text)


def quantities_text(value: object) -> str:
    """
    >>> quantities_text('[{"value": 12000, "unit": "t/year"}]')
    '12,000 t/year'
    """
    try:
        return ", ".join(
            quantity_words(one["value"], shown(one["unit"], 20)) for one in json.loads(str(value))
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return shown(str(value), SHORT)


_BY_ROW: dict[str, Callable[[Row, Any, str | None], Markup | str]] = {
    "title": _title,
    "instrument": _instrument,
    "value": _value,
}
_BY_VALUE: dict[str, Callable[[Any], Markup | str]] = {
    "article_id": _article,
    "instruments": partial(listed, word=instrument_words),
    "countries": partial(listed, word=country_words),
    "parties": partial(listed, joint=" – "),
    "minerals": listed,
    "authors": listed,
    "statuses": listed,
    "quantities": quantities_text,
    "url": _address,
    "canonical_url": _address,
    "feed_url": _address,
    "moved_to": _address,
    "score": _score,
    "flagged": _flag,
    "enabled": _flag,
}
