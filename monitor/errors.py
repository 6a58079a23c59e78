"""Every error this program raises on purpose: one tree, each saying what, where and what to do next.

An error that a later attempt may cure is transient; code that retries reads that attribute and nothing else.
"""

from collections.abc import Sequence
from pathlib import Path


class MonitorError(Exception):
    """Base of all. `str()` is one sentence for the person at the terminal."""

    transient: bool = False


class ConfigError(MonitorError):
    """Configuration, catalogue or rules that cannot be used: all faults at once, each with file and line."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class UsageError(MonitorError):
    """A command was asked for something that does not exist; the message names the nearest that does."""


class SourceDocumentError(MonitorError):
    """A feed, sitemap or listing that cannot be read: HTML in place of a feed, an empty body, broken XML."""

    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        self.reason = reason
        super().__init__(f"{url}: {reason}")

    def __reduce__(self) -> "tuple[type[SourceDocumentError], tuple[str, str]]":
        return type(self), (self.url, self.reason)  # it crosses processes


class ExtractionError(MonitorError):
    """A page that could not be read at all (not: a page read and found to hold no article).

    `broke_worker` says that it hung or ended the process that read it.
    """

    def __init__(self, url: str, reason: str, *, broke_worker: bool = False) -> None:
        self.url = url
        self.reason = reason
        self.broke_worker = broke_worker
        super().__init__(f"{url}: {reason}")

    def __reduce__(self) -> "tuple[type[ExtractionError], tuple[str, str], dict[str, bool]]":
        return (
            type(self),
            (self.url, self.reason),
            {"broke_worker": self.broke_worker},
        )  # it crosses processes


class FetchFailedError(MonitorError):
    """A single page that was asked for by hand and could not be fetched."""

    transient = True

    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        self.reason = reason
        super().__init__(f"{url}: {reason}")


class StoreError(MonitorError):
    """The database cannot be opened, is of a newer program, or is not one of ours."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class LockedError(MonitorError):
    """Another instance works on this database."""

    transient = True

    def __init__(self, path: Path, holder: str = "") -> None:
        self.path = path
        super().__init__(
            f"{path} is in use by {holder or 'another monitor process'}; wait for it to end, or stop it"
        )
