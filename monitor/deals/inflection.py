"""Names in other cases than the one that a list has: "Росатомом", "Норникеля", "Navoiyuranning". Pure.

In: a name as listed, or a text behind one. Out: the other forms that it is written in, or where the ending stops.
"""

import re
from itertools import zip_longest

_CYRILLIC = re.compile(r"[а-яёіғқңәөұүһў]$", re.IGNORECASE)
# Genitive, dative, accusative, instrumental, prepositional; the first ending that fits is the one.
_ADJECTIVES = (
    ("ский", ("ского", "скому", "ский", "ским", "ском")),
    ("ый", ("ого", "ому", "ый", "ым", "ом")),
    ("ная", ("ной", "ной", "ную", "ной", "ной")),
    ("ская", ("ской", "ской", "скую", "ской", "ской")),
    ("ное", ("ного", "ному", "ное", "ным", "ном")),
    ("ское", ("ского", "скому", "ское", "ским", "ском")),
)
_NOUNS = (
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ий", ("ия", "ию", "ий", "ием", "ии")),
    ("я", ("и", "е", "ю", "ей", "е")),
    ("ка", ("ки", "ке", "ку", "кой", "ке")),
    ("га", ("ги", "ге", "гу", "гой", "ге")),
    ("а", ("ы", "е", "у", "ой", "е")),
    ("о", ("а", "у", "о", "ом", "е")),
    ("фть", ("фти", "фти", "фть", "фтью", "фти")),
    ("сть", ("сти", "сти", "сть", "стью", "сти")),
    ("ь", ("я", "ю", "ь", "ем", "е")),
)
_STEM = re.compile(r".*[бвгджзклмнпрстфхцчшщ]$")
_STEM_ENDINGS = ("а", "у", "", "ом", "е")
_ENDINGS = {
    "ru": re.compile(r"(?:а|у|ом|ем|е|ы)(?!\w)"),
    "kk": re.compile(r"(?:[нтд][ыі]ң|[нтд][ыі]|[гғкқ][ае]|[тд][ае]н|нан|нен|[тд][ае]|[мбп]ен|[тд][ае]ғы|[тд]егі)(?!\w)"),
    "uz": re.compile(r"(?:ning|niki|ni|ga|ka|qa|dan|dagi|da|нинг|ни|га|ка|қа|дан|даги|да)(?!\w)"),
}  # fmt: skip


def case_forms(name: str) -> list[str]:
    """Forms of a Russian name whose nominative does not begin them; the others are found by their ending.

    >>> case_forms("Норникель")
    ['Норникеля', 'Норникелю', 'Норникелем', 'Норникеле']
    >>> case_forms("Росатом"), case_forms("Cameco")
    ([], [])
    """
    words = name.split(" ")
    if not _CYRILLIC.search(words[-1]):
        return []
    head = _head(words)
    columns = [
        _word_forms(word, is_noun=place == head) if place <= head else (word,) * 5
        for place, word in enumerate(words)
    ]
    forms = [" ".join(row) for row in zip_longest(*columns)]
    return [form for form in dict.fromkeys(forms) if not form.startswith(name)]


def _head(words: list[str]) -> int:
    """The noun behind leading adjectives ("Евразийский банк развития"); without any, the last word."""
    place = 0
    while place < len(words) - 1 and any(words[place].endswith(ending) for ending, _ in _ADJECTIVES):
        place += 1
    return place or len(words) - 1


def _word_forms(word: str, *, is_noun: bool) -> tuple[str, ...]:
    for ending, cases in (*_ADJECTIVES, *(_NOUNS if is_noun else ())):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return tuple(word[: -len(ending)] + case for case in cases)
    if is_noun and _STEM.match(word):
        return tuple(word + case for case in _STEM_ENDINGS)
    return (word,) * 5


def ending(folded: str, end: int, lang: str | None) -> int:
    """Where the case ending behind a name stops, in languages that write it on: 0 where there is none."""
    pattern = _ENDINGS.get(lang or "")
    found = pattern.match(folded, end) if pattern else None
    return found.end() if found else 0
