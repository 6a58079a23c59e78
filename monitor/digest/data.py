"""A Digest as JSON for programs: texts as stored, numbers as numbers, moments in UTC.

Keys: `version` of this layout; `window` (name, start, end, timezone); `headline`; `quiet`; `counts`; `deals`, each with
the keys of a deal (instrument, status, parties, countries, minerals, value, currency, quantities, evidence with its
place in the first article) and `statuses` of other reports, `late`, `articles` that report it; `other_flagged`
articles; `unread` entries (at most the newest hundred; `counts.unread` counts all); `sources` (watched; troubled: not
read at the end; unsteady: well, but some polls failed).
"""

import json
from typing import Any

from monitor.digest.words import headline
from monitor.models.digest import Card, Digest, DigestArticle, DigestDeal, DigestEntry, DigestSource
from monitor.times import utc_text

VERSION = 1


def data(digest: Digest) -> bytes:
    """One document, UTF-8, ending in a newline."""
    value = {
        "version": VERSION,
        "window": _window(digest),
        "headline": headline(digest),
        "quiet": digest.quiet,
        "counts": counts(digest),
        "deals": [_card(card) for _, cards in digest.groups for card in cards],
        "other_flagged": [_article(article) for article in digest.others],
        "unread": [_entry(entry) for entry in digest.unread],
        "sources": {
            "watched": digest.sources,
            "troubled": [_source(source) for source in digest.troubled],
            "unsteady": [_source(source) for source in digest.unsteady],
        },
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def counts(digest: Digest) -> dict[str, int]:
    """How much there was of each kind; `pending` are all pages not read by the end, whenever they were listed."""
    return {
        "stored": digest.stored,
        "flagged": digest.flagged,
        "deals": digest.deals,
        "unread": digest.unread_count,
        "pending": digest.pending,
        "sources": digest.sources,
        "troubled": len(digest.troubled),
    }


def _window(digest: Digest) -> dict[str, str]:
    window = digest.window
    return {
        "name": window.name,
        "start": utc_text(window.start),
        "end": utc_text(window.end),
        "timezone": window.zone,
    }


def _card(card: Card) -> dict[str, Any]:
    more = {"statuses": list(card.statuses), "late": card.late}
    return {**deal_data(card.deal), **more, "articles": [_article(article) for article in card.sources]}


def deal_data(deal: DigestDeal) -> dict[str, Any]:
    """A deal as the contract of the command line words it, and its id."""
    evidence = {"text": deal.evidence, "start": deal.start, "end": deal.end}
    return {
        "id": deal.id,
        "instrument": deal.instrument,
        "status": deal.status,
        "parties": list(deal.parties),
        "countries": list(deal.countries),
        "minerals": list(deal.minerals),
        "value": plain_number(deal.value),
        "currency": deal.currency,
        "quantities": [{"value": plain_number(value), "unit": unit} for value, unit in deal.quantities],
        "evidence": {**evidence, "field": "title"} if deal.field == "title" else evidence,
    }


def _article(article: DigestArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "stored": article.stored,
        "lang": article.lang,
        "score": round(article.score, 3),
        "minerals": list(article.minerals),
        "late": article.late,
    }


def _entry(entry: DigestEntry) -> dict[str, Any]:
    return {
        "url": entry.url,
        "title": entry.title,
        "source": entry.source,
        "published": entry.published,
        "first_seen": entry.first_seen,
    }


def _source(source: DigestSource) -> dict[str, Any]:
    return {
        "name": source.name,
        "url": source.url,
        "state": source.state,
        "error": source.error,
        "polls": source.polls,
        "failed_polls": source.failed_polls,
    }


def plain_number(value: float | None) -> float | int | None:
    """A whole number without its point."""
    return int(value) if value is not None and value == int(value) else value
