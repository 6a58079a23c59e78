"""The desk that spiders work for: plans polls, stores what they list, hands out entries, takes pages in.

Everything here runs in one process and one loop, which is the single writer of the database; reading and judging a page
runs on the engine.
"""

import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor import frontier
from monitor.config import Settings
from monitor.crawl.documents import Documents
from monitor.crawl.guard import Guard
from monitor.crawl.intake import RECHECK_AGES, Intake
from monitor.crawl.politeness import ROBOTS_AGE, Politeness
from monitor.crawl.refusals import CarriedOver, Stopping
from monitor.crawl.troubles import trouble_of
from monitor.engines.base import Engine
from monitor.errors import SourceDocumentError
from monitor.logs import event
from monitor.models.entry import Entry, EntryState, Listed, ListedEntry
from monitor.models.fetch import FetchError, Trouble
from monitor.models.page import Page
from monitor.models.poll import Poll, RawDocument, Reading, SourceDocument, SourcePlan, Validators
from monitor.models.report import PassReport, SourceReport
from monitor.models.source import Source, SourceKind, SourceState
from monitor.store import entries, inbox, origins, sources
from monitor.store.ahead import take_back_ahead
from monitor.store.database import Database, StoreFault, fault_words
from monitor.store.sources import SourceRow
from monitor.urls import canonical_url, is_fetchable, origin, same_site

log = logging.getLogger(__name__)

FULL_READ = timedelta(days=1)  # between two polls that ask for the whole document
MOST_CHILDREN = 1000  # of a sitemap index that are remembered
PAGES_A_PASS = 1000  # of one source; the rest stay pending for the next pass

Progress = Callable[[PassReport, int, int], None]


