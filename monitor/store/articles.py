"""Articles with their pages, revisions, matches, deals and facts. Every write here runs inside the caller's transaction."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import sqlite_utils
import zstandard

from monitor.models.article import Article, TextFrom
from monitor.models.deal import Deal, Match
from monitor.models.outcome import Outcome
from monitor.models.page import Page
from monitor.times import stored_moment, utc_text
from monitor.urls import story_key

LEVEL = 3  # zstd: 5.75 times smaller at 450 MB/s on news pages


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """Enough of a stored article to tell whether another reading of it is new."""

    id: int
    url: str
    title: str
    content_hash: str
    text_from: TextFrom
    text: str = ""


def save_page(db: sqlite_utils.Database, url: str, page: Page, article_id: int | None) -> None:
    """The raw page, compressed, under the canonical address that was asked for; a later reading replaces it."""
    db.execute(
        """
        insert into pages (url, fetched, status, final_url, headers, body, article_id)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (url) do update set fetched = excluded.fetched, status = excluded.status,
            final_url = excluded.final_url, headers = excluded.headers, body = excluded.body,
            article_id = coalesce(excluded.article_id, article_id)
        """,
        [
            url,
            utc_text(page.fetched),
            page.status,
            page.final_url,
            json.dumps(page.headers, ensure_ascii=False),
            zstandard.compress(page.body, LEVEL),
            article_id,
        ],
    )


def article_by_id(db: sqlite_utils.Database, article_id: int) -> StoredArticle | None:
    return _one(db, "id = :id", {"id": article_id})


def article_by_url(db: sqlite_utils.Database, url: str) -> StoredArticle | None:
    return _one(db, "url = :url", {"url": url})


def article_by_story(db: sqlite_utils.Database, story_key: str) -> StoredArticle | None:
    """The article at an address that may be another of the same story."""
    return _one(db, "story_key = :key", {"key": story_key}) if story_key else None


def move_article(db: sqlite_utils.Database, article_id: int, url: str) -> None:
    """Give an article another address, unless one has it."""
    db.execute(
        "update articles set url = :url where id = :id and not exists (select 1 from articles where url = :url)",
        {"id": article_id, "url": url},
    )


def article_by_content(db: sqlite_utils.Database, content_hash: str, url: str) -> StoredArticle | None:
    """The same title and text on the same host, at another address."""
    return _one(
        db,
        "content_hash = :hash and (url like :http escape '\\' or url like :https escape '\\')",
        {"hash": content_hash, "http": _prefix("http", url), "https": _prefix("https", url)},
    )


def _prefix(scheme: str, url: str) -> str:
    host = urlsplit(url).netloc.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{scheme}://{host}/%"


def _one(db: sqlite_utils.Database, where: str, values: dict[str, int | str]) -> StoredArticle | None:
    row = db.execute(
        f"select id, url, title, content_hash, text_from, text from articles where {where} order by id limit 1",  # noqa: S608
        values,
    ).fetchone()
    return StoredArticle(row[0], row[1], row[2], row[3], TextFrom(row[4]), row[5]) if row else None


def insert_article(
    db: sqlite_utils.Database,
    source: str,
    outcome: Outcome,
    content_hash: str,
    *,
    fetched: datetime,
    now: datetime,
) -> int:
    """A new article with all that was read off it; its id."""
    values = _values(source, outcome, content_hash, fetched, now)
    article_id = int(db.execute(INSERT, values).lastrowid or 0)
    _save_readings(db, article_id, outcome, now)
    return article_id


def update_article(
    db: sqlite_utils.Database,
    article_id: int,
    outcome: Outcome,
    content_hash: str,
    *,
    fetched: datetime,
    now: datetime,
) -> None:
    """A changed article: the present text and what the rules make of it, and one revision more."""
    values = _values("", outcome, content_hash, fetched, now)
    db.execute(UPDATE, {**values, "id": article_id})
    for table in ("matches", "deals"):
        db.execute(f"delete from {table} where article_id = ?", [article_id])  # noqa: S608
    _save_readings(db, article_id, outcome, now)


INSERT = """
insert into articles (url, source, title, authors, published, fetched, stored, lang, text, text_from, content_hash,
                      flagged, score, minerals, section, tags, story_key)
values (:url, :source, :title, :authors, :published, :fetched, :now, :lang, :text, :text_from, :content_hash,
        :flagged, :score, :minerals, :section, :tags, :story_key)
"""
UPDATE = """
update articles set title = :title, authors = :authors, published = coalesce(:published, published),
       fetched = :fetched, lang = :lang, text = :text, text_from = :text_from, content_hash = :content_hash,
       flagged = :flagged, score = :score, minerals = :minerals, section = :section, tags = :tags
 where id = :id
"""


def _values(
    source: str, outcome: Outcome, content_hash: str, fetched: datetime, now: datetime
) -> dict[str, str | float | None]:
    article, judgement = outcome.article, outcome.judgement
    return {
        "url": article.url,
        "source": source,
        "title": article.title,
        "authors": _json(article.authors),
        "published": stored_moment(article.published),
        "fetched": utc_text(fetched),
        "now": utc_text(now),
        "lang": article.lang,
        "text": article.text,
        "text_from": article.text_from.value,
        "content_hash": content_hash,
        "flagged": int(judgement.flagged) if judgement else 0,
        "score": judgement.score if judgement else 0.0,
        "minerals": _json(judgement.minerals if judgement else ()),
        "section": article.section,
        "tags": _json(article.tags),
        "story_key": story_key(article.url),
    }


def _save_readings(db: sqlite_utils.Database, article_id: int, outcome: Outcome, now: datetime) -> None:
    save_revision(db, article_id, outcome.article, now)
    if outcome.judgement:
        _save_matches(db, article_id, outcome.judgement.matches)
    for deal in outcome.deals:
        _save_deal(db, article_id, deal)


def save_revision(db: sqlite_utils.Database, article_id: int, article: Article, now: datetime) -> None:
    db.execute(
        "insert into revisions (article_id, seen, title, text) values (?, ?, ?, ?)",
        [article_id, utc_text(now), article.title, article.text],
    )


def _save_matches(db: sqlite_utils.Database, article_id: int, matches: Sequence[Match]) -> None:
    db.conn.executemany(
        'insert into matches (article_id, rule, field, start, "end", text) values (?, ?, ?, ?, ?, ?)',
        [(article_id, m.rule, m.span.field, m.span.start, m.span.end, m.span.text) for m in matches],
    )


def _save_deal(db: sqlite_utils.Database, article_id: int, deal: Deal) -> None:
    deal_id = db.execute(
        """
        insert into deals (article_id, instrument, status, parties, countries, minerals, value, currency, quantities,
                           field, start, "end", evidence, missing)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            article_id,
            deal.instrument.value,
            deal.status.value,
            _json(deal.parties),
            _json(deal.countries),
            _json(deal.minerals),
            deal.value,
            deal.currency,
            _json([{"value": quantity.value, "unit": quantity.unit} for quantity in deal.quantities]),
            deal.evidence.field,
            deal.evidence.start,
            deal.evidence.end,
            deal.evidence.text,
            _json(dict(deal.missing)),
        ],
    ).lastrowid
    db.conn.executemany(
        'insert into facts (deal_id, fact, value, field, start, "end", text) values (?, ?, ?, ?, ?, ?, ?)',
        [(deal_id, f.fact, f.value, f.span.field, f.span.start, f.span.end, f.span.text) for f in deal.facts],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
