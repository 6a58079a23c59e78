"""The headline as its readers see it: which of a page's titles to take, and what of it is the site's name and section."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.extract.jsonld import LinkedData
from monitor.extract.markup import text_of
from monitor.extract.metadata import MetaTags
from monitor.urls import origin

_SITE = re.compile(r"\s+[|–—·»•-]\s+|\s*[|ㅣ]\s*|\s+::\s+|／")
_BAR = re.compile("[|ㅣ]")
_LETTERS = re.compile(r"[\W_]+")
_PART = re.compile(  # of a story that is shown in several, or whole
    r"\s*[-–|]?\s+(?:halaman (?:all|\d+)|page \d+|seite \d+|\(?\d+/\d+\)?)$", re.IGNORECASE
)
_KICKER = re.compile(r"(?::|\s[-–—|])\s+$")
_META_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "title")
_CUT = ("…", "...")
HEADLINES = "[itemprop=headline], .entry-title, .post-title"
LONGEST = 500  # characters of a title whose parts are told apart
SHORTEST = 4  # characters
HEAD_LEAST = 15  # characters of an h1 that is believed to be the headline alone
NAME_LEAST = 4  # letters of a host's name
SHORT_PART = 25  # characters


@dataclass(frozen=True, slots=True)
class HostName:
    """The letters of what a site is called in its address: whole ("agmit" of www.agm.it), and its longest label."""

    whole: str = ""
    label: str = ""


def title_of(
    tree: LexborHTMLParser, meta: MetaTags, linked: LinkedData, url: str = "", section: str = ""
) -> str:
    """The headline, without the site's name, its section and a kicker that only one of the page's titles has."""
    heads = [text for node in tree.css("h1")[:20] if (text := text_of(node)) and not _leads_home(node, url)]
    heads = heads or [text for node in tree.css(HEADLINES)[:5] if (text := text_of(node))]
    document = tree.css_first("head > title") or tree.css_first("title")
    whole = text_of(document) if document else ""
    names = [name for name in (meta.first("og:site_name"), linked.publisher) if name]
    host = _host_name(url)

    def bare(title: str) -> str:
        return _without_site(_as_head(_PART.sub("", title), heads), names, host, section)

    candidates = [
        title
        for title in map(bare, (linked.headline, meta.first(*_META_TITLES)))
        if len(title) >= SHORTEST and not title.endswith(_CUT)
    ]
    if candidates:
        return _without_kicker(candidates)
    if heads:
        return bare(_head_like(heads, whole))
    return bare(linked.headline or meta.first(*_META_TITLES)) or bare(whole)


def _leads_home(node: LexborNode, url: str) -> bool:
    """Whether a heading is the site's own name, which is a link to its front page."""
    link = node.css_first("a[href]")
    target = (link.attributes.get("href") or "") if link else ""
    return target in {"/", "./"} or (bool(target) and target.rstrip("/") == origin(url))


def _without_kicker(candidates: Sequence[str]) -> str:
    """The first, or the other where the first is that one with a kicker ("War in the east: Talks fail") before it."""
    first, *others = candidates
    return next((one for one in others if first.endswith(one) and _KICKER.search(first[: -len(one)])), first)


def _head_like(heads: list[str], whole: str) -> str:
    """Of several h1 the one that the document's title repeats, else the longest."""
    repeated = [head for head in heads if head.casefold() in whole.casefold() and len(head) > 10]
    return max(repeated or heads, key=len)


def _as_head(title: str, heads: Iterable[str]) -> str:
    """The page's h1 where the title is that with a part of the site before or behind it.

    >>> _as_head("Opinion | Gold is a habit – not a hedge", ["Gold is a habit – not a hedge"])
    'Gold is a habit – not a hedge'
    """
    for head in heads:
        if HEAD_LEAST <= len(head) < len(title):
            before, found, behind = title.partition(head)
            is_behind = not before and _SITE.match(behind)
            is_before = not behind and _BAR.search(before)
            if found and (is_behind or is_before):
                return head
    return title


def _without_site(title: str, names: Sequence[str], host: HostName, section: str) -> str:
    """Without what trails behind it: "| Site", " - Site", "| Section | Site | 28.04.2023". A long tail is part of the
    headline unless it is the site's own name; so is a head.

    >>> _without_site("Mine sold | Mining | Daily Post", ["Daily Post"], HostName(), "")
    'Mine sold'
    >>> _without_site("Mine sold - Economy - Agm.it", [], HostName("agmit", "agm"), "Economy")
    'Mine sold'
    >>> _without_site("Chile - a country of copper", [], HostName(), "")
    'Chile - a country of copper'
    """
    while len(title) <= LONGEST and len(parts := _SITE.split(title)) > 1:
        tail, head = parts[-1], parts[0]
        is_short = len(tail) <= SHORT_PART and len(tail.split()) <= 3
        if _is_site(tail, names, host) or (
            is_short and (tail == section or _BAR.search(title[-len(tail) - 4 :]))
        ):
            title = title[: title.rindex(tail)].rstrip(" |ㅣ–—·»•-:／")
        elif _is_site(head, names, host):
            title = title[len(head) :].lstrip(" |ㅣ–—·»•-:／")
        else:
            break
    # "…의결-정치": a section with no more than a dash between
    return title.removesuffix(f"-{section}").rstrip() if section else title


def _is_site(part: str, names: Sequence[str], host: HostName) -> bool:
    low, letters = part.casefold(), _LETTERS.sub("", part).casefold()
    if any(low in name.casefold() or name.casefold() in low for name in names):
        return bool(low)
    if not host.label or len(letters) < NAME_LEAST:
        return False
    longer, shorter = sorted((letters, host.label), key=len, reverse=True)
    return letters == host.whole or (
        len(shorter) >= NAME_LEAST and shorter in longer and 2 * len(shorter) >= len(longer)
    )


def _host_name(url: str) -> HostName:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    labels = host.removeprefix("www.").split(".")
    return HostName(
        _LETTERS.sub("", "".join(labels)), _LETTERS.sub("", max(labels[:-1], key=len, default=""))
    )
