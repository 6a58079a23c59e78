"""Whether an article says something else than before. Pure."""

import hashlib
import re
import unicodedata

_COMPARED = 20_000  # characters
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")


def content_hash(title: str, text: str) -> str:
    """Hash of title and text without regard to spacing and Unicode form: equal for a page that was only laid out anew.

    >>> content_hash("Lithium  deal", "A\\nB") == content_hash("Lithium deal", "A B")
    True
    """
    words = "\x00".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in (title, text))
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def is_version(one: str, other: str) -> bool:
    """Whether two texts are one story, edited or laid out otherwise: half of the shorter one's runs of four words stand in
    the other, too.

    >>> is_version("The mill sold its ore to the port on Monday.", "Update: the mill sold its ore to the port on Monday, too.")
    True
    """
    runs, others = _runs(one), _runs(other)
    return bool(runs and others) and 2 * len(runs & others) >= min(len(runs), len(others))


def _runs(text: str) -> set[tuple[str, ...]]:
    """Runs of four words; of four characters where words are not parted."""
    words = _WORD.findall(text[:_COMPARED].casefold())
    return {tuple(words[place : place + 4]) for place in range(max(0, len(words) - 3))}
