"""Drafts to deals: every fact chosen with the words that prove it; what is uncertain is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator

from monitor.deals.draft import Draft, drafts_of
from monitor.deals.gazetteer import Gazetteer
from monitor.deals.money import Sum, settled_currency
from monitor.deals.parties import Party
from monitor.deals.reading import Reading, SentenceReading
from monitor.models.deal import Deal, Fact, Instrument, Quantity, Span, Status
from monitor.models.judgement import Judgement
from monitor.text import Document

MOST_QUANTITIES = 3
_MOVES_MATERIAL = {
    Instrument.OFFTAKE, Instrument.CONTRACT, Instrument.JOINT_VENTURE, Instrument.MOU, Instrument.PARTNERSHIP, Instrument.FINANCING,
    Instrument.GOVERNMENT_AGREEMENT, Instrument.EARN_IN, Instrument.LICENCE, Instrument.OTHER,
}  # fmt: skip
_PARENTS = {
    "rare earths": {
        "neodymium", "praseodymium", "dysprosium", "terbium", "samarium", "gadolinium", "cerium", "lanthanum", "yttrium", "europium", "erbium",
        "holmium", "lutetium", "thulium", "ytterbium",
    },
    "platinum group metals": {"palladium"},
}  # fmt: skip


def draw_deals(document: Document, judgement: Judgement, gazetteer: Gazetteer) -> tuple[Deal, ...]:
    """The deals that a flagged article reports as news, in the order of the text. At least one where a live mention is."""
    reading = Reading(document, judgement, gazetteer)
    drafts = drafts_of(reading)
    for draft in drafts:
        _complete_parties(draft, drafts, reading)
    return tuple(_deal(draft, drafts, reading) for draft in drafts)


def _complete_parties(draft: Draft, drafts: list[Draft], reading: Reading) -> None:
    """A deal with one party or none takes what the title, its paragraph and the lede name, if no other deal has it."""
    taken = {key for other in drafts if other is not draft for key in other.keys}
    for sentence in _around(draft, reading):
        if len(draft.parties) >= 2:
            return
        for party in sentence.parties:
            if party.strength >= 1.5 and party.key not in taken and len(draft.parties) < 2:
                draft.parties.setdefault(party.key, (party, sentence))


def _around(draft: Draft, reading: Reading) -> Iterator[SentenceReading]:
    first = draft.sentences[0].sentence
    yield from (
        one for one in reading.sentences if one.sentence.paragraph == first.paragraph and first.paragraph >= 0
    )
    yield from reading.sentences[:3]


def _deal(draft: Draft, drafts: list[Draft], reading: Reading) -> Deal:
    evidence = _evidence(draft)
    single = len(drafts) == 1
    near = _near(draft, reading, single=single)
    facts: list[Fact] = []
    instrument, status = draft.instrument(), draft.status()
    facts += _form_facts(draft, instrument, status)
    parties = _parties(draft, facts)
    minerals = _minerals(draft, near, reading, facts, single=single)
    countries = _countries(draft, near, reading, facts, single=single)
    value, currency = _value(draft, near, reading, facts, taken=_sums_of_others(draft, drafts))
    quantities = _quantities(instrument, near, facts) or (
        _quantities(instrument, _whole(reading), facts) if single else ()
    )
    return Deal(
        instrument,
        status,
        parties,
        countries,
        minerals,
        value,
        currency,
        quantities,
        evidence.whole,
        tuple(facts),
    )


def _evidence(draft: Draft) -> SentenceReading:
    """The sentence that says most: of the text rather than the title, with most parties and weight."""
    weights: Counter[int] = Counter()
    for mention in draft.mentions:
        weights[mention.sentence] += mention.weight  # type: ignore[assignment]
    here = Counter(id(sentence) for _, sentence in draft.parties.values())
    return max(
        draft.sentences,
        key=lambda s: (
            s.sentence.field == "text",
            here[id(s)] >= 2,
            weights[s.sentence.index],
            -s.sentence.index,
        ),
    )


def _near(draft: Draft, reading: Reading, *, single: bool) -> list[SentenceReading]:
    """Where the deal's figures stand: its sentences, then the rest of their paragraphs; of a story with one deal, the
    opening, too."""
    paragraphs = {s.sentence.paragraph for s in draft.sentences if s.sentence.paragraph >= 0}
    rest = [s for s in reading.sentences if s.sentence.paragraph in paragraphs and s not in draft.sentences]
    opening = (
        [s for s in reading.sentences[:5] if s not in draft.sentences and s not in rest] if single else []
    )
    return [*draft.sentences, *(rest if single or len(rest) <= 3 else []), *opening]


def _whole(reading: Reading) -> list[SentenceReading]:
    """Of a story with one deal, all sentences but those of background."""
    told_before = {mention.sentence for mention in reading.judgement.mentions if mention.background}
    return [one for one in reading.sentences if one.sentence.index not in told_before]


def _form_facts(draft: Draft, instrument: Instrument, status: Status) -> Iterator[Fact]:
    """The words that show form and firmness."""
    best = max((m for m in draft.mentions if m.instrument is instrument), key=lambda m: m.weight)
    yield Fact("instrument", instrument.value, best.span)
    firm = next((m for m in draft.mentions if m.status is status), None)
    if firm:
        yield Fact("status", status.value, firm.span)


def _parties(draft: Draft, facts: list[Fact]) -> tuple[str, ...]:
    names = []
    for party, sentence in draft.parties.values():
        names.append(party.name)
        facts.append(Fact("party", party.name, sentence.span(party.start, party.start + len(party.name))))
    return tuple(dict.fromkeys(names))


def _minerals(
    draft: Draft, near: list[SentenceReading], reading: Reading, facts: list[Fact], *, single: bool
) -> tuple[str, ...]:
    """Those of the sentences that name the deal's parties; of a story with one deal, also of its title and paragraphs."""
    naming = [one for one in draft.sentences if any(party.key in draft.parties for party in one.parties)]
    found: dict[str, Span] = {}
    groups = [naming or draft.sentences, draft.sentences, near, list(reading.sentences[:1])]
    if single:
        groups = [[*draft.sentences, *reading.sentences[:1]], near]
    elif _names_class_only(draft, reading):
        groups = []
    for group in groups:
        for hit in (hit for sentence in group for hit in sentence.minerals):
            found.setdefault(hit.name, hit.span)
        if found:
            break
    if not found and not _names_class_only(draft, reading):
        found = _main_mineral(reading)
    for parent, members in _PARENTS.items():
        member = next((name for name in found if name in members), None)
        if member and parent not in found:
            found[parent] = found[member]
    facts.extend(Fact("mineral", name, span) for name, span in found.items())
    return tuple(found)


