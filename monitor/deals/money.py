"""Sums of money in a text, with currency and place; prices a unit and shares told apart. Pure."""

import re
from dataclasses import dataclass
from itertools import islice

from monitor.deals.hedges import EXACT, TOTAL, basis, exactness
from monitor.deals.numbers import CJK_NUMBER, NUMBER, SCALE, read_cjk_number, read_number, scale_of, widened

MOST_SUMS = 100  # of one way of writing in one sentence; more are a table, in which no deal is told
_SYMBOLS = {
    "us$": "USD", "usd": "USD", "u.s.$": "USD", "$us": "USD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "aud$": "AUD", "c$": "CAD", "ca$": "CAD",
    "cad": "CAD", "cad$": "CAD", "cdn$": "CAD", "$ca": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "brl": "BRL", "€": "EUR", "eur": "EUR", "£": "GBP",
    "gbp": "GBP", "jpy": "JPY", "cn¥": "CNY", "cny": "CNY", "rmb": "CNY", "₹": "INR", "rs": "INR", "rs.": "INR", "inr": "INR",
    "zar": "ZAR", "idr": "IDR", "rp": "IDR", "₸": "KZT", "₽": "RUB", "₩": "KRW", "₺": "TRY", "chf": "CHF", "sek": "SEK", "nok": "NOK", "$": "$", "¥": "¥", "r": "ZAR",
}  # fmt: skip
_NAMES = (
    (r"(?:u\.?s\.?|american) dollars?|dólares (?:estadounidenses|americanos)|us-dollars?|dollars? américains?|долларов сша|доллара сша|долл\.? сша|долларов|доллара|долл\.?|abd doları|aqsh dollari|dolar as", "USD"),
    (r"australian dollars?|dólares australianos|dollars australiens|australische dollar|австралийских долларов|avustralya doları", "AUD"),
    (r"canadian dollars?|dólares canadienses|dollars canadiens|kanadische dollar|канадских долларов|kanada doları", "CAD"),
    (r"dollars?|dólares|dólar|dolar|doları|dollari|dolarlik|dollarlik|долларах|доллар|دولار", "$"),
    (r"euros?|евро|avro|yevro|يورو", "EUR"),
    (r"pounds? sterling|british pounds?|libras esterlinas|livres sterling|фунтов стерлингов", "GBP"),
    (r"yuan|renminbi|юаней|юаня", "CNY"),
    (r"yen|иен|yens", "JPY"),
    (r"won|вон", "KRW"),
    (r"rupees?|рупий", "INR"),
    (r"rand|rands", "ZAR"),
    (r"reais|real", "BRL"),
    (r"tenge|тенге|теңге", "KZT"),
    (r"rubles?|roubles?|рублей|рубля|руб\.?|₽", "RUB"),
    (r"rupiah", "IDR"),
    (r"liras?|lirası|lira", "TRY"),
    (r"riyals?|saudi riyals?", "SAR"),
    (r"dirhams?", "AED"),
    (r"so'm|so‘m|сум(?:ов)?|som", "UZS"),
    (r"francs? cfa|fcfa|cfa francs?", "XAF"),
    (r"kronor|kronen|crowns", "SEK"),
)  # fmt: skip
_CJK_NAMES = (("美元", "USD"), ("米ドル", "USD"), ("豪ドル", "AUD"), ("澳元", "AUD"), ("澳大利亚元", "AUD"), ("加元", "CAD"), ("カナダドル", "CAD"), ("人民币", "CNY"), ("人民元", "CNY"), ("欧元", "EUR"), ("ユーロ", "EUR"), ("英镑", "GBP"), ("ポンド", "GBP"), ("日元", "JPY"), ("円", "JPY"), ("元", "CNY"), ("ドル", "USD"), ("韩元", "KRW"), ("ウォン", "KRW"), ("港元", "HKD"), ("雷亚尔", "BRL"), ("달러", "USD"), ("호주달러", "AUD"), ("캐나다달러", "CAD"), ("유로", "EUR"), ("위안", "CNY"), ("엔", "JPY"), ("원", "KRW"))  # fmt: skip

