"""Name resolution that hands out only addresses that may be connected to. Twisted passes every host through here,
numeric ones, redirects and robots.txt too; filtering answers closes DNS rebinding."""

from collections.abc import Callable
from typing import Any

from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from monitor.crawl.guard import Guard


@implementer(IResolutionReceiver)
class _Allowed:
    """Passes on what the guard allows."""

    def __init__(self, receiver: Any, name: str, guard: Guard) -> None:
        self._receiver = receiver
        self._name = name
        self._guard = guard

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802  (Twisted's interface)
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        if self._guard.resolves(self._name, str(getattr(address, "host", ""))):
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class GuardedResolver:
    """Wraps the reactor's resolver. The guard is asked for at each name, because a new configuration brings another."""

    def __init__(self, inner: Any, guard: Callable[[], Guard]) -> None:
        self._inner = inner
        self._guard = guard

    def resolveHostName(self, receiver: Any, name: str, *args: Any, **options: Any) -> Any:  # noqa: N802
        return self._inner.resolveHostName(_Allowed(receiver, name, self._guard()), name, *args, **options)
