"""Known actors and the words that stand for countries, found in a text by one pass. Read from seeds/ once a process."""

import re
from dataclasses import dataclass, field, replace
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
    "BAA": ("uz",),
    "belge": ("fr",),
    "belges": ("fr",),
    "serbe": ("fr",),
    "serbes": ("fr",),
    "河内": ("zh",),
    "Lima": tuple(lang for lang in LANGUAGES if lang != "id"),  # "five"
    "indias": ("es",),
    "indiana": ("pt",),
    "indianas": ("pt",),
    "مالي": ("fa",),  # in Arabic also "financial": the forms that mean the country are in the file
    "Fin": ("tr",),
    "Hint": ("tr",),
    "Rus": ("tr",),
    "Chili": ("fr", "uz", "id"),
    "Réunion": ("en", "es", "pt", "de", "id", "tr"),
}
_PARTICLES = re.compile(
    r"(?:^|[^\w])[وف]?[بلك]?$"
)  # Arabic words of one letter, before what they are written to
_ARTICLE = "ال"  # Arabic; after "for" it is written "لل"
_LONGEST_ENDING = 4  # letters of a case
_SHORT = 6  # letters; a foreign name no longer than this may be a word of another kind: "Island", "Gana"
# Where a country is named only for its money or its lack: "US dollars", "美元", "долларов США", "China-free".
_NO_COUNTRY_AFTER = re.compile(
    r"\$|-free\b|元|金(?!属|屬|山)|ドル|달러|[ -](?:dollar\w*|dolar\w*|rupees?|pesos?|francs?|franken|pounds?|riyals?|dirhams?|crowns?|kron\w+|rand|yuan|shillings?|kwacha|pula)\b|"
    r" (?:доллар|долл|рубл|фунт|франк|крон|тенге|юан)\w*",
    re.IGNORECASE,
)
_NO_COUNTRY_BEFORE = re.compile(
    r"(?:dollars?|dólares|pesos|francs?|libras|dirhams|dolar|доллар\w*|долл\.?|دولار\w*|ريال|درهم|جنيه|دينار) (?:de (?:los )?)?$",
    re.IGNORECASE,
)
# Names of people too: a given name before them, or a family name behind.
_PERSONS = {"Jordan", "Chad", "Israel", "Georgia", "Kenya", "India"}
_GIVEN_BEFORE = re.compile(
    r"\b(?!(?:The|In|From|And|With|Of|For|To|Between|But|As|At|On|While|When|Both|Since|After|South|North|East|West|Central|Northern|Southern|Eastern|Western|Upper|Air|Bank|Royal|Republic|Kingdom|Rio|Coal|Oil|Standard|Vedanta|Barrick|Tata)\b)[A-Z][a-z]+ $"
)
_FAMILY_AFTER = re.compile(
    r" [A-Z][a-z]+,? (?:said|says|told|is|was|who|has|will|[,(])|,? (?:said|told) (?:in|the|reporters|analysts)\b"
)
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


US = "US"
_TOWN_BEFORE = re.compile(r"\b([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}), $")
_COUNTRIES = frozenset(Locale("en").territories.values())
_NEIGHBOURS = frozenset(
    [
        "Tbilisi",
        "Batumi",
        "Rustavi",
        "Kutaisi",
        "Poti",
        "Chiatura",
        "Zestafoni",
        "Zestaponi",
        "Turkey",
        "Baku",
        "Yerevan",
    ]
)


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
    langs: tuple[str, ...] = ()  # in which it counts; all where empty


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
                if extent and (lang is None or lang in (term.langs or (lang,))):
                    country = US if _is_the_state(term, text, start) else term.country
                    found.append(Known(start, extent, term.actor, country, term.is_name, end))
        return [known for known in _longest(found) if known.actor or known.country]

    def countries(self, text: str) -> list[Known]:
        return [known for known in self.find(text) if known.actor is None]

    def actors(self, text: str) -> list[Known]:
        return [known for known in self.find(text) if known.actor is not None]


