"""What is served and how it is called: metadata.yaml, and the questions of queries/, one SQL file each.

A question's file begins with comment lines: `-- title: …`, `-- about: …`, then one line a parameter,
`-- name: what it is when nothing was chosen | what it means`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
DATABASE = "monitor"  # in addresses, whatever the file is called
FIRST_QUESTIONS = ("todays_deals", "deals_by_mineral", "deals_by_country", "deals_by_party")

_HEAD = re.compile(r"-- (\w+): ?(.*)\n")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a person can fill in."""

    name: str
    preset: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A canned query."""

    name: str
    title: str
    about: str
    parameters: tuple[Parameter, ...]
    sql: str


@dataclass(frozen=True, slots=True)
class Table:
    """What metadata.yaml says of a table or view beyond Datasette's own keys."""

    left_out: tuple[str, ...]
    search_by: str | None
    lists: Mapping[
        str, str
    ]  # columns whose single values are counted and chosen → TABLE.COLUMN they come from, or ""


@cache
def tables() -> Mapping[str, Table]:
    """Those that are served, by name, in the order of the front page."""
    return {name: _table(spec) for name, spec in _read()["databases"][DATABASE]["tables"].items()}


@cache
def questions() -> Mapping[str, Question]:
    """By name; the most asked first, then by title."""
    found = [parse_question(path.stem, path.read_text("utf-8")) for path in HERE.glob("queries/*.sql")]
    return {one.name: one for one in sorted(found, key=_place)}


def parse_question(name: str, text: str) -> Question:
    """
    >>> parse_question("a", "-- title: A\\n-- about: B.\\n-- days: 7 | so many\\nselect :days").parameters
    (Parameter(name='days', preset='7', about='so many'),)
    """
    head: list[tuple[str, str]] = []
    while line := _HEAD.match(text):
        head.append((line[1], line[2].strip()))
        text = text[line.end() :]
    words = dict(head[:2])
    return Question(name, words["title"], words["about"], tuple(_parameter(*one) for one in head[2:]), text)


def datasette_metadata() -> dict[str, Any]:
    """All of it, as Datasette takes it."""
    metadata = _read()
    metadata["databases"][DATABASE]["queries"] = {
        one.name: {
            "title": one.title,
            "description": one.about,
            "sql": one.sql,
            "params": [parameter.name for parameter in one.parameters],
            "hide_sql": True,
        }
        for one in questions().values()
    }
    return metadata


def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(HERE.joinpath("metadata.yaml").read_text("utf-8"))
    return read


def _table(spec: Mapping[str, Any]) -> Table:
    facets: Sequence[Any] = spec.get("facets", ())
    origins = spec.get("lists_from", {})
    lists = {
        one["list"]: origins.get(one["list"], "") for one in facets if isinstance(one, dict) and "list" in one
    }
    return Table(tuple(spec.get("left_out", ())), spec.get("search_by"), lists)


def _parameter(name: str, words: str) -> Parameter:
    preset, _, about = words.partition("|")
    return Parameter(name, preset.strip(), about.strip())


def _place(question: Question) -> tuple[int, str]:
    first = FIRST_QUESTIONS.index(question.name) if question.name in FIRST_QUESTIONS else len(FIRST_QUESTIONS)
    return (first, question.title)
