"""Governments, ministries and state firms that a text names by what they are ("the geology ministry", "правительство Гвинеи"). Pure."""

import re

from monitor.deals.gazetteer import Known
from monitor.deals.naming import Party, party_key

_MINISTRY = re.compile(
    r"\b(?:(?:the )?(?:[\w-]{1,80}+['’]s |federal |state |provincial |country['’]s |national |central ){1,5})?(?:(?:[a-z]+ (?:and [a-z]+ )?)?ministry(?: of [a-z]+(?: and [a-z]+)?)?|federal and state governments?|government of [A-Z]\w+(?: [A-Z]\w+)?)"
)
# Ministries of other languages, whose names run on in small letters; each is looked for only where its word stands.
_W = r"[\w‘’ʻ'-]+"
_MINISTRIES = (
    ("инистерств", re.compile(r"\b[Мм]инистерств(?:о|а|у|ом|е)(?: [а-яё-]+(?:ой|ых|их|ого|ей|ной))?(?: [а-яё-]+(?:и|ы|а|я|ов|ей|ий))(?:(?:,| и)(?: [а-яё-]+(?:ой|ых|их|ого))? [а-яё-]+(?:и|ы|а|я|ов|ей|ий)\b){0,2}")),
    ("Мин", re.compile(r"\bМин(?:энерго|промторг|природы|фин|обороны|экономразвития|торг)(?:[аеу]|ом)?\b")),
    (" vazirligi", re.compile(rf"\b[A-Z]{_W}(?: (?:va )?[a-z]{_W}){{0,4}} vazirligi")),
    (" вазирлиги", re.compile(rf"\b[А-ЯЎҚҒҲ]{_W}(?: (?:ва )?[а-яўқғҳ]{_W}){{0,4}} вазирлиги")),
    (" министрлігі", re.compile(rf"\b[А-ЯӘҒҚҢӨҰҮҺІ]{_W}(?: (?:және )?[а-яәғқңөұүһі]{_W}){{0,4}} министрлігі")),
    (" Bakanlığı", re.compile(r"\b(?:[A-ZÇĞİÖŞÜ]\w+ (?:ve )?){1,5}Bakanlığı")),
    ("Kementerian ", re.compile(r"\bKementerian [A-Z]\w+(?:,? (?:dan )?[A-Z]\w+){0,4}")),
    ("inist", re.compile(r"\b[Mm]inist(?:erio|ère|ério|ero) (?:de la |de l['’]|delle |della |dell['’]|de los |de |des |du |del |da |do )[A-ZÉÁ]\w+(?:,? (?:et |y |e )?(?:de la |de l['’]|delle |della |dell['’]|de |des |du |del |da |do )?[A-ZÉÁ]\w+){0,3}")),
    ("Minist", re.compile(r"\bMinisterstw(?:o|a|em|u) [A-ZŻŹĆĄŚĘŁÓŃ]\w+(?:,? (?:i )?[A-ZŻŹĆĄŚĘŁÓŃ]\w+){0,3}")),
)  # fmt: skip
_LEAD = re.compile(r"^(?:the |its |a |and |with |by |to |of )+(?:country['’]s )?")
# A word for a government, before or after a country's name or adjective.
_BEFORE_COUNTRY = re.compile(
    r"(?:[Gg]overnment (?:of |in )(?:the )?(?:Republic of )?|[Rr]epublic of (?:the )?|[ÉE]tat (?:de |du )?|[Gg]obierno (?:de |del |de la )?|[Gg]ouvernement (?:de |du |de la |d['’])?|[Gg]overno (?:de |da |do )?|"
    r"[Rr]egierung (?:von |der |des )?|[Пп]равительств\w+ (?:Республики )?|[Рр]еспублик\w+ |[Pp]emerintah |حكومة (?:جمهورية )?|جمهورية |الحكومة |حكومة )$"
)
_AFTER_COUNTRY = re.compile(
    r"['’]?s? (?:government|governments|authorities|state(?! (?:owned|run|miner|mining|company|firm|fund|uranium|lithium|copper|bank|media|agency|group|visit|television|utility|nuclear|firms))(?!-)|gobierno|gouvernement|Regierung|hükümeti|hukumati|үкіметі|ҳукумати)\b|政府|両政府| ?정부"
)
_STATE_FIRM = re.compile(
    r"['’]?s? (?:(?:state|national|sovereign|state-owned|state-run|government-owned)[ -]?(?:[a-z]+ ){0,2}(?:company|firm|miner|fund|agency|group|enterprise|corporation|producer))\b"
)


def offices(text: str, countries: list[Known]) -> list[Party]:
    """Ministries in small letters, governments and state firms by their country, in no order."""
    return [*_ministries(text), *_governments(text, countries), *_state_firms(text, countries)]


def _ministries(text: str) -> list[Party]:
    found = [
        Party(match[0], match.start(), match.end(), party_key(match[0]), 2.6, "", True)
        for word, pattern in _MINISTRIES
        if word in text
        for match in pattern.finditer(text)
    ]
    if "ministry" not in text and "overnment" not in text:
        return found
    for match in _MINISTRY.finditer(text):
        lead = _LEAD.match(match[0])
        name = match[0][lead.end() :] if lead else match[0]
        if len(name) > 8:
            found.append(Party(name, match.end() - len(name), match.end(), party_key(name), 1.5, "", True))
    return found


def _governments(text: str, countries: list[Known]) -> list[Party]:
    found = []
    for known in countries:
        before = _BEFORE_COUNTRY.search(text[max(0, known.start - 40) : known.start])
        after = _AFTER_COUNTRY.match(text, known.end)
        start = known.start - len(before[0]) if before else known.start
        end = after.end() if after and not before else known.end
        if before or after:
            found.append(
                Party(text[start:end], start, end, f"state {known.country}", 1.6, known.country, True)
            )
    return found


def _state_firms(text: str, countries: list[Known]) -> list[Party]:
    """ "Kazakhstan's state mining firm", where it is not named."""
    found = []
    for known in countries:
        firm = _STATE_FIRM.match(text, known.end)
        following = text[firm.end() : firm.end() + 3] if firm else ""
        if firm and not re.match(r",? [A-ZА-Я«\"]", following):
            name = text[known.start : firm.end()]
            found.append(Party(name, known.start, firm.end(), party_key(name), 1.1, known.country, False))
    return found
