"""The one line on a terminal that tells how far a pass is."""

import sys
from types import TracebackType
from typing import Self

from monitor.models.report import PassReport


class PassProgress:
    """Called with the report after every event; draws only where somebody looks."""

    def __init__(self, *, enabled: bool) -> None:
        self._enabled = enabled
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._enabled and self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")

    def __call__(self, report: PassReport, planned: int, queued: int) -> None:
        """`planned` sources are polled in all, `queued` pages were handed out so far."""
        if not self._enabled:
            return
        sources = report.sources.values()
        polled = sum(one.state is not None for one in sources)
        read = sum(one.fetched for one in sources)
        line = f"polled {polled}/{planned} sources, read {read}/{queued} pages, {sum(one.flagged for one in sources)} flagged"
        sys.stderr.write("\r" + line.ljust(self._width))
        sys.stderr.flush()
        self._width = len(line)
