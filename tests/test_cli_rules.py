"""`monitor rules`, `explain` and `label`: rules checked, tried, scored and explained, as their author does it."""

import json
import re
from pathlib import Path

import pytest

from tests.archive import deal, fill
from tests.conftest import Program

MINE = """
groups:
  anode:
    en: [anode material, "spherical graphite"]
rules:
  - name: anode-tolling
    query: (anode NEAR/8 name) AND sign
    instrument: contract
    weight: 0.9
    examples:
      match: ["Hanul signed up Orsk Carbon to toll its anode material."]
      near_miss: ["Anode material was in short supply."]
"""
OFFTAKE = (
    "Orsk Lithium signed Hanul Cell up for a binding offtake of lithium hydroxide: 12,000 tonnes yearly."
)


def mine(program: Program, text: str = MINE) -> None:
    (program.folder / "mine.yaml").write_text(text, encoding="utf-8")


def test_valid_rules_are_called_valid_and_odd_ones_warned_of(program: Program) -> None:
    mine(
        program,
        MINE
        + """  - {name: never, query: anode AND NOT anode, instrument: mou, weight: 1}
  - {name: idle, query: anode AND sign, weight: 0}
  - {name: barred, query: mineral=lithium AND NOT (anode OR mineral), weight: 0.1}
  - {name: again, query: sign AND (name NEAR/8 anode), instrument: contract, weight: 0.1}
""",
    )
    done = program.run("rules", "check", "mine.yaml")
    assert done.returncode == 0, done.stderr
    assert "mine.yaml:13:5: rule never can never match" in done.stderr
    assert "mine.yaml:14:5: rule idle does nothing" in done.stderr
    assert "mine.yaml:15:5: rule barred can never match" in done.stderr
    assert "rule again is the same query as anode-tolling" in done.stderr
    assert "has 1 examples and 1 near misses" in done.stderr
    assert "valid" in done.stdout


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("anod NEAR/8 name", "mine.yaml:7:12: unknown group 'anod'; did you mean 'anode'?"),
        ("anode NEAR/8 (name", "mine.yaml:7:"),
        ("anode NEARBY name", "broken query at 'NEARBY name'"),
        ("titel:anode", "unknown field 'titel:'"),
        ("anode NEAR/5 NOT name", "'a NEAR/5 NOT b' is written 'a AND NOT (a NEAR/5 b)'"),
        ("title:anode BEFORE/5 name", "NEAR and BEFORE stand between words"),
    ],
)
def test_a_fault_is_told_with_its_place(program: Program, query: str, words: str) -> None:
    mine(program, MINE.replace("(anode NEAR/8 name) AND sign", query))
    done = program.run("rules", "check", "mine.yaml")
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_rules_are_held_to_their_examples(program: Program) -> None:
    mine(program)
    assert program.run("rules", "test", "mine.yaml").returncode == 0
    mine(
        program, MINE.replace("Anode material was in short supply.", "Orsk Carbon signed for anode material.")
    )
    done = program.run("rules", "test", "mine.yaml")
    assert done.returncode == 1
    assert "mine.yaml:12:19:" in done.stdout
    assert "should not match and does" in done.stdout


def test_one_rule_is_listed_with_its_words_and_examples(program: Program) -> None:
    told = program.run("rules", "list", "offtake-signed").stdout
    assert "supply_pact NEAR/14" in told
    assert "near miss" in told
    assert "did you mean 'offtake-signed'?" in program.run("rules", "list", "offtake-signd").stderr


def test_a_set_of_labelled_stories_gives_figures_and_misses(program: Program) -> None:
    stories = [
        {"id": "a", "title": "", "text": OFFTAKE, "flag": True, "lang": "en", "deals": [{"instrument": "offtake"}]},
        {"id": "b", "title": "Lithium rises", "text": "Prices of lithium rose by 3%.", "flag": False, "negative_kind": "price"},
        {"id": "c", "title": "Quiet", "text": "Nothing was said of lithium.", "flag": True},
    ]  # fmt: skip
    path = program.folder / "gold.jsonl"
    path.write_text("".join(json.dumps(story) + "\n" for story in stories), encoding="utf-8")
    told = json.loads(program.run("rules", "eval", "gold.jsonl", "--json").stdout)
    scores = {score["name"]: score for score in told["scores"]}
    assert (scores["all"]["precision"], scores["all"]["recall"]) == (1.0, 0.5)
    assert scores["instrument offtake"]["recall"] == 1.0
    assert scores["negative price"]["right"] == 1
    assert [miss["id"] for miss in told["misses"]] == ["c"]
    assert program.run("rules", "eval", "gold.jsonl", "--floor", "0.9").returncode == 1
    path.write_text("{}\n", encoding="utf-8")
    assert "gold.jsonl:1: a labelled story is" in program.run("rules", "eval", "gold.jsonl").stderr


def test_a_backtest_shows_what_new_rules_would_add_and_changes_nothing(program: Program) -> None:
    anode = "Nordgrafit has signed up Hanul Cell to toll its spherical graphite in Sweden from May, the two firms said."
    fill(program.database, ("Tolling", anode, 5, ()), ("Weather", "It rained on the lithium mine.", 4, ()))
    program.configure()
    mine(program)
    before = program.rows("select flagged, score from articles")
    told = json.loads(program.run("rules", "backtest", "mine.yaml", "--json").stdout)
    assert told["articles"] == 2
    assert [(one["title"], one["rules"][:1]) for one in told["gained"]] == [("Tolling", ["anode-tolling"])]
    assert told["lost"] == []
    assert program.rows("select flagged, score from articles") == before


