"""The language of an article: what the page says, unless its text plainly says otherwise. ISO 639-1."""

import re
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

SURE = 0.9  # above it, the text is believed against the page
ENOUGH = 200  # characters; below it a classifier guesses
_TAG = re.compile(r"[A-Za-z]{2,3}(?=[-_.]|$)")
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cmn": "zh"}


def language_of(stated: str, title: str, text: str) -> str | None:
    """The code of two letters, or None where neither page nor text tells."""
    said = language_code(stated)
    sample = f"{title}\n{text}"[:600]
    if len(sample) < ENOUGH:
        return said or _guess(sample)[0]
    guessed, sureness = _guess(sample)
    return guessed if said is None or (guessed and sureness > SURE and guessed != said) else said


def language_code(tag: str) -> str | None:
    """ "de" of "de-AT", "no" of "nb_NO"; None for what is no language.

    >>> language_code("de-AT"), language_code("nb_NO"), language_code("xx")
    ('de', 'no', None)
    """
    found = _TAG.match(tag.strip())
    if not found:
        return None
    code = found[0].lower()
    code = _ALIASES.get(code, code)
    return code if len(code) == 2 and _is_language(code) else None


@cache
def _is_language(code: str) -> bool:
    try:
        return bool(Locale.parse(code))
    except (UnknownLocaleError, ValueError):
        return False


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  (0.5 s, and most pages need it only once)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _guess(sample: str) -> tuple[str | None, float]:
    if not any(c.isalpha() for c in sample):
        return None, 0.0
    code, sureness = _identifier().classify(sample)
    return language_code(str(code)), float(sureness)
