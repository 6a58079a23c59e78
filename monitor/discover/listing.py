"""Headline links of an HTML page to a SourceDocument, without selectors. Text in, records out; bounded.

A link counts by what speaks for a headline: its length, a heading around it, a date beside it, an address like an
article's, and neighbours built alike. Menus, footers and links to tags, authors and services lose.
"""

import re
from collections import Counter
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from monitor.discover.cards import Cards, Link
from monitor.discover.links import absolute
from monitor.discover.listing_dates import DateReader
from monitor.discover.paging import next_page
from monitor.discover.plain import one_line
from monitor.models.entry import ListedEntry
from monitor.models.poll import SourceDocument
from monitor.models.source import SourceKind
from monitor.urls import canonical_url, is_fetchable, same_site

MOST_LINKS = 4_000  # looked at
MOST_ENTRIES = 500
MOST_FEEDS = 3  # that one page announces
LONGEST_PAGE = 8 * 1024 * 1024  # characters
ENOUGH = 4  # points that make a headline

_NO_ARTICLE = re.compile(
    r"/(?:tags?|topics?|themen?|categor(?:y|ies|ia|ias|ie)|authors?|autor(?:es|en)?|users?|profile|search|suche|login|signin|"
    r"sign-?up|register|subscribe|newsletters?|account|cart|about(?:-us)?|contacts?(?:-us)?|kontakt|impressum|privacy(?:-policy)?|"
    r"terms(?:-[\w-]+)?|cookies?(?:-policy)?|advertise|careers|jobs|sitemap|feeds?|rss|wp-(?:admin|login|content)[\w.-]*|"
    r"cdn-cgi|page)(?:/|$)|\.(?:pdf|jpe?g|png|gif|webp|svg|mp[34]|zip|docx?|xlsx?|pptx?|css|js|xml|ics)$",
    re.IGNORECASE,
)
_LIKE_ARTICLE = re.compile(
    r"/(?:19|20)\d\d/\d{1,2}(?:/|$)|\d{4,}|[^/]+-[^/]+-[^/]+-[^/]+|/(?:story|article|news|release|press)[\w-]*/[^/]+",
    re.IGNORECASE,
)
_QUERY_ID = re.compile(r"(?:^|&)[\w.]*(?:id|no|nr|p|article|news|story)=\w*\d", re.IGNORECASE)
_FEED_TYPES = frozenset(
    [
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/xml",
        "text/xml",
    ]
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def read_listing(text: str, url: str, *, include: str | None, now: datetime) -> SourceDocument:
    """Links of the page's own site that look like headlines; with `include`, those whose absolute address it matches.

    `more` holds the next page, where there is one; `feeds` the feeds that the page announces. The text is HTML.
    """
    root = _parsed(text)
    if root is None:
        return SourceDocument(kind=SourceKind.LISTING, entries=())
    base = _base(root, url)
    links = _links(root, base, url)
    likely = _matching(links, include) if include else _likely(links)
    cards = Cards(likely)
    wanted = likely if include else _headlines(likely, cards)
    dates = DateReader(now, _language(root))
    entries = tuple(
        ListedEntry(
            link.url, link.title, dates.of_card(cards.card(link), link.title) or dates.of_address(link.url)
        )
        for link in wanted[:MOST_ENTRIES]
    )
    return SourceDocument(
        kind=SourceKind.LISTING,
        entries=entries,
        more=next_page(root, base, url),
        title=one_line(root.findtext(".//title") or "", 300),
        feeds=announced_feeds(root, base),
    )


def announced_feeds(root: etree._Element, base: str) -> tuple[str, ...]:
    """The feeds that the page's head names, those of comments only where there are no others.

    Follows the convention of https://www.rssboard.org/rss-autodiscovery.
    """
    found: list[tuple[bool, str]] = []
    for link in root.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" in (link.get("rel") or "").lower().split() and kind in _FEED_TYPES:
            address = absolute(base, link.get("href") or "")
            words = f"{link.get('title') or ''} {link.get('href') or ''}".lower()
            if address and is_fetchable(address):
                found.append(("comment" in words, address))
    wanted = [address for is_of_comments, address in found if not is_of_comments]
    return tuple(dict.fromkeys(wanted or [address for _, address in found]))[:MOST_FEEDS]


def _parsed(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text[:LONGEST_PAGE].encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _base(root: etree._Element, url: str) -> str:
    element = root.find(".//base[@href]")
    return (absolute(url, element.get("href") or "") if element is not None else None) or url


def _language(root: etree._Element) -> str | None:
    code = (root.get("lang") or "").strip().lower()[:2]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _links(root: etree._Element, base: str, url: str) -> dict[str, Link]:
    """Same-site links by address, in the order of the page, each with its best title."""
    found: dict[str, Link] = {}
    here = canonical_url(url)
    for count, anchor in enumerate(root.iter("a")):
        if count >= MOST_LINKS:
            break
        address = absolute(base, anchor.get("href") or "")
        if not address or not is_fetchable(address) or not same_site(address, url):
            continue
        address = address.partition("#")[0]
        key = canonical_url(address)
        if key != here and urlsplit(key).path + urlsplit(key).query != "/":
            found.setdefault(key, Link(address)).add(anchor)
    return found


def _matching(links: dict[str, Link], include: str) -> list[Link]:
    pattern = re.compile(include)
    return [link for link in links.values() if pattern.search(link.url)]


def _likely(links: dict[str, Link]) -> list[Link]:
    articles = (link for link in links.values() if not _NO_ARTICLE.search(urlsplit(link.url).path))
    return [link for link in articles if not link.is_chrome()]


def _headlines(likely: list[Link], cards: Cards) -> list[Link]:
    alike = Counter(link.shape() for link in likely)
    return [link for link in likely if _points(link, cards, alike[link.shape()]) >= ENOUGH]


def _points(link: Link, cards: Cards, alike: int) -> int:
    parts = urlsplit(link.url)
    address = bool(_LIKE_ARTICLE.search(parts.path) or _QUERY_ID.search(parts.query))
    return (
        _length_points(link.title)
        + link.in_heading
        + cards.is_article(link)
        + DateReader.has_date(cards.card(link))
        + address
        + (alike >= 3)
    )


def _length_points(title: str) -> int:
    """A headline has five words or more (ten characters where words are not parted), a menu item one or two."""
    if len(_CJK.findall(title)) >= 4:
        return 2 if len(title) >= 10 else -1
    words = len(title.split())
    return 2 if words >= 5 else 1 if words >= 4 else 0 if words == 3 else -1
