"""YAML faults name file, line and column."""

import os
from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.yamlfile import LARGEST, nearest, parse_yaml, read_yaml

HERE = Path("some.yaml")


def test_places_of_values_keys_and_missing_children() -> None:
    file = parse_yaml("a: 1\nb:\n  c: [x, y]\n", HERE)
    assert file.data == {"a": 1, "b": {"c": ["x", "y"]}}
    assert file.where(["b", "c", 1]) == "some.yaml:3:10"
    assert file.where(["b", "c"], key=True) == "some.yaml:3:3"
    assert file.where(["b", "missing"]) == "some.yaml:3:3"


def test_country_codes_and_times_stay_text() -> None:
    assert parse_yaml("[NO, yes, on, 07:00, 2026-11-26, ~, true, 1.5, '1']", HERE).data == [
        "NO", "yes", "on", "07:00", "2026-11-26", None, True, 1.5, "1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: 1\na: 2\n", "some.yaml:2:1: a is given twice"),
        ("a: [1\n", "some.yaml:2:1"),
        ("a: &x\n  b: *x\n", "within itself"),
        ("? [a]\n: b\n", "a key must be a word"),
        ("\tx: 1", "some.yaml:1"),
        ("[" * 5000, "some.yaml"),
    ],
)
def test_broken_files_are_refused_with_their_place(text: str, words: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse_yaml(text, HERE)
    assert words in str(refused.value)


def test_a_file_that_repeats_itself_a_billion_times_is_read_once() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    assert parse_yaml("\n".join(lines), HERE).data["a0"] == ["x", "x"]


def test_bytes_that_are_not_utf8_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"a: 1\nb: caf\xe9\n")
    with pytest.raises(ConfigError, match=r"latin\.yaml:2: not UTF-8"):
        read_yaml(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that never ends is wanted")
def test_what_is_no_file_is_refused_rather_than_read_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (Path("/dev/zero"), tmp_path / "pipe.yaml"):
        with pytest.raises(ConfigError, match="not a regular file"):
            read_yaml(path)


def test_a_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(ConfigError, match="larger than 8 MB"):
        read_yaml(path)


def test_nearest_names_the_likely_word_or_the_valid_ones() -> None:
    assert nearest("dealy", ["delay", "allow"]) == "; did you mean 'delay'?"
    assert nearest("qqq", ["delay", "allow"]) == "; valid here: allow, delay"
