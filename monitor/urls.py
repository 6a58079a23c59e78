"""Addresses: their canonical form, origin and site. Text in, text out; never resolves a name, never fetches.

None of these functions raises on a hostile address: what cannot be read as one is returned as it came, or is "" or False.
"""

import re
from functools import cache, lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from tldextract import TLDExtract
from w3lib.url import safe_url_string

LONGEST = 8192  # characters; servers refuse longer addresses, and so do we

_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_BLANK = re.compile(r"[\x00-\x20\x7f]")
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_VARIANT_HOST = re.compile(r"^(?:www\d?|m|mobile|amp|touch|wap)\.")
_PHONE_HOST = re.compile(r"^(?:m|mobile|amp|touch|wap)\.")
_AMP_PATH = re.compile(r"^/amp(?=/)|/amp/?$|\.amp(?=\.html?$|$)", re.IGNORECASE)
_TRAILING = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$|/+$", re.IGNORECASE)
_VARIANT_QUERY = re.compile(
    r"(?:amp|outputtype|output|view|mobile|m|print|format)=(?:amp|1|true|mobile|print)?|amp", re.IGNORECASE
)
_STORY_ID = re.compile(r"(?<!\d)\d{6,12}(?!\d)")
_DATE = re.compile(r"(?:19|20)\d{4}(?:\d\d)?")
_LOGIN = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|registration|connexion|anmelden|iniciar-sesion|sso|oauth2?|wp-login\.php)(?:\.\w{2,5})?(?:/|$)",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(r"(?:login|signin|sso|accounts?|auth)\.", re.IGNORECASE)
_FEED_PATH = re.compile(r"\.(?:xml|rss|rdf|atom)(?:\.gz)?/?$|/(?:feeds?|rss|atom)/?$", re.IGNORECASE)
_HOME = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home)(?:\.\w{2,5})?/?)?", re.IGNORECASE
)

# Only parameters that name a way to the page, never the page itself: "id", "ref" or "source" are too often the article.
_TRACKING = re.compile(
    r"""(?: utm_ | mtm_ | pk_ | piwik_ | mc_ | itm_ | oly_ | vero_ | hsa_ | ns_ (?:campaign|mchannel|source|linkname|fee)
        | at_ (?:medium|campaign|custom|link|bbc|ptr) | _hs (?:enc|mi) | wt\.mc | ga_ (?:source|medium|campaign|content|term)
        ) .*
      | (?:fb|g|d|tw|y|ys|tt|s)clid | msclkid | li_fat_id | epik | gclsrc | gbraid | wbraid | igshid | igsh
      | _ga | _gl | _ke | mkt_tok | hsctatracking | fb_(?:action_ids|action_types|ref|source) | xtor | ocid | smid | smtyp
      | cmpid | icid | ncid | yptr | guccounter | guce_referrer(?:_sig)? | spm | scm | trk | trkcampaign | __twitter_impression
      | jsessionid | phpsessid | s_cid | soc_(?:src|trk) | sr_share | share_?id | shareadraft""",
    re.IGNORECASE | re.VERBOSE,
)
_FROM_A_FEED = re.compile(
    r"(?:ref|src|source|from|feature|cmp|partner|origin|rss)=(?:rss|feed|atom|rss_?feed)?", re.IGNORECASE
)


def canonical_url(url: str) -> str:
    """The one spelling of an address: RFC 3986 section 6.2 normalisation, without fragment, session and tracking.

    The order of query parameters stays. Idempotent. What is no http(s) address is returned stripped, else unchanged.

    >>> canonical_url("HTTP://News.Example:80/a/../lithium%2doffer?id=7&utm_source=rss#top")
    'http://news.example/lithium-offer?id=7'
    """
    stripped = url.strip()
    parts = _split(stripped)
    if parts is None:
        return stripped
    path = _without_dots(_normal_escapes(_SESSION.sub("", parts.path))) or "/"
    query = _without_tracking(_normal_escapes(parts.query))
    return urlunsplit((parts.scheme, _authority(parts), path, query, ""))


def without_dots(url: str) -> str:
    """An http(s) address without the segments `.` and `..`, as who asks for it leaves them out (RFC 3986, 5.2.4).

    >>> without_dots("https://paper.example/x/../a?b=/../c")
    'https://paper.example/a?b=/../c'
    """
    mark = next((one for one in url if one in "?#"), "")
    head, _, rest = url.partition(mark) if mark else (url, "", "")
    if "/." not in head or _split(url) is None:
        return url
    parts = urlsplit(head)
    return urlunsplit(parts._replace(path=_without_dots(parts.path))) + mark + rest


def origin(url: str) -> str:
    """Scheme, host and port of an http(s) address, the default port left out; "" where it is none.

    >>> origin("https://News.example:443/a"), origin("http://127.0.0.1:8480/feed.xml")
    ('https://news.example', 'http://127.0.0.1:8480')
    """
    parts = _split(url.strip())
    return f"{parts.scheme}://{_host_and_port(parts)}" if parts else ""


def same_site(one: str, other: str) -> bool:
    """Whether both are of one registrable domain; of one origin where the host is an IP address or a bare name.

    >>> same_site("https://www.news.co.uk/a", "http://m.news.co.uk/b"), same_site("http://127.0.0.1:1/", "http://127.0.0.1:2/")
    (True, False)
    """
    first = _site(origin(one))
    return bool(first) and first == _site(origin(other))


def site_of(url: str) -> str:
    """The registrable domain of an address, or its origin where the host is an IP address or a bare name.

    >>> site_of("https://www.orsk-lithium.com/news/1")
    'orsk-lithium.com'
    """
    return _site(origin(url))


