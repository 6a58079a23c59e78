"""What a deal is worth and what it moves: one sum, some quantities, each chosen among all that stand near it. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from monitor.deals.draft import Draft
from monitor.deals.money import Sum, settled_currency
from monitor.deals.reading import Reading, SentenceReading
from monitor.models.deal import Fact, Instrument, Quantity

MOST_QUANTITIES = 3
_MOVES_MATERIAL = {
    Instrument.OFFTAKE, Instrument.CONTRACT, Instrument.JOINT_VENTURE, Instrument.MOU, Instrument.PARTNERSHIP,
    Instrument.GOVERNMENT_AGREEMENT, Instrument.EARN_IN, Instrument.LICENCE, Instrument.OTHER,
}  # fmt: skip


def sums_of_others(draft: Draft, drafts: list[Draft]) -> set[int]:
    return {id(one) for other in drafts if other is not draft for s in other.sentences for one in s.sums} - {
        id(one) for s in draft.sentences for one in s.sums
    }


def value_of(
    draft: Draft, near: list[SentenceReading], reading: Reading, facts: list[Fact], *, taken: set[int]
) -> tuple[float | None, str | None]:
    """The deal's price, loan or investment: the first sum of its sentences that is no unit price and no other figure."""
    told = sorted(draft.sentences, key=lambda one: one.sentence.field == "title")  # titles round and convert
    chosen = next(_sums(told, taken), None) or next(_sums(near, taken), None)
    if chosen is None:
        return None, None
    one, sentence = chosen
    currency = settled_currency(
        one.currency, set(reading.countries), reading.document.title + reading.document.text
    )
    number = round(one.value) if abs(one.value - round(one.value)) < 0.01 else one.value
    facts.append(Fact("value", f"{number} {currency or ''}".strip(), sentence.span(one.start, one.end)))
    return float(number), currency


def _sums(sentences: Iterable[SentenceReading], taken: set[int]) -> Iterator[tuple[Sum, SentenceReading]]:
    for sentence in sentences:
        for one in sentence.sums:
            if not one.is_unit_price and not one.is_other and id(one) not in taken and one.value >= 10_000:
                yield one, sentence


def quantities_of(
    draft: Draft, form: Instrument, near: Sequence[SentenceReading], facts: list[Fact]
) -> tuple[Quantity, ...]:
    """What the deal moves or its plant will make; of one value the writing with a rate."""
    found: dict[float, tuple[Quantity, Fact]] = {}
    for sentence in near:
        is_told = draft.tells(sentence)
        for measure in sentence.measures:
            quantity = measure.quantity
            known = found.get(quantity.value)
            if measure.is_stock or not _is_moved(form, quantity, is_told):
                continue
            if (known is None and len(found) < MOST_QUANTITIES) or (
                known and "/" in quantity.unit and "/" not in known[0].unit
            ):
                words = f"{quantity.value:g} {quantity.unit}"
                found[quantity.value] = (
                    quantity,
                    Fact("quantity", words, sentence.span(measure.start, measure.end)),
                )
    facts.extend(fact for _, fact in found.values())
    return tuple(quantity for quantity, _ in found.values())


def _is_moved(form: Instrument, quantity: Quantity, is_told: bool) -> bool:
    """Whether a deal of this form can be about such a quantity: streams are paid in ounces, takeovers move none."""
    if form in _MOVES_MATERIAL:
        return True
    return is_told and quantity.unit == "oz" and form in {Instrument.FINANCING, Instrument.ACQUISITION}
