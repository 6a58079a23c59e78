"""The last gate: runs when a request really leaves, so that what was queued before a refusal came is held back too."""

import time

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response

from monitor.crawl import heads  # noqa: F401  (bounds what comes before the body)
from monitor.crawl.politeness import Politeness
from monitor.crawl.refusals import CarriedOver, CoolDown, Forbidden, GivenUp, Stopping
from monitor.frontier import retry_after
from monitor.urls import origin


class PoliteHandler(HTTP11DownloadHandler):
    """HTTP/1.1, to allowed hosts and ports, and not while an origin's Retry-After runs."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._crawler = crawler

    async def download_request(self, request: Request) -> Response:
        politeness: Politeness = self._crawler.spider.desk.politeness  # type: ignore[union-attr]
        if politeness.stopping:
            raise Stopping("stopped before it was asked")
        reason = politeness.guard.why_not(request.url)
        if reason:
            raise Forbidden(reason)
        here = origin(request.url)
        until = politeness.quiet_until(here)
        if until:
            raise CoolDown(here, until)
        if politeness.is_given_up(here):
            raise GivenUp(f"{here} stopped answering; the rest waits for the next pass")
        if politeness.is_over(here) and not request.meta.get("is_robots"):
            raise CarriedOver(f"{here} has had its time in this pass")
        politeness.note_leaving(here)
        left = time.monotonic()
        try:
            response = await super().download_request(request)
        except DownloadTimeoutError:
            politeness.note_silence(here, silent=True)
            raise
        finally:
            politeness.note_answer(here, time.monotonic() - left)
        politeness.note_silence(here, silent=False)
        self._note_quiet(response, here, politeness)
        return response

    @staticmethod
    def _note_quiet(response: Response, here: str, politeness: Politeness) -> None:
        """Here and not in a middleware: the next request of the origin leaves before middlewares see this answer."""
        value = response.headers.get("Retry-After")
        if value and response.status >= 300 and response.status != 304:
            date = (response.headers.get("Date") or b"").decode("latin-1")
            until = retry_after(value.decode("latin-1"), politeness.clock(), date=date)
            if until:
                politeness.keep_quiet(here, until)
