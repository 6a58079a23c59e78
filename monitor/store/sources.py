"""Sources and their polls."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlite_utils

from monitor.frontier import EVERY
from monitor.models.poll import Poll, Validators
from monitor.models.source import Source, SourceState
from monitor.times import parse_moment, utc_text


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What is remembered of a source between passes."""

    name: str
    url: str
    state: SourceState | None
    etag: str | None
    last_modified: str | None
    moved_to: str | None
    feed_url: str | None
    last_poll: datetime | None
    last_new: datetime | None
    next_poll: datetime | None
    failures: int
    last_error: str
    every: timedelta | None = None  # as configured when it was last synchronised
    last_full: datetime | None = None  # when it last answered with its document, not with 304
    children: Mapping[str, Validators] = field(default_factory=dict)  # of a sitemap index
    incomplete: bool = False  # the last poll could not read everything


def sync_sources(db: sqlite_utils.Database, sources: Sequence[Source]) -> None:
    """Make the table say what the configuration says: a changed address forgets its validators and what was learned
    of the old one; another `every` counts from the last poll on, unless the source fails and is given time; a source that is no longer configured is disabled and
    keeps its rows."""
    with db.atomic():
        known = dict(db.execute("select name, url from sources").fetchall())
        for source in sources:
            if source.name in known and known[source.name] != source.url:
                db.execute(FORGET, {"name": source.name})
            db.execute(
                SYNC,
                {
                    "name": source.name,
                    "kind": source.kind.value,
                    "url": source.url,
                    "enabled": source.enabled,
                    "every": source.every.total_seconds() if source.every else None,
                    "usual": (source.every or EVERY).total_seconds(),
                },
            )
        for name in set(known) - {source.name for source in sources}:
            db.execute("update sources set enabled = 0 where name = ?", [name])


SYNC = """
insert into sources (name, kind, url, enabled, every) values (:name, :kind, :url, :enabled, :every)
on conflict (name) do update set kind = excluded.kind, url = excluded.url, enabled = excluded.enabled,
       every = excluded.every,
       next_poll = case when every is excluded.every or failures > 0 then next_poll
                   when every < excluded.every then max(next_poll, strftime('%Y-%m-%dT%H:%M:%SZ', last_poll, printf('%+f seconds', :usual)))
                   else min(next_poll, strftime('%Y-%m-%dT%H:%M:%SZ', last_poll, printf('%+f seconds', :usual))) end
 where (kind, url, enabled, every) is not (excluded.kind, excluded.url, excluded.enabled, excluded.every)
"""
FORGET = """
update sources set state = null, etag = null, last_modified = null, moved_to = null, feed_url = null,
       next_poll = null, failures = 0, last_error = '', last_full = null, children = '{}', incomplete = 0
 where name = :name
"""


def source_rows(db: sqlite_utils.Database) -> dict[str, SourceRow]:
    """All sources by name, disabled ones too."""
    return {row["name"]: _row(row) for row in db.query("select * from sources order by name")}


def source_row(db: sqlite_utils.Database, name: str) -> SourceRow:
    return _row(next(iter(db.query("select * from sources where name = ?", [name]))))


def _row(row: dict[str, str | int | float | None]) -> SourceRow:
    text = {key: value if isinstance(value, str) else None for key, value in row.items()}
    is_gone = text["state"] == SourceState.GONE  # and is not polled again
    return SourceRow(
        name=str(row["name"]),
        url=str(row["url"]),
        state=SourceState(text["state"]) if text["state"] else None,
        etag=text["etag"],
        last_modified=text["last_modified"],
        moved_to=text["moved_to"],
        feed_url=text["feed_url"],
        last_poll=parse_moment(text["last_poll"]),
        last_new=parse_moment(text["last_new"]),
        next_poll=None if is_gone else parse_moment(text["next_poll"]),
        failures=int(row["failures"] or 0),
        last_error=text["last_error"] or "",
        every=timedelta(seconds=float(row["every"])) if row["every"] else None,
        last_full=parse_moment(text["last_full"]),
        children={url: Validators(*pair) for url, pair in json.loads(text["children"] or "{}").items()},
        incomplete=bool(row["incomplete"]),
    )


def save_poll(db: sqlite_utils.Database, poll: Poll, *, new: int, next_poll: datetime) -> None:
    """The poll's own row and what the source is now. Called inside the transaction that stores its entries, so that
    the validator is never there without them."""
    values = {
        "source": poll.source,
        "at": utc_text(poll.at),
        "state": poll.state.value,
        "status": poll.status,
        "bytes": poll.bytes,
        "seconds": round(poll.seconds, 3),
        "entries": len(poll.entries),
        "new": new,
        "error": poll.error,
        "etag": poll.etag,
        "last_modified": poll.last_modified,
        "moved_to": poll.moved_to,
        "feed_url": poll.feed_url,
        "next_poll": utc_text(next_poll),
        "well": poll.state.is_well,
        "not_modified": poll.not_modified,
        "children": json.dumps({url: [one.etag, one.last_modified] for url, one in poll.children.items()}),
        "incomplete": poll.incomplete,
        "gap": poll.gap,
        "read_whole": poll.read_whole,
    }
    db.execute(INSERT_POLL, values)
    db.execute(UPDATE_SOURCE, values)


INSERT_POLL = """
insert into polls (source, at, state, status, bytes, seconds, entries, new, gap, error)
values (:source, :at, :state, :status, :bytes, :seconds, :entries, :new, :gap, :error)
"""
UPDATE_SOURCE = """
update sources set
       state = :state, last_poll = :at, next_poll = :next_poll, last_error = :error,
       last_new = case when :new > 0 then :at else last_new end,
       failures = case when :well then 0 else failures + 1 end,
       moved_to = case when :well then :moved_to else moved_to end,
       feed_url = case when :well then coalesce(:feed_url, feed_url) end,
       etag = case when :well then :etag else etag end,
       last_modified = case when :well then :last_modified else last_modified end,
       children = case when :well then :children else children end,
       incomplete = case when :well then :incomplete else incomplete end,
       last_full = case when :well and not :not_modified and :read_whole then :at else last_full end
 where name = :source
"""


def most_failures(db: sqlite_utils.Database, names: Sequence[str]) -> int:
    """The longest row of failures among these sources that their host is to blame for: no answer, 429 or 5xx."""
    row = db.execute(
        """
        select max(s.failures) from sources s
          join polls p on p.id = (select max(id) from polls where source = s.name)
         where s.name in (select value from json_each(?)) and s.state = 'failing'
           and (p.status is null or p.status = 429 or p.status >= 500)
        """,
        [json.dumps(list(names))],
    ).fetchone()
    return int(row[0] or 0)


def mark_incomplete(db: sqlite_utils.Database, name: str) -> None:
    """The next poll of a source reads everything, and past what is known."""
    db.execute("update sources set incomplete = 1 where name = ?", [name])


def save_refusal(db: sqlite_utils.Database, name: str, state: SourceState, words: str) -> None:
    """What a pass learned of a source after its poll: all its pages were refused. Its poll says so, too."""
    with db.atomic():
        db.execute("update sources set state = ?, last_error = ? where name = ?", [state.value, words, name])
        db.execute(
            "update polls set state = ?, error = ? where id = (select max(id) from polls where source = ?)",
            [state.value, words, name],
        )