def test_a_backtest_shows_what_rules_would_lose(program: Program) -> None:
    fill(program.database, ("Rain", "It rained on the lithium mine.", 5, (deal("A", "B"),)))
    program.configure()
    told = program.run("rules", "backtest").stdout
    assert "- 1  1.5 → 0  Rain" in told
    assert "1 articles: 0 gained, 1 lost" in told


def test_labels_are_kept_and_the_rules_scored_against_them(program: Program) -> None:
    fill(
        program.database,
        ("Offtake", OFFTAKE, 5, (deal("A", "B"),)),
        ("Rain", "It rained on the lithium mine.", 4, ()),
    )
    program.configure()
    assert program.run("rules", "eval", "--labels").returncode == 1
    program.run("label", "1", "yes")
    program.run("label", "http://wire.example/2", "yes", "--note", "a test")
    assert program.rows("select article_id, verdict, note from labels") == [
        (1, "yes", ""),
        (2, "yes", "a test"),
    ]
    told = program.run("rules", "eval", "--labels").stdout
    assert "2  missed  score 0  Rain" in told
    program.run("label", "2", "none")
    assert program.rows("select count(*) from labels") == [(1,)]
    assert "there is no article 77" in program.run("label", "77", "no").stderr
    assert "--note: not UTF-8" in program.run("label", "1", "no", "--note", "caf\udce9").stderr


def test_a_card_says_what_each_rule_gave_and_adds_up(program: Program) -> None:
    fill(program.database, ("Offtake", OFFTAKE, 5, (deal("A", "B"),)))
    program.configure()
    card = json.loads(program.run("explain", "1", "--json").stdout)
    assert card["flagged"] is True
    best = card["sentences"][0]
    assert best["total"] == pytest.approx(sum(point["weight"] for point in best["points"]), abs=0.002)
    assert card["score"] >= best["total"]
    for point in best["points"]:
        if point["span"]:
            assert OFFTAKE[point["span"]["start"] : point["span"]["end"]] == point["span"]["text"]
    told = program.run("explain", "http://wire.example/1").stdout
    assert "FLAGGED" in told
    assert "offtake" in told


def test_a_card_of_a_story_that_is_not_flagged_says_what_was_missing(program: Program) -> None:
    story = program.folder / "story.txt"
    story.write_text(
        "Orsk Lithium is in talks on lithium hydroxide.\nPrices of lithium hydroxide rose.\n",
        encoding="utf-8",
    )
    told = program.run("explain", "story.txt").stdout
    assert "not flagged" in told
    assert "nearest rules that did not fire" in told
    assert "no word of" in told
    story.write_text("The parish council met on Monday.", encoding="utf-8")
    assert "names no critical mineral" in program.run("explain", "story.txt").stdout


def test_a_card_says_why_a_sentence_is_background(program: Program) -> None:
    old = "In 2019 Hanul Cell and Orsk Lithium signed an offtake agreement for lithium hydroxide."
    fill(
        program.database,
        ("Lithium market", f"Lithium was quiet. Lithium fell. Traders waited for lithium. {old}", 5, ()),
    )
    program.configure()
    told = program.run("explain", "1").stdout
    assert "counts nothing: it names a time well before publication" in told


def test_a_page_of_the_card_is_plain_text_whatever_the_story_holds(program: Program) -> None:
    (program.folder / "story.txt").write_text(f"<script>alert(1)</script> {OFFTAKE}", encoding="utf-8")
    program.run("explain", "story.txt", "--html", "card.html")
    page = (program.folder / "card.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "Flagged" in page


def test_an_address_that_is_not_stored_is_told_what_became_of_it(program: Program) -> None:
    fill(program.database, ("Rain", "It rained.", 5, ()))
    program.configure()
    done = program.run("explain", "http://wire.example/none")
    assert done.returncode == 2
    assert "no source has listed it" in done.stderr
    assert "there is no article 99" in program.run("explain", "99").stderr
    assert "neither an id, an address nor a file" in program.run("explain", "nowhere.txt").stderr


@pytest.mark.slow
def test_the_step_by_step_guide_works_as_written(program: Program) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
    part = guide[guide.index("## A rule of your own") : guide.index("## How good are they?")]
    rule_file, switch = re.findall(r"```yaml\n(.*?)```", part, re.DOTALL)
    story = part.partition("$ cat story.txt\n")[2].partition("\n")[0]
    (program.folder / "story.txt").write_text(story, encoding="utf-8")
    fill(program.database, ("Tolling in Sweden", story, 5, ()))
    program.configure()
    assert "not flagged" in program.run("explain", "story.txt").stdout
    (program.folder / "anode.yaml").write_text(rule_file, encoding="utf-8")
    commands = re.findall(r"^\$ monitor (rules .*)$", part, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        done = program.run(*command.split())
        assert done.returncode == 0, done.stdout + done.stderr
        assert "warning" not in done.stderr.replace("seeds/", "") or "anode.yaml" not in done.stderr
    assert "+ 1 " in done.stdout
    program.configure(more=switch)
    told = program.run("explain", "story.txt").stdout
    assert ": FLAGGED" in told
    assert "anode-tolling" in told
