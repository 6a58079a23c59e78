"""Articles: what extraction reads from a page."""

from dataclasses import dataclass, field
from enum import StrEnum


class TextFrom(StrEnum):
    PAGE = "page"
    FEED = "feed"


class PageKind(StrEnum):
    """What a page was found to be. Only ARTICLE makes an article."""

    ARTICLE = "article"
    EMPTY = "empty"  # no text found
    PAYWALL = "paywall"
    CONSENT = "consent"
    BOT_BLOCK = "bot-block"
    LOGIN = "login"
    SOFT_404 = "soft-404"
    INDEX = "index"
    NOT_HTML = "not-html"
    OTHER = "other"  # a form, a table, a player, a gallery, an error: no text that an article would have


@dataclass(frozen=True, slots=True)
class Article:
    """Title, authors, moment, language and main text of one page.

    `published` is ISO 8601 as the page states it: its own offset kept, none where it states none, a bare date where
    only the day is known; None where unknown. `lang` is ISO 639-1 or None. `text` has paragraphs split by "\\n" and no
    blank lines. `url` is the canonical URL. The title may be "". `section` and `tags` are the words of the site.
    """

    url: str
    title: str
    text: str = field(repr=False)
    authors: tuple[str, ...] = ()
    published: str | None = None
    lang: str | None = None
    text_from: TextFrom = TextFrom.PAGE
    kind: PageKind = PageKind.ARTICLE
    section: str = ""
    tags: tuple[str, ...] = ()
