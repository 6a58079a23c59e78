"""Traces, the keys under which they are found, and links between alike ones. Every write runs inside the caller's transaction."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import sqlite_utils

from monitor.models.trace import Trace
from monitor.stories.trace import dumped, loaded

Kind = Literal["article", "deal"]
_KEYS = {"article": ("trace_keys", "article_id"), "deal": ("deal_keys", "deal_id")}
_LINKS = {"article": "story_links", "deal": "ledger_links"}
COMMON = 300  # things of one window that share a key: one that more share tells nothing
MOST_CANDIDATES = 100
MANY = 120  # things that are grouped anew at once; among more a new one joins its nearest
SAME_NOON = 43_200  # seconds: where only the day is known


@dataclass(frozen=True, slots=True)
class Traced:
    """A trace with its article. `seconds`: since 1970."""

    article_id: int
    url: str
    seconds: int
    trace: Trace


def save_trace(db: sqlite_utils.Database, article_id: int, trace: Trace) -> int:
    """The article's seconds."""
    seconds = _seconds(db, article_id)
    db.execute(
        "insert into traces (article_id, seconds, body) values (:id, :seconds, :body)"
        " on conflict (article_id) do update set seconds = excluded.seconds, body = excluded.body",
        {"id": article_id, "seconds": seconds, "body": dumped(trace)},
    )
    return seconds


def _seconds(db: sqlite_utils.Database, article_id: int) -> int:
    query = """
    select unixepoch(coalesce(published, stored)) + case length(published) when 10 then :noon else 0 end
      from articles where id = :id
    """
    found = db.execute(query, {"id": article_id, "noon": SAME_NOON}).fetchone()[0]
    return int(found or 0)


def traces_of(db: sqlite_utils.Database, articles: Iterable[int]) -> dict[int, Traced]:
    query = """
    select t.article_id, a.url, t.seconds, t.body from traces t join articles a on a.id = t.article_id
     where t.article_id in (select value from json_each(?))
    """
    rows = db.execute(query, [json.dumps(sorted(articles))])
    return {row[0]: Traced(row[0], row[1], row[2], loaded(row[3])) for row in rows}


def unlinked(db: sqlite_utils.Database, limit: int) -> list[int]:
    """Articles that have no trace yet, oldest first."""
    query = "select id from articles where id not in (select article_id from traces) order by id limit ?"
    return [row[0] for row in db.execute(query, [limit])]


def count_unlinked(db: sqlite_utils.Database) -> int:
    query = "select count(*) from articles where id not in (select article_id from traces)"
    return int(db.execute(query).fetchone()[0])


def save_keys(db: sqlite_utils.Database, kind: Kind, one: int, seconds: int, keys: Iterable[int]) -> None:
    table, column = _KEYS[kind]
    db.execute(f"delete from {table} where {column} = ?", [one])  # noqa: S608
    db.conn.executemany(
        f"insert into {table} (key, seconds, {column}) values (?, ?, ?)",  # noqa: S608
        [(key, seconds, one) for key in keys],
    )


def sharing(
    db: sqlite_utils.Database, kind: Kind, keys: Collection[int], seconds: int, window: int
) -> dict[int, set[int]]:
    """Those of a window around a moment that share keys, each with the keys that it shares. A key that is too common
    counts for none."""
    table, column = _KEYS[kind]
    query = f"select {column} from {table} where key = ? and seconds between ? and ? limit ?"  # noqa: S608
    found: dict[int, set[int]] = {}
    for key in keys:
        rows = db.execute(query, [key, seconds - window, seconds + window, COMMON + 1]).fetchall()
        if len(rows) <= COMMON:
            for (one,) in rows:
                found.setdefault(one, set()).add(key)
    return found


def save_links(db: sqlite_utils.Database, kind: Kind, one: int, odds: Iterable[tuple[int, float]]) -> None:
    db.conn.executemany(
        f"insert or replace into {_LINKS[kind]} (one, other, odds) values (?, ?, ?)",  # noqa: S608
        [row for other, worth in odds for row in ((one, other, worth), (other, one, worth))],
    )


def drop_links(db: sqlite_utils.Database, kind: Kind, one: int) -> list[int]:
    """Take a thing's links away; those that were more alike than not."""
    table = _LINKS[kind]
    rows = db.execute(f"select other, odds from {table} where one = ?", [one]).fetchall()  # noqa: S608
    db.execute(f"delete from {table} where one = ?", [one])  # noqa: S608
    db.conn.executemany(
        f"delete from {table} where one = ? and other = ?",  # noqa: S608
        [(other, one) for other, _ in rows],
    )
    return [other for other, odds in rows if odds > 0]


def connected(db: sqlite_utils.Database, kind: Kind, seeds: Collection[int], most: int | None) -> list[int]:
    """All that can be reached from the seeds by links of more than even odds, the seeds included; no more
    than one beyond `most`."""
    query = f"""
    with recursive reached (id) as (
        select value from json_each(:seeds)
        union
        select l.other from reached join {_LINKS[kind]} l on l.one = reached.id where l.odds > 0
    )
    select id from reached limit :most
    """  # noqa: S608
    rows = db.execute(query, {"seeds": json.dumps(sorted(seeds)), "most": -1 if most is None else most + 1})
    return [row[0] for row in rows]


def links_among(
    db: sqlite_utils.Database, kind: Kind, members: Sequence[int]
) -> dict[tuple[int, int], float]:
    """Log odds of the pairs that have a link, each in both orders."""
    query = f"""
    select one, other, odds from {_LINKS[kind]}
     where one in (select value from json_each(:members)) and other in (select value from json_each(:members))
    """  # noqa: S608
    rows = db.execute(query, {"members": json.dumps(list(members))})
    return {(one, other): odds for one, other, odds in rows}


def links_of(db: sqlite_utils.Database, kind: Kind, one: int) -> dict[int, float]:
    """All that a thing is linked with, and the log odds."""
    return dict(db.execute(f"select other, odds from {_LINKS[kind]} where one = ?", [one]).fetchall())  # noqa: S608


def odds_between(
    db: sqlite_utils.Database, kind: Kind, one: int, others: Collection[int]
) -> dict[int, float]:
    query = f"select other, odds from {_LINKS[kind]} where one = :one and other in (select value from json_each(:others))"  # noqa: S608
    return dict(db.execute(query, {"one": one, "others": json.dumps(sorted(others))}).fetchall())
