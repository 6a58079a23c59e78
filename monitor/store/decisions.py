"""What a person decided of the ledger: an act is a merge or a split with all its verdicts on pairs of reports. Every write
runs inside the caller's transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from monitor.store.ledger import Verdict, deal_words, named_deal
from monitor.times import utc_text


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on two reports that are there now, by the ids of their deals."""

    verdict: Verdict
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Act:
    """`kind`: merge or split; `articles`: those whose reports it joined, or took out; `entries`: where they are now."""

    number: int
    kind: str
    at: str
    articles: tuple[int, ...]
    entries: tuple[int, ...]


def save_act(db: sqlite_utils.Database, rulings: Sequence[Ruling], now: datetime) -> int:
    """Its number. Earlier words on the same reports stay, and count again when this act is forgotten."""
    number = int(db.execute("select coalesce(max(act), 0) + 1 from ledger_decisions").fetchone()[0])
    words = {deal: deal_words(db, deal) for ruling in rulings for deal in (ruling.one, ruling.other)}
    db.conn.executemany(
        "insert into ledger_decisions (verdict, one_article, one_words, other_article, other_words, at, act)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [(one.verdict, *words[one.one], *words[one.other], utc_text(now), number) for one in rulings],
    )
    return number


def acts(db: sqlite_utils.Database) -> list[Act]:
    """Newest first."""
    numbers = db.execute("select distinct act from ledger_decisions order by act desc").fetchall()
    return [_act(db, number) for (number,) in numbers]


def _act(db: sqlite_utils.Database, number: int) -> Act:
    query = "select verdict, one_article, other_article, at from ledger_decisions where act = ? order by id"
    rows = db.execute(query, [number]).fetchall()
    is_split = any(verdict == "apart" for verdict, *_ in rows)
    taken = [(one, other) if verdict == "same" else (one,) for verdict, one, other, _ in rows]
    articles = tuple(sorted({article for pair in taken for article in pair}))
    entries = _entries(db, act_deals(db, number))
    return Act(number, "split" if is_split else "merge", rows[0][3], articles, entries)


def act_deals(db: sqlite_utils.Database, number: int) -> list[int]:
    """Deals that an act names, as far as they are there; none where there is no such act."""
    query = "select one_article, one_words, other_article, other_words from ledger_decisions where act = ? order by id"
    rows = db.execute(query, [number]).fetchall()
    named = [pair for row in rows for pair in ((row[0], row[1]), (row[2], row[3]))]
    found = (named_deal(db, *one) for one in dict.fromkeys(named))
    return list(dict.fromkeys(deal for deal in found if deal is not None))


def _entries(db: sqlite_utils.Database, deals: Iterable[int]) -> tuple[int, ...]:
    found = [db.execute("select ledger_id from deals where id = ?", [deal]).fetchone()[0] for deal in deals]
    return tuple(sorted({entry for entry in found if entry is not None}))


def forget_act(db: sqlite_utils.Database, number: int) -> None:
    db.execute("delete from ledger_decisions where act = ?", [number])
