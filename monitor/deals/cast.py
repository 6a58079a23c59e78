"""Who is in the story: the parties of all its sentences joined under one key each, short names found where they stand alone.

In: the parties read sentence by sentence. Out: the same with keys and strengths of the whole story, and with the places that
only the whole story can tell ("the Paragon bid" after "Paragon Base Metals"). Never reads a sentence's meaning.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from monitor.deals.names import is_common_word
from monitor.deals.naming import KNOWN, LEGAL, Party, party_key

_start = attrgetter("start")
CLEAR = 1.5  # strength from which a party lends its name to shorter forms
_SHORT_AFTER = re.compile(
    r"[\s,]{0,2}[(（](?:the |以下简称|简称)?[\"“'‘«]?([A-Z\u4e00-\u9fff][\w&.-]{1,14})[\"”'’»]?[)）]"
)
_KNOWN_AS = re.compile(
    r",? (?:[a-z-]+ ){0,6}?(?:better |also |formerly )?(?:known as|called|trad(?:es|ing) as) ([A-Z]\w{2,14})\b|, or ([A-Z]{2,8}),"
)
_ABBREVIATION = re.compile(r"[A-Z]{3,6}")
MOST_NAMES = 120
MOST_WORDS = 6  # of a name's beginning


def short_names(text: str, parties: Sequence[Party]) -> dict[str, Party]:
    """Short forms that a sentence gives to its parties in brackets, by the form."""
    found: dict[str, Party] = {}
    for party in parties:
        for pattern in (_SHORT_AFTER, _KNOWN_AS):
            match = pattern.match(text, party.end)
            short = match[match.lastindex or 0] if match else ""
            if match and party.strength >= CLEAR - 0.8 and not LEGAL.fullmatch(" " + short):
                found[short] = party
    return found


def aliases(parties: Iterable[Party], given: Mapping[str, Party]) -> dict[str, Party]:
    """What each name or short form in the story stands for: the fullest party that begins with it, or was given it."""
    fullest: dict[str, Party] = {}
    for party in sorted(parties, key=lambda p: (len(p.key.split()), p.strength)):
        fullest[party.key] = max(
            fullest.get(party.key, party), party, key=lambda p: (p.strength, len(p.name))
        )
    begun = _by_beginning(fullest)
    found: dict[str, Party] = {}
    for key, party in fullest.items():
        found[key] = party if key.startswith("state ") else fullest[begun.get(key, key)]
    for key, party in _by_initials(fullest).items():
        found[key] = found.get(party.key, party)
    for short, party in given.items():
        found[party_key(short)] = found.get(party.key, party)
    for beginning, key in begun.items():
        found.setdefault(beginning, fullest[key])
    return found


def _by_initials(fullest: Mapping[str, Party]) -> dict[str, Party]:
    """What each abbreviation stands for that no list knows: a party whose words, or last words, begin with its letters."""
    short = {
        p.name: key for key, p in fullest.items() if p.strength < KNOWN and _ABBREVIATION.fullmatch(p.name)
    }
    found: dict[str, Party] = {}
    for party in fullest.values() if short else ():
        initials = "".join(word[0] for word in party.name.split() if word[0].isupper())
        found |= {key: party for name, key in short.items() if name != party.name and initials.endswith(name)}
    return found


def _by_beginning(keys: Iterable[str]) -> dict[str, str]:
    """The longest key that goes on from each beginning of a key."""
    found: dict[str, str] = {}
    for key in sorted(keys, key=len):
        words = key.split()
        for count in range(1, min(len(words), MOST_WORDS)):
            found[" ".join(words[:count])] = key
    return found


def renamed(party: Party, known: Mapping[str, Party]) -> Party:
    """The party under the key, and with the strength and country, that the story gives it."""
    full = known.get(party.key)
    if full is None:
        return party
    country = party.country or full.country
    return replace(
        party,
        key=full.key,
        strength=max(party.strength, full.strength),
        country=country,
        is_state=party.is_state or full.is_state,
    )


def search_words(known: Mapping[str, Party], given: Mapping[str, Party]) -> re.Pattern[str] | None:
    """A pattern of all names and short forms that may stand where no recogniser saw them."""
    words: set[str] = set(given)
    for party in known.values():
        if party.strength >= CLEAR and not party.key.startswith("state "):
            words |= _forms(party.name)
    chosen = sorted(words, key=lambda word: (-len(word), word))[:MOST_NAMES]
    return (
        re.compile(
            r"(?<![\w-])(?:" + "|".join(map(re.escape, chosen)) + r")(?![\w-])"
            if _is_spaced(chosen)
            else "|".join(map(re.escape, chosen))
        )
        if chosen
        else None
    )


def _is_spaced(words: Sequence[str]) -> bool:
    return not any("\u3040" <= c <= "\u9fff" for word in words for c in word)


def _forms(name: str) -> set[str]:
    """A name and the beginnings of it that can stand for it: "Paragon Base Metals", "Paragon"."""
    bare = LEGAL.sub("", name).strip()
    words = bare.split(" ")
    forms = {bare}
    if len(words) == 1 and re.fullmatch(r"\w{5,}-[A-Z]\w+", bare):  # Sibanye-Stillwater
        forms.add(bare.split("-")[0])
    if len(words) > 1 and len(words[0]) >= 4 and words[0][0].isupper() and not is_common_word(words[0]):
        forms.add(words[0])
    return {form for form in forms if len(form) >= 2}


def overlooked(
    text: str, pattern: re.Pattern[str], parties: Sequence[Party], known: Mapping[str, Party]
) -> list[Party]:
    """Places of known names that lie in none of the parties, which stand in order of place."""
    found = []
    for match in pattern.finditer(text):
        last = bisect_left(parties, match.end(), key=_start)
        if last and parties[last - 1].end > match.start():
            continue
        full = known.get(party_key(match[0]))
        if full and not _goes_on(text, match.end()):
            found.append(
                replace(
                    full,
                    name=match[0],
                    start=match.start(),
                    end=match.end(),
                    strength=min(full.strength, KNOWN),
                )
            )
    return found


def _goes_on(text: str, end: int) -> bool:
    """Whether a name continues: "Royal Bank" is not the Royal of "Royal Gold"."""
    following = re.match(r" ([A-Z]\w+)", text[end : end + 30])
    return following is not None and not is_common_word(following[1])
