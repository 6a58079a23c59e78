"""config.yaml to Settings: every key has a default, and every fault is named at once, with file, line and nearest name."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from monitor.config.environment import override
from monitor.config.faults import Written, faults_of
from monitor.config.model import ConfigFile, Settings
from monitor.config.sources import exists, read_sources
from monitor.errors import ConfigError
from monitor.seeds import seeds_dir, shipped_config
from monitor.yamlfile import Keys, YamlFile, read_yaml


def load_settings(
    path: Path | None = None, *, environ: Mapping[str, str], cwd: Path, database: Path | None = None
) -> Settings:
    """Settings of a file (default: config.yaml in `cwd`, else the one shipped), the environment and the option.

    Relative paths of the file and the environment count from the file's folder (of the shipped file, taken by
    default: from `cwd`); that of the option from `cwd`. Raises ConfigError with every fault of the file, of the
    catalogue that it names and of the environment.
    """
    chosen, base = _choose(path, cwd)
    document = read_yaml(chosen)
    faults: list[str] = []
    data, variables = override(_mapping_of(document), environ, faults)
    written = Written(document, variables)
    checked = _checked(data, written, faults)
    sources = read_sources(checked.sources, written, environ, faults)
    rules = tuple(_rule_paths(checked, written, faults))
    if faults:
        raise ConfigError(faults)
    return Settings(
        file=chosen,
        database=cwd / database if database else base / checked.database,
        sources=sources,
        network=checked.network,
        schedule=checked.schedule,
        rules=rules,
        lists=checked.lists,
        digest=checked.digest.model_copy(update={"dir": base / checked.digest.dir}),
        notify=checked.notify,
        watches=checked.watches,
        engine=checked.engine,
        retention=checked.retention,
    )


def _choose(path: Path | None, cwd: Path) -> tuple[Path, Path]:
    """The file, and the folder from which what the program writes counts."""
    own = cwd / "config.yaml"
    if (
        path is None and not exists(own) and not own.is_symlink()
    ):  # a link to nowhere is a fault, not "no file"
        return shipped_config(), cwd
    chosen = path if path is not None else own
    return chosen, chosen.resolve().parent


def _mapping_of(document: YamlFile) -> dict[str, Any]:
    if document.data is None:
        return {}
    if not isinstance(document.data, dict):
        raise ConfigError([f"{document.where()}: a configuration is a mapping such as 'sources: …'"])
    return document.data


def _checked(data: dict[str, Any], written: Written, faults: list[str]) -> ConfigFile:
    """The file's keys; in place of faulty ones their defaults, so that the rest can be checked as well."""
    try:
        return ConfigFile.model_validate(data)
    except ValidationError as error:
        faults.extend(faults_of(error, ConfigFile, written))
        faulty = {details["loc"][0] for details in error.errors(include_url=False)}
        return ConfigFile.model_validate({key: value for key, value in data.items() if key not in faulty})


def _rule_paths(checked: ConfigFile, written: Written, faults: list[str]) -> Iterator[Path]:
    base = written.document.path.resolve().parent
    for number, name in enumerate(checked.rules):
        path = seeds_dir() / "rules" if name == "shipped" else base / name
        if exists(path):
            yield path
            continue
        keys: Keys = ("rules", number)
        faults.append(
            f"{written.where(keys)}: rules: there is no file or folder {path}; 'shipped' names the rules that come along"
        )
