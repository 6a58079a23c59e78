"""Organisations written in capitals: runs of capitalised words, judged by form and surroundings. Pure.

Legal forms, words of the trade, role nouns and the verbs of deals speak for an organisation; what only looks like one
(places, mines, months, people, the first word of a sentence) is left out.
"""

import re

from monitor.deals.commonwords import STOP_WORDS, VAGUE
from monitor.deals.gazetteer import Known
from monitor.deals.naming import KNOWN, LEGAL, Party, party_key
from monitor.deals.runs import UPPER, Places, pieces_of
from monitor.deals.surroundings import strength_by_place
from monitor.deals.tradewords import (
    GIVEN_NAMES,
    NOT_FIRST,
    NOT_LAST,
    NOT_ORG,
    OFFICE_WORD,
    SHORT_WORDS,
    TRADE,
)

# A capitalised word where a search may begin within one: no word is longer than this, but a line of letters may be, and it
# would be read to its end from each of them. Nothing that follows a word in these patterns can follow a part of it.
_WORD = rf"(?>[{UPPER}][\w’'-]{{0,80}}+(?:\.(?:[{UPPER}]\.){{0,12}})?|\d{{1,20}}+[{UPPER}][\w-]{{0,80}}|[a-z]{{1,40}}+[{UPPER}]\w{{0,80}})"
_LEGAL_BEFORE = re.compile(
    r"(?:ПАО|ОАО|ЗАО|АО|ООО|ТОО|АК|ГК|ГМК|НАК|НГК|PT|CV|AO|TOO|MChJ|AJ|АҚ|ЖШС) [«\"“]?$"
)
_DATELINE_AFTER = re.compile(r",? ?(?:[A-Z]\w+\.? \d{1,2}|\d{1,2} [A-Z]\w+)?,? ?(?:\([^)]{2,30}\))? ?[-–—:]")
_TICKER_AFTER = re.compile(
    r"\s?\((?:ASX|TSX|TSXV|TSX-V|NYSE|NASDAQ|Nasdaq|LSE|AIM|JSE|OTC\w*|[A-Z]{2,6})[:)]"
)
_DASHED_PLACE = re.compile(r"-(?:based|listed|headquartered|owned|backed|run|born|quarter|Pacific)$")

_HEADS = re.compile(r"^(?:[-–•*·] |\d{1,2}[.)] )?$")  # a list entry that begins with a name
_HEADS_ENTRY = re.compile(r"\W ?$")
_HEADED = re.compile(r"\.?$|:? [-–—] |: ")

MOST = KNOWN - 1  # what a name is called by is surer than what it looks like
LEAST = 0.7  # strength from which a run of capitals is a candidate
_LATIN = re.compile(r"[A-Za-z]")
_OWNER = re.compile(r"(?:(?<=s)['’]|['’]s)$")
_CASE_ENDING = {
    "tr": re.compile(r"['’][a-zçğıöşü]{1,8}$"),
    "kk": re.compile(r"(?<=[A-Za-z])-[а-яәғқңөұүһі]{2,6}$"),
    "uz": re.compile(r"['’]?(?:ning|niki)$|['’](?:ga|ni|da|dan)$"),
}
_KEPT = re.compile(r" (?:Corporation|Company)\b")  # what a name is not the same without: "Fluor Corporation"
_DEFINE_BY_DASH = frozenset(["ru", "kk", "uz"])  # Цена – $260 млн
_CODE = re.compile(r"[A-Z]{1,5}\d*-\d")  # drill holes
_OTHER_SCRIPT = frozenset(["ru", "kk", "zh", "ja", "ko", "ar"])
_CAPITAL_NOUNS = frozenset(["de"])  # every noun has a capital: a capital alone says nothing


def named_runs(text: str, countries: list[Known], lang: str | None, *, opens: bool = True) -> list[Party]:
    """All runs of capitals that may be organisations, in order of place. `opens`: the text may begin with a dateline."""
    places = Places(countries)
    found = (
        _judged(text, start, end, places, lang, opens=opens) for start, end in pieces_of(text, places, lang)
    )
    return [party for party in found if party]


def is_common_word(word: str) -> bool:
    """Whether a capitalised word says nothing by itself: a word of the trade, a direction, an article."""
    return word.lower() in STOP_WORDS or word in VAGUE or TRADE.fullmatch(word) is not None


