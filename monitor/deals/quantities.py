"""Quantities of material in a text, normalised: t, kg, lb, oz, mtu, short t, with /year or /month where a rate. Pure."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

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
    (r"kilotonnes?|kilotons?|kiloton|kt", "t", 1e3),
    (r"Mt|megatonnes?", "t", 1e6),
    (r"(?:dry |wet )?(?:metric )?(?:tonnes?|tons?)|(?:dry |wet )?mt|[Dd][Mm][Tt]|[Ww][Mm][Tt]|t|toneladas?(?: métricas)?|[Tt]onnen?|тонн[ыау]?|т|ton|tonna|тонна|طنا?|أطنان", "t", 1.0),
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
_YEAR = r"(?:/\s?(?:year|yr|y|a|año|ano|an|год)\b|\s?(?:per|a|each|every|of \w+ a|of \w+ per) (?:year|annum)|\s?p\.?a\.?(?!\w)|\s?annually|\s?yearly|\s?(?:al|por) año|\s?anuales|\s?por ano|\s?anuais|\s?par an|\s?pro Jahr|\s?jährlich|\s?im Jahr|\s?в год|\s?ежегодно|\s?per tahun|\s?setiap tahun|\s?yiliga|\s?жылына|\s?سنويا(?:ً)?|\s?في السنة)"
_MONTH = r"(?:/\s?month|\s?(?:per|a|each) month|\s?monthly|\s?al mes|\s?por mês|\s?par mois|\s?pro Monat|\s?в месяц|\s?per bulan)"
_YEAR_BEFORE = re.compile(
    r"(?:annual(?:ly)?|yearly|per year|a year|each year|per annum|jährlich|anual\w*|annuel\w*|yıllık|yılda|tahunan|ежегодно|в год|годов\w+|年産|年間|年产|每年|年供|yiliga|жылына|سنويا|연간)[^.;。]{0,40}$",
    re.IGNORECASE,
)
_UNIT = "|".join(f"(?P<u{i}>{names})" for i, (names, _, _) in enumerate(_UNITS))
_MADE = re.compile(
    rf"(?<![\w$€£.,])(?P<low>{NUMBER})(?:{RANGE}(?P<high>{NUMBER}))?[\s-]?(?P<scale>(?i:{SCALE}))?[\s-]?(?:(?:de|of|d') ?)?(?:(?P<combined>(?i:{'|'.join(map(re.escape, _COMBINED))}))|{_UNIT})(?![\w$])"
)
_CJK = re.compile(
    rf"(?P<year>年(?:産|間|产|产能|供应|约)?|每年|연간\s?|연\s?)?(?:約|约|약 ?)?({CJK_NUMBER})\s?(?P<unit>[干湿]?公吨|[干湿]?吨|噸|トン|톤|(?<=[만억])t(?!\w)|킬로그램|キログラム|公斤|千克|キロ|磅|ポンド|盎司|オンス)"
)
_CJK_UNITS = {
    "公吨": "t",
    "吨": "t",
    "噸": "t",
    "トン": "t",
    "톤": "t",
    "t": "t",
    "킬로그램": "kg",
    "キログラム": "kg",
    "公斤": "kg",
    "千克": "kg",
    "キロ": "kg",
    "磅": "lb",
    "ポンド": "lb",
    "盎司": "oz",
    "オンス": "oz",
}
_PRICE_BEFORE = re.compile(r"(?:\bper|\$[\d.,]+ (?:a|per)|/|\$[\d.,]+ ?(?:/|a|per)?)\s?$", re.IGNORECASE)
_NO_QUANTITY = re.compile(  # a grade, money, what a mill takes in
    r"\s?(?:/\s?(?:t|h|d|hour|day)\b|g/t|per cent|%|sterling\b|(?:a|per|an) (?:day|hour)\b|pro (?:Tag|Stunde)\b|par (?:jour|heure)\b|(?:por|al) (?:día|dia|hora)\b|в (?:сутки|час)\b)"
)
_STOCK = re.compile(
    r"\b(?:resources?|reserves?|ore (?:at|grading|body)|grading|grade of|contain(?:s|ing)|in situ|(?:deposit|orebody)\b[^.;]{0,20}\bholds|measured|indicated|inferred|запас\w*|ресурс\w*|reservas|recursos|réserves|ressources|rezerv\w*|cadangan)|储量|保有|資源量|埋蔵",
    re.IGNORECASE,
)
# What is mined and sold anyway: figures of the past, guidance, the trade of a whole country.
_ANYWAY = re.compile(
    r"\b(?:produced|mined|exported|imported|consum\w+|guid(?:es|ance|ed)|last year|this year|the year (?:came|was)|previous year|in 20[012]\d\b|output target|ramping up|current(?:ly)?|capacity of its|has been mined|fewer than|start-up (?:rate|capacity)|global|world|a tender for|"
    r"année dernière|l['’]an dernier|año pasado|vorigen Jahr|en 20[012]\d|produjo|produziert|vendu|в прошлом году|в 20\d\d году|план на|добыч\w*|tahun lalu|memproduksi|geçen yıl|üretti)|昨年|去年|目前|现有|公司目前|前年|一年可处理|العام الماضي",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    r"[^.;:\d]{0,45}?(?:,|\b(?:and|to|y|e|et|und|и|dan|ve|va|or|from)\b|、|和|及|と)[^.;:\d]{0,30}",
    re.IGNORECASE,
)
_WORD_NUMBERS = {
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "ten": 10.0,
    "half a": 0.5,
    "a": 1.0,
    "un": 1.0,
    "uma": 1.0,
    "eine": 1.0,
}
_IN_WORDS = re.compile(
    r"\b(one|two|three|four|five|ten|half a|a|un|eine)\s(million|billion|millón|milhão)\s(?:de\s)?(?:dry |wet |metric )*(tonnes?|tons?|toneladas|pounds|ounces)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity at its place; `is_stock` marks ore in the ground and what is mined anyway, which no deal moves."""

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
    found += [_in_words(plain, match) for match in _IN_WORDS.finditer(plain)]
    return _rated(plain, sorted(found, key=lambda m: (m.start, m.quantity.value)))


