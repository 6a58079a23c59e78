"""Traditional Chinese characters and their simplified forms: the words of rules are written in the one and found in both.

By the character table of OpenCC, which is read when the first Chinese character asks for it.
"""

from functools import cache
from importlib.resources import files

FIRST = "\u3400"  # no character before it is Chinese


def simplified(character: str) -> str:
    """Its simplified form, the first and most common of several; the character itself where it has none.

    >>> simplified("鋰"), simplified("锂"), simplified("a")
    ('锂', '锂', 'a')
    """
    return _forms().get(character, character) if character >= FIRST else character


@cache
def _forms() -> dict[str, str]:
    table = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t")[:2] for line in table.splitlines() if "\t" in line)
    forms = {old: new.split()[0] for old, new in pairs if len(old) == 1 and len(new.split()[0]) == 1}
    return {old: forms.get(new, new) for old, new in forms.items()}  # what is simplified stays as it is
