"""Where most of a page's paragraphs are: a second opinion for pages on which the extractor takes the wrong container."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.extract.markup import squeeze

PARAGRAPH_LEAST = 60  # characters
MOST_PARAGRAPHS = 2000
LINKED_MOST = 0.4  # share of a paragraph's characters that are links from which it is a list of them
LEVELS = 3  # a paragraph speaks for what holds it, ever less the further out
_ELSEWHERE = re.compile(
    r"comment|related|recommend|newsletter|cookie|consent|promo|sidebar|teaser", re.IGNORECASE
)


def paragraph_container(tree: LexborHTMLParser) -> tuple[LexborNode, list[str]] | None:
    """The element in which most running text stands, and its paragraphs; None where the page has none."""
    weights: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    paragraphs = list(_paragraphs(tree))
    for node, text in paragraphs:
        weight, around = float(len(text)), node.parent
        for _ in range(LEVELS):
            if around is None or around.tag in {"body", "html"}:
                break
            weights[around.mem_id] = weights.get(around.mem_id, 0.0) + weight
            nodes[around.mem_id] = around
            weight, around = weight * 0.9, around.parent
    if not weights:
        return None
    best = nodes[max(weights, key=lambda key: weights[key])]
    inside = {node.mem_id for node in best.css("p")}
    return best, [text for node, text in paragraphs if node.mem_id in inside]


def _paragraphs(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    for node in tree.css("p")[:MOST_PARAGRAPHS]:
        text = squeeze(node.text())
        if len(text) < PARAGRAPH_LEAST or _is_elsewhere(node):
            continue
        linked = sum(len(link.text()) for link in node.css("a"))
        if linked <= LINKED_MOST * len(text):
            yield node, text


def _is_elsewhere(node: LexborNode) -> bool:
    """Whether the two elements around it say that it belongs to something else on the page."""
    around = node.parent
    for _ in range(2):
        if around is None:
            return False
        if around.tag == "aside" or _ELSEWHERE.search(around.attributes.get("class") or ""):
            return True
        around = around.parent
    return False
