"""Values as people read them: money, quantities, countries, instruments, moments; and the sentences about a digest."""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.numbers import get_currency_symbol

from monitor.models.digest import Card, Digest, DigestDeal, DigestSource, Window
from monitor.times import parse_moment

INSTRUMENTS = {
    "government_agreement": "government agreement",
    "mou": "memorandum of understanding",
    "joint_venture": "joint venture",
    "earn_in": "earn-in",
    "other": "agreement",
}
PARTIES_SHOWN = 6
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SYMBOLS = {
    "USD": "US$",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
    "BRL": "R$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
}


def instrument_words(instrument: str) -> str:
    return INSTRUMENTS.get(instrument, instrument)


def money_words(value: float | None, currency: str | None) -> str:
    """ "US$1.2 billion"; "" without a value.

    >>> money_words(1_200_000_000, "USD"), money_words(350_000, "KZT"), money_words(999_999_999, "AUD")
    ('US$1.2 billion', 'KZT 350,000', 'A$1 billion')
    """
    if value is None:
        return ""
    symbol = _symbol(currency)
    for scale, name in _SCALES:
        if round(abs(value) / scale, 2) >= 1:
            return f"{symbol}{_number(value / scale, 2)} {name}"
    return f"{symbol}{_number(value, 2)}"


def _symbol(currency: str | None) -> str:
    if not currency:
        return ""
    symbol = _SYMBOLS.get(currency) or get_currency_symbol(currency, locale="en")
    return f"{currency} " if symbol == currency or len(symbol) > 3 or symbol.isalpha() else symbol


def quantity_words(value: float, unit: str) -> str:
    """
    >>> quantity_words(12000, "t/year")
    '12,000 t/year'
    """
    return f"{_number(value, 3)} {unit}"


def _number(value: float, places: int) -> str:
    return f"{value:,.{places}f}".rstrip("0").rstrip(".")


@cache
def _territories() -> dict[str, str]:
    return {**Locale("en").territories, "EU": "European Union"}


def country_words(code: str) -> str:
    return _territories().get(code, code)


def moment_words(stated: str | None, zone: str) -> str:
    """ "26 November 2026, 09:30" in the zone; a day alone stays a day; "" where unknown."""
    moment = parse_moment(stated)
    if moment is None or stated is None:
        return ""
    if len(stated) == len("2026-11-26"):
        return f"{moment.day} {moment:%b %Y}"
    return _moment(moment.astimezone(ZoneInfo(zone)))


def _moment(local: datetime) -> str:
    return f"{local.day} {local:%b %Y, %H:%M}"


def window_words(window: Window) -> str:
    """What a window covers, in its zone: "Wednesday, 25 November 2026" for a whole day."""
    first, last = (moment.astimezone(ZoneInfo(window.zone)) for moment in (window.start, window.end))
    midnight = (first.hour, first.minute, first.second) == (last.hour, last.minute, last.second) == (0, 0, 0)
    if midnight and last.date() - first.date() == timedelta(days=1):
        return f"{first:%A}, {first.day} {first:%B %Y}"
    return f"{_moment(first)} to {_moment(last)}"


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def parties_words(parties: tuple[str, ...]) -> str:
    """
    >>> parties_words(("Northfield Lithium", "Harbour Cell"))
    'Northfield Lithium – Harbour Cell'
    """
    more = len(parties) - PARTIES_SHOWN
    names = " – ".join(parties[:PARTIES_SHOWN])
    return f"{names} and {count(more, 'other')}" if more > 0 else names


def what_words(deal: DigestDeal) -> str:
    """The first line of a card: "Offtake, signed: A – B"; without parties, what the story's title says."""
    head = f"{sentence_case(instrument_words(deal.instrument))}, {deal.status}"
    return f"{head}: {parties_words(deal.parties) or deal.article.title}"


def amount_words(deal: DigestDeal) -> str:
    """Value and quantities: "US$1.25 billion · 12,000 t/year"; "" where neither is known."""
    money = money_words(deal.value, deal.currency)
    return " · ".join(part for part in (money, *(quantity_words(*one) for one in deal.quantities)) if part)


def place_words(deal: DigestDeal) -> str:
    """Countries and minerals: "Canada, Germany · Cobalt, nickel"."""
    countries = ", ".join(map(country_words, deal.countries))
    return " · ".join(part for part in (countries, sentence_case(", ".join(deal.minerals))) if part)


def status_words(card: Card) -> str:
    """What other reports of the card say of its status: "elsewhere told as proposed"; "" where all agree."""
    return f"elsewhere told as {', '.join(card.statuses)}" if card.statuses else ""


def score_words(score: float) -> str:
    return f"score {_number(score, 1)}"


def fact_words(card: Card) -> str:
    """All that a card knows beside its first line, in one: "US$1.25 billion · Canada, Germany · Lithium · score 6.5"."""
    deal = card.deal
    late = "late arrival" if card.late else ""
    parts = (amount_words(deal), place_words(deal), score_words(deal.article.score), status_words(card), late)
    return " · ".join(part for part in parts if part)


def source_words(source: DigestSource) -> str:
    """How a source was: "failing: HTTP 503", "not polled", "2 of 48 polls failed: timeout"."""
    if source.state is None:
        return "not polled in this time"
    if source.state in {"ok", "moved"}:
        return f"{source.failed_polls} of {count(source.polls, 'poll')} failed"
    return f"{source.state}: {source.error}" if source.error else source.state


def count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def headline(digest: Digest) -> str:
    """The one sentence that tells the window: never a quiet day when something could not be read."""
    stories = count(digest.stored, "story", "stories")
    if digest.deals:
        return f"{count(digest.deals, 'deal')}, reported by {digest.reporting:,} of {stories} read"
    if digest.quiet:
        return f"A quiet day: no deal in {stories} of {count(digest.sources, 'source')}"
    if not digest.sources:
        return "No source was watched"
    found = f"No deal found in {stories} read"
    if digest.flagged:
        found = f"No deal drawn out of {count(digest.flagged, 'flagged story', 'flagged stories')} ({stories} read)"
    doubt = unread_words(digest)
    return f"{found}, but {doubt}" if doubt else found


def unread_words(digest: Digest) -> str:
    """Why deals may be missing, the gravest reason alone; "" where everything was read."""
    if digest.troubled:
        return f"{len(digest.troubled):,} of {count(digest.sources, 'source')} could not be read"
    if digest.unsteady:
        return f"polls of {len(digest.unsteady):,} of {count(digest.sources, 'source')} failed at times"
    if digest.unread_count:
        return f"{count(digest.unread_count, 'page')} could not be read yet"
    return ""
