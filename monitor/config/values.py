"""Values of config.yaml: durations, addresses, patterns, networks, time zones. Each says how it is to be written."""

import ipaddress
import re
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field

from monitor.yamlfile import nearest

LONGEST = timedelta(days=36500)  # what reckons with more leaves the calendar

_DURATION = re.compile(r"([0-9]{1,9})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?|_[\w-]{0,62}")
_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def _duration(value: Any) -> timedelta:
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise ValueError("not a duration; write 45s, 15m, 2h or 1d")
    seconds = int(found[1]) * _SECONDS[found[2]]
    if seconds > LONGEST.total_seconds():
        raise ValueError(f"too long; at most {LONGEST.days}d")
    return timedelta(seconds=seconds)


def _positive(value: timedelta) -> timedelta:
    if not value:
        raise ValueError("must be more than 0s")
    return value


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError as error:
        raise ValueError(f"not an address: {error}") from error
    if parts.scheme not in {"http", "https"} or not _is_host(parts.hostname or "") or not port_is_valid:
        raise ValueError("not an address; write http://… or https://…")
    if "@" in parts.netloc:
        raise ValueError("no user name or password in an address; use headers with env:NAME")
    if " " in value or not value.isprintable():
        raise ValueError("not an address: a space or control character in it; write %20 for a space")
    return value


def _is_host(host: str) -> bool:
    """A name, or an IP address (version 6 without its brackets).

    >>> _is_host("news.example"), _is_host("::1"), _is_host("*.example")
    (True, True, False)
    """
    if ":" in host:
        return _is_address(host)
    labels = host.removesuffix(".").split(".")
    return len(host) <= 253 and all(_LABEL.fullmatch(label) for label in labels)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return value


def _allowed(value: str) -> str:
    if not (_is_network(value) if "/" in value else _is_host_and_port(value)):
        raise ValueError("not a host, host:port or network; write news.local, 127.0.0.1:8480 or 10.0.0.0/8")
    return value.lower()


def _is_network(value: str) -> bool:
    try:
        ipaddress.ip_network(value, strict=False)
    except ValueError:
        return False
    return True


def _is_host_and_port(value: str) -> bool:
    try:
        parts = urlsplit(f"//{value}")
        port = parts.port
    except ValueError:
        return False
    is_bare = "@" not in value and parts.netloc == value and not value.endswith(":")
    return is_bare and port != 0 and _is_host(parts.hostname or "")


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError) as error:
        near = nearest(value[:100], available_timezones())
        raise ValueError(f"not a time zone{near or '; write one such as UTC or Europe/Berlin'}") from error
    return value


def _hour(value: Any) -> time:
    found = _HOUR.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise ValueError('not a time of day; write "07:00"')
    return time(int(found[1]), int(found[2]))


def _one_line(value: str) -> str:
    if not value.isprintable() or not value.strip():
        raise ValueError("must be one printable line")
    return value


def _ascii(value: str) -> str:
    if not value.isascii():
        raise ValueError("must be ASCII: it is sent as a header")
    return value


def _folder(value: Any) -> Path:
    if not isinstance(value, (str, Path)) or not str(value).strip():
        raise ValueError("must be the path of a folder")
    return Path(_one_line(str(value)))


def _paths(value: Any) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, (list, tuple)) or not all(isinstance(name, str) and name for name in given):
        raise ValueError("must be 'shipped', a file or folder, or a list of them")
    return tuple(_one_line(name) for name in given)


Duration = Annotated[timedelta, BeforeValidator(_duration)]
Interval = Annotated[Duration, AfterValidator(_positive)]
Line = Annotated[str, Field(max_length=1000), AfterValidator(_one_line)]
Name = Annotated[str, Field(max_length=80), AfterValidator(_one_line)]
Address = Annotated[Line, AfterValidator(_address)]
Agent = Annotated[Line, AfterValidator(_ascii)]
Pattern = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_pattern)]
Allowed = Annotated[Line, AfterValidator(_allowed)]
Zone = Annotated[str, AfterValidator(_zone)]
Hour = Annotated[time, BeforeValidator(_hour)]
Folder = Annotated[Path, BeforeValidator(_folder)]
Paths = Annotated[tuple[str, ...], BeforeValidator(_paths)]
