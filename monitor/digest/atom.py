"""A Digest as an Atom feed (RFC 4287): an entry a card, then an entry an other flagged story."""

from datetime import datetime
from html import escape
from typing import Any

from feedgen.feed import FeedGenerator

from monitor.digest import words
from monitor.models.digest import Card, Digest, DigestArticle
from monitor.times import parse_moment

AUTHORITY = "tag:mineral-deal-monitor,2026"


def atom(digest: Digest) -> bytes:
    """Identifiers are of the deal's article and place, so that a reader that saw an entry knows it again."""
    feed: Any = FeedGenerator()
    feed.id(f"{AUTHORITY}:digest")
    feed.title("Critical-mineral deals")
    feed.author({"name": "Mineral Deal Monitor"})
    feed.generator("Mineral Deal Monitor")
    moments = [_stored(article) for _, cards in digest.groups for card in cards for article in card.sources]
    moments += [_stored(article) for article in digest.others]
    feed.updated(max(moments, default=digest.window.start))
    for _, cards in digest.groups:
        for card in cards:
            _add_card(feed, card)
    for article in digest.others:
        _add_article(feed, article)
    return bytes(feed.atom_str(pretty=True))


def _stored(article: DigestArticle) -> datetime:
    moment = parse_moment(article.stored)
    if moment is None:
        raise ValueError(f"article {article.id} has no time of storing")
    return moment


def _add_card(feed: Any, card: Card) -> None:
    deal = card.deal
    body = f"<p>{_safe(words.fact_words(deal))}</p><blockquote>{_safe(deal.evidence)}</blockquote>" + "".join(
        f'<p><a href="{_safe(article.url)}">{_safe(article.title)}</a> ({_safe(article.source)})</p>'
        for article in card.sources
        if _is_web(article.url)
    )
    _add(feed, f"{AUTHORITY}:deal:{deal.article.id}:{deal.id}", words.what_words(deal), deal.article, body)


def _add_article(feed: Any, article: DigestArticle) -> None:
    body = f"<p>{_safe(', '.join(article.minerals))} ({_safe(article.source)})</p>"
    _add(feed, f"{AUTHORITY}:article:{article.id}", article.title or article.url, article, body)


def _add(feed: Any, entry_id: str, title: str, article: DigestArticle, body: str) -> None:
    entry = feed.add_entry(order="append")
    entry.id(entry_id)
    entry.title(_clean(title))
    entry.updated(_stored(article))
    if _is_web(article.url):
        entry.link(href=_clean(article.url))
    entry.content(body, type="html")


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _safe(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    """Without what XML 1.0 cannot hold."""
    return "".join(c for c in text if c in "\t\n" or (ord(c) >= 0x20 and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) not in (0xFFFE, 0xFFFF)))
