"""Requests go to public addresses and to what the configuration allows; nowhere else."""

import pytest

from monitor.crawl.guard import Guard, as_address

ALLOW = Guard.of(["127.1.0.1:8480", "news.local", "10.0.0.0/8", "[fd00::1]:80"])


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a",
        "http://127.1.0.1:8480/feed.xml",
        "http://news.local/",
        "http://news.local:8000/",
        "http://10.2.3.4/",
        "http://[fd00::1]/",
        "http://8.8.8.8/",
    ],
)
def test_public_and_allowed_addresses_may_be_asked(url: str) -> None:
    assert ALLOW.why_not(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://127.1.0.1:81/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
        "http://x.localhost./",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.1.1/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "ftp://news.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://a:b/",
        "http://[::1/",
    ],
)
def test_private_odd_and_malformed_addresses_are_refused_with_a_reason(url: str) -> None:
    assert ALLOW.why_not(url)


def test_a_name_may_not_stand_for_a_private_address() -> None:
    assert not ALLOW.resolves("evil.example", "127.0.0.1")
    assert not ALLOW.resolves("evil.example", "fe80::1%eth0")
    assert ALLOW.resolves("evil.example", "93.184.216.34")
    assert ALLOW.resolves("news.local", "127.0.0.1")


@pytest.mark.parametrize(
    ("host", "plain"), [("127.1", "127.0.0.1"), ("1.2.3", "1.2.0.3"), ("0x7f.1", "127.0.0.1")]
)
def test_short_and_hexadecimal_spellings_are_read_as_resolvers_read_them(host: str, plain: str) -> None:
    assert str(as_address(host)) == plain
