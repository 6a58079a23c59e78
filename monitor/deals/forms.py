"""The form of a deal and how firm it is, by points: what the rules' mentions weigh, and what cue words its sentences hold. Pure."""

from collections.abc import Iterator
from typing import TypeVar

from monitor.deals.draft import Draft
from monitor.deals.reading import Reading, SentenceReading
from monitor.models.deal import Instrument, Status
from monitor.models.judgement import Mention

T = TypeVar("T", Instrument, Status)
LATER = 0.5  # what a later sentence of a deal counts against its first
_I, _S = Instrument, Status
# Fitted on labelled stories, starting from what an analyst would guess, and rounded.
FORM_POINTS: dict[str, dict[Instrument, float]] = {
    "cue:loan": {_I.FINANCING: 2.1},
    "cue:grant": {_I.FINANCING: 1.8},
    "cue:equity": {_I.FINANCING: 1.6},
    "cue:stream": {_I.FINANCING: 1.5},
    "cue:takeover": {_I.ACQUISITION: 1.6},
    "cue:stake": {_I.ACQUISITION: 0.9, _I.JOINT_VENTURE: 0.3},
    "cue:sale_of_site": {_I.ACQUISITION: 0.8},
    "cue:offtake": {_I.OFFTAKE: 1.9},
    "cue:venture": {_I.JOINT_VENTURE: 2.2},
    "cue:work": {_I.CONTRACT: 1.7},
    "cue:alliance": {_I.PARTNERSHIP: 1.2},
    "cue:memo": {_I.MOU: 2.7},
    "cue:licence": {_I.LICENCE: 1.0},
    "cue:earn": {_I.EARN_IN: 3.0},
    "cue:states": {_I.GOVERNMENT_AGREEMENT: 1.0},
    "states:all": {_I.GOVERNMENT_AGREEMENT: 1.5, _I.MOU: 0.5},
    "measure": {_I.OFFTAKE: 0.9},
    "sum": {_I.ACQUISITION: 0.7, _I.FINANCING: 0.6, _I.OFFTAKE: -0.4},
    "mention:acquisition": {_I.ACQUISITION: 1.6},
    "mention:contract": {_I.CONTRACT: 1.6},
    "mention:earn_in": {_I.EARN_IN: 2.4},
    "mention:financing": {_I.FINANCING: 2.0},
    "mention:government_agreement": {_I.GOVERNMENT_AGREEMENT: 1.5},
    "mention:joint_venture": {_I.JOINT_VENTURE: 1.8},
    "mention:licence": {_I.LICENCE: 1.8},
    "mention:mou": {_I.MOU: 1.6},
    "mention:offtake": {_I.OFFTAKE: 1.6, _I.MOU: 0.3},
    "mention:state_and_firm": {_I.PARTNERSHIP: 1.0, _I.CONTRACT: 0.8},
    "states:some": {_I.PARTNERSHIP: 0.2},
    "always": {_I.PARTNERSHIP: 0.3},
    "mention:partnership": {_I.PARTNERSHIP: 1.4},
    "mention:other": {_I.OTHER: 0.1},
}
STATUS_POINTS: dict[str, dict[Status, float]] = {
    "always": {_S.SIGNED: 1.7},
    "cue:plan": {_S.PROPOSED: 1.4},
    "cue:letter_of_interest": {_S.PROPOSED: 2.0},
    "cue:sign": {_S.SIGNED: 0.8},
    "cue:close": {_S.COMPLETED: 1.9},
    "cue:clear": {_S.APPROVED: 1.3},
    "cue:end": {_S.TERMINATED: 1.7},
    "says:proposed": {_S.PROPOSED: 1.4},
    "says:signed": {_S.SIGNED: 0.8},
    "says:completed": {_S.COMPLETED: 1.3},
    "says:approved": {_S.APPROVED: 1.5},
    "says:terminated": {_S.TERMINATED: 1.3},
}


def form_of(draft: Draft, drafts: list[Draft], reading: Reading) -> tuple[Instrument, Status]:
    """The form and the status that most speaks for."""
    found = features(draft, drafts, reading)
    instrument = _best(FORM_POINTS, found, Instrument.OTHER)
    status = _best(STATUS_POINTS, found, Status.SIGNED)
    if instrument is Instrument.LICENCE and status is Status.SIGNED:
        status = Status.APPROVED  # a state grants; nobody signs with it
    return instrument, status


def _best(points: dict[str, dict[T, float]], found: dict[str, float], default: T) -> T:
    score: dict[T, float] = {default: 0.01}
    for name, weight in found.items():
        for one, worth in points.get(name, {}).items():
            score[one] = score.get(one, 0.0) + worth * weight
    return max(score, key=lambda one: (score[one], one.value))


def features(draft: Draft, drafts: list[Draft], reading: Reading) -> dict[str, float]:
    """What speaks for a form or a status: "mention:mou", "cue:loan", "status:signed" …, each with its weight."""
    found: dict[str, float] = {"always": 1.0}

    def add(name: str, points: float, most: float = 1.5) -> None:
        found[name] = min(found.get(name, 0.0) + points, most)

    states = sum(party.is_state for party, _ in draft.parties.values())
    first = draft.sentences[0].sentence.index
    for mention in draft.mentions:
        place = 1.4 if mention.sentence <= 2 else 1.0 if mention.sentence == first else LATER
        add(f"mention:{_seen(mention, states, draft)}", min(mention.weight, 1.0) * place, 2.0)
        if mention.status:
            add(f"says:{mention.status.value}", (0.3 + min(mention.weight, 1.0)) * place, 2.0)
    for sentence, weight in _told(draft, drafts, reading):
        for name in reading.cues(sentence.sentence.index):
            add(f"cue:{name}", weight)
        if any(not one.is_unit_price and not one.is_other for one in sentence.sums):
            add("sum", weight, 1.0)
        if any(not one.is_stock for one in sentence.measures):
            add("measure", weight, 1.0)
    if states:
        add("states:all" if states == len(draft.parties) else "states:some", 1.0)
    return found


def _seen(mention: Mention, states: int, draft: Draft) -> str:
    """The instrument of a mention; what only looks like a pact of governments, because one signs, is a state's with a firm."""
    if mention.instrument is Instrument.GOVERNMENT_AGREEMENT and states < len(draft.parties):
        return "state_and_firm"
    return mention.instrument.value


def _told(draft: Draft, drafts: list[Draft], reading: Reading) -> Iterator[tuple[SentenceReading, float]]:
    """The sentences that tell of the deal, with what they count: its own most, and of a story with one deal the title."""
    for sentence in draft.sentences:
        early = sentence.sentence.index <= 2 or sentence is draft.sentences[0]
        yield sentence, 1.0 if early else LATER
    for sentence in reading.sentences[:3]:
        if not draft.tells(sentence) and (len(drafts) == 1 or _is_named_in(draft, sentence)):
            yield sentence, 0.8 if len(drafts) == 1 else 0.4


def _is_named_in(draft: Draft, sentence: SentenceReading) -> bool:
    """Whether a title or an opening names all parties of the deal."""
    return len(draft.keys) > 1 and draft.keys <= {party.key for party in sentence.parties}
