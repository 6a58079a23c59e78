"""The frontier: what was listed, what became of it, and what is to be fetched next.

There is no leased state: what was in hand when the process died is still pending at the next start.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import sqlite_utils

from monitor.models.entry import Entry, EntryState, Listed, ListedEntry
from monitor.times import parse_moment, utc_text


def save_listed(
    db: sqlite_utils.Database,
    source: str,
    entries: Sequence[ListedEntry],
    *,
    now: datetime,
    canonical: Callable[[str], str],
    too_old: Callable[[ListedEntry], bool],
    dated: bool,
) -> Listed:
    """Pending rows for what is new. Called inside the transaction that stores the poll.

    A stored page is to be read again when a dated source (feed, sitemap) shows a later update or another title; one that
    could not be, when it shows a later update; one that was too old, when it no longer is. An item that the feed knows by
    the same guid at another address is the same one, moved.
    """
    new = again = 0
    guids = Counter(listed.guid for listed in entries)
    for listed, titles in _each_once(entries, canonical):
        values = _values(source, listed, now, canonical(listed.url))
        known = db.execute(KNOWN, values).fetchone()
        if known is None and dated and listed.guid and guids[listed.guid] == 1:
            known = db.execute(BY_GUID, values).fetchone()
            if known:
                db.execute(MOVE, {**values, "id": known[0]})
        if known is None:
            old = too_old(listed)
            db.execute(
                INSERT, {**values, "state": "skipped" if old else "pending", "reason": "old" if old else ""}
            )
            new += 1
        elif dated and _is_changed(known, values, titles, is_old=too_old(listed)):
            db.execute(AGAIN, {**values, "id": known[0]})
            again += known[1] != "pending"
    return Listed(new, again)


def _each_once(
    entries: Sequence[ListedEntry], canonical: Callable[[str], str]
) -> Iterator[tuple[ListedEntry, set[str]]]:
    """Each address once, as it stands first, with every title and the latest update that the document has for it: two
    titles of one page would else take turns in being its new one."""
    found: dict[str, ListedEntry] = {}
    titles: dict[str, set[str]] = {}
    for listed in entries:
        url = canonical(listed.url)
        titles.setdefault(url, set()).add(listed.title)
        first = found.setdefault(url, listed)
        if listed.updated and first.updated and listed.updated > first.updated:
            found[url] = replace(first, updated=listed.updated)
    return ((listed, titles[url]) for url, listed in found.items())


KNOWN = "select id, state, updated, title, reason from entries where source = :source and canonical_url = :canonical_url"
# Some programs number the places of a feed: a guid is the same story only where something else is the same, too.
BY_GUID = """
select id, state, updated, title, reason from entries
 where source = :source and guid = :guid and (published = :published or (title = :title and title <> ''))
 order by id desc limit 1
"""
# What could not be read under the old address is asked for under the new one.
MOVE = """
update entries set url = :url, canonical_url = :canonical_url,
       state = case when state in ('failed', 'skipped') then 'pending' else state end,
       reason = case when state in ('failed', 'skipped') then '' else reason end,
       attempts = case when state in ('failed', 'skipped') then 0 else attempts end,
       next_attempt = case when state in ('failed', 'skipped') then :now else next_attempt end
 where id = :id
"""
INSERT = """
insert into entries (source, url, canonical_url, title, published, updated, summary, feed_text, authors, first_seen,
                     state, next_attempt, reason, guid)
values (:source, :url, :canonical_url, :title, :published, :updated, :summary, :feed_text, :authors, :now,
        :state, :now, :reason, :guid)
"""
AGAIN = """
update entries set title = case when :title = '' then title else :title end, updated = coalesce(:updated, updated),
       summary = :summary, feed_text = :feed_text,
       reason = case when state = 'pending' then reason else '' end,
       attempts = case when state = 'pending' then attempts else 0 end,
       next_attempt = case when state = 'pending' then next_attempt else :now end, state = 'pending'
 where id = :id
