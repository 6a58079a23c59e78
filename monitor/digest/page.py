"""A Digest as Markdown and as HTML for mail clients and browsers: no script, nothing loaded from elsewhere."""

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from monitor.digest import safe, words
from monitor.models.digest import Digest

UNREAD_SHOWN = 20
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def markdown(digest: Digest) -> bytes:
    return _rendered("digest.md.j2", digest)


def html(digest: Digest) -> bytes:
    return _rendered("digest.html.j2", digest)


def _rendered(template: str, digest: Digest) -> bytes:
    return environment().get_template(template).render(digest=safe.presentable(digest)).encode()


@cache
def environment() -> Environment:
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
        "moment": words.moment_words,
        "sentence": words.sentence_case,
        "score": words.score_words,
        "language": _language,
        "md": safe.markdown_text,
        "link": safe.web_link,
        "mdlink": safe.markdown_link,
    }
    environment.globals |= {
        "headline": words.headline,
        "doubt": words.unread_words,
        "window_words": words.window_words,
        "count": words.count,
        "what": words.what_words,
        "parties": words.parties_words,
        "amount": words.amount_words,
        "place": words.place_words,
        "facts": words.fact_words,
        "status_note": words.status_words,
        "source_words": words.source_words,
        "unread_shown": UNREAD_SHOWN,
    }
    return environment


def _language(lang: str | None) -> str:
    """A language worth an attribute: known, and not that of the digest."""
    return lang if lang and lang != "en" and _LANGUAGE.fullmatch(lang) else ""
