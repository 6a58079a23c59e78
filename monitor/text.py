"""Text with places: an article as sentences and paragraphs, every offset into the original. Pure.

Folding makes words comparable (case, accents, kinds of dashes and quotes) and never changes a text's length, so that a
place in the folded text is the same place in the original.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from monitor.models.deal import Field, Span

MOST_READ = 200_000  # characters of a text; what is longer is no news, and would keep that of others waiting
_HALF = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    r"""With a replacement sign for each half of a character.

    >>> whole_characters("Li" + chr(0xD800)) == "Li" + chr(0xFFFD)
    True
    """
    return text if text.isascii() else _HALF.sub("\ufffd", text)


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
    """A title and a text, seen as sentences. `lang` is ISO 639-1 or None, `published` ISO 8601 or None.

    Of a longer text no more than MOST_READ characters are seen. Halves of characters, which JSON can hold and no text can,
    are replaced by signs of their own length, so that places stay.
    """

    title: str
    text: str
    lang: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", whole_characters(self.title[:MOST_READ]))
        object.__setattr__(self, "text", whole_characters(self.text[:MOST_READ]))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The title (where there is one), then the sentences of the text in order; none is blank."""
        return tuple(
            Sentence(index, "title" if paragraph < 0 else "text", paragraph, start, end)
            for index, (paragraph, start, end) in enumerate(self.outline)
        )

    @cached_property
    def outline(self) -> tuple[tuple[int, int, int], ...]:
        """Of each sentence paragraph, start and end: what judging needs of the many articles that tell of nothing."""
        title = [(-1, 0, len(self.title))] if self.title.strip() else []
        return (*title, *sentences(self.text))

    def field(self, name: Field) -> str:
        return self.title if name == "title" else self.text

    def span(self, field: Field, start: int, end: int) -> Span:
        return Span(field, start, end, self.field(field)[start:end])

    def sentence_text(self, sentence: Sentence) -> str:
        return self.field(sentence.field)[sentence.start : sentence.end]


# Paragraphs and sentences

_LINE_BREAKS, _STOPS, _CLOSERS = "\n\r\u2028\u2029", ".!?…。！？｡؟۔", """"'”’»)\\]」』）"""
# Line breaks, and stops that may end a sentence: a space comes after them, but in scripts that put none there. Runs are taken
# whole, so that a page of dots costs no more than its length. It begins with a class, which is searched for fastest.
_BREAK = re.compile(
    rf"[{_LINE_BREAKS}{_STOPS}](?:(?<=[{_LINE_BREAKS}])[{_LINE_BREAKS}]*+|"
    rf"(?<![{_STOPS}][{_STOPS}])(?:(?<=[。！？｡])[{_STOPS}]*+[{_CLOSERS}]*+|[{_STOPS}]*+[{_CLOSERS}]*+(?=\s)))"
)
_BEFORE_WORD = re.compile(r"[\s(\[\"'«“]")
_OPENERS = "\"'“‘«([—–-"
LONG_WORD = 7  # letters: no abbreviation below has as many

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


def sentences(text: str) -> list[tuple[int, int, int]]:
    """Of each sentence the number of its paragraph, its start and its end, without the spaces around it.

    >>> text = "St. Barbara Ltd. sold 4.5 Mt. The U.S. Dept. of Energy paid."
    >>> [text[start:end] for _, start, end in sentences(text)]
    ['St. Barbara Ltd. sold 4.5 Mt.', 'The U.S. Dept. of Energy paid.']
    """
    found: list[tuple[int, int, int]] = []
    paragraph = begin = 0
    for stop in _BREAK.finditer(text):
        place, after = stop.span()
        if text[place] in _LINE_BREAKS:
            _append_trimmed(found, text, paragraph, begin, place)
            begin = after
            paragraph += bool(found) and found[-1][0] == paragraph
        elif text[place] != "." or _full_stop_ends(text, begin, place, after):
            _append_trimmed(found, text, paragraph, begin, after)
            begin = after
    _append_trimmed(found, text, paragraph, begin, len(text))
    return found


def _full_stop_ends(text: str, begin: int, place: int, after: int) -> bool:
    following = text[after + 1 : after + 40]  # a space is at `after`
    first = following[:1]
    if not first.isalnum():
        following = following.lstrip()
        if not following:
            return True
        first = following.lstrip(_OPENERS)[:1]
    if first.islower():
        return False
    if after - place > 1 or (place - begin >= LONG_WORD and text[place - LONG_WORD : place].isalpha()):
        return True
    word = _BEFORE_WORD.split(text[max(begin, place - 20) : place])[-1]
    return _may_end(word, following)


def _may_end(word: str, following: str) -> bool:
    low = word.lower()
    if low in _TITLES or (len(word) == 1 and word.isupper()) or (word.isdigit() and len(word) <= 2):
        return False
    if low in _FIRMS or ("." in low and len(low) <= 5 and not low[0].isdigit()):
        first = re.match(r"[\"'“‘«(]*(\w*)", following)
        return first is not None and first.group(1).lower() in _STARTERS
    return True


def _append_trimmed(
    found: list[tuple[int, int, int]], text: str, paragraph: int, start: int, end: int
) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((paragraph, start, end))
