"""YAML that remembers where everything stood: text in, plain data and places out. Reads nothing but the file named.

libyaml composes the nodes (17 times faster than a pure Python reader on a vocabulary of 80 kB, and rules are read at
every start); scalars are resolved by YAML 1.2's core schema, so that the country code `NO` is not a truth value.
"""

import difflib
import re
import stat
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from monitor.errors import ConfigError

Keys = tuple[str | int, ...]

LARGEST = 8 * 1024 * 1024  # bytes; a rule file of this size is a mistake
DEEPEST = 40

_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")


@dataclass(frozen=True)
class YamlFile:
    """`data` is made of dict, list, str, int, float, bool and None."""

    path: Path
    data: Any
    _places: dict[Keys, tuple[int, int]] = field(repr=False)
    _key_places: dict[Keys, tuple[int, int]] = field(repr=False)

    def where(self, keys: Iterable[str | int] = (), *, key: bool = False) -> str:
        """ "file.yaml:12:5" of the value at these keys (of the key itself with `key`), or of the nearest parent."""
        wanted = tuple(keys)
        places = self._key_places if key and wanted in self._key_places else self._places
        while wanted and wanted not in places:
            wanted = wanted[:-1]
            places = self._places
        line, column = places.get(wanted, (1, 1))
        return f"{self.path}:{line}:{column}"


def read_yaml(path: Path) -> YamlFile:
    """Raises ConfigError with the place: missing, unreadable, no file of its own (a device, a pipe), too large, not UTF-8,
    broken or repeated keys."""
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise ConfigError([f"{path}: not a regular file"])  # it might never end, or never begin
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read: {error.strerror or error}"]) from error
    if len(raw) > LARGEST:
        raise ConfigError([f"{path}: larger than {LARGEST // 1024 // 1024} MB; split the file"])
    return parse_yaml(raw, path)


def parse_yaml(raw: bytes | str, path: Path) -> YamlFile:
    """`path` only names the text in messages. Raises ConfigError."""
    try:
        text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1 if isinstance(raw, bytes) else 1
        raise ConfigError([f"{path}:{line}: not UTF-8; save the file in UTF-8"]) from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ConfigError([f"{path}{place}: {error.problem or 'not YAML'}"]) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ConfigError([f"{path}: not YAML: {str(error).splitlines()[0]}"]) from error
    reader = _Reader(path)
    data = reader.value(node, ()) if node is not None else None
    if reader.faults:
        raise ConfigError(reader.faults)
    return YamlFile(path, data, reader.places, reader.key_places)


class _Reader:
    """Nodes to data, remembering the place of each. A node that an alias repeats is read once and shared."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[str] = []
        self.places: dict[Keys, tuple[int, int]] = {}
        self.key_places: dict[Keys, tuple[int, int]] = {}
        self._known: dict[int, Any] = {}
        self._open: set[int] = set()

    def value(self, node: yaml.Node, keys: Keys) -> Any:
        self.places[keys] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self._known:
            return self._known[id(node)]
        if id(node) in self._open or len(keys) > DEEPEST:
            self._fault(node, "nested too deeply, or within itself")
            return None
        self._open.add(id(node))
        data = self._read(node, keys)
        self._open.discard(id(node))
        self._known[id(node)] = data
        return data

    def _read(self, node: yaml.Node, keys: Keys) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*keys, i)) for i, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, keys: Keys) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode) or not isinstance(key_node.value, Hashable):
                self._fault(key_node, "a key must be a word")
                continue
            key = str(key_node.value)
            if key in found:
                self._fault(key_node, f"{key} is given twice")
                continue
            self.key_places[(*keys, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            found[key] = self.value(value_node, (*keys, key))
        return found

    def _fault(self, node: yaml.Node, words: str) -> None:
        self.faults.append(f"{self.path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}: {words}")


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    text = str(node.value)
    if getattr(node, "style", None) in {"'", '"', "|", ">"}:
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def nearest(word: str, valid: Iterable[str]) -> str:
    """ "; did you mean 'delay'?", or the valid names where none is near.

    >>> nearest("dealy", ["delay", "allow"])
    "; did you mean 'delay'?"
    """
    names = sorted(valid)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; valid here: {', '.join(names)}" if 0 < len(names) <= 25 else ""
