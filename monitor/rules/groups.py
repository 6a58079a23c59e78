"""Word groups of a YAML file in, terms out: words by language, with the place of each fault."""

from typing import Any

from monitor.rules.builtin import MINERAL, MINERAL_CLASS, NAME
from monitor.rules.ruleset import Term
from monitor.rules.words import BadWordError, read_word
from monitor.yamlfile import Keys, YamlFile, nearest

LANGUAGES = frozenset(
    [
        "any",
        "en",
        "es",
        "fr",
        "pt",
        "de",
        "ru",
        "zh",
        "ja",
        "id",
        "tr",
        "kk",
        "uz",
        "ar",
        "it",
        "nl",
        "pl",
        "uk",
        "ko",
        "vi",
        "sv",
        "fi",
        "no",
        "da",
        "cs",
        "ms",
        "fa",
        "mn",
    ]
)
GROUP_KEYS = ("except", "names")
BUILT_IN = (NAME, MINERAL, MINERAL_CLASS)


def read_group(source: YamlFile, keys: Keys, spec: Any, group: str, faults: list[str]) -> list[Term]:
    """A group of words by language; `names` splits it into what the words stand for, `except` lists phrases within
    which its words mean something else."""
    if group in BUILT_IN:
        faults.append(f"{source.where(keys)}: the group {group} is built in; choose another name")
        return []
    if not isinstance(spec, dict):
        faults.append(
            f"{source.where(keys)}: group {group} needs words by language, such as `en: [memorandum*]`"
        )
        return []
    words = {key: value for key, value in spec.items() if key not in GROUP_KEYS}
    found = read_words(source, keys, words, group, group, faults)
    names = spec.get("names") or {}
    if not isinstance(names, dict):
        faults.append(f"{source.where((*keys, 'names'))}: names with words by language are expected")
    for name, by_language in names.items() if isinstance(names, dict) else ():
        found += read_words(source, (*keys, "names", name), by_language, group, name, faults)
    if not found:
        faults.append(f"{source.where(keys)}: group {group} is empty; it can never match")
    if "except" in spec:
        found += read_words(source, (*keys, "except"), spec["except"], group, "", faults)
    return found


def read_words(
    source: YamlFile, keys: Keys, spec: Any, group: str, name: str, faults: list[str]
) -> list[Term]:
    """Words by language (`any`: in all), or a plain list of words for all languages."""
    if isinstance(spec, list):
        return _terms(source, keys, spec, group, name, "", faults)
    if not isinstance(spec, dict):
        faults.append(f"{source.where(keys)}: words by language are expected, such as `en: [memorandum*]`")
        return []
    found: list[Term] = []
    for lang, words in spec.items():
        if lang not in LANGUAGES:
            where = source.where((*keys, lang), key=True)
            faults.append(
                f"{where}: unknown language or key '{lang}'{nearest(lang, LANGUAGES | set(GROUP_KEYS))}"
            )
            continue
        if not isinstance(words, list):
            faults.append(f"{source.where((*keys, lang))}: a list of words is expected")
            continue
        found += _terms(source, (*keys, lang), words, group, name, "" if lang == "any" else lang, faults)
    return found


def _terms(
    source: YamlFile, keys: Keys, words: list[Any], group: str, name: str, lang: str, faults: list[str]
) -> list[Term]:
    found: list[Term] = []
    for number, word in enumerate(words):
        if not isinstance(word, str | int | float) or isinstance(word, bool):
            faults.append(
                f"{source.where((*keys, number))}: a word is expected, in quotes where it holds a colon"
            )
            continue
        try:
            read_word(str(word))
        except BadWordError as error:
            faults.append(f"{source.where((*keys, number))}: {error}")
            continue
        found.append(Term(group, name, str(word), lang))
    return found
