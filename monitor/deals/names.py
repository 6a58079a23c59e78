"""Organisations written in capitals: runs of capitalised words, cut into names and judged by form and surroundings. Pure.

Legal forms, words of the trade, role nouns and the verbs of deals speak for an organisation; what only looks like one
(places, mines, months, people, the first word of a sentence) is left out.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from monitor.deals.commonwords import STOP_WORDS, VAGUE
from monitor.deals.gazetteer import Known
from monitor.deals.naming import LEGAL, Party, party_key

_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІҒҚҢӘӨҰҮҺЎҲ"
_CAP = rf"(?:[{_UPPER}][\w’'-]*(?:\.(?:[{_UPPER}]\.)*)?|[{_UPPER}]\.(?:[{_UPPER}]\.)+|\d+[{_UPPER}][\w-]*|[a-z]+[{_UPPER}]\w*|C4V)"
# The same where a search may begin within a word: no word is longer than this, but a line of letters may be, and it would
# be read to its end from each of them. Nothing that follows a word in these patterns can follow a part of it.
_WORD = rf"(?>[{_UPPER}][\w’'-]{{0,80}}+(?:\.(?:[{_UPPER}]\.){{0,12}})?|\d{{1,20}}+[{_UPPER}][\w-]{{0,80}}|[a-z]{{1,40}}+[{_UPPER}]\w{{0,80}})"
_LINK = r"(?:of|for|and|&|de|du|des|la|le|les|del|da|do|dos|das|e|y|et|für|und|der|van|von|di|the)"
_RUN = re.compile(
    rf"(?<![\w’'])(?:{_CAP})(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}(?:{_CAP}|\d{{1,3}}\b(?= Metals| Minerals| Resources)))*"
)
_LEGAL_BEFORE = re.compile(
    r"(?:ПАО|ОАО|ЗАО|АО|ООО|ТОО|АК|ГК|ГМК|НАК|НГК|PT|CV|AO|TOO|MChJ|AJ|АҚ|ЖШС) [«\"“]?$"
)
_TRADE = re.compile(
    r"\b(?:Mining|Minerals?|Resources?|Metals?|Lithium|Graphite|Cobalt|Nickel|Uranium|Copper|Tungsten|Vanadium|Manganese|Titanium|Potash|Antimony|Magnesium|Gallium|Tantalum|Niobium|Phosphates?|"
    r"Rare Earths?|Energy|Energies|Capital|Holdings?|Group|Groupe|Grupo|Gruppe|Partners|Ventures|Investments?|Industries|Materials?|Technologies|Technology|Chemicals?|Battery|Batteries|Motors?|"
    r"Steel|Smelting|Smelters?|Refining|Refinery Group|Fund|Bank|Agency|Corporation|Authority|Council|Commission|Exploration|Mines|Minas|Minera|Mineração|Minería|Mineras|Bergbau|Trading|"
    r"Commodities|Global|Consortium|Electric|Electronics|Power|Petroleum|Oil|Royalty|Royalties|Streaming|Processing|Recycling|Magnets?|Magnete|Alloys?|Silicon|Aluminium|Aluminum|Zinc|Silver|"
    r"Gold|Platinum|Tin|Fertilizers?|Fertilisers?|Organi[sz]ation|Enterprises?|Corp|Company|Works|Solutions|Systems|Elements|Salt|Sands|Cells?|Wire|Cable|Automotive|Cars|Industrie|Werke|Fuels?|"
    r"Brines?|Litio|Cobre|Níquel|Mining & Smelting|Carbon|Anodes?|Cathodes?|Base Metals|Foundry|Engineering|Finance|Logistics|Infrastructure|Ресурс\w*|Майнинг|Групп?|Инжиниринг|Madencilik|Maden|Metalurji)\b"
)  # fmt: skip
_OFFICE_WORD = re.compile(
    r"\b(?:Ministry|Ministries|Ministerio|Ministère|Ministério|Ministerium|Bundesministerium|Department|Government|Gobierno|Gouvernement|Governo|Regierung|Agency|Authority|Office|Bureau|"
    r"Fund|Commission|Administration|Treasury|Министерств\w+|Правительств\w+|Агентств\w+|Фонд\w*|Bakanlığı|Kementerian|Kementrian|Vazirligi|министрлігі)\b"
)
_TAKES_COUNTRY = re.compile(
    r"Ministry|Government|Bank|Fund|Department|Agency|Republic|University|Commission|Council|Authority|Minerals Council|Bureau|Office"
)
_TAKES_FIELD = re.compile(
    r"Minist\w+|Department|Bureau|Office|Agency|Organi[sz]ation|Council|Authority|Bank|Commission|Secretariat"
)  # of, for
_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Q[1-4]|FY\d*|enero|Montag|Dienstag|Mittwoch|Donnerstag|Freitag"
)
_NOT_ORG = re.compile(
    r"\b(?:Minister|President|Vice-President|Chairman|Chairwoman|CEO|Secretary|Marshal|General|Ambassador|Premier|Governor|Director|Manager|Officer) [A-Z]|"
    r"^(?:MD|Managing|Executive|Vice-President|Deputy|Acting|Mr|Mrs|Ms|Dr|President|Prime Minister|Minister|Chief|CEO|CFO|Chairman|Chair|Governor|Senator|Secretary|King|Sheikh|Professor|Director|Vice|First Lady|Lady|Sir)\b|"
    rf"^(?:{_MONTHS})\b|"
    r"\b(?:Asian?|African?|European?|Western|Eastern|Northern|Southern|Central|Middle East|Street|Journal|Reuters|Bloomberg|AFP|Times|Post|Herald|News|Stock Exchange|Securities Exchange|LME|Nasdaq|NYSE|TSX|ASX|Act|"
    r"Agreement|Memorandum|MoU|MOU|Conference|Summit|Forum|Award|River|Lake|Island|Islands|Valley|Mountains?|Ocean|Sea|Province|Region|County|City|Basin|Peninsula|Highway|Airport|University|War|Analytics|Mineral Intelligence|"
    r"Fastmarkets|Argus|Wood Mackenzie|Benchmark|Road|Accords?|Party|Desert|Coast|Bay|Strait|Gulf|Court|Pacific|Atlantic|Rhine|Law|Code|Plan|Strategy|Initiative|Programme|Program)$",
)  # fmt: skip
_SITE_AFTER = re.compile(
    r"^['’]?s?\s(?:(?:[\w-]+ ){0,3})(?:mines?|project|projects|deposits?|field|smelter|refinery|plant|mill|property|prospect|licen[cs]es?|tenements?|complex|pit|concession|operation|operations|quarry|salt flat|brine|"
    r"venture area|shaft|orebody|site|district|region|province|scheme|mill)\b"
)
_SITE_WORD = re.compile(
    r"\b(?:Mine|Project|Deposit|Plant|Smelter|Refinery|Mill|Property|Hill|Hills|Creek|Salar|Mina|Proyecto|Projeto|Pass|Flats?|Ridge|Range|Well|Springs|Gorge|Mount|Mt)$|^(?:Mount|Mt|Lake|Salar|Cerro|Port|Fort|Saint|St|San|Santa|Rio|Río|Punta|Upper|North|South|East|West|Lower|Cape|Camp) "
)
_SITE_BEFORE = re.compile(
    r"\b(?:mines?|project|deposit|smelter|refinery|plant|field|property|prospect|mina|proyecto|projeto|projet|mine de|Projekt|Mine|месторождени\w+|рудник\w*|tambang|proyek)(?: (?:of|de|du|called|named|at))? [«\"“]?$"
)
_SOURCE_AFTER = re.compile(r"^\s(?:reported|wrote|analyst|analysts)\b|^ said in a (?:note|report)")
_SEATED_BEFORE = re.compile(
    r"(?:[A-Z][\w.-]+['’]s|[\w-]+-(?:based|listed|owned|run|backed|controlled|headquartered)) (?:(?:[a-z-]+ ){0,3})$"
)
_ORG_BEFORE = re.compile(
    r"(?:\b(?:between|with|by|to|from|and|miner|miners|company|group|firm|producer|giant|trader|carmaker|automaker|utility|developer|explorer|start-?up|unit|subsidiary|partner|maker|refiner|smelter|"
    r"bidder|buyer|seller|lender|investor|shareholder|owner|operator|conglomerate|rival|juniors?|house|fund|acquire[sd]?|acquiring|buys?|bought|buying|sold|sells|selling|gives?|grants?|lends?|backs?|joins?|"
    r"chosen|picked|selected|appointed|hired|chooses?|picks?|selects?|enlists?|taps?|gets|customer|supplier|arm|peer|major|contractor|specialist|outfit|hopeful|heavyweight|steelmaker|for|into|"
    r"con|entre|empresa|minera|compañía|grupo|por|avec|société|groupe|mit|Konzern|Unternehmen|zwischen|von|компани\w*|группа|холдинг|между|с|и|у|com|dengan|perusahaan|ile|şirketi|of)\s(?:the |la |le |el |der |die |dem |[\w-]+-(?:based|listed|owned|run|backed) |[A-Z]\w+['’]s )?)$",
)  # fmt: skip
_VERB_AFTER = re.compile(
    r"^,?\s(?:Ltd|Inc|\(|has|have|had|is to|are to|will|would|said|says|signed|signs|sign|agreed|agrees|agree|inked|inks|struck|strikes|sealed|seals|buys?|bought|acquires?|acquired|sells?|sold|takes?|took|"
    r"lends?|lent|invests?|invested|to (?:buy|acquire|sell|supply|invest|build|develop|pay|take|lend|provide|form|process)|supplies|enters?|entered|announced?|announces|secures?|secured|wins?|won|awards?|awarded|grants?|granted|"
    r"closes?|closed|completes?|completed|terminates?|terminated|ends?|walks|drops?|dropped|offers?|offered|launch(?:es|ed)|form(?:s|ed)|joins?|joined|and|plans?|planned|proposes?|proposed|owns|holds|keeps|gets|can|is|told|"
    r"firm\w*|suscrib\w+|acord\w+|anunci\w+|compr\w+|adquir\w+|vend\w+|cerr\w+|assin\w+|signe\w*|a signé|ont signé|annonce\w*|rach\w+|unterzeichn\w+|hat|haben|übernimmt|kauft|verkauft|steigt|bezieht|liefert|подписал\w*|заключил\w*|купил\w*|приобр\w+|продал\w*|объявил\w*|"
    r"menandatangani|mengakuisisi|akan|imzaladı|satın|anlaştı|imzoladi)\b|^['’]s (?:board|shareholders|bid|offer|stake|unit|subsidiary|chief|CEO|proposal|acquisition|purchase|loan|interest|parent)\b",
)  # fmt: skip
_AND = re.compile(r" (?:and|y|e|et|und|&|и) (?:the )?")
_FIELD = re.compile(
    r"(?:tion|ment|ing|try|ers|als|rces|gy|ics|rce|ture|ade|nes|ops|ence|arch|gas|ture)$", re.IGNORECASE
)  # Trade and Industry
_POSSESSIVE = re.compile(r"[\w.-]+['’]s[ \u00a0]")
_LEAD = re.compile(
    r"(?:[\w.-]+-(?:listed|based|headquartered|owned|backed|run)|(?:Share|Unit|Stock)?[Hh]olders of|The|A|An|Its|Their|Both|La|El|Le|Der|Die|Das|Les|Under|In|On|With|By|At|For|From|And|But|When|While|After|As|Holders of|Subsidiary|Miner|"
    r"of|for|and|de|the)[ \u00a0]"
)
_FOR_THE = re.compile(r" for (?:the |its )?")
_DATELINE_AFTER = re.compile(r",? ?(?:[A-Z]\w+\.? \d{1,2}|\d{1,2} [A-Z]\w+)?,? ?(?:\([^)]{2,30}\))? ?[-–—:]")
_TICKER_AFTER = re.compile(
    r"\s?\((?:ASX|TSX|TSXV|TSX-V|NYSE|NASDAQ|Nasdaq|LSE|AIM|JSE|OTC\w*|[A-Z]{2,6})[:)]"
)
_PERSON_BEFORE = re.compile(
    r"(?:president|minister|chief|chairman|CEO|director|analyst|executive|spokes\w+|ambassador|secretary|Präsident|"
    r"presidente|ministro|директор|министр) $",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|north of|south of|east of|west of|en|bei|nahe|в|из) (?:the )?$")
_DASHED_PLACE = re.compile(r"-(?:based|listed|headquartered|owned|backed|run|born)$")

_HEADS = re.compile(r"^(?:[-–•*·] |\d{1,2}[.)] )?$")  # a list entry that begins with a name
_HEADED = re.compile(r"\.?$|:? [-–—] |: ")

LEAST = 0.7  # strength from which a run of capitals is a candidate
_LATIN = re.compile(r"[A-Za-z]")
_OTHER_SCRIPT = frozenset(["ru", "kk", "zh", "ja", "ar"])
_CAPITAL_NOUNS = frozenset(["de"])  # every noun has a capital: a capital alone says nothing


class _Places:
    """Where a text names countries, which stand in order and do not overlap. A sentence may name hundreds, and is asked for
    each of its names."""

    def __init__(self, countries: Sequence[Known]) -> None:
        self.ends = {known.start: known.end for known in countries}
        self._starts = list(self.ends)
        self._all_ends = frozenset(self.ends.values())

    def reach(self, place: int) -> int:
        """The end of the last country that begins at a place or before it."""
        number = bisect_right(self._starts, place)
        return self.ends[self._starts[number - 1]] if number else -1

    def stands_before(self, place: int) -> bool:
        """Whether a country stands right before a place: "немецкая Cronimet"."""
        return place - 1 in self._all_ends or place - 2 in self._all_ends


def named_runs(text: str, countries: list[Known], lang: str | None, *, opens: bool = True) -> list[Party]:
    """All runs of capitals that may be organisations, in order of place. `opens`: the text may begin with a dateline."""
    found = []
    places = _Places(countries)
    for run in _RUN.finditer(text):
        for start, end in _pieces(text, run.start(), run.end(), places):
            party = _judged(text, start, end, places, lang, opens=opens)
            if party:
                found.append(party)
    return found


_SITE_NOUN = r"(?:mines?|projects?|deposits?|smelter|refinery|plant|mill|property|prospect|tenements?|complex|pit|concession|orebody|brine|clay|salt flat|mina|proyecto|mine|projet|Projekt|Mine)"
_SITES = (
    re.compile(rf"((?:{_WORD})(?: (?:{_WORD})){{0,2}}) (?:[a-z][\w-]* ){{0,3}}{_SITE_NOUN}\b"),
    re.compile(rf"((?:{_WORD})(?: (?:{_WORD})){{0,2}}), (?:an?|the|its|which is an?|one of the) (?:[\w-]+ ){{0,5}}{_SITE_NOUN}\b"),
    re.compile(rf"\b{_SITE_NOUN} (?:of|de|at|called|named) ((?:{_WORD})(?: (?:{_WORD})){{0,2}})"),
    re.compile(rf"\b(?:mines?|operations|deposits|projects|properties), ((?:{_WORD})(?: (?:{_WORD})){{0,2}})(?: and ((?:{_WORD})(?: (?:{_WORD})){{0,2}}))?"),
)  # fmt: skip


def site_names(text: str) -> set[str]:
    """Keys of what the text calls a mine, a project or a plant: "Colossus, an ionic clay deposit"."""
    found = {
        name for pattern in _SITES for match in pattern.finditer(text) for name in match.groups() if name
    }
    return {party_key(name) for name in found if not _TRADE.search(name)}


def is_common_word(word: str) -> bool:
    """Whether a capitalised word says nothing by itself: a word of the trade, a direction, an article."""
    return word.lower() in STOP_WORDS or word in VAGUE or _TRADE.fullmatch(word) is not None


def _pieces(text: str, start: int, end: int, places: _Places) -> list[tuple[int, int]]:
    """A run of capitals, cut at "and" between names and freed of a leading nationality ("Kazakh Tau-Ken")."""
    links = list(_AND.finditer(text, start, end))
    last = _last_word(text, start, end) if links else -1
    pieces: list[tuple[int, int]] = []
    begin = unread = start
    takes_field = False
    # A run may have hundreds of links: what was looked through for one is not looked through again for the next.
    for link in links:
        has_legal = LEGAL.search(text, unread, link.start()) is not None
        takes_field = takes_field or _TAKES_FIELD.search(text, unread, link.start()) is not None
        unread = link.start()
        is_office = takes_field and last < link.end()
        if link.end() in places.ends or _parts_names(
            text, (begin, link.start()), (link.end(), end), "&" in link[0], has_legal, is_office
        ):
            pieces.append((begin, link.start()))
            begin = unread = link.end()
            takes_field = False
    pieces.append((begin, end))
    return [_trimmed(text, one, places) for one in pieces]


def _last_word(text: str, start: int, end: int) -> int:
    """Where the last word of a government or of the trade in a run of capitals begins; -1 where it has none."""
    found = [
        word.start() for pattern in (_OFFICE_WORD, _TRADE) for word in pattern.finditer(text, start, end)
    ]
    return max(found, default=-1)


def _parts_names(
    text: str, left: tuple[int, int], right: tuple[int, int], is_sign: bool, has_legal: bool, is_office: bool
) -> bool:
    """Whether "and" stands between two names and not within one ("Thailand Smelting and Refining", "Mitsui & Co").
    `has_legal`: a legal form stands in the left one; `is_office`: it is an office whose field goes on to the right."""
    if is_sign or has_legal:
        return has_legal
    if _POSSESSIVE.match(text, *right):
        return True
    if text.find(" ", *left) < 0 and _FIELD.search(text[slice(*left)]):
        return False
    space = text.find(" ", *right)
    return not (is_office or _TRADE.fullmatch(text, right[0], space if space >= 0 else right[1]))


def _trimmed(text: str, piece: tuple[int, int], places: _Places) -> tuple[int, int]:
    start, end = piece
    lead = _LEAD.match(text, start, end)
    if lead:
        start = lead.end()
    possessive = _POSSESSIVE.match(text, start, end)
    if possessive and possessive.end() < end:
        start = possessive.end()
    seat = places.ends.get(start, end)
    if (
        seat < end
        and text[seat] == " "
        and not _OFFICE_WORD.match(text, seat + 1)
        and not _is_part(text[seat + 1 : end])
    ):
        start = seat + 1
    lead = _LEAD.match(text, start, end)
    return (lead.end() if lead else start), _without_purpose(
        text, start, _without_seat(text, start, end, places)
    )


def _without_seat(text: str, start: int, end: int, places: _Places) -> int:
    """Where "Orion Metals of Abu Dhabi" ends; a ministry's, fund's or bank's country belongs to its name."""
    link = text.rfind(" of ", start, end)
    if link < 0 or places.ends.get(link + 4) != end:
        return end
    before = text[start:link]
    return link if " " in before and not _TAKES_COUNTRY.search(before) else end


