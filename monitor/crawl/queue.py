"""What waits to be asked: of each origin at most one request beside the one under way, so that one slow host never takes
the places of all others."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from scrapy import Request
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface

from monitor.urls import origin

MOST_OF_AN_ORIGIN = 2  # one under way, one that waits for its delay


class FairQueue(DownloaderAwarePriorityQueue):
    """Scrapy's own takes up to 64 requests of one origin, each of which then waits out the delay in a place of its own."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._downloader_interface = _Free(self.crawler)

    def push(self, request: Request) -> None:
        request.meta["download_slot"] = origin(
            request.url
        )  # of a redirect, it is still that of the hop before
        super().push(request)


class _Free(DownloaderInterface):
    """Tells only of origins that may be asked, counting requests that are still in a middleware (robots.txt), too."""

    def stats(self, possible_slots: Iterable[str]) -> list[tuple[int, str]]:
        busy = Counter(self.get_slot_key(request) for request in self.downloader.active)
        return [(busy[slot], slot) for slot in possible_slots if busy[slot] < MOST_OF_AN_ORIGIN]
