"""Who is named in a text as an organisation or government: by the gazetteer, by form, and by the words around it. Pure.

No model: each way of writing names has its recogniser; of what overlaps, the strongest is kept.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter

from monitor.deals.bystanders import is_bystander
from monitor.deals.chinese import chinese_names
from monitor.deals.gazetteer import Gazetteer, Known
from monitor.deals.japanese import japanese_names
from monitor.deals.korean import korean_names
from monitor.deals.names import named_runs
from monitor.deals.naming import KNOWN, LEGAL, Party, party_key
from monitor.deals.offices import offices
from monitor.deals.quoted import arabic_names, persian_names, quoted_names
from monitor.deals.tradewords import TRADE

__all__ = ["Party", "find_parties", "parties_among", "party_key"]

_OF_LANGUAGE = {
    "zh": chinese_names,
    "ja": japanese_names,
    "ko": korean_names,
    "ar": arabic_names,
    "fa": persian_names,
}
_start, _end = attrgetter("start"), attrgetter("end")


_UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")
# Words that are names of firms, too, and what follows them where they are not.
_OTHER_WORD = {
    "Vale": re.compile(r" (?:\w+[aei]r|(?:la|a) pena|d[oaei]s?|del)\b| of "),
    "Anglo": re.compile(r"-"),
    "Hydro": re.compile(r"-| (?:[Pp]ower|[Oo]ne|[Pp]lant)"),
    "Apple": re.compile(r" (?:Valley|Pie|Creek)"),
    "Ford": re.compile(r" (?:government|Foundation)"),
    "Amazon": re.compile(r" (?:rainforest|basin|region|River|[Ff]orest|state)"),
}
# Firms that have the name of a town or a province, which is meant where one is in it, or of it.
_TOWNS = frozenset(
    [
        "Salzgitter",
        "Antofagasta",
        "Baotou",
        "Outokumpu",
        "Boliden",
        "Hitachi",
        "Toyota",
        "Kumtor",
        "Iluka",
        "Fresnillo",
    ]
)
_SHARE_IN = re.compile(
    r"(?:stakes?|shares?|interests?|holdings?|invest\w*|participa\w+|Anteil\w*|Beteiligung\w*) (?:in|en|em|na|an) $"
)
_IN_TOWN = re.compile(
    r"\b(?:in|at|near|around|outside|town of|city of|port of|region of|province of|north of|south of|east of|west of|works? of|maker of|en|na|em|no|bei|aus|im|à|près de|"
    r"región de|regi[aã]o de|région d['’]|puerto de|ciudad de|provincia de|norte de|di|в|из|под) ?$"
)
_TOWN_AFTER = re.compile(r" (?:region|province|works|harbour|port|smelter|plant|desert)\b")
# A family's or another word's name: with a word before it, it is somebody else's, "Delta Fluor", "Harrison Ford".
_SHARED = frozenset(
    [
        "Fluor",
        "Ford",
        "Koch",
        "Apple",
        "Amazon",
        "Bosch",
        "Mosaic",
        "Volvo",
        "Vale",
        "Chevron",
        "Anglo",
        "Hitachi",
        "Polar",
        "Honeywell",
        "Messer",
        "Orano",
    ]
)
# What belongs to a firm's name though a list leaves it out: "PT Antam", "Zhejiang Huayou".
_SEAT_BEFORE = re.compile(
    r"(?:^|[^\w])((?:PT|Tata|Grupo|Groupe|Zhejiang|Jiangxi|Jiangsu|Sichuan|Hunan|Hubei|Hebei|Henan|Shandong|Shanxi|Shaanxi|Guangdong|Guangxi|Guizhou|Yunnan|Fujian|Gansu|Qinghai|Xinjiang|Tibet|Liaoning|"
    r"Anhui|Hainan|Shanghai|Beijing|Tianjin|Chongqing|Chengdu|Shenzhen|Guangzhou|Ningbo|Xiamen|Ganzhou|Hangzhou|Suzhou) )$"
)
_KIND = re.compile(
    r"(?:\w*[Mm]aker|Miner|Giant|Trader|Group|Automotive|Major|Company|Firm|Owner|Partner|Shareholder|Investor|Buyer|Seller|Rival|Engineer|Contractor|Konzern|Autobauer|Minera|Mineradora|Empresa|Компания|Концерн) "
)
_ENDS_IN_LINK = re.compile(r",? (?:and|y|e|et|und|i|dan|ve|и) (?:the |la |le |el |l['’]|o |a )?$")
LONGEST_SEAT = 4  # characters of 中国 or 公司 around a known name


def find_parties(text: str, gazetteer: Gazetteer, lang: str | None, *, opens: bool = True) -> list[Party]:
    """Candidates in order of place, none inside another. `opens`: the text may begin with a dateline."""
    return parties_among(text, gazetteer.find(text, lang), lang, opens=opens)


def parties_among(text: str, known: list[Known], lang: str | None, *, opens: bool) -> list[Party]:
    """The same, for a text whose known actors and countries have been found."""
    countries = [k for k in known if not k.actor]
    found = [_known_party(text, k) for k in known if k.actor and not _is_other_word(text, k)]
    own = _OF_LANGUAGE.get(lang or "")
    if own:
        found += own(text)
    runs = named_runs(text, countries, lang, opens=opens)
    found += [run for run in runs if not _is_town(text, run.start, run.end)]
    found += offices(text, countries)
    found += quoted_names(text, lang)
    return [party for party in _without_overlap(found) if not is_bystander(text, party)]


def _is_other_word(text: str, known: Known) -> bool:
    """Whether the word that a firm is called by means something else here: "Vale lembrar que", "Vale do Jari", "in Salzgitter"."""
    word = text[known.start : known.end]
    following = _OTHER_WORD.get(word)
    if following is not None and following.match(text, known.end):
        return True
    return _is_town(text, known.start, known.end)


def _is_town(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 24) : start]
    if text[start:end] not in _TOWNS or LEGAL.match(text, end) or _SHARE_IN.search(before):
        return False
    return _IN_TOWN.search(before) is not None or _TOWN_AFTER.match(text, end) is not None


def _known_party(text: str, known: Known) -> Party:
    legal = LEGAL.match(text, known.end)
    seat = _SEAT_BEFORE.search(text[max(0, known.start - 16) : known.start])
    start = known.start - len(seat[1]) if seat else known.start
    name = text[start : known.bare_end]
    actor = known.actor
    key = party_key(actor.name if actor else name)
    is_state = actor is not None and actor.kind == "agency"
    return Party(name, start, legal.end() if legal else known.end, key, KNOWN, known.country, is_state)


def _without_overlap(found: list[Party]) -> list[Party]:
    """The strongest of what overlaps. A longer writing of a known actor stays as it is written, under the actor's key."""
    kept: list[Party] = []  # in order of place, so that what overlaps stands side by side
    for party in sorted(found, key=lambda p: (-p.strength, -(p.end - p.start), p.start)):
        last = bisect_left(kept, party.end, key=_start)
        first = bisect_right(kept, party.start, hi=last, key=_end)
        if first == last:
            kept.insert(first, party)
            continue
        known = kept[first]
        if last - first != 1 or known.strength != KNOWN:
            continue
        if _is_fuller(party, known):
            kept[first] = replace(party, key=known.key, country=known.country, strength=KNOWN)
        elif _is_another(party, known):
            kept[first] = party
        elif (shorter := _before_known(party, known)) and (not first or kept[first - 1].end <= shorter.start):
            kept.insert(first, shorter)
    return kept


