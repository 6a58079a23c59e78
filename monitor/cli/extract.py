"""`monitor extract`: main text and metadata of pages."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.app import App
from monitor.cli.output import json_line, on_terminal, print_json

if TYPE_CHECKING:
    from monitor.models.article import Article
    from monitor.models.page import Page

LARGEST = 64 * 1024 * 1024  # bytes of one input line


@dataclass(frozen=True, slots=True)
class Job:
    """One line of input: a page, or why there is none."""

    id: Any
    url: str | None
    page: "Page | None" = None
    error: str = ""


@click.command("extract")
@click.argument("pages", nargs=-1, metavar="FILE_OR_URL...")
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read {"id","url","file"} or {"id","url","html"} a line; write one line each, in order.',
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of words.")
@click.pass_obj
def command(app: App, pages: tuple[str, ...], jsonl: bool, as_json: bool) -> int:
    """Title, authors, moment of publication, language and main text of pages.

    With --jsonl lines are read from standard input and written in order, using all cores. A page without an article has
    an "error" that says what it is: a paywall, a login, a consent wall, a page that is not there.

    \b
    Examples:
      monitor extract page.html
      monitor extract https://news.example/lithium --json
      monitor extract --jsonl < pages.jsonl > articles.jsonl
    """
    from monitor.engines.workers import Workers
    from monitor.extract import extract_article

    if not pages and not jsonl:
        raise click.UsageError("name a FILE or URL, or give --jsonl to read lines from standard input")
    if jsonl:
        return _lines()
    with Workers(extract_article, workers=1) as workers:
        results = [_one(app, page, workers) for page in pages]
    if as_json:
        print_json(results if len(results) > 1 else results[0])
    else:
        for result in results:
            _print(result)
    return 1 if any(result.get("error") for result in results) else 0


def _one(app: App, name: str, workers: Any) -> dict[str, Any]:
    """On a worker process, so that time and memory are bounded for a page of the user's, too."""
    from monitor.errors import ExtractionError

    job = (
        _fetched(app, name) if name.startswith(("http://", "https://")) else _job(name, None, {"file": name})
    )
    if job.page is None:
        return _record(job, None, job.error)
    try:
        return _record(job, workers.outcome(workers.schedule(job.page), name))
    except ExtractionError as error:
        return _record(job, None, error.reason)


def _fetched(app: App, url: str) -> Job:
    from monitor.crawl.single import fetch_one
    from monitor.errors import FetchFailedError

    try:
        return Job(url, url, fetch_one(url, app.settings()))
    except FetchFailedError as error:
        return Job(url, url, error=error.reason)


def _lines() -> int:
    from monitor.engines.workers import Workers
    from monitor.errors import ExtractionError
    from monitor.extract import extract_article

    failed = False
    with Workers(extract_article) as workers:
        waiting = _read(sys.stdin.buffer)
        for job, future in _scheduled(workers, waiting):
            try:
                record = (
                    _record(job, workers.outcome(future, job.url or str(job.id)))
                    if future
                    else _record(job, None, job.error)
                )
            except ExtractionError as error:
                record = _record(job, None, error.reason)
            failed = failed or future is None
            click.echo(json_line(record))
    return 1 if failed else 0


def _scheduled(workers: Any, jobs: Iterator[Job]) -> Iterator[tuple[Job, Any]]:
    from collections import deque

    under_way: deque[tuple[Job, Any]] = deque()
    for job in jobs:
        under_way.append((job, workers.schedule(job.page) if job.page else None))
        if len(under_way) >= 4 * workers.size:
            yield under_way.popleft()
    yield from under_way


def _read(stream: Any) -> Iterator[Job]:
    count = 0
    for number, line in enumerate(iter(lambda: stream.readline(LARGEST), b""), 1):
        if len(line) == LARGEST:
            yield Job(None, None, error=f"line {number}: longer than {LARGEST // 1024 // 1024} MB")
            _skip_line(stream)
            continue
        if not line.strip():
            continue
        count += 1
        if on_terminal():
            sys.stderr.write(f"\r{count} pages")
        try:
            given = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Job(None, None, error=f"line {number}: not JSON: {error}")
            continue
        if not isinstance(given, dict):
            yield Job(
                None, None, error=f'line {number}: must be an object such as {{"id":…,"url":…,"file":…}}'
            )
            continue
        url = given.get("url")
        yield _job(given.get("id"), url if isinstance(url, str) else None, given)
    if on_terminal():
        sys.stderr.write("\n")


def _skip_line(stream: Any) -> None:
    while (part := stream.readline(LARGEST)) and not part.endswith(b"\n"):
        pass


def _job(job_id: Any, url: str | None, given: dict[str, Any]) -> Job:
    from monitor.models.page import Page

    html, file = given.get("html"), given.get("file")
    if isinstance(html, str):
        body, kind = html.encode("utf-8", "replace"), "text/html; charset=utf-8"
    elif isinstance(file, str):
        try:
            with Path(file).open("rb") as opened:
                body, kind = opened.read(LARGEST), "text/html"  # far over what is read as a page
        except (OSError, ValueError) as error:
            return Job(
                job_id, url, error=f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}"
            )
    else:
        return Job(job_id, url, error='"file" or "html" is missing')
    address = url or ""
    return Job(job_id, url, Page(address, address, datetime.now(UTC), 200, {"content-type": kind}, body))


def _record(job: Job, article: "Article | None", error: str = "") -> dict[str, Any]:
    from monitor.models.article import PageKind

    record: dict[str, Any] = {
        "id": job.id,
        "url": job.url,
        "title": (article.title or None) if article else None,
        "authors": list(article.authors) if article else [],
        "published": article.published if article else None,
        "lang": article.lang if article else None,
        "text": article.text if article else "",
        "section": (article.section or None) if article else None,
        "tags": list(article.tags) if article else [],
    }
    if article and article.kind is not PageKind.ARTICLE:
        error = "no text" if article.kind is PageKind.EMPTY else article.kind.value
    if error:
        record["error"] = error
    return record


def _print(record: dict[str, Any]) -> None:
    if record.get("error"):
        named = str(record["error"]).startswith(f"{record['id']}: ")
        click.echo(record["error"] if named else f"{record['id']}: {record['error']}", err=True)
    for line in (record["title"], ", ".join(record["authors"]), record["published"], record["lang"]):
        if line:
            click.echo(line)
    if record["text"]:
        click.echo("\n" + record["text"].replace("\n", "\n\n") + "\n")
