"""Hostile text made harmless for people's eyes: what may be shown, what may be a link, what Markdown must not read.

Titles, names and addresses come from anybody's pages. Nothing here is needed for JSON, which carries them as they are.
"""

import re
import unicodedata
from dataclasses import replace
from urllib.parse import quote, urlsplit

from monitor.models.digest import Card, Digest, DigestArticle, DigestDeal, DigestEntry, DigestSource

TITLE, NAME, EVIDENCE, ADDRESS = 200, 80, 500, 2000  # characters shown
_DIRECTION = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF])
_UNSEEN = {"Cc", "Cs", "Co", "Cn"}
_MARKUP = re.compile(r"[\\`*_\[\]<>~&]|://|(?<=www)\.|@")
_BLOCK_START = re.compile(r"^(?:[#+=:-]|\d{1,9}(?=[.)]))")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")


def shown(text: str, limit: int) -> str:
    """One line of at most `limit` characters, without control characters and marks that turn the direction of text.

    >>> shown("Lithium\\u202e deal\\n signed", 12)
    'Lithium dea…'
    """
    text = text[: limit * 4].translate(_DIRECTION)
    line = " ".join("".join(c if unicodedata.category(c) not in _UNSEEN else " " for c in text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def web_link(url: str) -> str:
    """An address of the web with all its odd characters percent-encoded, or "": no other scheme becomes a link.

    >>> web_link("https://wire.example/a b"), web_link("javascript:alert(1)")
    ('https://wire.example/a%20b', '')
    """
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    if not is_web or len(url) > ADDRESS:
        return ""
    return quote(parts.geturl(), safe="%/:?#[]@!$&'()*+,;=~-._", errors="replace")


def markdown_text(text: str) -> str:
    """A line in which Markdown reads neither markup, block, entity nor address.

    >>> markdown_text("1. [Lithium](https://x.example) & *more*")
    '1\\\\. \\\\[Lithium\\\\](https\\\\://x.example) \\\\& \\\\*more\\\\*'
    """
    safe = _MARKUP.sub(lambda found: "\\" + found[0], text)
    start = _BLOCK_START.match(safe)
    if not start:
        return safe
    at = start.end() if start[0].isdigit() else 0
    return f"{safe[:at]}\\{safe[at:]}"


def markdown_link(url: str) -> str:
    """An address for between the < and > of a Markdown link."""
    return _ENTITY.sub("&amp;", web_link(url))


def presentable(digest: Digest) -> Digest:
    """The digest with every text that came from outside as it may be shown."""
    return replace(
        digest,
        groups=tuple((shown(m, NAME), tuple(map(_card, cards))) for m, cards in digest.groups),
        others=tuple(map(_article, digest.others)),
        unread=tuple(map(_entry, digest.unread)),
        troubled=tuple(map(_source, digest.troubled)),
        unsteady=tuple(map(_source, digest.unsteady)),
    )


def _card(card: Card) -> Card:
    return replace(card, deal=_deal(card.deal), sources=tuple(map(_article, card.sources)))


def _deal(deal: DigestDeal) -> DigestDeal:
    return replace(
        deal,
        article=_article(deal.article),
        parties=tuple(shown(party, NAME) for party in deal.parties),
        minerals=tuple(shown(mineral, NAME) for mineral in deal.minerals),
        evidence=shown(deal.evidence, EVIDENCE),
    )


def _article(article: DigestArticle) -> DigestArticle:
    return replace(
        article,
        title=shown(article.title, TITLE) or shown(article.url, TITLE),
        source=shown(article.source, NAME),
        minerals=tuple(shown(mineral, NAME) for mineral in article.minerals),
    )


def _entry(entry: DigestEntry) -> DigestEntry:
    title = shown(entry.title, TITLE) or shown(entry.url, TITLE)
    return replace(entry, title=title, source=shown(entry.source, NAME))


def _source(source: DigestSource) -> DigestSource:
    return replace(source, name=shown(source.name, NAME), error=shown(source.error, TITLE))
