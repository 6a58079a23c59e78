"""What this process knows of origins while it runs: robots.txt, quiet times asked for, delays."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from protego import Protego

from monitor.crawl.guard import Guard

ROBOTS_AGE = timedelta(days=1)
LONGEST_DELAY = 300.0  # seconds; a Crawl-delay above it is taken for this
KEPT_DELAY = (
    3.0  # seconds of delay from which it holds between passes, too; shorter ones end before the next begins
)
PASS_LONGEST = (
    300.0  # seconds of delays and answers that a pass spends on one origin; the rest waits for the next
)
FEWEST_A_PASS = 2  # requests of an origin even so: a source document, and a page
MOST_SILENCES = 10  # five minutes of waiting for one origin
SHORTEST_DELAY = 0.001  # Scrapy 2.19 does not hold its limit of one request at a time with a delay of 0


@dataclass
class Politeness:
    """Shared by middlewares and download handler of one pass. `remember_*` keep what later passes need."""

    guard: Guard
    clock: Callable[[], datetime]
    remember_robots: Callable[[str, str], None]
    remember_quiet: Callable[[str, datetime], None]
    remember_next: Callable[[str, datetime], None]
    stopping: bool = False  # no further request leaves
    quiet: dict[str, datetime] = field(default_factory=dict)
    delays: dict[str, float] = field(default_factory=dict)
    silences: dict[str, int] = field(default_factory=dict)  # requests in a row that ran out of time
    spent: dict[str, float] = field(default_factory=dict)  # seconds of delays and answers
    admitted: dict[str, int] = field(default_factory=dict)  # requests but for robots.txt
    not_before: dict[str, datetime] = field(default_factory=dict)  # the end of an earlier pass's delay
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

    def admits(self, origin: str, delay: float) -> bool:
        """Whether a request that is about to wait out the delay still has its place in this pass. What this program takes
        for its own work is not on the host's account."""
        spent, admitted = self.spent.get(origin, 0.0) + delay, self.admitted.get(origin, 0)
        if admitted >= FEWEST_A_PASS and spent > PASS_LONGEST:
            return False
        self.spent[origin], self.admitted[origin] = spent, admitted + 1
        return True

    def note_answer(self, origin: str, seconds: float) -> None:
        """How long an answer took, whatever it was."""
        self.spent[origin] = self.spent.get(origin, 0.0) + seconds

    def is_over(self, origin: str) -> bool:
        """Whether an origin has had its time: two hundred pages that drip would keep a pass busy for hours."""
        has_had = self.admitted.get(origin, 0) > FEWEST_A_PASS
        return has_had and self.spent.get(origin, 0.0) > PASS_LONGEST

    def note_leaving(self, origin: str) -> None:
        """A request leaves: a long delay counts from now on, whatever becomes of this process."""
        delay = self.delays.get(origin, 0.0)
        if delay >= KEPT_DELAY:
            self.remember_next(origin, self.clock() + timedelta(seconds=delay))

    def still_to_wait(self, origin: str) -> float:
        """Seconds that are left of a delay of an earlier pass; told once. A clock that was ahead makes them no more than
        a delay can have."""
        until = self.not_before.pop(origin, None)
        left = (until - self.clock()).total_seconds() if until else 0.0
        return left if 0 < left <= LONGEST_DELAY + 1 else 0.0
