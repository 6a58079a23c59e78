"""Text with places: an article as sentences and paragraphs, every offset into the original. Pure.

Folding makes words comparable (case, accents, kinds of dashes and quotes) and never changes a text's length, so that a
place in the folded text is the same place in the original.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from monitor.models.deal import Field, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """`index` counts through title and text; the title is one sentence in paragraph -1."""

    index: int
    field: Field
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A title and a text, seen as sentences. `lang` is ISO 639-1 or None, `published` ISO 8601 or None."""

    title: str
    text: str
    lang: str | None = None
    published: str | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The title (where there is one), then the sentences of the text in order; none is blank."""
        found: list[Sentence] = []
        if self.title.strip():
            found.append(Sentence(0, "title", -1, 0, len(self.title)))
        for number, (first, last) in enumerate(paragraphs(self.text)):
            for start, end in sentences(self.text, first, last):
                found.append(Sentence(len(found), "text", number, start, end))
        return tuple(found)

    def field(self, name: Field) -> str:
        return self.title if name == "title" else self.text

    def span(self, field: Field, start: int, end: int) -> Span:
        return Span(field, start, end, self.field(field)[start:end])

    def sentence_text(self, sentence: Sentence) -> str:
        return self.field(sentence.field)[sentence.start : sentence.end]


# Folding

_DASHES = "-‐‑‒–—―−－­"
_QUOTES = "'’‘ʼʻ`´′＇"
_SAME = {ord(c): " " for c in _DASHES} | {ord(c): "'" for c in _QUOTES}
_SAME |= {ord("ı"): "i", ord("ß"): "s", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d"}
_SAME |= {ord(a): b for a, b in zip("أإآٱىةـ", "اااايه ", strict=True)}
_ACCENTED = (
    (0x00C0, 0x024F),
    (0x1E00, 0x1EFF),
)  # Latin letters; elsewhere a mark makes another letter (й, が)


class _Folding(dict[int, str]):
    """One character to one character, learnt on demand; `str.translate` asks for each."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"  # half a character: nothing can match it, and the automaton takes none
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) != 1:
        plain = character
    lower = plain.lower()
    plain = lower[0] if len(lower) == 1 or plain == "İ" else plain
    if ord(plain) in _SAME:
        return _SAME[ord(plain)]
    if any(low <= ord(plain) <= high for low, high in _ACCENTED):
        plain = unicodedata.normalize("NFD", plain)[0]
    if plain.isspace() and plain != "\n":
        return " "
    return plain


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text for comparing: lower case, Latin letters bare, dashes as spaces. Always of the same length.

    >>> fold("Off‑Take: «Tau-Ken» — ACUERDO económico")
    'off take: «tau ken»   acuerdo economico'
    """
    return text.translate(_FOLDING)


_UNSPACED = re.compile(
    r"[\u2e80-\u2fff\u3005-\u3007\u3040-\u309f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_KATAKANA = re.compile(r"[\u30a0-\u30fa\u30fc-\u30ff]")


def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script that puts no spaces between words (Han, hiragana)."""
    return character > "\u2e7f" and _UNSPACED.match(character) is not None


def is_word_boundary(text: str, place: int) -> bool:
    """Whether a word may begin or end between the characters at place-1 and place.

    Katakana runs are words of their own; Han characters and hiragana may be cut anywhere.
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


# Paragraphs and sentences

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
# Runs are taken whole and from their beginning only, so that a page of dots costs no more than its length.
_STOP = re.compile(
    r"""(?<![.!?…])[.!?…]++["'”’»)\]]*+(?=\s)|(?<![。！？｡])[。！？｡]++["'」』”’）]*+|(?<![؟۔])[؟۔]++["'”»)]*+(?=\s)"""
)
_LAST_WORD = re.compile(r"[^\s(\[\"'«“]+$")
_OPENERS = "\"'“‘«([—–-"

# A stop after these ends no sentence, whatever follows.
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "sen",
        "rep",
        "gov",
        "gen",
        "col",
        "capt",
        "lt",
        "sgt",
        "hon",
        "rev",
        "vs",
        "no",
        "nos",
        "fig",
        "figs",
        "approx",
        "ca",
        "est",
        "e.g",
        "i.e",
        "cf",
        "al",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "sr",
        "sra",
        "dra",
        "ing",
        "lic",
        "art",
        "núm",
        "pág",
        "mme",
        "mm",
        "bzw",
        "z.b",
        "u.a",
        "d.h",
        "vgl",
        "zzgl",
        "usw",
        "nr",
        "tel",
        "str",
        "г",
        "гг",
        "ул",
        "им",
        "д",
        "тыс",
        "млн",
        "млрд",
        "т.е",
        "т.д",
        "т.п",
        "руб",
        "см",
        "стр",
        "mio",
        "mrd",
        "pt",
        "tbk",
        "kab",
        "prov",
        "cont",
        "vol",
    ]
)
# A stop after these ends a sentence only where the next word is one that begins sentences.
_FIRMS = frozenset(
    [
        "inc",
        "ltd",
        "co",
        "corp",
        "plc",
        "pty",
        "llc",
        "l.l.c",
        "bros",
        "cos",
        "jr",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "u.s.a",
        "d.c",
        "s.a",
        "s.p.a",
        "n.v",
        "b.v",
        "s.a.s",
        "s.a.b",
        "c.v",
        "a.s",
        "a.ş",
        "ltda",
        "cia",
        "cía",
        "ltée",
        "ltee",
        "etc",
        "a.m",
        "p.m",
        "m.v",
        "nev",
    ]
)
_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "it",
        "its",
        "in",
        "on",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "they",
        "we",
        "under",
        "as",
        "at",
        "for",
        "with",
        "by",
        "both",
        "his",
        "her",
        "their",
        "our",
        "if",
        "while",
        "when",
        "after",
        "since",
        "once",
        "also",
        "but",
        "and",
        "however",
        "separately",
        "meanwhile",
        "earlier",
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "en",
        "le",
        "les",
        "l",
        "il",
        "elle",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "im",
        "am",
        "о",
        "в",
        "на",
        "по",
        "она",
        "он",
        "это",
        "о",
        "o",
        "os",
        "as",
        "um",
        "uma",
        "no",
        "na",
    ]
)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph that is not blank."""
    return [found.span() for found in _PARAGRAPH.finditer(text) if not found.group().isspace()]


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph, without the spaces around it.

    >>> text = "St. Barbara Ltd. sold 4.5 Mt. The U.S. Dept. of Energy paid."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['St. Barbara Ltd. sold 4.5 Mt.', 'The U.S. Dept. of Energy paid.']
    """
    found: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, begin, stop, end):
            _append_trimmed(found, text, begin, stop.end())
            begin = stop.end()
    _append_trimmed(found, text, begin, end)
    return found


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    if stop.group()[0] != ".":
        return True
    following = text[stop.end() : min(end, stop.end() + 40)].lstrip()
    if not following:
        return True
    if following.lstrip(_OPENERS)[:1].islower():
        return False
    if len(stop.group()) > 1:
        return True
    last = _LAST_WORD.search(text, max(begin, stop.start() - 20), stop.start())
    return last is None or _may_end(last.group(), following)


def _may_end(word: str, following: str) -> bool:
    low = word.lower()
    if low in _TITLES or (len(word) == 1 and word.isupper()) or (word.isdigit() and len(word) <= 2):
        return False
    if low in _FIRMS or ("." in low and len(low) <= 5 and not low[0].isdigit()):
        first = re.match(r"[\"'“‘«(]*(\w*)", following)
        return first is not None and first.group(1).lower() in _STARTERS
    return True


def _append_trimmed(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
