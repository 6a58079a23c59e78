"""The ledger: one entry a real-world deal, made of the reports that articles give of it."""

from dataclasses import dataclass

from monitor.models.trace import DealTrace


@dataclass(frozen=True, slots=True)
class Report:
    """One deal as one article reports it. `at`: when, as stored; `seconds`: the same for reckoning; `parties`: the names as
    the article has them, in the order of `trace.parties`; `host`: of the article's address; `story`: the event it tells of."""

    deal_id: int
    article_id: int
    url: str
    source: str
    at: str
    seconds: int
    start: int
    parties: tuple[str, ...]
    quantities: str  # JSON, as stored
    trace: DealTrace
    story: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What an article changed in an entry. `fact` is status or value; `before` is "" for the first report."""

    article_id: int
    at: str
    fact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What sources disagree on: a fact, and each value with the articles that state it, the most stated first."""

    fact: str
    values: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A real-world deal, as its reports together tell it. `primary`: an article on a party's or government's own site."""

    instrument: str
    status: str
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    minerals: tuple[str, ...]
    quantities: str
    value: float | None
    currency: str | None
    first_seen: str
    last_seen: str
    reports: int
    sources: int
    primary: int | None
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
