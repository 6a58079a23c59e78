"""Placing an article among the others: its story, and its deals' entries in the ledger, in the transaction that stores it.

What is compared, and what belongs together, depends on the articles alone and not on the order in which they came: each
new one is compared with those that share keys with it, and the whole neighbourhood is grouped anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from monitor.deals.weighing import log_odds
from monitor.models.ledger import Report
from monitor.models.trace import Trace
from monitor.seeds import seeds_dir
from monitor.store import ledger, links, stories
from monitor.store.database import Database
from monitor.stories import points
from monitor.stories.entry import entry_of
from monitor.stories.grouping import FARTHEST, bounded, grouped, kept_ids, nearest
from monitor.stories.keys import article_keys, band_keys, deal_keys
from monitor.stories.likeness import copied, likeness
from monitor.stories.rarity import Rarity, load_rarity
from monitor.stories.reports import is_twin, report_likeness

HOUR, DAY = 3_600, 86_400
EVENT = 4 * DAY  # between the first and the last article of one event
LIFE = 2 * 365 * DAY  # between two reports of one deal
COPY, COPIED = (
    0.5,
    4.0,
)  # share of runs of words from which an article is a copy, and the log odds that it then has
SAME_DAY = 16  # hours
TWIN = 1.0  # log odds of two deals of one article that may be one, told twice
LEAST_SHARED = 2  # keys, without which two articles are not compared


@dataclass(frozen=True, slots=True)
class Released:
    """What a changed article's former deals leave behind: deals that they were linked with, and their entries, each with
    the words of the deal that was in it."""

    neighbours: frozenset[int]
    entries: tuple[tuple[int, str], ...]


NOTHING = Released(frozenset(), ())


def release_deals(db: Database, article_id: int) -> Released:
    """Take an article's deals out of all links, before others take their place."""
    deals = ledger.deals_of(db, article_id)
    entries = ledger.entries_of(db, deals)
    words = tuple((entries[deal], ledger.deal_words(db, deal)[1]) for deal in deals if deal in entries)
    neighbours: set[int] = set()
    for deal in deals:
        neighbours.update(links.drop_links(db, "deal", deal))
        links.save_keys(db, "deal", deal, 0, ())
    return Released(frozenset(neighbours - set(deals)), words)


def link_article(db: Database, article_id: int, trace: Trace, released: Released = NOTHING) -> None:
    """Give a new or changed article its story, and its deals their entries; mend what else this changes."""
    rarity = load_rarity(seeds_dir())
    for entry, words in released.entries:
        deal = ledger.named_deal(db, article_id, words)
        if deal is not None:
            ledger.keep_entry(db, deal, entry)
    touched = _link_stories(db, article_id, trace, rarity)
    _link_deals(db, article_id, trace, rarity, touched, released)
    ledger.drop_empty(db, {entry for entry, _ in released.entries})


def refresh_entries(db: Database, deals: Iterable[int]) -> None:
    """Group again the reports around some deals, after a person's decision: all, however many they are."""
    seeds = set(deals)
    _group_deals(db, seeds, links.connected(db, "deal", seeds, most=None), load_rarity(seeds_dir()))


# Stories


def _link_stories(db: Database, article_id: int, trace: Trace, rarity: Rarity) -> set[int]:
    """The articles whose story is another now, the new one among them."""
    seconds = links.save_trace(db, article_id, trace)
    before = links.drop_links(db, "article", article_id)
    keys = article_keys(trace, rarity)
    near = links.sharing(db, "article", keys, seconds, EVENT)
    links.save_keys(db, "article", article_id, seconds, keys)
    bands = band_keys(trace)
    worth = [
        one
        for one, shared in near.items()
        if one != article_id and (len(shared) >= LEAST_SHARED or shared & bands)
    ]
    closest = sorted(worth, key=lambda one: (-len(near[one]), one))[: links.MOST_CANDIDATES]
    found = []
    for other in links.traces_of(db, closest).values():
        odds = story_odds(trace, other.trace, abs(other.seconds - seconds) / HOUR, rarity)
        if odds > FARTHEST:
            found.append((other.article_id, odds))
    links.save_links(db, "article", article_id, found)
    return _regroup_articles(db, article_id, before)


