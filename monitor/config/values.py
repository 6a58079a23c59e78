"""Values of config.yaml: durations, addresses, patterns, networks, time zones. Each says how it is to be written."""

import ipaddress
import re
from datetime import time, timedelta
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator

_DURATION = re.compile(r"(\d{1,6})\s*(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def _duration(value: Any) -> timedelta:
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise ValueError("not a duration; write 45s, 15m, 2h or 1d")
    return timedelta(seconds=int(found[1]) * _SECONDS[found[2]])


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError as error:
        raise ValueError(f"not an address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or not port_is_valid:
        raise ValueError("not an address; write http://… or https://…")
    if parts.username or parts.password:
        raise ValueError("no user name or password in an address; use headers with env:NAME")
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return value


def _allowed(value: str) -> str:
    try:
        if "/" in value:
            ipaddress.ip_network(value, strict=False)
        elif not urlsplit(f"//{value}").hostname or (urlsplit(f"//{value}").port or 1) < 1:
            raise ValueError(value)
    except ValueError as error:
        raise ValueError(
            "not a host, host:port or network; write news.local, 127.0.0.1:8480 or 10.0.0.0/8"
        ) from error
    return value.lower()


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError) as error:
        raise ValueError("not a time zone; write one such as UTC or Europe/Berlin") from error
    return value


def _hour(value: Any) -> time:
    try:
        return time.fromisoformat(value)
    except (ValueError, TypeError) as error:
        raise ValueError('not a time of day; write "07:00"') from error


def _one_line(value: str) -> str:
    if not value.isprintable() or not value.strip():
        raise ValueError("must be one printable line")
    return value


Duration = Annotated[timedelta, BeforeValidator(_duration)]
Address = Annotated[str, AfterValidator(_address)]
Line = Annotated[str, AfterValidator(_one_line)]
Pattern = Annotated[str, AfterValidator(_pattern)]
Allowed = Annotated[str, AfterValidator(_allowed)]
Zone = Annotated[str, AfterValidator(_zone)]
Hour = Annotated[time, BeforeValidator(_hour)]