def _judged(
    text: str, start: int, end: int, places: Places, lang: str | None, *, opens: bool
) -> Party | None:
    """A run of capitals as a party, or None where too little speaks for an organisation."""
    name = _CASE_ENDING.get(lang or "", _OWNER).sub("", text[start:end].strip(" .,’'"))
    end = start + len(name)
    if (
        len(name) < 2
        or places.reach(start) >= end - 1  # Brazil, Brazilians
        or _is_other(name)
        or (opens and _is_dateline(name, text, start, end))
    ):
        return None
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    form = _strength_by_form(name, before, after, lang)
    strength = form + strength_by_place(name, before, after)
    strength += 0.7 * places.stands_before(start)
    if _is_person(name, after):
        strength -= 2.0
    if lang in _OTHER_SCRIPT and _LATIN.match(name):
        strength += 0.8
    if lang in _CAPITAL_NOUNS and form <= 0:
        strength -= 0.5
    if strength < LEAST or name.islower():
        return None
    legal, inner = LEGAL.match(text, end), LEGAL.search(name)
    if inner and inner.start() > 1:
        kept = _KEPT.match(name, inner.start())
        name = name[: kept.end() if kept else inner.start()].rstrip(" ,")
    reach = legal.end() if legal else end
    return Party(name, start, reach, party_key(name), min(strength, MOST), "", bool(OFFICE_WORD.search(name)))


def _is_other(name: str) -> bool:
    """Whether the capitals are something else than an organisation: a common word, a place's, a person's title."""
    if (
        name.lower() in STOP_WORDS
        or name in SHORT_WORDS
        or name.rpartition(" ")[2] in NOT_LAST
        or name.partition(" ")[0].rstrip(".") in NOT_FIRST
    ):
        return True
    if TRADE.fullmatch(name) or _CODE.match(name) or _DASHED_PLACE.search(name):
        return True  # Tantalum, LL24-35
    if " " in name:
        return NOT_ORG.search(name) is not None or (name.isupper() and _has_no_own_word(name))  # KEY POINTS
    return name.isupper() and (len(name) <= 2 or len(name) >= 10)


def _has_no_own_word(name: str) -> bool:
    """Whether capitals shout what nobody is called: no word of the trade, or nothing but such words."""
    words = name.title().split()
    title = name.title()
    return (
        not TRADE.search(title)
        or TRADE.fullmatch(title) is not None
        or all(TRADE.fullmatch(word) or len(word) < 3 for word in words)
    )


def _is_person(name: str, after: str) -> bool:
    """Whether a given name leads two or three words that no firm's form follows."""
    words = name.split()
    return (
        2 <= len(words) <= 3 and words[0] in GIVEN_NAMES and not TRADE.search(name) and not LEGAL.match(after)
    )


def _is_dateline(name: str, text: str, start: int, end: int) -> bool:
    return (
        start == 0
        and name.isupper()
        and _DATELINE_AFTER.match(text, end) is not None
        and not TRADE.search(name.title())
    )


def _strength_by_form(name: str, before: str, after: str, lang: str | None) -> float:
    """What the name itself says: legal form, word of the trade or of government, ticker; its place in a list or a title."""
    is_long = " " in name
    own = TRADE.search(name) or (name.isupper() and TRADE.search(name.title()))
    has_legal = LEGAL.match(after) or LEGAL.search(name, 2)
    signs = (
        (LEGAL.match(after), 2.5),
        (LEGAL.search(name, 2), 2.5),
        (_LEGAL_BEFORE.search(before[-8:]) or name.startswith("PT "), 2.5),
        (own and is_long, 1.6),
        (name.endswith((" International", " Brothers", " Trust")) and not own, 1.2),
        (OFFICE_WORD.search(name), 1.8 if is_long else 0.1),
        (_TICKER_AFTER.match(after), 2.0),
        (_is_head(name, before, after, lang), 1.2 if is_long or _HEADS_ENTRY.search(before) else 0.8),
        (
            is_long and not has_legal and all(TRADE.fullmatch(word) or word == "&" for word in name.split()),
            -1.0,
        ),
    )
    return sum(points for sign, points in signs if sign)


def _is_head(name: str, before: str, after: str, lang: str | None) -> bool:
    """Whether a name opens a list entry or a title: "Orano: uranium for EDF". A town may open a report, a thing a definition."""
    head = _HEADS.search(before)
    headed = _HEADED.match(after) if head else None
    if not head or not headed:
        return False
    if head[0]:
        return True
    is_town = name.isupper() and len(name) > 4
    is_defined = lang in _CAPITAL_NOUNS or (lang in _DEFINE_BY_DASH and headed[0] != ": ")
    ends = headed[0] in {"", "."} and " " not in name
    return not (is_town or is_defined or ends)
