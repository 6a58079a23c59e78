"""What systemd is told, where it started this process (Type=notify): READY, STATUS, WATCHDOG. Elsewhere nothing happens.

Protocol: sd_notify(3), datagrams of NAME=value lines to the socket in NOTIFY_SOCKET.
"""

import contextlib
import os
import signal
import socket
import time
from collections.abc import Mapping
from types import FrameType


class EarlySignals:
    """What is told to this process before its loop listens: remembered, where the system would end it without a word.

    Made in the main thread, as early as can be. A second SIGTERM or SIGINT ends the process at once.
    """

    def __init__(self) -> None:
        self.stop = self.reload = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told_to_stop)
        signal.signal(signal.SIGHUP, self._told_to_reload)

    def _told_to_stop(self, number: int, frame: FrameType | None) -> None:
        if self.stop:
            os._exit(128 + number)
        self.stop = True

    def _told_to_reload(self, number: int, frame: FrameType | None) -> None:
        self.reload = True


class Service:
    """The service manager of this process, if it has one."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        address = environ.get("NOTIFY_SOCKET", "")
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._watchdog = environ.get("WATCHDOG_USEC", "")

    @property
    def watchdog(self) -> float | None:
        """Seconds within which a sign of life is expected; None where nobody watches."""
        return int(self._watchdog) / 1e6 if self._watchdog.isdecimal() and int(self._watchdog) else None

    def ready(self, status: str) -> None:
        self._send("READY=1", f"STATUS={_line(status)}")

    def status(self, status: str) -> None:
        self._send(f"STATUS={_line(status)}")

    def alive(self) -> None:
        self._send("WATCHDOG=1")

    def reloading(self) -> None:
        self._send("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def stopping(self) -> None:
        self._send("STOPPING=1")

    def _send(self, *lines: str) -> None:
        if not self._address:
            return
        with (
            contextlib.suppress(OSError),  # a manager that does not listen is no reason to stop
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out,
        ):
            out.setblocking(False)  # one that has stopped reading must not stop the loop
            out.sendto("\n".join(lines).encode(), self._address)


def _line(words: str) -> str:
    return " ".join(words.split())
