"""Drafts to deals: every fact chosen with the words that prove it; what is uncertain is left out."""

from collections import Counter
from collections.abc import Iterator

from monitor.deals.choosing import actors, prominence
from monitor.deals.draft import Draft, drafts_of
from monitor.deals.figures import quantities_of, sums_of_others, value_of
from monitor.deals.forms import form_of
from monitor.deals.gazetteer import Gazetteer
from monitor.deals.minerals import minerals_of
from monitor.deals.places import countries_of
from monitor.deals.reading import Reading, SentenceReading
from monitor.deals.settle import distinct, settle_parties
from monitor.models.deal import Deal, Fact, Instrument, Status
from monitor.models.judgement import Judgement
from monitor.text import Document


def draw_deals(document: Document, judgement: Judgement, gazetteer: Gazetteer) -> tuple[Deal, ...]:
    """The deals that a flagged article reports as news, in the order of the text. At least one where a live mention is."""
    reading = Reading(document, judgement, gazetteer)
    named = actors(reading)
    weights = prominence(named)
    drafts = drafts_of(reading, weights)
    settle_parties(drafts, reading, named, weights)
    drafts = distinct(drafts)
    return tuple(_deal(draft, drafts, reading) for draft in drafts)


def _deal(draft: Draft, drafts: list[Draft], reading: Reading) -> Deal:
    evidence = _evidence(draft)
    single = len(drafts) == 1
    near = _near(draft, reading, single=single)
    facts: list[Fact] = []
    instrument, status = form_of(draft, drafts, reading)
    facts += _form_facts(draft, instrument, status)
    parties = _parties(draft, facts)
    minerals = minerals_of(draft, near, reading, facts, single=single)
    countries = countries_of(draft, near, reading, facts, single=single)
    value, currency = value_of(draft, near, reading, facts, taken=sums_of_others(draft, drafts))
    quantities = quantities_of(draft, instrument, near, facts) or (
        quantities_of(draft, instrument, reading.live, facts) if single else ()
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
    rest = [s for s in reading.sentences if s.sentence.paragraph in paragraphs and not draft.tells(s)]
    opening = (
        [s for s in reading.sentences[:5] if not draft.tells(s) and s.sentence.paragraph not in paragraphs]
        if single
        else []
    )
    return [*draft.sentences, *(rest if single or len(rest) <= 3 else []), *opening]


def _form_facts(draft: Draft, instrument: Instrument, status: Status) -> Iterator[Fact]:
    """The words that show form and firmness."""
    best = max(draft.mentions, key=lambda m: (m.instrument is instrument, m.weight))
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
