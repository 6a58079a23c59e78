"""Traces: what an article and its deals are known by, once the text is no longer at hand. Pure.

A trace is made where the article is judged and kept with it, so that linking reads no text and runs no recogniser.
"""

import json
import re
from collections.abc import Iterable, Sequence

from rensa import RMinHash

from monitor.deals.gazetteer import Gazetteer
from monitor.deals.money import find_sums
from monitor.deals.naming import party_key
from monitor.deals.quantities import find_measures
from monitor.models.deal import Deal
from monitor.models.trace import DealTrace, Trace
from monitor.stories.rarity import Rarity
from monitor.stories.words import content_words, name_key, names, shingles, tokens
from monitor.text import Document

READ = 6_000  # characters of a text; what stands behind them is background
LEAD = 450  # characters in which a story says what it is about
PERMUTATIONS, SEED = 64, 7  # of MinHash: an estimate of likeness within some 0.06
MOST_NAMES, MOST_WORDS = 80, 160
SMALLEST_SUM = 10_000
_NUMBER = r"(\d{1,3}(?:[.,]\d{1,2})?)"
_SHARE = re.compile(
    rf"{_NUMBER}\s?(?:[%％]|per ?cent|pct|procent|por ciento|pour cent|por cento|Prozent|процент|persen|퍼센트)|(?:%|yüzde ){_NUMBER}"
)


def trace_of(
    document: Document, minerals: Sequence[str], deals: Sequence[Deal], gazetteer: Gazetteer, rarity: Rarity
) -> Trace:
    text = document.text[:READ]
    lead = [*names(document.title, rarity), *names(text[:LEAD], rarity)]
    parties = [key for deal in deals for party in deal.parties for key in _words_of(party)]
    ordered = list(dict.fromkeys([*lead, *parties]))
    body = [key for key in names(text[LEAD:], rarity) if key not in ordered]
    known = gazetteer.find(f"{document.title}\n{text}", document.lang)
    countries = dict.fromkeys(one.country for one in known if one.actor is None and one.country)
    actors = dict.fromkeys(f"@{one.actor.name}" for one in known if one.actor)
    return Trace(
        lang=document.lang or "",
        names=(*ordered, *list(dict.fromkeys([*actors, *body]))[:MOST_NAMES]),
        lead=len(ordered),
        title=tuple(dict.fromkeys(names(document.title, rarity))),
        words=frozenset(sorted(set(content_words(f"{document.title}\n{text}", rarity)))[:MOST_WORDS]),
        figures=frozenset(_figures(document, len(text))),
        minerals=tuple(minerals),
        countries=tuple(countries),
        minhash=minhash(f"{document.title}\n{document.text}"),
        deals=tuple(_deal_trace(deal, gazetteer, document.lang) for deal in deals),
    )


def minhash(text: str) -> tuple[int, ...]:
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(shingles(text))
    return tuple(sketch.digest())


def _figures(document: Document, end: int) -> Iterable[str]:
    for sentence in document.sentences:
        if sentence.field == "text" and sentence.start >= end:
            return
        words, lang = document.sentence_text(sentence)[:2_000], document.lang
        for one in find_sums(words, lang):
            if one.value >= SMALLEST_SUM and not one.is_unit_price:
                yield f"m {one.value:.3g}"
        for measure in find_measures(words, lang):
            yield f"{measure.quantity.unit.partition('/')[0]} {measure.quantity.value:.3g}"
        yield from (f"% {share}" for share in _shares(words))


def _shares(words: str) -> Iterable[str]:
    for found in _SHARE.finditer(words):
        yield (found[1] or found[2]).replace(",", ".").removesuffix(".0")


def _deal_trace(deal: Deal, gazetteer: Gazetteer, lang: str | None) -> DealTrace:
    projects = [key for fact in deal.facts if fact.fact == "project" for key in _words_of(fact.value)]
    stake = next((fact.value for fact in deal.facts if fact.fact == "stake"), "")
    return DealTrace(
        deal.instrument.value,
        deal.status.value,
        tuple(party_ids(name, gazetteer, lang) for name in deal.parties),
        deal.minerals,
        deal.countries,
        tuple(dict.fromkeys(projects)),
        deal.value,
        deal.currency,
        tuple(f"{one.unit} {one.value:g}" for one in deal.quantities),
        stake,
    )


def party_ids(name: str, gazetteer: Gazetteer, lang: str | None) -> tuple[str, ...]:
    """By what a party is known: an actor of the gazetteer, a government, and the words of its name."""
    known = gazetteer.find(name, lang)
    actors = [f"@{one.actor.name}" for one in known if one.actor]
    whole = [one for one in known if one.actor is None and one.country]
    governments = [f"gov:{one.country}" for one in whole] if not actors else []
    return tuple(dict.fromkeys([*actors, *governments, *_words_of(name)]))


def _words_of(name: str) -> list[str]:
    """Keys of a name's words, legal forms aside; of one in Han characters or Hangul its
    beginnings, too, of which one is the name itself."""
    found: list[str] = []
    for word, _ in tokens(party_key(name)):
        if "\u3400" <= word[0] <= "\u9fff" or "\uac00" <= word[0] <= "\ud7a3":
            found += list(dict.fromkeys((word[:2], word[:3], word[:4], word)))
        elif len(word) > 1:
            found.append(name_key(word))
    return found


def dumped(trace: Trace) -> str:
    """As JSON, sets in order: the same trace gives the same text."""
    values = [
        trace.lang, trace.names, trace.lead, trace.title, sorted(trace.words), sorted(trace.figures), trace.minerals,
        trace.countries, trace.minhash, [[getattr(deal, name) for name in DealTrace.__slots__] for deal in trace.deals],
    ]  # fmt: skip
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def loaded(text: str) -> Trace:
    """The trace that `dumped` wrote."""
    lang, names_, lead, title, words, figures, minerals, countries, sketch, deals = json.loads(text)
    return Trace(
        lang, tuple(names_), lead, tuple(title), frozenset(words), frozenset(figures), tuple(minerals), tuple(countries),
        tuple(sketch), tuple(_loaded_deal(values) for values in deals),
    )  # fmt: skip


def _loaded_deal(values: list[object]) -> DealTrace:
    instrument, status, parties, minerals, countries, projects, value, currency, quantities, stake = values
    return DealTrace(
        str(instrument), str(status), tuple(tuple(ids) for ids in parties), tuple(minerals), tuple(countries),  # type: ignore[attr-defined, arg-type]
        tuple(projects), value, currency, tuple(quantities), str(stake),  # type: ignore[arg-type]
    )  # fmt: skip