def _without_purpose(text: str, start: int, end: int) -> int:
    """Where "Tremont for the Bisie" ends; a bank or a ministry for something is named after it."""
    link = _FOR_THE.search(text, start, end)
    if link is None or _TAKES_FIELD.search(text, start, link.start()):
        return end
    return link.start()


def _is_part(rest: str) -> bool:
    """Whether a country word before these words belongs to the name ("Korea Zinc", "American Rare Earths")."""
    return bool(_TRADE.match(rest)) or (len(rest.split()) <= 2 and bool(_TRADE.search(rest)))


def _judged(
    text: str, start: int, end: int, places: _Places, lang: str | None, *, opens: bool
) -> Party | None:
    """A run of capitals as a party, or None where too little speaks for an organisation."""
    name = re.sub(r"['’]s$", "", text[start:end].strip(" .,’'"))
    end = start + len(name)
    if (
        len(name) < 2
        or _is_other(name)
        or places.reach(start) >= end - 1  # Brazil, Brazilians
        or (opens and _is_dateline(name, text, start, end))
    ):
        return None
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    form = _strength_by_form(name, before, after)
    strength = form + _strength_by_place(name, before, after)
    strength += 0.7 * places.stands_before(start)
    if lang in _OTHER_SCRIPT and _LATIN.match(name):
        strength += 0.8
    if lang in _CAPITAL_NOUNS and form <= 0:
        strength -= 0.5
    if strength < LEAST:
        return None
    legal, inner = LEGAL.match(text, end), LEGAL.search(name)
    if inner and inner.start() > 1:
        name = name[: inner.start()].rstrip(" ,")
    reach = legal.end() if legal else end
    return Party(name, start, reach, party_key(name), strength, "", bool(_OFFICE_WORD.search(name)))


