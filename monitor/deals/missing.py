"""Why a fact of a deal is empty: nothing of its kind is told, or nothing that is told is surely of this deal. Pure."""

from collections.abc import Iterator

from monitor.deals.money import Sum
from monitor.deals.weighing import Choice
from monitor.models.deal import Deal, Quantity


def reasons(
    deal: Deal, sums: Choice[Sum], quantities: Choice[Quantity], minerals: Choice[str]
) -> Iterator[tuple[str, str]]:
    """The empty facts, each with its reason."""
    if len(deal.parties) < 2:
        yield (
            "party",
            "only one party is named" if deal.parties else "no party is named that is surely of this deal",
        )
    if deal.value is None:
        yield "value", _nearest(sums.nearest, "no sum of money is told")
    elif deal.currency is None:
        yield "currency", "a bare sign that several currencies share"
    if not deal.quantities:
        yield "quantity", _nearest(quantities.nearest, "no quantity of material is told")
    if not deal.minerals:
        yield "mineral", _nearest(minerals.nearest, "minerals are named as a class only, or not at all")
    if not deal.countries:
        yield "country", "no country is told, nor known of the parties"


def _nearest(nearest: tuple[float, str] | None, none: str) -> str:
    if nearest is None:
        return none
    chance, words = nearest
    return f"the nearest is “{words}”, {chance:.0%} sure to be of this deal"
