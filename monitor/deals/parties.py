"""Who is named in a text as an organisation or government, by form, by the words around it, and by the gazetteer. Pure.

No model: runs of capitalised words are candidates; legal forms, words of the trade, role nouns, and the verbs of deals
decide which of them are organisations. What only looks like one (places, mines, months, people) is left out.
"""

import re
from dataclasses import dataclass, replace

from monitor.deals.gazetteer import Gazetteer, Known

_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІҒҚҢӘӨҰҮҺЎҲ"
_CAP = rf"(?:[{_UPPER}][\w’'-]*(?:\.(?:[{_UPPER}]\.)*)?|[{_UPPER}]\.(?:[{_UPPER}]\.)+|\d+[{_UPPER}][\w-]*|[a-z]+[{_UPPER}]\w*|C4V)"
_LINK = r"(?:of|for|and|&|de|du|des|la|le|les|del|da|do|dos|das|e|y|et|für|und|der|van|von|di|the)"
_RUN = re.compile(
    rf"(?<![\w’'])(?:{_CAP})(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}(?:{_CAP}|\d{{1,3}}\b(?= Metals| Minerals| Resources)))*"
)

LEGAL = re.compile(
    r"(?:,? (?:Inc|Ltd|Limited|Corp|Corporation|PLC|plc|Plc|AG|S\.?A\.?(?:S|U|B)?|NV|N\.V\.|SE|AB|ASA|AS|A/S|SpA|S\.p\.A|Oyj|Oy|LLC|LLP|LP|L\.P\.|GmbH|KG|Pty|"
    r"Co|Company|JSC|PJSC|OJSC|Bhd|Berhad|Tbk|BV|B\.V\.|Ltda|S\.?A\.? de C\.?V\.?|A\.?Ş|A\.?S)\.?)+(?![\w])"
)  # fmt: skip
_LEGAL_BEFORE = re.compile(
    r"(?:ПАО|ОАО|ЗАО|АО|ООО|ТОО|АК|ГК|ГМК|НАК|НГК|PT|CV|AO|TOO|MChJ|AJ|АҚ|ЖШС) [«\"“]?"
)
_TRADE = re.compile(
    r"\b(?:Mining|Minerals?|Resources?|Metals?|Lithium|Graphite|Cobalt|Nickel|Uranium|Copper|Tungsten|Vanadium|Manganese|Titanium|Potash|Rare Earths?|Energy|Energies|Capital|"
    r"Holdings?|Group|Groupe|Grupo|Gruppe|Partners|Ventures|Investments?|Industries|Materials?|Technologies|Technology|Chemicals?|Battery|Batteries|Motors?|Steel|Smelting|Smelters?|"
    r"Refining|Refinery Group|Fund|Bank|Agency|Corporation|Authority|Council|Commission|Exploration|Mines|Minas|Minera|Mineração|Minería|Bergbau|Trading|International|Global|Consortium|"
    r"Electric|Electronics|Power|Petroleum|Oil|Royalty|Royalties|Streaming|Partnership|Processing|Recycling|Magnets?|Alloys?|Silicon|Aluminium|Aluminum|Zinc|Silver|Gold|Platinum|Tin|"
    r"Fertilizers?|Fertilisers?|Organi[sz]ation|Enterprises?|Corp|Company|Works|Solutions|Systems|Elements|Salt|Sands|Cell|Cells|Wire|Cable|Automotive|Cars|Industrie|Werke)\b"
)  # fmt: skip
_STATE = re.compile(
    r"\b(?:Ministry|Ministries|Ministerio|Ministère|Ministério|Ministerium|Bundesministerium|Department|Government|Gobierno|Gouvernement|Governo|Regierung|Agency|Authority|Office|Bureau|"
    r"Fund|Commission|Army|Administration|Treasury|Министерств\w+|Правительств\w+|Агентств\w+|Фонд\w*|Bakanlığı|Kementerian|Kementrian|Vazirligi|министрлігі)\b"
)
_LOWER_STATE = re.compile(
    r"\b(?:(?:the )?(?:[\w-]+['’]s |federal |state |provincial |country['’]s |national |central )+)?(?:(?:[a-z]+ (?:and [a-z]+ )?)?ministry(?: of [a-z]+(?: and [a-z]+)?)?|federal and state governments?|government of [A-Z]\w+(?: [A-Z]\w+)?)",
)
_NOT_ORG = re.compile(
    r"\b(?:Minister|President|Vice-President|Chairman|Chairwoman|CEO|Secretary|Marshal|General|Ambassador|Premier|Governor|Director|Manager|Officer) [A-Z]|^(?:MD|Managing|Executive|Vice-President|Deputy|Acting|Mr|Mrs|Ms|Dr|President|Prime Minister|Minister|Chief|CEO|CFO|Chairman|Chair|Governor|Senator|Secretary|King|Sheikh|Professor|Director|Vice)\b|"
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Q[1-4]|FY\d*)\b|"
    r"^(?:The|A|An|In|On|At|It|Its|This|That|These|Those|But|And|For|From|With|Under|Both|If|As|After|Before|While|When|He|She|They|We|I|Our|Their|His|Her|Two|Three|One|No|Not|Yes|Some|Most|All|Each|"
    r"State|States|Departments?|Trade|Industry|Highlights|Shares?|Analysts?|Investors?|Officials?|Reporting|Editing|Source|Photo|Read|About|Phase|Stage|Tier|Class|Tonnes?|Spot|Prices?|Demand|Supply|El|La|Los|Las|Le|Les|Un|Une|Der|Die|Das|Ein|Eine|Em|En|No|Na|Os|As|Il|Bu|Dan|Di)$|"
    r"\b(?:Asian?|African?|European?|Western|Eastern|Northern|Southern|Central|Middle East|Street|Journal|Reuters|Bloomberg|AFP|Times|Post|Herald|News|Stock Exchange|Securities Exchange|LME|Nasdaq|NYSE|TSX|ASX|Act|Agreement|Memorandum|MoU|MOU|Conference|Summit|Forum|Award|River|Lake|Island|Islands|Valley|Mountains?|Ocean|Sea|Province|Region|County|City|Basin|Peninsula|Highway|Airport|University|War|Analytics|Mineral Intelligence|Fastmarkets|Argus|Wood Mackenzie|Benchmark)$",
)  # fmt: skip
_SITE_AFTER = re.compile(
    r"^['’]?s?\s(?:(?:[\w-]+ ){0,3})(?:mines?|project|projects|deposits?|field|smelter|refinery|plant|mill|property|prospect|licen[cs]es?|tenements?|complex|pit|concession|operation|operations|quarry|salt flat|brine)\b"
)
_SITE_WORD = re.compile(
    r"\b(?:Mine|Project|Deposit|Plant|Smelter|Refinery|Mill|Property|Hill|Hills|Creek|Bay|Salar|Lake|Mina|Proyecto|Projeto)$"
)
_SOURCE_AFTER = re.compile(r"^\s(?:reported|told|wrote|analyst|analysts)\b|^ said in a (?:note|report)")
_ORG_BEFORE = re.compile(
    r"(?:\b(?:between|with|by|to|from|and|miner|miners|company|group|firm|producer|giant|trader|carmaker|automaker|utility|developer|explorer|start-?up|unit|subsidiary|partner|maker|refiner|smelter|"
    r"bidder|buyer|seller|lender|investor|shareholder|owner|operator|conglomerate|rival|juniors?|house|fund|acquire[sd]?|acquiring|buys?|bought|buying|sold|sells|selling|gives?|grants?|lends?|backs?|joins?|"
    r"con|entre|empresa|minera|compañía|grupo|por|avec|société|groupe|mit|Konzern|Unternehmen|zwischen|von|компани\w*|группа|холдинг|между|с|и|com|dengan|perusahaan|ile|şirketi|of)\s(?:the |la |le |el |der |die |dem |[\w-]+-(?:based|listed|owned|run|backed) |[A-Z]\w+['’]s )?)$",
)  # fmt: skip
_VERB_AFTER = re.compile(
    r"^,?\s(?:Ltd|Inc|\(|has|have|had|is to|are to|will|would|said|says|signed|signs|sign|agreed|agrees|agree|inked|inks|struck|strikes|sealed|seals|buys?|bought|acquires?|acquired|sells?|sold|takes?|took|"
    r"lends?|lent|invests?|invested|to (?:buy|acquire|sell|supply|invest|build|develop|pay|take|lend|provide|form|process)|supplies|enters?|entered|announced?|announces|secures?|secured|wins?|won|awards?|awarded|grants?|granted|"
    r"closes?|closed|completes?|completed|terminates?|terminated|ends?|walks|drops?|dropped|offers?|offered|launch(?:es|ed)|form(?:s|ed)|joins?|joined|and|plans?|planned|proposes?|proposed|owns|holds|"
    r"firm\w*|suscrib\w+|acord\w+|anunci\w+|compr\w+|adquir\w+|vend\w+|cerr\w+|assin\w+|signe\w*|a signé|ont signé|annonce\w*|rach\w+|unterzeichn\w+|hat|haben|übernimmt|kauft|verkauft|steigt|подписал\w*|заключил\w*|купил\w*|приобр\w+|продал\w*|объявил\w*|"
    r"menandatangani|mengakuisisi|akan|imzaladı|satın|anlaştı|imzoladi)\b|^['’]s (?:board|shareholders|bid|offer|stake|unit|subsidiary|chief|CEO|proposal|acquisition|purchase|loan|interest)\b",
)  # fmt: skip
_CJK_ORG = re.compile(
    r"[A-Za-z\u4e00-\u9fff\u30a0-\u30ffー・·&]{2,18}?(?:株式会社|有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|控股|矿业|锂业|钴业|铜业|铝业|钼业|钨业|稀土|新材料|新能源|资源|能源|银行|基金|国家石油|"
    r"鉱業|商事|物産|鉱山|金属|製鋼|製錬|非鉄|ホールディングス|マテリアル|リソーシズ|マイニング|ミネラルズ|リチウム|レアアース|政府|財務省|経済産業省|商务部|工信部|能源部|国防部|部)"
)
_CJK_LEAD = re.compile(
    r"^(?:与|和|由|向|将|日|在|及|以|同|对|跟|から|は|が|と|の|や|を|に|該|该|其|控股子公司|子公司|全球最大的|中国|美国|智利|日本の|大手|資源)+"
)
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{2,40})[»”\"]")


