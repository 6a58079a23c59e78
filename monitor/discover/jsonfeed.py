"""JSON Feed 1.0 and 1.1 (jsonfeed.org) to a SourceDocument. Text in, records out; fields of a wrong type are left out."""

import json
from collections.abc import Iterator
from typing import Any

from monitor.discover.dates import stated_moment
from monitor.discover.feed import MOST_ENTRIES
from monitor.discover.links import absolute
from monitor.discover.plain import line_of_html, one_line, text_of_html, tidy_text
from monitor.errors import SourceDocumentError
from monitor.models.entry import ListedEntry
from monitor.models.poll import SourceDocument
from monitor.models.source import SourceKind

_LONGEST_SUMMARY = 2_000


def read_json_feed(text: str, url: str) -> SourceDocument:
    """Raises SourceDocumentError where the text is no JSON, or JSON that is no JSON Feed."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceDocumentError(url, f"not JSON: {one_line(str(error), 120)}") from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise SourceDocumentError(url, "JSON that is no JSON Feed: it has no list `items`")
    return SourceDocument(
        kind=SourceKind.FEED,
        entries=tuple(_entries(data["items"][:MOST_ENTRIES], _authors(data), url)),
        title=one_line(_text(data, "title")),
    )


def _entries(items: list[Any], feed_authors: tuple[str, ...], url: str) -> Iterator[ListedEntry]:
    for item in items:
        address = absolute(url, _link(item)) if isinstance(item, dict) else None
        if address:
            yield ListedEntry(
                url=address,
                title=line_of_html(_text(item, "title")),
                published=stated_moment(_text(item, "date_published")),
                updated=stated_moment(_text(item, "date_modified")),
                summary=one_line(text_of_html(_text(item, "summary")), _LONGEST_SUMMARY),
                text=text_of_html(_text(item, "content_html")) or tidy_text(_text(item, "content_text")),
                authors=_authors(item) or feed_authors,
                guid=one_line(_text(item, "id"), 500) if _text(item, "id") != _text(item, "url") else "",
            )


def _link(item: dict[str, Any]) -> str:
    """The item's page; an id serves where it is an address. `external_url` is another site's page, and comes last."""
    own = _text(item, "url")
    identity = _text(item, "id")
    return own or (identity if identity.startswith(("http://", "https://")) else _text(item, "external_url"))


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    names = [one_line(_text(person, "name"), 200) for person in people[:20] if isinstance(person, dict)]
    return tuple(name for name in names if name)


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
