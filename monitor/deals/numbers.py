"""Numbers as news writes them in many languages: separators, scale words, Chinese and Japanese units. Pure."""

import re

COMMA_DECIMAL = {"es", "pt", "fr", "de", "ru", "id", "tr", "kk", "uz", "it"}

_FULLWIDTH = str.maketrans("０１２３４５６７８９．，％＄", "0123456789.,%$")

SCALES: dict[str, float] = {}
for _words, _scale in (
    ("thousand thousands k mil tausend mille тыс тысяч тысячи тысяча ribu bin ming мың мынг ألف آلاف", 1e3),
    (
        "million millions m mn mln mm mio millón millones milhão milhões millionen миллион миллиона миллионов миллионами "
        "млн juta jt milyon millon مليون ملايين",
        1e6,
    ),
    (
        "billion billions bn b bln milliard milliards milliarde milliarden mrd mds md миллиард миллиарда миллиардов млрд "
        "miliar milyar مليار bilhão bilhões milliardi",
        1e9,
    ),
    ("trillion trillions tn trn трлн триллион триллиона триллионов triliun trilyon trilhão trilhões", 1e12),
    ("crore crores", 1e7),
    ("lakh lakhs", 1e5),
):
    SCALES.update(dict.fromkeys(_words.split(), _scale))

_SCALE_WORDS = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
# No number in the news is longer than these bounds; a line of digits is, and would be tried for a number at every place of it
# (or read as infinity).
NUMBER = r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3}){1,5}(?:[.,]\d{1,24})?|\d{1,24}(?:[.,]\d{1,24}){0,8}"
# each part but the last ends with its scale: written otherwise, a long row of digits could be parted in countless ways
CJK_NUMBER = (
    r"(?<![\d.,])(?=\d)(?:\d[\d.,]{0,20}(?:兆|億|亿|万|萬|千|조|억|만|천)\s?){0,4}(?:\d[\d.,]{0,20})?"
)
SCALE = rf"(?:mil millones|mil milhões|thousand million|hundred million|(?:{_SCALE_WORDS})\b\.?)"
RANGE = r"(?:\s?(?:-|–|—|to|a|bis|à|до|ila)\s?)"

_CJK_SCALES = {
    "조": 1e12,
    "억": 1e8,
    "만": 1e4,
    "천": 1e3,
    "兆": 1e12,
    "億": 1e8,
    "亿": 1e8,
    "万": 1e4,
    "萬": 1e4,
    "千": 1e3,
}
_CJK_PART = re.compile(r"(\d[\d.,]*)(兆|億|亿|万|萬|千|조|억|만|천)?")


def widened(text: str) -> str:
    """Full-width digits as plain ones; the length stays."""
    return text.translate(_FULLWIDTH)


def read_number(text: str, lang: str | None) -> float | None:
    """The value of digits with separators.

    >>> read_number("1,250.5", "en"), read_number("1.250,5", "de"), read_number("1,5", "ru"), read_number("12 000", "fr")
    (1250.5, 1250.5, 1.5, 12000.0)
    """
    digits = re.sub(r"[ \u00a0\u202f'’]", "", text).rstrip(".,")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if comma < point else "."
        digits = digits.replace(thousands, "").replace(",", ".")
    elif comma >= 0 or point >= 0:
        digits = _one_separator(digits, "," if comma >= 0 else ".", lang)
    try:
        return float(digits)
    except ValueError:
        return None


def _one_separator(digits: str, mark: str, lang: str | None) -> str:
    parts = digits.split(mark)
    groups_of_three = (
        all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    )
    is_decimal = (mark == ",") == (lang in COMMA_DECIMAL)
    if len(parts) > 2 or (groups_of_three and not is_decimal):
        return "".join(parts)
    return ".".join(parts) if is_decimal or not groups_of_three else "".join(parts)


def scale_of(word: str) -> float:
    """What a scale word multiplies by; 1 for none."""
    plain = " ".join(word.lower().rstrip(".").split())
    if plain in {"mil millones", "mil milhões", "thousand million"}:
        return 1e9
    if plain == "hundred million":
        return 1e8
    return SCALES.get(plain, 1.0)


def read_cjk_number(text: str) -> float | None:
    """ "3億5000万" is 350,000,000; "1.2亿" is 120,000,000."""
    total, found = 0.0, False
    for part in _CJK_PART.finditer(text):
        value = read_number(part[1], "ja")
        if value is None:
            return None
        total += value * _CJK_SCALES.get(part[2] or "", 1.0)
        found = True
    return total if found else None
