"""Which daily digests are due, in every zone and after every pause."""

from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.config.model import Schedule
from monitor.jobs.timetable import LOOK_BACK, PASSES, STALLED, digest_moment, next_pass, owed_digests

UTC_AT_7 = Schedule(timezone="UTC", digest="07:00")


def test_yesterday_is_owed_from_the_hour_on() -> None:
    before, after = datetime(2026, 11, 26, 6, 59, tzinfo=UTC), datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
    last = date(2026, 11, 24)
    assert owed_digests(UTC_AT_7, before, last=last) == []
    assert owed_digests(UTC_AT_7, after, last=last) == [date(2026, 11, 25)]
    assert owed_digests(UTC_AT_7, after, last=date(2026, 11, 25)) == []


def test_a_digest_for_every_day_missed_oldest_first() -> None:
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    assert owed_digests(UTC_AT_7, now, last=date(2026, 11, 22)) == [
        date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
    ]  # fmt: skip


def test_before_the_hour_the_older_days_are_owed_and_yesterday_not() -> None:
    now = datetime(2026, 11, 26, 5, tzinfo=UTC)
    assert owed_digests(UTC_AT_7, now, last=date(2026, 11, 22)) == [date(2026, 11, 23), date(2026, 11, 24)]


def test_a_year_of_silence_is_not_made_up_for() -> None:
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    owed = owed_digests(UTC_AT_7, now, last=date(2025, 11, 22))
    assert (len(owed), owed[-1]) == (LOOK_BACK, date(2026, 11, 25))


def test_where_no_digest_was_written_the_first_article_begins() -> None:
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    assert owed_digests(UTC_AT_7, now, last=None, first=date(2026, 11, 24)) == [
        date(2026, 11, 24), date(2026, 11, 25)
    ]  # fmt: skip
    assert owed_digests(UTC_AT_7, now, last=None, first=date(2026, 11, 26)) == [date(2026, 11, 25)]


def test_a_clock_set_back_owes_nothing_twice() -> None:
    assert owed_digests(UTC_AT_7, datetime(2026, 11, 20, 12, tzinfo=UTC), last=date(2026, 11, 25)) == []


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        (date(2026, 3, 27), "07:00", "2026-03-28T06:00"),  # winter: one hour ahead of UTC
        (date(2026, 3, 28), "07:00", "2026-03-29T05:00"),  # the clocks have changed at one o'clock UTC
        (date(2026, 3, 28), "02:30", "2026-03-29T01:30"),  # an hour that this night does not have
        (date(2026, 10, 24), "02:30", "2026-10-25T00:30"),  # an hour that this night has twice: the first
        (date(2026, 10, 25), "07:00", "2026-10-26T06:00"),
    ],
)
def test_the_hour_is_that_of_the_zone_also_when_the_clocks_change(day: date, hour: str, moment: str) -> None:
    schedule = Schedule(timezone="Europe/Berlin", digest=hour)
    assert digest_moment(day, schedule) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
)
def test_looking_every_minute_of_a_year_writes_each_day_once(zone: str) -> None:
    schedule = Schedule(timezone=zone, digest="02:30")
    now, last, written = datetime(2026, 1, 2, 12, tzinfo=UTC), date(2025, 12, 31), []
    while now < datetime(2027, 1, 2, tzinfo=UTC):
        owed = owed_digests(schedule, now, last=last)
        assert len(owed) <= 1
        written += owed
        last = owed[-1] if owed else last
        now += timedelta(minutes=13)
    assert written[:365] == [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert len(written) in {365, 366}  # the last instant is a day later in the east


def test_the_next_pass_is_when_something_is_due_and_never_at_once_for_nothing() -> None:
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    assert next_pass(now, now + timedelta(minutes=4), did_nothing=False) == now + timedelta(minutes=4)
    assert next_pass(now, None, did_nothing=False) == now + PASSES
    assert now < next_pass(now, now - timedelta(days=1), did_nothing=False) <= now + timedelta(seconds=2)
    assert next_pass(now, now, did_nothing=True) == now + STALLED
