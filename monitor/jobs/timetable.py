"""Which daily digests are due, and when the next pass is. Pure: `now` and what is stored are arguments."""

from datetime import UTC, date, datetime, timedelta

from monitor.config.model import Schedule

PASSES = timedelta(minutes=30)  # at most between two passes: articles are read again at their ages
SOONEST = timedelta(seconds=1)  # between two passes
STALLED = timedelta(minutes=1)  # after a pass that had work and could do none of it
LOOK_BACK = 31  # days: a digest of a month ago is history, and can be written by hand


def digest_moment(day: date, schedule: Schedule) -> datetime:
    """When the digest of a day is to be written: the next day at the hour of the configuration, in its zone.

    An hour that a change of clocks skips is the moment of the change; one that comes twice is the first.
    """
    return datetime.combine(day + timedelta(days=1), schedule.digest, schedule.zone).astimezone(UTC)


def owed_digests(
    schedule: Schedule, now: datetime, *, last: date | None, first: date | None = None
) -> list[date]:
    """Days whose digest is due and not written, oldest first.

    `last` is the newest day that has been written; where there is none, `first` is the day of the oldest article:
    what was missed since then is owed, and yesterday always.
    """
    yesterday = now.astimezone(schedule.zone).date() - timedelta(days=1)
    start = last + timedelta(days=1) if last else min(first or yesterday, yesterday)
    start = max(start, yesterday - timedelta(days=LOOK_BACK - 1))
    days = [start + timedelta(days=number) for number in range((yesterday - start).days + 1)]
    return [day for day in days if digest_moment(day, schedule) <= now]


def next_pass(now: datetime, due: datetime | None, *, did_nothing: bool) -> datetime:
    """When to look again after a pass: when a source or an entry is due, at the latest in half an hour.

    A pass that had work and could do none of it (a host asks to wait) does not come again at once.
    """
    soonest = now + (STALLED if did_nothing else SOONEST)
    return max(soonest, min(due or now + PASSES, now + PASSES))
