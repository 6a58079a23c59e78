"""What a sentence's own words say of its time: years and months that lie well before the story was published."""

import re
from collections.abc import Collection
from datetime import date, timedelta

from monitor.rules.builtin import MONTH
from monitor.rules.matcher import Board
from monitor.rules.places import LEAD_SENTENCES

FRESH = timedelta(days=75)  # what happened so shortly before publication is still news

_UNITS = (
    r"t|mt|kt|dmt|wmt|tpa|tpd|kg|lbs?|pounds?|oz|ounces?|km|m|metres?|meters?|mw|gwh?|ha|hectares?|acres?|(?:metric |short |dry |long )?ton\w*|"
    r"toneladas?|livres|libras|pfund|тонн\w*|т|кг|км|га|dollars?|usd|euros?|million\w*|shares?|workers?|jobs|people|employees|holes?|personas?|empleos"
)
_YEAR = re.compile(
    rf"(?<![\w.,/$€£¥])(?:19[5-9]\d|20[0-4]\d)(?![\w,%]*\d)(?!\s*(?:{_UNITS})\b)(?!\s?[吨噸トン万萬億亿人件])"
    r"|(?<![\d.,])(?:19[5-9]\d|20[0-4]\d)(?=\s?[年년])"
)
_ASIDE = re.compile(  # what is told of somebody rather than of the deal, before the year
    r"(?:\b(?:since|founded (?:in|back in)|established in|set up in|created in|incorporated in|discovered in|found in|built in|opened in|commissioned in|"
    r"listed in|acquired in|bought in|closed in|shut in|until|active from|dating (?:back to|from)|depuis(?: l'ete)?|(?:fondee?|creee?|decouverte?) en|jusqu'en|"
    r"desde(?: o ano de)?|(?:fundad[ao]|creada?|descubiert[ao]|descobert[ao]) em?n?|hasta|seit(?: dem jahr)?|gegrundet|(?:wurde|im jahr)|с|основан\w* в|открыт\w* в|"
    r"sejak(?: tahun)?|berdiri pada|didirikan pada|beri))\s*$|(?:成立于|创立于|创办于|自|从|始于)$"
)
_ASIDE_AFTER = re.compile(
    r"^\s?(?:'den beri|'dan beri|yilindan beri|年以来|年来|年成立|年创立|年設立|年に設立|年創業|년 설립|жылдан бері|yildan beri)"
)
_AGAIN = re.compile(
    r"\b(?:extend\w*|renew\w*|amend\w*|replac\w*|supersed\w*|restat\w*|prorog\w*|renouvel\w*|prolong\w*|renov\w*|prorrog\w*|ampli\w*|verlanger\w*|erneuer\w*|"
    r"продл\w*|перезаключ\w*|perpanjang\w*|memperpanjang|uzat\w*|yenile\w*)|延长|续签|更新|延長"
)
_TODAY = re.compile(
    r"\b(?:(?:on|this) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|morning)|today|yesterday|(?:ce|le) (?:lundi|mardi|mercredi|jeudi|vendredi)|aujourd'hui|hier|"
    r"(?:este|el|nesta) (?:lunes|martes|miercoles|jueves|viernes|segunda|terca|quarta|quinta|sexta)|hoy|ayer|hoje|ontem|am (?:montag|dienstag|mittwoch|donnerstag|freitag)|heute|gestern|"
    r"в (?:понедельник|вторник|среду|четверг|пятницу)|сегодня|вчера|hari ini|kemarin|bugun|dun|pazartesi|sali gunu|carsamba|persembe|cuma gunu)\b|今日|今天|本周|周[一二三四五]|昨日|昨天|오늘|어제"
)
BESIDE = 24  # characters before a year that say what it is the year of


def old_sentences(board: Board, among: Collection[int]) -> frozenset[int]:
    """Those of some sentences that name a time before that of publication, and none since: what they tell is background.

    Without a date of publication nothing is old. The title never is, and the lead only by its years.
    """
    published = _day_of(board.document.published)
    if published is None:
        return frozenset()
    return frozenset(
        index
        for index in among
        if board.paragraphs[index] >= 0
        and (
            _names_old_year(board, index, published)
            or (index > LEAD_SENTENCES and _names_old_month(board, index, published))
        )
    )


def _names_old_year(board: Board, sentence: int, published: date) -> bool:
    start, end = board.bounds[sentence]
    told = board.folded[start:end]
    if "19" not in told and "20" not in told:
        return False
    years = [
        int(year.group())
        for year in _YEAR.finditer(board.folded, start, end)
        if not _is_aside(board, year, start)
    ]
    if not years or max(years) >= (published - FRESH).year:
        return False
    return not (_AGAIN.search(told) or _TODAY.search(told))


def _is_aside(board: Board, year: re.Match[str], start: int) -> bool:
    """Whether it is the year of something else: since when a firm exists, when a deposit was found."""
    before = board.folded[max(start, year.start() - BESIDE) : year.start()]
    return bool(_ASIDE.search(before) or _ASIDE_AFTER.match(board.folded[year.end() : year.end() + BESIDE]))


def _names_old_month(board: Board, sentence: int, published: date) -> bool:
    months = [int(find.name) for find in board.finds[sentence] if find.group == MONTH]
    return bool(months) and all((published.month - month) % 12 in range(2, 8) for month in months)


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
