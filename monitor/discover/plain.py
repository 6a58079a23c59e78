"""HTML fragments of feeds and listings to plain text with paragraphs. Bounded, without building a tree."""

import re

from lxml import etree

LONGEST_TEXT = 200_000  # characters of an item's own text that are kept
LONGEST_LINE = 1_000  # characters of a title or summary line

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|center|d[dlt]|div|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|"
    r"[ou]l|p|pre|section|table|tbody|t[dhr]|thead"
)
_HIDDEN = frozenset(["script", "style", "template", "noscript", "iframe", "object", "svg", "select", "head"])
_SPACE = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff\u200b\ufeff\u00ad]")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")
# The line that WordPress puts below each item of a feed; it names the post again and is no part of it.
_TRAILER = re.compile(r"^The post .{1,400} (?:appeared first on|first appeared on) .{1,200}$")


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Plain text with every run of white space as one space, control characters gone.

    >>> one_line(" Lithium\\n offtake\\x07  signed ")
    'Lithium offtake signed'
    """
    return " ".join(_CONTROL.sub("", text[: longest * 4]).split())[:longest].rstrip()


def line_of_html(html: str, longest: int = LONGEST_LINE) -> str:
    """HTML as one line of plain text.

    >>> line_of_html("Cobalt &amp; nickel <b>supply</b> deal")
    'Cobalt & nickel supply deal'
    """
    return one_line(text_of_html(html[: longest * 20]).replace("\n", " "), longest)


def text_of_html(html: str) -> str:
    """HTML as plain text: a paragraph a line, no blank lines, scripts and feed trailers gone.

    >>> text_of_html("<p>One<br>two</p><p>Three <i>four</i></p>")
    'One\\ntwo\\nThree four'
    """
    html = _CONTROL.sub("", html[: LONGEST_TEXT * 10])
    if not _MARKUP.search(html):
        return tidy_text(html)
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, no_network=True, remove_comments=True, huge_tree=False)  # type: ignore[call-overload]
    try:
        parser.feed("<html><body>" + html)
        parser.close()
    except (etree.LxmlError, ValueError):
        pass  # nested beyond the parser's depth, or cut: what was read until then counts
    return tidy_text("".join(reader.pieces))


def tidy_text(text: str) -> str:
    """Plain text as a paragraph a line, without blank lines, control characters and feed trailers."""
    text = _CONTROL.sub("", text[: LONGEST_TEXT * 2])
    lines = [_SPACE.sub(" ", line).strip() for line in text.split("\n")]
    kept = [line for line in lines if line]
    if kept and _TRAILER.match(kept[-1][:700]):
        del kept[-1]
    return "\n".join(kept)[:LONGEST_TEXT].rstrip()


class _Reader:
    """Takes the parser's events; block elements part the lines, hidden ones are left out."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._hidden = 0

    def start(self, tag: str, attributes: object) -> None:  # the parser's interface
        if tag in _HIDDEN:
            self._hidden += 1
        if _BLOCKS.fullmatch(tag):
            self.pieces.append("\n")

    def end(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden -= 1
        if _BLOCKS.fullmatch(tag):
            self.pieces.append("\n")

    def data(self, text: str) -> None:
        if self._hidden <= 0:
            self.pieces.append(text.replace("\n", " ").replace("\r", " "))

    def close(self) -> None:
        return None
