"""Traces: what an article and its deals are known by, once the text is no longer at hand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DealTrace:
    """What a deal is known by. `parties`: for each its ids; `gov:KZ` of a government, the name of a known actor, and its
    words; `projects`: keys of the words of its sites."""

    instrument: str
    status: str
    parties: tuple[tuple[str, ...], ...]
    minerals: tuple[str, ...]
    countries: tuple[str, ...]
    projects: tuple[str, ...]
    value: float | None
    currency: str | None
    quantities: tuple[str, ...]
    stake: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What an article is known by. `names`: keys, those of its headline and lead first, of which there are `lead`;
    `figures`: sums, masses and shares as normalised words; `minhash`: of its runs of words."""

    lang: str
    names: tuple[str, ...]
    lead: int
    title: tuple[str, ...]
    words: frozenset[str]
    figures: frozenset[str]
    minerals: tuple[str, ...]
    countries: tuple[str, ...]
    minhash: tuple[int, ...]
    deals: tuple[DealTrace, ...] = ()
