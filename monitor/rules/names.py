"""Runs of capitalised words: who or what a sentence names. The built-in group `name` of the query language.

Knows no dictionary: a lone capitalised word that opens a sentence counts only where the article also writes it with a
capital inside a sentence. Scripts without capitals have no names here; rules use the group `organisation` for those.
"""

import re
from collections.abc import Sequence

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІҒҚҢӘӨҰҮҺЎҲ]"
_WORD = rf"{_UPPER}[\w&'’.-]*\w|{_UPPER}"
_RUN = re.compile(rf"(?<!\w)(?:{_WORD})(?:[ -](?:(?:of|de|du|da|do|del|di|&|e|y|der|für) )?(?:{_WORD}))*")
_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar "
    "märz mai juni juli oktober dezember jan feb mar apr jun jul aug sep sept oct nov dec"
)
_OFFICES = "i|ceo|cfo|chief executive|president|minister|chairman|usd|eur"
_NO_NAMES = frozenset(_CALENDAR.split()) | frozenset(_OFFICES.split("|"))


def name_spans(text: str, bounds: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places of names, sentence by sentence.

    >>> text = "Shares fell. Glencore sold it. The mine is near Lake Victoria, says Glencore."
    >>> [text[a:b] for a, b in name_spans(text, [(0, 12), (13, 30), (31, 78)])]
    ['Glencore', 'Lake Victoria', 'Glencore']
    """
    openers: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    for start, end in bounds:
        for run in _RUN.finditer(text, start, end):
            if run.group().lower() in _NO_NAMES:
                continue
            is_opener = run.start() <= start + 1 and not re.search(r"[ -]", run.group())
            (openers if is_opener else found).append(run.span())
    known = {text[a:b] for a, b in found}
    known |= {word for name in known for word in name.split()}
    return sorted(found + [(a, b) for a, b in openers if text[a:b] in known])
