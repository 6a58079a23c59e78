"""Who the parties of each draft are, once all drafts are known; drafts of the same agreement as one. Pure."""

import re

from monitor.deals.belonging import Cast
from monitor.deals.draft import Draft
from monitor.deals.inflection import case_forms
from monitor.deals.parties import Party
from monitor.deals.reading import Naming
from monitor.deals.standing import Standing
from monitor.deals.weighing import Points, ranked

# Probabilities from which a party is one, by its rank: nearly all deals have two, few have more.
LEAST_FIRST, LEAST_SECOND, LEAST_MORE = 0.15, 0.2, 0.65
MOST_PARTIES = 6
_SHORT = re.compile(r"\s?[(（](?:the )?[\"“«]?([A-ZÀ-ÞА-Я][\w&.-]{1,14})[\"”»]?[)）]")
_MARKET = re.compile(r"(?:OTC\w*|ASX|TSX\w*|NYSE|NASDAQ|LSE|AIM|JSE|HKEX|SGX|CSE|B3|BMV|MOEX|IDX|BIST)\b")
_SEVERAL_CAPITALS = re.compile(r"[^\W\d_a-z]\w*?[A-ZÀ-ÞА-Я]")


def settle_parties(drafts: list[Draft], cast: Cast, points: Points) -> None:
    """The parties of every draft, in the order of the text: the two that most speaks for, and whoever is as sure."""
    chosen = [_chosen(Standing(draft, drafts, cast.reading), cast, points) for draft in drafts]
    for draft, keys in zip(drafts, chosen, strict=True):
        places = {key: _named_best(key, draft, cast) for key in keys}
        order = sorted(places.items(), key=lambda item: (item[1][1].sentence.index, item[1][0].start))
        draft.parties = dict(order)


def _chosen(standing: Standing, cast: Cast, points: Points) -> list[str]:
    if standing.draft.is_paired:
        return [key for key in standing.draft.parties if key in cast.namings]
    keys: list[str] = []
    for worth, one in ranked(cast.candidates(standing), points):
        least = LEAST_MORE if len(keys) >= 2 else LEAST_SECOND if keys else LEAST_FIRST
        if worth < least or len(keys) >= MOST_PARTIES:
            break
        keys.append(one.value)
    return keys


def _named_best(key: str, draft: Draft, cast: Cast) -> Naming:
    """The place where the story names a party most fully: "LG Energy Solution" rather than "LGES", in the nominative where it
    has one; of the deal's own sentences where those name it as fully."""
    inflected = _inflected({party.name for party, _ in cast.namings[key]})
    return max(
        cast.namings[key],
        key=lambda naming: (
            _fullness(naming[0]),
            naming[0].name not in inflected,
            naming[0].end > naming[0].start + len(naming[0].name),  # its legal form follows
            draft.tells(naming[1]),
            -naming[1].sentence.index,
        ),
    )


def _inflected(names: set[str]) -> set[str]:
    """Those that are another one in another case: "Норникеля" beside "Норникель"."""
    return {
        form
        for name in names
        for form in (*case_forms(name), name + "а", name + "у", name + "ом")
        if form in names
    }


def _fullness(party: Party) -> int:
    """Words of the name; an abbreviation counts less than any word."""
    return len(party.name.split()) - (party.name.isupper() and len(party.name) <= 6)


def written_to(text: str, party: Party) -> int:
    """Where a party's name ends as the text writes it: "Export Development Canada (EDC)"."""
    end = max(party.end, party.start + len(party.name))
    short = _SHORT.match(text, end)
    return short.end() if short and _shortens(short[1], text[party.start : end]) else end


def _shortens(short: str, name: str) -> bool:
    """Whether a word in brackets is a name's short form, not its seat: capitals, or letters of the name in their order."""
    if _MARKET.match(short):
        return False
    if len(short) <= 9 and _SEVERAL_CAPITALS.match(short):
        return True
    letters = iter(name.casefold())
    return len(short) >= 3 and short not in name and all(letter in letters for letter in short.casefold())


def distinct(drafts: list[Draft]) -> list[Draft]:
    """With those of the same form as one where the parties are the same, or a title names no others."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: -len(one.keys)):
        same = next((one for one in found if _is_told_again(one, draft)), None)
        if same:
            same.add(draft)
        else:
            found.append(draft)
    kept = {id(draft) for draft in found}
    return [draft for draft in drafts if id(draft) in kept]


def _is_told_again(full: Draft, draft: Draft) -> bool:
    """Whether a draft tells a deal that another has in full: the same parties, or a title that names one side."""
    if full.leading() is not draft.leading():
        return False
    only_title = all(one.sentence.field == "title" for one in draft.sentences)
    return draft.keys == full.keys or (only_title and bool(draft.keys) and draft.keys < full.keys)
