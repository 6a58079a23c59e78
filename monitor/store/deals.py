"""Deals as their articles report them, chosen by what they say; newest first."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlite_utils

from monitor.folding import fold
from monitor.models.digest import DigestDeal
from monitor.store.digests import article_of, deal_of
from monitor.times import utc_text


@dataclass(frozen=True, slots=True)
class DealFilter:
    """Of minerals, countries and parties each one named must be in the deal; of the others, one of those named.

    A party is named by a part of its name, whatever its case and accents.
    """

    minerals: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: datetime | None = None  # published, or else stored


EVERY = DealFilter()

ALL_OF = (
    "not exists (select 1 from json_each(:{0}) w where w.value not in (select value from json_each({1}.{0})))"
)
_CONDITIONS = {
    "minerals": ALL_OF.format("minerals", "d"),
    "countries": ALL_OF.format("countries", "d"),
    "parties": """not exists (select 1 from json_each(:parties) w where not exists (
        select 1 from json_each(d.parties) p where instr(folded(p.value), w.value)))""",
    "instruments": "d.instrument in (select value from json_each(:instruments))",
    "statuses": "d.status in (select value from json_each(:statuses))",
    "sources": "a.source in (select value from json_each(:sources))",
    "since": """coalesce(a.published, a.stored)
        >= case length(a.published) when 10 then substr(:since, 1, 10) else :since end""",
}
_DEALS = """
select d.*, a.url, a.title, a.source, a.published, a.stored, a.lang, a.score, a.minerals as article_minerals
  from deals d join articles a on a.id = d.article_id
 where {} order by coalesce(a.published, a.stored) desc, a.id desc, d.id limit :limit
"""


def find_deals(
    db: sqlite_utils.Database, wanted: DealFilter = EVERY, *, limit: int | None = None
) -> Iterator[DigestDeal]:
    """One after the other, read while they are asked for."""
    know_folded(db)
    values = filter_values(wanted)
    where = " and ".join(f"({_CONDITIONS[name]})" for name in values) or "1"
    for row in db.query(_DEALS.format(where), {**values, "limit": -1 if limit is None else limit}):
        yield report_of(row)


def source_names(db: sqlite_utils.Database) -> list[str]:
    """Of every source that the database knows, whether it is still watched or not."""
    return [row[0] for row in db.execute("select name from sources order by name")]


def know_folded(db: sqlite_utils.Database) -> None:
    """SQL may call folded(text) from now on."""
    db.conn.create_function("folded", 1, _folded, deterministic=True)


def _folded(text: object) -> str:
    return fold(str(text))


def filter_values(wanted: DealFilter) -> dict[str, str]:
    """By the name of each condition that a filter has: what its SQL is given."""
    lists = {
        "minerals": wanted.minerals,
        "countries": wanted.countries,
        "parties": tuple(fold(party) for party in wanted.parties),
        "instruments": wanted.instruments,
        "statuses": wanted.statuses,
        "sources": wanted.sources,
    }
    values = {name: json.dumps(words, ensure_ascii=False) for name, words in lists.items() if words}
    return {**values, "since": utc_text(wanted.since)} if wanted.since else values


def report_of(row: dict[str, Any]) -> DigestDeal:
    """A row of `deals` with columns of its article."""
    article = {**row, "id": row["article_id"], "minerals": row["article_minerals"]}
    return deal_of(row, article_of(article))
