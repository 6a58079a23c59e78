"""A slow and plain reading of what docs/rules.md says of words and queries, for tests to compare the program with.

Words: the text is cut into tokens, and every word is laid on every token. Queries: all combinations are tried. Nothing
here is shared with monitor.rules.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from monitor.hanzi import simplified

Place = tuple[int, int]

LEAD = 3  # sentences
BESIDE = 24  # characters between a weak word and its neighbour, at most

# Characters and tokens

_BARE = {"ı": "i", "ß": "s", "ø": "o", "ł": "l", "đ": "d"} | dict(zip("أإآٱىة", "اااايه", strict=True))
_QUOTES = "'’‘ʼ`"
_DASHES = "-‐‑–—"


@cache
def plain(character: str) -> str:
    """One character without case and accent; dashes are spaces, all quotes are one."""
    if character in _QUOTES:
        return "'"
    if character in _DASHES:
        return " "
    if character != "\n" and character.isspace():
        return " "
    wide = unicodedata.normalize("NFKC", character)
    low = (wide if len(wide) == 1 else character).lower()[0]
    if unicodedata.name(low, "").startswith("LATIN"):
        low = unicodedata.normalize("NFD", low)[0]
    return simplified(_BARE.get(low, low))


def plainly(text: str) -> str:
    """However its accents are written: as part of the letter or as marks after it."""
    return "".join(plain(c) for c in unicodedata.normalize("NFC", text))


@cache
def script_of(character: str) -> str:
    """Which characters make a word together: "" none, "alone" each by itself."""
    name = unicodedata.name(character, "")
    if name.startswith(("CJK UNIFIED", "HIRAGANA", "HANGUL SYLLABLE")):
        return "alone"
    if name.startswith("KATAKANA") and character != "・":
        return "katakana"
    is_part = unicodedata.category(character)[0] in "LN" or unicodedata.category(character) == "Mn"
    return "letters" if is_part or character == "_" else ""


def tokens(text: str) -> list[Place]:
    """Start and end of every word, of scripts without spaces of every character."""
    found: list[Place] = []
    for place, character in enumerate(text):
        script = script_of(character)
        if not script:
            continue
        if script != "alone" and found and found[-1][1] == place and script_of(text[place - 1]) == script:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


# Words


@dataclass(frozen=True)
class Word:
    """A word as a group lists it; with no name one of `except:`."""

    group: str
    name: str
    written: str
    lang: str = ""
    weak: bool = False


class Found(NamedTuple):
    start: int
    end: int
    group: str
    name: str
    weak: bool = False


def spellings(written: str) -> list[str]:
    """`(lead|tin) mine*` stands for either."""
    before, bracket, rest = written.partition("(")
    if not bracket:
        return [written]
    choices, _, after = rest.partition(")")
    return [before + choice + more for choice in choices.split("|") for more in spellings(after)]


def places_of(spelling: str, text: str) -> list[Place]:
    """Everywhere the spelling stands as whole words."""
    bare = spelling.replace("*", "")
    stars = {len(spelling[:at].replace("*", "")) for at, c in enumerate(spelling) if c == "*"}
    wanted, there = tokens(bare), tokens(text)
    if not wanted:
        return [(at, at + len(bare)) for at in range(len(text)) if text.startswith(bare, at)]
    before, after = bare[: wanted[0][0]], bare[wanted[-1][1] :]
    found: list[Place] = []
    for first in range(len(there) - len(wanted) + 1):
        laid = there[first : first + len(wanted)]
        start, end = laid[0][0] - len(before), laid[-1][1] + len(after)
        frame = text[max(0, start) : laid[0][0]], text[laid[-1][1] : end]
        is_framed = [plainly(one) for one in frame] == [plainly(before), plainly(after)]
        if is_framed and _is_laid(bare, wanted, stars, text, laid):
            found.append((start, end))
    return found


def _is_laid(bare: str, wanted: list[Place], stars: set[int], text: str, laid: list[Place]) -> bool:
    for number, ((a, b), (start, end)) in enumerate(zip(wanted, laid, strict=True)):
        if not _is_word(bare[a:b], text[start:end], a in stars, b in stars, any(c.isupper() for c in bare)):
            return False
        if number and plainly(bare[wanted[number - 1][1] : a]) != plainly(text[laid[number - 1][1] : start]):
            return False
    return True


def _cased(text: str) -> str:
    """Without accents, but with its capitals."""
    return "".join(plain(c).upper() if c.isupper() else plain(c) for c in unicodedata.normalize("NFC", text))


def _is_word(wanted: str, there: str, is_open_before: bool, is_open_after: bool, is_cased: bool) -> bool:
    wanted, there = (_cased(one) if is_cased else plainly(one) for one in (wanted, there))
    if is_open_before and is_open_after:
        return wanted in there
    if is_open_before:
        return there.endswith(wanted)
    return there.startswith(wanted) if is_open_after else there == wanted


def find_words(words: Iterable[Word], text: str, lang: str | None = None) -> set[Found]:
    """What stands in the text: of each group the longest words, none within a phrase of another sense, weak ones only
    beside another of the group."""
    known = list(words)
    spoken = [one for one in known if one.lang in {"", "en", lang}]
    if lang not in {one.lang for one in known}:
        spoken = known
    every = {
        Found(start, end, word.group, word.name, word.weak)
        for word in spoken
        for spelling in spellings(word.written)
        for start, end in places_of(spelling, text)
    }
    longest = {one for one in every if not any(_is_within(one, other) for other in every)}
    named = {
        one
        for one in longest
        if one.name and not any(other[:3] == one[:3] and other[3:] < one[3:] for other in longest)
    }
    return {
        one
        for one in named
        if not one.weak
        or any(
            other.group == one.group
            and not other.weak
            and other.start - one.end <= BESIDE
            and one.start - other.end <= BESIDE
            for other in named
        )
    }


def _is_within(one: Found, other: Found) -> bool:
    is_held = other.start <= one.start and one.end <= other.end and other[:2] != one[:2]
    return is_held and one.group == other.group


# Stories


@dataclass(frozen=True)
class Told:
    """A sentence of a story and the paragraph that it is in; the title is paragraph -1."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True)
