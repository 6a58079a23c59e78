"""Deals of a window to cards: reports that agree on who does what are one card. Pure.

The comparison is simple: the same instrument between the same parties, no other value and no other mineral. Fewer than
two parties prove nothing: then the titles must be the same, too.
"""

from dataclasses import dataclass, field

from monitor.models.digest import Card, DigestDeal

Key = tuple[str, frozenset[str], str]


@dataclass(slots=True)
class _Pile:
    """Reports of one deal, the best-scored first."""

    deals: list[DigestDeal] = field(default_factory=list)

    def takes(self, deal: DigestDeal) -> bool:
        """Two deals of one article stay two: its author told them apart."""
        if any(one.article.id == deal.article.id for one in self.deals):
            return False
        return all(_agree(one, deal) for one in self.deals)


def cards_of(deals: tuple[DigestDeal, ...]) -> list[Card]:
    """The cards, in the order of their best-scored reports."""
    piles: dict[Key, list[_Pile]] = {}
    found: list[_Pile] = []
    for deal in sorted(deals, key=_rank):
        alike = piles.setdefault(_key(deal), [])
        pile = next((one for one in alike if one.takes(deal)), None)
        if pile is None:
            pile = _Pile()
            alike.append(pile)
            found.append(pile)
        pile.deals.append(deal)
    return [_card(pile.deals) for pile in found]


def _rank(deal: DigestDeal) -> tuple[float, int, int]:
    return (-deal.article.score, deal.article.id, deal.id)


def _key(deal: DigestDeal) -> Key:
    """What reports of one deal have in common, so that each is compared with few others."""
    parties = frozenset(_folded(party) for party in deal.parties)
    title = "" if len(parties) > 1 else _folded(deal.article.title) or str(deal.article.id)
    return (deal.instrument, parties, title)


def _folded(text: str) -> str:
    """
    >>> _folded("Harbour-Cell, Inc. ")
    'harbour cell inc'
    """
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _agree(one: DigestDeal, other: DigestDeal) -> bool:
    """Whether nothing in two reports of one key contradicts."""
    has_values = one.value is not None and other.value is not None and one.currency == other.currency
    if has_values and one.value != other.value:
        return False
    return not one.minerals or not other.minerals or bool(set(one.minerals) & set(other.minerals))


def _card(deals: list[DigestDeal]) -> Card:
    shown = deals[0]
    return Card(
        deal=shown,
        first=min(deals, key=lambda deal: (deal.article.stored, deal.article.id, deal.id)),
        sources=tuple(deal.article for deal in deals),
        statuses=tuple(dict.fromkeys(deal.status for deal in deals if deal.status != shown.status)),
        late=all(deal.article.late for deal in deals),
    )
