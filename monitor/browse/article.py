"""What the pages of one article, one deal and one entry of the ledger show beside the row itself: deals with their proof, and why it was flagged."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette

from monitor.browse.highlight import Piece, Span, pieces
from monitor.browse.metadata import DATABASE

MOST = 1000  # rows of each kind on one page
_WORDS = 6  # examples of what a rule matched

_ARTICLE = "select * from articles where id = :id"
_DEALS = "select * from deals where article_id = :id order by id limit :most"
_DEAL = "select * from deals where id = :id"
_FACTS = """
select f.* from facts f join deals d on d.id = f.deal_id where d.article_id = :id order by f.deal_id, f.id limit :most
"""
_MATCHES = "select * from matches where article_id = :id order by id limit :most"
_STORY = "select s.* from stories s join articles a on a.story_id = s.id where a.id = :id"
_TELLERS = """
select id, title, source, published, stored from articles
 where story_id = (select story_id from articles where id = :id) and id <> :id
 order by coalesce(published, stored), url limit 20
"""
_ENTRIES = "select * from ledger where id in (select ledger_id from deals where article_id = :id)"
_ENTRY = "select * from ledger where id = :id"
_REPORTS = """
select d.*, a.title, a.source, coalesce(a.published, a.stored) as at
  from deals d join articles a on a.id = d.article_id where d.ledger_id = :id order by at desc, a.id desc, d.id limit :most
"""
_HISTORY = "select * from ledger_history where ledger_id = :id order by at, id limit :most"
_REVISIONS = "select count(*) from revisions where article_id = :id"

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal with the words that prove each of its facts."""

    row: Record
    facts: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that fired, how often, and on what words."""

    rule: str
    times: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article with all that was found in it, its story with others that tell it, and its deals' entries of the ledger
    by their ids."""

    row: Record
    title: list[Piece]
    text: list[Piece]
    deals: tuple[Deal, ...]
    reasons: tuple[Reason, ...]
    revisions: int
    story: Record | None
    tellers: tuple[Record, ...]
    entries: Mapping[int, Record]


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """An entry of the ledger with its reports, newest first, and what became of it. `conflicts`: facts with the values that
    sources state."""

    row: Record
    reports: tuple[Record, ...]
    history: tuple[Record, ...]
    conflicts: tuple[Record, ...]


async def article_page(datasette: Datasette, article_id: int) -> ArticlePage | None:
    """None where there is no such article."""
    article = await _rows(datasette, _ARTICLE, article_id)
    if not article:
        return None
    deals = await _rows(datasette, _DEALS, article_id)
    facts = await _rows(datasette, _FACTS, article_id)
    matches = await _rows(datasette, _MATCHES, article_id)
    revisions = await _rows(datasette, _REVISIONS, article_id)
    story = await _rows(datasette, _STORY, article_id)
    tellers = await _rows(datasette, _TELLERS, article_id)
    entries = await _rows(datasette, _ENTRIES, article_id)
    return ArticlePage(
        row=article[0],
        title=pieces(article[0]["title"], _spans(deals, matches, "title")),
        text=pieces(article[0]["text"], _spans(deals, matches, "text")),
        deals=tuple(Deal(deal, _facts_of(deal, facts)) for deal in deals),
        reasons=reasons(matches),
        revisions=next(iter(revisions[0].values())),
        story=story[0] if story else None,
        tellers=tuple(tellers),
        entries={entry["id"]: entry for entry in entries},
    )


async def deal_page(datasette: Datasette, deal_id: int) -> tuple[Deal, Record] | None:
    """A deal, and the article that reports it."""
    found = await _rows(datasette, _DEAL, deal_id)
    if not found:
        return None
    facts = await _rows(datasette, _FACTS, found[0]["article_id"])
    article = await _rows(datasette, _ARTICLE, found[0]["article_id"])
    return Deal(found[0], _facts_of(found[0], facts)), article[0]


async def ledger_page(datasette: Datasette, entry_id: int) -> LedgerPage | None:
    """None where there is no such entry."""
    found = await _rows(datasette, _ENTRY, entry_id)
    if not found:
        return None
    reports = await _rows(datasette, _REPORTS, entry_id)
    history = await _rows(datasette, _HISTORY, entry_id)
    conflicts = json.loads(found[0]["conflicts"])
    return LedgerPage(found[0], tuple(reports), tuple(history), tuple(conflicts))


def reasons(matches: Sequence[Record]) -> tuple[Reason, ...]:
    """By rule, the one that fired first in front."""
    by_rule: dict[str, list[str]] = {}
    for match in matches:
        by_rule.setdefault(str(match["rule"]), []).append(str(match["text"]))
    return tuple(
        Reason(rule, len(words), tuple(dict.fromkeys(words))[:_WORDS]) for rule, words in by_rule.items()
    )


def _spans(deals: Sequence[Record], matches: Sequence[Record], field: str) -> list[Span]:
    proofs = [
        Span(one["start"], one["end"], "deal", "says the deal") for one in deals if one["field"] == field
    ]
    fired = [Span(one["start"], one["end"], "rule", one["rule"]) for one in matches if one["field"] == field]
    return proofs + fired


def _facts_of(deal: Record, facts: Sequence[Record]) -> tuple[Record, ...]:
    return tuple(one for one in facts if one["deal_id"] == deal["id"])


async def _rows(datasette: Datasette, sql: str, identity: int) -> list[Record]:
    database = datasette.get_database(DATABASE)
    result = await database.execute(sql, {"id": identity, "most": MOST})
    return [dict(row) for row in result.rows]
