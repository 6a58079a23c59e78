"""Which language's words to look for in a text that does not say: by script and by the commonest little words."""

import re
from collections import Counter

SAMPLE = 4000  # characters that are read
CLEAR = 1.5  # times as many little words as the next language
FEWEST = 4  # little words below which nothing is sure

_LITTLE = {
    "en": "the of and to in is for that with on by from it was",
    "es": "el la los las del que en por una con para se al",
    "pt": "o os as da do dos das em não uma com para que ao",
    "fr": "le les des du et en une pour dans que au sur est",
    "de": "der die das und den von mit für ist im dem auf ein",
    "id": "yang dan di dengan untuk dari pada ini akan dalam oleh",
    "tr": "ve bir bu için ile olarak yüzde daha olan ise",
    "uz": "va bilan uchun bu ham bo‘yicha bo'yicha uning yil",
    "it": "il di che è della nel dei gli alla anche sono",
    "pl": "w i na z do się że jest przez dla od",
    "sv": "och att det som på är av för med till ett",
    "nl": "het een van op dat met voor zijn niet wordt aan",
    "vi": "và của các là được trong cho với những",
}
_LANGUAGES: dict[str, list[str]] = {}
for _lang, _words in _LITTLE.items():
    for _word in _words.split():
        _LANGUAGES.setdefault(_word, []).append(_lang)

_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("fa", re.compile(r"[پچژگکی]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("kk", re.compile(r"[әңұһі]", re.IGNORECASE)),
    ("mn", re.compile(r"[өү]", re.IGNORECASE)),
    ("uz", re.compile(r"[ўқғҳ]", re.IGNORECASE)),
    ("ru", re.compile(r"[а-яё]", re.IGNORECASE)),
)

TOLD_APART = frozenset(_LITTLE) | {lang for lang, _ in _SCRIPTS}


def language_of(stated: str | None, text: str) -> str | None:
    """The language that is stated, unless the text plainly speaks another: pages are often marked as English whatever
    they are written in. A country's form of a language is that language.

    >>> language_of("pt-BR", "A mineradora assinou o contrato.")
    'pt'
    >>> language_of("en", "La minera firmó el acuerdo con la empresa por el litio de los salares del norte.")
    'es'
    """
    named = (stated or "").lower().replace("_", "-").partition("-")[0]
    if named and named not in TOLD_APART:
        return named
    return guess_language(text) or named or None


def guess_language(text: str) -> str | None:
    """ISO 639-1 of one of the vocabulary's languages, or None where nothing speaks for one.

    >>> guess_language("The group and the ministry of mines signed for the project in Ghana.")
    'en'
    """
    sample = text[:SAMPLE]
    for lang, letters in _SCRIPTS:
        if len(letters.findall(sample)) * 50 > len(sample):
            return lang
    counts: Counter[str] = Counter()
    for word in re.findall(r"[\w'‘]+", sample.lower()):
        for lang in _LANGUAGES.get(word, ()):
            counts[lang] += 1
    if not counts:
        return None
    (lang, count), *others = counts.most_common(2)
    is_clear = count >= FEWEST and all(count >= CLEAR * other for _, other in others)
    return lang if is_clear else None
