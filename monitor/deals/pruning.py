"""Which drafts are deals that the story reports: the others are hints, background, or more words on one of these. Pure.

In: drafts with their parties settled. Out: those that are kept; what the others say is given to the kept draft whose
parties they share.
"""

from collections.abc import Sequence

from monitor.deals.draft import Draft, says_besides
from monitor.deals.standing import Standing
from monitor.deals.weighing import Features, Points, probability

LEAST = 0.45  # probability of a deal beside the main one


def main_of(drafts: Sequence[Draft]) -> Draft:
    """What the story is most about: the draft with most weight, its title and opening above all."""
    return max(drafts, key=lambda draft: draft.weight + 1.5 * _is_early(draft))


def _is_early(draft: Draft) -> bool:
    return any(one.sentence.index <= 2 for one in draft.sentences)


def pruned(standings: Sequence[Standing], points: Points) -> list[Draft]:
    """The deals of the story, in the order of the text; at least one. Items of a list are deals, as the text counts them."""
    drafts = [standing.draft for standing in standings]
    main = main_of(drafts)
    worth = {id(one.draft): probability(features(one, main), points) for one in standings}
    best = max(drafts, key=lambda draft: worth[id(draft)])
    kept = [draft for draft in drafts if worth[id(draft)] >= LEAST or draft is best or draft.part]
    for draft in drafts:
        if draft not in kept:
            _give(draft, kept)
    return kept


def _give(draft: Draft, kept: Sequence[Draft]) -> None:
    """Adds what a draft says to the kept one that shares most parties with it."""
    nearest = max(kept, key=lambda one: len(one.keys & draft.keys))
    if nearest.keys & draft.keys:
        nearest.add(draft)


def features(standing: Standing, main: Draft) -> Features:
    """What speaks for a draft being a deal of its own that the story reports."""
    draft = standing.draft
    found: Features = {
        "heaviest": min(draft.heaviest, 1.5),
        "weight": min(draft.weight, 3.0) / 2,
        "mentions": min(len(draft.mentions), 4) / 2,
        "parties": min(len(draft.parties), 3) / 2,
        "firm parties": min(len(draft.firm_keys), 3) / 2,
    }
    signs = {
        "early": _is_early(draft),
        "main": draft is main,
        "alone": standing.single,
        "sum": any(not one.is_unit_price and not one.is_other for s in draft.sentences for one in s.sums),
        "measure": any(not one.is_stock for s in draft.sentences for one in s.measures),
        "mineral": any(s.minerals for s in draft.sentences),
        "status": any(mention.status for mention in draft.mentions),
        "paired": draft.is_paired,
        "besides": any(says_besides(s) for s in draft.sentences),
        "in own paragraph": not {s.sentence.paragraph for s in draft.sentences}
        & {s.sentence.paragraph for s in main.sentences},
        f"form {draft.leading().value}": True,
    }
    if draft is not main:
        shared = len(draft.keys & main.keys)
        signs |= {
            f"shares {min(shared, 2)}": True,
            "all of main": main.keys <= draft.keys or draft.keys <= main.keys,
            "another form": draft.leading() is not main.leading(),
            "shares, another form": shared > 0 and draft.leading() is not main.leading(),
            "far": draft.sentences[0].sentence.index - main.sentences[-1].sentence.index > 3,
            "lighter than main": draft.heaviest < main.heaviest / 2,
            f"drafts {min(len(standing.drafts), 5)}": True,
        }
    return found | {name: 1.0 for name, holds in signs.items() if holds}