class Story:
    """A title and paragraphs of sentences, put together, so that it is known where each begins and ends. Places count
    in title, line break and text."""

    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return "\n".join(" ".join(sentences) for sentences in self.paragraphs)

    @cached_property
    def whole(self) -> str:
        return f"{self.title}\n{self.text}"

    @cached_property
    def sentences(self) -> tuple[Told, ...]:
        found = [Told(0, len(self.title), -1)] if self.title else []
        at = len(self.title) + 1
        for number, sentences in enumerate(self.paragraphs):
            for one in sentences:
                found.append(Told(at, at + len(one), number))
                at += len(one) + 1
        return tuple(found)

    @cached_property
    def tokens(self) -> list[Place]:
        return tokens(self.whole)

    @cached_property
    def found(self) -> set[Found]:
        return find_words(self.words, self.whole)

    @cached_property
    def names(self) -> list[Place]:
        """Runs of capitalised words; one that opens a sentence alone only where it also stands within a sentence."""
        runs: list[Place] = []
        for start, end in (word.span() for word in re.finditer(r"\w+", self.whole)):
            if not self.whole[start].isupper():
                continue
            goes_on = bool(runs) and self.whole[runs[-1][1] : start] == " "
            runs.append((runs.pop()[0] if goes_on else start, end))
        openings = {one.start for one in self.sentences}
        within = {self.whole[start:end] for start, end in runs if start not in openings}
        inner = {word for run in within for word in run.split()}
        return [
            (start, end)
            for start, end in runs
            if start not in openings or " " in self.whole[start:end] or self.whole[start:end] in inner
        ]

    def places(self, group: str, within: Sequence[Told]) -> set[Place]:
        """Of the words of a group, of `group=name`, of `name`, or of words in quotes."""
        base, _, name = group.partition("=")
        if base == "name":
            every = set(self.names)
        else:
            every = {
                (one.start, one.end)
                for one in self.found
                if one.group == base and (not name or one.name.replace(" ", "_") == name)
            }
        return {
            (start, end) for start, end in every if any(s.start <= start and end <= s.end for s in within)
        }

    def words_between(self, end: int, start: int) -> int:
        return sum(end <= a and b <= start for a, b in self.tokens)


# Queries


class Proof(NamedTuple):
    """A place that proves a query; empty for what is proved by absence or elsewhere. `is_word` says that it is that of
    one word of a group, not what a part of a query covers."""

    start: int
    end: int
    is_word: bool

    @property
    def is_empty(self) -> bool:
        return self.start == self.end


