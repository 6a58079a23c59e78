"""Links of a listing page and the part of the page that belongs to each. A parsed tree in, answers out; bounded."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from monitor.discover.plain import one_line

_LEVELS = 6  # ancestors that a link's card may span
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_PAGE = frozenset(["body", "html", "main"])
_CHROME = frozenset(["nav", "dialog", "form"])
_CHROME_ROLES = frozenset(["navigation", "contentinfo", "banner", "search", "dialog", "menu"])
_CHROME_NAME = re.compile(
    r"(?:[\w-]*[-_])?(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|social|share|sharing|cookies?|consent|pagination|"
    r"pager|toolbar|topbar)(?:[-_]\w+)?|(?:post-)?tags|tag-?(?:list|cloud)|languages?|lang(?:uage)?-switch\w*|login|skip-links?",
    re.IGNORECASE,
)
_SILENT = frozenset(["script", "style", "noscript", "svg", "time"])
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Link:
    """All anchors of one address, and the best title among them: of a heading before a mere text, the longer first."""

    url: str
    anchors: list[etree._Element] = field(default_factory=list)
    title: str = ""
    in_heading: bool = False

    def add(self, anchor: etree._Element) -> None:
        self.anchors.append(anchor)
        title, in_heading = _title(anchor)
        if (in_heading, len(title)) > (self.in_heading, len(self.title)):
            self.title, self.in_heading = title, in_heading

    def is_chrome(self) -> bool:
        """Whether every anchor of it stands in a menu, footer or the like."""
        return all(_in_chrome(anchor) for anchor in self.anchors[:10])

    def shape(self) -> tuple[str, ...]:
        """Tag and class of the link and its nearest ancestors: neighbours built alike share it."""
        anchor = self.anchors[0]
        nearest = (anchor, *islice(anchor.iterancestors(), 3))
        return tuple(
            f"{element.tag!s}.{_DIGITS.sub('', element.get('class') or '')[:60]}" for element in nearest
        )


class Cards:
    """The part of the page around each link that no other link shares: where its date and summary stand."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._owners: dict[etree._Element, str] = {}
        for link in links:
            for anchor in link.anchors:
                self._own(anchor, link.url)

    def _own(self, anchor: etree._Element, url: str) -> None:
        for parent in islice(anchor.iterancestors(), _LEVELS):
            if self._owners.setdefault(parent, url) != url:
                self._owners[parent] = ""

    def card(self, link: Link) -> etree._Element:
        """The widest ancestor, within _LEVELS, in which every link is this one."""
        widest = link.anchors[0]
        for anchor in link.anchors[:5]:
            for parent in islice(anchor.iterancestors(), _LEVELS):
                if self._owners.get(parent) != link.url or parent.tag in _PAGE:
                    break
                widest = parent
        return widest

    def is_article(self, link: Link) -> bool:
        card = self.card(link)
        return card.tag == "article" or next(card.iterancestors("article"), None) is not None


def _title(anchor: etree._Element) -> tuple[str, bool]:
    """The heading within the anchor, else its text, else its title attribute; and whether a heading is involved."""
    for heading in anchor.iter(*_HEADINGS):
        text = _text(heading)
        if text:
            return text, True
    around = any(parent.tag in _HEADINGS for parent in islice(anchor.iterancestors(), 3))
    text = _text(anchor) or one_line(anchor.get("title") or anchor.get("aria-label") or "", 300)
    return text, around and bool(text)


def _text(element: etree._Element) -> str:
    return one_line(" ".join(_pieces(element)), 300)


def _pieces(element: etree._Element) -> Iterator[str]:
    for node in islice(element.iter(), 200):
        if node.tag not in _SILENT and node.text:
            yield node.text
        if node is not element and node.tail:
            yield node.tail


def _in_chrome(anchor: etree._Element) -> bool:
    """Cards have headers and footers of their own; those count as the page's only outside a card."""
    for parent in anchor.iterancestors():
        if parent.tag in _PAGE:
            return False
        if (
            parent.tag in {"header", "footer"}
            and next(parent.iterancestors("article", "li", "main"), None) is None
        ):
            return True
        if parent.tag in _CHROME or (parent.get("role") or "").lower() in _CHROME_ROLES:
            return True
        names = f"{parent.get('class') or ''} {parent.get('id') or ''}"[:300]
        if parent.tag != "article" and any(_CHROME_NAME.fullmatch(name) for name in names.split()):
            return True
    return False
