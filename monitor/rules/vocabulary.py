"""seeds/minerals.yaml in; the terms of the groups `mineral`, `mineral_class` and `other_commodity`, and which minerals
are critical, out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from monitor.rules.builtin import MINERAL, MINERAL_CLASS, OTHER_COMMODITY
from monitor.rules.groups import read_words
from monitor.rules.ruleset import Edition, Term
from monitor.yamlfile import YamlFile, nearest, read_yaml

SECTIONS = ("critical", "lists", "minerals", "classes", "other_commodities")
MINERAL_KEYS = ("words", "weak", "except", "implies")
LIST_KEYS = ("title", "since", "until", "members", "sure")


@dataclass
class Vocabulary:
    """`terms` in the order of the file; `implies` names what a mineral is a kind of (neodymium: rare earths)."""

    terms: list[Term] = field(default_factory=list)
    minerals: set[str] = field(default_factory=set)
    chosen: tuple[str, ...] = ()  # lists that make a mineral critical where the configuration names none
    lists: dict[str, Edition] = field(default_factory=dict)
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
    for name, spec in lists.items():
        found.lists[name] = _read_list(source, name, spec, found, faults)
    critical = data.get("critical") or []
    if not isinstance(critical, list):
        faults.append(f"{source.where(('critical',))}: a list of names of lists is expected")
        return
    found.chosen = tuple(map(str, critical))
    for number, name in enumerate(found.chosen):
        if name not in lists:
            faults.append(
                f"{source.where(('critical', number))}: unknown list '{name}'{nearest(str(name), lists)}"
            )
    for name, implied in found.implies.items():
        for number, other in enumerate(implied):
            if other not in found.minerals:
                where = source.where(("minerals", name, "implies", number))
                faults.append(f"{where}: unknown mineral '{other}'{nearest(other, found.minerals)}")


def _read_list(source: YamlFile, name: str, spec: Any, found: Vocabulary, faults: list[str]) -> Edition:
    if not isinstance(spec, dict) or not isinstance(spec.get("members"), list):
        faults.append(f"{source.where(('lists', name))}: list {name} needs `members`")
        return Edition(name, frozenset())
    for key in spec:
        if key not in LIST_KEYS:
            where = source.where(("lists", name, key), key=True)
            faults.append(f"{where}: unknown key '{key}'{nearest(key, LIST_KEYS)}")
    for number, member in enumerate(spec["members"]):
        if not isinstance(member, str) or member not in found.minerals:
            where = source.where(("lists", name, "members", number))
            faults.append(f"{where}: unknown mineral '{member}'{nearest(str(member), found.minerals)}")
    members = {str(member) for member in spec["members"]}
    members |= {one for one, implied in found.implies.items() if members.intersection(implied)}
    return Edition(
        name,
        frozenset(members),
        *(_day(source, name, key, spec.get(key), faults) for key in ("since", "until")),
    )


def _day(source: YamlFile, name: str, key: str, value: Any, faults: list[str]) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        faults.append(f"{source.where(('lists', name, key))}: '{value}' is no day such as 2025-11-07")
        return None


def critical_lists(
    vocabulary: Vocabulary, wanted: Sequence[str] | None, faults: list[str]
) -> tuple[Edition, ...]:
    """The lists that make a mineral critical; appends to `faults` where there is none of a name."""
    for name in wanted or ():
        if name not in vocabulary.lists:
            faults.append(f"lists.critical: unknown list '{name}'{nearest(name, vocabulary.lists)}")
    names = wanted or vocabulary.chosen
    return tuple(vocabulary.lists[name] for name in names if name in vocabulary.lists)
