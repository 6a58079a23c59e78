"""Terms of a deal in one sentence: the stake, the duration, how the price is set, the conditions, whether it binds. Pure.

In goes a sentence, out come terms with the words that prove them. Whether a term belongs to the deal of the story is not
asked here.
"""

from monitor.deals.bindings import find_bindings
from monitor.deals.conditions import find_conditions
from monitor.deals.durations import find_durations
from monitor.deals.pricing import find_prices
from monitor.deals.stakes import find_stakes
from monitor.deals.termtable import Term, lowered

FACTS = ("stake", "term", "price", "condition", "binding")


def find_terms(text: str, lang: str | None) -> list[Term]:
    """All terms of a sentence, in order of place.

    >>> [(one.fact, one.value) for one in find_terms("It buys a 19.9% stake, subject to shareholder approval.", "en")]
    [('stake', '19.9%'), ('condition', 'shareholder approval')]
    """
    low = lowered(text)
    found = [
        *find_stakes(low, lang),
        *find_durations(low, lang),
        *find_prices(low),
        *find_conditions(low),
        *find_bindings(low),
    ]
    return sorted(found, key=lambda term: (term.start, term.end))
