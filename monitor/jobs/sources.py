"""Sources as configured, beside what the database remembers of them."""

from typing import Any

from monitor.config import Settings
from monitor.store.database import open_store
from monitor.store.entries import counts
from monitor.store.sources import SourceRow, source_rows
from monitor.times import utc_text


def list_sources(settings: Settings) -> list[dict[str, Any]]:
    """One record a configured source. A database that does not exist yet remembers nothing. Raises StoreError."""
    known: dict[str, SourceRow] = {}
    entries: dict[str, dict[str, int]] = {}
    if settings.database.is_file():
        with open_store(settings.database) as db:
            known, entries = source_rows(db), counts(db)
    return [
        {
            "name": source.name,
            "kind": source.kind.value,
            "url": source.url,
            "enabled": source.enabled,
            **_remembered(known.get(source.name), entries.get(source.name, {})),
        }
        for source in settings.sources
    ]


def _remembered(row: SourceRow | None, entries: dict[str, int]) -> dict[str, Any]:
    return {
        "state": row.state.value if row and row.state else None,
        "last_poll": utc_text(row.last_poll) if row and row.last_poll else None,
        "last_new": utc_text(row.last_new) if row and row.last_new else None,
        "next_poll": utc_text(row.next_poll) if row and row.next_poll else None,
        "moved_to": row.moved_to if row else None,
        "feed_url": row.feed_url if row else None,
        "failures": row.failures if row else 0,
        "last_error": row.last_error if row else "",
        "articles": entries.get("done", 0),
        "pending": entries.get("pending", 0),
        "skipped": entries.get("skipped", 0),
        "failed": entries.get("failed", 0),
    }