KNOWN = 4.0  # strength of what the gazetteer names
LEAST = 0.7  # strength from which a run of capitals is a candidate


@dataclass(frozen=True, slots=True)
class Party:
    """A party at a place. `key` folds its spellings together; `strength` orders candidates; `country` where known."""

    name: str
    start: int
    end: int
    key: str
    strength: float
    country: str = ""
    is_state: bool = False


def find_parties(text: str, gazetteer: Gazetteer, lang: str | None) -> list[Party]:
    """Candidates in order of place, none inside another."""
    known = gazetteer.find(text)
    actors = [k for k in known if k.actor]
    countries = [k for k in known if not k.actor]
    found = [_known_party(text, k) for k in actors]
    if lang in {"zh", "ja"}:
        found += _cjk(text)
    found += _runs(text, countries)
    found += _lower_states(text)
    found += _quoted(text, lang)
    return _without_overlap(found)


def _known_party(text: str, known: Known) -> Party:
    legal = LEGAL.match(text, known.end)
    name = text[known.start : known.end]
    actor = known.actor
    key = party_key(actor.name if actor else name)
    is_state = actor is not None and actor.kind == "agency"
    return Party(name, known.start, legal.end() if legal else known.end, key, KNOWN, known.country, is_state)


def _runs(text: str, countries: list[Known]) -> list[Party]:
    found = []
    places = {k.start: k.end for k in countries}
    for run in _RUN.finditer(text):
        for start, end in _pieces(text, run.start(), run.end(), places):
            party = _judged(text, start, end, countries)
            if party:
                found.append(party)
    return found


