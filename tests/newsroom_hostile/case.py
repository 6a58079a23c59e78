"""Cases, and running all of them as one newsroom: three crawls of one database, with the newsroom changing between."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.newsroom_hostile.wire import Origin, Reply, Wire

BESIDE = "-beside"  # in the name of a case's second source


@dataclass(frozen=True)
class Case:
    """One source at an origin of its own, `{base}`, beside another that is allowed, `{elsewhere}`.

    Addresses are written without their origin, those elsewhere as `elsewhere:/path`. A mapping by crawl gives what is
    expected after the first, second and third; what is not a mapping holds after the last.
    """

    name: str
    routes: Mapping[str, Reply]
    stored: Sequence[str] = ()  # addresses of the articles, all of them
    state: str | Mapping[int, str] = "ok"
    words: str = ""  # in the source's last_error
    asked: Mapping[str, int | Sequence[int]] = field(default_factory=dict)  # in all crawls; or in each
    never: Sequence[str] = ()
    entries: Mapping[str, str] = field(default_factory=dict)  # address: state and part of the reason
    titles: Sequence[str] = ()
    text: Sequence[str] = ()  # parts that the articles' texts must have
    lacks: Sequence[str] = ()  # parts that they must not
    source: str = "/feed.xml"
    options: str = ""  # of the source in config.yaml
    elsewhere: Mapping[str, Reply] = field(default_factory=dict)
    robots: Reply | None = None
    revisions: int | None = None
    beside: str = ""  # address elsewhere of a second source, and its options
    beside_options: str = ""


@dataclass
class Found:
    """What one case came to, read from the database and the wire after each crawl."""

    states: dict[int, tuple[str, str]] = field(default_factory=dict)
    stored: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    entries: dict[str, tuple[str, str]] = field(default_factory=dict)
    asked: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    asked_elsewhere: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    revisions: int = 0
    most_open: int = 0


@dataclass
class Result:
    cases: dict[str, Found]
    traps: list[tuple[int, str, dict[str, str]]]  # requests to an origin that is not allowed
    logs: str
    codes: list[int]


def run_newsroom(
    cases: Sequence[Case], folder: Path, *, rounds: int = 3, environ: Mapping[str, str] | None = None
) -> Result:
    wire = Wire()
    trap = wire.open(Origin())
    trap_port = trap.base.rpartition(":")[2]
    homes: dict[str, tuple[Origin, Origin]] = {}
    lines, allow = [], []
    for case in cases:
        fill = {"{trap}": trap.base, "{trap_port}": trap_port}
        home = Origin({**case.routes, **({} if case.robots is None else {"/robots.txt": case.robots})})
        other = Origin(case.elsewhere)
        for origin in (home, other):
            origin.routes = {path: _trapped(reply, fill) for path, reply in origin.routes.items()}
            wire.open(origin)
            allow.append(origin.base.removeprefix("http://"))
        home.elsewhere, other.elsewhere = other.base, home.base
        homes[case.name] = home, other
        lines.append(f"  - {{name: {case.name}, url: '{home.base}{case.source}'{case.options}}}")
        if case.beside:
            lines.append(
                f"  - {{name: {case.name}{BESIDE}, url: '{other.base}{case.beside}'{case.beside_options}}}"
            )
    folder.joinpath("config.yaml").write_text(
        f"network:\n  delay: 0s\n  allow: {json.dumps(allow)}\nsources:\n" + "\n".join(lines) + "\n",
        encoding="utf-8",
    )
    found = {case.name: Found() for case in cases}
    logs, codes = "", []
    for number in range(1, rounds + 1):
        wire.round = number
        done = subprocess.run(
            [sys.executable, "-m", "monitor", "-vv", "crawl"], cwd=folder, capture_output=True, text=True,
            timeout=400, check=False, env=dict(environ) if environ else None,
        )  # fmt: skip
        logs += done.stderr + done.stdout
        codes.append(done.returncode)
        with sqlite3.connect(folder / "monitor.db") as db:
            for name, state, words in db.execute("select name, state, last_error from sources"):
                if name in found:
                    found[name].states[number] = (state, words)
    wire.close()
    _read(folder / "monitor.db", homes, found)
    return Result(found, trap.asked, logs, codes)


def _trapped(reply: Reply, fill: Mapping[str, str]) -> Reply:
    def fill_in(data: bytes) -> bytes:
        if b"{trap" not in data:
            return data
        for name, value in fill.items():
            data = data.replace(name.encode(), value.encode())
        head, gap, body = data.partition(b"\r\n\r\n")
        if b"Content-Length" in head:  # the length is that of what is filled in
            kept = [line for line in head.split(b"\r\n") if not line.startswith(b"Content-Length")]
            head = b"\r\n".join([*kept, f"Content-Length: {len(body)}".encode()])
        return head + gap + body

    if isinstance(reply, bytes):
        return fill_in(reply)

    def replied(ask: Any) -> Any:
        made = reply(ask)
        return fill_in(made) if isinstance(made, bytes) else made

    return replied


def _read(database: Path, homes: Mapping[str, tuple[Origin, Origin]], found: Mapping[str, Found]) -> None:
    with sqlite3.connect(database) as db:
        for name, (home, other) in homes.items():

            def short(url: str, home: Origin = home, other: Origin = other) -> str:
                return url.replace(home.base, "").replace(other.base, "elsewhere:")

            one = found[name]
            one.asked, one.asked_elsewhere, one.most_open = (
                home.asked,
                other.asked,
                max(home.most_open, other.most_open),
            )
            rows = db.execute(
                "select url, title, text from articles where source in (?, ?) order by url",
                [name, name + BESIDE],
            ).fetchall()
            one.stored, one.titles, one.texts = (
                [short(r[0]) for r in rows],
                [r[1] for r in rows],
                [r[2] for r in rows],
            )
            one.entries = {
                short(url): (state, reason)
                for url, state, reason in db.execute(
                    "select url, state, reason from entries where source = ?", [name]
                )
            }
            one.revisions = db.execute(
                "select count(*) from revisions r join articles a on a.id = r.article_id where a.source = ?",
                [name],
            ).fetchone()[0]
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)


def faults(case: Case, found: Found) -> list[str]:
    """Everything in which a case did not hold."""
    return [*_of_source(case, found), *_of_requests(case, found), *_of_articles(case, found)]


def _of_source(case: Case, found: Found) -> list[str]:
    last = max(found.states)
    states = case.state if isinstance(case.state, Mapping) else {last: case.state}
    told = [
        f"state after crawl {number}: {found.states[number]}, not {state}"
        for number, state in states.items()
        if found.states[number][0] != state
    ]
    if case.words not in found.states[last][1]:
        told.append(f"last_error: {found.states[last][1]!r} lacks {case.words!r}")
    for url, meant in case.entries.items():
        is_ = " ".join(found.entries.get(url, ("not listed", "")))
        if meant not in is_:
            told.append(f"entry {url}: {is_!r}, not {meant!r}")
    return told


def _of_requests(case: Case, found: Found) -> list[str]:
    told = ["more than one request at once"] if found.most_open > 1 else []
    for path, times in {**case.asked, **dict.fromkeys(case.never, 0)}.items():
        seen = found.asked_elsewhere if path.startswith("elsewhere:") else found.asked
        own = path.removeprefix("elsewhere:")
        counted = [sum(n == number and p == own for n, p, _ in seen) for number in found.states]
        if (sum(counted) if isinstance(times, int) else counted) != (
            times if isinstance(times, int) else list(times)
        ):
            told.append(f"requests of {path}: {counted}, not {times}")
    return told


def _of_articles(case: Case, found: Found) -> list[str]:
    told = []
    if sorted(found.stored) != sorted(case.stored):
        told.append(f"stored: {sorted(found.stored)}, not {sorted(case.stored)}")
    told += [
        f"title {title!r} is not among {found.titles}" for title in case.titles if title not in found.titles
    ]
    told += [f"no text has {part!r}" for part in case.text if not any(part in text for text in found.texts)]
    told += [f"a text has {part!r}" for part in case.lacks if any(part in text for text in found.texts)]
    if case.revisions not in {None, found.revisions}:
        told.append(f"revisions: {found.revisions}, not {case.revisions}")
    return told
