"""What a deal is worth and what it moves: sums and quantities, weighed by where they stand. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.deals.money import Sum, settled_currency
from monitor.deals.quantities import Measure
from monitor.deals.reading import Reading, SentenceReading
from monitor.deals.standing import Standing
from monitor.deals.weighing import Candidate, Choice, Features, Points, choice, ranked, strongest
from monitor.models.deal import Instrument, Quantity

LEAST_SUM = 0.27  # probability of the deal's value
LEAST_QUANTITY = 0.3
OPENING, LAST = 5, 9  # sentences; the turn of what is read last
SMALLEST = 10_000  # of a sum that a deal can be about
MOST_QUANTITIES = 4
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
    r"\b(?:cost\w*|capex|capital expenditure|spend\w*|spent|revenue\w*|profit\w*|earn\w*|sales|budget\w*|debt|costo|coste|coût|custo|Kosten|Umsatz|Gewinn|затрат\w*|выручк\w*|прибыл\w*|biaya|maliyet\w*)\b|成本|营收|净利|売上|利益|비용|매출",
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
_MOVES_MATERIAL = frozenset({Instrument.OFFTAKE, Instrument.CONTRACT})
_TAKES_OVER = frozenset({Instrument.ACQUISITION, Instrument.FINANCING})


@dataclass(frozen=True)
class Sums:
    """All sums of a story that may be what a deal is worth. Read once, asked for each deal."""

    reading: Reading

    def candidates(self, standing: Standing, form: Instrument) -> list[Candidate[Sum]]:
        told = [
            (one, sentence)
            for sentence in self.reading.sentences
            for one in sentence.sums
            if not one.is_unit_price and one.value >= SMALLEST and not standing.is_others(sentence)
        ]
        own = [one.value for one, sentence in told if standing.tells(sentence)]
        most = max(own, default=0.0)
        top = max((one.value for one, _ in told if not one.is_other), default=0.0)
        in_line = min(
            (place for place in told if not place[0].is_other),
            key=lambda place: _turn(place, standing),
            default=None,
        )
        found, is_first = [], True
        for one, sentence in told:
            features = standing.place(sentence, one.start, one.end)
            features |= dict.fromkeys(_signs_of_sum(one, sentence), 1.0)
            if standing.tells(sentence):
                features |= {"first own": 1.0} if is_first else {}
                features |= {"most of own": 1.0} if one.value >= most else {}
                is_first = is_first and sentence.sentence.field == "title"
            if any(party.key in standing.draft.parties for party in sentence.parties):
                features["with a party"] = 1.0
            if in_line is not None and one is in_line[0] and _turn(in_line, standing) < LAST:
                features["first in line"] = 1.0
            if one.value >= top:
                features["most of all"] = 1.0
            if sentence is told[0][1]:
                features["first of all"] = 1.0
            again = sum(abs(other.value - one.value) <= 0.02 * one.value for other, _ in told)
            features["told again"] = min(again - 1, 3) / 2
            if len(told) == 1:
                features["the only one"] = 1.0
            features[f"form {form.value}"] = 1.0
            hedged = sentence.span(one.said_from, one.end)
            found.append(Candidate(one, (sentence.span(one.start, one.end), hedged), features))
        return found

    def of(self, standing: Standing, form: Instrument, points: Points) -> Choice[Sum]:
        """The deal's price, loan or investment: one, or none."""
        weighed = ranked(self.candidates(standing, form), points)
        return choice(weighed, (one for worth, one in weighed[:1] if worth >= LEAST_SUM))

    def currency(self, one: Sum) -> str | None:
        """ISO 4217; None where a bare "$" may be several."""
        document = self.reading.document
        return settled_currency(one.currency, set(self.reading.countries), document.title + document.text)


def _turn(place: tuple[Sum, SentenceReading], standing: Standing) -> int:
    """When a reader would come to a sum: in the deal's sentences, titles last as they round; near them; in the opening."""
    sentence = place[1]
    if standing.tells(sentence):
        return 1 if sentence.sentence.field == "title" else 0
    features = standing.of_sentence(sentence)
    if "paragraph" in features:
        return 2
    return 3 if standing.single and sentence.sentence.index < OPENING else LAST


def _signs_of_sum(one: Sum, sentence: SentenceReading) -> Iterator[str]:
    text = sentence.text
    if one.is_other:
        yield "another figure"
    if text[max(0, one.start - 2) : one.start].endswith(("(", "（")):
        yield "in brackets"
    if _WORTH_BEFORE.search(text[max(0, one.start - 60) : one.start]):
        yield "worth"
    before, after = text[max(0, one.start - 60) : one.start], text[one.end : one.end + 40]
    if _PRICE.search(before) or _PRICE.search(after):
        yield "price"
    if _SPENT.search(before) or _SPENT.search(after):
        yield "spent"
    if any(0 < one.start - other.end <= 12 for other in sentence.sums):
        yield "right after another"
    if _WORTH_AFTER.match(text, one.end):
        yield "worth, after"
    yield "small" if one.value < 1e6 else "large" if one.value >= 3e9 else "middling"


@dataclass(frozen=True)
class Quantities:
    """All quantities of material of a story. Read once, asked for each deal."""

    reading: Reading

    def candidates(self, standing: Standing, form: Instrument) -> list[Candidate[Quantity]]:
        """One for each value; of one value the writing with a rate counts."""
        places: dict[float, list[tuple[Measure, SentenceReading]]] = {}
        for sentence in self.reading.sentences:
            for measure in () if standing.is_others(sentence) else sentence.measures:
                places.setdefault(measure.quantity.value, []).append((measure, sentence))
        found = []
        for told in places.values():
            told.sort(key=lambda place: ("/" not in place[0].quantity.unit, not standing.tells(place[1])))
            features = strongest(_at_place(measure, sentence, standing, form) for measure, sentence in told)
            features["told again"] = min(len(told) - 1, 2) / 2
            if len(places) == 1:
                features["the only one"] = 1.0
            spans = tuple(sentence.span(measure.start, measure.end) for measure, sentence in told)
            found.append(Candidate(told[0][0].quantity, spans, features))
        return found

    def of(self, standing: Standing, form: Instrument, points: Points) -> Choice[Quantity]:
        """What the deal moves, or what its plant will make."""
        weighed = ranked(self.candidates(standing, form), points)
        return choice(weighed, (one for worth, one in weighed[:MOST_QUANTITIES] if worth >= LEAST_QUANTITY))


def _at_place(measure: Measure, sentence: SentenceReading, standing: Standing, form: Instrument) -> Features:
    found = standing.place(sentence, measure.start, measure.end)
    prefix = "own, " if standing.tells(sentence) else ""
    found |= {prefix + name: 1.0 for name in _signs_of_measure(measure, sentence, form)}
    return found


def _signs_of_measure(measure: Measure, sentence: SentenceReading, form: Instrument) -> Iterator[str]:
    before, after = (
        sentence.text[max(0, measure.start - 70) : measure.start],
        sentence.text[measure.end : measure.end + 50],
    )
    if measure.is_stock:
        yield "stock"
    moves = "moves" if form in _MOVES_MATERIAL else "takes over" if form in _TAKES_OVER else "other form"
    yield moves
    yield f"{moves}, {'rate' if '/' in measure.quantity.unit else 'no rate'}"
    if _MOVED.search(before) or _MOVED.search(after):
        yield "moved"
    if _MADE.search(before) or _MADE.search(after):
        yield "made"
    if measure.quantity.unit.startswith("oz"):
        yield "ounces"
    if len(sentence.measures) > 2:
        yield "one of many"
