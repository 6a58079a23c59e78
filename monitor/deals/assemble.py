"""Drafts to deals: every fact chosen with the words that prove it; what is uncertain is left out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.deals import points
from monitor.deals.belonging import Cast
from monitor.deals.choosing import actors, prominence
from monitor.deals.draft import Draft, drafts_of
from monitor.deals.figures import Quantities, Sums
from monitor.deals.forms import form_of
from monitor.deals.gazetteer import Gazetteer
from monitor.deals.minerals import Minerals
from monitor.deals.missing import reasons
from monitor.deals.places import Countries
from monitor.deals.pruning import pruned
from monitor.deals.reading import Reading, SentenceReading
from monitor.deals.roles import roles_of
from monitor.deals.settle import distinct, settle_parties, written_to
from monitor.deals.standing import Standing
from monitor.deals.termsheet import project_facts, term_facts
from monitor.models.deal import Deal, Fact, Instrument, Status
from monitor.models.judgement import Judgement
from monitor.text import Document


@dataclass(frozen=True)
class Story:
    """A reading with all that its deals choose among."""

    reading: Reading
    cast: Cast
    minerals: Minerals
    countries: Countries
    sums: Sums
    quantities: Quantities

    @classmethod
    def of(cls, reading: Reading) -> "Story":
        return cls(
            reading, Cast(reading), Minerals(reading), Countries(reading), Sums(reading), Quantities(reading)
        )

    def drafts(self) -> list[Draft]:
        """The agreements that the story tells, without their parties settled."""
        return drafts_of(self.reading, prominence(actors(self.reading)))

    def standings(self, drafts: Sequence[Draft]) -> list[Standing]:
        return [Standing(draft, drafts, self.reading) for draft in drafts]


def draw_deals(document: Document, judgement: Judgement, gazetteer: Gazetteer) -> tuple[Deal, ...]:
    """The deals that a flagged article reports as news, in the order of the text. At least one where a live mention is."""
    story = Story.of(Reading(document, judgement, gazetteer))
    drafts = story.drafts()
    if not drafts:
        return ()
    settle_parties(drafts, story.cast, points.PARTY)
    drafts = pruned(story.standings(distinct(drafts)), points.DRAFT)
    settle_parties(drafts, story.cast, points.PARTY)
    return tuple(_deal(standing, story) for standing in story.standings(drafts))


def _deal(standing: Standing, story: Story) -> Deal:
    draft = standing.draft
    instrument, status = form_of(standing, points.INSTRUMENT, points.STATUS)
    minerals = story.minerals.of(standing, points.MINERAL)
    countries = story.countries.of(standing, points.COUNTRY)
    quantities = story.quantities.of(standing, instrument, points.QUANTITY)
    sums = story.sums.of(standing, instrument, points.SUM)
    facts = list(_form_facts(draft, instrument, status))
    parties = _parties(draft, roles_of(standing, story.cast.namings, instrument), facts)
    facts += [Fact("mineral", one.value, one.spans[0]) for one in minerals.taken]
    facts += [Fact("country", one.value, one.spans[0]) for one in countries.taken]
    value, currency = None, None
    for one in sums.taken:
        currency = story.sums.currency(one.value)
        value = _plain(one.value.value)
        facts.append(Fact("value", f"{_written(value)} {currency or ''}".strip(), one.spans[0]))
        facts.append(Fact("exactness", one.value.exactness, one.spans[1]))
        facts.append(Fact("basis", one.value.basis, one.spans[0]))
    facts += [
        Fact("quantity", f"{_written(one.value.value)} {one.value.unit}", one.spans[0])
        for one in quantities.taken
    ]
    facts += [*project_facts(standing), *term_facts(standing)]
    deal = Deal(
        instrument,
        status,
        parties,
        countries.values,
        minerals.values,
        value,
        currency,
        quantities.values,
        _evidence(draft, instrument).whole,
        tuple(facts),
    )
    return replace(deal, missing=tuple(reasons(deal, sums, quantities, minerals)))


def _plain(value: float) -> float:
    """Without what is left of reading "2.4 billion" as binary fractions."""
    return float(round(value)) if abs(value - round(value)) < 0.01 else value


def _written(value: float) -> str:
    """All digits of a whole number: 1.2e+13 is no figure of a ledger."""
    plain = _plain(value)
    return f"{plain:.0f}" if plain == round(plain) else f"{plain:.12g}"


def _evidence(draft: Draft, instrument: Instrument) -> SentenceReading:
    """The sentence that says most: of the text rather than the title, of the deal's own form, with most parties and weight."""
    of_form = {mention.sentence for mention in draft.mentions if mention.instrument is instrument}
    weights: Counter[int] = Counter()
    for mention in draft.mentions:
        weights[mention.sentence] += mention.weight  # type: ignore[assignment]

    def parties_in(one: SentenceReading) -> int:
        return len({party.key for party in one.parties} & draft.keys)

    return max(
        draft.sentences,
        key=lambda s: (
            s.sentence.field == "text",
            min(parties_in(s), 2) + 1.5 * (s.sentence.index in of_form),
            weights[s.sentence.index],
            -s.sentence.index,
        ),
    )


def _form_facts(draft: Draft, instrument: Instrument, status: Status) -> Iterator[Fact]:
    """The words that show form and firmness."""
    best = max(draft.mentions, key=lambda m: (m.instrument is instrument, m.weight))
    yield Fact("instrument", instrument.value, best.span)
    firm = next((m for m in draft.mentions if m.status is status), None)
    if firm:
        yield Fact("status", status.value, firm.span)


def _parties(draft: Draft, roles: Mapping[str, str], facts: list[Fact]) -> tuple[str, ...]:
    """The names as the text has them, with legal form and the short form that follows in brackets."""
    names = []
    for key, (party, sentence) in draft.parties.items():
        span = sentence.span(party.start, written_to(sentence.text, party))
        names.append(span.text)
        facts.append(Fact(f"party:{roles[key]}", span.text, span))
    return tuple(dict.fromkeys(names))
