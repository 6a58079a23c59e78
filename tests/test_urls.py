"""Addresses: one spelling for one page, and no exception whatever the address."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor.urls import LONGEST, canonical_url, is_fetchable, origin, same_site

PIECES = st.sampled_from(
    ["http://", "https://", "HTTP://", "a.example", "[::1]", "[", "]", "@", ":", ":80", ":443", ":99999", "/", "//", "/..", "/.", "%",
     "%2", "%2e", "%41", "%%341", "?", "&", "=", "utm_source=x", "amp;", "#", ";jsessionid=1", "ü", "。", "\u200b", " ", "\n", "\ud800",
     "ß.de", "xn--", ".", "..", "-", "1", "0x7f", "\\", "\x00"]
)  # fmt: skip
HOSTILE = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.text(max_size=60).map("http://a.example/".__add__),
    st.text(),
)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTP://News.Example:80/a#top", "http://news.example/a"),
        ("https://news.example:443", "https://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example/a/./b/../c", "https://news.example/a/c"),
        ("https://news.example/../../a", "https://news.example/a"),
        ("https://news.example/%7euser/%e4%b8%ad", "https://news.example/~user/%E4%B8%AD"),
        ("https://news.example/中?q=ü x", "https://news.example/%E4%B8%AD?q=%C3%BC%20x"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[::FFFF:127.0.0.1]:443/", "https://[::ffff:7f00:1]/"),
        ("https://news.example/100%", "https://news.example/100%25"),
        ("https://news.example/a;jsessionid=9F?id=1", "https://news.example/a?id=1"),
        ("  https://news.example/a\n", "https://news.example/a"),
    ],
)
def test_spellings_of_one_address_become_one(written: str, canonical: str) -> None:
    assert canonical_url(written) == canonical


@pytest.mark.parametrize(
    "parameter",
    ["utm_source=rss", "UTM_Campaign=x", "utm%5Fmedium=x", "fbclid=1", "gclid=1", "mc_cid=1", "mc_eid=1", "mtm_source=1", "msclkid=1",
     "igshid=1", "yclid=2", "_ga=1.2", "mkt_tok=3", "ref=rss", "amp;utm_term=x", "xtor=RSS-1", "at_medium=RSS", "_hsenc=p2"],
)  # fmt: skip
def test_tracking_parameters_are_dropped_wherever_they_stand(parameter: str) -> None:
    assert (
        canonical_url(f"https://news.example/a?{parameter}&id=7&{parameter}") == "https://news.example/a?id=7"
    )
    assert canonical_url(f"https://news.example/a?{parameter}") == "https://news.example/a"


@pytest.mark.parametrize(
    "parameter",
    ["id=7", "p=3", "ref=b12", "source=reuters", "page=2", "lang=en", "mode=x", "utmost=1", "newsid=2"],
)
def test_parameters_that_may_name_the_page_stay(parameter: str) -> None:
    assert canonical_url(f"https://news.example/a?{parameter}") == f"https://news.example/a?{parameter}"


def test_the_order_of_parameters_stays() -> None:
    assert canonical_url("https://news.example/?b=2&a=1&b=1") == "https://news.example/?b=2&a=1&b=1"


@pytest.mark.parametrize(
    "address",
    ["", "mailto:a@b.example", "javascript:alert(1)", "http://", "http://[", "http://a:99999/", "/a/b"],
)
def test_what_is_no_web_address_is_returned_as_it_came(address: str) -> None:
    assert canonical_url(address) == address
    assert origin(address) == ""
    assert not is_fetchable(address)


@given(HOSTILE)
@example("http://a.example/%%341?%%32%33")
@example("http://a.example/x/..;jsessionid=1/..")
def test_canonical_form_is_stable_and_nothing_raises(address: str) -> None:
    once = canonical_url(address)
    assert canonical_url(once) == once
    assert origin(once) == origin(address)
    assert same_site(address, address) == bool(origin(address))
    assert is_fetchable(once) == is_fetchable(address)


@given(HOSTILE)
def test_what_may_be_fetched_has_an_origin_and_no_password(address: str) -> None:
    if is_fetchable(address):
        assert origin(address).startswith(("http://", "https://"))
        assert "@" not in canonical_url(address).split("/")[2]


def test_an_origin_is_scheme_host_and_port() -> None:
    assert origin("https://News.Example:443/a?b#c") == "https://news.example"
    assert origin("http://127.0.0.1:8480/feed.xml") == "http://127.0.0.1:8480"
    assert origin("http://user:secret@news.example/") == "http://news.example"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.news.example/a", "http://m.news.example/b", True),
        ("https://www.news.co.uk/", "https://news.co.uk/", True),
        ("https://a.co.uk/", "https://b.co.uk/", False),
        ("https://one.github.io/", "https://two.github.io/", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/a", True),
        ("http://127.0.0.1:1/", "http://127.0.0.1:2/", False),
        ("http://127.0.0.1/", "http://127.0.0.2/", False),
        ("http://[::1]/", "http://[::2]/", False),
        ("http://localhost:1/", "http://localhost:2/", False),
        ("http://news.internal/", "http://www.news.internal/", True),
        ("", "", False),
    ],
)
def test_a_site_is_a_registrable_domain_or_an_origin(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


def test_credentials_other_schemes_and_absurd_lengths_are_not_fetched() -> None:
    assert is_fetchable("https://news.example/a")
    assert not is_fetchable("https://user@news.example/a")
    assert not is_fetchable("https://user:pass@news.example/a")
    assert not is_fetchable("ftp://news.example/a")
    assert not is_fetchable("httpx://news.example/a")
    assert not is_fetchable("https://news.example/" + "a" * LONGEST)
