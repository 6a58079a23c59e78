"""What a pass may spend on one origin, by clocks of the test's own."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.crawl.guard import Guard
from monitor.crawl.politeness import KEPT_DELAY, LONGEST_DELAY, PASS_LONGEST, Politeness

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
HERE = "https://harbour.example"


class Clocks:
    """One that stands still, and what is kept of its moments."""

    def __init__(self) -> None:
        self.kept: dict[str, datetime] = {}

    def politeness(self, **told: object) -> Politeness:
        return Politeness(
            guard=Guard.of([]),
            clock=lambda: NOW,
            remember_robots=lambda origin, text: None,
            remember_quiet=lambda origin, until: None,
            remember_next=self.kept.__setitem__,
            **told,  # type: ignore[arg-type]
        )


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def asked_in_a_pass(politeness: Politeness, seconds: float) -> int:
    """How many of two hundred requests leave, each with this delay."""
    left = 0
    while left < 200 and politeness.admits(HERE, seconds) and not politeness.is_over(HERE):
        left += 1
    return left


@pytest.mark.parametrize(("delay", "asked"), [(0.0, 200), (1.0, 200), (10.0, 30), (60.0, 5), (300.0, 2)])
def test_a_pass_asks_an_origin_for_as_much_as_there_is_time_for(
    clocks: Clocks, delay: float, asked: int
) -> None:
    assert asked_in_a_pass(clocks.politeness(), delay) == asked


def test_an_origin_whose_answers_drip_has_had_its_time_after_five_minutes(clocks: Clocks) -> None:
    politeness = clocks.politeness()
    answers = 0
    while politeness.admits(HERE, 0.001) and not politeness.is_over(HERE):
        answers += 1
        politeness.note_answer(HERE, 29)
    assert answers == pytest.approx(PASS_LONGEST / 29, abs=1)
    assert politeness.admits("https://other.example", 0.001)


def test_a_long_delay_is_kept_and_a_short_one_is_not_written_down(clocks: Clocks) -> None:
    politeness = clocks.politeness()
    politeness.wants_delay(HERE, KEPT_DELAY - 1)
    politeness.note_leaving(HERE)
    assert clocks.kept == {}
    politeness.wants_delay(HERE, 40)
    politeness.note_leaving(HERE)
    assert clocks.kept == {HERE: NOW + timedelta(seconds=40)}


@pytest.mark.parametrize(("ahead", "left"), [(-5, 0), (20, 20), (LONGEST_DELAY, LONGEST_DELAY), (86_400, 0)])
def test_what_is_left_of_a_delay_of_an_earlier_pass_is_waited_for_once(
    clocks: Clocks, ahead: float, left: float
) -> None:
    politeness = clocks.politeness(not_before={HERE: NOW + timedelta(seconds=ahead)})
    assert politeness.still_to_wait(HERE) == left
    assert politeness.still_to_wait(HERE) == 0