_AND = re.compile(r" (?:and|y|e|et|und|&|и) (?:the )?")
_FIELD = re.compile(
    r"(?:tion|ment|ing|try|ers|als|rces|gy|ics|rce|ture|ade|nes|ops|ence|arch|gas|ture)$", re.IGNORECASE
)  # Trade and Industry
_POSSESSIVE = re.compile(r"[\w.-]+['’]s[ \u00a0]")
_OFFICE = re.compile(
    r"Ministry|Government|Bank|Fund|Department|Agency|Republic|University|Commission|Council|Authority|Minerals Council|Bureau|Office"
)
_LEAD = re.compile(
    r"(?:[\w.-]+-(?:listed|based|headquartered|owned|backed|run)|(?:Share|Unit|Stock)?[Hh]olders of|The|A|An|Its|Their|Both|La|El|Le|Der|Die|Das|Les|Under|In|On|With|By|At|For|From|And|But|When|While|After|As|Holders of|"
    r"of|for|and|de|the)[ \u00a0]"
)


def _pieces(text: str, start: int, end: int, places: dict[int, int]) -> list[tuple[int, int]]:
    """A run of capitals, cut at "and" between names and freed of a leading nationality ("Kazakh Tau-Ken")."""
    pieces: list[tuple[int, int]] = []
    begin = start
    for link in _AND.finditer(text, start, end):
        opens_with_place = link.end() in places
        left, right = text[begin : link.start()], text[link.end() : end]
        if opens_with_place or _parts_names(left, right, is_sign="&" in link[0]):
            pieces.append((begin, link.start()))
            begin = link.end()
    pieces.append((begin, end))
    return [_trimmed(text, one, places) for one in pieces]


