"""Where most of a page's paragraphs are: a second opinion for pages on which the extractor takes the wrong container."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.extract.markup import squeeze

PARAGRAPH_LEAST = 60  # characters
MOST_PARAGRAPHS = 2000
LINKED_MOST = 0.4  # share of a paragraph's characters that are links from which it is a list of them
TOLD_LEAST = 800  # characters of paragraphs from which a page's own parts are believed
PART_LEAST = 0.95  # share of them that stands in the part
LEVELS = 3  # a paragraph speaks for what holds it, ever less the further out
_ELSEWHERE = re.compile(
    r"comment|related|recommend|newsletter|cookie|consent|promo|sidebar|teaser", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A page's paragraphs of running text, each with its element. Most of them stand in `container`, and these are in
    `inside`; a page without any has no container."""

    all: tuple[tuple[LexborNode, str], ...]
    container: LexborNode | None
    inside: tuple[str, ...]

    @property
    def size(self) -> int:
        """Characters of those in the container."""
        return sum(map(len, self.inside))

    def missed(self, text: str) -> int:
        """Characters of those in the container that a text does not have."""
        known = squeeze(text)
        return sum(len(paragraph) for paragraph in self.inside if paragraph[:50] not in known)

    def part(self) -> LexborNode | None:
        """The element that the page calls its article or main part and in which almost all paragraphs stand; None where
        there is none, or too little text to tell."""
        total = sum(len(text) for _, text in self.all)
        if total < TOLD_LEAST:
            return None
        node = self.container
        while node is not None and node.tag not in {"body", "html"}:
            if _is_part(node):
                within = {inner.mem_id for inner in node.css("p")}
                if sum(len(text) for inner, text in self.all if inner.mem_id in within) >= PART_LEAST * total:
                    return node
            node = node.parent
        return None


def _is_part(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        node.tag in {"article", "main"}
        or attributes.get("role") == "main"
        or attributes.get("itemprop") == "articleBody"
    )


def read_paragraphs(tree: LexborHTMLParser) -> Paragraphs:
    """Of a pruned tree, which must stay as it is for as long as they are used."""
    weights: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    paragraphs = tuple(_paragraphs(tree))
    for node, text in paragraphs:
        weight, around = float(len(text)), node.parent
        for _ in range(LEVELS):
            if around is None or around.tag in {"body", "html"}:
                break
            weights[around.mem_id] = weights.get(around.mem_id, 0.0) + weight
            nodes[around.mem_id] = around
            weight, around = weight * 0.9, around.parent
    if not weights:
        return Paragraphs(paragraphs, None, ())
    best = nodes[max(weights, key=lambda key: weights[key])]
    within = {node.mem_id for node in best.css("p")}
    return Paragraphs(paragraphs, best, tuple(text for node, text in paragraphs if node.mem_id in within))


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
