"""Numbers as news writes them in many languages: separators, scale words, words for small numbers, East Asian units. Pure."""

import re

COMMA_DECIMAL = {"es", "pt", "fr", "de", "ru", "id", "tr", "kk", "uz", "it"}

# One character for one, so that places stay: full-width and Arabic digits and signs, thin spaces.
_PLAIN = str.maketrans(
    "０１２３４５６７８９．，％＄￥￡٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬\u2009\u2007",
    "0123456789.,%$¥£01234567890123456789.,\u202f\u202f",
)

SCALES: dict[str, float] = {}
for _words, _scale in (
    (
        "thousand thousands k mil tausend mille тыс тысяч тысячи тысяча ribu bin ming мың мынг ألف آلاف الف tsd rb",
        1e3,
    ),
    (
        "million millions m mn mln mm mio mill millón millones milhão milhões millionen миллион миллиона миллионов миллионами "
        "млн juta jt milyon millon mi مليون ملايين مليونا",
        1e6,
    ),
    (
        "billion billions bn b bln mlrd milliard milliards milliarde milliarden mrd mds md mia миллиард миллиарда миллиардов миллиардами млрд "
        "miliar milyar مليار مليارات مليارا bilhão bilhões bi milliardi",
        1e9,
    ),
    (
        "trillion trillions tn trn tln трлн триллион триллиона триллионов triliun trilyon trilhão trilhões tri billón billones billionen "
        "تريليون",
        1e12,
    ),
    ("crore crores cr", 1e7),
    ("lakh lakhs lac", 1e5),
):
    SCALES.update(dict.fromkeys(_words.split(), _scale))
_PAIRS = {
    "mil millones": 1e9,
    "mil milhões": 1e9,
    "thousand million": 1e9,
    "hundred million": 1e8,
    "hundred thousand": 1e5,
    "lakh crore": 1e12,
}

_SCALE_WORDS = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
# No number in the news is longer than these bounds; a line of digits is, and would be tried for a number at every place of it
# (or read as infinity).
NUMBER = r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3}){1,5}(?:[.,]\d{1,24})?|\d{1,24}(?:[.,]\d{1,24}){0,8}"
_CJK_SCALES = {
    "十": 10.0, "십": 10.0, "百": 100.0, "백": 100.0, "千": 1e3, "천": 1e3, "万": 1e4, "萬": 1e4, "만": 1e4,
    "億": 1e8, "亿": 1e8, "억": 1e8, "兆": 1e12, "조": 1e12,
}  # fmt: skip
_CJK_DIGITS = dict(zip("一二三四五六七八九两", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_MYRIAD = 1e4  # from here on a unit multiplies all that stands before it
# Each part but the last ends with its scale: written otherwise, a long row of digits could be parted in countless ways.
CJK_NUMBER = (
    r"(?:(?<![\d.,])(?=\d)(?:\d[\d.,]{0,20}[余餘多来여]?[十百千万萬億亿兆십백천만억조]{1,3}[余餘多여]?\s?){0,4}(?:\d[\d.,]{0,20})?"
    r"|(?<![一二三四五六七八九两十百千数數几幾零〇第])[一二三四五六七八九两十][一二三四五六七八九两十百千零]{0,8}[万萬億亿兆][万亿億]?)"
)
CJK_MORE = re.compile(r"[余餘多来여]")  # "20余亿": two thousand million and more
SCALE = rf"(?:mil millones|mil milhões|thousand million|hundred million|hundred thousand|lakh crore|(?:{_SCALE_WORDS})\b\.?)"
RANGE = r"(?:\s?(?:-|–|—|~|〜|to|a|bis|à|до|ila|hingga|sampai|até|إلى)\s?)"
BETWEEN = r"(?:between|entre|zwischen|между|antara|от)"
BOTH = r"(?:\s(?:and|y|e|et|und|и|dan|до)\s)"

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ONES = "|".join(_UNITS.split()[:9])
_WORDS: dict[str, float] = {word: float(value) for value, word in enumerate(_UNITS.split(), 1)}
_WORDS |= {
    word: 10.0 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
for _value, _words in (
    (0.25, "quarter of a|a quarter of a|quarter-|un cuarto de"),
    (0.5, "half a|a half|half-a|medio|meio|un demi|demi|une demi|eine halbe|halbe|пол|полмиллиона|yarım|setengah|نصف|half of a"),
    (1.0, "a|an|un|uma|um|une|eine|einer|satu|bir|один|one|واحد|bitta|бір"),
    (1.5, "one and a half|anderthalb|eineinhalb|полтора|satu setengah|bir buçuk"),
    (2.0, "dos|dois|duas|deux|zwei|два|dua|iki|ikki|a couple of|екі"),
    (3.0, "tres|três|trois|drei|три|tiga|üç|uch|үш|ثلاثة"),
    (4.0, "cuatro|quatro|quatre|vier|четыре|empat|dört|to'rt|төрт|أربعة"),
    (5.0, "cinco|cinq|fünf|пять|lima|beş|besh|бес|خمسة"),
    (10.0, "diez|dez|dix|zehn|десять|sepuluh|عشرة"),
):  # fmt: skip
    _WORDS.update(dict.fromkeys(_words.split("|"), _value))
_LARGE = (
    r"mil millones|mil milhões|million|millón|millon|milhão|milhões|millones|millionen|миллиона|миллионов|миллион|juta|milyon|مليون|"
    r"thousand|billion|milliarde[n]?|milliards?|миллиардов|миллиарда|миллиард|miliar|milyar|bilhão|bilhões|مليار|trillion|triliun|trilyon|триллион"
)
_BELOW_HUNDRED = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{_ONES}))?|ten|{'|'.join(_UNITS.split()[::-1])})"
NUMBER_WORDS = (
    r"(?:" + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)) + r")"
    rf"(?:[ -](?:{_ONES}))?(?:[ -]hundred(?:(?: and)?[ -]{_BELOW_HUNDRED})?)?"
)
# "half a billion", "two hundred million", "полмиллиарда"
IN_WORDS = rf"(?P<words>{NUMBER_WORDS})(?:[ -]?)(?P<large>{_LARGE})"


