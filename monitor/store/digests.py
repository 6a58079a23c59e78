"""What a digest reads: the flagged articles and deals of a window, what was not read by its end, and how the sources
were in it. What later days brought does not change what a past window says."""

import json
import math
from datetime import date, datetime
from typing import Any

import sqlite_utils

from monitor.models.digest import DigestArticle, DigestDeal, DigestEntry, DigestRows, DigestSource, Window
from monitor.times import parse_moment, utc_text

UNREAD_LISTED = 100


def read_window(db: sqlite_utils.Database, window: Window) -> DigestRows:
    """Articles first stored in the window, their deals, the pages that were listed in it and not read by its end, and
    the polls made in it; all of one moment, also while a pass is writing."""
    bounds = {"start": utc_text(window.start), "end": utc_text(window.end), "listed": UNREAD_LISTED}
    with db.atomic():
        articles = {row["id"]: article_of(row) for row in db.query(ARTICLES, bounds)}
        return DigestRows(
            articles=tuple(articles.values()),
            deals=tuple(deal_of(row, articles[row["article_id"]]) for row in db.query(DEALS, bounds)),
            sources=tuple(_source(row) for row in db.query(SOURCES, bounds)),
            stored=_number(db, STORED, bounds),
            unread=tuple(_entry(row) for row in db.query(UNREAD, bounds)),
            unread_count=_number(db, UNREAD_COUNT, bounds),
            pending=_number(db, PENDING, bounds),
        )


ARTICLES = """
select id, url, title, source, published, stored, lang, score, minerals from articles
 where flagged = 1 and stored >= :start and stored < :end
 order by score desc, id
"""
DEALS = """
select d.* from deals d join articles a on a.id = d.article_id
 where a.flagged = 1 and a.stored >= :start and a.stored < :end
 order by a.score desc, d.article_id, d.id
"""
STORED = "select count(*) from articles where stored >= :start and stored < :end"
# The state of a past window is that of its own polls. A source of which nothing was known by then was not watched yet;
# one that was never polled is told of.
SOURCES = """
select s.name, s.url, last.state, last.error,
       count(p.id) as polls, coalesce(sum(p.state not in ('ok', 'moved')), 0) as failed
  from sources s
  left join polls p on p.source = s.name and p.at >= :start and p.at < :end
  left join polls last on last.id = (
       select id from polls where source = s.name and at >= :start and at < :end order by at desc, id desc limit 1)
 where p.id is not null
    or (s.enabled = 1 and (s.last_poll is null
        or exists (select 1 from polls where source = s.name and at < :end)
        or exists (select 1 from entries where source = s.name and first_seen < :end)))
 group by s.name order by s.name
"""
# Not read by the end of the window: pending still, or stored only later. An entry that is pending because its stored
# page changed was read.
_NOT_READ = """
  from entries e left join articles a on a.id = e.article_id
 where e.first_seen < :end and (a.stored >= :end or (a.id is null and e.state = 'pending'))
"""
UNREAD = f"""
select min(e.id) as id, e.url, e.title, e.source, e.published, e.first_seen {_NOT_READ} and e.first_seen >= :start
 group by e.canonical_url
 order by coalesce(e.published, e.first_seen) desc, min(e.id)
 limit :listed
"""
UNREAD_COUNT = f"select count(distinct e.canonical_url) {_NOT_READ} and e.first_seen >= :start"
PENDING = f"select count(distinct e.canonical_url) {_NOT_READ}"

Row = dict[str, Any]


def _number(db: sqlite_utils.Database, sql: str, bounds: dict[str, Any]) -> int:
    return int(db.execute(sql, bounds).fetchone()[0])


def article_of(row: Row) -> DigestArticle:
    """A row of `articles`."""
    return DigestArticle(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        source=row["source"],
        published=row["published"],
        stored=row["stored"],
        lang=row["lang"],
        score=finite(row["score"]) or 0.0,
        minerals=tuple(json.loads(row["minerals"])),
    )


def deal_of(row: Row, article: DigestArticle) -> DigestDeal:
    """A row of `deals`."""
    quantities = ((finite(one["value"]), one["unit"]) for one in json.loads(row["quantities"]))
    return DigestDeal(
        id=row["id"],
        article=article,
        instrument=row["instrument"],
        status=row["status"],
        parties=tuple(json.loads(row["parties"])),
        countries=tuple(json.loads(row["countries"])),
        minerals=tuple(json.loads(row["minerals"])),
        value=finite(row["value"]),
        currency=row["currency"],
        quantities=tuple((value, unit) for value, unit in quantities if value is not None),
        evidence=row["evidence"],
        field=row["field"],
        start=row["start"],
        end=row["end"],
    )


def finite(number: float | None) -> float | None:
    """SQLite and its JSON can hold infinity; no sentence about money can."""
    return number if number is not None and math.isfinite(number) else None


def _entry(row: Row) -> DigestEntry:
    return DigestEntry(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        source=row["source"],
        published=row["published"],
        first_seen=row["first_seen"],
    )


def _source(row: Row) -> DigestSource:
    return DigestSource(
        name=row["name"],
        url=row["url"],
        state=row["state"],
        error=row["error"] or "",
        polls=row["polls"],
        failed_polls=row["failed"],
    )


def save_daily(db: sqlite_utils.Database, day: date, now: datetime) -> None:
    """The daemon has written the digest of a day."""
    with db.atomic():
        db.execute(
            "insert into daily_digests (day, written) values (?, ?) on conflict (day) do update set written = excluded.written",
            [day.isoformat(), utc_text(now)],
        )


def last_daily(db: sqlite_utils.Database) -> date | None:
    """The newest day whose digest the daemon has written."""
    found = db.execute("select max(day) from daily_digests").fetchone()[0]
    return date.fromisoformat(found) if found else None


def first_stored(db: sqlite_utils.Database) -> datetime | None:
    """When the oldest article was stored."""
    return parse_moment(db.execute("select min(stored) from articles").fetchone()[0])