def _names_class_only(draft: Draft, reading: Reading) -> bool:
    """Whether it speaks of "critical minerals", and of no mineral by name."""
    told = {one.sentence.index for one in draft.sentences}
    names_class = any(hit.group == "mineral_class" and hit.sentence in told for hit in reading.judgement.hits)
    return names_class and not any(one.minerals for one in draft.sentences)


def _main_mineral(reading: Reading) -> dict[str, Span]:
    places = {hit.name: hit.span for hit in reversed(reading.judgement.hits) if hit.group == "mineral"}
    return {name: places[name] for name in reading.judgement.minerals[:1] if name in places}


def _countries(
    draft: Draft, near: list[SentenceReading], reading: Reading, facts: list[Fact], *, single: bool
) -> tuple[str, ...]:
    found: dict[str, Span] = {}
    for party, sentence in draft.parties.values():
        for code, span in _countries_of(party, sentence, reading):
            found.setdefault(code, span)
    for sentence in draft.sentences:
        for known in sentence.countries:
            found.setdefault(known.country, sentence.span(known.start, known.end))
    if single or len(found) < 2:
        for sentence in near:
            for known in sentence.countries:
                if len(found) < 3:
                    found.setdefault(known.country, sentence.span(known.start, known.end))
    facts.extend(Fact("country", code, span) for code, span in found.items())
    return tuple(found)


def _countries_of(party: Party, sentence: SentenceReading, reading: Reading) -> Iterator[tuple[str, Span]]:
    """Where a party is from: as known, or as the words around any of its namings say."""
    if party.country:
        yield party.country, sentence.span(party.start, party.start + len(party.name))
        return
    for other in reading.sentences:
        for naming in other.parties:
            if naming.key != party.key:
                continue
            for known in other.countries:
                inside = naming.start <= known.start and known.end <= naming.end
                before = 0 <= naming.start - known.end <= 36
                after = 0 <= known.start - naming.end <= 12
                if inside or before or after:
                    yield known.country, other.span(known.start, known.end)
                    return


def _sums_of_others(draft: Draft, drafts: list[Draft]) -> set[int]:
    return {id(one) for other in drafts if other is not draft for s in other.sentences for one in s.sums} - {
        id(one) for s in draft.sentences for one in s.sums
    }


def _value(
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


def _quantities(
    instrument: Instrument, near: list[SentenceReading], facts: list[Fact]
) -> tuple[Quantity, ...]:
    found: dict[Quantity, Fact] = {}
    if instrument not in _MOVES_MATERIAL:
        return ()
    for sentence in near:
        for measure in sentence.measures:
            if measure.is_stock or measure.quantity in found or len(found) >= MOST_QUANTITIES:
                continue
            words = f"{measure.quantity.value:g} {measure.quantity.unit}"
            found[measure.quantity] = Fact("quantity", words, sentence.span(measure.start, measure.end))
    facts.extend(found.values())
    return tuple(found)