"""


def _values(source: str, listed: ListedEntry, now: datetime, canonical_url: str) -> dict[str, str | None]:
    return {
        "source": source,
        "url": listed.url,
        "canonical_url": canonical_url,
        "title": listed.title,
        "published": utc_text(listed.published) if listed.published else None,
        "updated": utc_text(listed.updated) if listed.updated else None,
        "summary": listed.summary,
        "feed_text": listed.text,
        "authors": json.dumps(listed.authors, ensure_ascii=False),
        "now": utc_text(now),
        "guid": listed.guid,
    }


def _is_changed(
    known: tuple[int, str, str | None, str, str],
    values: dict[str, str | None],
    titles: Collection[str],
    *,
    is_old: bool,
) -> bool:
    _, state, updated, title, reason = known
    if state == "skipped" and reason == "old":
        return bool(values["published"] or values["updated"]) and not is_old
    shows_update = bool(values["updated"] and updated and values["updated"] > updated)
    shows_title = bool(values["title"] and title and title not in titles)
    return shows_update or (shows_title and state not in {"failed", "skipped"})


def pending(
    db: sqlite_utils.Database, source: str, *, limit: int, due: datetime | None = None
) -> list[Entry]:
    """What is to be fetched of a source, newest first; with `due`, only what the timetable allows by then."""
    rows = db.query(PENDING, {"source": source, "due": utc_text(due) if due else None, "limit": limit})
    return [_entry(row) for row in rows]


PENDING = """
select e.id, e.source, e.url, e.title, e.published, e.attempts, e.reason, e.feed_text, e.authors, e.article_id, '' as headers
  from entries e
 where e.state = 'pending' and e.source = :source and (:due is null or e.next_attempt <= :due)
 order by e.published is null, e.published desc, e.id
 limit :limit
"""


def rechecks(
    db: sqlite_utils.Database, source: str, ages: Sequence[timedelta], *, now: datetime, limit: int
) -> list[Entry]:
    """Stored articles whose next look for corrections is due: one look at each of these ages after publication."""
    found: list[Entry] = []
    for number, age in enumerate(ages, 1):
        values = {
            "source": source,
            "number": number,
            "until": utc_text(now - age),
            "since": utc_text(now - (ages[number] if number < len(ages) else age * 2)),
            "limit": limit,
        }
        found.extend(_entry(row) for row in db.query(RECHECKS, values))
    return found[:limit]


RECHECKS = """
select e.id, e.source, e.url, e.title, e.published, e.attempts, e.reason, e.feed_text, e.authors, e.article_id, p.headers
  from articles a
  join entries e on e.article_id = a.id and e.state = 'done' and e.source = :source
  left join pages p on p.url = e.canonical_url
 where a.source = :source and a.rechecks < :number
   and coalesce(a.published, a.stored) <= :until and coalesce(a.published, a.stored) > :since
 order by a.id limit :limit
