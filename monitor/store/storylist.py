"""Stories with their articles, the newest first."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import sqlite_utils

from monitor.models.storylist import ShownStory, StoryArticle
from monitor.times import utc_text

_STORIES = """
select * from stories
 where articles >= :least and last_published >= case length(last_published) when 10 then substr(:since, 1, 10) else :since end
 order by last_published desc, id desc limit :limit
"""
_ARTICLES = """
select id, url, title, source, published, stored, lang from articles
 where story_id = ? order by coalesce(published, stored), url
"""
_ENTRIES = """
select distinct d.ledger_id from deals d join articles a on a.id = d.article_id
 where a.story_id = ? and d.ledger_id is not null order by 1
"""
_FOLLOWS = "select follows from story_follows where story_id = ? order by 1"
# A view is asked for one story at a time: for those that follow it would be told out whole.
_RELATED = """
select distinct e.story_id from articles a join deals d on d.article_id = a.id
  join deals o on o.ledger_id = d.ledger_id join articles e on e.id = o.article_id
 where a.story_id = :story and e.story_id <> :story order by 1
"""


def find_stories(
    db: sqlite_utils.Database, *, since: datetime | None = None, least: int = 1, limit: int | None = None
) -> Iterator[ShownStory]:
    """Those of `least` articles or more, read one after the other while they are asked for."""
    values = {
        "least": least,
        "since": utc_text(since) if since else "",
        "limit": -1 if limit is None else limit,
    }
    for row in db.query(_STORIES, values):
        yield _story(db, row)


def story_by_id(db: sqlite_utils.Database, story: int) -> ShownStory | None:
    row = next(db.query("select * from stories where id = ?", [story]), None)
    return _story(db, row) if row else None


def _story(db: sqlite_utils.Database, row: dict[str, Any]) -> ShownStory:
    return ShownStory(
        id=row["id"],
        title=row["title"],
        first_published=row["first_published"],
        last_published=row["last_published"],
        articles=tuple(StoryArticle(*one) for one in db.execute(_ARTICLES, [row["id"]])),
        entries=_ids(db, _ENTRIES, [row["id"]]),
        follows=_ids(db, _FOLLOWS, [row["id"]]),
        followed_by=tuple(
            one for one in _ids(db, _RELATED, {"story": row["id"]}) if row["id"] in _ids(db, _FOLLOWS, [one])
        ),
    )


def _ids(db: sqlite_utils.Database, query: str, values: Any) -> tuple[int, ...]:
    return tuple(row[0] for row in db.execute(query, values))
