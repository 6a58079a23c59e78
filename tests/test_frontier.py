"""When things are due again, and what each answer makes of an entry and of a source."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.frontier import (
    asked_wait,
    entry_outcome,
    is_too_old,
    next_attempt,
    next_poll,
    retry_after,
    source_state,
)
from monitor.models.article import PageKind
from monitor.models.entry import EntryState, ListedEntry
from monitor.models.fetch import FetchError, Trouble
from monitor.models.poll import Poll, Reading
from monitor.models.source import Source, SourceKind, SourceState

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = timedelta(days=1)
WIRE = Source("wire", "https://wire.example/feed")
FULL = "word " * 150
SHORT = "word " * 149


def poll(
    state: SourceState = SourceState.OK, *, newest: timedelta | None = None, hint: int | None = None
) -> Poll:
    entries = (ListedEntry("https://wire.example/a", published=NOW - newest),) if newest is not None else ()
    return Poll("wire", NOW, state, 200, entries, hint=hint)


def reading(
    status: int | None = 200,
    *,
    entries: tuple[ListedEntry, ...] = (ListedEntry("https://wire.example/a"),),
    moved_to: str | None = None,
) -> Reading:
    return Reading(
        WIRE, SourceKind.FEED, NOW, 0.1, entries, status, moved_to=moved_to, was_conditional=status == 304
    )


@pytest.mark.parametrize("status", [401, 403, 408, 429, 500, 502, 503, 504, 599])
def test_a_passing_refusal_leaves_an_entry_pending_for_ever(status: int) -> None:
    decision = entry_outcome(status, attempts=500, now=NOW)
    assert (decision.state, decision.reason) == (EntryState.PENDING, f"HTTP {status}")
    assert decision.next_attempt == NOW + DAY


@pytest.mark.parametrize("status", [400, 402, 404, 405, 406, 410, 414, 418, 451])
def test_an_answer_that_will_not_change_fails_it(status: int) -> None:
    decision = entry_outcome(status, now=NOW)
    assert (decision.state, decision.next_attempt) == (EntryState.FAILED, None)


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble.TIMEOUT,
        Trouble.RESET,
        Trouble.CUT_OFF,
        Trouble.UNREACHABLE,
        Trouble.ROBOTS_FORBIDS,
        Trouble.ROBOTS_UNREADABLE,
        Trouble.ASKED_TO_WAIT,
        Trouble.INTERNAL,
    ],
)
def test_a_passing_trouble_leaves_it_pending(trouble: Trouble) -> None:
    decision = entry_outcome(None, error=FetchError(trouble, "details"), now=NOW)
    assert (decision.state, decision.reason) == (EntryState.PENDING, f"{trouble.value}: details")


@pytest.mark.parametrize("trouble", [Trouble.FORBIDDEN_ADDRESS, Trouble.REDIRECT_LOOP, Trouble.TOO_LARGE])
def test_a_lasting_trouble_fails_it(trouble: Trouble) -> None:
    assert entry_outcome(None, error=FetchError(trouble), now=NOW).state is EntryState.FAILED


def test_a_page_fails_when_it_breaks_its_reader_twice_running() -> None:
    broke = FetchError(Trouble.BROKE_READER, "over 30 s")
    first = entry_outcome(200, error=broke, last_reason="HTTP 503", attempts=4, now=NOW)
    second = entry_outcome(200, error=broke, last_reason=first.reason, attempts=5, now=NOW)
    assert (first.state, second.state) == (EntryState.PENDING, EntryState.FAILED)


@pytest.mark.parametrize(
    ("kind", "state", "reason"),
    [
        (PageKind.BOT_BLOCK, EntryState.PENDING, "bot block"),
        (PageKind.CONSENT, EntryState.PENDING, "consent wall"),
        (PageKind.LOGIN, EntryState.SKIPPED, "login page"),
        (PageKind.SOFT_404, EntryState.SKIPPED, "soft 404"),
        (PageKind.INDEX, EntryState.SKIPPED, "index page"),
        (PageKind.NOT_HTML, EntryState.SKIPPED, "not HTML"),
        (PageKind.EMPTY, EntryState.SKIPPED, "no text"),
        (PageKind.PAYWALL, EntryState.SKIPPED, "paywall stub"),
        (None, EntryState.PENDING, "empty body"),
    ],
)
def test_a_page_that_is_no_article_ends_or_waits_by_its_kind(
    kind: PageKind | None, state: EntryState, reason: str
) -> None:
    decision = entry_outcome(200, kind=kind, now=NOW)
    assert (decision.state, decision.reason, decision.use_feed_text) == (state, reason, False)
    assert (decision.next_attempt is not None) == (state is EntryState.PENDING)


@pytest.mark.parametrize(
    ("status", "kind", "state"),
    [
        (200, PageKind.PAYWALL, EntryState.DONE),
        (200, PageKind.LOGIN, EntryState.DONE),
        (404, None, EntryState.DONE),
        (401, None, EntryState.PENDING),
        (403, None, EntryState.PENDING),
        (200, PageKind.BOT_BLOCK, EntryState.PENDING),
    ],
)
def test_the_full_text_of_a_feed_stands_in_for_the_page(
    status: int, kind: PageKind | None, state: EntryState
) -> None:
    decision = entry_outcome(status, kind=kind, feed_text=FULL, now=NOW)
    assert (decision.state, decision.use_feed_text) == (state, True)
    assert not entry_outcome(status, kind=kind, feed_text=SHORT, now=NOW).use_feed_text


@pytest.mark.parametrize("status", [429, 500, None])
def test_it_does_not_while_the_page_may_come_by_itself(status: int | None) -> None:
    assert not entry_outcome(status, feed_text=FULL, now=NOW).use_feed_text
    assert not entry_outcome(200, kind=PageKind.CONSENT, feed_text=FULL, now=NOW).use_feed_text


def test_a_full_text_is_counted_where_words_are_not_parted() -> None:
    assert entry_outcome(404, feed_text="鋰礦協議" * 75, now=NOW).use_feed_text
    assert not entry_outcome(404, feed_text="鋰礦協議" * 74, now=NOW).use_feed_text


def test_an_attempt_waits_for_the_origin_that_asked_for_quiet() -> None:
    until = NOW + timedelta(hours=7)
    assert (
        entry_outcome(None, error=FetchError(Trouble.ASKED_TO_WAIT, until=until), now=NOW).next_attempt
        == until
    )


def test_waits_between_attempts_grow_to_a_day() -> None:
    waits = [next_attempt(attempts, NOW) - NOW for attempts in range(1, 9)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(minutes=5), DAY)
    assert next_attempt(0, NOW) - NOW == timedelta(minutes=5)


@given(
    st.one_of(st.none(), st.integers(100, 599)),
    st.sampled_from([None, *PageKind]),
    st.integers(0, 10_000),
    st.booleans(),
)
def test_every_answer_has_a_decision_with_a_reason(
    status: int | None, kind: PageKind | None, attempts: int, full: bool
) -> None:
    decision = entry_outcome(status, kind=kind, attempts=attempts, feed_text=FULL if full else "", now=NOW)
    assert decision.reason
    assert (decision.state is EntryState.PENDING) == (decision.next_attempt is not None)
    assert decision.next_attempt is None or NOW < decision.next_attempt <= NOW + DAY
    assert decision.state is not EntryState.DONE or decision.use_feed_text


def test_only_dated_entries_of_a_sitemap_are_too_old() -> None:
    old = ListedEntry("https://wire.example/a", updated=NOW - timedelta(days=15))
    assert is_too_old(old, WIRE, SourceKind.SITEMAP, NOW)
    assert not is_too_old(old, WIRE, SourceKind.FEED, NOW)
    assert not is_too_old(old, WIRE, SourceKind.LISTING, NOW)
    assert not is_too_old(ListedEntry("https://wire.example/a"), WIRE, SourceKind.SITEMAP, NOW)
    assert not is_too_old(old, Source("wire", WIRE.url, max_age=timedelta(days=15)), SourceKind.SITEMAP, NOW)
    assert not is_too_old(
        ListedEntry("https://wire.example/a", published=NOW + DAY), WIRE, SourceKind.SITEMAP, NOW
    )


def test_a_source_is_polled_by_its_rhythm_or_as_configured() -> None:
    waits = [next_poll(WIRE, poll(newest=timedelta(days=days)), 0, NOW) - NOW for days in (0, 3, 20, 100)]
    assert waits == [timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6), timedelta(hours=12)]
    assert next_poll(WIRE, poll(), 0, NOW) == NOW + timedelta(minutes=30)
    often = Source("wire", WIRE.url, every=timedelta(minutes=5))
    assert next_poll(often, poll(newest=timedelta(days=100)), 0, NOW) == NOW + timedelta(minutes=5)


def test_failures_in_a_row_double_the_wait_up_to_a_day() -> None:
    waits = [
        next_poll(WIRE, poll(SourceState.FAILING), failures, NOW) - NOW for failures in (0, 1, 2, 50, 10**9)
    ]
    assert waits == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=4), DAY, DAY]


def test_back_off_never_shortens_a_long_interval() -> None:
    weekly = Source("wire", WIRE.url, every=timedelta(days=7))
    assert next_poll(weekly, poll(SourceState.FAILING), 3, NOW) == NOW + timedelta(days=7)


def test_what_the_server_asks_for_wins_up_to_a_day() -> None:
    often = Source("wire", WIRE.url, every=timedelta(minutes=5))
    assert next_poll(often, poll(hint=7200), 0, NOW) == NOW + timedelta(hours=2)
    assert next_poll(WIRE, poll(hint=60), 0, NOW) == NOW + timedelta(minutes=30)
    assert next_poll(WIRE, poll(hint=10**9), 0, NOW) == NOW + DAY
    assert next_poll(WIRE, poll(), 0, NOW, not_before=NOW + timedelta(hours=3)) == NOW + timedelta(hours=3)
    assert next_poll(WIRE, poll(), 0, NOW, not_before=NOW + timedelta(days=9)) == NOW + DAY


@pytest.mark.parametrize(
    ("hint", "control", "seconds"),
    [
        (None, "", None),
        (None, "public, max-age=900", 900),
        (1800, "max-age=900", 1800),
        (None, "no-cache, max-age=900", None),
        (None, "max-age=0", None),
        (None, "s-maxage=500", None),
        (None, "max-age=99999999999", 86400),
        (None, "max-age=lots", None),
    ],
)
def test_the_longer_of_document_and_cache_control_counts(
    hint: int | None, control: str, seconds: int | None
) -> None:
    assert asked_wait(hint, {"cache-control": control}) == seconds


@pytest.mark.parametrize(
    ("value", "until"),
    [
        ("120", NOW + timedelta(seconds=120)),
        (" 1.5 ", NOW + timedelta(seconds=1.5)),
        ("9" * 300, NOW + DAY),
        ("86401", NOW + DAY),
        ("Thu, 26 Nov 2026 13:00:00 GMT", NOW + timedelta(hours=1)),
        ("Thursday, 26-Nov-26 13:00:00 GMT", NOW + timedelta(hours=1)),
        ("Sat, 26 Dec 2099 13:00:00 GMT", NOW + DAY),
        ("Thu, 26 Nov 2026 11:00:00 GMT", None),
        ("0", None),
        ("-5", None),
        ("", None),
        ("soon", None),
        ("١٢٠", None),
        ("Thu, 99 Nov 99999 99:99:99 GMT", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_date_up_to_a_day(value: str, until: datetime | None) -> None:
    assert retry_after(value, NOW) == until


@given(st.text(max_size=60))
def test_no_retry_after_raises_or_waits_longer(value: str) -> None:
    until = retry_after(value, NOW)
    assert until is None or NOW < until <= NOW + DAY


@pytest.mark.parametrize(
    ("status", "trouble", "state"),
    [
        (410, None, SourceState.GONE),
        (401, None, SourceState.BLOCKED),
        (403, None, SourceState.BLOCKED),
        (None, Trouble.ROBOTS_FORBIDS, SourceState.BLOCKED),
        (404, None, SourceState.FAILING),
        (429, None, SourceState.FAILING),
        (503, None, SourceState.FAILING),
        (None, None, SourceState.FAILING),
        (None, Trouble.TIMEOUT, SourceState.FAILING),
        (None, Trouble.ROBOTS_UNREADABLE, SourceState.FAILING),
        (None, Trouble.ASKED_TO_WAIT, SourceState.FAILING),
        (200, Trouble.UNREADABLE_DOCUMENT, SourceState.FAILING),
        (302, None, SourceState.FAILING),
        (200, None, SourceState.OK),
        (304, None, SourceState.OK),
    ],
)
def test_a_source_has_the_first_state_that_fits(
    status: int | None, trouble: Trouble | None, state: SourceState
) -> None:
    found, words = source_state(reading(status), FetchError(trouble, "why") if trouble else None)
    assert found is state
    assert bool(words) == (state is not SourceState.OK)


def test_a_moved_source_is_well_and_names_its_new_address() -> None:
    state, words = source_state(reading(moved_to="https://new.example/feed"), None)
    assert state is SourceState.MOVED
    assert "https://new.example/feed" in words
    assert source_state(reading(410, moved_to="https://new.example/feed"), None)[0] is SourceState.GONE
    assert source_state(reading(404, moved_to="https://new.example/feed"), None)[0] is SourceState.FAILING


def test_silence_is_said_and_is_no_failure() -> None:
    silent = ListedEntry("https://wire.example/a", published=NOW - timedelta(days=90))
    assert source_state(reading(entries=()), None) == (SourceState.OK, "lists nothing")
    assert source_state(reading(entries=(silent,)), None) == (SourceState.OK, "nothing new since 2026-08-28")
    assert source_state(reading(304, entries=()), None) == (SourceState.OK, "")
