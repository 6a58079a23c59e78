"""Pages of the old web that stand in tables: a table that holds running text is no table of data."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

CELL_LEAST = 400  # characters of a cell that holds an article
LINES_LEAST = 3  # breaks or paragraphs in it
MOST_CELLS = 500
_OPENING = re.compile(r"<(?:table|tbody|thead|tr|td|th)\b[^>]*>", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:table|tbody|thead|tr|td|th)>", re.IGNORECASE)


def without_layout_tables(tree: LexborHTMLParser) -> LexborHTMLParser:
    """The page with all its tables as plain divisions, where one of them holds the text of the page; else as it is."""
    if not any(_holds_text(cell) for cell in tree.css("td")[:MOST_CELLS]):
        return tree
    return LexborHTMLParser(_CLOSING.sub("</div>", _OPENING.sub("<div>", tree.html or "")))


def _holds_text(cell: LexborNode) -> bool:
    return len(cell.css("p, br, pre")) >= LINES_LEAST and len(cell.text().strip()) >= CELL_LEAST