@dataclass
class Desk:
    """One pass. `due` keeps the timetable; without it everything is due."""

    db: Database
    settings: Settings
    sources: Sequence[Source]
    engine: Engine
    clock: Callable[[], datetime]
    progress: Progress
    due: bool = False
    report: PassReport = field(default_factory=PassReport)
    politeness: Politeness = field(init=False)
    intake: Intake = field(init=False)
    documents: Documents = field(init=False)
    _planned: set[str] = field(default_factory=set)
    _handed_out: int = 0
    _neighbours: dict[str, list[str]] = field(default_factory=dict)  # sources of each origin
    _subscriptions: dict[str, Source] = field(init=False)  # sources with headers, by their origin
    _in_hand: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        mind_the_clock(self.db, self.now())
        self._subscriptions = {
            origin(one.url): self._polite(one)
            for one in reversed(self.settings.sources)
            if one.enabled and one.headers
        }
        self.politeness = self._recall_origins()
        self.documents = Documents(self.db, self.engine, self._storing)
        self.intake = Intake(self.db, self.engine, self.clock, self.report, lambda: self.politeness.stopping)

    # What spiders ask and bring

    @property
    def had_work(self) -> bool:
        """Whether anything was due."""
        return bool(self._planned or self._handed_out)

    def now(self) -> datetime:
        return self.clock()

    def plans(self) -> list[SourcePlan]:
        rows = sources.source_rows(self.db)
        plans = []
        for source in self.sources:
            row = rows[source.name]
            report = self.report.sources.setdefault(source.name, SourceReport(source.name))
            if row.state is SourceState.GONE:
                report.state, report.error = row.state, row.last_error
            elif not self.due or row.next_poll is None or row.next_poll <= self.now():
                plans.append(self._plan(source, row))
        self._planned = {plan.source.name for plan in plans}
        return plans

    def waiting(self) -> Iterator[tuple[Source, Entry]]:
        """Pages are due also of sources that are not, and of those that are gone."""
        for source in self.sources:
            if source.name not in self._planned:
                polite = self._polite(source)
                yield from ((polite, entry) for entry in self.entries_of(polite))

    def asker(self, url: str, source: Source) -> Source:
        """With whose headers an address is asked: a page of a site that is read under a subscription, whoever listed it,
        with those of the site's own source."""
        here = origin(url)
        if source.headers and origin(source.url) == here:
            return source
        return self._subscriptions.get(here, source)

    def knows_any(self, source: str, listed: Sequence[ListedEntry]) -> bool:
        return entries.are_known(self.db, source, [canonical_url(entry.url) for entry in listed])

    async def resume(self) -> None:
        """Read what an earlier process was shown and did not get to."""
        by_name = {source.name: source for source in self.sources}
        for kept in inbox.kept_documents(self.db):
            source, document = by_name.get(kept.source), None
            if source is None:
                continue  # not of this pass; its turn comes
            with contextlib.suppress(SourceDocumentError):
                document = await self.documents.read_kept(kept.document)
            with self._storing(), self.db.atomic():
                if document:
                    self._save(source, document.entries, document.kind)
                    sources.mark_incomplete(self.db, source.name)  # its further documents were not read
                inbox.drop_document(self.db, kept.id)

    async def read(self, source: Source, document: RawDocument) -> SourceDocument:
        return await self.documents.read(source.name, document)

    def listed(self, reading: Reading) -> Iterator[Entry]:
        """Store what a poll brought, in one transaction, before any of its pages is asked for."""
        with self._storing():
            yield from self._listed(reading)

    def _listed(self, reading: Reading) -> Iterator[Entry]:
        now, source = self.now(), reading.source
        if isinstance(reading.error, Stopping | CarriedOver):
            return  # it was not polled
        row = sources.source_row(self.db, source.name)
        poll = self._judge(reading, row)
        with self.db.atomic():
            found = self._save(source, poll.entries, reading.kind)
            inbox.drop_documents(self.db, source.name)
            poll = frontier.with_gap(poll, reading.kind, found, row.last_new)
            quiet = self.politeness.quiet_until(origin(source.url))
            due = frontier.next_poll(source, poll, self._failures(poll, row), now, not_before=quiet)
            sources.save_poll(self.db, poll, new=found.new, next_poll=due)
        report = self.report.sources[source.name]
        report.state, report.status, report.error = poll.state, poll.status, poll.error
        report.listed, report.new, report.is_polled = len(poll.entries), found.new, True
        event(
            log,
            _level(poll, found.new + found.again),
            "poll",
            source=source.name,
            url=source.url,
            state=poll.state.value,
            status=poll.status,
            entries=len(poll.entries),
            new=found.new,
            again=found.again,
            error=poll.error,
        )
        self._tell()
        yield from self.entries_of(source)

    def _save(self, source: Source, listed: Sequence[ListedEntry], kind: SourceKind) -> Listed:
        """A text of the feed's own stands for no page of another site, under whose address it could put anything."""
        now = self.now()
        return entries.save_listed(
            self.db,
            source.name,
            [
                one if not one.text or same_site(one.url, source.url) else replace(one, text="")
                for one in listed
            ],
            now=now,
            canonical=canonical_url,
            too_old=lambda entry: frontier.is_too_old(entry, source, kind, now),
            dated=kind in {SourceKind.FEED, SourceKind.SITEMAP},
        )

    def entries_of(self, source: Source) -> Iterator[Entry]:
        """What is to be fetched of a source in this pass, newest first; nothing that another source has in hand."""
        now = self.now()
        waiting = entries.pending(self.db, source.name, limit=PAGES_A_PASS, due=now if self.due else None)
        if self.due:
            waiting += entries.rechecks(
                self.db, source.name, RECHECK_AGES, now=now, limit=PAGES_A_PASS - len(waiting)
            )
        for entry in waiting:
            url = canonical_url(entry.url)
            if url in self._in_hand:
                continue
            reason = self._why_not(entry.url)
            if reason:  # told here, because no request can even be made of some of them
                self.intake.refuse(entry, FetchError(Trouble.FORBIDDEN_ADDRESS, reason))
                continue
            stored = None if entry.article_id else entries.stored_article(self.db, url)
            if stored:
                entries.close_entry(self.db, entry.id, EntryState.DONE, article_id=stored)
                continue
            self._in_hand.add(url)
            self._handed_out += 1
            yield entry

    async def fetched(self, entry: Entry, page: Page) -> None:
        """Read and judge a page on the engine, and store what became of it."""
        with self._storing():
            await self.intake.take(entry, page)
        self._tell()

    async def unfetched(self, entry: Entry, error: Exception) -> None:
        """Note why a page could not be fetched; one that was not asked for because of a stop stays as it is."""
        if isinstance(error, Stopping):
            return
        with self._storing():
            await self.intake.note(entry, trouble_of(error))
        self._tell()

    # Its own

    def finish(self) -> PassReport:
        """What the pass made of each source, after its pages."""
        with self._storing():
            self._sum_up()
        return self.report

    def _sum_up(self) -> None:
        waiting = entries.counts(self.db)
        for report in self.report.sources.values():
            report.pending = waiting.get(report.name, {}).get("pending", 0)
            if report.state and report.state.is_well and self.intake.all_refused(report.name):
                report.state, report.error = SourceState.BLOCKED, "every page was refused"
                sources.save_refusal(self.db, report.name, report.state, report.error)

    @contextlib.contextmanager
    def _storing(self) -> Iterator[None]:
        """Where the database takes nothing (locked, full, read-only), the pass ends: what is not stored is pending, and
        asking for more would only ask in vain."""
        try:
            yield
        except StoreFault as error:
            log.debug("fault", exc_info=error)
            words = f"{self.settings.database}: {fault_words(error, self.settings.database)}"
            if words not in self.report.broken:
                self.report.broken.append(words)
            self.politeness.stopping = True

    def _remember_robots(self, origin: str, text: str) -> None:
        with self._storing():
            origins.save_robots(self.db, origin, text, now=self.now())

    def _remember_quiet(self, origin: str, until: datetime) -> None:
        with self._storing():
            origins.save_retry_after(self.db, origin, until)

    def _remember_next(self, origin: str, moment: datetime) -> None:
        with self._storing():
            origins.save_next_allowed(self.db, origin, moment)

    def _why_not(self, url: str) -> str | None:
        if is_fetchable(url):
            return self.politeness.guard.why_not(url)
        return self.politeness.guard.why_not(url) or "not an address that is fetched"

    def _plan(self, source: Source, row: SourceRow) -> SourcePlan:
        """Once a day without validators: some servers answer 304 for ever."""
        url = row.feed_url or source.url
        if row.last_full is None or self.now() - row.last_full >= FULL_READ:
            return SourcePlan(self._polite(source), url, read_on=row.incomplete)
        if row.incomplete:
            return SourcePlan(self._polite(source), url, children=row.children, read_on=True)
        return SourcePlan(self._polite(source), url, row.etag, row.last_modified, row.children)

    def _failures(self, poll: Poll, row: SourceRow) -> int:
        """In a row, of the source; where its host is to blame, of whichever source of that host has most."""
        if not frontier.is_of_host(poll):
            return row.failures
        if not self._neighbours:
            for source in self.sources:
                self._neighbours.setdefault(origin(source.url), []).append(source.name)
        near = self._neighbours.get(origin(row.url), [row.name])
        return max(row.failures, sources.most_failures(self.db, near) - 1) if len(near) > 1 else row.failures

    def _judge(self, reading: Reading, row: SourceRow) -> Poll:
        trouble = trouble_of(reading.error) if reading.error else None
        is_feed_of_page = reading.asked not in {"", reading.source.url}
        if is_feed_of_page:  # the configured page is not asked: whether it moved is known from before
            reading = replace(reading, moved_to=row.moved_to)
        state, words = frontier.source_state(reading, trouble)
        validators = frontier.validators_after(reading, Validators(row.etag, row.last_modified))
        known = row.children if len(row.children) < MOST_CHILDREN else {}
        return Poll(
            source=reading.source.name,
            at=reading.at,
            state=state,
            status=reading.status,
            entries=reading.entries,
            bytes=reading.bytes,
            seconds=reading.seconds,
            error=words,
            etag=validators.etag,
            last_modified=validators.last_modified,
            moved_to=reading.moved_to,
            feed_url=reading.feed_url,
            not_modified=reading.status == 304,
            hint=frontier.asked_wait(reading.hint, reading.headers),
            children={**known, **reading.children} if reading.incomplete else reading.children,
            incomplete=reading.incomplete,
            read_whole=reading.read_whole,
        )

    def _polite(self, source: Source) -> Source:
        return source if source.delay is not None else replace(source, delay=self.settings.network.delay)

    def _recall_origins(self) -> Politeness:
        now = self.now()
        politeness = Politeness(
            guard=Guard.of(self.settings.network.allow),
            clock=self.clock,
            remember_robots=self._remember_robots,
            remember_quiet=self._remember_quiet,
            remember_next=self._remember_next,
        )
        for one in origins.all_origins(self.db).values():
            if one.robots is not None and one.robots_fetched and now - one.robots_fetched < ROBOTS_AGE:
                politeness.know_robots(one.origin, one.robots)
            if one.retry_after and one.retry_after > now:
                politeness.quiet[one.origin] = one.retry_after
            if one.next_allowed and one.next_allowed > now:
                politeness.not_before[one.origin] = one.next_allowed
        return politeness

    def _tell(self) -> None:
        self.progress(self.report, len(self._planned), self._handed_out)


def mind_the_clock(db: Database, now: datetime) -> None:
    """What a clock that was ahead had put off is due again, with a line in the log."""
    back = take_back_ahead(db, now)
    if back:
        words = f"{back.sources} sources, {back.entries} pages and {back.digests} digests are due again"
        event(log, logging.WARNING, "clock", was="ahead", remedy=words)


def _level(poll: Poll, brought: int) -> int:
    """A poll that brought nothing is no news."""
    if not poll.state.is_well:
        return logging.WARNING
    return logging.INFO if brought or poll.error else logging.DEBUG
