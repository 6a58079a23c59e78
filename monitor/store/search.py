"""Articles by their words: the index for words, a look at the newest texts for scripts that it cannot part into words."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlite_utils

from monitor.store.searchterms import Sought, Term, read_query
from monitor.times import utc_text

NEWEST = 20_000  # hits among which the best are chosen; articles that are looked through without the index
SNIPPET_WORDS = 28
_AROUND = 70  # characters on each side of a place that was found without the index
_ON, _OFF = "\x02", "\x03"  # around what was found, until it is parted


@dataclass(frozen=True, slots=True)
class Narrow:
    """What an article must be, beside holding the words."""

    mineral: str | None = None
    country: str | None = None  # of one of its deals: ISO alpha-2
    since: datetime | None = None  # published, or else stored
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Text, and where in it the words stand."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found."""

    id: int
    url: str
    title: Passage
    snippet: Passage
    source: str
    published: str | None
    stored: str
    lang: str | None
    flagged: bool
    score: float
    minerals: tuple[str, ...]


def search_articles(
    db: sqlite_utils.Database, query: str, *, narrow: Narrow = Narrow(), limit: int, newest: bool = False
) -> list[Hit]:
    """Best first among the newest 20,000 hits, or newest first. Raises UsageError where the query has no word.

    Words of scripts without spaces are looked for in the newest 20,000 articles, newest first.
    """
    sought = read_query(query)
    if all(term.is_indexed for term in sought.terms()):
        return _indexed(db, sought, narrow, limit, newest)
    return _scanned(db, sought, narrow, limit)


# The title counts four times. What an article must be, each by its own condition:
_CONDITIONS = {
    "mineral": "exists (select 1 from json_each(a.minerals) where value = :mineral)",
    "country": "a.id in (select d.article_id from deals d, json_each(d.countries) c where c.value = :country)",
    "since": """a.stored >= :since and coalesce(a.published, a.stored)
        >= case length(a.published) when 10 then substr(:since, 1, 10) else :since end""",
    "flagged": "a.flagged = 1",
}
_HITS = (
    "select rowid from articles_fts where articles_fts match :match {kept} order by rowid desc limit :newest"
)
# The plus keeps SQLite from asking the index anew for each row of the list.
_KEPT = "and +rowid in (select a.id from articles a where {})"
_BEST = """
select rowid from articles_fts
 where articles_fts match :match and rowid >= :oldest and +rowid in (select value from json_each(:hits))
 order by bm25(articles_fts, 4.0, 1.0), rowid desc limit :limit
"""
_SHOWN = """
select a.id, a.url, a.source, a.published, a.stored, a.lang, a.flagged, a.score, a.minerals,
       highlight(articles_fts, 0, :on, :off) as title,
       snippet(articles_fts, 1, :on, :off, ' … ', :words) as snippet
  from articles_fts f cross join articles a on a.id = f.rowid
 where f.articles_fts match :match and f.rowid between :oldest and :newest
   and +f.rowid in (select value from json_each(:hits))
"""


def _indexed(
    db: sqlite_utils.Database, sought: Sought, narrow: Narrow, limit: int, newest: bool
) -> list[Hit]:
    wanted = _values(narrow)
    kept = _KEPT.format(_conditions(wanted)) if wanted else ""
    match = match_expression(sought)
    hits = _ids(
        db, _HITS.format(kept=kept), {**wanted, "match": match, "newest": limit if newest else NEWEST}
    )
    if not hits:
        return []
    if not newest:
        hits = _ids(db, _BEST, {"match": match, "oldest": hits[-1], "hits": json.dumps(hits), "limit": limit})
    shown = {hit.id: hit for hit in _shown(db, match, hits)}
    return [shown[one] for one in hits if one in shown]


def _shown(db: sqlite_utils.Database, match: str, hits: Sequence[int]) -> list[Hit]:
    rows = db.query(
        _SHOWN,
        {
            "match": match,
            "oldest": min(hits),
            "newest": max(hits),
            "hits": json.dumps(hits),
            "on": _ON,
            "off": _OFF,
            "words": SNIPPET_WORDS,
        },
    )
    return [_hit(row) for row in rows]


def _ids(db: sqlite_utils.Database, sql: str, values: dict[str, Any]) -> list[int]:
    return [row[0] for row in db.execute(sql, values)]


def _values(narrow: Narrow) -> dict[str, str | int]:
    """Those of the conditions that are set."""
    given = {
        "mineral": narrow.mineral,
        "country": narrow.country,
        "since": utc_text(narrow.since) if narrow.since else None,
        "flagged": 1 if narrow.flagged else None,
    }
    return {name: value for name, value in given.items() if value is not None}