def _is_other(name: str) -> bool:
    """Whether the capitals are something else than an organisation: a common word, a place's, a person's title."""
    if _TRADE.fullmatch(name) or (name.isupper() and " " in name and not _TRADE.search(name.title())):
        return True  # Tantalum, KEY POINTS
    if (
        name.lower() in STOP_WORDS
        or _NOT_ORG.search(name)
        or (name.isupper() and (len(name) <= 2 or len(name) >= 10) and " " not in name)
    ):
        return True
    return _DASHED_PLACE.search(name) is not None


def _is_dateline(name: str, text: str, start: int, end: int) -> bool:
    return (
        start == 0
        and name.isupper()
        and _DATELINE_AFTER.match(text, end) is not None
        and not _TRADE.search(name.title())
    )


def _strength_by_form(name: str, before: str, after: str) -> float:
    """What the name itself says: legal form, word of the trade or of government, ticker."""
    signs = (
        (LEGAL.match(after), 2.5),
        (LEGAL.search(name, 2), 2.5),
        (_LEGAL_BEFORE.search(before[-8:]) or name.startswith("PT "), 2.5),
        ((_TRADE.search(name) or (name.isupper() and _TRADE.search(name.title()))) and " " in name, 1.6),
        (_OFFICE_WORD.search(name), 1.8),
        (_TICKER_AFTER.match(after), 2.0),
        (_HEADS.search(before) and _HEADED.match(after), 1.2),
    )
    return sum(points for sign, points in signs if sign)


def _strength_by_place(name: str, before: str, after: str) -> float:
    """What the words around it say: what organisations do, and what places, sites, sources and people are."""
    is_site = (
        _SITE_WORD.search(name)
        or (_SITE_AFTER.match(after) and not re.match(r"['’]s", after))
        or _SITE_BEFORE.search(before)
    )
    signs = (
        (_ORG_BEFORE.search(before), 0.7),
        (_SEATED_BEFORE.search(before), 0.9),
        (_VERB_AFTER.match(after), 0.8),
        (is_site, -1.6),
        (_SOURCE_AFTER.match(after), -1.5),
        (_PERSON_BEFORE.search(before), -2.0),
        (_PLACE_BEFORE.search(before) and not LEGAL.match(after), -1.2),
    )
    return sum(points for sign, points in signs if sign)
