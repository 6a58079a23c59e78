"""Deals of a window to cards: reports that agree on who does what are one card. Pure.

The comparison is simple and shows what it did: the same instrument between the same parties, nothing that contradicts.
"""

from dataclasses import dataclass, field

from monitor.models.digest import Card, DigestArticle, DigestDeal

Key = tuple[str, frozenset[str]]


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
    return (deal.instrument, frozenset(_folded(party) for party in deal.parties))


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _agree(one: DigestDeal, other: DigestDeal) -> bool:
    """Whether two reports of one key can be of one deal. Fewer than two parties prove nothing: then titles must agree."""
    if (
        one.value is not None
        and other.value is not None
        and one.currency == other.currency
        and one.value != other.value
    ):
        return False
    if one.minerals and other.minerals and not set(one.minerals) & set(other.minerals):
        return False
    return len(one.parties) > 1 or _same_title(one.article, other.article)


def _same_title(one: DigestArticle, other: DigestArticle) -> bool:
    return bool(_folded(one.title)) and _folded(one.title) == _folded(other.title)


def _card(deals: list[DigestDeal]) -> Card:
    shown = deals[0]
    return Card(
        deal=shown,
        first=min(deals, key=lambda deal: (deal.article.stored, deal.article.id, deal.id)),
        sources=tuple(deal.article for deal in deals),
        statuses=tuple(dict.fromkeys(deal.status for deal in deals if deal.status != shown.status)),
        late=all(deal.article.late for deal in deals),
    )
