"""Known actors and the words that stand for countries, found in a text by one pass. Read from seeds/ once a process."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import ahocorasick_rs
from babel import Locale

from monitor.deals.inflection import case_forms, ending
from monitor.errors import ConfigError
from monitor.folding import fold, is_word_boundary
from monitor.yamlfile import YamlFile, nearest, read_yaml

LANGUAGES = ("en", "es", "fr", "pt", "de", "ru", "zh", "ja", "ko", "id", "tr", "kk", "uz", "ar")
NO_COUNTRY = "none"  # the key of names in which a country's name says nothing: "South American"
KINDS = ("company", "state", "agency", "fund", "bank")
_INFLECTED = ("ru", "kk", "uz")  # names whose ending changes; the stem stands for all cases
_NO_COUNTRIES = {"ZZ", "EZ", "UN", "QO", "XA", "XB"}
_ONLY_IN = {
    "AS": ("id",),
    "AB": ("tr",),
    "BAE": ("tr",),
    "Fin": ("tr",),
    "Hint": ("tr",),
    "Rus": ("tr",),
    "Chili": ("fr", "uz", "id"),
}
_CAPITALS = {
    "Washington",
    "Brussels",
    "Beijing",
    "Tokyo",
    "Moscow",
    "Canberra",
    "Ottawa",
    "Astana",
    "Kyiv",
    "New Delhi",
    "European Union",
    "Unión Europea",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A known party. `country` is ISO 3166-1 alpha-2, or EU."""

    name: str
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class Known:
    """A place of a text that names an actor or a country."""

    start: int
    end: int
    actor: Actor | None
    country: str
    is_name: bool = False  # the country itself, not an adjective or a town of it
    bare_end: int = 0  # where the name ends without its case ending


@dataclass(frozen=True, slots=True)
class _Term:
    written: str
    open_end: bool
    cased: bool
    country: str
    actor: Actor | None = None
    is_name: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """Pickles as its terms; the automaton is built again where it is used."""

    terms: tuple[_Term, ...] = field(repr=False)

    @cached_property
    def _by_literal(self) -> dict[str, list[_Term]]:
        found: dict[str, list[_Term]] = {}
        for term in self.terms:
            found.setdefault(fold(term.written), []).append(term)
        return found

    @cached_property
    def _automaton(self) -> tuple[Any, list[str]]:
        literals = [literal for literal in self._by_literal if literal]
        return ahocorasick_rs.AhoCorasick(literals, matchkind=ahocorasick_rs.MatchKind.Standard), literals

    def __getstate__(self) -> dict[str, Any]:
        return {"terms": self.terms}

    def find(self, text: str, lang: str | None = None) -> list[Known]:
        """All places in order; where one lies within another of its sort, the longer counts. Short forms that are words of
        another kind elsewhere ("AB" of Swedish firms, the EU in Turkish) count in their own languages only."""
        folded = fold(text)
        automaton, literals = self._automaton
        found: list[Known] = []
        for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
            for term in self._by_literal[literals[number]]:
                extent = _extent(term, text, folded, start, end, lang)
                if extent and (lang is None or lang in _ONLY_IN.get(term.written, (lang,))):
                    found.append(Known(start, extent, term.actor, term.country, term.is_name, end))
        return [known for known in _longest(found) if known.actor or known.country]

    def countries(self, text: str) -> list[Known]:
        return [known for known in self.find(text) if known.actor is None]

    def actors(self, text: str) -> list[Known]:
        return [known for known in self.find(text) if known.actor is not None]


def _extent(term: _Term, text: str, folded: str, start: int, end: int, lang: str | None) -> int | None:
    if not is_word_boundary(folded, start) or text[end : end + 1] == "$":  # US$ names no country
        return None
    if term.open_end:
        while end < len(folded) and folded[end].isalpha() and not is_word_boundary(folded, end):
            end += 1
    if term.cased and text[start : start + len(term.written)] != term.written:
        return None
    if term.open_end or is_word_boundary(folded, end):
        return end
    return ending(folded, end, lang) if term.actor else None


