"""Rule files: what is refused, and how exactly the message says where."""

import pickle
from pathlib import Path

import pytest

from monitor.config.model import Lists
from monitor.errors import ConfigError
from monitor.rules import judge, load_ruleset
from monitor.text import Document

MINERALS = """\
critical: [list]
lists:
  list: {members: [lithium]}
minerals:
  lithium: {words: {en: [lithium]}}
"""

RULES = """\
groups:
  pact: {en: [agreement*]}
rules:
  - name: told
    query: pact AND mineral
    instrument: offtake
    weight: 1
"""


def load(folder: Path, rules: str, minerals: str = MINERALS) -> object:
    (folder / "minerals.yaml").write_text(minerals, encoding="utf-8")
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    return load_ruleset([folder / "rules.yaml"], folder)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("pact AND", "pakt AND", "rules.yaml:5:12: unknown group 'pakt'; did you mean 'pact'?"),
        ("pact AND", "pact ANDAND", "rules.yaml:5:20: broken query"),
        ("instrument: offtake", "instrument: oftake", "unknown instrument 'oftake'; did you mean 'offtake'?"),
        ("weight: 1", "status: signd", "unknown status 'signd'; did you mean 'signed'?"),
        ("weight: 1", "weigth: 1", "unknown key 'weigth'; did you mean 'weight'?"),
        ("weight: 1", "weight: heavy", "weight must be a number"),
        ("name: told", "nmae: told", "rule without name"),
        ("en: [agreement*]", "en: []", "group pact is empty"),
        ("en: [agreement*]", "en: [a*]", "rules.yaml:2:15: bad wildcard"),
        ("en: [agreement*]", "xx: [agreement*]", "unknown language or key 'xx'"),
        ("pact AND mineral", "mineral=litium", "group mineral has no 'litium'; did you mean 'lithium'?"),
        ("pact AND mineral", "NOT pact", "holds in every sentence"),
        ("en: [agreement*]", "en: [{a: b}]", "rules.yaml:2:15: a word is expected"),
        ("en: [agreement*]", "names: [a, b]", "names with words by language are expected"),
        ("pact: {en: [agreement*]}", "mineral: {en: [agreement*]}", "the group mineral is built in"),
        ("weight: 1", "examples: {match: 5}", "a list of texts is expected"),
        ("weight: 1", "examples: {match: one text}", "a list of texts is expected"),
        ("pact AND mineral", 'pact AND "a*"', "rules.yaml:5:21: bad wildcard"),
    ],
)
def test_a_fault_is_refused_with_its_place(tmp_path: Path, before: str, after: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, RULES.replace(before, after))
    assert message in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    rules = RULES + "  - name: told\n    query: pact\n  - query: pact\n  - name: x\n    query: nope\n"
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, rules)
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("[lithium]}\nm", "[litium]}\nm", "unknown mineral 'litium'; did you mean 'lithium'?"),
        ("critical: [list]", "critical: [lists]", "unknown list 'lists'; did you mean 'list'?"),
        ("words: {", "word: {", "lithium needs `words`"),
    ],
)
def test_a_broken_vocabulary_is_refused(tmp_path: Path, before: str, after: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, RULES, MINERALS.replace(before, after))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "rules", ["", "[]", "rules: 5", "groups: []", "a", "rules: [[]]", "rules: [{name: {}}]"]
)
def test_a_file_of_another_shape_is_refused_without_a_crash(tmp_path: Path, rules: str) -> None:
    with pytest.raises(ConfigError):
        load(tmp_path, rules)


def test_a_rule_set_judges_alike_after_pickling(tmp_path: Path) -> None:
    ruleset = load(tmp_path, RULES)
    document = Document("", "A lithium agreement was made.", "en")
    copy = pickle.loads(pickle.dumps(ruleset))
    assert judge(document, copy) == judge(document, ruleset)  # type: ignore[arg-type]


def test_a_new_niche_needs_a_group_and_a_rule_only(tmp_path: Path) -> None:
    rules = RULES.replace("[agreement*]", "[anode deal*]").replace("weight: 1", "weight: 2")
    judgement = judge(Document("", "An anode deal for lithium. Orsk pays."), load(tmp_path, rules))  # type: ignore[arg-type]
    assert judgement.flagged
    assert [match.rule for match in judgement.matches] == ["told"]


