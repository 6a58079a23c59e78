"""From outcomes to rows: which article a page is, whether it changed, and everything of one page in one transaction."""

from dataclasses import replace
from datetime import datetime

from monitor.frontier import EntryDecision
from monitor.linking import NOTHING, Released, link_article, release_deals
from monitor.models.article import TextFrom
from monitor.models.entry import Entry, EntryState
from monitor.models.outcome import Outcome
from monitor.models.page import Page
from monitor.revisions import content_hash, is_version
from monitor.store import articles, entries
from monitor.store.database import Database
from monitor.urls import canonical_url, is_variant, same_site, story_key


def record_page(db: Database, entry: Entry, page: Page, outcome: Outcome, *, now: datetime) -> int:
    """Store a page, its article and all readings, and end its entry, in one transaction; the article's id."""
    with db.atomic():
        article_id = _store_article(db, entry, outcome, own_url=_own_url(page), fetched=page.fetched, now=now)
        articles.save_page(db, canonical_url(entry.url), page, article_id)
        entries.close_entry(db, entry.id, EntryState.DONE, article_id=article_id)
    return article_id


def record_feed_text(
    db: Database,
    entry: Entry,
    page: Page | None,
    outcome: Outcome,
    decision: EntryDecision,
    *,
    now: datetime,
) -> int:
    """Store the feed's own text as the article, because its page cannot be read. Where the decision says pending, the
    page takes the text's place as soon as it can be read."""
    with db.atomic():
        url = canonical_url(entry.url)
        article_id = _store_article(db, entry, outcome, own_url=url, fetched=now, now=now)
        if page is not None and page.body:
            articles.save_page(db, url, page, article_id)
        _end(db, entry, decision, article_id)
    return article_id


def record_no_article(db: Database, entry: Entry, page: Page | None, decision: EntryDecision) -> None:
    """An entry whose page gave no article. An article from an earlier reading stays as it is, and its entry is done."""
    with db.atomic():
        if page is not None and page.body and page.status == 200 and entry.article_id is None:
            articles.save_page(db, canonical_url(entry.url), page, None)
        _end(db, entry, decision, entry.article_id)


def _end(db: Database, entry: Entry, decision: EntryDecision, article_id: int | None) -> None:
    if decision.state is EntryState.PENDING and decision.next_attempt:
        entries.postpone_entry(
            db,
            entry.id,
            decision.reason,
            next_attempt=decision.next_attempt,
            article_id=article_id,
            attempted=decision.was_asked,
        )
        return
    state = decision.state if article_id is None else EntryState.DONE
    entries.close_entry(db, entry.id, state, decision.reason, article_id=article_id)


def _own_url(page: Page) -> str:
    return canonical_url(page.final_url)


def _store_article(
    db: Database,
    entry: Entry,
    outcome: Outcome,
    *,
    own_url: str,
    fetched: datetime,
    now: datetime,
) -> int:
    digest = content_hash(outcome.article.title, outcome.article.text)
    known = _known(db, entry, outcome, digest, own_url)
    if known is None:
        outcome = _with_free_url(db, outcome, own_url)
        article_id = articles.insert_article(db, entry.source, outcome, digest, fetched=fetched, now=now)
        _link(db, article_id, outcome)
        return article_id
    is_worse = outcome.article.text_from is TextFrom.FEED and known.text_from is TextFrom.PAGE
    if known.content_hash != digest and not is_worse and _is_same_page(known, entry, own_url):
        released = release_deals(db, known.id)
        articles.update_article(db, known.id, outcome, digest, fetched=fetched, now=now)
        _link(db, known.id, outcome, released)
    if is_variant(known.url) and not is_variant(own_url):
        articles.move_article(db, known.id, own_url)
    return known.id


def _link(db: Database, article_id: int, outcome: Outcome, released: Released = NOTHING) -> None:
    if outcome.trace:
        link_article(db, article_id, outcome.trace, released)


def _known(
    db: Database, entry: Entry, outcome: Outcome, digest: str, own_url: str
) -> articles.StoredArticle | None:
    """The stored article that this page is, if any: its own from an earlier reading, the one at its address, or the
    same title and text at another address of its host."""
    if entry.article_id is not None:
        return articles.article_by_id(db, entry.article_id)
    at_url = articles.article_by_url(db, outcome.article.url)
    if at_url and (
        at_url.content_hash == digest or at_url.title == outcome.article.title or at_url.url == own_url
    ):
        return at_url
    return (
        articles.article_by_url(db, own_url)
        or articles.article_by_content(db, digest, own_url)
        or _same_story(db, outcome, own_url)
    )


def _same_story(db: Database, outcome: Outcome, own_url: str) -> articles.StoredArticle | None:
    """The article at another address of the same story (its AMP form, a host for phones, another slug of its number),
    where the texts say so, too."""
    at_key = articles.article_by_story(db, story_key(own_url))
    return at_key if at_key and is_version(at_key.text, outcome.article.text) else None


def _is_same_page(known: articles.StoredArticle, entry: Entry, own_url: str) -> bool:
    """Whether a different text is a later version: read again, or at the very same address. A second address that
    shares the canonical link (a print or mobile view) is laid out otherwise, not changed."""
    is_other_slug = "#" in story_key(own_url) and not is_variant(own_url) and not is_variant(known.url)
    is_other_slug = is_other_slug and story_key(own_url) == story_key(known.url)
    return (
        entry.article_id == known.id
        or known.url == own_url
        or is_other_slug
        or known.text_from is TextFrom.FEED
    )


def _with_free_url(db: Database, outcome: Outcome, own_url: str) -> Outcome:
    """A canonical link that several different pages share (often the home page) identifies none of them."""
    url = outcome.article.url or own_url
    if url != own_url and (not same_site(url, own_url) or articles.article_by_url(db, url)):
        url = own_url
    return replace(outcome, article=replace(outcome.article, url=url))
