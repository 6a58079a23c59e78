"""A ledger entry out of the reports of one deal: what most of them say, what changed, and where they disagree. Pure.

The reports are taken in the order of their publication, event by event; within an event (a story) the majority counts, so
that one careless article changes nothing.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

from monitor.models.ledger import Change, Conflict, LedgerEntry, Report
from monitor.stories.likeness import same_party
from monitor.stories.rarity import Rarity
from monitor.stories.reports import ORDER, SAME
from monitor.stories.words import is_latin
from monitor.urls import site_of

T = TypeVar("T", bound=Hashable)

SHARE = 0.34  # of the reports that name a party, a mineral or a country, so that it is the deal's
ORDINARY = 0.35  # rarity of a word that alone makes no name of a site: mining.com is no party's
_FORMS = frozenset(
    {"co", "company", "corp", "corporation", "global", "group", "holding", "holdings", "inc", "ltd", "plc"}
)
_STATE = (
    ".gov",
    ".gob",
    ".gouv",
    ".govt",
    ".go",
    ".gv",
    ".mil",
    "europa.eu",
    ".gc.ca",
    ".bund.de",
    ".admin.ch",
    ".int",
)


def entry_of(reports: Iterable[Report], rarity: Rarity) -> LedgerEntry:
    """Raises ValueError where there is no report."""
    told = sorted(reports, key=lambda one: (one.seconds, one.url, one.start))
    if not told:
        raise ValueError("a ledger entry needs a report")
    events = _events(told)
    statuses = [(event, _status(event)) for event in events]
    money = _money(told)
    value, currency = money[0][0] if money else (None, None)
    parties, names = _parties(told, rarity)
    return LedgerEntry(
        instrument=_most([one.trace.instrument for one in told]),
        status=_current(statuses),
        parties=parties,
        countries=_common([one.trace.countries for one in told]),
        minerals=_common([one.trace.minerals for one in told]),
        quantities=_most([one.quantities for one in told if one.quantities != "[]"] or ["[]"]),
        value=value,
        currency=currency,
        first_seen=told[0].at,
        last_seen=told[-1].at,
        reports=len({one.article_id for one in told}),
        sources=len({one.source for one in told}),
        primary=next((one.article_id for one in told if _is_primary(one.url, names, rarity)), None),
        changes=(*_status_changes(statuses), *_value_changes(told)),
        conflicts=_conflicts(money),
    )


def _events(told: Sequence[Report]) -> list[list[Report]]:
    """Reports of one story, or close in time, in the order of their first."""
    events: list[list[Report]] = []
    for one in told:
        for event in events:
            if one.story is not None and one.story == event[0].story:
                event.append(one)
                break
        else:
            events.append([one])
    return events


def _status(event: Sequence[Report]) -> str:
    """That of most reports; of equals the firmest."""
    counts = Counter(one.trace.status for one in event)
    return max(counts, key=lambda status: (counts[status], ORDER.index(status)))


def _current(statuses: Sequence[tuple[Sequence[Report], str]]) -> str:
    """That of the newest event. A deal does not become less firm again: an event that says so tells the past, unless it
    ends the deal, or those before were told by one article each."""
    return _course(statuses)[-1]


def _course(statuses: Sequence[tuple[Sequence[Report], str]]) -> list[str]:
    """The status that the deal has after each event."""
    course: list[str] = []
    behind: Sequence[Report] = ()  # the event that the present status rests on
    for event, status in statuses:
        falls_back = bool(course) and ORDER.index(status) < ORDER.index(course[-1])
        if falls_back and len(event) <= len(behind):
            course.append(course[-1])
            continue
        if not course or status != course[-1]:
            behind = event
        course.append(status)
    return course


def _status_changes(statuses: Sequence[tuple[Sequence[Report], str]]) -> Iterable[Change]:
    before = ""
    for (event, _), status in zip(statuses, _course(statuses), strict=True):
        if status != before:
            first = next((one for one in event if one.trace.status == status), event[0])
            yield Change(first.article_id, first.at, "status", before, status)
            before = status


Amount = tuple[float, str]


def _is_same(one: Amount, other: Amount) -> bool:
    """Whether two sums are one: near, and of one currency as far as both say."""
    return abs(one[0] - other[0]) <= SAME * one[0] and (one[1] == other[1] or not (one[1] and other[1]))


def _stated(told: Sequence[Report]) -> list[tuple[Report, Amount]]:
    """Reports with a sum; what a report leaves open of its currency is taken from another that states the same number."""
    found = [(one, (one.trace.value, one.trace.currency or "")) for one in told if one.trace.value]
    full = [amount for _, amount in found if amount[1]]
    return [
        (one, amount if amount[1] else next((known for known in full if _is_same(known, amount)), amount))
        for one, amount in found
    ]


def _money(told: Sequence[Report]) -> list[tuple[Amount, list[Report]]]:
    """Each sum that reports state with those that state it: the most stated first, of equals the newest."""
    found: list[tuple[Amount, list[Report]]] = []
    for one, amount in _stated(told):
        for known, reports in found:
            if _is_same(known, amount):
                reports.append(one)
                break
        else:
            found.append((amount, [one]))
    return sorted(found, key=lambda pair: (-len(pair[1]), -pair[1][-1].seconds, pair[0]))


def _value_changes(told: Sequence[Report]) -> Iterable[Change]:
    """Each sum that was not stated before, with the one stated last in its currency."""
    seen: list[Amount] = []
    for one, amount in _stated(told):
        if any(_is_same(known, amount) for known in seen):
            continue
        before = next((known for known in reversed(seen) if known[1] == amount[1]), None)
        yield Change(
            one.article_id, one.at, "value", amount_text(before) if before else "", amount_text(amount)
        )
        seen.append(amount)


def amount_text(amount: Amount) -> str:
    value, currency = amount
    return f"{currency} {value:,.0f}".strip()


def _conflicts(money: Sequence[tuple[Amount, list[Report]]]) -> tuple[Conflict, ...]:
    """Sums of one currency that differ."""
    found = []
    for currency in dict.fromkeys(amount[1] for amount, _ in money):
        stated = [(amount, reports) for amount, reports in money if amount[1] == currency]
        if len(stated) > 1:
            values = tuple(
                (amount_text(amount), tuple(dict.fromkeys(one.article_id for one in reports)))
                for amount, reports in stated
            )
            found.append(Conflict("value", values))
    return tuple(found)


def _most(values: Sequence[T]) -> T:
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], -values.index(value)))


def _common(lists: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What a good part of the lists that are not empty have, the most frequent first."""
    told = [list(dict.fromkeys(one)) for one in lists if one]
    counts = Counter(value for one in told for value in one)
    order = list(counts)
    kept = [value for value in order if counts[value] >= SHARE * len(told)]
    return tuple(sorted(kept, key=lambda value: (-counts[value], order.index(value))))


