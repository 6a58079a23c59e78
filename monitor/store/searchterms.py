"""What a person types into a search, as a tree: words (all must be there), "phrases", OR, NOT or -word, prefix*, ( ).

Comes in: any text. Goes out: a `Sought`, or UsageError where no word is left to look for. Knows no SQL.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.errors import UsageError

LONGEST = 1000  # characters of a query
MOST_TERMS = 60
DEEPEST = 20  # brackets

# Scripts that put no space between words, or glue particles to them: the index has a whole run as one word.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TOKEN = re.compile(
    r'(?P<minus>-(?=["(\w]))?(?:(?P<bracket>[()])|"(?P<phrase>[^"]*)(?:"(?P<open>\*)?|$)|(?P<word>[^\s"()]+))'
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase. `is_indexed` is False where the index cannot have it: it is looked for as it is written."""

    text: str
    is_prefix: bool = False
    is_indexed: bool = True


@dataclass(frozen=True, slots=True)
class Sought:
    """All of `parts` (each: one of several alternatives), and none of `without`."""

    parts: tuple["tuple[Term | Sought, ...]", ...]
    without: tuple["Term | Sought", ...] = ()

    def terms(self, *, shown: bool = False) -> Iterator[Term]:
        """Every term; with `shown` only those that a text found can hold."""
        for one in (*(one for part in self.parts for one in part), *(() if shown else self.without)):
            if isinstance(one, Term):
                yield one
            else:
                yield from one.terms(shown=shown)


def read_query(text: str) -> Sought:
    """Raises UsageError where nothing is left to look for, or there is too much.

    >>> read_query('lithium OR cobalt -fire "joint venture"').without
    (Term(text='fire', is_prefix=False, is_indexed=True),)
    """
    if len(text) > LONGEST:
        raise UsageError(f"the query is too long; at most {LONGEST} characters")
    found = _Reader(_plain(text)).group(0)
    if found is None or not found.parts:
        raise UsageError(
            'there is no word to look for; try: lithium offtake, "joint venture", cobalt OR nickel, lithium -fire'
        )
    if sum(1 for _ in found.terms()) > MOST_TERMS:
        raise UsageError(f"the query has too many words; at most {MOST_TERMS}")
    return found


def _plain(text: str) -> str:
    """Without what no text can hold: half characters, NUL and other control characters."""
    whole = text.encode("utf-8", "ignore").decode("utf-8").translate(_QUOTES)
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in whole)


class _Reader:
    """Tokens of a query, one after the other."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._at = 0

    def group(self, depth: int) -> Sought | None:
        """Up to the closing bracket or the end. OR binds the two terms beside it, as in other searches."""
        if depth > DEEPEST:
            raise UsageError("too many brackets within brackets")
        parts: list[tuple[Term | Sought, ...]] = []
        without: list[Term | Sought] = []
        joins, excludes = False, False
        while (token := self._next()) is not None and token["bracket"] != ")":
            if token["word"] in {"AND", "OR", "NOT"} and not token["minus"]:
                joins = joins or token["word"] == "OR"
                excludes = excludes or token["word"] == "NOT"
                continue
            one = self.group(depth + 1) if token["bracket"] else _term(token)
            if one is None or (isinstance(one, Sought) and not one.parts):
                continue
            if token["minus"] or excludes:
                without.append(one)
            elif joins and parts:
                parts[-1] = (*parts[-1], one)
            else:
                parts.append((one,))
            joins = excludes = False
        return Sought(tuple(parts), tuple(without)) if parts else None

    def _next(self) -> re.Match[str] | None:
        self._at += 1
        return self._tokens[self._at - 1] if self._at <= len(self._tokens) else None


def _term(token: re.Match[str]) -> Term | None:
    """None for what is nothing but punctuation of a query."""
    phrase = token["phrase"]
    written = phrase if phrase is not None else token["word"]
    is_prefix = bool(token["open"]) if phrase is not None else written.endswith("*")
    words = " ".join(written.rstrip("*").split())
    if not words.strip("-+&|,.;:!?*'\"/\\"):
        return None
    if is_prefix and len(words) == 1 and not _UNSPACED.search(words):
        raise UsageError(f"{words}* finds nearly everything; give two letters or more before the *")
    if _UNSPACED.search(words) or not any(map(str.isalnum, words)):
        return Term(words, is_indexed=False)
    return Term(words, is_prefix)
