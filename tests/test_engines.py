"""Worker processes survive pages that hang, crash or eat memory, and say so."""

import os
import threading

import pytest

from monitor.engines.workers import Workers
from monitor.errors import ExtractionError


def work(task: str) -> str:
    if task == "hang":
        threading.Event().wait(60)
    if task == "crash":
        os._exit(3)
    if task == "eat":
        return str(len(bytearray(8 * 1024**3)))
    if task == "refuse":
        raise ExtractionError("http://x.example/", "more than 7 elements")
    return task.upper()


def test_each_bad_page_fails_by_itself_and_the_next_is_read() -> None:
    with Workers(work, workers=1, timeout=1.5) as workers:
        for task, words, broke in (
            ("hang", "took longer than 1.5 s", True),
            ("crash", "ended the process", True),
            ("eat", "more memory", True),
            ("refuse", "more than 7 elements", False),
        ):
            with pytest.raises(ExtractionError, match=words) as refused:
                workers.outcome(workers.schedule(task), "http://x.example/")
            assert refused.value.broke_worker is broke
            assert refused.value.url == "http://x.example/"
            assert workers.outcome(workers.schedule("good"), "http://x.example/") == "GOOD"
