"""Redirects by status and by a page's meta element: up to ten hops, none of them twice. Each hop is a request of its own and
passes all gates, because the engine sends it through every middleware again."""

import re
from html import unescape
from typing import Self
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import BaseRedirectMiddleware, RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from monitor.crawl.refusals import Forbidden
from monitor.urls import canonical_url, is_fetchable

FOLLOWED = {301, 302, 303, 307, 308}
LONGEST_WAIT = 60.0  # seconds: a page that waits longer means to be read
FEWEST_WORDS = 40  # a page of more words is read, whatever it refreshes to
_HEAD = 65_536  # bytes in which a page that does nothing but refresh says so

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|title)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_META = re.compile(r"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?\s*refresh\b", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_TARGET = re.compile(r"\s*(\d+(?:\.\d*)?)\s*[;,]\s*(?:url\s*=)?\s*(.+)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_HTML = re.compile(rb"html|^\s*$", re.IGNORECASE)


class NoLoops(RedirectMiddleware):
    """Without cookies an address answers the second time as it did the first: a chain that comes back never ends."""

    def _engine_started(self) -> None:
        """Scrapy's own warns that nobody sets a Referer, which is meant."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Scrapy passes on, as if it were the page, what would lead to another scheme."""
        result: Request | Response = super().process_response(request, response)
        location = response.headers.get("Location")
        if result is response and location and response.status in FOLLOWED:
            raise Forbidden(f"redirect to {location[:100].decode('latin-1')}")
        return result

    def _redirect(self, redirected: Request, request: Request, reason: object) -> Request:
        _refuse_loop(redirected, request)
        return super()._redirect(redirected, request, reason)


class MetaRefresh(BaseRedirectMiddleware):
    """Follows a page that does nothing but refresh to another, by an element or a header. Scrapy's own follows every refresh, also that of a page
    which only reloads itself each minute."""

    enabled_setting = "REDIRECT_ENABLED"

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        made = cls(crawler.settings)
        made.crawler = crawler
        return made

    def process_response(self, request: Request, response: Response) -> Request | Response:
        kind = response.headers.get("Content-Type") or b""
        if request.meta.get("is_robots") or response.status != 200 or not _HTML.search(kind):
            return response
        header = (response.headers.get("Refresh") or b"").decode("latin-1")
        target = refresh_target(response.body, response.url, header)
        if target is None:
            return response
        redirected = self._redirect_request_using_get(request, response, target)
        _refuse_loop(redirected, request)
        return self._redirect(redirected, request, "meta refresh")


def refresh_target(body: bytes, url: str, header: str = "") -> str | None:
    """Where a bare page sends its reader; None where it has something to read, waits for long, or reloads itself.

    >>> refresh_target(b'<meta http-equiv="refresh" content="0; url=/news/2">', "https://paper.example/a")
    'https://paper.example/news/2'
    >>> refresh_target(b"", "https://paper.example/a", "0;url=/news/2")
    'https://paper.example/news/2'
    """
    if len(body) > _HEAD or not (header or b"refresh" in body.lower()):
        return None
    text = _UNSEEN.sub(" ", body.decode("utf-8", "replace"))
    target = _TARGET.fullmatch(header or _stated_refresh(text))
    if target is None or float(target[1]) > LONGEST_WAIT or len(_TAG.sub(" ", text).split()) > FEWEST_WORDS:
        return None
    try:
        address = urljoin(url, target[2].strip().strip("\"'"))
    except ValueError:
        return None
    return address if is_fetchable(address) and canonical_url(address) != canonical_url(url) else None


def _stated_refresh(text: str) -> str:
    refreshes = (tag[0] for tag in _META.finditer(text) if _REFRESH.search(tag[0]))
    content = _CONTENT.search(next(refreshes, ""))
    return unescape(next(filter(None, content.groups()), "")) if content else ""


def _refuse_loop(redirected: Request, request: Request) -> None:
    if redirected.url in {*request.meta.get("redirect_urls", []), request.url}:
        raise IgnoreRequest(f"redirect back to {redirected.url}")