def is_fetchable(url: str) -> bool:
    """Whether a request may be made of it at all: http or https, a host, no user name or password, no absurd length."""
    parts = _split(url.strip())
    return parts is not None and "@" not in parts.netloc


def story_key(url: str) -> str:
    """What addresses of one story have in common, whatever their scheme, host for phones, AMP form, trailing part or slug:
    "" for what is no address. A candidate, no proof: who asks compares what the pages say, too.

    >>> story_key("https://m.paper.example/news/lithium-deal/amp/"), story_key("http://www.paper.example/news/lithium-deal/index.html")
    ('paper.example/news/lithium-deal', 'paper.example/news/lithium-deal')
    >>> story_key("https://paper.example/news/7654321-lithium-deal.html"), story_key("https://paper.example/news/lithium-deal-signed-7654321")
    ('paper.example#7654321', 'paper.example#7654321')
    """
    parts = _split(canonical_url(url))
    if parts is None:
        return ""
    host = _host_and_port(parts)
    host = _VARIANT_HOST.sub("", host) if _VARIANT_HOST.sub("", host).count(".") else host
    ids = [found for found in _STORY_ID.findall(parts.path) if not _DATE.fullmatch(found)]
    if len(ids) == 1:
        return f"{host}#{ids[0]}"
    path = _AMP_PATH.sub("", _TRAILING.sub("", parts.path)).rstrip("/")
    query = "&".join(sorted(pair for pair in parts.query.split("&") if not _VARIANT_QUERY.fullmatch(pair)))
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def is_variant(url: str) -> bool:
    """Whether an address is that of a story's form for phones or AMP, where there is a plainer one.

    >>> is_variant("https://paper.example/news/1/amp"), is_variant("https://paper.example/news/1")
    (True, False)
    """
    parts = _split(url.strip())
    if parts is None:
        return False
    has_query = any(_VARIANT_QUERY.fullmatch(pair) for pair in parts.query.split("&") if pair)
    return has_query or bool(_AMP_PATH.search(parts.path)) or bool(_PHONE_HOST.match(_host(parts)))


def leads_to_login(url: str) -> bool:
    """Whether an address is plainly that of a form to log in or sign up at.

    >>> leads_to_login("https://paper.example/user/login?next=/a"), leads_to_login("https://paper.example/login-fees-rise")
    (True, False)
    """
    parts = _split(url.strip())
    return parts is not None and bool(_LOGIN.search(parts.path) or _LOGIN_HOST.match(_host(parts)))


def is_feed_address(url: str) -> bool:
    """Whether an address is plainly that of a feed or sitemap.

    >>> is_feed_address("https://paper.example/feed/?lang=en"), is_feed_address("https://paper.example/feeding")
    (True, False)
    """
    parts = _split(url.strip())
    return parts is not None and bool(_FEED_PATH.search(parts.path))


def leads_home(asked: str, final: str) -> bool:
    """Whether a redirect ended at a home page, though another page was asked for: the page is no more.

    >>> leads_home("https://paper.example/a/1", "https://www.paper.example/en/"), leads_home("https://paper.example/", "https://paper.example/en")
    (True, False)
    """
    one, other = _split(asked.strip()), _split(final.strip())
    if one is None or other is None or canonical_url(asked) == canonical_url(final):
        return False
    return (
        bool(_HOME.fullmatch(other.path))
        and not other.query
        and not (_HOME.fullmatch(one.path) and not one.query)
    )


def _split(url: str) -> SplitResult | None:
    """The parts of an http(s) address with a host, non-ASCII characters encoded; None for all else."""
    if len(url) > LONGEST or url[:4].lower() != "http":
        return None
    try:
        parts = urlsplit(safe_url_string(url))
        usable = parts.scheme in _DEFAULT_PORTS and _host(parts) and (parts.port is None or parts.port > 0)
    except ValueError:  # also UnicodeError: an impossible port, bracket, label or code point
        return None
    return parts if usable and not _BLANK.search(parts.netloc) else None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    return f"[{ip_address(host)}]" if ":" in host else host


def _host_and_port(parts: SplitResult) -> str:
    default = parts.port is None or parts.port == _DEFAULT_PORTS[parts.scheme]
    return _host(parts) if default else f"{_host(parts)}:{parts.port}"


def _authority(parts: SplitResult) -> str:
    user, at, _ = parts.netloc.rpartition("@")
    return f"{user}{at}{_host_and_port(parts)}"


def _normal_escapes(text: str) -> str:
    """Escapes in capitals; those of unreserved characters undone; a bare % escaped."""
    return _ESCAPE.sub(_normal_escape, text) if "%" in text else text


def _normal_escape(match: re.Match[str]) -> str:
    if match[1] is None:
        return "%25"
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else f"%{match[1].upper()}"


def _without_dots(path: str) -> str:
    """RFC 3986 section 5.2.4, for a path that begins with a slash or is empty."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _without_tracking(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair))


def _is_tracking(pair: str) -> bool:
    pair = pair.removeprefix("amp;")  # "&amp;" escaped twice, as feeds do
    return bool(_TRACKING.fullmatch(pair.partition("=")[0]) or _FROM_A_FEED.fullmatch(pair))


@lru_cache(maxsize=4096)
def _site(origin_: str) -> str:
    host = urlsplit(origin_).hostname or ""
    if ":" in host or "." not in host or host.rpartition(".")[2].isdigit():
        return origin_
    found = _suffixes()(host)
    if found.domain and found.suffix:
        return f"{found.domain}.{found.suffix}"
    return ".".join(host.split(".")[-2:])  # a top level that the list lacks: its rule "*"


@cache
def _suffixes() -> TLDExtract:
    """The suffix list that comes with tldextract: no request, no cache on disk."""
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
