"""seeds/minerals.yaml in; the terms of the groups `mineral`, `mineral_class` and `other_commodity`, and which minerals
are critical, out."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from monitor.rules.builtin import MINERAL, MINERAL_CLASS, OTHER_COMMODITY
from monitor.rules.groups import read_words
from monitor.rules.ruleset import Term
from monitor.yamlfile import YamlFile, nearest, read_yaml

SECTIONS = ("critical", "lists", "minerals", "classes", "other_commodities")
MINERAL_KEYS = ("words", "weak", "except", "implies")
LIST_KEYS = ("title", "since", "until", "members", "sure")


@dataclass
class Vocabulary:
    """`terms` in the order of the file; `implies` names what a mineral is a kind of (neodymium: rare earths)."""

    terms: list[Term] = field(default_factory=list)
    minerals: set[str] = field(default_factory=set)
    critical: set[str] = field(default_factory=set)
    implies: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_vocabulary(path: Path, faults: list[str]) -> Vocabulary:
    """Appends what is wrong to `faults`. Raises ConfigError where the file is no YAML at all."""
    source = read_yaml(path)
    found = Vocabulary()
    data = source.data if isinstance(source.data, dict) else {}
    for key in data:
        if key not in SECTIONS:
            faults.append(f"{source.where((key,), key=True)}: unknown key '{key}'{nearest(key, SECTIONS)}")
    for name, spec in _mapping(data, "minerals").items():
        _read_mineral(source, name, spec, found, faults)
    for section, group in (("classes", MINERAL_CLASS), ("other_commodities", OTHER_COMMODITY)):
        for name, spec in _mapping(data, section).items():
            keys = (section, name)
            found.terms += read_words(source, keys, spec, group, name, faults)
    _read_lists(source, data, found, faults)
    return found


def _mapping(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _read_mineral(source: YamlFile, name: str, spec: Any, found: Vocabulary, faults: list[str]) -> None:
    keys = ("minerals", name)
    if not isinstance(spec, dict) or "words" not in spec:
        faults.append(f"{source.where(keys)}: {name} needs `words` by language")
        return
    found.minerals.add(name)
    for key in spec:
        if key not in MINERAL_KEYS:
            where = source.where((*keys, key), key=True)
            faults.append(f"{where}: unknown key '{key}'{nearest(key, MINERAL_KEYS)}")
    implied = spec.get("implies", [])
    found.implies[name] = tuple(implied) if isinstance(implied, list) else (str(implied),)
    found.terms += read_words(source, (*keys, "words"), spec["words"], MINERAL, name, faults)
    if "weak" in spec:
        weak = read_words(source, (*keys, "weak"), spec["weak"], MINERAL, name, faults)
        found.terms += [Term(t.group, t.name, t.written, t.lang, weak=True) for t in weak]
    if "except" in spec:
        found.terms += read_words(source, (*keys, "except"), spec["except"], MINERAL, "", faults)


def _read_lists(source: YamlFile, data: dict[str, Any], found: Vocabulary, faults: list[str]) -> None:
    lists = _mapping(data, "lists")
    members: dict[str, set[str]] = {}
    for name, spec in lists.items():
        members[name] = _read_list(source, name, spec, found, faults)
    for number, name in enumerate(data.get("critical") or []):
        if name in members:
            found.critical |= members[name]
        else:
            faults.append(
                f"{source.where(('critical', number))}: unknown list '{name}'{nearest(str(name), lists)}"
            )
    for name, implied in found.implies.items():
        for number, other in enumerate(implied):
            if other not in found.minerals:
                where = source.where(("minerals", name, "implies", number))
                faults.append(f"{where}: unknown mineral '{other}'{nearest(other, found.minerals)}")
            elif other in found.critical:
                found.critical.add(name)


def _read_list(source: YamlFile, name: str, spec: Any, found: Vocabulary, faults: list[str]) -> set[str]:
    if not isinstance(spec, dict) or not isinstance(spec.get("members"), list):
        faults.append(f"{source.where(('lists', name))}: list {name} needs `members`")
        return set()
    for key in spec:
        if key not in LIST_KEYS:
            where = source.where(("lists", name, key), key=True)
            faults.append(f"{where}: unknown key '{key}'{nearest(key, LIST_KEYS)}")
    for number, member in enumerate(spec["members"]):
        if member not in found.minerals:
            where = source.where(("lists", name, "members", number))
            faults.append(f"{where}: unknown mineral '{member}'{nearest(str(member), found.minerals)}")
    return set(spec["members"])
