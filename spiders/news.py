"""The spider of a pass: polls every planned source, and fetches the entries that its desk then hands out.

One spider for all kinds, so that one downloader holds the limits of every origin, whichever sources share it.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response

from monitor.models.entry import Entry
from monitor.models.page import Page
from monitor.models.poll import Validators
from monitor.models.source import Source, SourceKind
from monitor.urls import origin
from spiders.auto import AutoPoll
from spiders.base import LARGEST, Desk, SourcePoll
from spiders.feed import FeedPoll
from spiders.listing import ListingPoll
from spiders.sitemap import SitemapPoll

POLLS: dict[SourceKind, type[SourcePoll]] = {
    SourceKind.AUTO: AutoPoll,
    SourceKind.FEED: FeedPoll,
    SourceKind.SITEMAP: SitemapPoll,
    SourceKind.LISTING: ListingPoll,
}


class NewsSpider(Spider):
    name = "news"

    def __init__(self, desk: Desk, **options: Any) -> None:
        super().__init__(**options)
        self.desk = desk

    async def start(self) -> AsyncIterator[Request]:
        await self.desk.resume()
        for plan in self.desk.plans():
            poll = POLLS[plan.source.kind](plan=plan, started=self.desk.now(), desk=self.desk)
            poll.asked.add(plan.url)
            yield self._source_request(poll, plan.url, Validators(plan.etag, plan.last_modified))
        for source, entry in self.desk.waiting():
            yield self._page_request(entry, source)

    def _source_request(self, poll: SourcePoll, url: str, validators: Validators) -> Request:
        return Request(
            url,
            callback=self.read_source,
            errback=self.source_failed,
            cb_kwargs={"poll": poll, "asked": url},
            headers={
                "Accept": poll.accepts(),
                **_conditional(validators.etag, validators.last_modified),
                **_agent(poll.plan.source),
            },
            meta={**_meta(poll.plan.source), "download_maxsize": LARGEST, "is_source": True},
            priority=10,
            dont_filter=True,
        )

    async def read_source(self, response: Response, poll: SourcePoll, asked: str) -> AsyncIterator[Request]:
        for request in self._next(poll, await poll.read(response, asked)):
            yield request

    def source_failed(self, failure: Any) -> Iterator[Request]:
        poll: SourcePoll = failure.request.cb_kwargs["poll"]
        yield from self._next(poll, poll.fail(failure.value, failure.request.cb_kwargs["asked"]))

    def _next(self, poll: SourcePoll, further: Sequence[str]) -> Iterator[Request]:
        """The further documents of a poll; after the last, the pages."""
        poll.waiting += len(further) - 1
        for url in further:
            yield self._source_request(poll, url, poll.plan.children.get(url, Validators()))
        if poll.waiting:
            return
        for entry in self.desk.listed(poll.reading(self.desk.now())):
            yield self._page_request(entry, poll.plan.source)

    def _page_request(self, entry: Entry, listed_by: Source) -> Request:
        source = self.desk.asker(entry.url, listed_by)
        return Request(
            entry.url,
            callback=self.read_page,
            errback=self.page_failed,
            cb_kwargs={"entry": entry},
            headers={
                "Accept": "text/html, application/xhtml+xml, */*;q=0.5",
                **_conditional(entry.etag, entry.last_modified),
                **_agent(source),
            },
            meta=_meta(source),
            dont_filter=True,
        )

    async def read_page(self, response: Response, entry: Entry) -> None:
        await self.desk.fetched(entry, _page(response, entry, self.desk))

    async def page_failed(self, failure: Any) -> None:
        await self.desk.unfetched(failure.request.cb_kwargs["entry"], failure.value)


def _conditional(etag: str | None, last_modified: str | None) -> dict[str, str]:
    pairs = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in pairs.items() if value}


def _agent(source: Source) -> dict[str, str]:
    return {"User-Agent": source.user_agent} if source.user_agent else {}


def _meta(source: Source) -> dict[str, Any]:
    return {
        "delay": source.delay.total_seconds() if source.delay is not None else 0.0,
        "own_headers": source.headers,
        "home": origin(source.url),
    }


def _page(response: Response, entry: Entry, desk: Desk) -> Page:
    headers = {
        name.decode("latin-1").lower(): (response.headers.get(name) or b"").decode("latin-1")
        for name in response.headers
    }
    headers.pop("set-cookie", None)
    return Page(
        url=entry.url,
        final_url=response.url,
        fetched=desk.now(),
        status=response.status,
        headers=headers,
        body=response.body,
        listed=entry.published,
    )
