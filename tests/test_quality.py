"""The shipped rules on all labelled stories: a change that loses accuracy fails here."""

import json
from collections import Counter

import pytest

from monitor.deals import load_gazetteer
from monitor.rules import load_ruleset
from monitor.rules.evaluate import Score
from monitor.seeds import seeds_dir
from tests.quality.facts import FLOORED, scores
from tests.quality.facts import FLOORS as FACT_FLOORS
from tests.quality.labelled import FLOORS, FRESH, INDIRECT, LEARNT, UNSEEN, figures, read_stories, verdicts

FLOOR: dict[str, dict[str, float]] = json.loads(FLOORS.read_text())
STORIES = list(read_stories())


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, Score]]:
    return figures(verdicts(load_ruleset([seeds_dir() / "rules"], seeds_dir())))


@pytest.mark.parametrize("part", [LEARNT, UNSEEN, FRESH, INDIRECT])
def test_the_flag_is_not_below_its_floor(part: str, measured: dict[str, dict[str, Score]]) -> None:
    found = {name: one.f1 or 0.0 for name, one in measured[part].items()}
    below = {name: (found[name], floor) for name, floor in FLOOR[part].items() if found[name] < floor}
    assert not below, f"F1 and floor, {part} (python -m tests.quality.labelled --misses): {below}"


def test_there_are_stories_of_many_kinds_and_none_twice() -> None:
    assert (
        len({story["id"] for _, story in STORIES})
        == len({story["text"] for _, story in STORIES})
        == len(STORIES)
    )
    own = [story for _, story in STORIES if story["id"].startswith("e")]
    assert len(own) >= 120
    assert sum(len(story["text"]) > 2000 or story["lang"] != "en" for story in own) >= 0.6 * len(own)
    assert len(Counter(story["lang"] for story in own)) >= 10


def test_a_label_names_parties_as_the_story_does() -> None:
    for _, story in STORIES:
        if story["id"].startswith("e"):
            for deal in story["deals"]:
                for party in deal["parties"]:
                    assert party.casefold() in f"{story['title']}\n{story['text']}".casefold(), (
                        story["id"],
                        party,
                    )


FACT_FLOOR: dict[str, dict[str, float]] = json.loads(FACT_FLOORS.read_text())


@pytest.fixture(scope="module")
def drawn() -> dict[str, dict[str, float]]:
    found = scores(load_ruleset([seeds_dir() / "rules"], seeds_dir()), load_gazetteer(seeds_dir()))
    return {part: one.figures() for part, one in found.items()}


@pytest.mark.parametrize("part", FLOORED)
def test_no_fact_of_deals_is_below_its_floor(part: str, drawn: dict[str, dict[str, float]]) -> None:
    below = {
        kind: (drawn[part][kind], floor)
        for kind, floor in FACT_FLOOR[part].items()
        if drawn[part][kind] < floor
    }
    assert not below, f"figure and floor, {part} (python -m tests.quality.facts --misses KIND): {below}"
