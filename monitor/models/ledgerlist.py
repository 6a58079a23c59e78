"""The ledger as it is shown: an entry with its reports and what became of it. Moments are text as stored (UTC, or a day
alone)."""

from dataclasses import dataclass

from monitor.models.digest import DigestDeal


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What an article changed in an entry. `fact` is status or value; `before` is "" for the first."""

    at: str
    fact: str
    before: str
    after: str
    article_id: int


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One of several values that sources disagree on, and the articles that state it."""

    value: str
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """A fact on which sources disagree; the most stated value first."""

    fact: str
    values: tuple[StatedValue, ...]


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """A real-world deal with every report of it, newest first. `primary`: the article on a party's or government's own
    site, if any."""

    id: int
    instrument: str
    status: str
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    minerals: tuple[str, ...]
    value: float | None
    currency: str | None
    quantities: tuple[tuple[float, str], ...]  # (number, unit)
    first_seen: str
    last_seen: str
    primary: int | None
    reports: tuple[DigestDeal, ...]
    history: tuple[ShownChange, ...]
    conflicts: tuple[ShownConflict, ...]

    @property
    def newest(self) -> DigestDeal:
        """The report that came last: its sentence is shown."""
        return self.reports[0]

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(sorted({one.article.source for one in self.reports}))

    @property
    def confirmed_by(self) -> DigestDeal | None:
        """The report of a party or a government itself."""
        return next((one for one in self.reports if one.article.id == self.primary), None)


@dataclass(frozen=True, slots=True)
class QuarterTotal:
    """Entries of a mineral first seen in a quarter, e.g. 2026-Q4. `values`: (currency or "", sum) of those that state one.
    `mineral` is "" of entries that name none."""

    quarter: str
    mineral: str
    entries: int
    with_value: int
    values: tuple[tuple[str, float], ...]