def _parties(told: Sequence[Report], rarity: Rarity) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Names of the parties, those that most reports have first, and what each is known by."""
    found: list[tuple[tuple[str, ...], list[str], set[int]]] = []
    known_ids: dict[tuple[str, ...], tuple[tuple[str, ...], list[str], set[int]]] = {}
    for one in told:
        for ids, name in zip(one.trace.parties, one.parties, strict=True):
            at = known_ids.get(ids) or next(
                (known for known in found if same_party(known[0], ids, rarity) >= 0.5), None
            )
            if at is None:
                at = (ids, [], set())
                found.append(at)
            known_ids[ids] = at
            at[1].append(name)
            at[2].add(one.deal_id)
    with_parties = sum(bool(one.parties) for one in told)
    kept = [known for known in found if len(known[2]) >= SHARE * with_parties]
    kept.sort(key=lambda known: -len(known[2]))
    return tuple(_best_name(names) for _, names, _ in kept), [ids for ids, *_ in kept]


def _best_name(names: Sequence[str]) -> str:
    """The most frequent spelling in Latin letters, of equals the longest; else the most frequent."""
    counts = Counter(name for name in names if is_latin(name)) or Counter(names)
    return max(counts, key=lambda name: (counts[name], len(name), name))


def _is_primary(url: str, parties: Sequence[tuple[str, ...]], rarity: Rarity) -> bool:
    """Whether the address is a government's, or one that a party's name is."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if any(f".{host}".endswith(end) or f"{end}." in f".{host}" for end in _STATE):
        return True
    label = site_of(url).split(".")[0].replace("-", "")
    return any(_is_own_site(label, ids, rarity) for ids in parties)


def _is_own_site(label: str, ids: Sequence[str], rarity: Rarity) -> bool:
    """Whether a site is called by a party's name, from its first word on: northernstar or northernstargroup, and not
    northernminer."""
    rest, taken = label, list[str]()
    for word in (one for one in ids if one[0] != "@" and ":" not in one):
        if not rest.startswith(word):
            break
        rest = rest.removeprefix(word)
        taken.append(word)
    is_name = len(taken) > 1 or any(len(word) > 2 and rarity(word) > ORDINARY for word in taken)
    return is_name and (not rest or rest in _FORMS)
