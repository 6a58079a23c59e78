"""What the words around a sum or a quantity say for it being the deal's own, and against. Pure.

In: a figure at its place in a sentence. Out: names of features; what each is worth is fitted (weighing.py).
"""

import re
from collections.abc import Iterator, Sequence

from monitor.deals.money import Sum
from monitor.deals.quantities import Measure
from monitor.deals.reading import SentenceReading
from monitor.models.deal import Instrument

_WORTH_BEFORE = re.compile(
    r"\b(?:worth|valued at|value of|for|of|with|up to|at|pay\w*|price|total\w*|invest\w*|loan|provide\w*|lend\w*|raise\w*|por|de|um|von|für|в|на|senilai|sebesar)\s(?:about |some |around |up to |a |an |the |total |initial )*$",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\b(?:price|consideration|worth|valu(?:e|ed|es|ing)|total\w*|sum|amount\w*|pay(?:s|ing|ment|able)?|paid|precio|monto|valor|importe|prix|montant|valorisa\w*|preço|montante|Kaufpreis|Preis|Wert|Volumen|"
    r"цена|стоимост\w*|сумм\w*|объ[её]м\w*|harga|nilai|senilai|bedel\w*|tutar\w*|değer\w*)\b|对价|對價|总价|作价|金额|总额|価格|総額|金額|額|대금|규모|총액|قيمة|بقيمة",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\b(?:cost\w*|capex|capital expenditure|spend\w*|spent|revenue\w*|profit\w*|earn\w*|sales|budget\w*|debt|bill|outlay|price tag|costo|coste|coût|custo|Kosten|Umsatz|Gewinn|затрат\w*|выручк\w*|прибыл\w*|biaya|maliyet\w*)\b|成本|营收|净利|売上|利益|비용|매출",
    re.IGNORECASE,
)
_WORTH_AFTER = re.compile(
    r"\s?(?:in (?:cash|shares|debt|equity)|loan|deal|agreement|contract|investment|financing|facility|package|stream|royalty|acquisition|purchase|takeover|joint venture|memorandum|offer|bid|grant|credit|placement|plant|project)\b"
)
_MOVED = re.compile(
    r"\b(?:suppl\w+|deliver\w*|ship\w*|buy\w*|purchas\w+|sell\w*|sold|sale of|offtake|take\w*|receiv\w+|provid\w+|up to|at least|minimum|volume\w*|"
    r"suministr\w+|entreg\w+|compr\w+|vend\w+|fournir\w*|livr\w+|achet\w+|liefer\w*|abnehm\w*|beziehen|поставл?\w+|закуп\w+|memasok|pasok\w*|tedarik|sat\w*)\b|供应|供給|供货|采购|承购|引き取|調達|공급|توريد",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:capacity|produc\w+|output|plant|refinery|smelter|capacidad|producción|capacité|capacidade|Kapazität\w*|мощност\w*|kapasitas|kapasite\w*)\b|产能|年产|年産|생산|طاقة",
    re.IGNORECASE,
)
# A sum that goes with others, or of which others are parts.
_TOTAL = re.compile(
    r"\b(?:total\w*|altogether|in all|aggregate|overall|combined|together|all told|en total|ao todo|au total|insgesamt|zusammen|общ\w+|всего|совокупн\w+|seluruh\w*|toplam\w*|jami)\b|总额|总计|合计|共计|总投资|総額|合計|총|إجمالي",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:further|another|additional\w*|extra|plus(?! de)|more(?! than)|(?:first|initial|second|third|final) (?:payment|tranche|instal?ment|draw\w*|part)|deposit|instal?ments?|tranches?|milestone\w*|deferred|contingent|lots|upfront|up front|adicional\w*|otros|outros|adelanto|supplémentaires?|weitere\w*|ещ[её]|дополнительн\w+|tambahan|tahap pertama)\b|首期|第一期|首付|追加|另|추가|1차|إضافي\w*",
    re.IGNORECASE,
)
# Money that a fund, a programme or a market has; the deal is one of several that are paid from it.
_POOL_BEFORE = re.compile(
    r"\b(?:under|from|out of|part of|through|via|within|use of|creat\w+|set up|launch\w+|dentro de|en el marco de|dans le cadre d\w+|aus|im Rahmen|в рамках|из)\s(?:(?:its|the|a|an|their|new|this|el|un|una|le|la|une|der|des|eine[rs]?) ){0,3}(?:\w+['’]s )?$",
    re.IGNORECASE,
)
_POOL_AFTER = re.compile(
    r"[\s-](?:[\w-]+ ){0,4}?(?:programmes?|programs?|funds?|initiatives?|schemes?|strateg\w+|reserves?|stockpile|budget|package of|pipeline|portfolio|plan|programa|fondo|fundo|fonds|programme|Fonds|Programm|программ\w+|фонд\w*)\b",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"\b(?:los[est]\w*|deficit|write-?down|impairment|raised|already (?:spent|invested|put)|so far|to date|has (?:put|invested|spent|sunk)|valued? (?:the company|it|the group)|market|industry|sector|worldwide|global\w*|pérdida\w*|perte\w*|Verlust\w*|убыт\w+|kerugian|zarar\w*)\b|迄今|累计|이미",
    re.IGNORECASE,
)
# What a project takes to be built: the deal of a venture, but not of who buys its ore.
_BUILD = re.compile(
    r"\b(?:build\w*|built|construct\w*|develop\w*|capital|project|plant|mine|invest\w*|inver\w+|construi\w*|constru\w+|proyecto|projet|projeto|bau\w*|Werk\w*|строительств\w+|проект\w*|завод\w*|investasi|pabrik|yatırım\w*|tesis\w*|fabrika\w*)\b|投资|建设|项目|投資|建設|투자|건설|استثمار\w*",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"[^.;。；]{0,14}?(?:\b(?:to|a|auf|à|para|до|menjadi|ga)\s|改为|調整为|调整为|增至|提高至|提高到|上调至|へ|から|에서)[^.;。；]{0,6}",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:\b(?:from|de|von|du|с|dari|desde)\s(?:\w+ ){0,2}|由|从|從)[^.;。；]{0,6}$", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,])")
