"""Takes pages in: reads and judges them on the engine, and stores the article, or why there is none."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor import frontier
from monitor.engines.base import Engine
from monitor.errors import ExtractionError
from monitor.ingest import record_feed_text, record_no_article, record_page
from monitor.logs import event
from monitor.models.article import Article, PageKind, TextFrom
from monitor.models.entry import Entry, EntryState
from monitor.models.fetch import FetchError, Trouble
from monitor.models.outcome import Outcome
from monitor.models.page import Page
from monitor.models.report import PassReport
from monitor.store import entries
from monitor.store.database import Database, StoreFault
from monitor.times import utc_text
from monitor.urls import canonical_url, leads_home, leads_to_login

log = logging.getLogger(__name__)

RECHECK_AGES = (timedelta(hours=6), timedelta(days=1), timedelta(days=7))


@dataclass
class Intake:
    """Counts into the report of its pass."""

    db: Database
    engine: Engine
    clock: Callable[[], datetime]
    report: PassReport
    is_stopping: Callable[[], bool]
    _refused: dict[str, list[int]] = field(
        default_factory=dict
    )  # entries of each source whose page was refused
    _heard: set[str] = field(default_factory=set)  # sources of which a page was not refused

    async def take(self, entry: Entry, page: Page) -> None:
        """One page; whatever it breaks, the pass goes on."""
        self.report.sources[entry.source].fetched += 1
        try:
            await self._take(entry, page)
        except StoreFault:
            raise  # nothing can be noted where nothing can be stored
        except Exception as error:
            self._broke(entry, error)

    async def note(self, entry: Entry, error: FetchError) -> None:
        """A page that could not be fetched."""
        try:
            await self._decide(entry, None, error=error)
        except StoreFault:
            raise
        except Exception as broken:
            self._broke(entry, broken)

    def refuse(self, entry: Entry, error: FetchError) -> None:
        """An entry whose address is not asked at all."""
        decision = frontier.entry_outcome(None, error=error, attempts=entry.attempts + 1, now=self.clock())
        self._end(entry, None, decision)

    def all_refused(self, source: str) -> bool:
        """Whether every page of a source that was asked for in this pass was refused, and none that was listed with
        them or later could be read before: one forbidden page among many is tried alone at each pass."""
        refused = self._refused.get(source, [])
        return (
            bool(refused) and source not in self._heard and not entries.is_any_done(self.db, source, refused)
        )

    async def _take(self, entry: Entry, page: Page) -> None:
        if page.status == 304 and entry.article_id is not None:
            entries.save_recheck(self.db, entry.id, RECHECK_AGES, now=self.clock())
            return
        if not frontier.is_whole(page.status) or not page.body.strip():
            await self._decide(entry, page)
            return
        elsewhere = _elsewhere(page)
        if elsewhere:
            await self._decide(entry, page, kind=elsewhere)
            return
        try:
            outcome = await self.engine.process(page)
        except ExtractionError as error:
            if error.broke_worker and self.is_stopping():
                return  # the stop took its worker, too: the page is no worse for it, and stays as it was
            trouble = Trouble.BROKE_READER if error.broke_worker else Trouble.TOO_LARGE
            await self._decide(entry, page, error=FetchError(trouble, error.reason))
            return
        if outcome.article.kind is PageKind.ARTICLE:
            self._store(entry, page, outcome)
        else:
            await self._decide(entry, page, kind=outcome.article.kind)

    def _store(self, entry: Entry, page: Page, outcome: Outcome) -> None:
        now = self.clock()
        record_page(self.db, entry, page, outcome, now=now)
        entries.save_recheck(
            self.db, entry.id, RECHECK_AGES, now=now
        )  # ages that have passed need no look of their own
        self._count(entry, outcome)
        self._heard.add(entry.source)

    async def _decide(
        self,
        entry: Entry,
        page: Page | None,
        *,
        error: FetchError | None = None,
        kind: PageKind | None = None,
    ) -> None:
        now = self.clock()
        decision = frontier.entry_outcome(
            page.status if page else None,
            error=error,
            kind=kind,
            feed_text=entry.feed_text,
            last_reason=entry.reason,
            attempts=entry.attempts + 1,
            now=now,
        )
        if decision.use_feed_text:
            outcome = await self.engine.judge(_feed_article(entry))
            record_feed_text(self.db, entry, page, outcome, decision, now=now)
            self._count(entry, outcome)
        else:
            self._end(entry, page, decision)
        entries.save_recheck(
            self.db, entry.id, RECHECK_AGES, now=now
        )  # of an article whose page is gone, too
        if _is_refusal(page, error, kind):
            self._refused.setdefault(entry.source, []).append(entry.id)
        else:
            self._heard.add(entry.source)

    def _end(self, entry: Entry, page: Page | None, decision: frontier.EntryDecision) -> None:
        """Store that an entry brought no article, and why."""
        record_no_article(self.db, entry, page, decision)
        report = self.report.sources[entry.source]
        report.skipped += decision.state is EntryState.SKIPPED
        report.failed += decision.state is EntryState.FAILED
        level = logging.DEBUG if decision.state is EntryState.PENDING else logging.INFO
        event(
            log,
            level,
            "page",
            source=entry.source,
            url=entry.url,
            state=decision.state.value,
            reason=decision.reason,
        )

    def _count(self, entry: Entry, outcome: Outcome) -> None:
        report = self.report.sources[entry.source]
        report.stored += 1
        report.deals += len(outcome.deals)
        flagged = bool(outcome.judgement and outcome.judgement.flagged)
        report.flagged += flagged
        event(
            log,
            logging.INFO if flagged else logging.DEBUG,
            "article",
            source=entry.source,
            url=outcome.article.url,
            flagged=int(flagged),
            score=round(outcome.judgement.score, 1) if outcome.judgement else None,
            deals=len(outcome.deals),
        )

    def _broke(self, entry: Entry, error: Exception) -> None:
        """A fault of this program: the page stays pending, the pass goes on and ends with exit code 1."""
        log.exception("fault", extra={"fields": {"source": entry.source, "url": entry.url}}, exc_info=error)
        words = f"{entry.url}: {type(error).__name__}: {error}"
        self.report.broken.append(words)
        until = frontier.next_attempt(entry.attempts + 1, self.clock())
        entries.postpone_entry(
            self.db, entry.id, f"internal error: {type(error).__name__}", next_attempt=until
        )


def _elsewhere(page: Page) -> PageKind | None:
    """What a redirect led to in place of the page, as far as its address tells."""
    if canonical_url(page.url) == canonical_url(page.final_url):
        return None
    if leads_to_login(page.final_url):
        return PageKind.LOGIN
    return PageKind.INDEX if leads_home(page.url, page.final_url) else None


def _feed_article(entry: Entry) -> Article:
    return Article(
        url=canonical_url(entry.url),
        title=entry.title,
        text=entry.feed_text,
        authors=entry.authors,
        published=utc_text(entry.published) if entry.published else None,
        text_from=TextFrom.FEED,
    )


def _is_refusal(page: Page | None, error: FetchError | None, kind: PageKind | None) -> bool:
    if kind in {PageKind.BOT_BLOCK, PageKind.CONSENT}:
        return True
    if error:
        return error.trouble is Trouble.ROBOTS_FORBIDS
    return page is not None and page.status in {401, 403}
