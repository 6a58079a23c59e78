"""What was read off a stored article, as the records that it was stored from."""

import json
from dataclasses import dataclass
from typing import Any

import sqlite_utils

from monitor.models.article import Article, TextFrom
from monitor.models.deal import Deal, Fact, Instrument, Quantity, Span, Status


@dataclass(frozen=True, slots=True)
class StoredReading:
    """An article with the minerals and deals that were found in it."""

    article: Article
    minerals: tuple[str, ...]
    deals: tuple[Deal, ...]


def reading_of(db: sqlite_utils.Database, article_id: int) -> StoredReading:
    """Raises KeyError where there is no such article."""
    row = next(db.query("select * from articles where id = ?", [article_id]), None)
    if row is None:
        raise KeyError(article_id)
    article = Article(
        url=row["url"],
        title=row["title"],
        text=row["text"],
        authors=tuple(json.loads(row["authors"])),
        published=row["published"],
        lang=row["lang"],
        text_from=TextFrom(row["text_from"]),
        section=row["section"],
        tags=tuple(json.loads(row["tags"])),
    )
    deals = db.query("select * from deals where article_id = ? order by id", [article_id])
    return StoredReading(
        article, tuple(json.loads(row["minerals"])), tuple(_deal(db, deal) for deal in deals)
    )


def _deal(db: sqlite_utils.Database, row: dict[str, Any]) -> Deal:
    facts = db.query("select * from facts where deal_id = ? order by id", [row["id"]])
    return Deal(
        instrument=Instrument(row["instrument"]),
        status=Status(row["status"]),
        parties=tuple(json.loads(row["parties"])),
        countries=tuple(json.loads(row["countries"])),
        minerals=tuple(json.loads(row["minerals"])),
        value=row["value"],
        currency=row["currency"],
        quantities=tuple(Quantity(one["value"], one["unit"]) for one in json.loads(row["quantities"])),
        evidence=Span(row["field"], row["start"], row["end"], row["evidence"]),
        facts=tuple(
            Fact(one["fact"], one["value"], Span(one["field"], one["start"], one["end"], one["text"]))
            for one in facts
        ),
        missing=tuple(json.loads(row["missing"]).items()),
    )
