"""A person's word on the ledger: entries made one, reports taken out of one, and taking such a word back.

Each is one transaction: the word is stored, and the reports that it concerns are grouped anew. It holds for the reports
that are there now, whatever their articles say later; reports that come later go where they fit.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from monitor.errors import UsageError
from monitor.linking import link_article, refresh_entries
from monitor.models.ledger import Report
from monitor.store import decisions, ledger, links
from monitor.store.database import Database, writing
from monitor.store.decisions import Ruling

JOINED = 1.0  # log odds of a link that a person made


def merge_entries(db: Database, entries: Sequence[int], now: datetime) -> int:
    """Make one entry of several; the id under which it goes on. Raises UsageError."""
    if len(set(entries)) < 2:
        raise UsageError("merge: name two entries or more; an entry cannot be merged with itself")
    with writing(db):
        first, *others = [one.deal_id for entry in dict.fromkeys(entries) for one in _reports(db, entry)]
        decisions.save_act(db, [Ruling("same", first, other) for other in others], now)
        links.save_links(db, "deal", first, [(other, JOINED) for other in others])
        refresh_entries(db, [first, *others])
        return ledger.entries_of(db, [first])[first]


def split_entry(db: Database, entry: int, articles: Sequence[int], now: datetime) -> tuple[int, int]:
    """Give some articles' reports an entry of their own; the ids of what stays, which is as before, and of what was taken out.

    Raises UsageError for an article without a report in the entry, and where nothing would stay.
    """
    with writing(db):
        reports = _reports(db, entry)
        _check_articles(entry, reports, articles)
        taken = [one.deal_id for one in reports if one.article_id in articles]
        left = [one.deal_id for one in reports if one.article_id not in articles]
        if not left:
            raise UsageError(f"split: entry {entry} has no other reports than these; one must stay in it")
        first, *others = taken
        joined = _joined_by_hand(db, taken, left)
        rulings = [
            *(Ruling("same", first, other) for other in others),
            *(Ruling("apart", *pair) for pair in dict.fromkeys([*((first, one) for one in left), *joined])),
        ]
        decisions.save_act(db, rulings, now)
        links.save_links(db, "deal", first, [(other, JOINED) for other in others])
        ledger.take_out(db, taken)  # what stays keeps the id
        refresh_entries(db, [*taken, *left])
        found = ledger.entries_of(db, [left[0], first])
        return found[left[0]], found[first]


def forget_act(db: Database, number: int) -> tuple[int, ...]:
    """Take a decision back; the entries in which its reports are now. Raises UsageError."""
    with writing(db):
        known = [one.number for one in decisions.acts(db)]
        if number not in known:
            raise UsageError(
                f"there is no decision {number}; `monitor ledger decisions` lists those that there are"
            )
        deals = decisions.act_deals(db, number)
        decisions.forget_act(db, number)
        _link_anew(db, deals)
        return tuple(sorted(set(ledger.entries_of(db, deals).values())))


def _reports(db: Database, entry: int) -> list[Report]:
    found = ledger.reports_of(db, ledger.deals_in(db, entry))
    if not found:
        raise UsageError(
            f"there is no ledger entry {entry}; `monitor deals` shows the ids of those there are"
        )
    return found


def _check_articles(entry: int, reports: Sequence[Report], articles: Iterable[int]) -> None:
    known = {one.article_id for one in reports}
    for article in articles:
        if article not in known:
            raise UsageError(
                f"article {article} has no report in ledger entry {entry}; it has those of"
                f" {', '.join(map(str, sorted(known)))}"
            )


def _joined_by_hand(db: Database, taken: Sequence[int], left: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs that an earlier word joined and this one parts, the one that is taken out first."""
    found = []
    for decision in ledger.decisions_on(db, ledger.articles_of(db, taken)):
        one, other = ledger.named_deal(db, *decision.one), ledger.named_deal(db, *decision.other)
        if decision.verdict == "same" and one is not None and other is not None:
            found += [pair for pair in ((one, other), (other, one)) if pair[0] in taken and pair[1] in left]
    return found


def _link_anew(db: Database, deals: Sequence[int]) -> None:
    """Links that a person made go; what the reports themselves say counts again."""
    neighbours = {other for deal in deals for other in links.drop_links(db, "deal", deal)}
    for article, traced in sorted(links.traces_of(db, ledger.articles_of(db, deals)).items()):
        link_article(db, article, traced.trace)
    refresh_entries(db, {*deals, *neighbours})
