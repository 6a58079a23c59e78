"""People's verdicts on articles, and the texts that rules are tried on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from monitor.times import utc_text
from monitor.urls import canonical_url


@dataclass(frozen=True, slots=True)
class StoredText:
    """What rules need of a stored article, and what they said when it was stored. `label` is a person's verdict."""

    id: int
    url: str
    source: str
    title: str
    text: str
    lang: str | None
    published: str | None
    flagged: bool
    score: float
    instruments: tuple[str, ...] = ()
    label: bool | None = None


def save_label(db: sqlite_utils.Database, article_id: int, verdict: bool, note: str, now: datetime) -> None:
    """A person's verdict; a later one takes the place of an earlier."""
    with db.atomic():
        db.execute(
            """
            insert into labels (article_id, verdict, note, at) values (?, ?, ?, ?)
            on conflict (article_id) do update set verdict = excluded.verdict, note = excluded.note, at = excluded.at
            """,
            [article_id, "yes" if verdict else "no", note, utc_text(now)],
        )


def remove_label(db: sqlite_utils.Database, article_id: int) -> bool:
    """Whether there was one."""
    with db.atomic():
        return db.execute("delete from labels where article_id = ?", [article_id]).rowcount > 0


def stored_texts(
    db: sqlite_utils.Database, *, since: datetime | None = None, labelled: bool = False
) -> Iterator[StoredText]:
    """Oldest first, one at a time; since a moment of storing; only those with a label where asked."""
    values = {"since": utc_text(since) if since else "", "labelled": labelled}
    yield from map(
        _text,
        db.query(
            TEXTS.format(where="a.stored >= :since and (not :labelled or l.verdict is not null)"), values
        ),
    )


def find_text(db: sqlite_utils.Database, named: str) -> StoredText | None:
    """The article with this id or address."""
    where, value = (
        ("a.id = :named", named)
        if named.isascii() and named.isdigit()
        else ("a.url = :named", _canonical(named))
    )
    found = map(_text, db.query(TEXTS.format(where=where), {"named": value}))
    return next(found, None) or _by_entry(db, named)


def _by_entry(db: sqlite_utils.Database, named: str) -> StoredText | None:
    """A page that was listed under another address than its article's."""
    where = "a.id = (select article_id from entries where canonical_url = :named and article_id is not null limit 1)"
    return next(map(_text, db.query(TEXTS.format(where=where), {"named": _canonical(named)})), None)


def entry_states(db: sqlite_utils.Database, url: str) -> list[tuple[str, str, str]]:
    """What became of an address that was listed: (source, state, reason)."""
    rows = db.execute(
        "select source, state, reason from entries where canonical_url = ? order by source", [_canonical(url)]
    )
    return [(source, state, reason) for source, state, reason in rows]


def _canonical(url: str) -> str:
    try:
        return canonical_url(url)
    except ValueError:
        return url


TEXTS = """
select a.id, a.url, a.source, a.title, a.text, a.lang, a.published, a.flagged, a.score, l.verdict as label,
       (select json_group_array(distinct instrument) from deals where article_id = a.id) as instruments
  from articles a left join labels l on l.article_id = a.id
 where {where} order by a.id
"""


def _text(row: dict[str, str | int | float | None]) -> StoredText:
    return StoredText(
        id=int(row["id"] or 0),
        url=str(row["url"]),
        source=str(row["source"]),
        title=str(row["title"]),
        text=str(row["text"]),
        lang=str(row["lang"]) if row["lang"] else None,
        published=str(row["published"]) if row["published"] else None,
        flagged=bool(row["flagged"]),
        score=float(row["score"] or 0),
        instruments=tuple(json.loads(str(row["instruments"] or "[]"))),
        label=None if row["label"] is None else row["label"] == "yes",
    )
