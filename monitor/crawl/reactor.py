"""The one place that knows Twisted's reactor: one asyncio loop, guarded name resolution, one main coroutine."""

import asyncio
import importlib
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from scrapy.utils.reactor import install_reactor

from monitor.crawl.guard import Guard
from monitor.crawl.resolver import GuardedResolver

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T], guard: Callable[[], Guard]) -> T:
    """Run `main` in a fresh reactor; its result, or its exception. Once a process: a reactor cannot be restarted."""
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    reactor: Any = importlib.import_module(
        "twisted.internet.reactor"
    )  # importing it earlier would choose another
    reactor.installNameResolver(GuardedResolver(reactor.nameResolver, guard))
    tasks: list[asyncio.Task[T]] = []

    def start() -> None:
        tasks.append(asyncio.get_event_loop().create_task(main))
        tasks[0].add_done_callback(lambda _: reactor.callLater(0, reactor.stop))

    reactor.callWhenRunning(start)
    reactor.run(installSignalHandlers=False)
    return tasks[0].result()
