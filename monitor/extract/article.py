"""A page to its article: one parse, metadata first, then the text, then what kind of page it was."""

from dataclasses import replace

from monitor.errors import ExtractionError
from monitor.extract.body import main_text
from monitor.extract.dates import published_of
from monitor.extract.embedded import embedded_text
from monitor.extract.jsonld import read_linked_data
from monitor.extract.kinds import kind_of, signs_of
from monitor.extract.language import language_code, language_of
from monitor.extract.markup import decode, is_html, parse, prune
from monitor.extract.metadata import (
    MetaTags,
    authors_of,
    canonical_of,
    language_stated,
    persons_in,
    section_of,
    tags_of,
)
from monitor.extract.titles import title_of
from monitor.models.article import Article, PageKind
from monitor.models.page import Page
from monitor.urls import canonical_url


def extract_article(page: Page) -> Article:
    """Title, authors, moment, language and main text. `kind` says what the page is when it is no article.

    Raises ExtractionError where the page cannot be read in bounded time and memory.
    """
    if not is_html(page):
        return Article(url=canonical_url(page.final_url), title="", text="", kind=PageKind.NOT_HTML)
    tree = parse(page)
    meta, linked = MetaTags(tree), read_linked_data(tree, page.final_url)
    section = section_of(meta, linked)
    title, stated = title_of(tree, meta, linked, page.final_url, section), language_stated(tree, meta, linked)
    article = Article(
        url=canonical_of(tree, meta, page.final_url),
        title=title,
        text="",
        authors=authors_of(tree, meta, linked, title),
        published=published_of(tree, meta, linked, page, title=title, lang=language_code(stated)),
        section=section,
        tags=tags_of(meta, linked),
    )
    description = linked.description or meta.first("og:description", "description", "twitter:description")
    signs = signs_of(tree, meta, linked)
    prune(tree)
    try:
        main = main_text(tree, linked, description, article.title, article.authors)
    except (ValueError, RecursionError, AssertionError, AttributeError, TypeError) as error:
        raise ExtractionError(page.url, f"extraction failed: {type(error).__name__}") from error
    text = main.text or embedded_text(decode(page))
    authors = article.authors or persons_in(main.signed)
    article = replace(article, text=text, authors=authors, lang=language_of(stated, article.title, text))
    return replace(article, kind=kind_of(article, page, linked, signs))
