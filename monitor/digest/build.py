"""Rows of a window to a Digest: deals as cards by mineral, other flagged stories, and an honest word on the sources.

Pure: the same rows give the same digest, in whatever order the store returned them.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.digest.cards import cards_of
from monitor.models.digest import Card, Digest, DigestArticle, DigestDeal, DigestRows, DigestSource, Window
from monitor.models.source import SourceState
from monitor.times import parse_moment

NO_MINERAL = "other minerals"
_DAY_LENGTH = len("2026-11-26")


def build_digest(rows: DigestRows, window: Window) -> Digest:
    """What the window brought. A window in which something could not be read is never `quiet`."""
    day = _first_midnight(window)
    articles = {article.id: _with_late(article, day) for article in rows.articles}
    cards = cards_of(tuple(_with_article(deal, articles[deal.article.id]) for deal in rows.deals))
    reporting = {article.id for card in cards for article in card.sources}
    sources = sorted(rows.sources, key=lambda source: source.name)
    found_nothing = not cards and not articles
    return Digest(
        window=window,
        groups=_grouped(cards),
        others=tuple(sorted((a for a in articles.values() if a.id not in reporting), key=_article_rank)),
        unread=rows.unread,
        troubled=tuple(source for source in sources if not _is_well(source)),
        unsteady=tuple(source for source in sources if _is_well(source) and source.failed_polls),
        sources=len(sources),
        stored=rows.stored,
        flagged=len(articles),
        reporting=len(reporting),
        deals=len(cards),
        unread_count=rows.unread_count,
        pending=rows.pending,
        quiet=found_nothing and bool(sources) and all(map(_was_read, sources)) and not rows.unread_count,
    )


def _is_well(source: DigestSource) -> bool:
    return source.state is not None and SourceState(source.state).is_well


def _was_read(source: DigestSource) -> bool:
    """Polled, each time with success: no news of it can be missing."""
    return _is_well(source) and not source.failed_polls


def _first_midnight(window: Window) -> datetime:
    """The beginning of the day, in the window's zone, on which the window begins."""
    local = window.start.astimezone(ZoneInfo(window.zone))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _with_late(article: DigestArticle, day: datetime) -> DigestArticle:
    return replace(article, late=_is_before(article.published, day))


def _is_before(published: str | None, day: datetime) -> bool:
    """Of a day alone only the day can be compared; an unknown moment is not late."""
    if published and len(published) == _DAY_LENGTH:
        return published < day.date().isoformat()
    moment = parse_moment(published)
    return moment is not None and moment < day


def _with_article(deal: DigestDeal, article: DigestArticle) -> DigestDeal:
    return replace(deal, article=article)


def _grouped(cards: list[Card]) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """A card stands under the first of its minerals."""
    groups: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        groups[card.deal.minerals[0] if card.deal.minerals else NO_MINERAL].append(card)
    order = sorted(groups, key=lambda mineral: (mineral == NO_MINERAL, -len(groups[mineral]), mineral))
    return tuple((mineral, tuple(sorted(groups[mineral], key=_card_rank))) for mineral in order)


def _card_rank(card: Card) -> tuple[int, float, int]:
    return (-len(card.sources), -card.deal.article.score, card.deal.id)


def _article_rank(article: DigestArticle) -> tuple[float, int]:
    return (-article.score, article.id)
