"""Log lines: one an event, `time LEVEL event key=value …`, readable in a terminal, or JSON. Secrets of addresses never get in."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import IO, Any

_NAMES = r"(?:[\w.-]{0,40}[_.-])?(?:token|key|apikey|secret|password|passwd|pwd|auth|signature|sig)"
_SECRET = re.compile(rf"(?i)([?&;]{_NAMES}=)[^&;#\s\"']+")
_CREDENTIALS = re.compile(r"(?i)\b([a-z][a-z0-9+.-]{0,20}://)[^/?#\s\"']*@")
_PLAIN = re.compile(r"[^\s\"=\\]+")


def configure(verbosity: int, *, json_lines: bool, stream: IO[str]) -> None:
    """Log to `stream`: warnings; with verbosity 1 the story of a run, with 2 everything."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_JsonLines() if json_lines else _Lines())
    root = logging.getLogger("monitor")
    root.handlers[:] = [handler]
    root.propagate = False
    root.setLevel((logging.WARNING, logging.INFO, logging.DEBUG)[min(verbosity, 2)])
    others = logging.getLogger()
    others.handlers[:] = [handler]
    others.setLevel(logging.DEBUG if verbosity > 2 else logging.ERROR)


def event(logger: logging.Logger, level: int, name: str, **fields: Any) -> None:
    """One line. Fields that are None or "" are left out."""
    kept = {key: value for key, value in fields.items() if value is not None and value != ""}
    logger.log(level, name, extra={"fields": kept})


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {key}={_word(value)}" for key, value in _fields(record).items())
        return f"{_time(record)} {record.levelname} {_visible(_redacted(record.getMessage()))}{fields}"


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": _time(record),
            "level": record.levelname,
            "event": _redacted(record.getMessage()),
            **{key: _plain_data(value) for key, value in _fields(record).items()},
        }
        return _visible(json.dumps(line, ensure_ascii=False))


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    fields = dict(getattr(record, "fields", {}))
    if record.exc_info and record.exc_info[0]:
        fields["exception"] = f"{record.exc_info[0].__name__}: {record.exc_info[1]}"
    return fields


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _word(value: Any) -> str:
    text = _redacted(str(value))
    is_plain = _PLAIN.fullmatch(text) and text.isprintable()
    return text if is_plain else _visible(json.dumps(text, ensure_ascii=False))


def _plain_data(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain_data(one) for one in value]
    return _redacted(str(value))


def _redacted(text: str) -> str:
    """Without the credentials and tokens of addresses.

    >>> _redacted("https://me:pw@news.example/feed?page=2&access_token=abc")
    'https://***@news.example/feed?page=2&access_token=***'
    """
    return _CREDENTIALS.sub(r"\1***@", _SECRET.sub(r"\1***", text))


def _visible(text: str) -> str:
    """Control characters, line breaks, direction marks and lone surrogates as JSON writes them: \u202e."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
