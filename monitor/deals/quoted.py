"""Names as languages without capitals, or with a habit of quotation marks, write them: «Росатом», “Esan”, شركة …. Pure."""

import re

from monitor.deals.naming import Party, party_key

_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{2,45})[»”“\"]")
_FIRM_BEFORE = re.compile(
    r"(?:\b(?:АО|ТОО|ПАО|ООО|ОАО|ЗАО|НАК|НК|ГК|АҚ|ЖШС|МЧЖ|MChJ|AJ|[Кк]омпани\w*|[Гг]рупп\w*|[Хх]олдинг\w*|[Кк]омбинат\w*|[Фф]онд\w*|[Кк]орпораци\w*|[Пп]редприяти\w*|şirketi?|holding|kompaniyasi|"
    r"jamiyati)|شركة|مجموعة|مؤسسة)\s?$"
)
_FIRM_AFTER = re.compile(
    r"\s?(?:kompaniya\w*|korxona\w*|jamiyat\w*|компания\w*|жамият\w*|корхона\w*|şirket\w*|холдинг\w*|AJ|АЖ|MChJ|МЧЖ)\b"
)
_THING_BEFORE = re.compile(
    r"(?:месторождени\w+|рудник\w*|шахт\w+|участ\w+|проект\w*|газет\w+|агентств\w+|издани\w+|карьер\w*|mine|koni|loyiha\w*)\s?$", re.IGNORECASE
)  # fmt: skip
_RUSSIAN = frozenset(["ru", "kk"])
_ARABIC_FIRM = re.compile(
    r"(?<!\w)(?:و|ل|ب|ك)?(?:شركة|شركتي|مجموعة|مؤسسة|صندوق|بنك|وزارة|هيئة)\s+((?:[\u0621-\u064aA-Za-z]+\s?){1,4})"
)
_ARABIC_END = re.compile(
    r"\s(?:في|من|على|إلى|الى|عن|مع|بعد|قبل|التي|الذي|التابعة|المملوكة|المدرجة|المتخصصة|لمدة|وشركة|ومجموعة|ان|أن|إن|قد|هو|هي|ستتولى|اتفاق\w*|اتفاقا|عقد\w*|مذكرة|تزويد|لل(?!نحاس|تعدين|معادن|ألمنيوم|ألومنيوم|فوسفات|طاقة|استثمار|موارد|صلب|بطاريات|كيماويات|تنمية)\w+|ل(?!ل)\w{3,}|ب\w{4,}|أول|أكبر|ال\w+(?:ية|ي|يين)|و(?!المعادن|التعدين|المناجم|النفط)\w{3,})(?=\s|$)"
)
_ARABIC_KIND = re.compile(r"(?:وزارة|هيئة)")
_ARABIC_COMMON = re.compile(r"(?!ال)[\u0621-\u064a]+ية(?:\s|$)")  # "an Australian company"


_PERSIAN_FIRM = re.compile(
    r"(?<!\w)(شرکت|گروه|هلدینگ|وزارت|سازمان|بانک|صندوق) ((?:[\u0621-\u06cc\u200c]+ ?){1,4})"
)
_PERSIAN_KIND = re.compile(r"وزارت|سازمان|بانک|صندوق")  # the word belongs to the name
_PERSIAN_END = re.compile(
    r"\s?(?:^| )(?:قرارداد\w*|تفاهم\S*|توافق\S*|با|در|از|به|و|را|برای|که|است|بود|شد|امضا|سهام|اعلام|خواهد|می\S*|خرید\w*|فروش|روز|میان|بین|طی|یک|دو|این|آن)(?= |$)"
)


def persian_names(text: str) -> list[Party]:
    """What follows a word for a company, a ministry or a bank, up to the word that ends a name."""
    found = []
    for match in _PERSIAN_FIRM.finditer(text):
        is_kind = _PERSIAN_KIND.fullmatch(match[1]) is not None
        start = match.start(1 if is_kind else 2)
        name = text[start : match.end()].rstrip()
        end = _PERSIAN_END.search(name)
        name = name[: end.start()] if end else name
        if len(name) >= 3:
            is_state = match[1] in {"وزارت", "سازمان"}
            found.append(Party(name, start, start + len(name), party_key(name), 2.0, "", is_state))
    return found


def quoted_names(text: str, lang: str | None) -> list[Party]:
    """Names in quotation marks, where a language writes firms so."""
    found = []
    for match in _QUOTED.finditer(text) if lang in {"ru", "kk", "uz", "ar", "tr"} else ():
        before = text[max(0, match.start() - 24) : match.start()]
        strength = _strength(match[1], before, text[match.end() : match.end() + 24], lang)
        if strength:
            found.append(Party(match[1], match.start(1), match.end(1), party_key(match[1]), strength))
    return found


def _strength(name: str, before: str, after: str, lang: str | None) -> float:
    if (_FIRM_BEFORE.search(before) and not name[0].islower()) or _FIRM_AFTER.match(after):
        return 2.5
    is_phrase = len(name.split()) > 5 or not name[0].isupper() or name[-1] in ".,!?"
    if lang not in _RUSSIAN or is_phrase or _THING_BEFORE.search(before):
        return 1.2 if lang == "ar" and len(name.split()) <= 4 and name[-1] not in ".,!?" else 0.0
    return 1.4


def arabic_names(text: str) -> list[Party]:
    """What follows a word for a company, a ministry or a fund, up to the word that ends a name."""
    found = []
    for match in _ARABIC_FIRM.finditer(text):
        start, name = match.start(1), match[1].rstrip()
        kind = _ARABIC_KIND.search(match[0])
        if kind:  # the word belongs to the name
            start = match.start() + kind.start()
            name = text[start : match.end()].rstrip()
        end = _ARABIC_END.search(name, 2 if not kind else 8)
        name = name[: end.start()] if end else name
        if len(name) >= 3 and not _ARABIC_COMMON.match(name):
            found.append(
                Party(
                    name,
                    start,
                    start + len(name),
                    party_key(name),
                    2.0,
                    "",
                    text[match.start() : start + len(name)].find("وزارة") >= 0,
                )
            )
    return found
