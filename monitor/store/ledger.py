"""The ledger: entries, their reports, what changed in them, and what a person decided. Every write runs inside the
caller's transaction."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlite_utils

from monitor.models.ledger import LedgerEntry, Report
from monitor.store.links import traces_of

Verdict = Literal["same", "apart"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word that two reports are of one deal, or are not; each is an article and the words of one of its deals."""

    verdict: Verdict
    one: tuple[int, str]
    other: tuple[int, str]


def deals_of(db: sqlite_utils.Database, article_id: int) -> list[int]:
    """Ids of an article's deals, in the order in which they were drawn."""
    return [
        row[0] for row in db.execute("select id from deals where article_id = ? order by id", [article_id])
    ]


def deals_beside(db: sqlite_utils.Database, article_id: int) -> list[int]:
    """Deals of the articles that more likely than not tell of the same event."""
    query = """
    select d.id from story_links l join deals d on d.article_id = l.other where l.one = ? and l.odds > 0 order by d.id
    """
    return [row[0] for row in db.execute(query, [article_id])]


def reports_of(db: sqlite_utils.Database, deals: Iterable[int]) -> list[Report]:
    """In the order of publication."""
    query = """
    select d.id, d.article_id, a.url, a.source, coalesce(a.published, a.stored), d.start, d.parties, d.quantities,
           (select count(*) from deals e where e.article_id = d.article_id and e.id < d.id), a.story_id
      from deals d join articles a on a.id = d.article_id where d.id in (select value from json_each(?))
    """
    rows = db.execute(query, [json.dumps(list(deals))]).fetchall()
    traces = traces_of(db, {row[1] for row in rows})
    found = []
    for deal, article, url, source, at, start, parties, quantities, number, story in rows:
        traced = traces.get(article)
        if traced and number < len(traced.trace.deals):
            found.append(
                Report(deal, article, url, source, at, traced.seconds, start, tuple(json.loads(parties)), quantities,
                       traced.trace.deals[number], story)
            )  # fmt: skip
    return sorted(found, key=lambda one: (one.seconds, one.url, one.start, one.deal_id))


def articles_of(db: sqlite_utils.Database, deals: Iterable[int]) -> set[int]:
    query = "select distinct article_id from deals where id in (select value from json_each(?))"
    return {row[0] for row in db.execute(query, [json.dumps(list(deals))])}


def entries_of(db: sqlite_utils.Database, deals: Iterable[int]) -> dict[int, int]:
    """Of deals that are in an entry, which."""
    query = "select id, ledger_id from deals where ledger_id is not null and id in (select value from json_each(?))"
    return dict(db.execute(query, [json.dumps(list(deals))]).fetchall())


def keep_entry(db: sqlite_utils.Database, deal: int, entry: int) -> None:
    """A deal drawn anew is in the entry that it was in before, until it is grouped again."""
    db.execute("update deals set ledger_id = ? where id = ? and ledger_id is null", [entry, deal])


def take_out(db: sqlite_utils.Database, deals: Iterable[int]) -> None:
    """Deals that lose their entry: when they are grouped again they get another."""
    db.execute(
        "update deals set ledger_id = null where id in (select value from json_each(?))",
        [json.dumps(list(deals))],
    )


def deals_in(db: sqlite_utils.Database, entry: int, *, but: Collection[int] = ()) -> list[int]:
    rows = db.execute("select id from deals where ledger_id = ? order by id", [entry])
    return [row[0] for row in rows if row[0] not in but]


def entries_touched(db: sqlite_utils.Database, articles: Iterable[int]) -> set[int]:
    """Entries that have a report of one of the articles."""
    query = "select distinct ledger_id from deals where ledger_id is not null and article_id in (select value from json_each(?))"
    return {row[0] for row in db.execute(query, [json.dumps(list(articles))])}


def save_entry(db: sqlite_utils.Database, entry: int | None, deals: Sequence[int], made: LedgerEntry) -> int:
    """An entry with its reports and its history, under the id that it had, or a new one."""
    values = _values(made)
    if entry is None:
        names = ", ".join(values)
        places = ", ".join(f":{name}" for name in values)
        entry = int(db.execute(f"insert into ledger ({names}) values ({places})", values).lastrowid or 0)  # noqa: S608
    else:
        settings = ", ".join(f"{name} = :{name}" for name in values)
        db.execute(f"update ledger set {settings} where id = :id", {**values, "id": entry})  # noqa: S608
    db.execute(
        "update deals set ledger_id = :entry where id in (select value from json_each(:deals)) and ledger_id is not :entry",
        {"entry": entry, "deals": json.dumps(list(deals))},
    )
    db.execute("delete from ledger_history where ledger_id = ?", [entry])
    db.conn.executemany(
        "insert into ledger_history (ledger_id, article_id, at, fact, before, after) values (?, ?, ?, ?, ?, ?)",
        [(entry, one.article_id, one.at, one.fact, one.before, one.after) for one in made.changes],
    )
    return entry


def _values(made: LedgerEntry) -> dict[str, Any]:
    conflicts = [
        {
            "fact": one.fact,
            "values": [{"value": value, "articles": list(articles)} for value, articles in one.values],
        }
        for one in made.conflicts
    ]
    return {
        "instrument": made.instrument, "status": made.status, "parties": _json(made.parties),
        "countries": _json(made.countries), "minerals": _json(made.minerals), "quantities": made.quantities,
        "value": made.value, "currency": made.currency, "first_seen": made.first_seen, "last_seen": made.last_seen,
        "reports": made.reports, "sources": made.sources, "primary_article": made.primary, "conflicts": _json(conflicts),
    }  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def drop_empty(db: sqlite_utils.Database, entries: Iterable[int]) -> None:
    """Take away those of the entries that have no report left."""
    db.execute(
        "delete from ledger where id in (select value from json_each(?)) and not exists"
        " (select 1 from deals where ledger_id = ledger.id)",
        [json.dumps(sorted(entries))],
    )


def deal_words(db: sqlite_utils.Database, deal: int) -> tuple[int, str]:
    """How a decision names a deal: its article, and its words as JSON."""
    row = db.execute(
        "select article_id, instrument, parties, minerals from deals where id = ?", [deal]
    ).fetchone()
    return int(row[0]), _json([row[1], json.loads(row[2]), json.loads(row[3])])


def named_deal(db: sqlite_utils.Database, article: int, words: str) -> int | None:
    """The deal that a decision means: of the article's deals the one that has most in common with the words; the first
    of equals. None where the article has no deal any more that has anything in common with them."""
    instrument, parties, minerals = json.loads(words)
    rows = db.execute(
        "select id, instrument, parties, minerals from deals where article_id = ? order by id", [article]
    ).fetchall()
    best: tuple[float, int] | None = None
    for deal, form, who, what in rows:
        worth = (
            2.0 * len(set(json.loads(who)) & set(parties))
            + len(set(json.loads(what)) & set(minerals))
            + (form == instrument)
        )
        if worth > (best[0] if best else 0.0):
            best = (worth, deal)
    return best[1] if best else None


def decisions_on(db: sqlite_utils.Database, articles: Iterable[int]) -> list[Decision]:
    """All that concern reports of these articles, oldest first: of two on the same reports the later one counts."""
    query = """
    select verdict, one_article, one_words, other_article, other_words from ledger_decisions
     where one_article in (select value from json_each(:articles)) or other_article in (select value from json_each(:articles))
     order by id
    """
    rows = db.execute(query, {"articles": json.dumps(sorted(articles))})
    return [Decision(row[0], (row[1], row[2]), (row[3], row[4])) for row in rows]
