"""A saved page to a case of tests/data/pages, for a person to write down what it says.

    .venv/bin/python -m tests.add_page SAVED.html --url https://… [--slug NAME] [--content-type 'text/html; charset=gbk']

The expected.yaml of a new case is blank: what the extraction yields is shown beside it but never written into it, or the
case would only check that faults stay the same. Run again once it is filled in; what differs is printed.
With --encoding the saved file is UTF-8 text and the case gets it in that encoding.
"""

import argparse
import difflib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
import yaml

from monitor.models.article import PageKind
from monitor.models.page import Page
from tests.pages import FOLDER, Expected, extracted, read_expected, read_page


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    folder = options.folder / (options.slug or slug_of(options.url))
    folder.mkdir(parents=True, exist_ok=True)
    body = options.saved.read_bytes()  # first: a name mistyped must cost no page
    for old in folder.glob("page.*"):
        old.unlink()
    if options.encoding:
        body = encoded(body.decode("utf-8"), options.encoding)
    (folder / f"page{options.saved.suffix or '.html'}").write_bytes(body)
    if not (folder / "meta.yaml").exists():
        _write(folder / "meta.yaml", _meta(options.url, options.content_type, options.group))
    review(folder)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("saved", type=Path)
    parser.add_argument("--url", required=True)
    parser.add_argument("--slug", help="name of the folder; default: from the address")
    parser.add_argument("--content-type", default="text/html; charset=utf-8")
    parser.add_argument("--encoding", help="what to write the page in; default: as it was saved")
    parser.add_argument("--group", action="append", default=[], help="a group of the case; may be repeated")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args(arguments)


def encoded(text: str, encoding: str) -> bytes:
    """As an editor's program writes it: what the encoding lacks becomes a numeric reference.

    >>> encoded("Öl – 5 €", "iso-8859-1")
    b'\\xd6l &#8211; 5 &#8364;'
    """
    return text.encode(encoding, "xmlcharrefreplace")


def review(folder: Path) -> None:
    """Print how the extraction differs from expected.yaml, a blank one where there was none."""
    path = folder / "expected.yaml"
    if not path.exists():
        _write(path, as_mapping(Expected()))
        click.echo(f"{path}: fill it in from the page as a person reads it")
    changes = list(
        difflib.unified_diff(
            _lines(as_mapping(read_expected(path))),
            _lines(as_found(read_page(folder))),
            str(path),
            "extracted now",
            n=0,
        )
    )
    click.echo("\n".join(line.rstrip("\n") for line in changes) or f"{path}: nothing differs")


def as_found(page: Page) -> dict[str, Any]:
    """What extraction yields now, in the form of expected.yaml."""
    article = extracted(page)
    if article is None or article.kind is not PageKind.ARTICLE:
        return {"no_article": str(article.kind) if article else "any"}
    return as_mapping(
        Expected(
            article.title, article.published, article.authors, article.lang, tuple(article.text.splitlines())
        )
    )


def as_mapping(expected: Expected) -> dict[str, Any]:
    if expected.no_article:
        return {"no_article": expected.no_article}
    return {
        "title": expected.title,
        "published": expected.published,
        "authors": list(expected.authors),
        "lang": expected.lang,
        "text": list(expected.text),
    }


def slug_of(url: str) -> str:
    """The site's name and the last words of the path.

    >>> slug_of("https://www.paper.example/2026/tin-smelter.html")
    'paper-tin-smelter'
    """
    parts = urlsplit(url)
    site = (parts.hostname or "page").removeprefix("www.").split(".")[0]
    last = next((part for part in reversed(parts.path.split("/")) if part), "home").rsplit(".", 1)[0]
    return "-".join(re.findall(r"[a-z0-9]+", f"{site} {last}".lower()))[:60].rstrip("-")


def _meta(url: str, content_type: str, groups: list[str]) -> dict[str, Any]:
    fetched = datetime.now(UTC).isoformat(timespec="seconds")
    return {"url": url, "fetched": fetched, "headers": {"content-type": content_type}, "groups": groups}


def _text(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100_000)


def _lines(data: dict[str, Any]) -> list[str]:
    return _text(data).splitlines(keepends=True)


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(_text(data), encoding="utf-8")


if __name__ == "__main__":
    main()
