"""Quantities of material in a text, normalised: t, kg, lb, oz, mtu, short t, with /year or /month where a rate. Pure."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from monitor.deals.measurewords import (
    AFTER,
    BEFORE,
    MONTH,
    YEAR,
    is_no_material,
    is_stock,
    is_total,
    is_yearly_cjk,
    rate_of,
)
from monitor.deals.moneywords import BEFORE as MONEY_BEFORE
from monitor.deals.moneywords import is_pounds_of_money
from monitor.deals.numbers import (
    BETWEEN,
    BOTH,
    CJK_NUMBER,
    FEW,
    IN_WORDS,
    NUMBER,
    RANGE,
    SCALE,
    read_cjk_number,
    read_number,
    read_words,
    scale_of,
    widened,
)
from monitor.models.deal import Quantity

_UNITS = (
    (r"short tons?", "short t", 1.0),
    (r"kilotonnes?|kilotons?|kiloton|kilotoneladas|kt|кт", "t", 1e3),
    (r"Mt|megatonnes?|megaton", "t", 1e6),
    (r"(?:dry |wet )?(?:metric )?(?:tonnes?|tons?|TONNES|TONS)|(?:dry |wet )?mt|[Dd][Mm][Tt]|[Ww][Mm][Tt]|MT|t|toneladas?(?: (?:métricas|secas|húmedas))?|[Tt]onnen?|тонн(?:ы|а|у|ами|ах|аға|адан|алық)?|т|ton(?:a|u|un|unu|luk|dan|dur)|tonne?lik|tonna(?:ga|gacha|dan|lik)?|طنا?|أطنان", "t", 1.0),
    (r"kilograms?|kilogrammes?|kilogramos|quilogramas|[Kk]ilogramm|[Kk]ilo|kg|kgs|kilos?|quilos|кг|килограмм(?:ов|а)?|كيلوغرام(?:ات)?", "kg", 1.0),
    (r"pounds?|lbs?|libras|livres|фунтов|رطل", "lb", 1.0),
    (r"[Mm]lbs?|MMlbs?", "lb", 1e6),
    (r"(?:(?:[346]E|PGM|fine|payable|gold|platinum|palladium|silver) )?(?:troy )?ounces?|(?:[346]E )?oz|onzas(?: troy)?|onces|onças|Unzen|унци(?:й|и)|ons|أوقية", "oz", 1.0),
    (r"koz", "oz", 1e3),
    (r"Moz", "oz", 1e6),
    (r"mtu|metric tonne units?", "mtu", 1.0),
)  # fmt: skip
_COMBINED = {
    "mtpa": ("t/year", 1e6), "ktpa": ("t/year", 1e3), "tpa": ("t/year", 1.0), "tpy": ("t/year", 1.0), "ktpy": ("t/year", 1e3), "mtpy": ("t/year", 1e6),
    "mt/y": ("t/year", 1.0), "t/y": ("t/year", 1.0), "t/yr": ("t/year", 1.0), "kt/y": ("t/year", 1e3), "kt/yr": ("t/year", 1e3), "mt/year": ("t/year", 1.0), "t/a": ("t/year", 1.0),
    "t/an": ("t/year", 1.0), "t/año": ("t/year", 1.0), "t/ano": ("t/year", 1.0), "kt/a": ("t/year", 1e3),
    "t.p.a": ("t/year", 1.0), "jahrestonnen": ("t/year", 1.0), "dmtpa": ("t/year", 1.0), "т/год": ("t/year", 1.0), "ton/tahun": ("t/year", 1.0), "ton/yıl": ("t/year", 1.0),
}  # fmt: skip
_UNIT = "|".join(f"(?P<u{i}>{names})" for i, (names, _, _) in enumerate(_UNITS))
_SCALED = rf"(?:[\s-]?(?i:{SCALE}))"
_MADE = re.compile(
    rf"(?<![^\Wو])(?<![$€£.,])(?:(?i:\b{BETWEEN})\s(?P<least>{NUMBER})(?P<leastscale>{_SCALED})?(?:{BOTH})(?=\d))?(?P<low>{NUMBER})(?P<lowscale>{_SCALED})?(?:{RANGE}(?P<high>{NUMBER})(?P<scale>{_SCALED})?)?"
    rf"[\s-]?(?:(?:de|of|d') ?)?(?:(?P<combined>(?i:{'|'.join(map(re.escape, _COMBINED))}))|{_UNIT})(?![\w$])"
)
_CJK = re.compile(
    rf"(?:(?P<month>(?<!\d)月(?:産|間|产|供应|约)|[每毎]月|매월\s?|매달\s?|월간\s?|(?<![\d가-힣])월\s)|(?P<year>年(?:産|間|产|产能|供应|约)?|每年|연간\s?|연산\s?|연\s?))?(?:約|约|약 ?)?(?P<number>{CJK_NUMBER})\s?(?P<unit>[干湿]?公吨|[干湿]?吨|噸|トン|톤|(?<=[만억])t(?!\w)|킬로그램|キログラム|公斤|千克|キロ|磅|ポンド|파운드|盎司|オンス|온스)"
)
_CJK_UNITS = {
    "公吨": "t", "吨": "t", "噸": "t", "トン": "t", "톤": "t", "t": "t", "킬로그램": "kg", "キログラム": "kg", "公斤": "kg", "千克": "kg", "キロ": "kg",
    "磅": "lb", "ポンド": "lb", "파운드": "lb", "盎司": "oz", "オンス": "oz", "온스": "oz",
}  # fmt: skip
_MONTHLY_CJK = re.compile(r"\s?[/／][月월]")
_CJK_REACH = 24
# What a price is of: "$12,500 per tonne", "톤당", "1キロ15ドル".
_PRICE_BEFORE = re.compile(
    r"(?:\bper|\$[\d.,]+ (?:a|per)|/|\$[\d.,]+ ?(?:/|a|per)?|\d [Ee]uros? la)\s?$", re.IGNORECASE
)
_PRICE_AFTER_CJK = re.compile(r"(?:当たり|あたり|당|約?[\d.]+(?:万)?(?:米)?(?:ドル|円|元))")
_POUNDS = re.compile(r"\bpounds?\b", re.IGNORECASE)
_MOST_MEGATONNES = 5_000  # more than any country digs: "25,000 MTPA" are metric tonnes
_NO_QUANTITY = re.compile(  # a grade, money, what a mill takes in
    r"\s?(?:/\s?(?:t|h|d|hour|day)\b|g/t|per cent|%|sterling\b|esterlinas\b|(?:a|per|an) (?:day|hour)\b|pro (?:Tag|Stunde)\b|par (?:jour|heure)\b|(?:por|al) (?:día|dia|hora)\b|в (?:сутки|час)\b|per hari\b|günde\b)"
)
# Pounds of money, where no goods follow.
_LIBRAS = re.compile(r"libras|livres", re.IGNORECASE)
_POUNDS_OF = re.compile(
    r"\s?(?:\(|de (?:cobre|uranio|urânio|u3o8|óxido|cobalto|cuivre|molibd\w+|lit\w+|concentrad\w+|zinc\w*|estaño|plomo|chumbo)|d['’]uranium|anu|al año|por ano|par an|U3O8)",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    r"[^.;:\d]{0,45}?(?:,|\b(?:and|to|y|e|et|und|и|dan|ve|va|or|from|a|hasta|até|à|auf|bis|до|hingga|حتى|إلى)\b|、|和|及|と)[^.;:\d]{0,30}",
    re.IGNORECASE,
)
_OWN_TIME = re.compile(
    r"year one|first year|later|\b(?:phase|fase|stage|этап|tahap)\b|내년|올해|来年|明年", re.IGNORECASE
)
# A second number without its unit: "30,000 tonnes a year, expandable to 50,000".
_GROWN = re.compile(
    rf",? (?:(?:later |which can be )?(?:expandable|expanding|rising|growing|increasing|climbing|doubling|extendable) to|and later|ampliables? a|ampliáveis para|podendo chegar a|extensibles? à|porté\w* à|erweiterbar auf|später|с расширением до|с ростом до|kemudian naik menjadi) (?:about |up to )?(?P<number>{NUMBER})(?P<scale>{_SCALED})?(?![.,]?\d)(?=[.,;)]|$|\s[–—-]|\s(?:in|from|by)\s)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"(?<![\w.,-])(?:{IN_WORDS}[\s-](?:(?:de|of)\s|d['’])?|(?P<few>{FEW})[\s-])(?:dry |wet |metric |troy )*(?P<unit>tonnes?|tons?|toneladas|tonnen|тонн|tona?|pounds|ounces|kilograms?|kilos?|kg|طن)\b",
    re.IGNORECASE,
)
_DIGIT_WORDS = {
    "ثلاثة": 3e3,
    "أربعة": 4e3,
    "خمسة": 5e3,
    "ستة": 6e3,
    "سبعة": 7e3,
    "ثمانية": 8e3,
    "تسعة": 9e3,
    "عشرة": 10e3,
    "ألف": 1e3,
    "ألفي": 2e3,
    "bin": 1e3,
    "mil": 1e3,
    "seribu": 1e3,
}
_THOUSANDS = re.compile(
    r"(?<![\w.,])(?:(?P<ten>ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة) آلاف|(?<!\d )(?P<one>ألفي|ألف|bin|mil|seribu)) (?P<unit>طن|ton|toneladas)(?!\w)"
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
    for match in _IN_WORDS.finditer(plain):
        value = read_words(match["few"] or match["words"], match["large"] or "")
        found += _in_words(plain, match, value)
    for match in _THOUSANDS.finditer(plain):
        found += _in_words(plain, match, _DIGIT_WORDS[match["ten"] or match["one"]])
    found += [grown for one in found for grown in _grown(plain, one, lang)]
    return _rated(plain, sorted(found, key=lambda m: (m.start, m.quantity.value)))


def _grown(text: str, one: Measure, lang: str | None) -> list[Measure]:
    match = _GROWN.match(text, one.end)
    value = read_number(match["number"], lang) if match else None
    if match is None or not value:
        return []
    value *= _scale(match["scale"], lang)
    return [
        replace(
            one, quantity=Quantity(value, one.quantity.unit), start=match.start("number"), end=match.end()
        )
    ]


def _rated(text: str, found: list[Measure]) -> list[Measure]:
    """With the rate that two quantities share: "40,000 t of tin and 900 t of tantalum a year"."""
    rated = list(found)
    for number, (one, other) in enumerate(pairwise(found)):
        (mine, rate), (his, other_rate) = (
            unit.partition("/")[::2] for unit in (one.quantity.unit, other.quantity.unit)
        )
        link = text[one.end : other.start]
        if other.start < one.end or bool(rate) == bool(other_rate) or not _AND_MORE.fullmatch(link):
            continue
        if _OWN_TIME.search(link) or is_total(text[other.end : other.end + AFTER]):
            continue
        if rate and mine == his:
            rated[number + 1] = replace(other, quantity=Quantity(other.quantity.value, one.quantity.unit))
        elif other_rate:
            rated[number] = replace(one, quantity=Quantity(one.quantity.value, f"{mine}/{other_rate}"))
    return rated


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - BEFORE) : start], text[end : end + AFTER]


def _in_words(text: str, match: re.Match[str], value: float) -> list[Measure]:
    name = match["unit"].lower()
    unit = "lb" if name == "pounds" else "oz" if name == "ounces" else "kg" if name.startswith("k") else "t"
    before, after = _around(text, match.start(), match.end())
    if is_no_material(before, after):
        return []
    rate, width = rate_of(before, after)
    end = match.end() + width
    return [Measure(Quantity(value, unit + rate), match.start(), end, is_stock(before, after, rate))]


def _made(text: str, match: re.Match[str], lang: str | None) -> list[Measure]:
    before, after = _around(text, match.start(), match.end())
    if _NO_QUANTITY.match(after) or _PRICE_BEFORE.search(before) or is_no_material(before, after):
        return []
    if _LIBRAS.search(match[0]) and not _POUNDS_OF.match(after):
        return []
    if _POUNDS.search(match[0]) and is_pounds_of_money(before[-MONEY_BEFORE:], after):
        return []
    unit, factor = _unit(match)
    values = _values(match, lang)
    if factor == 1e6 and unit.startswith("t") and max(values, default=0.0) >= _MOST_MEGATONNES:
        factor = 1.0
    end = match.end()
    if "/" not in unit:
        rate, width = rate_of(before, after)
        unit, end = unit + rate, end + width
    stock = is_stock(before, after, unit.partition("/")[2])
    return [Measure(Quantity(value * factor, unit), match.start(), end, stock) for value in values if value]


def _values(match: re.Match[str], lang: str | None) -> list[float]:
    """The number of a match, or both ends of its range; the lower takes the scale of the upper where it has none."""
    written = [
        (match[name], match[f"{name}scale" if name != "high" else "scale"])
        for name in ("least", "low", "high")
        if match[name]
    ]
    last = _scale(written[-1][1], lang)
    values = []
    for number, scale in written:
        value = read_number(number, lang)
        if value is not None:
            values.append(value * (_scale(scale, lang) if scale else last))
    return values if values == sorted(values) else values[-1:]


def _scale(word: str | None, lang: str | None) -> float:
    return scale_of((word or "").lstrip(" -\u00a0\u202f"), lang)


def _unit(match: re.Match[str]) -> tuple[str, float]:
    combined = match["combined"]
    if combined:
        unit, factor = _COMBINED[combined.lower()]
        return unit, 1e6 if combined.startswith("Mt/") else factor
    for number, (_, unit, factor) in enumerate(_UNITS):
        if match[f"u{number}"]:
            return unit, factor
    raise AssertionError("a match has a unit")


def _cjk(text: str, match: re.Match[str]) -> list[Measure]:
    value = read_cjk_number(match["number"])
    before, after = (
        text[max(0, match.start() - _CJK_REACH) : match.start()],
        text[match.end() : match.end() + _CJK_REACH],
    )
    if not value or (value == 1.0 and _PRICE_AFTER_CJK.match(after)) or after.startswith("당"):
        return []
    if is_no_material(before, after):
        return []
    rate = YEAR if match["year"] or is_yearly_cjk(before, after) else ""
    if match["month"] or _MONTHLY_CJK.match(after):
        rate = MONTH
    unit = _CJK_UNITS[match["unit"].lstrip("干湿")]
    return [Measure(Quantity(value, unit + rate), match.start(), match.end(), is_stock(before, after, rate))]
