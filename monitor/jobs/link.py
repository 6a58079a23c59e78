"""Articles of an archive from before there were stories and a ledger, placed among the others; a batch a transaction, so
that it can be broken off at any time and goes on from there."""

import logging
from collections.abc import Iterator

from monitor.linking import link_article
from monitor.logs import event
from monitor.pipeline import Context, trace_article
from monitor.store import links
from monitor.store.database import Database
from monitor.store.readings import reading_of

log = logging.getLogger(__name__)

BATCH = 20  # articles a transaction: a fifth of a second
TOLD = 500  # articles between two lines of the log


def link_archive(db: Database, context: Context) -> Iterator[int]:
    """Link what has no trace, oldest first; after each batch how many are linked. Nothing where there is nothing to do.

    Articles are known by what is stored of them: their text, and the deals that were read off it when they came.
    """
    linked, told = 0, 0
    while batch := links.unlinked(db, BATCH):
        with db.atomic():
            for article_id in batch:
                stored = reading_of(db, article_id)
                trace = trace_article(stored.article, stored.minerals, stored.deals, context)
                link_article(db, article_id, trace)
        linked += len(batch)
        if linked - told >= TOLD or len(batch) < BATCH:
            told = linked
            event(log, logging.INFO, "linking", articles=linked, left=links.count_unlinked(db))
        yield linked