def _is_fuller(party: Party, known: Party) -> bool:
    """Whether a party's name is a known one with more of its words: "Toshiba Infrastructure Systems", not "Koch of Kansas"."""
    if party.name == known.name or party.start > known.start or party.end < known.end:
        return False
    before, _, behind = party.name.partition(known.name)
    if _UNSPACED.search(known.name):
        return len(before) <= LONGEST_SEAT and len(behind) <= LONGEST_SEAT
    if before and not party.key.startswith(known.key.split()[0]):
        return False
    return (
        not behind or TRADE.search(behind) is not None or (behind.count(" ") == 1 and behind[1:2].isupper())
    )


def _before_known(party: Party, known: Party) -> Party | None:
    """What is left of a ministry's name that ran on into the next party's: "Ministerio de Energía y | Codelco"."""
    link = _ENDS_IN_LINK.search(party.name[: known.start - party.start]) if party.is_state else None
    if link is None or link.start() < len("Ministry"):
        return None
    name = party.name[: link.start()]
    return replace(party, name=name, end=party.start + len(name), key=party_key(name))


def _is_another(party: Party, known: Party) -> bool:
    """Whether a known name is only a part of one that somebody else has: "Delta Fluor", "Harrison Ford Lithium"."""
    before, _, behind = party.name.partition(known.name)
    return (
        known.name in _SHARED
        and party.start < known.start
        and before.count(" ") == 1
        and not _KIND.fullmatch(before)
        and (not behind or TRADE.fullmatch(behind.strip()) is not None)
    )
