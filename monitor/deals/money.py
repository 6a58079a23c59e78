"""Sums of money in a text, with currency and place; prices a unit and other figures told apart. Pure.

In: a sentence and its language. Out: its sums in order of place, of a range both ends. The words that currencies, numbers and
hedges have in each language are in currencies.py, numbers.py and hedges.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from monitor.deals.currencies import (
    CJK_NAMES,
    CODES,
    NAMES,
    NEEDS_SCALE,
    SYMBOLS,
    by_name,
    by_symbol,
    settled_currency,
)
from monitor.deals.hedges import ABOUT, AT_LEAST, EXACT, TOTAL, UP_TO, basis, exactness
from monitor.deals.moneywords import AFTER, BEFORE, is_other, is_pounds_of_money, is_unit_price
from monitor.deals.numbers import (
    BETWEEN,
    BOTH,
    CJK_MORE,
    CJK_NUMBER,
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

__all__ = ["Sum", "find_sums", "settled_currency"]

MOST_SUMS = 100  # of one way of writing in one sentence; more are a table, in which no deal is told
_LEAST_WITHOUT_SCALE = 1000  # of signs that stand before other things than money, such as "R5"
_NEED_SCALE_BEHIND = frozenset(
    ["won", "real", "tl", "lari", "pula", "kina", "dong", "som", "soms", "rand", "fc", "cop", "try", "mad"]
)
_POUNDS = re.compile("pounds?", re.IGNORECASE)
_OF_MILLIONS = {"mdd": "USD", "mdp": "MXN"}  # "millones de dólares" and "de pesos", as Mexico shortens them
_SYMBOL = "|".join(sorted((re.escape(s) for s in SYMBOLS if s not in {"us", "rs"}), key=len, reverse=True))
_CODE = "|".join(CODES)
_NAME = "|".join(f"(?:{names})" for names, _ in NAMES)
_SCALED = rf"(?:[\s-]?(?:{SCALE}))"
_SIGN = rf"(?:U\.S\.\s?\$|US\s?\$|{_SYMBOL}|(?-i:(?:{_CODE})\$?|US(?=\s\d)|Rs\.?|(?:RM|R|P)(?=\s?\d)))"
_CODE_BEHIND = re.compile(r"\s?\(?(USD|AUD|CAD|NZD|HKD|SGD)\b\)?")  # "$15 million CAD"
_PREFIXED = re.compile(
    rf"(?<![^\W぀-鿿가-힣])(?<!\$)(?P<sign>{_SIGN})\s?(?:(?P<low>{NUMBER})(?P<lowscale>{_SCALED})?\s?(?:-|–|—|to)\s?(?=\d))?"
    rf"(?:(?P<high>{NUMBER})(?:(?P<scale>{_SCALED})|(?P<letter>[MBK]n?)\b|\s?(?P<cjk>[千百]?[万萬亿億兆만억조]))?)",
    re.IGNORECASE,
)
_LINKED = rf"(?:(?P<low>{NUMBER})(?P<lowscale>{_SCALED})?{RANGE}(?=\d)|\b{BETWEEN}\s(?P<least>{NUMBER})(?P<leastscale>{_SCALED})?{BOTH}(?=\d))"
_NAMED = re.compile(
    rf"(?<![^\Wو])(?<![.,$])(?:{_LINKED})?(?P<high>{NUMBER})(?P<scale>{_SCALED})?[\s-]?(?:(?:(?:de|di|del?|of|in)\s|d['’])?(?P<name>{_NAME}|(?-i:{_CODE})|mdd|mdp)(?!\w)|(?P<sign>\$\s?(?:CA|US)|US-?\s?\$|€|£|\$)(?!\w)(?!\s?\d))",
    re.IGNORECASE,
)
_CJK = re.compile(
    rf"(?:(?P<front>人民币|人民幣)\s?)?(?P<number>{CJK_NUMBER})\s?(?P<name>"
    + "|".join(sorted(CJK_NAMES, key=len, reverse=True))
    + ")"
)
_FRONTED = {"人民币": "CNY", "人民幣": "CNY"}
_ALONE = {
    "mil millones": 1e9,
    "mil milhões": 1e9,
    "миллиард": 1e9,
    "миллион": 1e6,
    "مليون": 1e6,
    "مليار": 1e9,
    "مليوني": 2e6,
    "ملياري": 2e9,
}
_WORDED = re.compile(
    rf"(?<![\w.,-])(?P<sign>US\$|A\$|C\$|\$|€|£)?(?:{IN_WORDS}|(?P<alone>{'|'.join(_ALONE)}))[\s-](?:(?:de|di|of)\s|d['’])?(?P<name>{_NAME})?(?!\w)",
    re.IGNORECASE,
)
_NOT_ALONE = re.compile(
    r"(?:\d|hundred|hundreds of|several|cientos de|centenas de|сот\w*|несколько|مئات|عدة|بضعة)\s?$"
)
_TO = re.compile(r"\s?(?:-|–|—|to|a|bis|à|до|hingga|至|から|〜|~)\s?")
_AND = re.compile(r"\s(?:and|y|e|et|und|и|dan)\s")
_BETWEEN_BEFORE = re.compile(rf"\b{BETWEEN}\s(?:about\s)?$", re.IGNORECASE)
_CHANGED_BEFORE = re.compile(r"\b(?:from|de|du|desde|von|с|со|dari)\s(?:about\s)?$", re.IGNORECASE)
_SAME = re.compile(
    r"\s?[(（\[]\s?(?:(?:or|about|around|some|roughly|approximately|approx\.?|nearly|almost|equivalent to|equal to|the equivalent of|i\.e\.,?|worth|unos|cerca de|aproximadamente|equivalentes? a|environ|soit|quelque|rund|etwa|около|примерно|sekitar|"
    r"setara(?: dengan)?|yaklaşık|≈|~|=|約|约|合|约合|折合|약|한화|نحو|حوالي)\s?){0,3}|,? (?:or|equivalent to|equal to|or about|or around|or roughly|or some) (?:about |around |some |roughly )?|,? (?:soit|umgerechnet|o sea|ou|oder|или|atau|veya) (?:environ |rund |etwa |около |sekitar |yaklaşık )?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """`currency` is ISO 4217, or what several countries share ("$", "¥", "peso"); `is_unit_price` marks $5/lb and a share."""

    value: float
    currency: str
    start: int
    end: int
    is_unit_price: bool = False
    is_other: bool = False  # a market value, a turnover, a trade volume: not what a deal is worth
    exactness: str = EXACT  # or up to, about, at least
    basis: str = TOTAL  # or per year, per month
    said_from: int = 0  # where the words begin that say how exact it is
    is_conversion: bool = False  # the sum before it once more, in another currency


def find_sums(text: str, lang: str | None) -> list[Sum]:
    """All sums in order of place; of a range both ends, at the place of the whole.

    >>> [(s.value, s.currency) for s in find_sums("A$180 million (US$122m), $5/lb", "en") if not s.is_unit_price]
    [(180000000.0, 'AUD'), (122000000.0, 'USD')]
    """
    plain = widened(text)
    found = [*_prefixed(plain, lang), *_named(plain, lang), *_cjk(plain), *_worded(plain)]
    kept: list[Sum] = []
    for one in sorted(found, key=lambda s: (s.start, -s.end, s.value)):
        if not kept or one.start >= kept[-1].end or (one.start, one.end) == (kept[-1].start, kept[-1].end):
            kept.append(one)
    return _related(plain, list(dict.fromkeys(kept)))


def _prefixed(text: str, lang: str | None) -> Iterator[Sum]:
    for match in islice(_PREFIXED.finditer(text), MOST_SUMS):
        currency, sign = by_symbol(match["sign"]), match["sign"].replace(" ", "")
        value, scale = read_number(match["high"], lang), _scale(match["scale"] or match["letter"], lang)
        if currency is None or value is None:
            continue
        if match["cjk"]:
            scale = read_cjk_number(f"1{match['cjk']}") or 1.0
        again = _CODE_BEHIND.match(text, match.end()) if currency == "$" else None
        currency = again[1] if again else currency
        if sign in NEEDS_SCALE and value * scale < _LEAST_WITHOUT_SCALE:
            continue
        yield from _ends(text, match, currency, value, scale, lang)


def _named(text: str, lang: str | None) -> Iterator[Sum]:
    for match in islice(_NAMED.finditer(text), MOST_SUMS):
        name = match["name"] or match["sign"]
        of_millions = _OF_MILLIONS.get(name.lower())
        if of_millions:
            lang = "en"  # Mexico, where they are written, has the comma of English
        value = read_number(match["high"], lang)
        scale = 1e6 if of_millions else _scale(match["scale"], lang)
        if value is None or (name.lower() in _NEED_SCALE_BEHIND and value * scale < _LEAST_WITHOUT_SCALE):
            continue
        if _POUNDS.fullmatch(name) and not is_pounds_of_money(*_around(text, match.start(), match.end())):
            continue
        yield from _ends(text, match, of_millions or by_name(name), value, scale, lang)


def _ends(
    text: str, match: re.Match[str], currency: str, value: float, scale: float, lang: str | None
) -> Iterator[Sum]:
    """The sum of a match, and the lower end where it is a range: "$300-350 million"."""
    groups = match.groupdict()
    written = groups.get("low") or groups.get("least")
    if written:
        low_scale = _scale(groups.get("lowscale") or groups.get("leastscale"), lang)
        low = read_number(written, lang)
        low = None if low is None else low * (low_scale if low_scale > 1 else scale)
        if low is not None and low < value * scale:
            for end, kind in ((low, AT_LEAST), (value * scale, UP_TO)):
                one = _sum(text, end, currency, match.start(), match.end())
                yield replace(
                    one, exactness=kind if one.exactness in (EXACT, ABOUT, UP_TO) else one.exactness
                )
            return
    yield _sum(
        text,
        value * scale,
        currency,
        match.start("high") if written and match["sign"] is None else match.start(),
        match.end(),
    )


def _worded(text: str) -> Iterator[Sum]:
    """ "half a billion dollars", "two hundred million euros", "миллиард долларов"."""
    for match in islice(_WORDED.finditer(text), MOST_SUMS):
        if not (match["sign"] or match["name"]):
            continue
        if _NOT_ALONE.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        alone = match["alone"]
        value = _ALONE[alone.lower()] if alone else read_words(match["words"], match["large"])
        currency = by_name(match["name"]) if match["name"] else SYMBOLS[match["sign"].lower()]
        yield _sum(text, value, currency, match.start(), match.end())


def _cjk(text: str) -> Iterator[Sum]:
    for match in islice(_CJK.finditer(text), MOST_SUMS):
        value = read_cjk_number(match["number"])
        if value is None:
            continue
        currency = _FRONTED.get(match["front"] or "") or CJK_NAMES[match["name"]]
        one = _sum(text, value, currency, match.start(), match.end())
        more = CJK_MORE.search(match["number"]) and one.exactness == EXACT
        yield replace(one, exactness=AT_LEAST) if more else one


def _scale(word: str | None, lang: str | None) -> float:
    return scale_of((word or "").lstrip(" -\u00a0\u202f"), lang)


def _sum(text: str, value: float, currency: str, start: int, end: int) -> Sum:
    before, after = _around(text, start, end)
    exact, said = exactness(text, start, end)
    return Sum(
        value,
        currency,
        start,
        end - text[:end].endswith("."),  # of "5 млн." the sentence's stop, or an abbreviation's
        is_unit_price(before, after),
        is_other(before, after),
        exact,
        basis(text, start, end),
        said,
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - BEFORE) : start], text[end : end + AFTER]


def _related(text: str, found: list[Sum]) -> list[Sum]:
    """With what one sum says of the one before it: that both are the ends of a range, or the same in two currencies."""
    related = list(found)
    for number, (told, other) in enumerate(pairwise(found)):
        one, link = told, text[told.end : other.start].removeprefix(".")
        if other.start < one.end or one.is_unit_price or other.is_unit_price:
            continue
        if one.currency != other.currency:
            if _SAME.fullmatch(link):
                related[number + 1] = replace(other, is_conversion=True)
            continue
        one = related[number] = _scaled_as(one, other, text, link)
        if one.value < other.value and _spans_a_range(text[max(0, one.start - 20) : one.start], link):
            related[number] = replace(one, exactness=AT_LEAST)
            related[number + 1] = replace(other, exactness=UP_TO)
    return related


def _scaled_as(one: Sum, other: Sum, text: str, link: str) -> Sum:
    """The first of "$300 to $350 million" with the scale that is said once, at the end."""
    if not (_TO.fullmatch(link) or _AND.fullmatch(link)) or not text[one.end - 1].isdigit():
        return one
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if other.value >= s), 1.0)
    is_scaled = not text[other.end - 1].isdigit() and one.value < _LEAST_WITHOUT_SCALE <= other.value
    return (
        replace(one, value=one.value * scale) if is_scaled and one.value * scale < other.value * 10 else one
    )


def _spans_a_range(before: str, link: str) -> bool:
    if _AND.fullmatch(link):
        return bool(_BETWEEN_BEFORE.search(before))
    return bool(_TO.fullmatch(link)) and not _CHANGED_BEFORE.search(before)
