"""What this process knows of origins while it runs: robots.txt, quiet times asked for, delays."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from protego import Protego

from monitor.crawl.guard import Guard

ROBOTS_AGE = timedelta(days=1)
LONGEST_DELAY = 300.0  # seconds; a Crawl-delay above it is taken for this, so that a pass ends
MOST_SILENCES = 10  # five minutes of waiting for one origin
SHORTEST_DELAY = 0.001  # Scrapy 2.19 does not hold its limit of one request at a time with a delay of 0


@dataclass
class Politeness:
    """Shared by middlewares and download handler of one pass. `remember_*` keep what later passes need."""

    guard: Guard
    clock: Callable[[], datetime]
    remember_robots: Callable[[str, str], None]
    remember_quiet: Callable[[str, datetime], None]
    stopping: bool = False  # no further request leaves
    quiet: dict[str, datetime] = field(default_factory=dict)
    delays: dict[str, float] = field(default_factory=dict)
    silences: dict[str, int] = field(default_factory=dict)  # requests in a row that ran out of time
    _robots: dict[str, tuple[str, Protego]] = field(default_factory=dict)

    def know_robots(self, origin: str, text: str) -> Protego:
        rules = Protego.parse(text)
        self._robots[origin] = (text, rules)
        return rules

    def robots(self, origin: str) -> Protego | None:
        known = self._robots.get(origin)
        return known[1] if known else None

    def quiet_until(self, origin: str) -> datetime | None:
        """Until when the origin is to be left alone, or None."""
        until = self.quiet.get(origin)
        return until if until and until > self.clock() else None

    def keep_quiet(self, origin: str, until: datetime) -> None:
        """A later answer that asks for less does not take back what an earlier one asked for."""
        if until > self.quiet.get(origin, until - timedelta(seconds=1)):
            self.quiet[origin] = until
            self.remember_quiet(origin, until)

    def note_silence(self, origin: str, *, silent: bool) -> None:
        """Whether a request ran out of time."""
        self.silences[origin] = self.silences.get(origin, 0) + 1 if silent else 0

    def is_given_up(self, origin: str) -> bool:
        """Whether the origin has let so many requests in a row run out of time that the rest wait for the next pass:
        two hundred pages of a host that hangs would keep a pass busy for hours."""
        return self.silences.get(origin, 0) >= MOST_SILENCES

    def wants_delay(self, origin: str, seconds: float) -> float:
        """The delay of an origin, never less than any source or its robots.txt asked for."""
        delay = min(max(self.delays.get(origin, SHORTEST_DELAY), seconds), LONGEST_DELAY)
        self.delays[origin] = delay
        return delay
