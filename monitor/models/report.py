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
    error: str = ""


@dataclass(slots=True)
class PassReport:
    """`broken` are failures of this program itself, not of a source: each a sentence."""

    sources: dict[str, SourceReport] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    interrupted: bool = False

    @property
    def is_well(self) -> bool:
        return not self.broken and all(
            one.state is None or one.state.is_well for one in self.sources.values()
        )
