"""Matches, deals and their facts; each tied to the words that prove it.

Offsets count characters (Unicode code points) of the article's title or text, as `field` says, and
`article.<field>[start:end] == text` always holds.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Field = Literal["title", "text"]


class Instrument(StrEnum):
    GOVERNMENT_AGREEMENT = "government_agreement"
    MOU = "mou"
    JOINT_VENTURE = "joint_venture"
    OFFTAKE = "offtake"
    ACQUISITION = "acquisition"
    FINANCING = "financing"
    LICENCE = "licence"
    EARN_IN = "earn_in"
    PARTNERSHIP = "partnership"
    CONTRACT = "contract"
    OTHER = "other"


class Status(StrEnum):
    PROPOSED = "proposed"
    SIGNED = "signed"
    APPROVED = "approved"
    COMPLETED = "completed"
    TERMINATED = "terminated"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A quoted place of an article."""

    field: Field
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a rule fires: the smallest span that holds the words it needed."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a deal and the words that prove it. `fact` is e.g. "instrument", "party:buyer", "country"."""

    fact: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """`unit` is one of t, kt, Mt, kg, lb, oz, mtu, short t; with /year or /month where a rate."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Deal:
    """One agreement as one article reports it. `evidence` is the sentence that says so."""

    instrument: Instrument
    status: Status
    parties: tuple[str, ...]
    countries: tuple[str, ...]  # ISO 3166-1 alpha-2, and EU
    minerals: tuple[str, ...]  # canonical names
    value: float | None
    currency: str | None  # ISO 4217
    quantities: tuple[Quantity, ...]
    evidence: Span
    facts: tuple[Fact, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()  # facts that are empty, each with the reason
