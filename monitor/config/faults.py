"""What pydantic refuses, in this program's words: the place, the key, what is wrong, the nearest valid name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from monitor.yamlfile import Keys, YamlFile, nearest

_WORDS = {
    "missing": "is missing",
    "bool_type": "must be true or false",
    "string_type": "must be text; put a number in quotes",
    "tuple_type": "must be a list such as [a, b]",
    "dict_type": "must be a mapping such as {Cookie: env:NAME}",
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a number",
    "greater_than_equal": "must not be negative",
}


@dataclass(frozen=True)
class Written:
    """A YAML file and what the environment puts in its place. `variables` are the names of variables by key."""

    document: YamlFile
    variables: Mapping[Keys, str] = field(default_factory=dict)

    def where(self, keys: Keys = (), *, key: bool = False) -> str:
        """file:line:column of a value or a key, or the variable that set it."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.variables:
                return self.variables[keys[:length]]
        return self.document.where(keys, key=key)


def faults_of(
    error: ValidationError, model: type[BaseModel], written: Written, at: Keys = (), shown: Keys = ()
) -> Iterator[str]:
    """One line a fault. `at` is where the model stands in the file, `shown` what its keys are said to be under."""
    for details in error.errors(include_url=False):
        keys = details["loc"]
        name = ".".join(str(word) for word in (*shown, *keys))
        if details["type"] == "extra_forbidden":
            place = written.where((*at, *keys), key=True)
            yield f"{place}: unknown key '{name}'{nearest(str(keys[-1]), _keys_at(model, keys[:-1]))}"
        else:
            yield f"{written.where((*at, *keys))}: {name}: {_words(details, model, keys)}"


def _keys_at(model: type[BaseModel], keys: Keys) -> list[str]:
    """The valid keys of the section that these keys lead to."""
    here: Any = model
    for key in keys:
        here = get_args(here)[0] if isinstance(key, int) else here.model_fields[key].annotation
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []


def _words(details: ErrorDetails, model: type[BaseModel], keys: Keys) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind in {"literal_error", "enum"}:
        return _no_such(str(details["input"]), str(context["expected"]))
    if kind == "string_pattern_mismatch":
        return "must be local, dask or tcp://host:port"
    if kind == "string_too_long":
        return f"too long; at most {context['max_length']} characters"
    if kind == "model_type":
        return f"must be a mapping of keys{nearest('', _keys_at(model, keys))}"
    return _WORDS.get(kind) or details["msg"][:1].lower() + details["msg"][1:]


def _no_such(given: str, expected: str) -> str:
    """`expected` is pydantic's list: 'a', 'b' or 'c'."""
    shown = given if len(given) <= 40 and given.isprintable() else "this"
    valid = re.findall(r"'([^']+)'", expected)
    return f"'{shown}' is not valid here{nearest(given[:40], valid)}"
