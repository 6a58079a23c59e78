"""Rows of a window to a Digest: deals as cards by mineral, other flagged stories, and an honest word on the sources."""

from collections import defaultdict

from monitor.models.digest import Card, Digest, DigestDeal, DigestRows, DigestSource, Window

NO_MINERAL = "other minerals"
WELL = {"ok", "moved"}


def build_digest(rows: DigestRows, window: Window) -> Digest:
    """Pure: the same rows give the same digest, whatever the order of equals in the store."""
    cards = _cards(rows.deals)
    with_deal = {article.id for card in cards for article in card.sources}
    troubled = tuple(source for source in rows.sources if source.state not in WELL)
    return Digest(
        window=window,
        groups=_grouped(cards),
        others=tuple(article for article in rows.articles if article.id not in with_deal),
        troubled=troubled,
        sources=len(rows.sources),
        stored=rows.stored,
        flagged=len(rows.articles),
        deals=len(cards),
        pending=rows.pending,
        quiet=not cards and not rows.articles and bool(rows.sources) and not any(map(_was_unread, rows.sources)),
    )


def _was_unread(source: DigestSource) -> bool:
    """Whether news of this source may be missing: not polled, not well, or some polls failed."""
    return source.state not in WELL or source.failed_polls > 0


def _cards(deals: tuple[DigestDeal, ...]) -> list[Card]:
    """Reports of the same instrument between the same parties over a common mineral are one card."""
    cards: list[list[DigestDeal]] = []
    for deal in deals:
        alike = next((card for card in cards if _is_same(card[0], deal)), None)
        if alike is None:
            cards.append([deal])
        else:
            alike.append(deal)
    return [_card(card) for card in cards]


def _is_same(one: DigestDeal, other: DigestDeal) -> bool:
    if one.article.id == other.article.id or one.instrument != other.instrument or not one.parties:
        return False
    if one.value and other.value and one.currency == other.currency and one.value != other.value:
        return False
    names = {party.casefold() for party in one.parties} == {party.casefold() for party in other.parties}
    minerals = not one.minerals or not other.minerals or bool(set(one.minerals) & set(other.minerals))
    return names and len(one.parties) > 1 and minerals


def _card(deals: list[DigestDeal]) -> Card:
    articles = tuple({deal.article.id: deal.article for deal in deals}.values())
    return Card(deals[0], articles, all(article.late for article in articles))


def _grouped(cards: list[Card]) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    groups: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        groups[card.deal.minerals[0] if card.deal.minerals else NO_MINERAL].append(card)
    order = sorted(groups, key=lambda mineral: (mineral == NO_MINERAL, -len(groups[mineral]), mineral))
    return tuple((mineral, tuple(sorted(groups[mineral], key=_rank))) for mineral in order)


def _rank(card: Card) -> tuple[int, float, int]:
    return (-len(card.sources), -card.deal.article.score, card.deal.id)
