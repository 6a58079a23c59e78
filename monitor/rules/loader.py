"""Rule files and vocabulary in, a rule set out; or one error with every fault, each with its place."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from monitor.config.model import Lists
from monitor.errors import ConfigError
from monitor.models.deal import Instrument, Status
from monitor.rules.builtin import NAME
from monitor.rules.groups import read_group
from monitor.rules.query import BadQueryError, Node, groups_of, needs, read_query
from monitor.rules.ruleset import SCOPES, Example, Rule, RuleSet, Term
from monitor.rules.vocabulary import critical_lists, read_vocabulary
from monitor.rules.words import BadWordError, read_word
from monitor.yamlfile import YamlFile, nearest, read_yaml

FILE_KEYS = ("groups", "rules")
RULE_KEYS = ("name", "query", "scope", "instrument", "status", "discount", "weight", "examples", "note")
EXAMPLE_KEYS = ("match", "near_miss")
DISCOUNTS = ("background", "negated", "hypothetical", "other_sense", "other_commodity")
HEAVIEST = 10.0


def load_ruleset(rules: Sequence[Path], seeds: Path, lists: Lists | None = None) -> RuleSet:
    """Rules are files or folders of `*.yaml`; the vocabulary is `seeds`/minerals.yaml. Raises ConfigError."""
    lists = lists or Lists()
    faults: list[str] = []
    vocabulary = read_vocabulary(seeds / "minerals.yaml", faults)
    chosen = critical_lists(vocabulary, lists.critical, faults)
    files = _read_files(rules, faults)
    reader = _Reader(vocabulary.terms, vocabulary.minerals, faults)
    for source in files:
        reader.read_groups(source)
    for source in files:
        reader.read_rules(source)
    if not reader.rules and not faults:
        faults.append(
            f"{', '.join(map(str, rules)) or seeds}: no rules found; without any nothing is flagged"
        )
    if faults:
        raise ConfigError(faults)
    authorities = {one.authority for one in chosen}
    return RuleSet(
        (*reader.terms, *reader.quoted),
        tuple(reader.rules),
        frozenset().union(*(one.members for one in chosen)),
        vocabulary.implies,
        tuple(one for one in vocabulary.lists.values() if one.authority in authorities)
        if lists.as_of
        else (),
    )


def _read_files(rules: Sequence[Path], faults: list[str]) -> list[YamlFile]:
    found: list[YamlFile] = []
    seen: set[Path] = set()
    for path in rules:
        paths = sorted([*path.rglob("*.yaml"), *path.rglob("*.yml")]) if path.is_dir() else [path]
        for one in paths:
            if one.resolve() in seen:
                continue  # in a folder that is named, too
            seen.add(one.resolve())
            try:
                found.append(read_yaml(one))
            except ConfigError as error:
                faults.extend(error.faults)
    return found


class _Reader:
    """Groups of all files first, then the rules that use them."""

    def __init__(self, terms: list[Term], minerals: set[str], faults: list[str]) -> None:
        self.terms = list(terms)
        self.rules: list[Rule] = []
        self._faults = faults
        self._names: dict[str, set[str]] = {NAME: {NAME}}
        self._seen: dict[str, str] = {}
        self._quoted: dict[str, Term] = {}
        self._remember(terms)

    @property
    def quoted(self) -> tuple[Term, ...]:
        """The words that queries have in quotes."""
        return tuple(self._quoted.values())

    def _remember(self, terms: Sequence[Term]) -> None:
        for term in terms:
            self._names.setdefault(term.group, set()).add(term.name)

    def read_groups(self, source: YamlFile) -> None:
        data = source.data if isinstance(source.data, dict) else {}
        if source.data is not None and not isinstance(source.data, dict):
            self._faults.append(f"{source.where()}: `groups` and `rules` are expected")
        self._check_keys(source, (), data, FILE_KEYS)
        groups = data.get("groups")
        if groups is not None and not isinstance(groups, dict):
            self._faults.append(f"{source.where(('groups',))}: groups by name are expected")
            return
        for name, spec in (groups or {}).items():
            where = source.where(("groups", name), key=True)
            if name in self._names and f"group {name}" in self._seen:
                self._faults.append(
                    f"{where}: group {name} is given twice, first at {self._seen[f'group {name}']}"
                )
                continue
            self._seen[f"group {name}"] = where
            self._names.setdefault(name, set())
            terms = read_group(source, ("groups", name), spec, name, self._faults)
            self.terms += terms
            self._remember(terms)

    def read_rules(self, source: YamlFile) -> None:
        data = source.data if isinstance(source.data, dict) else {}
        rules = data.get("rules")
        if rules is not None and not isinstance(rules, list):
            self._faults.append(f"{source.where(('rules',))}: a list of rules is expected")
            return
        for number, spec in enumerate(rules or []):
            self._read_rule(source, ("rules", number), spec)

    def _read_rule(self, source: YamlFile, keys: tuple[str | int, ...], spec: Any) -> None:
        where = source.where(keys)
        name = spec.get("name") if isinstance(spec, dict) else None
        if not isinstance(spec, dict) or not isinstance(name, str) or not name:
            self._faults.append(f"{where}: rule without name; add `name: …`")
            return
        if name in self._seen:
            self._faults.append(f"{where}: rule {name} is given twice, first at {self._seen[name]}")
            return
        self._seen[name] = where
        self._check_keys(source, keys, spec, RULE_KEYS)
        scope = self._choice(source, (*keys, "scope"), spec.get("scope", "sentence"), SCOPES)
        node = self._query(source, keys, spec, scope)
        if node is None:
            return
        instrument = self._choice(source, (*keys, "instrument"), spec.get("instrument"), list(Instrument))
        status = self._choice(source, (*keys, "status"), spec.get("status"), list(Status))
        self.rules.append(
            Rule(
                name,
                node,
                str(spec["query"]),
                scope or "sentence",
                Instrument(instrument) if instrument else None,
                Status(status) if status else None,
                self._choice(source, (*keys, "discount"), spec.get("discount"), DISCOUNTS) or "",
                self._weight(source, (*keys, "weight"), spec.get("weight", 1.0)),
                self._examples(source, keys, spec.get("examples")),
                where,
            )
        )

    def _query(
        self, source: YamlFile, keys: tuple[str | int, ...], spec: dict[str, Any], scope: str | None
    ) -> Node | None:
        where = source.where((*keys, "query"))
        if not isinstance(spec.get("query"), str):
            self._faults.append(f"{source.where(keys)}: rule {spec['name']} needs a `query` over groups")
            return None
        try:
            node = read_query(spec["query"])
        except BadQueryError as error:
            self._faults.append(f"{_moved(where, error.column)}: {error}")
            return None
        for group in groups_of(node):
            if group.is_quoted:
                self._read_quoted(_moved(where, group.column), group.group)
            else:
                self._check_group(_moved(where, group.column), group.group)
        if scope == "sentence" and not needs(node):
            self._faults.append(
                f"{where}: the query holds in every sentence; it needs a group that must be there"
            )
        return node

    def _read_quoted(self, where: str, quoted: str) -> None:
        """Words in a query are a group of their own, of every language."""
        try:
            read_word(quoted.strip('"'))
        except BadWordError as error:
            self._faults.append(f"{where}: {error}")
            return
        self._quoted[quoted] = Term(quoted, quoted, quoted.strip('"'), "")

    def _check_group(self, where: str, written: str) -> None:
        group, _, name = written.partition("=")
        if group not in self._names:
            self._faults.append(f"{where}: unknown group '{group}'{nearest(group, self._names)}")
        elif name and name.replace("_", " ") not in {n.replace("_", " ") for n in self._names[group]}:
            names = self._names[group] - {""}
            self._faults.append(f"{where}: group {group} has no '{name}'{nearest(name, names)}")

    def _choice(
        self, source: YamlFile, keys: tuple[str | int, ...], value: Any, valid: Sequence[str]
    ) -> str | None:
        if value is None:
            return None
        if value in valid:
            return str(value)
        what = keys[-1]
        self._faults.append(f"{source.where(keys)}: unknown {what} '{value}'{nearest(str(value), valid)}")
        return None

    def _weight(self, source: YamlFile, keys: tuple[str | int, ...], value: Any) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= HEAVIEST:
            return float(value)
        self._faults.append(
            f"{source.where(keys)}: weight must be a number from -{HEAVIEST:g} to {HEAVIEST:g}"
        )
        return 0.0

    def _examples(self, source: YamlFile, keys: tuple[str | int, ...], spec: Any) -> tuple[Example, ...]:
        if spec is None:
            return ()
        if not isinstance(spec, dict):
            self._faults.append(f"{source.where((*keys, 'examples'))}: `match` and `near_miss` are expected")
            return ()
        self._check_keys(source, (*keys, "examples"), spec, EXAMPLE_KEYS)
        for kind in EXAMPLE_KEYS:
            if not isinstance(spec.get(kind) or [], list):
                self._faults.append(f"{source.where((*keys, 'examples', kind))}: a list of texts is expected")
                return ()
        return tuple(
            Example(str(text), kind == "match", source.where((*keys, "examples", kind, number)))
            for kind in EXAMPLE_KEYS
            for number, text in enumerate(spec.get(kind) or [])
        )

    def _check_keys(
        self, source: YamlFile, keys: tuple[str | int, ...], spec: dict[str, Any], valid: Sequence[str]
    ) -> None:
        for key in spec:
            if key not in valid:
                where = source.where((*keys, key), key=True)
                self._faults.append(f"{where}: unknown key '{key}'{nearest(key, valid)}")


def _moved(where: str, column: int) -> str:
    """A place within a one-line value: the column of its start moved on."""
    head, _, start = where.rpartition(":")
    return f"{head}:{int(start) + column}"