_OLD = re.compile(
    r"\b(?:last year|previous\w*|earlier|already|years? ago|at the time|formerly|then|since|so far|año pasado|anterior\w*|antes|ano passado|l['’]an dernier|précédent\w*|déjà|voriges? Jahr|bereits|bisher|zuvor|ранее|прошл\w+|уже|tahun lalu|sebelumnya|sudah|geçen yıl|daha önce|şimdiye)\b|去年|此前|已经|昨年|これまで|지난해|앞서|العام الماضي|سابق\w*",
    re.IGNORECASE,
)
# A share of a quantity is the deal's, and not the quantity: "a fifth of the 40,000 t/y".
_WHOLE_BEFORE = re.compile(
    r"(?:%|\b(?:per cent|percent|third|half|quarter|share|portion|part|most|bulk|all|proportion)) of (?:(?:the|its|a|an|planned|total|annual|expected|about|some|roughly|start-up|full|initial|first[- ]phase|output|production|capacity|of) ?){1,6}$|\b(?:mitad|tercio|parte|moitié|tiers|Hälfte|Drittel|половин\w+|треть\w*|часть) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
BEFORE, AFTER = 70, 50  # characters that are looked at
NEAR = 35  # for words that go with the nearest figure
BESIDE = 12  # between a sum and the same in another currency
REACH = 30  # between two figures of which one becomes the other
HUGE = 1_000_000  # tonnes: of ore bodies and countries
_MOVES_MATERIAL = frozenset({Instrument.OFFTAKE, Instrument.CONTRACT})
_TAKES_OVER = frozenset({Instrument.ACQUISITION, Instrument.FINANCING})


def kind_of(form: Instrument) -> str:
    """Whether a deal of a form moves material, takes something over, or does neither."""
    return "moves" if form in _MOVES_MATERIAL else "takes over" if form in _TAKES_OVER else "other form"


def signs_of_sum(one: Sum, sentence: SentenceReading, form: Instrument, year: int | None) -> Iterator[str]:
    """`year`: when the story was published."""
    text, kind = sentence.text, kind_of(form)
    before, after = _around(one.start, one.end, sentence.sums, text)
    for name, words in (("price", _PRICE), ("spent", _SPENT), ("to build", _BUILD)):
        if words.search(before) or words.search(after):
            yield name
            yield f"{name}, {kind}"
    for name, words in (("total", _TOTAL), ("part", _PART), ("loss", _LOSS)):
        if words.search(before[-NEAR:]) or words.search(after[:NEAR]):
            yield name
    is_pool = _POOL_AFTER.match(after) is not None
    signs = (
        ("another figure", one.is_other),
        ("conversion", one.is_conversion),
        ("in brackets", text[max(0, one.start - 2) : one.start].endswith(("(", "（"))),
        ("worth", _WORTH_BEFORE.search(before)),
        ("worth, after", _WORTH_AFTER.match(after)),
        ("right after another", any(0 < one.start - other.end <= BESIDE for other in sentence.sums)),
        ("of a pool", is_pool),
        ("from a pool", is_pool and _POOL_BEFORE.search(before)),
    )
    yield from (name for name, sign in signs if sign)
    yield from _changes(one, sentence.sums, text)
    yield from _times(before, after, year)
    yield "small" if one.value < 1e6 else "large" if one.value >= 3e9 else "middling"


def signs_of_measure(
    measure: Measure, sentence: SentenceReading, form: Instrument, year: int | None
) -> Iterator[str]:
    before, after = _around(measure.start, measure.end, sentence.measures, sentence.text)
    if measure.is_stock:
        yield "stock"
    kind = kind_of(form)
    yield kind
    yield f"{kind}, {'rate' if '/' in measure.quantity.unit else 'no rate'}"
    if _MOVED.search(before) or _MOVED.search(after):
        yield "moved"
    if _MADE.search(before) or _MADE.search(after):
        yield "made"
    if _WHOLE_BEFORE.search(before):
        yield "the whole"
    yield from _changes(measure, sentence.measures, sentence.text)
    yield from _times(before, after, year)
    if measure.quantity.unit.startswith("oz"):
        yield "ounces"
    elif measure.quantity.unit.startswith("t") and measure.quantity.value >= HUGE:
        yield "huge"
    if len(sentence.measures) > 2:
        yield "one of many"


def _around(start: int, end: int, others: Sequence[Sum | Measure], text: str) -> tuple[str, str]:
    """The words before and after a figure, as far as the figures beside it."""
    first = max((one.end for one in others if one.end <= start), default=0)
    last = min((one.start for one in others if one.start >= end), default=len(text))
    return text[max(first, start - BEFORE) : start], text[end : min(last, end + AFTER)]


def _changes(one: Sum | Measure, others: Sequence[Sum | Measure], text: str) -> Iterator[str]:
    """Whether a figure was changed, "from 7 to 8.6 billion", and is the old one or the new one."""
    if any(_is_changed(one, other, text) for other in others):
        yield "the old figure"
    if any(_is_changed(other, one, text) for other in others):
        yield "the new figure"


def _is_changed(one: Sum | Measure, other: Sum | Measure, text: str) -> bool:
    is_next = 0 < other.start - one.end <= REACH
    return (
        is_next
        and _CHANGED.fullmatch(text, one.end, other.start) is not None
        and _FROM.search(text[max(0, one.start - REACH) : one.start]) is not None
    )


def _times(before: str, after: str, year: int | None) -> Iterator[str]:
    if _OLD.search(before) or _OLD.search(after):
        yield "old"
    years = [int(one) for one in (*_YEAR.findall(before), *_YEAR.findall(after))]
    if year and any(one < year for one in years):
        yield "a past year"
