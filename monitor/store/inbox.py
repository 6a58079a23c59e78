"""Source documents that came and are not read yet. A feed shows its entries once: they are kept, as they came, before anything
else is done with them, so that a kill while they wait to be read loses none."""

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
        "insert into inbox (source, url, content_type, kind, include, came, body) values (?, ?, ?, ?, ?, ?, ?)",
        [
            source,
            document.url,
            document.content_type,
            document.kind.value,
            document.include,
            utc_text(document.now),
            document.body,
        ],
    )


def kept_documents(db: sqlite_utils.Database) -> list[Kept]:
    """Oldest first."""
    return [_kept(row) for row in db.query("select * from inbox order by id")]


def _kept(row: dict[str, str | int | bytes | None]) -> Kept:
    body = row["body"]
    document = RawDocument(
        url=str(row["url"]),
        content_type=str(row["content_type"]),
        kind=SourceKind(str(row["kind"])),
        now=parse_moment(str(row["came"])) or datetime.now(UTC),
        include=str(row["include"]) if row["include"] is not None else None,
        body=body if isinstance(body, bytes) else b"",
    )
    return Kept(int(str(row["id"])), str(row["source"]), document)


def drop_document(db: sqlite_utils.Database, document_id: int) -> None:
    db.execute("delete from inbox where id = ?", [document_id])


def drop_documents(db: sqlite_utils.Database, source: str) -> None:
    """All of a source. Called inside the transaction that stores what they listed."""
    db.execute("delete from inbox where source = ?", [source])
