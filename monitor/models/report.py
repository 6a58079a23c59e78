"""What one pass did, source by source."""

from dataclasses import dataclass, field

from monitor.models.source import SourceState


@dataclass(slots=True)
class SourceReport:
    """Counts of one source in one pass. `pending` is what the frontier still holds at its end."""

    name: str
    state: SourceState | None = None
    status: int | None = None
    listed: int = 0
    new: int = 0
    fetched: int = 0
    stored: int = 0
    flagged: int = 0
    deals: int = 0
    skipped: int = 0
    failed: int = 0
    pending: int = 0
    is_polled: bool = False
    error: str = ""


@dataclass(slots=True)
class PassReport:
    """`broken` are failures of this program itself, not of a source: each a sentence."""

    sources: dict[str, SourceReport] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    interrupted: bool = False

    @property
    def totals(self) -> dict[str, int]:
        """Counts over all sources; `polled` is how many were asked."""
        counted = ("new", "fetched", "stored", "flagged", "deals", "skipped", "failed", "pending")
        sums = {name: sum(getattr(one, name) for one in self.sources.values()) for name in counted}
        return {"polled": sum(one.is_polled for one in self.sources.values()), **sums}

    @property
    def did_anything(self) -> bool:
        """Whether a source answered or a page came."""
        totals = self.totals
        return bool(totals["polled"] or totals["fetched"] or totals["skipped"] or totals["failed"])

    @property
    def brought_anything(self) -> bool:
        """Whether there is more to tell than that sources had nothing new."""
        totals = self.totals
        return any(totals[name] for name in ("new", "fetched", "skipped", "failed")) or not self.is_well

    @property
    def words(self) -> str:
        totals = self.totals
        return f"{totals['new']} new, {totals['stored']} stored, {totals['flagged']} flagged"

    @property
    def is_well(self) -> bool:
        return not self.broken and all(
            one.state is None or one.state.is_well for one in self.sources.values()
        )
