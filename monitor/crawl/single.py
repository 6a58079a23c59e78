"""One page by hand, with the same politeness and guards as a pass, and nothing stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from monitor.config import Settings
from monitor.crawl.guard import Guard
from monitor.crawl.politeness import Politeness
from monitor.crawl.runner import run_spider
from monitor.crawl.troubles import trouble_of
from monitor.errors import FetchFailedError
from monitor.models.entry import Entry, ListedEntry
from monitor.models.page import Page
from monitor.models.poll import RawDocument, Reading, SourceDocument, SourcePlan
from monitor.models.source import Source


def fetch_one(url: str, settings: Settings) -> Page:
    """The page at an address. Raises FetchFailedError with the reason. Once a process."""
    desk = _OnePage(url, settings)
    run_spider(desk, desk.politeness.guard, settings.network.user_agent)
    if desk.page is None:
        raise FetchFailedError(url, desk.reason or "could not be fetched")
    if not 200 <= desk.page.status < 300:
        raise FetchFailedError(url, f"HTTP {desk.page.status}")
    return desk.page


@dataclass
class _OnePage:
    """A desk that hands out one entry and keeps what comes."""

    url: str
    settings: Settings
    page: Page | None = None
    reason: str = ""
    politeness: Politeness = field(init=False)

    def __post_init__(self) -> None:
        self.politeness = Politeness(
            guard=Guard.of(self.settings.network.allow),
            clock=self.now,
            remember_robots=_forget,
            remember_quiet=_forget,
            remember_next=_forget,
        )

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def resume(self) -> None:
        """Nothing is left from before."""

    async def read(self, source: Source, document: RawDocument) -> SourceDocument:
        raise AssertionError("no source is polled")

    def plans(self) -> Sequence[SourcePlan]:
        return ()

    def waiting(self) -> Iterator[tuple[Source, Entry]]:
        yield Source("by-hand", self.url, delay=self.settings.network.delay), Entry(0, "by-hand", self.url)

    def asker(self, url: str, source: Source) -> Source:
        return source

    def knows_any(self, source: str, entries: Sequence[ListedEntry]) -> bool:
        raise AssertionError("no source is polled")

    def listed(self, reading: Reading) -> Iterator[Entry]:
        raise AssertionError("no source is polled")

    async def fetched(self, entry: Entry, page: Page) -> None:
        self.page = page

    async def unfetched(self, entry: Entry, error: Exception) -> None:
        trouble = trouble_of(error)
        self.reason = f"{trouble.trouble.value}: {trouble.words}" if trouble.words else trouble.trouble.value


def _forget(origin: str, learned: str | datetime) -> None:
    """Nothing is stored."""
