"""The form of a deal and how firm it is: what the rules' mentions weigh, and what cue words its sentences hold. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from monitor.deals.reading import SentenceReading
from monitor.deals.standing import Standing
from monitor.deals.weighing import BIAS, Features
from monitor.models.deal import Instrument, Status
from monitor.models.judgement import Mention

T = TypeVar("T", Instrument, Status)
LATER = 0.5  # what a later sentence of a deal counts against its first


def form_of(
    standing: Standing,
    instruments: Mapping[str, Mapping[Instrument, float]],
    statuses: Mapping[str, Mapping[Status, float]],
) -> tuple[Instrument, Status]:
    """The form and the status that most speaks for."""
    found = features(standing)
    instrument = _best(instruments, found, Instrument.OTHER)
    found[f"form {instrument.value}"] = 1.0
    return instrument, _best(statuses, found, Status.SIGNED)


def _best(points: Mapping[str, Mapping[T, float]], found: Features, default: T) -> T:
    score: dict[T, float] = {default: 0.0}
    for name, weight in found.items():
        for one, worth in points.get(name, {}).items():
            score[one] = score.get(one, 0.0) + worth * weight
    return max(score, key=lambda one: (score[one], one.value))


def features(standing: Standing) -> Features:
    """What speaks for a form or a status: "mention mou", "title: cue loan", "says signed" …, each with its weight. Every sign
    of the title counts once more, so that it can count for more where that tells more."""
    found: Features = {BIAS: 1.0}

    def add(name: str, place: str, points: float) -> None:
        found[name] = min(found.get(name, 0.0) + points, 2.0)
        if place == "title":
            found[f"title: {name}"] = min(found.get(f"title: {name}", 0.0) + points, 1.0)

    draft = standing.draft
    states = sum(party.is_state for party, _ in draft.parties.values())
    parties = len(draft.parties)
    places = dict(_told(standing))
    for mention in draft.mentions:
        place, worth = places.get(mention.sentence, ("own", LATER))
        add(f"mention {_seen(mention, states, parties)}", place, min(mention.weight, 1.0) * worth)
        if mention.status:
            add(f"says {mention.status.value}", place, (0.3 + min(mention.weight, 1.0)) * worth)
    for index, (place, worth) in places.items():
        sentence = standing.reading.sentences[index]
        part = draft.part if index == draft.sentences[0].sentence.index else None
        for name in standing.reading.cues(index, part):
            add(f"cue {name}", place, worth)
        for group in () if part else standing.reading.words.get(index, ()):
            add(f"word {group}", place, worth)
        for name in () if part else _bought(sentence):
            add(name, place, worth)
        if any(
            not one.is_unit_price and not one.is_other and not standing.is_beside(sentence, one.start)
            for one in sentence.sums
        ):
            found["sum"] = 1.0
        if any(not one.is_stock and not standing.is_beside(sentence, one.start) for one in sentence.measures):
            found["measure"] = 1.0
    if states:
        found["states alone" if states == parties else "states and firms"] = 1.0
    if standing.single:
        found["single"] = 1.0
    return found


def _bought(sentence: SentenceReading) -> Iterator[str]:
    """What a sentence says is bought: a firm, an asset, or material."""
    for verb in _BUYS.finditer(sentence.text):
        party = sentence.party_after(verb.end())
        nearest = {
            "buys a firm": party.start if party else FAR,
            "buys material": min(
                (one.start for one in sentence.measures if one.start >= verb.end()), default=FAR
            ),
            "buys an asset": asset.start() if (asset := _ASSET.search(sentence.text, verb.end())) else FAR,
        }
        what = min(nearest, key=lambda name: nearest[name])
        if nearest[what] - verb.end() <= BESIDE:
            yield what


FAR, BESIDE = 10_000, 45  # characters from the verb to what is bought
_BUYS = re.compile(
    r"\b(?:buy(?:s|ing)?|bought|purchas(?:e[sd]?|ing)|acquir(?:e[sd]?|ing)|snap(?:s|ped|ping)? up|tak(?:es?|ing) over|took over|bids? for|"
    r"compra(?:r|rá|n|ron|ndo|rán)?|compró|adqui(?:r|er)\w+|ach[eè]t\w+|rach[eè]t\w+|acquiert|acqu[ée]rir\w*|kauf(?:t|en|te)|erwirbt|erwerben|übernimmt|übernehmen|"
    r"покупа\w+|купи\w+|приобрет\w+|выкуп\w+|membeli|mengakuisisi|satın al\w+)\b",
    re.IGNORECASE,
)
_ASSET = re.compile(
    r"\b(?:mines?|mining (?:firm|company|group)|deposits?|projects?|plants?|smelters?|refiner(?:y|ies)|stakes?|shares?|interest|licen[cs]es?|tenements?|assets?|business|unit|subsidiary|company|miner|maker|producer|developer|"
    r"mina|proyecto|yacimiento|participación|acciones|empresa|minera|mine|projet|gisement|participation|société|projeto|jazida|participação|Mine|Projekt|Anteile?|Beteiligung|Hütte|"
    r"месторожд\w+|дол[юяи]|акци\w+|рудник\w*|завод\w*|tambang|saham|proyek|maden\w*|hisse\w*)\b|\d\s?(?:%|per cent|percent)"
)


def _seen(mention: Mention, states: int, parties: int) -> str:
    """The instrument of a mention; what only looks like a pact of governments, because one signs, is a state's with a firm."""
    if mention.instrument is Instrument.GOVERNMENT_AGREEMENT and states < parties:
        return "state_and_firm"
    return mention.instrument.value


def _told(standing: Standing) -> Iterator[tuple[int, tuple[str, float]]]:
    """The sentences that tell of the deal, with their place and what they count: its own most, and of a story with one
    deal the title and the opening."""
    draft = standing.draft
    first = next((one for one in draft.sentences if one.sentence.field == "text"), None)
    for sentence in draft.sentences:
        if sentence.sentence.field == "title":
            yield sentence.sentence.index, ("title", 1.0)
        elif sentence is first:
            yield sentence.sentence.index, ("first", 1.0)
        else:
            yield sentence.sentence.index, ("own", 1.0 if sentence.sentence.index <= 2 else LATER)
    for sentence in standing.reading.sentences[:3]:
        if not standing.tells(sentence) and (standing.single or _is_named_in(standing, sentence)):
            worth = 0.8 if standing.single else 0.4
            yield (
                sentence.sentence.index,
                ("title" if sentence.sentence.field == "title" else "around", worth),
            )


def _is_named_in(standing: Standing, sentence: SentenceReading) -> bool:
    """Whether a title or an opening names all parties of the deal."""
    keys = standing.draft.keys
    return len(keys) > 1 and keys <= {party.key for party in sentence.parties}
