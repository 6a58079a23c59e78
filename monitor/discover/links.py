"""Addresses as source documents write them: relative, padded, without a scheme. Text in, absolute addresses out."""

from urllib.parse import urljoin, urlsplit

from monitor.urls import LONGEST, without_dots


def absolute(base: str, href: str) -> str | None:
    """The address that `href` means on a document at `base`; None where it is none, or longer than any server takes.

    Any scheme passes: an entry with a forbidden one is recorded and refused where pages are fetched.

    >>> absolute("https://news.example/feed/", "//www.news.example/a b")
    'https://www.news.example/a b'
    """
    href = "".join(href.split("\n")).strip()  # feeds wrap addresses in lines
    if not href or len(href) > LONGEST:
        return None
    try:
        joined = urljoin(base, href)
        joined.encode()
        named = urlsplit(joined)
    except ValueError:
        return None
    joined = without_dots(joined)
    return joined if named.scheme and (named.netloc or named.path.strip("/")) else None
