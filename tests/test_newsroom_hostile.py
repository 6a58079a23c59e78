"""Every case of the hostile newsroom: three crawls of one database, each case a source; see tests/newsroom_hostile."""

import os
import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest
from filelock import FileLock

from tests.newsroom_hostile import documents, later, odd, pages, places, slow
from tests.newsroom_hostile.case import Case, Result, faults, run_newsroom

FAST = [*documents.CASES, *pages.CASES, *places.CASES, *later.CASES, *odd.CASES]
SECRETS = {"HARBOUR_COOKIE": "key=s3cr3t", "HARBOUR_TOKEN": "Bearer t0k3n"}


def _run_once(factory: pytest.TempPathFactory, name: str, cases: Sequence[Case], rounds: int) -> Result:
    """Once for all workers of a test run: the first runs it, the others read what it found."""
    shared = (
        factory.getbasetemp() if "PYTEST_XDIST_WORKER" not in os.environ else factory.getbasetemp().parent
    )
    kept = Path(shared) / f"{name}.pickle"
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            folder = factory.mktemp(name)
            found = run_newsroom(cases, folder, rounds=rounds, environ={**os.environ, **SECRETS})
            kept.write_bytes(pickle.dumps(found))
        result: Result = pickle.loads(kept.read_bytes())
    return result


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return _run_once(tmp_path_factory, "newsroom", FAST, 3)


@pytest.fixture(scope="session")
def slow_newsroom(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return _run_once(tmp_path_factory, "slow-newsroom", slow.CASES, 1)


@pytest.mark.parametrize("case", FAST, ids=lambda case: case.name)
@pytest.mark.timeout(400)
def test_case(case: Case, newsroom: Result) -> None:
    assert faults(case, newsroom.cases[case.name]) == []


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("case", slow.CASES, ids=lambda case: case.name)
def test_slow_case(case: Case, slow_newsroom: Result) -> None:
    assert faults(case, slow_newsroom.cases[case.name]) == []


def test_there_are_cases_enough_and_no_two_of_one_name() -> None:
    assert len({case.name for case in FAST}) == len(FAST) >= 200


@pytest.mark.timeout(400)
def test_nothing_is_asked_of_an_origin_that_is_not_allowed(newsroom: Result) -> None:
    assert newsroom.traps == []


@pytest.mark.timeout(400)
def test_no_secret_is_logged_and_nothing_breaks(newsroom: Result) -> None:
    assert not any(secret.split()[-1].removeprefix("key=") in newsroom.logs for secret in SECRETS.values())
    assert "Traceback" not in newsroom.logs
    assert newsroom.codes == [1, 1, 1]  # some sources are meant to fail


@pytest.mark.timeout(400)
def test_every_source_has_a_state(newsroom: Result) -> None:
    assert all(set(found.states) == {1, 2, 3} for found in newsroom.cases.values())
    assert all(state for found in newsroom.cases.values() for state, _ in found.states.values())
