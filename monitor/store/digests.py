"""What a digest reads: the flagged articles and deals of a window, and how the sources were in it."""

import json
from datetime import datetime

import sqlite_utils

from monitor.models.digest import DigestArticle, DigestDeal, DigestRows, DigestSource, Window
from monitor.times import parse_moment, utc_text


def read_window(db: sqlite_utils.Database, window: Window) -> DigestRows:
    """Articles first stored in the window, their deals, and the polls made in it."""
    bounds = {"start": utc_text(window.start), "end": utc_text(window.end)}
    articles = {row["id"]: _article(row, window.start) for row in db.query(ARTICLES, bounds)}
    deals = tuple(_deal(row, articles[row["article_id"]]) for row in db.query(DEALS, bounds))
    sources = tuple(
        DigestSource(row["name"], row["url"], row["state"], row["error"] or "", row["polls"], row["failed"])
        for row in db.query(SOURCES, bounds)
    )
    stored = db.execute("select count(*) from articles where stored >= :start and stored < :end", bounds).fetchone()[0]
    pending = db.execute(PENDING, bounds).fetchone()[0]
    return DigestRows(tuple(articles.values()), deals, sources, stored, pending)


ARTICLES = """
select id, url, title, source, published, stored, lang, score, minerals from articles
 where flagged = 1 and stored >= :start and stored < :end
 order by score desc, published desc, id
"""
DEALS = """
select d.* from deals d join articles a on a.id = d.article_id
 where a.flagged = 1 and a.stored >= :start and a.stored < :end
 order by a.score desc, d.article_id, d.id
"""
# The state of a past day is that of its own polls, so that the day can be written again the same.
SOURCES = """
select s.name, s.url, last.state, last.error,
       count(p.id) as polls, coalesce(sum(p.state not in ('ok', 'moved')), 0) as failed
  from sources s
  left join polls p on p.source = s.name and p.at >= :start and p.at < :end
  left join polls last on last.id = (
       select id from polls where source = s.name and at >= :start and at < :end order by at desc, id desc limit 1)
 where s.enabled = 1 or p.id is not null
 group by s.name order by s.name
"""
PENDING = """
select count(*) from entries where state = 'pending' and first_seen < :end
"""


def _article(row: dict[str, str | int | float | None], start: datetime) -> DigestArticle:
    published = str(row["published"]) if row["published"] else None
    moment = parse_moment(published)
    return DigestArticle(
        id=int(row["id"] or 0),
        url=str(row["url"]),
        title=str(row["title"]),
        source=str(row["source"]),
        published=published,
        stored=str(row["stored"]),
        lang=str(row["lang"]) if row["lang"] else None,
        score=float(row["score"] or 0),
        minerals=tuple(json.loads(str(row["minerals"]))),
        late=moment is not None and _is_before(published or "", moment, start),
    )


def _is_before(published: str, moment: datetime, start: datetime) -> bool:
    """Of a day alone only the day can be compared."""
    if len(published) == len("2026-11-26"):
        return published < start.date().isoformat()
    return moment < start


def _deal(row: dict[str, str | int | float | None], article: DigestArticle) -> DigestDeal:
    return DigestDeal(
        id=int(row["id"] or 0),
        article=article,
        instrument=str(row["instrument"]),
        status=str(row["status"]),
        parties=tuple(json.loads(str(row["parties"]))),
        countries=tuple(json.loads(str(row["countries"]))),
        minerals=tuple(json.loads(str(row["minerals"]))),
        value=float(row["value"]) if row["value"] is not None else None,
        currency=str(row["currency"]) if row["currency"] else None,
        quantities=tuple((q["value"], q["unit"]) for q in json.loads(str(row["quantities"]))),
        evidence=str(row["evidence"]),
    )
