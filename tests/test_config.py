"""config.yaml: defaults for every key, every fault at once with its place, and where paths and secrets come from."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from monitor.config import Settings, load_settings
from monitor.errors import ConfigError
from monitor.models.source import SourceKind
from monitor.seeds import seeds_dir, shipped_config


def load(folder: Path, text: str, **environ: str) -> Settings:
    (folder / "config.yaml").write_text(text, encoding="utf-8")
    return load_settings(environ=environ, cwd=folder)


def faults(folder: Path, text: str, **environ: str) -> list[str]:
    with pytest.raises(ConfigError) as refused:
        load(folder, text, **environ)
    return [fault.replace(f"{folder}/", "") for fault in refused.value.faults]


def test_a_list_of_sources_is_enough(tmp_path: Path) -> None:
    settings = load(tmp_path, "sources:\n- {name: wire, url: https://news.example/feed}\n")
    [source] = settings.sources
    assert (source.name, source.kind, source.enabled, source.max_age) == (
        "wire",
        SourceKind.AUTO,
        True,
        timedelta(days=14),
    )
    assert (settings.network.delay, settings.network.allow) == (timedelta(seconds=1), ())
    assert settings.database == tmp_path / "monitor.db"
    assert settings.digest.dir == tmp_path / "digest"
    assert settings.rules == (seeds_dir() / "rules",)
    assert settings.schedule.digest == time(7)


def test_an_empty_file_and_empty_sections_mean_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "").sources == ()
    assert load(tmp_path, "sources:\nnetwork:\n").sources == ()


def test_every_fault_is_named_at_once_with_its_place_and_the_nearest_name(tmp_path: Path) -> None:
    text = """\
databse: x.db
network:
  delay: 3
  alow: [x]
schedule: {timezone: Mars, digest: noon}
sources:
  - name: a
    url: ftp://x.example/
    kind: fed
    evry: 1h
  - {name: b, url: 'https://user:pw@x.example/', include: '(', max_age: 2w}
digest: {formats: [html, pdf]}
"""
    found = faults(tmp_path, text, MONITOR_NETWORK__DELLAY="1s")
    assert sorted(found) == sorted(
        [
            "MONITOR_NETWORK__DELLAY: sets nothing; did you mean 'MONITOR_NETWORK__DELAY'?",
            "config.yaml:1:1: unknown key 'databse'; did you mean 'database'?",
            "config.yaml:3:10: network.delay: not a duration; write 45s, 15m, 2h or 1d",
            "config.yaml:4:3: unknown key 'network.alow'; did you mean 'allow'?",
            "config.yaml:5:22: schedule.timezone: not a time zone; write one such as UTC or Europe/Berlin",
            'config.yaml:5:36: schedule.digest: not a time of day; write "07:00"',
            "config.yaml:8:10: sources.0.url: not an address; write http://… or https://…",
            "config.yaml:9:11: sources.0.kind: 'fed' is not valid here; did you mean 'feed'?",
            "config.yaml:10:5: unknown key 'sources.0.evry'; did you mean 'every'?",
            "config.yaml:11:20: sources.1.url: no user name or password in an address; use headers with env:NAME",
            "config.yaml:11:59: sources.1.include: not a regular expression: missing ), unterminated subpattern at position 0",
            "config.yaml:11:73: sources.1.max_age: not a duration; write 45s, 15m, 2h or 1d",
            "config.yaml:12:26: digest.formats.1: 'pdf' is not valid here; valid here: atom, html, json, md",
        ]
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- a\n- b\n", "config.yaml:1:1: a configuration is a mapping"),
        ("sources: nowhere.yaml\n", "config.yaml:1:10: sources: there is no file"),
        ("rules: [shipped, mine.yaml]\n", "config.yaml:1:18: rules: there is no file or folder"),
        ("sources:\n- {name: a, url: 'https://x.example/'}\n- {name: a, url: 'https://y.example/'}\n", "config.yaml:3:10: sources.1.name: 'a' is given twice"),
        ("network: {allow: ['10.0.0.0/99']}\n", "network.allow.0: not a host, host:port or network"),
        ("sources: {a: b}\n", "config.yaml:1:10: sources"),
        ("network: fast\n", "config.yaml:1:10: network"),
        ("sources:\n- wire\n", "config.yaml:2:3: sources.0"),
        ("sources:\n- {name: a, url: 'https://x.example/', headers: {Cookie: secret}}\n", "headers.Cookie: values come from the environment"),
        ("sources:\n- {name: a, url: 'https://x.example/', headers: {Cookie: 'env:NOT_SET'}}\n", "the environment variable NOT_SET is not set"),
        ("retention: {pages: forever}\n", "retention.pages: not a duration"),
        ("engine: spark\n", "config.yaml:1:9: engine"),
    ],
)  # fmt: skip
def test_a_fault_says_where_and_what(tmp_path: Path, text: str, words: str) -> None:
    assert any(words in fault for fault in faults(tmp_path, text))


def test_a_catalogue_is_faulted_by_its_own_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "all.yaml").write_text(
        "- name: a\n  url: https://x.example/\n  colour: red\n", encoding="utf-8"
    )
    assert faults(tmp_path, "sources: all.yaml\n") == [
        "all.yaml:3:3: unknown key 'sources.0.colour'; valid here: delay, enabled, every, headers, include, kind, max_age, name, render, url, user_agent"
    ]


def test_the_option_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    text = "database: file.db\nnetwork: {delay: 5s}\n"
    assert load(
        tmp_path, text, MONITOR_DATABASE="env.db", MONITOR_NETWORK__DELAY="2s"
    ).network.delay == timedelta(seconds=2)
    assert load(tmp_path, text, MONITOR_DATABASE="env.db").database == tmp_path / "env.db"
    settings = load_settings(environ={"MONITOR_DATABASE": "env.db"}, cwd=tmp_path, database=Path("option.db"))
    assert settings.database == tmp_path / "option.db"


def test_secrets_come_from_the_environment_and_are_not_shown(tmp_path: Path) -> None:
    text = "sources:\n- {name: a, url: 'https://x.example/', headers: {Cookie: 'env:WIRE_COOKIE'}}\n"
    settings = load(tmp_path, text, WIRE_COOKIE="s3cr3t")
    assert settings.sources[0].headers == {"Cookie": "s3cr3t"}
    assert "s3cr3t" not in repr(settings) + repr(settings.sources)


def test_without_a_file_the_shipped_one_holds_and_writes_to_the_working_directory(tmp_path: Path) -> None:
    settings = load_settings(environ={}, cwd=tmp_path)
    assert settings.file == shipped_config()
    assert settings.database == tmp_path / "monitor.db"
    assert settings.digest.dir == tmp_path / "digest"
    assert len(settings.sources) > 50


def test_every_key_of_the_shipped_file_says_its_default(tmp_path: Path) -> None:
    shipped = load_settings(shipped_config(), environ={}, cwd=tmp_path)
    bare = load(tmp_path, "")
    assert shipped.network == bare.network
    assert shipped.schedule == bare.schedule
    assert shipped.digest.formats == bare.digest.formats
