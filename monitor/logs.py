"""Log lines: one an event, `time LEVEL event key=value …`, readable in a terminal, or JSON. Secrets never get in."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import IO, Any

_SECRET = re.compile(r"(?i)([?&](?:token|key|api_?key|secret|password|auth)=)[^&\s]+")
_CREDENTIALS = re.compile(r"(?i)(https?://)[^/\s@]+@")
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
        fields = " ".join(f"{key}={_word(value)}" for key, value in _fields(record).items())
        return f"{_time(record)} {record.levelname} {_clean(record.getMessage())} {fields}".rstrip()


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = {
            key: _clean(value) if isinstance(value, str) else value for key, value in _fields(record).items()
        }
        line = {
            "time": _time(record),
            "level": record.levelname,
            "event": _clean(record.getMessage()),
            **fields,
        }
        return json.dumps(line, ensure_ascii=False, default=str)


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    fields = dict(getattr(record, "fields", {}))
    if record.exc_info and record.exc_info[0]:
        fields["exception"] = f"{record.exc_info[0].__name__}: {record.exc_info[1]}"
    return fields


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _word(value: Any) -> str:
    text = _clean(str(value))
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _clean(text: str) -> str:
    """Without credentials, tokens and control characters."""
    text = _CREDENTIALS.sub(r"\1***@", _SECRET.sub(r"\1***", text))
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
