"""When sources and entries are due again, and what an answer makes of them. Pure: records and `now` in, decisions out.

The tables are those of docs/architecture.md: which answers leave an entry waiting, which end it, which states a source
can have.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from monitor.models.article import PageKind
from monitor.models.entry import EntryState, Listed, ListedEntry
from monitor.models.fetch import FetchError, Trouble
from monitor.models.poll import Poll, Reading, Validators
from monitor.models.source import Finding, Source, SourceKind, SourceState

DAY = timedelta(days=1)
SKEW = timedelta(minutes=1)  # that clocks are corrected by, every day
SOONEST = timedelta(minutes=10)  # after a poll that nothing overlapped with
EVERY = timedelta(minutes=30)  # between polls of a source whose rhythm is not known
FEWEST_SHOWN = 5  # entries of a feed that overlaps with what it showed before
FULL_TEXT = 150  # words from which a feed's own text is an article

_QUIET = (  # no entry newer than this: time enough between polls
    (timedelta(days=60), timedelta(hours=12)),
    (timedelta(days=14), timedelta(hours=6)),
    (timedelta(days=2), timedelta(hours=2)),
)
_LONG_SILENT = timedelta(days=30)
_WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)

_FAILS = frozenset([Trouble.FORBIDDEN_ADDRESS, Trouble.REDIRECT_LOOP, Trouble.TOO_LARGE])
_NOT_ASKED = frozenset([Trouble.ASKED_TO_WAIT, Trouble.GIVEN_UP, Trouble.CARRIED_OVER])
_REFUSALS = frozenset([401, 403])
_WAITING_STATUSES = frozenset(
    [401, 403, 408, 423, 425, 429]
)  # of 4xx; 408 is a timeout that the server noticed
_ENDING_STATUSES = frozenset([300, 301, 305, 306, 308])  # of 3xx, where they lead nowhere
_PARTIAL = 206  # nobody asked for a part
_MOST_UNASKED = 5  # answers 304 to who has no copy, in a row: it will not be given
_SKIPPED_KINDS = {
    PageKind.EMPTY: "no text",
    PageKind.PAYWALL: "paywall stub",
    PageKind.LOGIN: "login page",
    PageKind.SOFT_404: "soft 404",
    PageKind.INDEX: "index page",
    PageKind.NOT_HTML: "not HTML",
    PageKind.OTHER: "no article",
}
_WAITING_KINDS = {PageKind.BOT_BLOCK: "bot block", PageKind.CONSENT: "consent wall"}
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_UNCACHED = re.compile(r"\bno-(?:store|cache)\b", re.IGNORECASE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class EntryDecision:
    """What becomes of an entry after an attempt that stored no article from its page.

    `next_attempt` is set only where the state is pending. With `use_feed_text` the feed's own text is to be stored as
    the article, marked as such; the state already says what the entry is then.
    """

    state: EntryState
    reason: str
    next_attempt: datetime | None = None
    use_feed_text: bool = False
    was_asked: bool = True  # False: no request was made, which is no attempt


def entry_outcome(
    status: int | None,
    *,
    error: FetchError | None = None,
    kind: PageKind | None = None,
    feed_text: str = "",
    last_reason: str = "",
    attempts: int = 1,
    now: datetime,
) -> EntryDecision:
    """The decision about an entry whose page gave no article.

    A passing obstacle (timeout, reset, cut-off or empty body, 401, 403, 429, 5xx, bot block, consent wall, robots.txt)
    leaves it pending, with a growing wait and without a last attempt. An answer that will not change (404, 410, 451 and
    other 4xx, a forbidden address or scheme, a redirect loop, a limit, a page that broke its reader twice) fails it. A
    page that was read and is no article skips it. A full text of the feed stands in where the page ended, is a paywall
    stub, or is refused; a refused entry goes on waiting for its page.

    `attempts` counts this one; `last_reason` is what the attempt before noted; `kind` is None where nothing was read.
    """
    state, reason = _state_of(status, error, kind, last_reason, attempts)
    full = is_full_text(feed_text)
    if state is EntryState.PENDING:
        refused = status in _REFUSALS or kind is PageKind.BOT_BLOCK
        was_asked = not (error and error.trouble in _NOT_ASKED)
        wait = next_attempt(attempts if was_asked else 1, now)
        until = error.until if error and error.until else None
        due = max(wait, until) if until else wait
        return EntryDecision(state, reason, due, full and refused, was_asked)
    return EntryDecision(EntryState.DONE if full else state, reason, None, full)


def _state_of(
    status: int | None, error: FetchError | None, kind: PageKind | None, last_reason: str, attempts: int
) -> tuple[EntryState, str]:
    if error:
        return _state_of_trouble(error, last_reason)
    if kind in _WAITING_KINDS:
        return EntryState.PENDING, _WAITING_KINDS[kind]
    if status is None:
        return EntryState.PENDING, "no answer"
    if not is_whole(status):
        return EntryState.FAILED if _is_final(status, attempts) else EntryState.PENDING, f"HTTP {status}"
    if kind in _SKIPPED_KINDS:
        return EntryState.SKIPPED, _SKIPPED_KINDS[kind]
    return EntryState.PENDING, "empty body"


def _is_final(status: int, attempts: int) -> bool:
    """Whether an answer without a document will not change."""
    if 400 <= status < 500:
        return status not in _WAITING_STATUSES
    return status in _ENDING_STATUSES or (status == 304 and attempts >= _MOST_UNASKED)


def _state_of_trouble(error: FetchError, last_reason: str) -> tuple[EntryState, str]:
    reason = f"{error.trouble.value}: {error.words}" if error.words else error.trouble.value
    broke_again = error.trouble is Trouble.BROKE_READER and last_reason.startswith(Trouble.BROKE_READER.value)
    return EntryState.FAILED if error.trouble in _FAILS or broke_again else EntryState.PENDING, reason


def is_whole(status: int) -> bool:
    """Whether an answer has a whole document."""
    return 200 <= status < 300 and status != _PARTIAL


def next_attempt(attempts: int, now: datetime) -> datetime:
    """When to try an entry again after so many attempts: 5 min, 15 min, 1 h, 4 h, 12 h, then daily, without an end."""
    return now + (_WAITS[max(0, attempts - 1)] if attempts <= len(_WAITS) else DAY)


def is_full_text(text: str) -> bool:
    """Whether it has the words of an article; two characters count as a word where words are not parted."""
    return len(text.split()) + len(_CJK.findall(text)) // 2 >= FULL_TEXT


def is_too_old(entry: ListedEntry, source: Source, kind: SourceKind, now: datetime) -> bool:
    """Whether a sitemap lists it only because it lists everything. What a feed or listing shows is never too old, nor
    what has no date."""
    dated = entry.published or entry.updated
    return kind is SourceKind.SITEMAP and dated is not None and now - dated > source.max_age


def next_poll(
    source: Source, poll: Poll, failures: int, now: datetime, *, not_before: datetime | None = None
) -> datetime:
    """When to ask a source again. `failures` are those in a row before this poll; `not_before` is a running Retry-After.

    `every`, else the source's rhythm; doubled with each failure in a row; no sooner than the server asks for (the
    document's own hint, Cache-Control, Retry-After). None of it waits longer than a day, unless `every` does.
    """
    usual = source.every or _rhythm(poll, now)
    wait = usual
    if not poll.state.is_well:
        wait = max(usual, min(DAY, usual * 2 ** min(failures + 1, 12)))
    if poll.hint:
        wait = max(wait, min(DAY, timedelta(seconds=poll.hint)))
    if poll.gap and source.every is None:
        wait = min(wait, SOONEST)
    due = now + wait
    return max(due, min(not_before, now + DAY)) if not_before else due


def is_of_host(poll: Poll) -> bool:
    """Whether the host is to blame for a failed poll, and not the one address: its other sources need not try, too."""
    return poll.state is SourceState.FAILING and (
        poll.status is None or poll.status == 429 or poll.status >= 500
    )


def was_ahead(
    last_poll: datetime | None, next_poll: datetime | None, every: timedelta | None, now: datetime
) -> bool:
    """Whether only a clock that was ahead can have noted these moments: a poll of the future, or a next one that is
    further off than any source waits.

    >>> now = datetime(2026, 11, 26, tzinfo=UTC)
    >>> was_ahead(now, now + DAY, None, now), was_ahead(now + DAY, now + 2 * DAY, None, now)
    (False, True)
    """
    longest = max(DAY, every or DAY) + SKEW
    return bool((last_poll and last_poll - now > SKEW) or (next_poll and next_poll - now > longest))


def _rhythm(poll: Poll, now: datetime) -> timedelta:
    newest = _newest(poll.entries)
    if newest is None:
        return EVERY
    return next((wait for quiet, wait in _QUIET if now - newest > quiet), EVERY)


def _newest(entries: tuple[ListedEntry, ...]) -> datetime | None:
    return max((dated for entry in entries if (dated := entry.published or entry.updated)), default=None)


def validators_after(reading: Reading, known: Validators) -> Validators:
    """What may stand, at the next poll, for having seen everything that this one was shown.

    Nothing, where a part could not be read; where a page led to a feed, which is asked from now on; and where a 304
    names another version than the one that was asked about. A 304 keeps what is known.
    """
    stated = Validators(reading.headers.get("etag"), reading.headers.get("last-modified"))
    if reading.incomplete or reading.feed_url:
        return Validators()
    if reading.status != 304:
        return stated
    is_other = stated.etag and known.etag and _opaque(stated.etag) != _opaque(known.etag)
    return Validators() if is_other else known


def _opaque(etag: str) -> str:
    return etag.removeprefix("W/")


def with_gap(poll: Poll, kind: SourceKind, found: Listed, last_new: datetime | None) -> Poll:
    """The poll, marked where a feed may have rolled over since the one before: it shows entries, and none was known."""
    shown = len(poll.entries)
    if kind is not SourceKind.FEED or last_new is None or not FEWEST_SHOWN <= shown == found.new:
        return poll
    words = f"{Finding.GAP}: entries may have been missed since {last_new:%Y-%m-%d %H:%M}"
    return replace(poll, gap=True, error="; ".join(filter(None, (poll.error, words))))


def asked_wait(hint: int | None, headers: Mapping[str, str]) -> int | None:
    """Seconds that a server asks for: the longer of the document's hint and Cache-Control's max-age, at most a day.

    `headers` have names in lower case. What `retry_after` reads is not part of it: it binds the whole origin.

    >>> asked_wait(600, {"cache-control": "public, max-age=900"})
    900
    """
    control = headers.get("cache-control", "")
    found = None if _UNCACHED.search(control) else _MAX_AGE.search(control)
    return min(max(hint or 0, int(found[1]) if found else 0), int(DAY.total_seconds())) or None


def retry_after(value: str, now: datetime, *, date: str = "") -> datetime | None:
    """Until when a Retry-After header asks to wait, in seconds or as an HTTP date (RFC 9110, 10.2.3); at most a day.

    None where it is neither, or the moment is past. `date` is the answer's Date header: where the server's clock is
    behind ours, its moment is taken as so long from now as it is from its own time.
    """
    value = value.strip()
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", value[:400], re.ASCII):
        seconds = min(float(value[:18]) if len(value) < 18 else DAY.total_seconds(), DAY.total_seconds())
        return now + timedelta(seconds=seconds) if seconds > 0 else None
    moment = _http_date(value[:100])
    if moment is None:
        return None
    told = _http_date(date[:100])
    moment = max(moment, now + (moment - told)) if told else moment
    return min(moment, now + DAY) if moment > now else None


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def source_state(reading: Reading, trouble: FetchError | None) -> tuple[SourceState, str]:
    """The state of a source after a poll, the first that fits, and the finer words for `last_error` ("" where all is
    well): gone (410); blocked (401, 403, robots.txt forbids); failing (no answer, another 4xx or 5xx, not the document
    it should be); moved (redirected for good); ok (200 or 304, also when nothing is listed or nothing is new for long).

    That all pages of a source were refused shows only after its pages; whoever fetched them says so.
    """
    status = reading.status
    is_own = reading.asked in {"", reading.source.url}  # not the feed that its page announced
    if status == 410 and is_own:
        return SourceState.GONE, f"HTTP 410: {Finding.GONE}; take the source out, or give its new address"
    if status in _REFUSALS or (trouble and trouble.trouble is Trouble.ROBOTS_FORBIDS):
        return SourceState.BLOCKED, _words(status, trouble)
    if trouble or status is None or not (is_whole(status) or status == 304):
        return SourceState.FAILING, _words(status, trouble)
    notes = [_silence(reading)]
    if reading.incomplete:
        notes.append(f"{Finding.INCOMPLETE}; it is asked for again")
    if reading.moved_to:
        notes.insert(0, f"{Finding.MOVED} {reading.moved_to}; change its address")
    words = "; ".join(note for note in notes if note)
    return SourceState.MOVED if reading.moved_to else SourceState.OK, words


def _words(status: int | None, trouble: FetchError | None) -> str:
    if trouble and trouble.trouble is Trouble.UNREADABLE_DOCUMENT and trouble.words:
        return trouble.words
    if trouble:
        return f"{trouble.trouble.value}: {trouble.words}" if trouble.words else trouble.trouble.value
    return f"HTTP {status}" if status else "no answer"


def _silence(reading: Reading) -> str:
    if reading.status == 304:
        return "" if reading.was_conditional else Finding.UNASKED_304.value
    if not reading.entries:
        return Finding.LISTS_NOTHING.value
    newest = _newest(reading.entries)
    silent = newest is not None and reading.at - newest > _LONG_SILENT
    return f"{Finding.SILENT} {newest:%Y-%m-%d}" if silent and newest else ""
