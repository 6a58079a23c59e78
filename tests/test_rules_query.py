"""The query language: how queries are read, and what holds where."""

import pytest

from monitor.rules.matcher import Matcher
from monitor.rules.places import Units
from monitor.rules.query import BadQueryError, needs, read_query
from monitor.rules.ruleset import Term
from monitor.text import Document

GROUPS = {"sign": "sign*", "pact": "pact", "copper": "copper", "old": "formerly"}
QUOTED = ('"red copper"', '"sign* up"')
MATCHER = Matcher(
    [Term(group, group, word, "") for group, word in GROUPS.items()]
    + [Term(quoted, quoted, quoted.strip('"'), "") for quoted in QUOTED]
)


def proof(query: str, text: str, title: str = "") -> list[str]:
    """What the query covers in the last sentence."""
    board = MATCHER.board(Document(title, text))
    spans = read_query(query).spans(Units(board).sentence(len(board.bounds) - 1))
    return [board.original[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("sign", "they sign it", ["sign"]),
        ("sign AND pact", "they sign a pact", ["sign a pact"]),
        ("sign AND pact", "they sign it", []),
        ("sign OR pact", "a pact they sign", ["pact", "sign"]),
        ("sign AND NOT old", "they sign", ["sign"]),
        ("sign AND NOT old", "they formerly sign", []),
        ("sign NEAR/1 pact", "sign a pact", ["sign a pact"]),
        ("sign NEAR/1 pact", "sign a very good pact", []),
        ("sign NEAR/2 pact", "a pact that they sign", ["pact that they sign"]),
        ("sign BEFORE/2 pact", "a pact that they sign", []),
        ("(sign OR old) NEAR/3 (pact AND copper)", "sign the copper pact", ["sign the copper pact"]),
        ("sign AND pact OR copper", "copper", ["copper"]),
        ("sign AND (pact OR copper)", "copper", []),
        ('"red copper" NEAR/3 sign', "they sign for red copper", ["sign for red copper"]),
        ('"red copper"', "a red, copper door", []),
        ('"sign* up" AND copper', "it signed up for copper", ["signed up for copper"]),
        ("ATLEAST/2 copper", "copper, tin and copper", ["copper, tin and copper"]),
        ("ATLEAST/2 copper", "copper and tin", []),
        ("ATLEAST/2 (sign OR pact)", "sign a pact", ["sign a pact"]),
        (
            "ATLEAST/3 copper AND NOT old",
            "copper copper copper copper",
            ["copper copper copper", "copper copper copper"],
        ),
    ],
)
def test_a_query_covers_the_words_that_prove_it(query: str, text: str, expected: list[str]) -> None:
    assert proof(query, text) == expected


def test_a_field_is_looked_into_from_any_sentence() -> None:
    assert proof("sign AND title:copper", "They sign.", title="Copper") == ["sign"]
    assert proof("sign AND title:copper", "Copper. They sign.") == []
    assert proof("sign AND paragraph:copper", "Copper. They sign.") == ["sign"]
    assert proof("sign AND paragraph:copper", "Copper.\nThey sign.") == []
    assert proof("sign AND story:copper", "Copper.\nThey sign.") == ["sign"]


@pytest.mark.parametrize(
    ("query", "column"),
    [
        ("sign AND", 8),
        ("sign AND )", 9),
        ("(sign", 5),
        ("page:sign", 0),
        ("sign pact", 5),
        ("ATLEAST/0 sign", 0),
        ('sign AND "pact', 9),
    ],
)
def test_a_broken_query_is_refused_with_its_column(query: str, column: int) -> None:
    with pytest.raises(BadQueryError) as caught:
        read_query(query)
    assert caught.value.column == column


def test_deeply_nested_queries_are_refused_or_read_without_a_crash() -> None:
    for nested in (
        "(" * 5000 + "sign",
        "NOT " * 5000 + "sign",
        "title:" * 5000 + "sign",
        "sign NEAR/2 " * 5000 + "sign",
    ):
        with pytest.raises(BadQueryError, match="more than 50"):
            read_query(nested)


def test_needs_name_what_must_be_there() -> None:
    assert set(needs(read_query("sign AND (pact OR copper) AND NOT old"))) == {
        frozenset({"sign"}),
        frozenset({"pact", "copper"}),
    }
    assert needs(read_query("NOT old")) == ()


def test_many_repeated_words_stay_bounded() -> None:
    assert len(proof("sign NEAR/5 pact", "sign pact " * 20_000)) <= 1000
