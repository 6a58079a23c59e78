"""A Digest as the bytes of one file, in each of the formats. Same digest, same bytes."""

from collections.abc import Callable

from monitor.digest.atom import atom
from monitor.digest.data import data
from monitor.digest.page import html, markdown
from monitor.models.digest import Digest

FORMATS: dict[str, Callable[[Digest], bytes]] = {"md": markdown, "html": html, "json": data, "atom": atom}


def render(digest: Digest, form: str) -> bytes:
    """`form` is one of FORMATS."""
    return FORMATS[form](digest)
