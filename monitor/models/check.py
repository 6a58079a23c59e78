"""One thing that was looked at: how it was found, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"  # the program works, but not all of it, or not for long
    FAIL = "fail"  # something does not work until this is mended


@dataclass(frozen=True, slots=True)
class Check:
    """`name` says what was looked at, `words` how it was found, `remedy` what to do ("" where nothing is to be done)."""

    name: str
    level: Level
    words: str
    remedy: str = ""
