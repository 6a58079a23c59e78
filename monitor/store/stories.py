"""Stories: which article is of which, and what a story is called. Every write runs inside the caller's transaction."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlite_utils


@dataclass(frozen=True, slots=True)
class Member:
    """An article as one of a story. `seconds`: since 1970."""

    id: int
    url: str
    seconds: int
    story: int | None


def members_of(db: sqlite_utils.Database, articles: Iterable[int]) -> list[Member]:
    """In the order of publication, of one moment by address."""
    query = """
    select a.id, a.url, t.seconds, a.story_id from articles a join traces t on t.article_id = a.id
     where a.id in (select value from json_each(?)) order by t.seconds, a.url
    """
    return [Member(*row) for row in db.execute(query, [json.dumps(list(articles))])]


def new_story(db: sqlite_utils.Database) -> int:
    query = "insert into stories (title, first_published, last_published, articles, sources) values ('', '', '', 0, 0)"
    return int(db.execute(query).lastrowid or 0)


def place(db: sqlite_utils.Database, story: int, articles: Sequence[int]) -> None:
    db.execute(
        "update articles set story_id = ? where id in (select value from json_each(?)) and story_id is not ?",
        [story, json.dumps(list(articles)), story],
    )


# The title is that of the article that the rules rate highest: the one that says best what happened.
DESCRIBE = """
update stories set
       (articles, sources, first_published, last_published) = (
           select count(*), count(distinct source), min(coalesce(published, stored)), max(coalesce(published, stored))
             from articles where story_id = stories.id),
       title = coalesce((select title from articles where story_id = stories.id
                          order by flagged desc, score desc, coalesce(published, stored), url limit 1), '')
 where id in (select value from json_each(?))
"""


def describe(db: sqlite_utils.Database, stories: Iterable[int]) -> None:
    """Count and name stories again; those without an article are taken away."""
    ids = json.dumps(sorted(stories))
    db.execute(
        "delete from stories where id in (select value from json_each(?)) and not exists"
        " (select 1 from articles where story_id = stories.id)",
        [ids],
    )
    db.execute(DESCRIBE, [ids])
