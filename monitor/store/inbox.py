"""Source documents that came and are not read yet. A feed shows its entries once: they are kept, as they came, before anything
else is done with them, so that a kill while they wait to be read loses none."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlite_utils

from monitor.models.poll import RawDocument
from monitor.models.source import SourceKind
from monitor.times import parse_moment, utc_text


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that an earlier process did not get to."""

    id: int
    source: str
    document: RawDocument


def keep_document(db: sqlite_utils.Database, source: str, document: RawDocument) -> None:
    db.execute(
        "insert into inbox (source, url, content_type, kind, include, came, encodings, body) values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            source,
            document.url,
            document.content_type,
            document.kind.value,
            document.include,
            utc_text(document.now),
            json.dumps(document.encodings),
            document.body,
        ],
    )


def kept_bytes(db: sqlite_utils.Database, source: str) -> int:
    """How much of a source is kept."""
    sql = "select coalesce(sum(length(body)), 0) from inbox where source = ?"
    return int(db.execute(sql, [source]).fetchone()[0])


def kept_documents(db: sqlite_utils.Database) -> Iterator[Kept]:
    """Oldest first, one at a time: together they may be large."""
    for (number,) in db.execute("select id from inbox order by id").fetchall():
        for row in db.query("select * from inbox where id = ?", [number]):
            yield _kept(row)


def _kept(row: dict[str, str | int | bytes | None]) -> Kept:
    body = row["body"]
    document = RawDocument(
        url=str(row["url"]),
        content_type=str(row["content_type"]),
        kind=SourceKind(str(row["kind"])),
        now=parse_moment(str(row["came"])) or datetime.now(UTC),
        include=str(row["include"]) if row["include"] is not None else None,
        encodings=tuple(json.loads(str(row["encodings"]))),
        body=body if isinstance(body, bytes) else b"",
    )
    return Kept(int(str(row["id"])), str(row["source"]), document)


def drop_document(db: sqlite_utils.Database, document_id: int) -> None:
    db.execute("delete from inbox where id = ?", [document_id])


def drop_documents(db: sqlite_utils.Database, source: str) -> None:
    """All of a source. Called inside the transaction that stores what they listed."""
    db.execute("delete from inbox where source = ?", [source])