def _rated(text: str, found: list[Measure]) -> list[Measure]:
    """With the rate that two quantities share: "40,000 t of tin and 900 t of tantalum a year"."""
    rated = list(found)
    for number, (one, other) in enumerate(pairwise(found)):
        (mine, rate), (_, his) = (
            unit.partition("/")[::2] for unit in (one.quantity.unit, other.quantity.unit)
        )
        if (
            rate
            and not his
            and one.quantity.unit.startswith(other.quantity.unit)
            and _AND_MORE.fullmatch(text, one.end, other.start)
        ):
            rated[number + 1] = replace(other, quantity=Quantity(other.quantity.value, one.quantity.unit))
        elif his and not rate and one.end <= other.start and _AND_MORE.fullmatch(text, one.end, other.start):
            rated[number] = replace(one, quantity=Quantity(one.quantity.value, f"{mine}/{his}"))
    return rated


def _in_words(text: str, match: re.Match[str]) -> Measure:
    value = _WORD_NUMBERS[match[1].lower()] * scale_of(match[2])
    unit = "lb" if match[3].lower() == "pounds" else "oz" if match[3].lower() == "ounces" else "t"
    rate, width = _rate(
        text[match.end() : match.end() + 90], text[max(0, match.start() - 60) : match.start()]
    )
    return Measure(
        Quantity(value, unit + rate),
        match.start(),
        match.end() + width,
        _is_stock(text, match.start(), match.end(), rate),
    )


def _is_stock(text: str, start: int, end: int, rate: str) -> bool:
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    return bool(_ANYWAY.search(before) or _ANYWAY.search(after[:22])) or (
        not rate and bool(_STOCK.search(before + after))
    )


def _made(text: str, match: re.Match[str], lang: str | None) -> list[Measure]:
    after, before = text[match.end() : match.end() + 90], text[max(0, match.start() - 60) : match.start()]
    if _NO_QUANTITY.match(after) or _PRICE_BEFORE.search(before):
        return []
    unit, factor = _unit(match)
    end = match.end()
    if "/" not in unit and unit != "mtu":
        rate, width = _rate(after, before)
        unit, end = unit + rate, end + width
    scale = scale_of(match["scale"] or "") * factor
    values = [read_number(match[name], lang) for name in ("low", "high") if match[name]]
    stock = _is_stock(text, match.start(), end, unit.partition("/")[2])
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
        found = re.match(
            rf"(?:\s?\([^)]{{1,14}}\))?(?:\s[\w’'/()-]{{1,24}}){{0,5}}?{pattern}", after, re.IGNORECASE
        )
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
    around = text[max(0, match.start() - 24) : match.end() + 12]
    stock = bool(_ANYWAY.search(around)) or (not yearly and bool(_STOCK.search(around)))
    unit = _CJK_UNITS[match["unit"].lstrip("干湿")] + ("/year" if yearly else "")
    return [Measure(Quantity(value, unit), match.start(), match.end(), stock)]
