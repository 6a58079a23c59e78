"""A Digest as an Atom feed (RFC 4287): a note on the window, then an entry a card, then one an other flagged story.

Identifiers are made of what does not change when a window is written again or more reports of a deal follow, so that a
feed reader that has shown an entry knows it again.
"""

import hashlib
from datetime import datetime
from html import escape
from typing import Any

from feedgen.feed import FeedGenerator

from monitor.digest import words
from monitor.digest.safe import presentable, web_link
from monitor.models.digest import Card, Digest, DigestArticle, DigestDeal, DigestSource
from monitor.times import parse_moment

AUTHORITY = "tag:mineral-deal-monitor,2026"
NAME = "Mineral Deal Monitor"


def atom(digest: Digest) -> bytes:
    """The feed of one window."""
    return subscription(digest, digest)


def subscription(digest: Digest, latest: Digest) -> bytes:
    """A feed of a long window, whose note is on the latest day alone."""
    digest, latest = presentable(digest), presentable(latest)
    feed: Any = FeedGenerator()
    feed.id(f"{AUTHORITY}:digest:{digest.window.name}")
    feed.title("Critical-mineral deals")
    feed.subtitle(words.window_words(digest.window))
    feed.language("en")
    feed.author({"name": NAME})
    feed.generator(NAME)
    feed.updated(max(_updated(digest), _updated(latest)))
    _add_note(feed, latest)
    for _, cards in digest.groups:
        for card in cards:
            _add_card(feed, card)
    for article in digest.others:
        _add_article(feed, article)
    return bytes(feed.atom_str(pretty=True))


def _add_note(feed: Any, digest: Digest) -> None:
    """What a subscriber must know though no deal tells it: how the day was, and what could not be read."""
    doubt = words.unread_words(digest)
    body = f"<p>{escape(words.headline(digest))}.</p>"
    if doubt and digest.deals:
        body += f"<p>{escape(words.sentence_case(doubt))}; deals may be missing here.</p>"
    body += _list([_source_item(source) for source in (*digest.troubled, *digest.unsteady)])
    title = f"{words.window_words(digest.window)}: {words.headline(digest)}"
    _add(feed, f"{AUTHORITY}:window:{digest.window.name}", title, "", _updated(digest), body)


def _source_item(source: DigestSource) -> str:
    return escape(f"{source.name}: {words.source_words(source)}")


def _add_card(feed: Any, card: Card) -> None:
    deal = card.deal
    body = f"<p>{escape(words.fact_words(card))}</p><blockquote>{escape(deal.evidence)}</blockquote>"
    body += _list([_article_item(article) for article in card.sources])
    updated = max(_stored(article) for article in card.sources)
    _add(feed, _deal_identity(card.first), words.what_words(deal), deal.article.url, updated, body)


def _deal_identity(deal: DigestDeal) -> str:
    """Of what the first report says; row numbers change when articles are judged anew."""
    what = (deal.article.url, deal.field, str(deal.start), deal.instrument, *sorted(deal.parties))
    return f"{AUTHORITY}:deal:{_hash(*what)}"


def _add_article(feed: Any, article: DigestArticle) -> None:
    body = (
        f"<p>{escape(words.sentence_case(', '.join(article.minerals)))}</p>{_list([_article_item(article)])}"
    )
    identity = f"{AUTHORITY}:article:{_hash(article.url)}"
    _add(feed, identity, article.title, article.url, _stored(article), body)


def _article_item(article: DigestArticle) -> str:
    url, title, source = escape(web_link(article.url)), escape(article.title), escape(article.source)
    return f'<a href="{url}">{title}</a> – {source}' if url else f"{title} – {source}"


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""


def _add(feed: Any, identity: str, title: str, url: str, updated: datetime, body: str) -> None:
    entry = feed.add_entry(order="append")
    entry.id(identity)
    entry.title(title)
    entry.updated(updated)
    if web_link(url):
        entry.link(href=web_link(url))
    entry.content(body, type="html")


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


def _updated(digest: Digest) -> datetime:
    """The newest that it tells of; of a window with nothing to tell, its beginning. Never a moment still to come."""
    told = [article for _, cards in digest.groups for card in cards for article in card.sources]
    return max(map(_stored, (*told, *digest.others)), default=digest.window.start)


def _stored(article: DigestArticle) -> datetime:
    moment = parse_moment(article.stored)
    if moment is None:
        raise ValueError(f"article {article.id} has no moment of storing")
    return moment
