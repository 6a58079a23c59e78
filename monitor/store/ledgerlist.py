"""The ledger, chosen by what its entries say; and sums of what they disclose."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

import sqlite_utils

from monitor.models.digest import DigestDeal
from monitor.models.ledgerlist import QuarterTotal, ShownChange, ShownConflict, ShownEntry, StatedValue
from monitor.store.deals import ALL_OF, EVERY, DealFilter, filter_values, know_folded, report_of
from monitor.store.digests import finite
from monitor.times import utc_text

# A party counts under each name that a report gives it. A moment compared with a day alone counts by its day.
_CONDITIONS = {
    "minerals": ALL_OF.format("minerals", "l"),
    "countries": ALL_OF.format("countries", "l"),
    "parties": """not exists (select 1 from json_each(:parties) w where not exists (
        select 1 from json_each(l.parties) p where instr(folded(p.value), w.value)) and not exists (
        select 1 from deals d, json_each(d.parties) p where d.ledger_id = l.id and instr(folded(p.value), w.value)))""",
    "instruments": "l.instrument in (select value from json_each(:instruments))",
    "statuses": "l.status in (select value from json_each(:statuses))",
    "sources": """exists (select 1 from deals d join articles a on a.id = d.article_id
        where d.ledger_id = l.id and a.source in (select value from json_each(:sources)))""",
    "since": "l.last_seen >= case length(l.last_seen) when 10 then substr(:since, 1, 10) else :since end",
    "quiet_since": "l.last_seen < case length(l.last_seen) when 10 then substr(:quiet_since, 1, 10) else :quiet_since end",
}
_ENTRIES = "select l.* from ledger l where {} order by l.last_seen desc, l.id desc limit :limit"
_REPORTS = """
select d.*, a.url, a.title, a.source, a.published, a.stored, a.lang, a.score, a.minerals as article_minerals
  from deals d join articles a on a.id = d.article_id
 where d.ledger_id = ? order by coalesce(a.published, a.stored) desc, a.id desc, d.id
"""
_HISTORY = (
    "select at, fact, before, after, article_id from ledger_history where ledger_id = ? order by at, id"
)
_TOTALS = """
select quarter, mineral, coalesce(currency, ''), count(*), count(value), sum(value) from (
    select substr(l.first_seen, 1, 4) || '-Q' || ((cast(substr(l.first_seen, 6, 2) as integer) + 2) / 3) as quarter,
           coalesce(m.value, '') as mineral, l.value, case when l.value is null then '' else l.currency end as currency
      from ledger l left join json_each(l.minerals) m where {})
 group by 1, 2, 3 order by 1 desc, 2, 3
"""


def find_entries(
    db: sqlite_utils.Database,
    wanted: DealFilter = EVERY,
    *,
    quiet_since: datetime | None = None,
    limit: int | None = None,
) -> Iterator[ShownEntry]:
    """Those last seen newest first, read one after the other while they are asked for; `quiet_since`: of which nothing
    was seen since."""
    where, values = _chosen(db, wanted, quiet_since)
    for row in db.query(_ENTRIES.format(where), {**values, "limit": -1 if limit is None else limit}):
        if (entry := _entry(db, row)).reports:
            yield entry


def entry_by_id(db: sqlite_utils.Database, entry: int) -> ShownEntry | None:
    row = next(db.query("select * from ledger where id = ?", [entry]), None)
    found = _entry(db, row) if row else None
    return found if found and found.reports else None


def quarter_totals(
    db: sqlite_utils.Database, wanted: DealFilter = EVERY, *, quiet_since: datetime | None = None
) -> Iterator[QuarterTotal]:
    """The newest quarter first, then by mineral. An entry on two minerals counts for each."""
    where, values = _chosen(db, wanted, quiet_since)
    rows = db.execute(_TOTALS.format(where), values)
    for (quarter, mineral), group in groupby(rows, lambda row: (row[0], row[1])):
        sums = list(group)
        disclosed = tuple(
            (currency, finite(total) or 0.0) for *_, currency, _, stated, total in sums if stated
        )
        yield QuarterTotal(
            quarter, mineral, sum(row[3] for row in sums), sum(row[4] for row in sums), disclosed
        )


def _chosen(
    db: sqlite_utils.Database, wanted: DealFilter, quiet_since: datetime | None
) -> tuple[str, dict[str, str]]:
    know_folded(db)
    values = filter_values(wanted)
    if quiet_since:
        values["quiet_since"] = utc_text(quiet_since)
    return " and ".join(f"({_CONDITIONS[name]})" for name in values) or "1", values


def _entry(db: sqlite_utils.Database, row: dict[str, Any]) -> ShownEntry:
    quantities = ((finite(one["value"]), one["unit"]) for one in json.loads(row["quantities"]))
    return ShownEntry(
        id=row["id"],
        instrument=row["instrument"],
        status=row["status"],
        parties=tuple(json.loads(row["parties"])),
        countries=tuple(json.loads(row["countries"])),
        minerals=tuple(json.loads(row["minerals"])),
        value=finite(row["value"]),
        currency=row["currency"],
        quantities=tuple((value, unit) for value, unit in quantities if value is not None),
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        primary=row["primary_article"],
        reports=_reports(db, row["id"]),
        history=tuple(ShownChange(*change) for change in db.execute(_HISTORY, [row["id"]])),
        conflicts=tuple(_conflict(one) for one in json.loads(row["conflicts"])),
    )


def _reports(db: sqlite_utils.Database, entry: int) -> tuple[DigestDeal, ...]:
    """One an article: of a deal that it tells twice the telling with a value, else the first."""
    found: dict[int, DigestDeal] = {}
    for row in db.query(_REPORTS, [entry]):
        report = report_of(row)
        known = found.get(report.article.id)
        if known is None or (known.value is None and report.value is not None):
            found[report.article.id] = report
    return tuple(found.values())


def _conflict(stored: dict[str, Any]) -> ShownConflict:
    values = tuple(StatedValue(one["value"], tuple(one["articles"])) for one in stored["values"])
    return ShownConflict(stored["fact"], values)
