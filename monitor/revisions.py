"""Whether an article says something else than before. Pure."""

import hashlib
import unicodedata


def content_hash(title: str, text: str) -> str:
    """Hash of title and text without regard to spacing and Unicode form: equal for a page that was only laid out anew.

    >>> content_hash("Lithium  deal", "A\\nB") == content_hash("Lithium deal", "A B")
    True
    """
    words = "\x00".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in (title, text))
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