def _parts_names(left: str, right: str, *, is_sign: bool) -> bool:
    """Whether "and" stands between two names and not within one ("Thailand Smelting and Refining", "Mitsui & Co")."""
    if is_sign:
        return LEGAL.search(left) is not None
    if LEGAL.search(left) or _POSSESSIVE.match(right):
        return True
    first = right.split(" ", 1)[0]
    if " " not in left and _FIELD.search(left):
        return False
    is_office = _STATE.search(left) and not _STATE.search(right) and not _TRADE.search(right)
    return not (_TRADE.fullmatch(first) or is_office)


def _trimmed(text: str, piece: tuple[int, int], places: dict[int, int]) -> tuple[int, int]:
    start, end = piece
    lead = _LEAD.match(text, start, end)
    if lead:
        start = lead.end()
    possessive = _POSSESSIVE.match(text, start, end)
    if possessive and possessive.end() < end:
        start = possessive.end()
    seat = places.get(start, end)
    if (
        seat < end
        and text[seat] == " "
        and not _STATE.match(text, seat + 1)
        and not _is_part(text[seat + 1 : end])
    ):
        start = seat + 1
    lead = _LEAD.match(text, start, end)
    return (lead.end() if lead else start), _without_seat(text, start, end, places)


def _without_seat(text: str, start: int, end: int, places: dict[int, int]) -> int:
    """Where "Orion Metals of Abu Dhabi" ends; a ministry's, fund's or bank's country belongs to its name."""
    link = text.rfind(" of ", start, end)
    if link < 0 or places.get(link + 4) != end:
        return end
    before = text[start:link]
    return link if " " in before and not _OFFICE.search(before) else end


def _is_part(rest: str) -> bool:
    """Whether a country word before these words belongs to the name ("Korea Zinc", "American Rare Earths")."""
    return bool(_TRADE.match(rest)) or (len(rest.split()) <= 2 and bool(_TRADE.search(rest)))


_DATELINE_AFTER = re.compile(r",? ?(?:[A-Z]\w+ \d{1,2}|\d{1,2} [A-Z]\w+)?,? ?(?:\([^)]{2,30}\))? ?[-–—:]")
_TICKER_AFTER = re.compile(
    r"\s?\((?:ASX|TSX|TSXV|TSX-V|NYSE|NASDAQ|Nasdaq|LSE|AIM|JSE|OTC\w*|[A-Z]{2,6})[:)]"
)
_PERSON_BEFORE = re.compile(
    r"(?:president|minister|chief|chairman|CEO|director|analyst|executive|spokes\w+|ambassador|secretary|Präsident|"
    r"presidente|ministro|директор|министр) $",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|north of|south of|east of|west of|en|bei|nahe|в|из) (?:the )?$")


def _judged(text: str, start: int, end: int, countries: list[Known]) -> Party | None:
    """A run of capitals as a party, or None where too little speaks for an organisation."""
    name = re.sub(r"['’]s$", "", text[start:end].strip(" .,’'"))
    end = start + len(name)
    if len(name) < 2 or _NOT_ORG.search(name) or (name.isupper() and len(name) <= 2):
        return None
    if any(k.start <= start and k.end >= end for k in countries):
        return None
    if start == 0 and name.isupper() and _DATELINE_AFTER.match(text, end):
        return None
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    strength = _strength_by_form(name, before, after) + _strength_by_place(name, before, after)
    if strength < LEAST:
        return None
    legal, inner = LEGAL.match(text, end), LEGAL.search(name)
    if inner and inner.start() > 1:
        name = name[: inner.start()].rstrip(" ,")
    return Party(
        name, start, legal.end() if legal else end, party_key(name), strength, "", bool(_STATE.search(name))
    )


