"""A Digest as Markdown, HTML, JSON or Atom. Same digest, same bytes."""

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from monitor.digest import words
from monitor.digest.atom import atom
from monitor.models.digest import Card, Digest, DigestArticle
from monitor.times import utc_text

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render(digest: Digest, form: str) -> bytes:
    """`form` is one of FORMATS."""
    return FORMATS[form](digest)


def headline(digest: Digest) -> str:
    """The one sentence that tells the day: never a quiet day when a source could not be read."""
    if digest.deals:
        return f"{_count(digest.deals, 'deal')} in {_count(digest.flagged, 'story', 'stories')} of {digest.stored} read"
    unread = len(digest.troubled)
    if digest.flagged:
        return f"No deal drawn out; {_count(digest.flagged, 'flagged story', 'flagged stories')} of {digest.stored} read"
    if digest.quiet:
        return f"A quiet day: no deal in {_count(digest.stored, 'story', 'stories')} of {_count(digest.sources, 'source')}"
    if not digest.sources:
        return "No source was watched"
    if unread:
        return f"No deal found, but {unread} of {_count(digest.sources, 'source')} could not be read"
    return "No deal found, but some polls failed"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _markdown(digest: Digest) -> bytes:
    return _environment().get_template("digest.md.j2").render(digest=digest, headline=headline(digest)).encode()


def _html(digest: Digest) -> bytes:
    return _environment().get_template("digest.html.j2").render(digest=digest, headline=headline(digest)).encode()


def _json(digest: Digest) -> bytes:
    window = digest.window
    value = {
        "window": {"name": window.name, "start": utc_text(window.start), "end": utc_text(window.end), "timezone": window.zone},
        "headline": headline(digest),
        "quiet": digest.quiet,
        "counts": {"stored": digest.stored, "flagged": digest.flagged, "deals": digest.deals, "pending": digest.pending},
        "deals": [_card_json(card) for _, cards in digest.groups for card in cards],
        "other_flagged": [_article_json(article) for article in digest.others],
        "sources": {
            "watched": digest.sources,
            "troubled": [{"name": s.name, "url": s.url, "state": s.state, "error": s.error, "polls": s.polls, "failed_polls": s.failed_polls} for s in digest.troubled],
        },
    }  # fmt: skip
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _card_json(card: Card) -> dict[str, Any]:
    deal = card.deal
    return {
        "instrument": deal.instrument,
        "status": deal.status,
        "parties": list(deal.parties),
        "countries": list(deal.countries),
        "minerals": list(deal.minerals),
        "value": words.plain(deal.value),
        "currency": deal.currency,
        "quantities": [{"value": words.plain(value), "unit": unit} for value, unit in deal.quantities],
        "evidence": deal.evidence,
        "late": card.late,
        "articles": [_article_json(article) for article in card.sources],
    }


def _article_json(article: DigestArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "stored": article.stored,
        "lang": article.lang,
        "score": round(article.score, 3),
        "minerals": list(article.minerals),
        "late": article.late,
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("monitor.digest"),
        autoescape=select_autoescape(["html.j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "instrument": words.instrument_words,
        "country": words.country_words,
        "moment": words.moment_words,
        "sentence": words.sentence_case,
        "md": markdown_text,
        "link": safe_link,
        "mdlink": markdown_link,
    }
    environment.globals |= {
        "money": words.money_words,
        "quantity": words.quantity_words,
        "window_words": words.window_words,
        "count": _count,
        "what": words.what_words,
        "facts": words.fact_words,
    }
    return environment


def markdown_text(text: str) -> str:
    """One line in which nothing is markup, whatever a page's title holds."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def safe_link(url: str) -> str:
    """An address of the web, or "": no other scheme becomes a link."""
    try:
        return url if urlsplit(url).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def markdown_link(url: str) -> str:
    """An address between < and > of a Markdown link."""
    return safe_link(url).replace("<", "%3C").replace(">", "%3E").replace("\n", "").replace(" ", "%20")


FORMATS: dict[str, Callable[[Digest], bytes]] = {"md": _markdown, "html": _html, "json": _json, "atom": atom}