# "twenty", "two hundred and fifty", with nothing behind; not "one" and "a", which are those of a price.
FEW = rf"(?:(?:a|{_ONES}) hundred(?: and)?(?:[ -]{_BELOW_HUNDRED})?|(?!one\b){_BELOW_HUNDRED})"


def widened(text: str) -> str:
    """Full-width and Arabic digits as plain ones; the length stays."""
    return text.translate(_PLAIN)


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
    if lang == "es" and mark == "," and groups_of_three and digits.endswith("0"):
        is_decimal = False  # "1,200 millones" of Mexico and Peru, where thousands have the comma
    if len(parts) > 2 or (groups_of_three and not is_decimal):
        return "".join(parts)
    return ".".join(parts) if is_decimal or not groups_of_three else "".join(parts)


def scale_of(word: str, lang: str | None = None) -> float:
    """What a scale word multiplies by; 1 for none."""
    plain = " ".join(word.lower().rstrip(".").split())
    if plain == "mil" and lang == "en":
        return 1e6
    return _PAIRS.get(plain) or SCALES.get(plain, 1.0)


def read_words(words: str, large: str) -> float:
    """
    >>> read_words("two hundred", "million"), read_words("one hundred and twenty-five", "million")
    (200000000.0, 125000000.0)
    """
    hundreds, hundred, rest = words.lower().replace("-", " ").strip().partition("hundred")
    value = _said(hundreds) * (100.0 if hundred else 1.0) + _said(rest.replace(" and ", " "))
    return value * scale_of(large)


def _said(words: str) -> float:
    plain = words.strip()
    return _WORDS[plain] if plain in _WORDS else sum(_WORDS.get(part, 0.0) for part in plain.split())


def read_cjk_number(text: str) -> float | None:
    """ "3億5000万" is 350,000,000; "1.2亿" is 120,000,000; "9千万" and "九千万" are 90,000,000."""
    total, section, found = 0.0, 0.0, False
    pending: float | None = None
    for part in re.finditer(r"\d[\d.,]*|[一二三四五六七八九两]|[十百千万萬億亿兆십백천만억조]", text):
        sign = part[0]
        found = True
        if sign in _CJK_DIGITS:
            pending = float(_CJK_DIGITS[sign])
        elif sign not in _CJK_SCALES:
            pending = read_number(sign, "ja")
            if pending is None:
                return None
        elif _CJK_SCALES[sign] < _MYRIAD:
            section += (1.0 if pending is None else pending) * _CJK_SCALES[sign]
            pending = None
        else:
            section += pending or 0.0
            if section == 0.0 and total:  # 万亿
                total *= _CJK_SCALES[sign]
            else:
                total += section * _CJK_SCALES[sign]
            section, pending = 0.0, None
    return total + section + (pending or 0.0) if found else None