def _strength_by_form(name: str, before: str, after: str) -> float:
    """What the name itself says: legal form, word of the trade or of government, ticker."""
    signs = (
        (LEGAL.match(after), 2.5),
        (LEGAL.search(name, 2), 2.5),
        (_LEGAL_BEFORE.search(before[-8:]), 2.5),
        (_TRADE.search(name) and " " in name, 1.6),
        (_STATE.search(name), 1.8),
        (_TICKER_AFTER.match(after), 2.0),
    )
    return sum(points for sign, points in signs if sign)


def _strength_by_place(name: str, before: str, after: str) -> float:
    """What the words around it say: what organisations do, and what places, sites, sources and people are."""
    is_site = _SITE_WORD.search(name) or (_SITE_AFTER.match(after) and not re.match(r"['’]s", after))
    signs = (
        (_ORG_BEFORE.search(before), 0.7),
        (_VERB_AFTER.match(after), 0.8),
        (is_site, -1.6),
        (_SOURCE_AFTER.match(after), -1.5),
        (_PERSON_BEFORE.search(before), -2.0),
        (_PLACE_BEFORE.search(before) and not LEGAL.match(after), -1.2),
    )
    return sum(points for sign, points in signs if sign)


def _lower_states(text: str) -> list[Party]:
    found = []
    for match in _LOWER_STATE.finditer(text):
        name = re.sub(r"^(?:the |its |a |and )?(?:country['’]s )?", "", match[0])
        start = match.end() - len(name)
        if len(name) > 7:
            found.append(Party(name, start, match.end(), party_key(name), 1.5, "", True))
    return found


def _quoted(text: str, lang: str | None) -> list[Party]:
    """«Name» with a word for a company before it, as Russian and Kazakh write it."""
    if lang not in {"ru", "kk", "uz", "ar", "tr"}:
        return []
    found = []
    for match in _QUOTED.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if re.search(
            r"(?:АО|ТОО|ПАО|ООО|НАК|НК|ГК|АҚ|ЖШС|МЧЖ|[Кк]омпани\w*|[Гг]рупп\w*|[Хх]олдинг\w*|[Кк]омбинат\w*|[Фф]онд\w*|[Кк]орпораци\w*|şirketi|شركة|مجموعة)\s?$",
            before,
        ):
            found.append(Party(match[1], match.start(1), match.end(1), party_key(match[1]), 2.5))
    return found


def _cjk(text: str) -> list[Party]:
    found = []
    for match in _CJK_ORG.finditer(text):
        lead = _CJK_LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        name = text[start : match.end()]
        if len(name) >= 3:
            found.append(Party(name, start, match.end(), party_key(name), 1.6))
    return found


def party_key(name: str) -> str:
    """Spellings of one party fold to one key.

    >>> party_key("Cove Capital LLC") == party_key("Cove Capital")
    True
    """
    plain = LEGAL.sub("", name).replace(".", "")
    return " ".join(re.sub(r"[^\w& ]", " ", plain.casefold()).split())


def _without_overlap(found: list[Party]) -> list[Party]:
    """The strongest of what overlaps. A longer writing of a known actor stays as it is written, under the actor's key."""
    kept: list[Party] = []
    for party in sorted(found, key=lambda p: (-p.strength, -(p.end - p.start), p.start)):
        over = [other for other in kept if party.start < other.end and other.start < party.end]
        if not over:
            kept.append(party)
        elif (
            len(over) == 1
            and party.start <= over[0].start
            and party.end >= over[0].end
            and over[0].strength == KNOWN
        ):
            known = over[0]
            if party.name != known.name and party.key.startswith(known.key.split()[0]):
                kept[kept.index(known)] = replace(party, key=known.key, country=known.country, strength=KNOWN)
    return sorted(kept, key=lambda p: p.start)
