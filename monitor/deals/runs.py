"""Runs of capitalised words in a text, cut into what may be one name each. Pure.

In: a text and where it names countries. Out: places, freed of what only stands before a name ("Kazakh", "Unlike", "Rio's").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from monitor.deals.gazetteer import Known
from monitor.deals.naming import LEGAL
from monitor.deals.tradewords import GIVEN_NAMES, OFFICE_WORD, TAKES_COUNTRY, TAKES_FIELD, TRADE

UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІҒҚҢӘӨҰҮҺЎҲ"
# Letters of scripts with capitals: a Latin name ends where Chinese, Japanese or Korean goes on.
_LETTER = r"A-Za-z0-9_\u00aa\u00b5\u00ba\u00c0-\u02c1\u0370-\u052f\u1e00-\u1fff\u2011"
_LINK = r"(?:of|for|and|&|de|du|des|la|le|les|del|della|delle|dei|degli|da|do|dos|das|e|y|et|i|och|für|und|der|van|von|di|the)"


def _run(marks: str) -> re.Pattern[str]:
    inner = f"[{_LETTER}{marks}-]*"
    cap = rf"(?!S\.[prl]\.)(?:[{UPPER}]{inner}(?:&[{UPPER}]{inner})?(?:\.(?:[{UPPER}]\.)*)?|[{UPPER}]\.(?:[{UPPER}]\.)+|\d+[{UPPER}]{inner}|[a-z]+[{UPPER}][{_LETTER}]*|C4V)"
    return re.compile(
        rf"(?<![{_LETTER}])(?<![^ldLD][{marks}])(?:{cap})(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}(?:{cap}|\d{{1,3}}\b(?= Metals| Minerals| Resources)|(?<=No\. )\d{{1,4}}|(?<=Fund )\d{{1,2}}))*"
    )


_RUN = _run("’'")
_RUN_OF = {"uz": _run("’'‘")}  # O‘zbekiston

_AND = re.compile(r" (?:and|y|e|et|und|i|och|&|и) (?:the )?")
_FIELD = re.compile(
    r"(?:tion|ment|ing|try|ers|als|rces|gy|ics|rce|ture|ade|nes|ops|ence|arch|gas|ture)$", re.IGNORECASE
)  # Trade and Industry
# What nobody is called by alone: "Eastern and Southern African Trade and Development Bank".
_FIELDS = frozenset(
    """Eastern Southern Northern Western Central North South East West Trade Development Investment Reconstruction Industry Commerce Geology
    Environment Planning Economy Infrastructure Export Import Science""".split()  # noqa: SIM905
)
_SITE_FIRM = re.compile(r"(?:Operations|Joint Venture|Project)\b")  # "Pilgangoora Operations Pty Ltd"
_POSSESSIVE = re.compile(r"[\w.-]+['’]s[ \u00a0]")
_SUFFIXED = re.compile(r"['’](?:[a-zçğıöşü]{1,8}) (?=\w)")  # Artvin'deki Hod Maden
_IN = re.compile(r" di ")
# Where a headline writes all words large, its verbs and prepositions part the names.
_HEADLINE = (
    r"(?: (?:To|In|For|With|By|From|At|On|Into|Over|After|Amid|As|Is|Are|Will|Has|Have|Its|Buys?|Sells?|Signs?|Inks?|Seals?|Strikes?|Acquires?|Agrees?|Takes?|Wins?|Gets?|Secures?|Completes?|Closes?|Launches|"
    r"Announces?|Enters?|Forms?|Plans?|Lends?|Invests?|Backs?|Joins?|Drops?|Ends?|Terminates?|Approves?|Eyes|Seeks|Raises?|Says|Grants?|Awards?|Supplies|Offers?|Extends?|Renews?|Finali[sz]es?|Expands?|Execut(?:es|ed)|Signed|Agreed|Acquired|Completed))+ "
)
_OWNS = re.compile(rf"(?<=[a-z0-9A-Z])(?:['’]s|(?<=s)['’]) (?=[{UPPER}])|{_HEADLINE}")
_CUT_OF = {"tr": _SUFFIXED, "id": _IN}
_LEADS = frozenset(
    """The A An Its Their Both Under In On With By At For From And But When While After As Subsidiary Miner Why How What Where Who Now Then Since Before
    Between Like Unlike Against Among Meanwhile Can Will Does Did Has Is Are Could Should Would If So Yet Although Though Because Until Despite Besides
    About Say Says Mit Für Nach Als Bei Beraten Auch Doch Wie Wenn Während Seit Zwischen Laut Gegen Von Im Am Zudem Con Para Por Según Tras Desde Entre Cuando
    Como Pero Además En Selon Pour Avec Après Chez Dans Depuis Quand Mais Au Aux Dengan Bagi Untuk Menurut Namun Sementara Adapun Saat Kini Dari Lokasinya
    Até Com Segundo Após Já Ainda Для При После По Как Но Если Пока Между С В На У От Из Аналитики Глава of for and de the von der den dem la las los le les el il di""".split()  # noqa: SIM905
)
_LEAD = re.compile(
    r"(?:[\w.-]+-(?:listed|based|headquartered|owned|backed|run)|(?:Share|Unit|Stock)?[Hh]olders of)[ \u00a0]"
)
# What a firm is, with a capital of its own, before its name: "Magnethersteller Bodensee Magnete", "Spółka Miedź Polska".
_KIND_OF_FIRM = re.compile(
    r"(?:(?:[A-ZÄÖÜ]\w*(?:hersteller|konzern|unternehmen|gesellschaft|projekt|händler|produzent|betreiber|entwickler|bauer|firma|tochter|gruppe)s?|Hersteller|Konzern|Unternehmen|Tochter|Firma|Bergbauer|Rohstoffhändler)(?: (?:der|des|von|vom|de))? |"
    r"(?:Spółka|Firma|Koncern|Gruvbolaget|Bolaget|Koncernen|Gruppen|Компания|Группа|Корпорация|Холдинг|Концерн|Perusahaan|Emiten) (?=[A-ZÀ-ÞŁŚŻŹА-Я]))"
)
_NATIONAL = re.compile(
    r"(?:Çinli|Kanadalı|Japon|Amerikalı|Avustralyalı|İngiliz|Alman|Rus|Fransız|Koreli|Hollandalı|Kazak) "
)
_ARTICLE = re.compile(
    r"(?:La|El|Le|Der|Die|Das|Den|Dem|Des|Eine?|Einen|Einem|Einer|Diese|Dieser|Dieses|Les|Los|Las|O|Os|Il)[ \u00a0]"
)
_ELIDED = re.compile(r"[LDld]['’](?=\w)")
_ROLE_BEFORE_LATIN = re.compile(r"(?:[А-Яа-яЁё-]+ )+(?=[A-Z])")
_OPENING = re.compile(r"[:\s\"«“„—–•*·-]*$")
_FOR_THE = re.compile(r" for (?:the |its )?")
_CYRILLIC = frozenset(["ru", "kk", "uz"])
_ENGLISH = frozenset(["en", None])


class Places:
    """Where a text names countries, which stand in order and do not overlap. A sentence may name hundreds, and is asked for
    each of its names."""

    def __init__(self, countries: Sequence[Known]) -> None:
        self.ends = {known.start: known.end for known in countries}
        self.names = frozenset(
            known.start for known in countries if known.is_name and known.end - known.start > 3
        )
        self._starts = list(self.ends)
        self._all_ends = frozenset(self.ends.values())

    def reach(self, place: int) -> int:
        """The end of the last country that begins at a place or before it."""
        number = bisect_right(self._starts, place)
        return self.ends[self._starts[number - 1]] if number else -1

    def stands_before(self, place: int) -> bool:
        """Whether a country stands right before a place: "немецкая Cronimet"."""
        return place - 1 in self._all_ends or place - 2 in self._all_ends


def pieces_of(text: str, places: Places, lang: str | None) -> Iterator[tuple[int, int]]:
    """Places that may be a name each, in order."""
    for run in _RUN_OF.get(lang or "", _RUN).finditer(text):
        for start, end in _owned(text, run.start(), run.end(), lang):
            yield from _pieces(text, start, end, places, lang)


def _owned(text: str, start: int, end: int, lang: str | None) -> Iterator[tuple[int, int]]:
    """A run cut behind each owner: "Vale's Ontario Nickel"; in Turkish behind each case, in Indonesian at "in"."""
    if text.find(" ", start, end) < 0:
        yield start, end
        return
    pattern = _CUT_OF.get(lang or "", _OWNS)
    for cut in pattern.finditer(text, start, end):
        if cut.start() > start:
            yield start, cut.start()
        start = cut.end()
    yield start, end


def _pieces(text: str, start: int, end: int, places: Places, lang: str | None) -> list[tuple[int, int]]:
    """A run of capitals, cut at "and" between names and freed of a leading nationality ("Kazakh Tau-Ken")."""
    links = list(_AND.finditer(text, start, end)) if text.find(" ", start, end) >= 0 else []
    last = _last_word(text, start, end) if links else -1
    pieces: list[tuple[int, int]] = []
    begin = unread = start
    takes_field = False
    # A run may have hundreds of links: what was looked through for one is not looked through again for the next.
    for link in links:
        has_legal = LEGAL.search(text, unread, link.start()) is not None
        takes_field = takes_field or TAKES_FIELD.search(text, unread, link.start()) is not None
        unread = link.start()
        is_office = takes_field and last < link.end()
        if link.end() in places.ends or _parts_names(
            text, (begin, link.start()), (link.end(), end), "&" in link[0], has_legal, is_office
        ):
            pieces.append((begin, link.start()))
            begin = unread = link.end()
            takes_field = False
    pieces.append((begin, end))
    return [_trimmed(text, one, places, lang) for one in pieces]


def _last_word(text: str, start: int, end: int) -> int:
    """Where the last word of a government or of the trade in a run of capitals begins; -1 where it has none."""
    found = [word.start() for pattern in (OFFICE_WORD, TRADE) for word in pattern.finditer(text, start, end)]
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
    words = [word for word in text[slice(*left)].split(" ") if word not in _LEADS] or [""]
    if len(words) == 1 and (_FIELD.search(words[0]) or _is_field(words[0])):
        return False
    space = text.find(" ", *right)
    first = text[right[0] : space if space >= 0 else right[1]]
    return not (is_office or TRADE.fullmatch(first) or (first in _FIELDS and _is_field(words[-1])))


def _is_field(word: str) -> bool:
    return word in _FIELDS or TRADE.fullmatch(word) is not None


def _trimmed(text: str, piece: tuple[int, int], places: Places, lang: str | None) -> tuple[int, int]:
    start, end = piece
    start = _without_person(text, _without_lead(text, start, end, lang), end)
    possessive = _POSSESSIVE.match(text, start, end)
    if possessive and possessive.end() < end:
        start = possessive.end()
    seat = places.ends.get(start, end)
    if (
        seat < end
        and text[seat] == " "
        and not OFFICE_WORD.match(text, seat + 1)
        and not _is_part(text, start, seat, end, places)
    ):
        start = seat + 1
    start = _without_lead(text, start, end, lang)
    return start, _without_purpose(text, start, _without_seat(text, start, end, places))


def _without_lead(text: str, start: int, end: int, lang: str | None) -> int:
    """Where a name begins behind a word that only opens the sentence or leads up to the name."""
    space = text.find(" ", start, end)
    if space > 0 and text[start:space] in _LEADS:
        start = space + 1
    elif space > 0 and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    if lang != "en" and _OPENING.match(text[max(0, start - 4) : start]):
        article = _ARTICLE.match(text, start, end)
        start = article.end() if article else start
    kind = _KIND_OF_FIRM.match(text, start, end) if lang not in _ENGLISH else None
    if kind and end - kind.end() > 2 and text[kind.end()].isupper():
        start = kind.end()
    national = _NATIONAL.match(text, start, end) if lang == "tr" else None
    start = national.end() if national else start
    elided = _ELIDED.match(text, start, end) if lang == "fr" else None
    role = _ROLE_BEFORE_LATIN.match(text, start, end) if lang in _CYRILLIC else None
    return elided.end() if elided else role.end() if role else start


def _without_person(text: str, start: int, end: int) -> int:
    """Where the firm begins that somebody is of: "Michael Redfern of Larkhill Cobalt"."""
    of = text.find(" of ", start, end)
    words = text[start:of].split(" ") if of > 0 else []
    return of + len(" of ") if len(words) == 2 and words[0] in GIVEN_NAMES else start


def _without_seat(text: str, start: int, end: int, places: Places) -> int:
    """Where "Orion Metals of Abu Dhabi" ends; a ministry's, fund's or bank's country belongs to its name."""
    link = text.rfind(" of ", start, end)
    if link < 0 or places.ends.get(link + 4) != end:
        return end
    before = text[start:link]
    return link if " " in before and not TAKES_COUNTRY.search(before) else end


def _without_purpose(text: str, start: int, end: int) -> int:
    """Where "Tremont for the Bisie" ends; a bank or a ministry for something is named after it."""
    link = _FOR_THE.search(text, start, end)
    if link is None or TAKES_FIELD.search(text, start, link.start()):
        return end
    return link.start()


def _is_part(text: str, start: int, seat: int, end: int, places: Places) -> bool:
    """Whether a country before words belongs to a name with them ("Korea Zinc", "American Rare Earths", "Canada Fluorspar Inc")."""
    rest = text[seat + 1 : end]
    has_trade = TRADE.search(rest) is not None
    if start in places.names and (has_trade or LEGAL.match(text, end) or LEGAL.search(rest)):
        return True
    return bool(TRADE.match(rest) or _SITE_FIRM.match(rest)) or (len(rest.split()) <= 2 and has_trade)
