"""Quantities of material in a text, normalised: t, kg, lb, oz, mtu, short t, with /year or /month where a rate. Pure."""

import re
from dataclasses import dataclass

from monitor.deals.numbers import (
    CJK_NUMBER,
    NUMBER,
    RANGE,
    SCALE,
    read_cjk_number,
    read_number,
    scale_of,
    widened,
)
from monitor.models.deal import Quantity

_UNITS = (
    (r"short tons?", "short t", 1.0),
    (r"kilotonnes?|kilotons?|kt", "t", 1e3),
    (r"Mt|megatonnes?", "t", 1e6),
    (r"(?:dry |wet )?(?:metric )?(?:tonnes?|tons?)|(?:dry |wet )?mt|dmt|wmt|t|toneladas?(?: métricas)?|[Tt]onnen?|тонн[ыау]?|т|ton|tonna|тонна|طن|أطنان", "t", 1.0),
    (r"kilograms?|kilogrammes?|kg|kilos?|кг|килограммов", "kg", 1.0),
    (r"pounds?|lbs?|libras|livres|фунтов", "lb", 1.0),
    (r"Mlbs?", "lb", 1e6),
    (r"(?:troy )?ounces?|oz|onzas|onces|onças|унций", "oz", 1.0),
    (r"koz", "oz", 1e3),
    (r"Moz", "oz", 1e6),
    (r"mtu|metric tonne units?", "mtu", 1.0),
)  # fmt: skip
_COMBINED = {
    "mtpa": ("t/year", 1e6), "ktpa": ("t/year", 1e3), "tpa": ("t/year", 1.0), "tpy": ("t/year", 1.0), "ktpy": ("t/year", 1e3), "mtpy": ("t/year", 1e6),
    "mt/y": ("t/year", 1.0), "t/y": ("t/year", 1.0), "t/yr": ("t/year", 1.0), "kt/y": ("t/year", 1e3), "kt/yr": ("t/year", 1e3), "mt/year": ("t/year", 1.0), "t/a": ("t/year", 1.0),
}  # fmt: skip
_YEAR = r"(?:/\s?(?:year|yr|y|a|año|ano|an|год)\b|\s?(?:per|a|each|every|of \w+ a|of \w+ per) (?:year|annum)|\s?p\.?a\.?(?!\w)|\s?annually|\s?yearly|\s?(?:al|por) año|\s?anuales|\s?por ano|\s?anuais|\s?par an|\s?pro Jahr|\s?jährlich|\s?im Jahr|\s?в год|\s?ежегодно|\s?per tahun|\s?setiap tahun|\s?yiliga|\s?жылына)"
_MONTH = r"(?:/\s?month|\s?(?:per|a|each) month|\s?monthly|\s?al mes|\s?por mês|\s?par mois|\s?pro Monat|\s?в месяц|\s?per bulan)"
_YEAR_BEFORE = re.compile(
    r"(?:annual(?:ly)?|yearly|per year|a year|each year|per annum|jährlich|anual\w*|annuel\w*|yıllık|yılda|tahunan|ежегодно|в год|годов\w+|年産|年間|年产|每年|年供|yiliga|سنويا)[^.;。]{0,40}$",
    re.IGNORECASE,
)
_UNIT = "|".join(f"(?P<u{i}>{names})" for i, (names, _, _) in enumerate(_UNITS))
_MADE = re.compile(
    rf"(?<![\w$€£.,])(?P<low>{NUMBER})(?:{RANGE}(?P<high>{NUMBER}))?[\s-]?(?P<scale>{SCALE})?[\s-]?(?:(?:de|of|d') ?)?(?:(?P<combined>(?i:{'|'.join(map(re.escape, _COMBINED))}))|{_UNIT})(?![\w$])"
)
_CJK = re.compile(
    rf"(?P<year>年(?:産|間|产|产能|供应|约)?|每年)?(?:約|约)?({CJK_NUMBER})(?P<unit>公吨|吨|噸|トン|キログラム|公斤|千克|キロ|磅|ポンド|盎司|オンス)"
)
_CJK_UNITS = {
    "公吨": "t",
    "吨": "t",
    "噸": "t",
    "トン": "t",
    "キログラム": "kg",
    "公斤": "kg",
    "千克": "kg",
    "キロ": "kg",
    "磅": "lb",
    "ポンド": "lb",
    "盎司": "oz",
    "オンス": "oz",
}
_PRICE_BEFORE = re.compile(r"(?:per|a|/|\$[\d.,]+ ?(?:/|a|per)?)\s?$", re.IGNORECASE)
_STOCK = re.compile(
    r"\b(?:resources?|reserves?|ore (?:at|grading|body)|grading|grade of|contain\w*|in situ|deposit holds|measured|indicated|inferred|запас\w*|reservas|recursos|réserves|rezerv\w*|cadangan|储量|資源量|埋蔵)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity at its place; `is_stock` marks ore in the ground, which no deal moves."""

    quantity: Quantity
    start: int
    end: int
    is_stock: bool = False


def find_measures(text: str, lang: str | None) -> list[Measure]:
    """All quantities in order; both ends of a range.

    >>> [m.quantity for m in find_measures("12,000 metric tons/year and 1.3 million pounds", "en")]
    [Quantity(value=12000.0, unit='t/year'), Quantity(value=1300000.0, unit='lb')]
    """
    plain = widened(text)
    found = [measure for match in _MADE.finditer(plain) for measure in _made(plain, match, lang)]
    found += [measure for match in _CJK.finditer(plain) for measure in _cjk(plain, match)]
    return sorted(found, key=lambda m: (m.start, m.quantity.value))


def _made(text: str, match: re.Match[str], lang: str | None) -> list[Measure]:
    after, before = text[match.end() : match.end() + 40], text[max(0, match.start() - 60) : match.start()]
    if re.match(r"\s?(?:/\s?t\b|g/t|per cent|%)", after) or _PRICE_BEFORE.search(before):
        return []
    unit, factor = _unit(match)
    end = match.end()
    if "/" not in unit and unit != "mtu":
        rate, width = _rate(after, before)
        unit, end = unit + rate, end + width
    scale = scale_of(match["scale"] or "") * factor
    values = [read_number(match[name], lang) for name in ("low", "high") if match[name]]
    stock = bool(_STOCK.search(text[max(0, match.start() - 90) : match.end() + 60])) and "/" not in unit
    return [Measure(Quantity(value * scale, unit), match.start(), end, stock) for value in values if value]


def _unit(match: re.Match[str]) -> tuple[str, float]:
    combined = match["combined"]
    if combined:
        return _COMBINED[combined.lower()]
    for number, (_, unit, factor) in enumerate(_UNITS):
        if match[f"u{number}"]:
            return unit, factor
    raise AssertionError("a match has a unit")


def _rate(after: str, before: str) -> tuple[str, int]:
    """The rate of a quantity and how far its words reach behind it."""
    for pattern, rate in ((_YEAR, "/year"), (_MONTH, "/month")):
        found = re.match(rf"(?:\s(?:of|de|von|di)\s[\w -]{{2,40}}?)?{pattern}", after, re.IGNORECASE)
        if found:
            return rate, found.end()
    return ("/year", 0) if _YEAR_BEFORE.search(before) else ("", 0)


def _cjk(text: str, match: re.Match[str]) -> list[Measure]:
    value = read_cjk_number(match[2])
    if not value:
        return []
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 4]
    yearly = (
        bool(match["year"])
        or bool(re.search(r"每年|年間|年产|年産|年供", before))
        or after.startswith(("/年", "／年"))
    )
    stock = bool(_STOCK.search(text[max(0, match.start() - 30) : match.end() + 20]))
    unit = _CJK_UNITS[match["unit"]] + ("/year" if yearly else "")
    return [Measure(Quantity(value, unit), match.start(), match.end(), stock and not yearly)]
