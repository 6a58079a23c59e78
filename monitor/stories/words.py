"""The words of a text that tell one event from another: names, and other words, in every script. Pure.

A name is a word with a capital that is no ordinary word; in scripts without capitals a run of katakana or of Latin letters.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from anyascii import anyascii

from monitor.folding import fold
from monitor.stories.rarity import Rarity

_WORD = re.compile(
    r"[\u30a1-\u30fa\u30fc]{2,}|[\u3400-\u9fff\u3041-\u3096\uf900-\ufaff]+|[^\W\d_\u3041-\u9fff\uf900-\ufaff]+(?:[\d][^\W_\u3041-\u9fff]*)?"
)
_HAN = re.compile(r"[\u3041-\u3096\u3400-\u9fff\uf900-\ufaff]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SHORTEST = 3  # letters of a name; of capitals alone two
_RARE = 0.42  # rarity from which a word with a capital is a name
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n»”\"]\s*[-–—•\"“«„(]*\s*)$")
_CASES = re.compile(
    r"(?:ого|его|ому|ему|ыми|ами|ями|иям|ией|ого|ской|ский|ская|ых|их|ом|ем|ой|ей|ую|ям|ам|ах|ях|ов|ев|а|я|о|е|у|ю|ы|и|ь|й)$"
)
_STEM = 7  # letters of a word that is no name: what its ending does not change
_VOWELS = re.compile(r"[aeiouyhw'`\-. ]")
_SOUND_LEAST = 3  # consonants


def tokens(text: str) -> Iterator[tuple[str, int]]:
    """Words of a text with their places; of scripts that part no words, runs."""
    return ((found[0], found.start()) for found in _WORD.finditer(text))


def names(text: str, rarity: Rarity) -> list[str]:
    """Keys of the names of a text, in order, each as often as it stands there.

    >>> names("The miner Orsk Lithium said on Monday", Rarity(1000, {"lithium": 300, "monday": 300, "the": 999}))
    ['orsk']
    """
    return [key for word, start in tokens(text) if (key := _name_key(word, start, text, rarity))]


def _name_key(word: str, start: int, text: str, rarity: Rarity) -> str:
    if _KATAKANA.match(word):
        return word if len(word) >= _SHORTEST else ""
    if _HAN.match(word) or not word[0].isupper():
        return ""
    key = name_key(word)
    is_short = len(word) < _SHORTEST and not (word.isupper() and len(word) > 1)
    if is_short or rarity(key) < _RARE:
        return ""
    if (
        rarity(key) < 1
        and key in rarity.counts
        and _SENTENCE_START.search(text, max(0, start - 6), start)
        and rarity(key) < 0.6
    ):
        return ""
    return key


@lru_cache(maxsize=50_000)
def name_key(word: str) -> str:
    """A name without case, accents and, of Cyrillic, ending."""
    key = fold(word)
    return _CASES.sub("", key) if "\u0400" <= key[0] <= "\u04ff" and len(key) > 4 else key


@lru_cache(maxsize=50_000)
def sound(key: str) -> str:
    """What stays of a name from script to script: its consonants, those that languages confuse as one. "" where too few.

    >>> sound("paragon"), sound("парагон"), sound("パラゴン")
    ('pgn', 'pgn', 'pgn')
    """
    plain = _romanised(key)
    for written, heard in _HEARD:
        plain = plain.replace(written, heard)
    kept = _DOUBLE.sub(r"\1", _VOWELS.sub("", plain))
    return kept if len(kept) >= _SOUND_LEAST else ""


_HEARD = (
    ("sch", "s"), ("sh", "s"), ("tch", "s"), ("ch", "s"), ("ph", "f"), ("th", "t"), ("ts", "s"), ("dz", "s"), ("ck", "k"), ("x", "ks"), ("qu", "k"),
    ("q", "k"), ("c", "k"), ("z", "s"), ("v", "b"), ("j", "s"), ("l", ""), ("r", ""),
)  # fmt: skip
_PINYIN = (
    ("zh", "ch"),
    ("q", "ch"),
    ("x", "sh"),
    ("w", "v"),
)  # how a name in Han characters would be written elsewhere


def _romanised(key: str) -> str:
    plain = anyascii(key).lower()
    if _HAN.match(key):
        for written, meant in _PINYIN:
            plain = plain.replace(written, meant)
    return plain


@lru_cache(maxsize=100_000)
def sounds_alike(one: str, other: str) -> bool:
    """Whether two names, of different scripts, are spoken alike: by their consonants, or nearly letter by letter.

    >>> sounds_alike("ヤラビー", "yarrabee"), sounds_alike("ヤラビー", "yantai")
    (True, False)
    """
    if sound(one) and sound(one) == sound(other):
        return True
    if _HAN.match(one):  # names of Chinese firms are written elsewhere as they are spoken
        spoken = anyascii(one).lower()
        if len(spoken) >= _SPOKEN_LEAST and (spoken == other or (len(one) > 1 and other.startswith(spoken))):
            return True
    spoken, heard = _spoken(one), _spoken(other)
    if min(len(spoken), len(heard)) < _SPOKEN_LEAST or spoken[0] != heard[0]:
        return False
    least = _ALIKE_HAN if _HAN.match(one) else _ALIKE
    matcher = SequenceMatcher(None, spoken, heard, autojunk=False)
    return matcher.quick_ratio() >= least and matcher.ratio() >= least


_SPOKEN_LEAST, _ALIKE, _ALIKE_HAN = 5, 0.8, 0.7
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def _spoken(key: str) -> str:
    plain = _romanised(key)
    for written, said in _SAID:
        plain = plain.replace(written, said)
    return _DOUBLE.sub(r"\1", plain)


_SAID = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("l", "r"), ("ph", "f"), ("th", "s"), ("ch", "s"), ("sh", "s"), ("c", "k"), ("v", "b"), ("y", "i"), ("-", ""))  # fmt: skip


def is_latin(key: str) -> bool:
    return bool(_LATIN.match(key))


def content_words(text: str, rarity: Rarity) -> Iterator[str]:
    """Keys of all other words that are not everywhere: stems, and of runs of Han characters and kana each two."""
    for word, _ in tokens(text):
        if _HAN.match(word):
            yield from (word[place : place + 2] for place in range(len(word) - 1))
        elif word[0].islower() and len(word) > _SHORTEST:
            key = fold(word)
            if rarity(key) > _ORDINARY:
                yield key[:_STEM]


_ORDINARY = 0.3


def shingles(text: str) -> list[str]:
    """Runs of three words, in scripts that part no words of five characters: what copies have in common."""
    folded = fold(text)
    words = re.findall(r"[\u3041-\u9fff\uf900-\ufaff]|[^\W_\u3041-\u9fff\uf900-\ufaff]+", folded)
    size = 5 if sum(len(word) == 1 for word in words) * 2 > len(words) else 3
    return [" ".join(words[place : place + size]) for place in range(max(1, len(words) - size + 1))]
