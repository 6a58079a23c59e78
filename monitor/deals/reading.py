"""A document read sentence by sentence: parties, sums, quantities, countries, minerals, each at its place in the sentence."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from monitor.deals.cast import CLEAR, aliases, overlooked, renamed, search_words, short_names
from monitor.deals.cues import cues_in
from monitor.deals.gazetteer import Gazetteer, Known
from monitor.deals.money import Sum, find_sums
from monitor.deals.naming import party_key
from monitor.deals.parties import Party, parties_among
from monitor.deals.quantities import Measure, find_measures
from monitor.deals.sitenames import Site
from monitor.deals.sites import find_sites
from monitor.models.deal import Span
from monitor.models.judgement import Hit, Judgement
from monitor.text import Document, Sentence

# Word groups that say nothing of a deal's form or status.
NO_FORM = frozenset(
    {"mineral", "mineral_class", "organisation", "announced", "month", "mining", "asset", "money", "percent"}
)
LONGEST = 2_500  # characters that are read of a sentence; a longer one is a list or junk, and time grows with its square

_start = attrgetter("start")


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
    sites: tuple[Site, ...]

    def span(self, start: int, end: int) -> Span:
        """A place of the sentence as a place of the article."""
        base = self.sentence.start
        return Span(self.sentence.field, base + start, base + end, self.text[start:end])

    def party_before(self, place: int) -> Party | None:
        """The last party that begins at a place or before it: as none overlap, the only one that can reach over the place."""
        number = bisect_right(self.parties, place, key=_start)
        return self.parties[number - 1] if number else None

    def party_after(self, place: int) -> Party | None:
        """The first party that begins at a place or behind it."""
        number = bisect_left(self.parties, place, key=_start)
        return self.parties[number] if number < len(self.parties) else None

    @property
    def whole(self) -> Span:
        return self.span(0, len(self.text))


Naming = tuple[Party, SentenceReading]  # a party at a place, and the sentence of it


@dataclass(frozen=True)
class Reading:
    """All sentences of a document, read on demand; spellings of one party share a key."""

    document: Document
    judgement: Judgement
    gazetteer: Gazetteer

    @cached_property
    def sentences(self) -> tuple[SentenceReading, ...]:
        raw = [self._read(sentence) for sentence in self.document.sentences]
        given = {short: party for one in raw for short, party in short_names(one.text, one.parties).items()}
        sites = {party_key(site.name) for one in raw for site in one.sites}
        raw = [
            replace(one, parties=tuple(p for p in one.parties if p.strength >= CLEAR or p.key not in sites))
            for one in raw
        ]
        known = aliases([party for one in raw for party in one.parties], given)
        words = search_words(known, given)
        return tuple(
            self._without_old_figures(replace(one, parties=_of_story(one, known, words))) for one in raw
        )

    def _without_old_figures(self, one: SentenceReading) -> SentenceReading:
        """What an old deal cost or covered is no figure of the news."""
        return replace(one, sums=(), measures=()) if one.sentence.index in self._old else one

    @cached_property
    def _old(self) -> frozenset[int]:
        """Sentences whose mentions are all background."""
        told = self.judgement.mentions
        return frozenset({m.sentence for m in told} - {m.sentence for m in told if not m.background})

    @property
    def year(self) -> int | None:
        """When the story was published."""
        written = (self.document.published or "")[:4]
        return int(written) if written.isdecimal() and written.isascii() else None

    def namings(self, key: str) -> list[Naming]:
        """All places that name a party, in order."""
        return self._namings.get(key, [])

    @cached_property
    def _namings(self) -> dict[str, list[Naming]]:
        found: defaultdict[str, list[Naming]] = defaultdict(list)
        for one in self.sentences:
            for party in one.parties:
                found[party.key].append((party, one))
        return found

    @cached_property
    def countries(self) -> frozenset[str]:
        """All countries that the story names."""
        return frozenset(known.country for one in self.sentences for known in one.countries)

    @cached_property
    def live(self) -> tuple[SentenceReading, ...]:
        """All sentences but those that the rules see as background."""
        told_before = {mention.sentence for mention in self.judgement.mentions if mention.background}
        return tuple(one for one in self.sentences if one.sentence.index not in told_before)

    def cues(self, sentence: int, part: tuple[int, int] | None = None) -> tuple[str, ...]:
        """Names of the cues of form and status in a sentence, or in a part of it."""
        if part:
            return cues_in(self.sentences[sentence].text[slice(*part)].lower(), self.document.lang)
        if sentence not in self._cues:
            text, lang = self.sentences[sentence].text.lower(), self.document.lang
            self._cues[sentence] = cues_in(text, lang)
        return self._cues[sentence]

    @cached_property
    def _cues(self) -> dict[int, tuple[str, ...]]:
        return {}

    @cached_property
    def words(self) -> dict[int, frozenset[str]]:
        """Of each sentence the word groups of the rules that it has words of; of those for a status, which."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for hit in self.judgement.hits:
            if hit.group not in NO_FORM:
                found[hit.sentence].add(f"{hit.group} {hit.name}" if hit.group == "status" else hit.group)
        return {sentence: frozenset(groups) for sentence, groups in found.items()}

    def paragraph(self, number: int) -> list[SentenceReading]:
        return self._paragraphs[number]

    @cached_property
    def _paragraphs(self) -> defaultdict[int, list[SentenceReading]]:
        found: defaultdict[int, list[SentenceReading]] = defaultdict(list)
        for one in self.sentences:
            found[one.sentence.paragraph].append(one)
        return found

    def _read(self, sentence: Sentence) -> SentenceReading:
        text, lang = self.document.sentence_text(sentence)[:LONGEST], self.document.lang
        known = self.gazetteer.find(text, lang)
        return SentenceReading(
            sentence=sentence,
            text=text,
            parties=tuple(parties_among(text, known, lang, opens=sentence.paragraph <= 0)),
            sums=tuple(find_sums(text, lang)),
            measures=tuple(find_measures(text, lang)),
            countries=tuple(one for one in known if one.actor is None),
            minerals=self._minerals.get(sentence.index, ()),
            sites=tuple(find_sites(text, lang)),
        )

    @cached_property
    def _minerals(self) -> dict[int, tuple[Hit, ...]]:
        found: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in self.judgement.hits:
            if hit.group == "mineral":
                found[hit.sentence].append(hit)
        return {sentence: tuple(hits) for sentence, hits in found.items()}


def _of_story(
    one: SentenceReading, known: dict[str, Party], words: re.Pattern[str] | None
) -> tuple[Party, ...]:
    """A sentence's parties under the story's keys, with those that only the story can tell."""
    found = [renamed(party, known) for party in one.parties]
    if words:
        found += [renamed(party, known) for party in overlooked(one.text, words, found, known)]
    return tuple(sorted(found, key=lambda p: p.start))
