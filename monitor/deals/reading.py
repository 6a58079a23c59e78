"""A document read sentence by sentence: parties, sums, quantities, countries, minerals, each at its place in the sentence."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from monitor.deals.gazetteer import Gazetteer, Known
from monitor.deals.money import Sum, find_sums
from monitor.deals.parties import Party, find_parties
from monitor.deals.quantities import Measure, find_measures
from monitor.models.deal import Span
from monitor.models.judgement import Hit, Judgement
from monitor.text import Document, Sentence

LONGEST = 2_500  # characters that are read of a sentence; a longer one is a list or junk, and time grows with its square


@dataclass(frozen=True)
class SentenceReading:
    """Offsets of parties and all else count from the sentence's start."""

    sentence: Sentence
    text: str
    parties: tuple[Party, ...]
    sums: tuple[Sum, ...]
    measures: tuple[Measure, ...]
    countries: tuple[Known, ...]
    minerals: tuple[Hit, ...]

    def span(self, start: int, end: int) -> Span:
        """A place of the sentence as a place of the article."""
        base = self.sentence.start
        return Span(self.sentence.field, base + start, base + end, self.text[start:end])

    @property
    def whole(self) -> Span:
        return self.span(0, len(self.text))


@dataclass(frozen=True)
class Reading:
    """All sentences of a document, read on demand; spellings of one party share a key."""

    document: Document
    judgement: Judgement
    gazetteer: Gazetteer

    @cached_property
    def sentences(self) -> tuple[SentenceReading, ...]:
        raw = [self._read(sentence) for sentence in self.document.sentences]
        aliases = _aliases([party for one in raw for party in one.parties]) | _acronyms(raw)
        return tuple(
            replace(one, parties=tuple(_named(party, aliases) for party in one.parties)) for one in raw
        )

    @cached_property
    def countries(self) -> frozenset[str]:
        """All countries that the story names."""
        return frozenset(known.country for one in self.sentences for known in one.countries)

    def paragraph(self, number: int) -> list[SentenceReading]:
        return [one for one in self.sentences if one.sentence.paragraph == number]

    def _read(self, sentence: Sentence) -> SentenceReading:
        text, lang = self.document.sentence_text(sentence)[:LONGEST], self.document.lang
        return SentenceReading(
            sentence=sentence,
            text=text,
            parties=tuple(find_parties(text, self.gazetteer, lang)),
            sums=tuple(find_sums(text, lang)),
            measures=tuple(find_measures(text, lang)),
            countries=tuple(self.gazetteer.countries(text)),
            minerals=tuple(
                h for h in self.judgement.hits if h.group == "mineral" and h.sentence == sentence.index
            ),
        )


def _aliases(parties: list[Party]) -> dict[str, Party]:
    """Short names of parties that the article also names in full: "Denison" of "Denison Mines"."""
    longest: dict[str, Party] = {}
    keys = {party.key: party for party in sorted(parties, key=lambda p: (len(p.name), p.strength))}
    for key in keys:
        words = key.split()
        fuller = [
            other
            for other in keys
            if other != key and other.split()[: len(words)] == words and len(other.split()) > len(words)
        ]
        if fuller and words:
            longest[key] = keys[max(fuller, key=len)]
    return longest


def _acronyms(sentences: list[SentenceReading]) -> dict[str, Party]:
    """ "Frontier Works Organisation (FWO)": the short form is the party before the bracket."""
    found: dict[str, Party] = {}
    for one in sentences:
        for full, short in pairwise(one.parties):
            between = one.text[full.end : short.start]
            if (
                between.strip() == "("
                and one.text[short.end : short.end + 1] == ")"
                and short.key != full.key
            ):
                found[short.key] = full
    return found


def _named(party: Party, aliases: dict[str, Party]) -> Party:
    fuller = aliases.get(party.key)
    if fuller is None:
        return party
    return replace(
        party,
        key=fuller.key,
        strength=max(party.strength, fuller.strength),
        country=party.country or fuller.country,
    )
