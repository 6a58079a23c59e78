"""Small read models that several commands share."""

from dataclasses import dataclass

import sqlite_utils


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a database holds."""

    articles: int
    flagged: int
    deals: int
    pending: int


def totals(db: sqlite_utils.Database) -> Totals:
    row = db.execute(
        """
        select (select count(*) from articles), (select count(*) from articles where flagged = 1),
               (select count(*) from deals), (select count(*) from entries where state = 'pending')
        """
    ).fetchone()
    return Totals(*row)
