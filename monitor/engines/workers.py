"""Worker processes that survive pages which hang, crash or eat memory."""

import os
import resource
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from multiprocessing import get_context
from multiprocessing.forkserver import ensure_running
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from monitor.errors import ExtractionError

In = TypeVar("In")
Out = TypeVar("Out")
Other = TypeVar("Other")
Result = TypeVar("Result")

TIMEOUT = 20.0  # seconds for one page; an ordinary one takes a twentieth of one
MEMORY = 3 * 1024**3  # bytes of address space of a worker
PAGES_A_WORKER = 1000  # then a fresh process takes its place, so that nothing that leaks matters


class Workers(Generic[In, Out]):
    """`function` of one picklable argument on worker processes, made ready by `prepare`."""

    def __init__(
        self,
        function: Callable[[In], Out],
        *,
        prepare: Callable[[], object] | None = None,
        workers: int | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        self._function = function
        self._timeout = timeout
        self.size = workers or os.cpu_count() or 1
        self._pool: Any = ProcessPool(
            max_workers=self.size,
            max_tasks=PAGES_A_WORKER,
            initializer=_start,
            initargs=[prepare],
            context=start_method(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers; what they have in hand is lost to them, and pending still in the database."""
        self._pool.stop()
        self._pool.join()

    def begin(self) -> None:
        """Have the workers made ready, rather than at the first page."""
        for _ in range(self.size):
            self._pool.schedule(_ready)

    def schedule(self, argument: In) -> "Future[Out]":
        return self.run(self._function, argument)

    def run(self, function: Callable[[Other], Result], argument: Other) -> "Future[Result]":
        """Another function on the same workers."""
        future: Future[Result] = self._pool.schedule(function, args=[argument], timeout=self._timeout)
        return future

    def outcome(self, future: "Future[Out]", url: str) -> Out:
        """The result, waited for. Raises ExtractionError naming the page."""
        try:
            return future.result()
        except Exception as error:
            raise self.explained(error, url) from error

    def explained(self, error: BaseException, url: str) -> ExtractionError:
        """What a failed task means, in words."""
        if isinstance(error, ExtractionError):
            return error
        if isinstance(error, FutureTimeoutError | TimeoutError):
            return ExtractionError(url, f"took longer than {self._timeout:g} s to read", broke_worker=True)
        if isinstance(error, ProcessExpired):
            return ExtractionError(url, "ended the process that read it", broke_worker=True)
        if isinstance(error, MemoryError):
            return ExtractionError(url, "needs more memory than a page may", broke_worker=True)
        return ExtractionError(url, f"cannot be read: {type(error).__name__}", broke_worker=True)


def _start(prepare: Callable[[], object] | None) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if prepare:
        prepare()


def start_method() -> Any:
    """Workers are forked from a clean process that has imported what they need, once and not once a worker: a tenth less
    CPU for a short pass. Forking the crawling process itself would take its threads and open database along.

    That process begins at once: called early, it is ready when the caller is.
    """
    method: Any = get_context("forkserver")
    method.set_forkserver_preload(["monitor.engines.forked"])
    ensure_running()
    return method


def _ready() -> None:
    """A task that only needs a worker."""
