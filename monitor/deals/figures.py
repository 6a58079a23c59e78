"""What a deal is worth and what it moves: sums and quantities, weighed by where they stand. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.deals.cast import CLEAR
from monitor.deals.figuresigns import kind_of, signs_of_measure, signs_of_sum
from monitor.deals.money import Sum, settled_currency
from monitor.deals.quantities import Measure
from monitor.deals.reading import Reading, SentenceReading
from monitor.deals.standing import Standing
from monitor.deals.weighing import Candidate, Choice, Features, Points, choice, ranked, strongest
from monitor.models.deal import Instrument, Quantity

LEAST_SUM = 0.4  # probability of the deal's value
LEAST_QUANTITY = 0.4
OPENING, LAST = 5, 9  # sentences; the turn of what is read last
SMALLEST = 10_000  # of a sum that a deal can be about
MOST_QUANTITIES = 4
MANY = 4  # quantities of a story


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
            features |= dict.fromkeys(signs_of_sum(one, sentence, form, self.reading.year), 1.0)
            features |= dict.fromkeys(_sides(sentence, standing), 1.0)
            if standing.tells(sentence):
                features |= {"first own": 1.0} if is_first else {}
                features |= {"most of own": 1.0} if one.value >= most else {}
                is_first = is_first and sentence.sentence.field == "title"
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
            if not standing.tells(sentence):
                features[f"elsewhere, {kind_of(form)}"] = 1.0
                features["elsewhere, an own one is told" if own else "none is own"] = 1.0
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
        first = next(iter(places.values()), None)
        is_own_told = any(
            standing.tells(sentence) and not measure.is_stock
            for told in places.values()
            for measure, sentence in told
        )
        for told in places.values():
            told.sort(key=lambda place: ("/" not in place[0].quantity.unit, not standing.tells(place[1])))
            features = strongest(_at_place(measure, sentence, standing, form) for measure, sentence in told)
            features["told again"] = min(len(told) - 1, 2) / 2
            if len(places) == 1:
                features["the only one"] = 1.0
            if "own" not in features:
                features["elsewhere, an own one is told" if is_own_told else "none is own"] = 1.0
            if told is first:
                features["first of all"] = 1.0
            if len(places) >= MANY:
                features["among many"] = 1.0
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
    found |= {prefix + name: 1.0 for name in signs_of_measure(measure, sentence, form, standing.reading.year)}
    found |= dict.fromkeys(_sides(sentence, standing), 1.0)
    return found


def _sides(sentence: SentenceReading, standing: Standing) -> Iterator[str]:
    """Whose figures a sentence tells, by the parties that it names."""
    named = {party.key for party in sentence.parties if party.strength >= CLEAR}
    named |= {party.key for party in sentence.parties} & standing.draft.keys
    own = named & standing.draft.keys
    if own:
        yield "with a party"
    if own - standing.shared_keys:
        yield "with a party of its own"
    if named and not own:
        yield "with others alone"