@dataclass(frozen=True)
class Query:
    """`kind` is an operator as written: group, NOT, AND, OR, NEAR, BEFORE, ATLEAST, or a field with its colon."""

    kind: str
    parts: tuple["Query", ...] = ()
    group: str = ""
    number: int = 0

    def __str__(self) -> str:
        return _written(self, 0)

    @property
    def groups(self) -> set[str]:
        return {self.group} - {""} | {group for part in self.parts for group in part.groups}


_BINDS = {"OR": 1, "AND": 2, "NEAR": 3, "BEFORE": 3}  # how strongly; what is not here binds more


def _written(query: Query, at_least: int) -> str:
    """With brackets only where they are needed."""
    kind, parts = query.kind, query.parts
    binds = _BINDS.get(kind, 4)
    if kind == "group":
        written = query.group
    elif kind in {"AND", "OR"}:
        written = f" {kind} ".join(_written(part, binds + 1) for part in parts)
    elif kind in {"NEAR", "BEFORE"}:
        written = f"{_written(parts[0], 3)} {kind}/{query.number} {_written(parts[1], 4)}"
    elif kind == "ATLEAST":
        written = f"ATLEAST/{query.number} {_written(parts[0], 4)}"
    else:
        written = f"{kind} {_written(parts[0], 4)}" if kind == "NOT" else f"{kind}{_written(parts[0], 4)}"
    return f"({written})" if binds < at_least else written


def proofs(query: Query, story: Story, within: Sequence[Told]) -> set[Proof]:
    """All places that prove the query in some sentences in a row; none where it does not hold."""
    empty = {Proof(within[0].start if within else 0, within[0].start if within else 0, False)}
    parts = query.parts
    match query.kind:
        case "group":
            return {Proof(*place, True) for place in story.places(query.group, within)}
        case "OR":
            return {one for part in parts for one in proofs(part, story, within)}
        case "AND":
            return _all(query, story, within)
        case "NEAR" | "BEFORE":
            return _near(query, story, within)
        case "ATLEAST":
            return _rows(sorted({one[:2] for one in proofs(parts[0], story, within)}), query.number)
        case kind:
            there = within if kind == "NOT" else _there(kind, story, within)
            return empty if bool(proofs(parts[0], story, there)) is not (kind == "NOT") else set()


def _there(field: str, story: Story, within: Sequence[Told]) -> list[Told]:
    body = [one for one in story.sentences if one.paragraph >= 0]
    match field:
        case "title:":
            return [one for one in story.sentences if one.paragraph < 0]
        case "lead:":
            return body[:LEAD]
        case "story:":
            return list(story.sentences)
        case _:
            return [one for one in story.sentences if within and one.paragraph == within[0].paragraph]


def _all(query: Query, story: Story, within: Sequence[Told]) -> set[Proof]:
    """Each proof of the first part with the nearest of the second, and so on."""
    found = proofs(query.parts[0], story, within)
    for part in query.parts[1:]:
        others = proofs(part, story, within)
        found = {cover for one in found for cover in _with_nearest(one, others)}
    return found


def _rows(places: list[Place], count: int) -> set[Proof]:
    """Covers of so many neighbours."""
    rows = [places[at : at + count] for at in range(len(places) - count + 1)]
    return {Proof(row[0][0], max(end for _, end in row), False) for row in rows}


def _near(query: Query, story: Story, within: Sequence[Told]) -> set[Proof]:
    """All pairs with few words between them."""
    lefts, rights = (proofs(part, story, within) for part in query.parts)
    found = set()
    for left in lefts:
        for right in rights:
            first, second = sorted((left, right), key=lambda one: one[:2])
            overlap = first.end > second.start
            if query.kind == "BEFORE" and first[:2] != left[:2]:
                continue
            if overlap and left.is_word and right.is_word:
                continue
            if overlap or story.words_between(first.end, second.start) <= query.number:
                found.add(_cover(left, right))
    return found


def _with_nearest(one: Proof, others: set[Proof]) -> set[Proof]:
    """As one with that of the others with which it is the shortest; with each where several are."""
    covers = {_cover(one, other) for other in others}
    least = min((cover.end - cover.start for cover in covers), default=0)
    return {cover for cover in covers if cover.end - cover.start == least}


def _cover(one: Proof, other: Proof) -> Proof:
    full = [part for part in (one, other) if not part.is_empty] or [one]
    return Proof(min(part.start for part in full), max(part.end for part in full), False)
