"""Values as people read them: money, quantities, countries, instruments, moments."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.numbers import get_currency_symbol

from monitor.models.digest import DigestDeal
from monitor.times import parse_moment

INSTRUMENTS = {
    "government_agreement": "government agreement",
    "mou": "memorandum of understanding",
    "joint_venture": "joint venture",
    "earn_in": "earn-in",
    "other": "agreement",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SYMBOLS = {"USD": "US$", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "BRL": "R$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def instrument_words(instrument: str) -> str:
    return INSTRUMENTS.get(instrument, instrument)


def money_words(value: float | None, currency: str | None) -> str:
    """"US$1.2 billion"; "" without a value.

    >>> money_words(1_200_000_000, "USD"), money_words(350_000, None)
    ('US$1.2 billion', '350,000')
    """
    if value is None:
        return ""
    symbol = _symbol(currency)
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{symbol}{_number(value / scale, 2)} {name}"
    return f"{symbol}{_number(value, 2)}"


def _symbol(currency: str | None) -> str:
    if not currency:
        return ""
    symbol = _SYMBOLS.get(currency) or get_currency_symbol(currency, locale="en")
    return f"{currency} " if symbol == currency else symbol


def quantity_words(value: float, unit: str) -> str:
    return f"{_number(value, 3)} {unit}"


def _number(value: float, places: int) -> str:
    return f"{value:,.{places}f}".rstrip("0").rstrip(".")


@cache
def _territories() -> dict[str, str]:
    return {**Locale("en").territories, "EU": "European Union"}


def country_words(code: str) -> str:
    return _territories().get(code, code)


def moment_words(stated: str | None, zone: str) -> str:
    """"26 November 2026, 09:30" in the zone; a day alone stays a day; "" where unknown."""
    moment = parse_moment(stated)
    if moment is None or stated is None:
        return ""
    if len(stated) == len("2026-11-26"):
        return f"{moment.day} {moment:%B %Y}"
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%B %Y, %H:%M}"


def window_words(start: datetime, end: datetime, zone: str) -> str:
    """What a window covers, in its zone."""
    first, last = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
    if first.time() == last.time() and (last.date() - first.date()).days == 1 and first.hour == first.minute == 0:
        return f"{first:%A}, {first.day} {first:%B %Y}"
    return f"{first.day} {first:%B %Y, %H:%M} to {last.day} {last:%B %Y, %H:%M}"


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def plain(value: float | None) -> float | int | None:
    """A whole number without its point."""
    return int(value) if value is not None and value == int(value) else value


def what_words(deal: DigestDeal) -> str:
    """The card's first line: "Offtake, signed: A – B"."""
    head = f"{sentence_case(instrument_words(deal.instrument))}, {deal.status}"
    return f"{head}: {' – '.join(deal.parties)}" if deal.parties else head


def fact_words(deal: DigestDeal) -> str:
    """The card's second line: minerals · countries · value · quantities."""
    parts = [
        ", ".join(deal.minerals),
        ", ".join(country_words(code) for code in deal.countries),
        money_words(deal.value, deal.currency),
        ", ".join(quantity_words(value, unit) for value, unit in deal.quantities),
    ]
    return " · ".join(part for part in parts if part)
