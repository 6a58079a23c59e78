"""All words of a vocabulary found in a text in one pass of a multi-pattern automaton (Aho–Corasick).

Most texts part their words by spaces. For those, everything between words is turned into one sign, which stands in the
literals, too: so the automaton itself finds whole words only, and little is left to look at. In texts with characters of
scripts without spaces each finding is held to the boundaries of its word. Of most words it is known beforehand that their
literal alone proves them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from monitor.folding import CharacterMap, is_unspaced, is_wordlike
from monitor.rules.builtin import MINERALS
from monitor.rules.words import LONGEST_WORD, Pattern

if TYPE_CHECKING:
    from monitor.rules.ruleset import Term

BETWEEN = "\0"  # no text has it: folding takes none, and extraction drops it
_parted = CharacterMap(lambda character: character if is_wordlike(character) else BETWEEN, settled=r"\w")
_UNSPACED_FROM = re.compile("[\u2e80-\U0010ffff]")
_HAS_LETTER = re.compile(r"\w").search
_ARE_LETTERS = re.compile(r"[\w ]+").fullmatch


class Sense(NamedTuple):
    """What a word says. Of several at one place the first in this order is taken."""

    name: str
    group: str
    weak: bool


Place = tuple[
    int, int, int
]  # start; end, negated so that the longest of one start sorts first; number of the sense
Texts = tuple[str, str, str]  # what the automaton reads, folded, original


class Lead(NamedTuple):
    """A word that a literal leads to."""

    sense: int
    pattern: Pattern
    shift: int  # from the place of the literal to that of the word
    length: int  # of its first piece
    look: (
        "Look | None"  # tells the place of the word, or that it is another; None: the literal proves the word
    )


Look = Callable[[Lead, Texts, int], tuple[int, int] | None]


class Scanner:
    """The words of one language, ready to be found."""

    def __init__(self, words: Iterable[tuple[Pattern, "Term"]]) -> None:
        known = dict.fromkeys((pattern, Sense(t.name, t.group, t.weak)) for pattern, t in words)
        self.senses = sorted({sense for _, sense in known})
        self._numbers = {sense: number for number, sense in enumerate(self.senses)}
        self._known = tuple(known)

    def sight(self, folded: str, original: str) -> "Sight":
        """One pass over a text."""
        if not folded.isascii() and _UNSPACED_FROM.search(folded):
            return Sight(self._of_unspaced, (folded, folded, original))
        return Sight(self._of_spaced, (f"{BETWEEN}{_parted(folded)}{BETWEEN}", folded, original))

    @cached_property
    def _of_spaced(self) -> "_Literals":
        return self._literals(_spaced_lead)

    @cached_property
    def _of_unspaced(self) -> "_Literals":
        return self._literals(_unspaced_lead)

    def _literals(self, lead_of: Callable[[Pattern, int], tuple[str, Lead]]) -> "_Literals":
        return _Literals(
            (lead_of(pattern, self._numbers[sense]) for pattern, sense in self._known), self.senses
        )


class Sight:
    """The literals that stand in a text. What words they are is told when asked for: few texts have minerals in them."""

    def __init__(self, literals: "_Literals", texts: Texts) -> None:
        self._literals, self._texts = literals, texts
        self._found = literals.find(texts)

    def words(self) -> Iterator[Place]:
        """Every word in the text, with overlaps, in no order."""
        return self._places(self._literals.leads)

    def minerals(self) -> Iterator[Place]:
        """Those of them that are minerals or classes of them."""
        return self._places(self._literals.minerals)

    def _places(self, leads: Sequence["_Leads"]) -> Iterator[Place]:
        texts = self._texts
        scanned, folded, _ = texts
        for literal, found, end in self._found:
            alone, followed, seconds = leads[literal]
            if seconds and folded.startswith(seconds, _word_end(scanned, end - 1)):
                alone = (*alone, *followed)
            for lead in alone:
                sense, _, shift, length, look = lead
                start = found + shift
                if look is None:
                    yield start, -start - length, sense
                else:
                    extent = look(lead, texts, start)
                    if extent:
                        yield extent[0], -extent[1], sense


class _Leads(NamedTuple):
    """The words that a literal leads to. Those that go on after a wildcard can be there only where one of the `seconds`
    follows: often none of dozens."""

    alone: tuple[Lead, ...]
    followed: tuple[Lead, ...]
    seconds: tuple[str, ...]

    @classmethod
    def of(cls, leads: Sequence[Lead]) -> "_Leads":
        alone = tuple(lead for lead in leads if lead.look is not _extent or len(lead.pattern.pieces) == 1)
        if len(alone) == len(leads):
            return cls(alone, (), ())
        followed = tuple(lead for lead in leads if lead not in alone)
        return cls(alone, followed, tuple({lead.pattern.pieces[1] for lead in followed}))


_NO_LEADS = _Leads((), (), ())


class _Literals:
    """An automaton, and the words that each of its literals leads to."""

    def __init__(self, words: Iterable[tuple[str, Lead]], senses: Sequence[Sense]) -> None:
        by_literal: dict[str, list[Lead]] = {}
        for literal, lead in words:
            by_literal.setdefault(literal, []).append(lead)
        self.leads = [_Leads.of(leads) for leads in by_literal.values()]
        of_minerals = {number for number, sense in enumerate(senses) if sense.group in MINERALS}
        minerals = ([lead for lead in leads if lead.sense in of_minerals] for leads in by_literal.values())
        self.minerals = [_Leads.of(leads) if leads else _NO_LEADS for leads in minerals]
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(by_literal), matchkind=ahocorasick_rs.MatchKind.Standard
        )
        self._signs = [(number, one) for number, one in enumerate(by_literal) if not _HAS_LETTER(one)]

    def find(self, texts: Texts) -> list[tuple[int, int, int]]:
        """Number, start and end of each literal, with overlaps."""
        scanned, folded, _ = texts
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(scanned, overlapping=True)
        if scanned is not folded:
            for number, sign in self._signs:  # parting has made a blank of it
                found += [(number, at, at + len(sign)) for at in _places_of(sign, folded)]
        return found


def _places_of(sign: str, text: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _is_plain(pattern: Pattern) -> bool:
    """Whether all its characters are letters or spaces, so that the signs between words can stand for its boundaries."""
    return all(map(_ARE_LETTERS, pattern.pieces)) and pattern.pieces[0].strip() == pattern.pieces[0]


def _spaced_lead(pattern: Pattern, sense: int) -> tuple[str, Lead]:
    """In texts that part their words by spaces. Places in the parted text are one more than in the folded."""
    head = pattern.pieces[0]
    if not _HAS_LETTER(head):
        return head, Lead(sense, pattern, 0, len(head), _bounded)
    is_closed = len(pattern.pieces) == 1 and not pattern.open_end
    before = BETWEEN if is_wordlike(head[0]) and not pattern.open_start else ""
    after = BETWEEN if is_wordlike(head[-1]) and is_closed else ""
    literal = f"{before}{_parted(head)}{after}"
    return literal, Lead(sense, pattern, len(before) - 1, len(head), _look_of(pattern))


def _look_of(pattern: Pattern) -> Look | None:
    if not _is_plain(pattern):
        return _bounded
    if len(pattern.pieces) > 1 or pattern.open_start or pattern.cased:
        return _extent
    is_phrase = " " in pattern.pieces[0]
    if pattern.open_end:
        return _extent if is_phrase else _to_end_of_word
    return _phrase if is_phrase else None


def _unspaced_lead(pattern: Pattern, sense: int) -> tuple[str, Lead]:
    """In other texts: a word that begins and ends with characters of such scripts may stand anywhere."""
    head = pattern.pieces[0]
    is_proof = (
        len(pattern.pieces) == 1 and not pattern.cased and is_unspaced(head[0]) and is_unspaced(head[-1])
    )
    return head, Lead(sense, pattern, 0, len(head), None if is_proof else _bounded)


def _bounded(lead: Lead, texts: Texts, start: int) -> tuple[int, int] | None:
    """Of any word, by the boundaries of what was found."""
    _, folded, original = texts
    if not folded.startswith(lead.pattern.pieces[0], start):
        return None
    return lead.pattern.extent(folded, original, start)


def _phrase(lead: Lead, texts: Texts, start: int) -> tuple[int, int] | None:
    """Of words with spaces between them: something else may stand there."""
    return (start, start + lead.length) if texts[1].startswith(lead.pattern.pieces[0], start) else None


def _to_end_of_word(lead: Lead, texts: Texts, start: int) -> tuple[int, int] | None:
    """Of a word with any ending."""
    return start, _word_end(texts[0], start + lead.length)


def _word_end(parted: str, place: int) -> int:
    end = parted.find(BETWEEN, place + 1, place + LONGEST_WORD + 2)
    return end - 1 if end >= 0 else place + LONGEST_WORD


def _extent(lead: Lead, texts: Texts, start: int) -> tuple[int, int] | None:
    """Of any word of letters, by the signs between words."""
    parted, folded, original = texts
    pattern = lead.pattern
    head, *others = pattern.pieces
    if " " in head and not folded.startswith(head, start):
        return None  # something else than a space between its words
    if pattern.cased and not pattern.has_case(0, original, start):
        return None
    end = start + lead.length
    for number, piece in enumerate(others, 1):
        end = _word_end(parted, end)
        if not folded.startswith(piece, end) or not pattern.has_case(number, original, end):
            return None
        end += len(piece)
    if pattern.open_end:
        end = _word_end(parted, end)
    elif others and parted[end + 1] != BETWEEN:
        return None
    if pattern.open_start:
        start = max(parted.rfind(BETWEEN, max(0, start - LONGEST_WORD), start + 1), start - LONGEST_WORD)
    return start, end
