"""Sources, from config.yaml itself or from the catalogue that it names: each read alone, so that one bad hides none."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from monitor.config.faults import Written, faults_of
from monitor.config.model import SourceEntry
from monitor.errors import ConfigError
from monitor.models.source import Source, SourceKind
from monitor.seeds import seeds_dir
from monitor.yamlfile import Keys, nearest, read_yaml

SHIPPED = "seeds/sources.yaml"
_HEADER = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True)
class _Rows:
    """Sources as written, and where their list stands in which file."""

    data: list[Any]
    written: Written
    at: Keys

    def where(self, *keys: str | int) -> str:
        return self.written.where((*self.at, *keys))


def read_sources(
    given: Any, written: Written, environ: Mapping[str, str], faults: list[str]
) -> tuple[Source, ...]:
    """The sources that are well written; what is wrong with others is added to `faults`."""
    rows = _catalogue(given, written, faults) if isinstance(given, str) else _own(given, written, faults)
    faults.extend(_repeated(rows))
    sources = []
    for number, row in enumerate(rows.data):
        try:
            entry = SourceEntry.model_validate(row)
        except ValidationError as error:
            faults.extend(
                faults_of(error, SourceEntry, rows.written, (*rows.at, number), ("sources", number))
            )
            continue
        sources.append(_source(entry, dict(_headers(entry, number, rows, environ, faults))))
    return tuple(sources)


def _own(given: Any, written: Written, faults: list[str]) -> _Rows:
    return _Rows(_list(given, written, ("sources",), faults), written, ("sources",))


def _catalogue(name: str, written: Written, faults: list[str]) -> _Rows:
    """The rows of another file: a list, or a mapping with the one key `sources`."""
    path = written.document.path.resolve().parent / name
    if name == SHIPPED and not exists(path):
        path = seeds_dir() / "sources.yaml"
    if not name.strip() or not exists(path):
        faults.append(f"{written.where(('sources',))}: sources: there is no file {path}")
        return _Rows([], written, ())
    try:
        catalogue = Written(read_yaml(path))
    except ConfigError as error:
        faults.extend(error.faults)
        return _Rows([], written, ())
    data = catalogue.document.data
    if not isinstance(data, dict):
        return _Rows(_list(data, catalogue, (), faults), catalogue, ())
    for key in data:
        if key != "sources":
            faults.append(
                f"{catalogue.where((key,), key=True)}: unknown key '{key}'{nearest(key, ['sources'])}"
            )
    return _Rows(_list(data.get("sources"), catalogue, ("sources",), faults), catalogue, ("sources",))


def _list(given: Any, written: Written, at: Keys, faults: list[str]) -> list[Any]:
    if given is None or isinstance(given, list):
        return given or []
    faults.append(f"{written.where(at)}: sources: must be a list of sources, or the path of a catalogue")
    return []


def exists(path: Path) -> bool:
    """False also where the system cannot ask, as for a name that is too long."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _repeated(rows: _Rows) -> Iterator[str]:
    first: dict[str, int] = {}
    for number, row in enumerate(rows.data):
        name = row.get("name") if isinstance(row, dict) else None
        if isinstance(name, str) and first.setdefault(name, number) != number:
            before = rows.where(first[name], "name").rpartition(":")[0]
            yield f"{rows.where(number, 'name')}: sources.{number}.name: '{name}' is given twice; first in {before}"


def _headers(
    entry: SourceEntry, number: int, rows: _Rows, environ: Mapping[str, str], faults: list[str]
) -> Iterator[tuple[str, str]]:
    """Header names and their values, taken from the environment. No value gets into a fault."""
    for name, value in entry.headers.items():
        place = f"{rows.where(number, 'headers', name)}: sources.{number}.headers"
        variable = value.removeprefix("env:")
        if not _HEADER.fullmatch(name):
            faults.append(f"{place}: a header name has letters, digits and hyphens alone")
        elif variable == value:
            faults.append(f"{place}.{name}: values come from the environment; write env:NAME")
        elif not environ.get(variable):
            faults.append(f"{place}.{name}: the environment variable {variable} is not set")
        elif not environ[variable].isprintable():
            faults.append(f"{place}.{name}: the environment variable {variable} has control characters")
        else:
            yield name, environ[variable]


def _source(entry: SourceEntry, headers: dict[str, str]) -> Source:
    return Source(
        name=entry.name,
        url=entry.url,
        kind=SourceKind(entry.kind),
        every=entry.every,
        enabled=entry.enabled,
        max_age=entry.max_age,
        include=entry.include,
        render=entry.render,
        user_agent=entry.user_agent,
        delay=entry.delay,
        headers=headers,
    )
