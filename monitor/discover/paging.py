"""Where a listing goes on: the address of its next page. A parsed tree in, at most one address out."""

import re
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree

from monitor.discover.links import absolute
from monitor.urls import canonical_url, is_fetchable, same_site

_MOST_LINKS = 4_000
_NUMBER = re.compile(
    r"(?:[?&](?:page|paged|pg|p|pagina|seite|start)=|/(?:page|pagina|seite)/)(\d{1,4})(?=$|[&/?])",
    re.IGNORECASE,
)
_NEXT_WORDS = re.compile(
    r"(?:next(?: page)?|older(?: posts| entries| news| stories)?|more news|siguiente|pr[óo]xim[ao]|suivante?|weiter|n[äa]chste(?: seite)?|"
    r"след[а-я]*|далее|下一页|下一頁|次へ|次のページ|다음)\W{0,3}",
    re.IGNORECASE,
)


def next_page(root: etree._Element, base: str, url: str) -> tuple[str, ...]:
    """The page that rel=next names, else a link worded so, else the one numbered next; () where there is none."""
    for address in _candidates(root, base, url):
        if is_fetchable(address) and same_site(address, url) and canonical_url(address) != canonical_url(url):
            return (address.partition("#")[0],)
    return ()


def _candidates(root: etree._Element, base: str, url: str) -> list[str]:
    declared: list[str] = []
    worded: list[str] = []
    numbered: list[str] = []
    number = page_number(url)
    for element in islice(root.iter("link", "a"), _MOST_LINKS):
        address = absolute(base, element.get("href") or "")
        if not address:
            continue
        if "next" in (element.get("rel") or "").lower().split():
            declared.append(address)
        elif element.tag == "a" and _is_worded(element):
            worded.append(address)
        elif element.tag == "a" and _follows(element, address, number, url):
            numbered.append(address)
    return [*declared, *worded, *numbered]


def _is_worded(anchor: etree._Element) -> bool:
    words = (
        "".join(islice(anchor.itertext(), 10))[:60].strip()
        or anchor.get("aria-label")
        or anchor.get("title")
        or ""
    )
    return bool(_NEXT_WORDS.fullmatch(words.strip())) and bool(
        page_number(anchor.get("href") or "") is not None
    )


def _follows(anchor: etree._Element, address: str, number: int | None, url: str) -> bool:
    """Numbered by one more than this page; from a first page without number, the link that reads "2"."""
    theirs = page_number(address)
    if theirs is None or urlsplit(address).hostname != urlsplit(url).hostname:
        return False
    if number is not None:
        return theirs == number + 1
    return "".join(islice(anchor.itertext(), 10)).strip() == "2"


def page_number(url: str) -> int | None:
    """
    >>> page_number("https://news.example/releases?page=3"), page_number("https://news.example/releases/")
    (3, None)
    """
    found = _NUMBER.search(url)
    return int(found[1]) if found else None
