"""MONITOR_… variables: each overrides one key of config.yaml. Comes in: the file's data; goes out: the data to be checked."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from monitor.config.model import ConfigFile, Section
from monitor.yamlfile import Keys

PREFIX = "MONITOR_"
_STRUCTURED = {"notify", "watches"}  # too much for one line
_LISTS: set[Keys] = {("network", "allow"), ("digest", "formats"), ("rules",)}  # written a,b,c
_CAN_BE_NULL = "retention"


def variables() -> dict[str, Keys]:
    """Every variable that sets something, and the key that it sets: MONITOR_NETWORK__DELAY sets network.delay."""
    found: dict[str, Keys] = {}
    for name, field in ConfigFile.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Section):
            found |= {f"{PREFIX}{name}__{key}".upper(): (name, key) for key in kind.model_fields}
        elif name not in _STRUCTURED:
            found[f"{PREFIX}{name}".upper()] = (name,)
    return found


def override(
    data: dict[str, Any], environ: Mapping[str, str], faults: list[str]
) -> tuple[dict[str, Any], dict[Keys, str]]:
    """The data with the environment's values in place, and which variable set which key. Adds to `faults`."""
    data, names, valid = dict(data), dict[Keys, str](), variables()
    for variable in sorted(name for name in environ if name.startswith(PREFIX)):
        keys = valid.get(variable)
        if keys is None:
            faults.append(f"{variable}: sets nothing{_near(variable, valid)}")
            continue
        names[keys] = variable
        _put(data, keys, _value(keys, environ[variable]))
    return data, names


def _near(variable: str, valid: Mapping[str, Keys]) -> str:
    bare = {name.removeprefix(PREFIX): name for name in valid}  # the prefix would make all of them alike
    close = get_close_matches(variable.removeprefix(PREFIX), bare, n=1)
    return f"; did you mean '{bare[close[0]]}'?" if close else f"; valid are {', '.join(valid)}"


def _value(keys: Keys, text: str) -> Any:
    if keys in _LISTS:
        return [part.strip() for part in text.split(",") if part.strip()]
    return None if keys[0] == _CAN_BE_NULL and text == "null" else text


def _put(data: dict[str, Any], keys: Keys, value: Any) -> None:
    name, *rest = (str(key) for key in keys)
    if not rest:
        data[name] = value
        return
    section = data.get(name)
    if section is None or isinstance(section, dict):  # else the section itself is a fault, named later
        data[name] = {**(section or {}), rest[0]: value}