def test_words_in_quotes_need_no_group(tmp_path: Path) -> None:
    rules = RULES.replace("pact AND mineral", 'pact AND (mineral OR "spherical powder*")')
    ruleset = load(tmp_path, rules)
    text = "Hanul and Orsk have an agreement on spherical powders of lithium."
    judgement = judge(Document("", text, "en"), ruleset)
    assert "agreement on spherical powders" in [match.span.text for match in judgement.matches]


LISTED = """\
critical: [us-2025]
lists:
  us-2022: {since: 2022-02-24, until: 2025-11-06, members: [cobalt]}
  us-2025: {since: 2025-11-07, members: [cobalt, copper]}
  eu-2024: {since: 2024-05-23, members: [neodymium]}
minerals:
  cobalt: {words: {en: [cobalt]}}
  copper: {words: {en: [copper]}}
  rare earths: {words: {en: [rare earth*]}}
  neodymium: {words: {en: [neodymium]}, implies: rare earths}
"""


@pytest.mark.parametrize(
    ("lists", "published", "mineral", "flagged"),
    [
        (Lists(), "2023-01-01", "copper", True),
        (Lists(), "2023-01-01", "neodymium", False),
        (Lists(critical=("eu-2024",)), "2026-01-01", "neodymium", True),
        (Lists(critical=("eu-2024",)), "2026-01-01", "copper", False),
        (Lists(as_of="story"), "2023-01-01", "copper", False),
        (Lists(as_of="story"), "2023-01-01", "cobalt", True),
        (Lists(as_of="story"), "2025-11-07", "copper", True),
        (Lists(as_of="story"), "2020-01-01", "cobalt", False),
        (Lists(as_of="story"), None, "copper", True),
    ],
)
def test_the_lists_say_what_is_critical_and_when(
    tmp_path: Path, lists: Lists, published: str | None, mineral: str, flagged: bool
) -> None:
    load(tmp_path, RULES, LISTED)
    ruleset = load_ruleset([tmp_path / "rules.yaml"], tmp_path, lists)
    story = Document("", f"The two have an agreement on {mineral}.", "en", published)
    assert judge(story, ruleset).flagged is flagged


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    load(tmp_path, RULES, LISTED)
    with pytest.raises(ConfigError) as caught:
        load_ruleset([tmp_path / "rules.yaml"], tmp_path, Lists(critical=("eu-2042",)))
    assert "unknown list 'eu-2042'; did you mean 'eu-2024'?" in str(caught.value)


@pytest.mark.parametrize("critical", ["true", "us-2025"])
def test_lists_that_are_none_are_refused(tmp_path: Path, critical: str) -> None:
    with pytest.raises(ConfigError, match="a list of names of lists is expected"):
        load(tmp_path, RULES, LISTED.replace("[us-2025]", critical))


def test_a_file_that_its_folder_names_too_is_read_once(tmp_path: Path) -> None:
    load(tmp_path, RULES)
    folder = tmp_path / "more"
    folder.mkdir()
    mine = folder / "mine.yaml"
    mine.write_text("rules: [{name: mine, query: pact AND NOT mineral}]", encoding="utf-8")
    ruleset = load_ruleset([tmp_path / "rules.yaml", folder, mine], tmp_path)
    assert [rule.name for rule in ruleset.rules] == ["told", "mine"]


def test_a_discount_of_the_story_voids_all_and_adds_nothing(tmp_path: Path) -> None:
    rules = RULES + "  - {name: cloudy, query: '\"cloudy\"', scope: story, discount: background}\n"
    ruleset = load(tmp_path, rules)
    judgement = judge(Document("", "An agreement on lithium was signed. It was cloudy.", "en"), ruleset)
    assert [mention.background for mention in judgement.mentions] == [True]
    assert (judgement.flagged, judgement.score) == (False, 0.0)


def test_a_story_without_a_proper_date_is_judged_by_the_lists_as_chosen(tmp_path: Path) -> None:
    load(tmp_path, RULES, LISTED)
    ruleset = load_ruleset([tmp_path / "rules.yaml"], tmp_path, Lists(as_of="story"))
    assert judge(Document("", "The two have an agreement on copper.", "en", "Monday"), ruleset).flagged