def _longest(found: list[Known]) -> list[Known]:
    kept: list[Known] = []
    for sort in (True, False):
        reach = -1
        for known in sorted(
            (k for k in found if (k.actor is not None) is sort),
            key=lambda k: (k.start, -k.end, not k.is_name),
        ):
            if known.start >= reach:
                kept.append(known)
                reach = known.end
    return sorted(kept, key=lambda k: (k.start, k.end))


def load_gazetteer(seeds: Path) -> Gazetteer:
    """Raises ConfigError with file and line of every fault."""
    faults: list[str] = []
    terms = [*_country_terms(read_yaml(seeds / "countries.yaml"), faults), *_babel_terms()]
    terms += _actor_terms(read_yaml(seeds / "parties.yaml"), faults)
    if faults:
        raise ConfigError(faults)
    return Gazetteer(tuple(dict.fromkeys(terms)))


def _country_terms(file: YamlFile, faults: list[str]) -> list[_Term]:
    if not isinstance(file.data, dict):
        faults.append(f"{file.where()}: a mapping of country codes is wanted")
        return []
    valid, terms = set(Locale("en").territories) | {"EU"}, []
    for code, words in file.data.items():
        if code == NO_COUNTRY and isinstance(words, list):
            terms += [_term(str(word), "") for word in words]
        elif code not in valid or len(code) != 2:
            faults.append(f"{file.where((code,), key=True)}: '{code}' is no country code{nearest(code, [])}")
        elif not isinstance(words, list) or not all(
            isinstance(word, str) and word.strip("=* ") for word in words
        ):
            faults.append(f"{file.where((code,))}: a list of words is wanted")
        else:
            terms += [_term(word, code) for word in words]
    return terms


def _term(word: str, country: str, actor: Actor | None = None, *, is_name: bool = False) -> _Term:
    body = word.strip("=*").strip()
    is_name = (
        is_name
        or word.startswith("=")
        or (actor is None and (body in _CAPITALS or body.replace(".", "").isupper()))
    )
    return _Term(body, word.endswith("*"), any(c.isupper() for c in body), country, actor, is_name)


def _babel_terms() -> list[_Term]:
    """Names of countries in all languages that the rules know."""
    terms = []
    for lang in LANGUAGES:
        for code, name in Locale(lang).territories.items():
            if len(code) != 2 or code in _NO_COUNTRIES or len(name) < 2:
                continue
            stem = name
            if lang in _INFLECTED and len(name) > 4 and " " not in name:
                stem = (name[:-1] if name[-1] in "аяыиейь" else name) + "*"
            elif lang == "de" and len(name) > 3:
                terms.append(_term(name + "s", code, is_name=True))
            terms.append(_term(stem, code, is_name=True))
            if lang == "ar":  # "and" is written as part of the word that follows
                terms.append(_term("و" + name, code, is_name=True))
    return terms


def _actor_terms(file: YamlFile, faults: list[str]) -> list[_Term]:
    terms: list[_Term] = []
    if not isinstance(file.data, list):
        faults.append(f"{file.where()}: a list of actors is wanted")
        return terms
    for number, entry in enumerate(file.data):
        if not isinstance(entry, dict) or not isinstance(entry.get("names"), list) or not entry["names"]:
            faults.append(f"{file.where((number,))}: an actor needs names: [...] and country")
            continue
        for key in set(entry) - {"names", "country", "kind"}:
            faults.append(
                f"{file.where((number, key), key=True)}: unknown key '{key}'{nearest(key, ['names', 'country', 'kind'])}"
            )
        kind = entry.get("kind", "company")
        if kind not in KINDS:
            faults.append(
                f"{file.where((number, 'kind'))}: '{kind}' is not valid here{nearest(str(kind), KINDS)}"
            )
        actor = Actor(str(entry["names"][0]), str(entry.get("country", "")), str(kind))
        for name in map(str, entry["names"]):
            terms += [_term(form, actor.country, actor) for form in (name, *case_forms(name))]
    return terms
