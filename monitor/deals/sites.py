"""Named mines, projects, deposits and works in one sentence: the name as the text writes it, without its noun. Pure.

A country, a mineral, a nationality or an organisation is no name of a site; a site that is called after its owner ("the Huayou
plant") cannot be told from an owner, and whoever knows the parties of the sentence leaves it out.
"""

from collections.abc import Callable, Iterator

from monitor.deals.sitenames import Site
from monitor.deals.sitesbycapitals import english, german_compounds, noun_first, russian, turkic
from monitor.deals.sitesbyscript import arabic, chinese, japanese, korean


def find_sites(text: str, lang: str | None) -> list[Site]:
    """All named sites of a sentence, in order of place.

    >>> [(site.name, site.kind) for site in find_sites("BHP backs the Kabanga nickel project in Tanzania.", "en")]
    [('Kabanga', 'project')]
    """
    finders = _FINDERS.get(lang or "")
    chosen = finders if finders is not None else _ALL
    return _apart([site for finder in chosen for site in finder(text)])


def _apart(found: list[Site]) -> list[Site]:
    """In order of place; of two that overlap the longer."""
    kept: list[Site] = []
    for site in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or site.start >= kept[-1].end:
            kept.append(site)
        elif site.end - site.start > kept[-1].end - kept[-1].start:
            kept[-1] = site
    return kept


_FINDERS: dict[str, tuple[Callable[[str], Iterator[Site]], ...]] = {
    "en": (english,),
    "es": (noun_first("es"),),
    "pt": (noun_first("pt"),),
    "fr": (noun_first("fr"),),
    "de": (noun_first("de"), german_compounds),
    "id": (noun_first("id"),),
    "ru": (russian,),
    "tr": (turkic,),
    "kk": (turkic, russian),
    "uz": (turkic, russian),
    "zh": (chinese,),
    "ja": (japanese,),
    "ko": (korean,),
    "ar": (arabic,),
}
_ALL = tuple(dict.fromkeys(finder for finders in _FINDERS.values() for finder in finders))