def _conditions(wanted: dict[str, Any]) -> str:
    return " and ".join(f"({_CONDITIONS[name]})" for name in wanted)


def match_expression(sought: Sought | Term) -> str:
    """An FTS5 expression. Every word is quoted, so that none is an operator of FTS5.

    >>> match_expression(read_query('lithium OR cobalt* NOT fire'))
    '((("lithium") OR ("cobalt"*)) NOT ("fire"))'
    """
    if isinstance(sought, Term):
        quoted = sought.text.replace('"', '""')
        return f'("{quoted}"{"*" if sought.is_prefix else ""})'
    both = " AND ".join(_either(part) for part in sought.parts)
    return (
        f"({both} NOT {_either(sought.without)})"
        if sought.without
        else f"({both})"
        if len(sought.parts) > 1
        else both
    )


def _either(part: Sequence[Sought | Term]) -> str:
    return match_expression(part[0]) if len(part) == 1 else f"({' OR '.join(map(match_expression, part))})"


def like_pattern(term: Term) -> str:
    """For LIKE with a backslash as escape: text that holds the term as it is written."""
    return "%" + re.sub(r"([\\%_])", r"\\\1", term.text) + "%"


def _scanned(db: sqlite_utils.Database, sought: Sought, narrow: Narrow, limit: int) -> list[Hit]:
    wanted, words = _values(narrow), _Condition()
    where = " and ".join(filter(None, (words.of(sought), _conditions(wanted))))
    rows = db.query(
        f"""
        select a.* from (select * from articles order by id desc limit :newest) a
         where {where} order by a.id desc limit :limit
        """,  # noqa: S608
        {**wanted, **words.values, "newest": NEWEST, "limit": limit},
    )
    shown = [term.text for term in sought.terms(shown=True)]
    return [
        _hit({**row, "title": _marked(row["title"], shown), "snippet": _cut(row["text"], shown)})
        for row in rows
    ]


@dataclass
class _Condition:
    """A condition on `a`, an article; the words are bound as values."""

    values: dict[str, str] = field(default_factory=dict)

    def of(self, sought: Sought | Term) -> str:
        if isinstance(sought, Term):
            return self._term(sought)
        both = " and ".join(f"({' or '.join(map(self.of, part))})" for part in sought.parts)
        return both + "".join(f" and not ({self.of(one)})" for one in sought.without)

    def _term(self, term: Term) -> str:
        name = f"term{len(self.values)}"
        if term.is_indexed:
            self.values[name] = match_expression(term)
            return f"a.id in (select rowid from articles_fts where articles_fts match :{name})"  # noqa: S608
        self.values[name] = like_pattern(term)
        return f"(a.title like :{name} escape '\\' or a.text like :{name} escape '\\')"


def _hit(row: dict[str, Any]) -> Hit:
    return Hit(
        id=row["id"],
        url=row["url"],
        title=_passage(row["title"]),
        snippet=_passage(row["snippet"]),
        source=row["source"],
        published=row["published"],
        stored=row["stored"],
        lang=row["lang"],
        flagged=bool(row["flagged"]),
        score=row["score"],
        minerals=tuple(json.loads(row["minerals"])),
    )


def _passage(marked: str) -> Passage:
    """On one line, and the marks taken out of it."""
    text, marks, start = "", [], 0
    for piece in re.split(f"([{_ON}{_OFF}])", " ".join(marked.split())):
        if piece == _ON:
            start = len(text)
        elif piece == _OFF:
            marks.append((start, len(text)))
        else:
            text += piece
    return Passage(text, tuple(marks))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE
    )


def _marked(text: str, words: Sequence[str]) -> str:
    clean = text.replace(_ON, "").replace(_OFF, "")
    return _pattern(words).sub(lambda found: f"{_ON}{found[0]}{_OFF}", clean)


def _cut(text: str, words: Sequence[str]) -> str:
    """The surroundings of the first place, else the beginning; in whole words where spaces part them."""
    found = _pattern(words).search(text)
    first, last = found.span() if found else (0, 0)
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    if start and (space := text.find(" ", start, first)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", last, end)) >= 0:
        end = space
    return f"{'… ' if start else ''}{_marked(text[start:end], words)}{' …' if end < len(text) else ''}"


def shown_parts(passage: Passage) -> Iterator[tuple[str, bool]]:
    """The text in pieces; True for those that were sought."""
    at = 0
    for start, end in passage.marks:
        yield passage.text[at:start], False
        yield passage.text[start:end], True
        at = end
    yield passage.text[at:], False