def story_odds(one: Trace, other: Trace, hours: float, rarity: Rarity) -> float:
    """Log odds that two articles tell of one event. A copy of the same day does, whatever it is about; but for a form
    that is filled in anew, with other figures."""
    is_form = bool(one.figures and other.figures and not one.figures & other.figures)
    if copied(one, other) >= COPY and hours <= SAME_DAY and not is_form:
        return COPIED
    return bounded(log_odds(likeness(one, other, hours, rarity), points.ARTICLES))


def _regroup_articles(db: Database, article_id: int, before: Collection[int]) -> set[int]:
    reached = links.connected(db, "article", {article_id, *before}, links.MANY)
    if len(reached) > links.MANY:
        return _join_story(db, article_id)
    members = stories.members_of(db, reached)
    odds = links.links_among(db, "article", [one.id for one in members])
    seconds = {one.id: one.seconds for one in members}

    def apart(one: Sequence[int], other: Sequence[int]) -> bool:
        moments = [seconds[member] for member in (*one, *other)]
        return max(moments) - min(moments) > EVENT

    groups = grouped([one.id for one in members], odds, apart=apart)
    placed = {one.id: one.story for one in members if one.story is not None}
    changed: set[int] = set()
    described: set[int] = set()
    for group, kept in zip(groups, kept_ids(groups, placed), strict=True):
        story = kept if kept is not None else stories.new_story(db)
        moved = [one for one in group if placed.get(one) != story]
        stories.place(db, story, moved)
        described.update({story, *(placed[one] for one in moved if one in placed)} if moved else ())
        changed.update(moved)
    stories.describe(db, {*described, *(placed[one] for one in (article_id, *before) if one in placed)})
    return changed


def _join_story(db: Database, article_id: int) -> set[int]:
    """Among so many that are alike, an article joins the story that it is most like, and nothing else is moved."""
    near = links.links_of(db, "article", article_id)
    [own, *members] = stories.members_of(db, [article_id]) + stories.members_of(db, near)
    told: dict[int, list[stories.Member]] = defaultdict(list)
    for one in members:
        if one.story is not None and abs(one.seconds - own.seconds) <= EVENT:
            told[one.story].append(one)
    story = nearest({story: [near[one.id] for one in some] for story, some in told.items()})
    story = story if story is not None else stories.new_story(db)
    stories.place(db, story, [article_id])
    stories.describe(db, {story, *((own.story,) if own.story is not None else ())})
    return {article_id}


# The ledger


def _link_deals(
    db: Database, article_id: int, trace: Trace, rarity: Rarity, touched: set[int], released: Released
) -> None:
    seeds = set(released.neighbours)
    own = ledger.reports_of(db, ledger.deals_of(db, article_id))
    of_event = ledger.deals_beside(db, article_id)
    for report in own:
        keys = deal_keys(report.trace, rarity)
        near = links.sharing(db, "deal", keys, report.seconds, LIFE)
        links.save_keys(db, "deal", report.deal_id, report.seconds, keys)
        closest = sorted(near, key=lambda one: (-len(near[one]), one))[: links.MOST_CANDIDATES]
        closest += [one for one in of_event if one not in near]
        others = [one for one in ledger.reports_of(db, closest) if one.article_id != article_id]
        links.save_links(db, "deal", report.deal_id, _report_odds(db, report, trace, others, rarity))
        twins = [one.deal_id for one in own if one is not report and is_twin(one.trace, report.trace, rarity)]
        links.save_links(db, "deal", report.deal_id, [(twin, TWIN) for twin in twins])
        seeds.add(report.deal_id)
    _keep_decisions(db, article_id)
    written = _regroup_deals(db, seeds, rarity) if seeds else set()
    _describe_entries(db, ledger.entries_touched(db, touched) - written, rarity)


def _report_odds(
    db: Database, report: Report, trace: Trace, others: Sequence[Report], rarity: Rarity
) -> Iterable[tuple[int, float]]:
    traces = links.traces_of(db, {one.article_id for one in others})
    events = links.odds_between(db, "article", report.article_id, traces)
    for other in others:
        apart = abs(other.seconds - report.seconds)
        event = events.get(other.article_id, FARTHEST) if apart <= EVENT else 0.0
        of_other = traces[other.article_id].trace
        first, second = ((report, trace), (other, of_other))
        if (other.seconds, other.url) < (report.seconds, report.url):
            first, second = second, first
        odds = report_odds(first[0], second[0], first[1], second[1], event, rarity)
        if odds > FARTHEST:
            yield other.deal_id, odds


