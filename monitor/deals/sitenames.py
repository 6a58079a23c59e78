"""What a site is, and whether a run of capitals names one: owners, articles, metals, nationalities and firms are taken off. Pure."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from monitor.deals.sitewords import ARTICLES, DIRECTIONS, MAY_BEGIN, MINERALS, NOT_NAMES, REGIONS
from monitor.deals.termtable import lowered


@dataclass(frozen=True, slots=True)
class Site:
    """`kind` is mine, project, deposit, plant, smelter, refinery, mill, port or railway; `start` and `end` are the name's place."""

    name: str
    kind: str
    start: int
    end: int


UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІҒҚҢӘӨҰҮҺЎҲ"
# No word of a name is longer: a line of letters would be read to its end from each of them.
WORD = rf"(?<![\w’'-])(?>[{UPPER}][\w’'-]{{0,30}}+\.?|[{UPPER}]\.)"
NEXT = rf"[{UPPER}0-9](?>[\w’'-]{{0,30}}+)"
_LINK = r"(?:de la|de los|de las|de|del|des|du|d’|da|do|dos|das|el|la|le|of|y|e|al|san)"
NAME = rf"{WORD}(?:[ \u00a0](?:{_LINK}[ \u00a0])?{NEXT}){{0,3}}"
OPEN, CLOSE = '["“«„「『‘]', '["”»“」』’]'

_CORPORATE = re.compile(
    r"\b(?:Mining|Minerals|Resources|Metals|Corp|Corporation|Inc|Ltd|Limited|PLC|plc|Holdings?|Group|Energy|Capital|Ventures|Partners|Company|Co|Bank|Fund|Industries|Motors|Exploration|Enterprises?|Trading|SA|AG|LLC|Pty|NL|Ministry|Government|Department|Agency|Commission|Administration|University|Council|Corps|Initiative|Summit|Act|Agreement|Programme|Program|PT|Tbk)\b"
)
_WORD_OF_NAME = re.compile(r"[^\s]+")
_POSSESSIVE = re.compile(r"^.*['’]s?\s", re.DOTALL)


@cache
def countries() -> frozenset[str]:
    """Names of countries in small letters, in the languages that are read."""
    langs = ("en", "es", "fr", "pt", "de", "ru", "zh", "zh_Hant", "ja", "ko", "id", "tr", "ar", "kk", "uz")
    names = {
        name.lower()
        for lang in langs
        for code, name in Locale.parse(lang).territories.items()
        if code.isalpha() or code.isdigit()
    }
    return frozenset(names | REGIONS | {"western australia", "new south wales", "刚果（金）", "刚果(金)", "コンゴ", "豪州", "호주", "美国", "印尼"})  # fmt: skip


def named_site(text: str, start: int, end: int, kind: str) -> Site | None:
    """A run of capitals as a site, freed of owners, articles and minerals; None where nothing is left that names one."""
    run = text[start:end]
    owner = _POSSESSIVE.match(run)
    if owner:
        start += owner.end()
    words = [(start + word.start(), start + word.end()) for word in _WORD_OF_NAME.finditer(text[start:end])]
    while words and _may_go(text[slice(*words[0])], alone=len(words) == 1):
        words.pop(0)
    while words and is_mineral(text[slice(*words[-1])]):
        words.pop()
    if not words or all(_says_nothing(text[start:end].lower()) for start, end in words):
        return None
    start, end = words[0][0], words[-1][1]
    name = text[start:end].rstrip(".,'’-")
    small = name.lower()
    if (
        len(name) < 2
        or small in countries()
        or _is_no_name(name)
        or _CORPORATE.search(name)
        or _ENDING.search(name)
    ):
        return None
    return Site(name, kind, start, start + len(name))


def _says_nothing(small: str) -> bool:
    return small in DIRECTIONS or small in ARTICLES or small in NOT_NAMES or is_mineral(small)


def _may_go(word: str, *, alone: bool) -> bool:
    """Whether a word before a name is cut off: an acronym of minerals is ("HPAL Pomalaa"), a metal is not ("Copper World")."""
    if not alone and word.lower() in MAY_BEGIN:
        return False
    return _leads_in(word) or (word.isupper() and is_mineral(word))


def is_mineral(word: str) -> bool:
    return all(part in MINERALS for part in re.split(r"[-–/&]", word.lower()) if part)


def _is_no_name(word: str) -> bool:
    return is_mineral(word) or _leads_in(word)


def _leads_in(word: str) -> bool:
    """Whether a word before a name is none of it; a metal is not judged here."""
    small = lowered(word).rstrip(".,")
    parts = small.split("-")
    return (
        small in NOT_NAMES
        or word[:1].isdigit()
        or (small in countries() and small not in REGIONS)
        or (len(parts) > 1 and (parts[-1] in _PARTICIPLES or all(part in NOT_NAMES for part in parts)))
    )


_PARTICIPLES = frozenset(("owned", "based", "listed", "backed", "run", "controlled", "operated", "led", "headquartered"))  # fmt: skip
# A possessor or a place with its case, which stands before a name or instead of one: "Firebird's", "Samsun'daki".
_ENDING = re.compile(r"['’](?:[dt][ae]ki .*|s|[dt][ae](?:ki|n)?|n?[iıuü]n|n[dt][ae]|n?[ea]|y?[iıuü])?$")


def kind_of(match: re.Match[str], *others: str) -> str:
    """The group that tells the kind, among those that matched."""
    apart = {"name", *others}
    return next(one for one, found in match.groupdict().items() if found and one not in apart).rstrip("2")
