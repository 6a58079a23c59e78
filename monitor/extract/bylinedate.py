"""The date that readers see beside the headline, for pages that state none to programs, or only a day."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from functools import cache

from babel import Locale, UnknownLocaleError

FURTHEST = 14  # hours from UTC that any place is
NEAR = 30  # characters between a date and its time of day
_LANGUAGES = (
    "en", "th", "hi", "bn", "ta", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "sv", "nb", "da", "fi", "hu", "ro", "tr", "ru", "uk", "kk", "uz", "az",
    "id", "vi", "ar", "fa", "he", "el", "bg", "sr", "mn", "ky",
)  # fmt: skip
_MONTH = r"(?P<word>(?:[^\W\d_]|[\u0900-\u0dff\u0e00-\u0e4e.]){2,14}(?: (?:الأول|الثاني))?)"  # two words in the Levant
_YEAR = r"(?P<year>(?:19|20)\d\d|25[4-9]\d)"  # Buddhist years, too: Thai pages have no others
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _YEAR + r"\s?(?:年|년|[./-])\s?(?P<month>\d{1,2})\s?(?:月|월|[./-])\s?(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?[\s-](?:de\s|del\s|of\s)?" + _MONTH + r"\.?,?[\s-](?:de\s|del\s)?" + _YEAR,
        _MONTH + r"\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s" + _YEAR,
        _YEAR + r"\s(?:жылғы\s|жылы\s|yil\s|жыл\s)?(?P<day>\d{1,2})[\s-]" + _MONTH,
        r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)" + _YEAR,
    )
)  # fmt: skip
_TIME = re.compile(
    r"(?:(?P<afternoon>오후|下午|午後|晚上)\s?|(?P<morning>오전|上午|午前|凌晨)\s?)?(?<![\d:.])(?P<hour>\d{1,2})\s?(?:[:h時시]|\.(?=\d\d(?!\.?\d)))\s?(?P<minute>\d\d)(?!\d)(?::(?P<second>\d\d))?"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?|[πμ]\.?\s?μ\.?|[صم](?!\w)))?(?:\s?(?P<zone>(?:GMT|UTC)[+-]\d{1,2}|[A-Z]{2,4}\b))?",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"updat|modif|aktuali|actuali|atuali|mis à jour|aggiorn|обновл|жаңарт|güncel|diperbarui|更新|수정",
    re.IGNORECASE,
)
_PLACES = {"ar": ("ar", "ar_LB", "ar_DZ", "ar_MA")}  # that name the months in their own way
ZONES = {  # that newsrooms write and that mean one thing
    "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "sast": 2, "eet": 2, "eest": 3, "msk": 3, "pkt": 5,
    "wib": 7, "wita": 8, "wit": 9, "hkt": 8, "sgt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "brt": -3, "art": -3, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


def zone_hours(zone: str, lang: str | None) -> int | None:
    """Hours from UTC of a time zone's short name; CST is China's in Chinese and central North America's elsewhere."""
    if zone.lower() == "cst":
        return 8 if lang == "zh" else -6
    return ZONES.get(zone.lower())


def date_beside(around: Sequence[str], lang: str | None) -> str | None:
    """ISO 8601 of the first date of publication among the texts beside the headline; a day alone where no time of day
    stands by it. None where there is none, or it may be read in two ways."""
    found = (moment for text in around for moment in _moments(text, lang))
    return next((moment for moment, is_update in found if not is_update), None)


def _moments(text: str, lang: str | None) -> Iterator[tuple[str, bool]]:
    """Dates in a piece of text, each with whether it is told as that of an update."""
    for pattern in _DATES:
        for found in pattern.finditer(text):
            day = _day(found, lang)
            if day:
                before = text[max(0, found.start() - NEAR) : found.start()]
                at = _time(text[found.end() : found.end() + NEAR], lang) or _time(before, lang)
                yield f"{day}{at or ''}", bool(_AGAIN.search(before))


def _day(found: re.Match[str], lang: str | None) -> str | None:
    told = found.groupdict()
    if told.get("word"):
        month = month_of(told["word"], lang)
    elif told.get("first"):
        return _numeric(told, lang)
    else:
        month = int(told["month"])
    return _checked(told["year"], month, told["day"])


def _numeric(told: dict[str, str], lang: str | None) -> str | None:
    """Day or month first: the number above twelve tells, else the mark and the language; English with slashes is either."""
    first, second = int(told["first"]), int(told["second"])
    if first > 12 or (second <= 12 and (told["mark"] == "." or lang not in {"en", None})) or first == second:
        return _checked(told["year"], second, first)
    return _checked(told["year"], first, second) if second > 12 else None


BUDDHIST = 543  # years ahead


def _checked(year: str, month: int | None, day: str | int) -> str | None:
    try:
        number = int(year) - BUDDHIST if int(year) > 2500 else int(year)
        return date(number, month or 0, int(day)).isoformat()
    except ValueError:
        return None


def _time(text: str, lang: str | None) -> str | None:
    found = _TIME.search(text)
    if not found:
        return None
    half = (found["half"] or "").lower()[:1]
    is_late = bool(found["afternoon"]) or half in {"p", "μ", "م"}
    hour = int(found["hour"])
    hour = hour % 12 + 12 * is_late if half or found["afternoon"] or found["morning"] else hour
    try:
        at = time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None
    return f"T{at.isoformat()}{_offset(found['zone'] or '', lang)}"


def _offset(zone: str, lang: str | None) -> str:
    zone = zone.lower()
    is_sum = zone[:3] in {"gmt", "utc"} and len(zone) > 3
    hours = int(zone[3:]) if is_sum else zone_hours(zone, lang)
    if hours is None or abs(hours) > FURTHEST:
        return ""
    return f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"


def month_of(word: str, lang: str | None) -> int | None:
    """The month that a word means in a language or in English; where the language is not known, in any.

    >>> month_of("Nov", "en"), month_of("ноября", "ru"), month_of("noviembre", None), month_of("mining", "en")
    (11, 11, 11, None)
    """
    wanted = word.casefold().rstrip(".")
    wanted = {"sept": "sep"}.get(wanted, wanted)
    wanted = wanted.removeprefix("ב") if lang == "he" else wanted
    languages = (lang, "en") if lang else _LANGUAGES
    return next((_months(one)[wanted] for one in languages if wanted in _months(one)), None)


@cache
def _months(lang: str) -> dict[str, int]:
    """Months of the locale data, in all their forms."""
    try:
        places = [Locale.parse(place).months for place in _PLACES.get(lang, (lang,))]
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        form.casefold().rstrip("."): number
        for names in places
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, form in names[context][width].items()
    }