def report_odds(
    one: Report, other: Report, of_one: Trace, of_other: Trace, event: float, rarity: Rarity
) -> float:
    """Log odds that two reports, the earlier one first, are of one deal."""
    hours = (other.seconds - one.seconds) / HOUR
    features = report_likeness(one.trace, other.trace, of_one, of_other, hours, event, rarity)
    return bounded(log_odds(features, points.REPORTS))


def _keep_decisions(db: Database, article_id: int) -> None:
    """Reports that a person joined are linked, however little alike they are."""
    for decision in ledger.decisions_on(db, [article_id]):
        pair = (ledger.named_deal(db, *decision.one), ledger.named_deal(db, *decision.other))
        if decision.verdict == "same" and pair[0] is not None and pair[1] is not None:
            links.save_links(db, "deal", pair[0], [(pair[1], 1.0)])


def _regroup_deals(db: Database, seeds: set[int], rarity: Rarity) -> set[int]:
    """The entries that were written."""
    reached = links.connected(db, "deal", seeds, links.MANY)
    if len(reached) > links.MANY and not ledger.decisions_on(db, ledger.articles_of(db, reached)):
        return {_join_entry(db, seed, rarity) for seed in sorted(seeds)}
    return _group_deals(db, seeds, reached, rarity)


def _group_deals(db: Database, seeds: set[int], reached: Collection[int], rarity: Rarity) -> set[int]:
    """Make entries of the reports that were reached from some; those that were written."""
    reports = {one.deal_id: one for one in ledger.reports_of(db, reached)}
    odds = links.links_among(db, "deal", list(reports))
    together, split = _decided(db, reports)

    def apart(one: Sequence[int], other: Sequence[int]) -> bool:
        if any((a, b) in split for a in one for b in other):
            return True
        return any(
            reports[a].article_id == reports[b].article_id and odds.get((a, b), 0.0) <= 0
            for a in one
            for b in other
        )

    groups = grouped(list(reports), odds, together=together, apart=apart)
    before = ledger.entries_of(db, reports)
    written: set[int] = set()
    for group, kept in zip(groups, kept_ids(groups, before), strict=True):
        if kept is None or seeds & set(group) or set(group) != {one for one in before if before[one] == kept}:
            beyond = ledger.deals_in(db, kept, but=reports) if kept is not None else []
            told = [reports[one] for one in group] + ledger.reports_of(db, beyond)
            written.add(ledger.save_entry(db, kept, [*group, *beyond], entry_of(told, rarity)))
    ledger.drop_empty(db, set(before.values()))
    return written


def _join_entry(db: Database, deal: int, rarity: Rarity) -> int:
    """Among so many reports that are alike, one joins the entry that it is most like, and no other is moved."""
    near = links.links_of(db, "deal", deal)
    own = ledger.entries_of(db, [deal]).get(deal)
    told: dict[int, list[float]] = defaultdict(list)
    for other, entry in ledger.entries_of(db, near).items():
        told[entry].append(near[other])
    best = nearest(told)
    deals = [*(ledger.deals_in(db, best, but=[deal]) if best is not None else ()), deal]
    entry = ledger.save_entry(
        db, best if best is not None else own, deals, entry_of(ledger.reports_of(db, deals), rarity)
    )
    if own is not None and own != entry:
        _describe_entries(db, [own], rarity)
        ledger.drop_empty(db, [own])
    return entry


def _decided(db: Database, reports: Collection[int]) -> tuple[list[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs of reports that a person joined, and those that a person parted, in both orders. The later word counts."""
    together: dict[tuple[int, int], bool] = {}
    for decision in ledger.decisions_on(db, ledger.articles_of(db, reports)):
        one, other = ledger.named_deal(db, *decision.one), ledger.named_deal(db, *decision.other)
        if one in reports and other in reports and one is not None and other is not None and one != other:
            together[min(one, other), max(one, other)] = decision.verdict == "same"
    parted = {pair for pair, same in together.items() if not same}
    return [pair for pair, same in together.items() if same], parted | {(b, a) for a, b in parted}


def _describe_entries(db: Database, entries: Collection[int], rarity: Rarity) -> None:
    """Entries whose reports are of other events now: what changed when is told anew."""
    for entry in sorted(entries):
        reports = ledger.reports_of(db, ledger.deals_in(db, entry))
        if reports:
            ledger.save_entry(db, entry, [one.deal_id for one in reports], entry_of(reports, rarity))
