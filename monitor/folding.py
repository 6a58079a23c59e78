"""Words made comparable: case, accents, kinds of dashes and quotes folded away, and where words begin and end. Pure.

Folding never changes a text's length, so that a place in the folded text is the same place in the original.
"""

import re
import unicodedata
from collections.abc import Callable

from monitor.hanzi import simplified

_DASHES = "-‐‑‒–—―−－­"
_QUOTES = "'’‘ʼʻ`´′＇"
_SAME = {ord(c): " " for c in _DASHES} | {ord(c): "'" for c in _QUOTES}
_SAME |= {ord("ı"): "i", ord("ß"): "s", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d"}
_SAME |= {ord(a): b for a, b in zip("أإآٱىةـ", "اااايه ", strict=True)}
_ACCENTED = (
    (0x00C0, 0x024F),
    (0x1E00, 0x1EFF),
)  # Latin letters; elsewhere a mark makes another letter (й, が)

SAMPLE = 500  # characters that tell of which kind a text is


class CharacterMap:
    """Turns every character of a text into one other: what it turns one into must turn into itself.

    ASCII is turned as bytes and what else is to be turned sign by sign, which takes a tenth of asking for each character.
    `settled` is a class of a regular expression, of characters beyond ASCII that turn into themselves: those that texts are
    full of. Where a text begins with others, as Chinese ones do, each character is asked for.
    """

    def __init__(self, turn: Callable[[str], str], settled: str) -> None:
        self._known = _Turned(turn)
        self._ascii = bytes(ord(turn(chr(code))) for code in range(128)) + bytes(range(128, 256))
        self._unsettled = re.compile(rf"[^\0-\x7f{settled}]")

    def __call__(self, text: str) -> str:
        if text.isascii():
            return text.translate(self._known)
        if len(self._unsettled.findall(text, 0, SAMPLE)) > SAMPLE // 5:
            return text.translate(self._known)
        for character in set(self._unsettled.findall(text)):
            text = text.replace(character, self._known[ord(character)])
        return text.encode("utf-8", "surrogatepass").translate(self._ascii).decode("utf-8", "surrogatepass")


class _Turned(dict[int, str]):
    """One character to one character, learnt on demand; `str.translate` asks for each."""

    def __init__(self, turn: Callable[[str], str]) -> None:
        super().__init__()
        self._turn = turn

    def __missing__(self, code: int) -> str:
        self[code] = self._turn(chr(code))
        return self[code]


def _fold_character(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"  # half a character: nothing can match it, and the automaton takes none
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) != 1:
        plain = character
    lower = plain.lower()
    plain = lower[0] if len(lower) == 1 or plain == "İ" else plain
    if any(low <= ord(plain) <= high for low, high in _ACCENTED):
        plain = unicodedata.normalize("NFD", plain)[0]
    if ord(plain) in _SAME:
        return _SAME[ord(plain)]
    if plain.isspace() and plain != "\n":
        return " "
    return simplified(plain)


_FOLDING = CharacterMap(_fold_character, settled="а-яёәғқңөұүһі«»“”ءؤئابت-غف-وي")


def fold(text: str) -> str:
    """The text for comparing: lower case, Latin letters bare, Chinese simplified, dashes as spaces. Always of the
    same length.

    >>> fold("Off‑Take: «Tau-Ken» — ACUERDO económico")
    'off take: «tau ken»   acuerdo economico'
    """
    return _FOLDING(text)


_UNSPACED = re.compile(
    r"[\u2e80-\u2fff\u3005-\u3007\u3040-\u309f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
_KATAKANA = re.compile(r"[\u30a0-\u30fa\u30fc-\u30ff]")


def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script whose words are found anywhere: one without spaces between them (Han,
    hiragana), or one that writes particles and compounds in one piece (Hangul)."""
    return character > "\u2e7f" and _UNSPACED.match(character) is not None


def is_word_boundary(text: str, place: int) -> bool:
    """Whether a word may begin or end between the characters at place-1 and place.

    Katakana runs are words of their own; Han characters, hiragana and Hangul may be cut anywhere.
    """
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    if before == " " or after == " ":
        return True
    if not (is_wordlike(before) and is_wordlike(after)):
        return True
    if before < "\u2e80" and after < "\u2e80":
        return False
    if is_unspaced(before) or is_unspaced(after):
        return True
    return (_KATAKANA.match(before) is None) != (_KATAKANA.match(after) is None)


def is_wordlike(character: str) -> bool:
    """Whether the character is part of a word: letter, digit, mark on a letter, underscore."""
    return character.isalnum() or character == "_" or unicodedata.category(character) == "Mn"


_WORD = re.compile(
    r"[\u3005-\u3007\u3040-\u309f\u3400-\u9fff\uf900-\ufaff]|[^\W\u3005-\u3007\u3040-\u309f\u3400-\u9fff\uf900-\ufaff]+"
)


def word_starts(text: str, start: int, end: int) -> list[int]:
    """Where each word begins, for distances in words; of unspaced scripts each character counts."""
    return [found.start() for found in _WORD.finditer(text, start, end)]
