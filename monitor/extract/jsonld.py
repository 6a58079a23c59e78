"""What a page says of its article in JSON-LD (schema.org). Broken blocks are mended where it is cheap, else passed over."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from monitor.extract.markup import squeeze

_ARTICLE = re.compile(r"(?:News|Report|Analysis|Opinion|Review|Scholarly|Tech|Blog|Live|Satirical|Advertiser|Background)?"
                      r"(?:Article|Posting|Report|BlogPosting)\w*")  # fmt: skip
_COMMENT = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
_BREAK = re.compile(r"<\s{0,3}(?:/p|br\s{0,3}/?|/div|/li|/h\d)\s{0,3}>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]{1,400}>")
LARGEST = 2 * 1024 * 1024  # characters of one block
DEEPEST = 12
MOST_COMMENTS = 200


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The page's main article node. Empty where it has none."""

    headline: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    body: str = ""
    description: str = ""
    language: str = ""
    is_free: bool | None = None
    publisher: str = ""
    section: str = ""
    keywords: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


def read_linked_data(tree: LexborHTMLParser, url: str = "") -> LinkedData:
    """The article node of this address, where one says that it is, else the richest of all blocks."""
    nodes = [node for block in _blocks(tree) for node in _nodes(block, 0)]
    articles = [node for node in nodes if any(_ARTICLE.fullmatch(kind) for kind in _types(node))]
    if not articles:
        return LinkedData(types=tuple(kind for node in nodes for kind in _types(node)))
    path = _path(url)
    best = max(articles, key=lambda node: (_is_of(node, path), _richness(node)))
    names = {str(node["@id"]): node for node in nodes if "@id" in node}
    return LinkedData(
        headline=_words(best.get("headline") or best.get("name")),
        published=_words(best.get("datePublished") or best.get("dateCreated") or best.get("uploadDate")),
        authors=tuple(_names(best.get("author") or best.get("creator"), names, 0)),
        body=_body(best.get("articleBody")),
        description=_words(best.get("description")),
        language=_words(best.get("inLanguage")),
        is_free=_truth(best.get("isAccessibleForFree")),
        publisher=next(iter(_names(best.get("publisher"), names, 0)), ""),
        section=_words(best.get("articleSection")),
        comments=tuple(_comments(best.get("comment"))),
        keywords=tuple(_names(best.get("keywords"), names, 0)),
        types=tuple(kind for node in nodes for kind in _types(node)),
    )


def _richness(node: dict[str, Any]) -> int:
    return sum(bool(node.get(key)) for key in ("headline", "datePublished", "author"))


def _is_of(node: dict[str, Any], path: str) -> bool:
    page = node.get("mainEntityOfPage")
    addresses = (node.get("url"), page.get("@id") if isinstance(page, dict) else page)
    return bool(path) and any(isinstance(one, str) and _path(one) == path for one in addresses)


def _path(url: str) -> str:
    """Without what may differ between two writings of one address: scheme, host, query, slash at the end."""
    return re.sub(r"^https?://[^/]*|[?#].*$", "", url[:2000].strip()).rstrip("/")


def _blocks(tree: LexborHTMLParser) -> Iterator[Any]:
    for script in tree.css('script[type*="ld+json"]'):
        text = _COMMENT.sub("", (script.text() or "").strip())
        if not text or len(text) > LARGEST:
            continue
        for attempt in (text, text.rstrip(" ;\n"), re.sub(r",\s*([}\]])", r"\1", text)):
            try:
                yield json.loads(attempt, strict=False)
                break
            except (ValueError, RecursionError):
                continue


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:500]:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key, one in value.items():
            if isinstance(one, list | dict) and key not in {
                "comment",
                "review",
                "hasPart",
                "itemListElement",
                "mentions",
            }:
                yield from _nodes(one, depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [str(one).rpartition("/")[2] for one in kinds if one]


def _names(value: Any, known: dict[str, dict[str, Any]], depth: int) -> Iterator[str]:
    if depth > 4:
        return
    if isinstance(value, list):
        for one in value[:30]:
            yield from _names(one, known, depth + 1)
    elif isinstance(value, dict):
        found = value if "name" in value else known.get(str(value.get("@id")), {})
        yield from _names(found.get("name"), known, depth + 1)
    elif isinstance(value, str) and value.strip():
        yield squeeze(unescape(value))


def _words(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return squeeze(_TAGS.sub(" ", unescape(value))) if isinstance(value, str) else ""  # some escape twice


def _body(value: Any) -> str:
    """Lines kept; markup that some systems leave in taken out."""
    if not isinstance(value, str):
        return ""
    value = unescape(value)
    text = _BREAK.sub("\n", value)
    return "\n".join(line for line in (squeeze(_TAGS.sub("", part)) for part in text.splitlines()) if line)


def _comments(value: Any) -> Iterator[str]:
    for one in (value if isinstance(value, list) else [value])[:MOST_COMMENTS]:
        if isinstance(one, dict) and (text := _body(one.get("text"))):
            yield text


def _truth(value: Any) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower().rpartition("/")[2])
    return value if isinstance(value, bool) else None