"""


def save_recheck(
    db: sqlite_utils.Database, entry_id: int, ages: Sequence[timedelta], *, now: datetime
) -> None:
    """A look for corrections has been made: the next is due at the next age."""
    row = db.execute(
        "select a.id, coalesce(a.published, a.stored) from articles a join entries e on e.article_id = a.id where e.id = ?",
        [entry_id],
    ).fetchone()
    if row:
        moment = parse_moment(row[1]) or now
        passed = sum(now - moment >= age for age in ages)
        db.execute("update articles set rechecks = ? where id = ?", [passed, row[0]])


def _entry(row: dict[str, str | int | None]) -> Entry:
    headers = json.loads(str(row["headers"])) if row["headers"] else {}
    return Entry(
        id=int(row["id"] or 0),
        source=str(row["source"]),
        url=str(row["url"]),
        title=str(row["title"] or ""),
        published=parse_moment(str(row["published"])) if row["published"] else None,
        attempts=int(row["attempts"] or 0),
        reason=str(row["reason"] or ""),
        feed_text=str(row["feed_text"] or ""),
        authors=tuple(json.loads(str(row["authors"] or "[]"))),
        article_id=int(row["article_id"]) if row["article_id"] is not None else None,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
    )


def are_known(db: sqlite_utils.Database, source: str, canonical_urls: Sequence[str]) -> bool:
    """Whether any of these addresses was listed before: then what comes behind it was listed, too."""
    sql = "select 1 from entries where source = ? and canonical_url = ?"
    return any(db.execute(sql, [source, url]).fetchone() for url in canonical_urls)


def is_any_done(db: sqlite_utils.Database, source: str, beside: Sequence[int]) -> bool:
    """Whether an entry of a source is done that was first seen with these entries, or after them."""
    row = db.execute(
        """
        select 1 from entries where source = :source and state = 'done'
           and first_seen >= (select min(first_seen) from entries where id in (select value from json_each(:ids)))
         limit 1
        """,
        {"source": source, "ids": json.dumps(list(beside))},
    ).fetchone()
    return row is not None


def stored_article(db: sqlite_utils.Database, canonical_url: str) -> int | None:
    """The article that another source has already brought for this address, read from its page."""
    row = db.execute(
        """
        select id from articles where url = :url and text_from = 'page'
        union all
        select e.article_id from entries e join articles a on a.id = e.article_id
         where e.canonical_url = :url and e.state = 'done' and a.text_from = 'page'
        limit 1
        """,
        {"url": canonical_url},
    ).fetchone()
    return int(row[0]) if row else None


def close_entry(
    db: sqlite_utils.Database,
    entry_id: int,
    state: EntryState,
    reason: str = "",
    *,
    article_id: int | None = None,
) -> None:
    """An entry that ends here; what other sources listed under the same address ends with it when its page is stored."""
    db.execute(
        "update entries set state = ?, reason = ?, attempts = attempts + 1, article_id = coalesce(?, article_id) where id = ?",
        [state.value, reason, article_id, entry_id],
    )
    if state is EntryState.DONE:
        db.execute(
            """
            update entries set state = 'done', reason = '', article_id = :article
             where state = 'pending' and article_id is null and id <> :id
               and canonical_url = (select canonical_url from entries where id = :id)
               and (select text_from from articles where id = :article) = 'page'
            """,
            {"article": article_id, "id": entry_id},
        )


def postpone_entry(
    db: sqlite_utils.Database,
    entry_id: int,
    reason: str,
    *,
    next_attempt: datetime,
    article_id: int | None = None,
    attempted: bool = True,
) -> None:
    """An entry that stays pending; `attempted` is False where no request was made of it."""
    db.execute(
        """
        update entries set state = 'pending', reason = ?, attempts = attempts + ?, next_attempt = ?,
               article_id = coalesce(?, article_id)
         where id = ?
        """,
        [reason, int(attempted), utc_text(next_attempt), article_id, entry_id],
    )


def counts(db: sqlite_utils.Database) -> dict[str, dict[str, int]]:
    """Entries of each source by state."""
    found: dict[str, dict[str, int]] = {}
    for source, state, number in db.execute(
        "select source, state, count(*) from entries group by source, state"
    ):
        found.setdefault(source, {})[state] = number
    return found


def next_due(db: sqlite_utils.Database, names: Sequence[str]) -> datetime | None:
    """When the first of these sources, or of their pending entries, is due; None where nothing ever is."""
    due = db.execute(NEXT_DUE, {"names": json.dumps(list(names))}).fetchone()[0]
    return parse_moment(due)


# a source that was never polled is due since ever; one that is gone never, but what it listed is
NEXT_DUE = """
with watched as (
    select name, case when state is not 'gone' then coalesce(next_poll, '1970-01-01T00:00:00Z') end as next_poll
      from sources where name in (select value from json_each(:names))
)
select min(due) from (
    select min(next_poll) as due from watched
    union all
    select min(next_attempt) from entries where state = 'pending' and source in (select name from watched)
)
"""