_SYMBOL = "|".join(sorted((re.escape(s) for s in _SYMBOLS if s != "r"), key=len, reverse=True))
_PREFIXED = re.compile(
    rf"(?<![\w$])(?:({_SYMBOL})\s?|(R)(?=\d))({NUMBER})(?:\s?({SCALE})|([MBK]n?)\b)?", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?<![\w.,$])({NUMBER})\s?({SCALE})?\s?(?:(?:de|di)\s|d['’])?(" + "|".join(f"(?:{names})" for names, _ in _NAMES) + r")(?!\w)|(?<![\w.,$])(" + NUMBER + r")\s?(" + SCALE + r")?\s?(\$\s?(?:CA|US)|€|£|\$)(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_CJK = re.compile(
    rf"({CJK_NUMBER})\s?(" + "|".join(sorted((name for name, _ in _CJK_NAMES), key=len, reverse=True)) + ")"
)
_HALF = re.compile(
    r"\b(?:a )?(half|quarter)[ -](?:of )?a[ -](million|billion)[ -](?:US )?dollars?\b", re.IGNORECASE
)
_PER = re.compile(
    r"\s?(?:/|per |a |an |each|for each|por |pro |je |par |la |за |per-|por cada )\s?(?:\w+ )?(?:share|shares|t\b|tonne|ton|tonnes|lb|pound|pounds|kg|kilo|kilogram|ounce|oz|mtu|unit|barrel|year share|metric ton|dmt|wmt|acción|tonelada|libra|onza|aktie|tonne|unze|action|livre|once|тонну|акцию|фунт|унцию|кг|hisse|ton|saham|lembar)",
    re.IGNORECASE,
)  # fmt: skip
_PER_BEFORE = re.compile(r"(?:1キロ|1トン|1ポンド|1株|每股|每吨|每磅|一株|トン当たり|1オンス)[^。]{0,8}$")
_NOT_THE_DEAL = re.compile(
    r"(?:needs? (?:to raise|about|some|another)|still needs|bonds? (?:of|worth)|notes? offering|share (?:sale|placement|issue|offering)s? (?:of|worth)|placement of|market (?:value|cap\w*|worth)|capitali[sz]ation|revenue|turnover|profit|sales of|net income|earnings|ebitda|npv|net present value|capex|capital (?:cost|expenditure)|"
    r"construction cost|build cost|trade (?:of|between|worth|volume|turnover|reached|has)|exports? (?:of|worth)|debt of|cash (?:of|balance|position)|budget of|break fee|penalt\w+|fine of|"
    r"combined (?:value|company|market)|enlarged|would create|creating a|total(?:l?ing)? deals|worth of deals|deals worth|in deals|market is worth|industry worth|shares? (?:rose|fell|closed|traded)|priced? at|spot price)[^.;]{0,30}$",
    re.IGNORECASE,
)  # fmt: skip
_DEALS_AFTER = re.compile(
    r"^\s?(?:worth of (?:deals|agreements)|in (?:deals|agreements|trade|revenue|sales|profit|cash|bonds|new shares)|share (?:sale|placement|offering)|bond\b|private placement|market cap|break fee|termination fee)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """`currency` is ISO 4217, "$" for a bare dollar sign, "¥" for yen or yuan; `is_unit_price` marks $5/lb and a share."""

    value: float
    currency: str
    start: int
    end: int
    is_unit_price: bool = False
    is_other: bool = False  # a market value, a turnover, a trade volume: not what a deal is worth
    exactness: str = EXACT  # or up to, about, at least
    basis: str = TOTAL  # or per year, per month
    said_from: int = 0  # where the words begin that say how exact it is


def find_sums(text: str, lang: str | None) -> list[Sum]:
    """All sums in order of place.

    >>> [(s.value, s.currency) for s in find_sums("A$180 million (US$122m), $5/lb", "en") if not s.is_unit_price]
    [(180000000.0, 'AUD'), (122000000.0, 'USD')]
    """
    plain = widened(text)
    found = [*_prefixed(plain, lang), *_named(plain, lang), *_cjk(plain), *_in_words(plain)]
    kept: list[Sum] = []
    for one in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _prefixed(text: str, lang: str | None) -> list[Sum]:
    found = []
    for match in islice(_PREFIXED.finditer(text), MOST_SUMS):
        symbol = (match[1] or match[2]).lower()
        value = read_number(match[3], lang if lang != "en" else "en")
        if value is None or (symbol in {"rs", "rp"} and not match[1][0].isupper()):
            continue
        scale = scale_of(match[4] or match[5] or "")
        found.append(_sum(text, value * scale, _SYMBOLS[symbol], match.start(), match.end()))
    return found


def _named(text: str, lang: str | None) -> list[Sum]:
    found = []
    for match in islice(_NAMED.finditer(text), MOST_SUMS):
        number, scale, name = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
        value = read_number(number, lang)
        if value is None:
            continue
        currency = _SYMBOLS.get(name.lower().replace(" ", "")) or next(
            code for names, code in _NAMES if re.fullmatch(names, name, re.IGNORECASE)
        )
        found.append(_sum(text, value * scale_of(scale or ""), currency, match.start(), match.end()))
    return found


def _in_words(text: str) -> list[Sum]:
    """ "half a billion dollars"."""
    return [
        _sum(
            text,
            (0.25 if match[1].lower() == "quarter" else 0.5) * scale_of(match[2]),
            "$",
            match.start(),
            match.end(),
        )
        for match in islice(_HALF.finditer(text), MOST_SUMS)
    ]


def _cjk(text: str) -> list[Sum]:
    found = []
    for match in islice(_CJK.finditer(text), MOST_SUMS):
        value = read_cjk_number(match[1])
        if value is not None:
            found.append(_sum(text, value, dict(_CJK_NAMES)[match[2]], match.start(), match.end()))
    return found


def _sum(text: str, value: float, currency: str, start: int, end: int) -> Sum:
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    per = bool(_PER.match(after)) or bool(_PER_BEFORE.search(before))
    other = bool(_NOT_THE_DEAL.search(before)) or bool(_DEALS_AFTER.match(after))
    exact, said = exactness(text, start, end)
    return Sum(value, currency, start, end, per, other, exact, basis(text, start, end), said)


def settled_currency(currency: str, countries: set[str], text: str) -> str | None:
    """ISO 4217, or None for a bare dollar sign in a story of countries with dollars of their own and no other hint."""
    if currency == "¥":
        return "CNY" if "CN" in countries and "JP" not in countries else "JPY"
    if currency != "$":
        return currency
    own = countries - {"EU"}
    is_home = own in ({"AU"}, {"CA"}) and not re.search(r"US\$|USD|U\.S\. dollar|US dollar", text)
    return None if is_home else "USD"
