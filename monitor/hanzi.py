"""Traditional Chinese characters beside their simplified forms: the words of rules are written in the one and found in both.

By the character table of OpenCC; where a character has several simplified forms, the first and most common one.
"""

from importlib.resources import files

_TABLE = files("opencc").joinpath("dictionary", "TSCharacters.txt")


def _pairs() -> dict[str, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t")[:2] for line in lines if "\t" in line)
    return {old: new.split()[0] for old, new in pairs if len(old) == 1 and len(new.split()[0]) == 1}


_PAIRS = _pairs()
TRADITIONAL, SIMPLIFIED = "".join(_PAIRS), "".join(_PAIRS.values())
