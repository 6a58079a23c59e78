"""config.yaml to Settings: every key has a default, and every fault is named at once, with file, line and nearest name."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from monitor.config.model import Catalogue, ConfigFile, Settings, SourceEntry
from monitor.errors import ConfigError
from monitor.models.source import Source, SourceKind
from monitor.seeds import seeds_dir, shipped_config
from monitor.yamlfile import Keys, YamlFile, nearest, read_yaml

PREFIX = "MONITOR_"
WANTED: dict[int | str, str] = {
    "sources": "a list of sources, or the path of a catalogue",
    "rules": "'shipped', a file or folder, or a list of them",
}


def load_settings(
    path: Path | None = None, *, environ: Mapping[str, str], cwd: Path, database: Path | None = None
) -> Settings:
    """Settings of a file (default: config.yaml in `cwd`, else the one shipped), the environment and the option.

    Raises ConfigError with every fault of the file and of the catalogue that it names.
    """
    own = cwd / "config.yaml"
    chosen = path if path is not None else own if own.is_file() else shipped_config()
    base = cwd if chosen == shipped_config() and path is None else chosen.resolve().parent
    document = read_yaml(chosen)
    faults: list[str] = []
    data = _with_environment(_mapping_of(document), environ, faults)
    written = _checked(data, document, faults)
    if written is None:
        raise ConfigError(faults)
    sources = _sources(written, document, environ, faults)
    rules = tuple(_rule_paths(written, document, chosen.resolve().parent, faults))
    if faults:
        raise ConfigError(faults)
    return Settings(
        file=chosen,
        database=(cwd / database) if database else base / written.database,
        sources=tuple(sources),
        network=written.network,
        schedule=written.schedule,
        rules=rules,
        digest=written.digest.model_copy(update={"dir": base / written.digest.dir}),
    )


def _mapping_of(document: YamlFile) -> dict[str, Any]:
    if document.data is None:
        return {}
    if not isinstance(document.data, dict):
        raise ConfigError([f"{document.where()}: a configuration is a mapping such as 'sources: …'"])
    return {
        key: value for key, value in document.data.items() if value is not None
    }  # "sources:" alone is no fault


def _checked(data: dict[str, Any], document: YamlFile, faults: list[str]) -> ConfigFile | None:
    try:
        written = ConfigFile.model_validate(data)
    except ValidationError as error:
        faults.extend(_fault(details, document, ConfigFile) for details in _main_errors(error))
        return None
    return written


def _main_errors(error: ValidationError) -> Iterator[ErrorDetails]:
    """One error a place: of the branches of `a list or a word`, the branch that was meant."""
    for details in error.errors(include_url=False):
        words = details["loc"]
        branch = next(
            (
                str(word)
                for word in words
                if str(word).startswith(("list[", "constrained-str", "function-after"))
            ),
            "",
        )
        given_list = isinstance(details.get("input"), list) or any(isinstance(word, int) for word in words)
        if branch and branch.startswith("list[") != given_list:
            continue
        yield details


def _fault(details: ErrorDetails, document: YamlFile, model: type[BaseModel]) -> str:
    keys: Keys = tuple(
        word
        for word in details["loc"]
        if not str(word).startswith(("list[", "function-", "constrained-str", "nullable"))
    )
    name = ".".join(str(key) for key in keys)
    if details["type"] == "extra_forbidden":
        return f"{document.where(keys, key=True)}: unknown key '{name}'{nearest(str(keys[-1]), _names_at(model, keys[:-1]))}"
    return f"{document.where(keys)}: {name}: {_words(details, keys)}"


def _names_at(model: type[BaseModel], keys: Keys) -> list[str]:
    here: Any = model
    for key in keys:
        if isinstance(key, int) or key == "sources":
            here = SourceEntry
        elif isinstance(here, type) and issubclass(here, BaseModel) and key in here.model_fields:
            here = here.model_fields[key].annotation
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []


def _words(details: ErrorDetails, keys: Keys) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "value_error":
        return str(context.get("error", details["msg"]))
    if kind == "literal_error":
        given = details.get("input")
        valid = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        return f"'{given}' is not valid here{nearest(str(given), valid)}"
    if kind == "string_type" and keys and keys[-1] in WANTED:
        return f"must be {WANTED[keys[-1]]}"
    return str(details["msg"][:1].lower() + details["msg"][1:])


def _sources(
    written: ConfigFile, document: YamlFile, environ: Mapping[str, str], faults: list[str]
) -> list[Source]:
    if isinstance(written.sources, str):
        document, entries = _catalogue(written.sources, document, faults)
        prefix: Keys = ()
        if isinstance(document.data, dict):
            prefix = ("sources",)
    else:
        entries, prefix = written.sources, ("sources",)
    seen: dict[str, int] = {}
    sources = []
    for number, entry in enumerate(entries):
        if entry.name in seen:
            faults.append(
                f"{document.where((*prefix, number, 'name'))}: the name '{entry.name}' is given twice"
            )
        seen[entry.name] = number
        headers = dict(_headers(entry, document, (*prefix, number, "headers"), environ, faults))
        sources.append(_source(entry, headers))
    return sources


def _catalogue(name: str, document: YamlFile, faults: list[str]) -> tuple[YamlFile, list[SourceEntry]]:
    path = document.path.resolve().parent / name
    if not path.is_file() and name == "seeds/sources.yaml":
        path = seeds_dir() / "sources.yaml"
    if not path.is_file():
        faults.append(f"{document.where(('sources',))}: sources: there is no file {path}")
        return document, []
    catalogue = read_yaml(path)
    rows = catalogue.data.get("sources") if isinstance(catalogue.data, dict) else catalogue.data
    try:
        return catalogue, Catalogue.model_validate({"sources": rows or []}).sources
    except ValidationError as error:
        for details in error.errors(include_url=False):
            at = {
                **details,
                "loc": details["loc"] if isinstance(catalogue.data, dict) else details["loc"][1:],
            }
            faults.append(_fault(at, catalogue, Catalogue))  # type: ignore[arg-type]
        return catalogue, []


def _headers(
    entry: SourceEntry, document: YamlFile, keys: Keys, environ: Mapping[str, str], faults: list[str]
) -> Iterator[tuple[str, str]]:
    for name, value in entry.headers.items():
        place = document.where((*keys, name))
        if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", name):
            faults.append(f"{place}: headers: '{name}' is not a header name")
        elif not value.startswith("env:"):
            faults.append(f"{place}: headers.{name}: values come from the environment; write env:NAME")
        elif not environ.get(value[4:]):
            faults.append(f"{place}: headers.{name}: the environment variable {value[4:]} is not set")
        elif not environ[value[4:]].isprintable():
            faults.append(
                f"{place}: headers.{name}: the environment variable {value[4:]} has control characters"
            )
        else:
            yield name, environ[value[4:]]


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


def _rule_paths(written: ConfigFile, document: YamlFile, base: Path, faults: list[str]) -> Iterator[Path]:
    wanted = [written.rules] if isinstance(written.rules, str) else written.rules
    for number, name in enumerate(wanted):
        path = seeds_dir() / "rules" if name == "shipped" else base / name
        if path.exists():
            yield path
            continue
        keys: Keys = ("rules",) if isinstance(written.rules, str) else ("rules", number)
        faults.append(
            f"{document.where(keys)}: rules: there is no file or folder {path}; 'shipped' names the rules that come along"
        )


PROGRAM_WIDE = (
    "database",
    "network.user_agent",
    "network.delay",
    "schedule.timezone",
    "schedule.digest",
    "rules",
    "digest.dir",
)


def _with_environment(data: dict[str, Any], environ: Mapping[str, str], faults: list[str]) -> dict[str, Any]:
    """MONITOR_NETWORK__DELAY=2s sets network.delay."""
    for variable in sorted(name for name in environ if name.startswith(PREFIX)):
        key = variable.removeprefix(PREFIX).lower().replace("__", ".")
        if key not in PROGRAM_WIDE:
            valid = [PREFIX + name.upper().replace(".", "__") for name in PROGRAM_WIDE]
            faults.append(f"{variable}: sets nothing{nearest(variable, valid)}")
            continue
        section, _, name = key.rpartition(".")
        if not section:
            data[name] = environ[variable]
        elif isinstance(data.get(section, {}), dict):
            data[section] = {**data.get(section, {}), name: environ[variable]}
    return data