def _extent(term: _Term, text: str, folded: str, start: int, end: int, lang: str | None) -> int | None:
    if not (is_word_boundary(folded, start) or (term.actor is None and _after_particle(folded, start))):
        return None
    if term.open_end:
        bare = end
        while end < len(folded) and folded[end].isalpha() and not is_word_boundary(folded, end):
            end += 1
        if term.is_name and end - bare > _LONGEST_ENDING:
            return None  # "Индивидуальный" is not of "Индия"
    if term.cased and text[start : start + len(term.written)] != term.written:
        return None
    if term.actor is None and not _names_a_country(term.written, text, start, end):
        return None
    if term.open_end or is_word_boundary(folded, end):
        return end
    return ending(folded, end, lang) if term.actor else None


def _after_particle(folded: str, start: int) -> bool:
    """Whether an Arabic word has nothing before it but "and", "so", "in", "for" or "as", which are written as part of it."""
    return "\u0600" <= folded[start] <= "\u06ff" and bool(
        _PARTICLES.search(folded[max(0, start - 3) : start])
    )


def _is_the_state(term: _Term, text: str, start: int) -> bool:
    """Whether "Georgia" follows a town of the United States: "Savannah, Georgia"."""
    if term.written != "Georgia" or term.actor:
        return False
    town = _TOWN_BEFORE.search(text, max(0, start - 40), start)
    return town is not None and town[1].split()[-1] not in _NEIGHBOURS and town[1] not in _COUNTRIES


def _names_a_country(name: str, text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _NO_COUNTRY_AFTER.match(after) or _NO_COUNTRY_BEFORE.search(before):
        return False
    return name not in _PERSONS or not (_GIVEN_BEFORE.search(before) or _FAMILY_AFTER.match(after))


def _longest(found: list[Known]) -> list[Known]:
    kept: list[Known] = []
    for sort in (True, False):
        reach = -1
        for known in sorted(
            (k for k in found if (k.actor is not None) is sort),
            key=lambda k: (
                k.start,
                -k.end,
                -k.bare_end,
                not k.is_name,
            ),  # "Nigeria" before "Niger" with an ending
        ):
            if known.start >= reach:
                kept.append(known)
                reach = known.end
    return sorted(kept, key=lambda k: (k.start, k.end))


def load_gazetteer(seeds: Path) -> Gazetteer:
    """Raises ConfigError with file and line of every fault."""
    faults: list[str] = []
    terms = [*_country_terms(read_yaml(seeds / "countries.yaml"), faults), *_babel_terms()]
    terms += [
        replace(term, written=f"لل{term.written[2:]}") for term in terms if term.written.startswith(_ARTICLE)
    ]
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


def _term(
    word: str,
    country: str,
    actor: Actor | None = None,
    *,
    is_name: bool = False,
    langs: tuple[str, ...] = (),
) -> _Term:
    body = word.strip("=*").strip()
    is_name = (
        is_name
        or word.startswith("=")
        or (actor is None and (body in _CAPITALS or body.replace(".", "").isupper()))
    )
    is_cased = any(c.isupper() for c in body)
    return _Term(body, word.endswith("*"), is_cased, country, actor, is_name, _ONLY_IN.get(body, langs))


def _babel_terms() -> list[_Term]:
    """Names of countries in all languages that the rules know."""
    terms = []
    for lang in LANGUAGES:
        for code, name in Locale(lang).territories.items():
            if len(code) != 2 or code in _NO_COUNTRIES or len(name) < 2:
                continue
            langs = _langs_of(name, code)
            stem = name
            if lang in _INFLECTED and len(name) > 4 and " " not in name:
                stem = (name[:-1] if lang == "ru" and name[-1] in "аяыиейь" else name) + "*"
            elif lang == "de" and len(name) > 3:
                terms.append(_term(name + "s", code, is_name=True, langs=("de",)))
            terms.append(_term(stem, code, is_name=True, langs=langs))
    return terms


def _langs_of(name: str, code: str) -> tuple[str, ...]:
    """Those in which a short foreign name counts; none named for one that is long, or known from English."""
    if len(name) > _SHORT or not name.isascii() or Locale("en").territories.get(code) == name:
        return ()
    return tuple(lang for lang in LANGUAGES if Locale(lang).territories.get(code) == name)


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
