"""What can keep a page or a source document from being read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Trouble(StrEnum):
    """Why no answer could be used; the words are those a person reads."""

    TIMEOUT = "timeout"
    RESET = "connection reset"
    CUT_OFF = "answer cut off"
    UNREACHABLE = "unreachable"
    NOT_SECURE = "no secure connection"
    FORBIDDEN_ADDRESS = "forbidden address"
    REDIRECT_LOOP = "redirect loop"
    TOO_LARGE = "over a limit"
    ROBOTS_FORBIDS = "robots.txt forbids"
    ROBOTS_UNREADABLE = "robots.txt cannot be read"
    ASKED_TO_WAIT = "asked to wait"
    GIVEN_UP = "stopped answering"
    CARRIED_OVER = "left for the next pass"
    BROKEN_ENCODING = "broken content encoding"
    UNREADABLE_DOCUMENT = "not a readable source document"
    BROKE_READER = "broke its reader"
    INTERNAL = "internal error"


@dataclass(frozen=True, slots=True)
class FetchError:
    """A trouble with its details. `until` is when the origin may be asked again, where it said so."""

    trouble: Trouble
    words: str = ""
    until: datetime | None = None
