"""Saved pages with what they say: folders in, cases and scores out. Run as a program it prints what the extraction misses.

A case is a folder of tests/data/pages: page.* as it was served, meta.yaml (url, fetched, headers, groups), expected.yaml.
expected.yaml holds title, published, authors, lang and text (a list of paragraphs), or `no_article: KIND`, the kind being
one of PageKind or "any" for pages that have no kind of their own. It says what a person reads off the page. Where the
extraction says something else the case stays as it is: the floors hold what is reached, not what was wished.
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from monitor.errors import ExtractionError
from monitor.extract import extract_article
from monitor.models.article import Article, PageKind
from monitor.models.page import Page
from monitor.yamlfile import read_yaml

FOLDER = Path(__file__).parent / "data" / "pages"
FLOORS = FOLDER / "floors.json"
TEXT_LEAST = 0.97  # word F1; a paragraph lost or a box too much in a text of 200 words is below it
ANY = "any"
ALL = "all"
SLACK = 0.01  # of a floor below what is measured: the last digits of a library's release are no fault of ours
SCRIPTS = {
    **dict.fromkeys(("ru", "uk", "kk"), "cyrillic"),
    **dict.fromkeys(("zh", "ja", "ko"), "east-asian"),
    **dict.fromkeys(("ar", "fa", "he", "hi"), "arabic-hebrew-indic"),
    "en": "english",
}
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+"
)  # one sign is a word where no spaces part them


@dataclass(frozen=True, slots=True)
class Expected:
    title: str = ""
    published: str | None = None
    authors: tuple[str, ...] = ()
    lang: str | None = None
    text: tuple[str, ...] = ()
    no_article: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    slug: str
    page: Page
    expected: Expected
    groups: tuple[
        str, ...
    ] = ()  # of the page's own meta.yaml: what sort of page it is, where its date stands, its encoding

    @property
    def all_groups(self) -> tuple[str, ...]:
        """Those a floor is kept for. Pages without an article are told apart by what they are instead."""
        if self.expected.no_article:
            return (ALL, "no-article", f"no-article-{self.expected.no_article}")
        return (ALL, *self.groups, f"script-{SCRIPTS.get(self.expected.lang or '', 'other-latin')}")


def read_cases(folder: Path = FOLDER) -> list[Case]:
    return [read_case(one.parent) for one in sorted(folder.glob("*/expected.yaml"))]


def read_case(folder: Path) -> Case:
    groups = tuple(read_yaml(folder / "meta.yaml").data.get("groups") or ())
    return Case(folder.name, read_page(folder), read_expected(folder / "expected.yaml"), groups)


def read_page(folder: Path) -> Page:
    meta = read_yaml(folder / "meta.yaml").data
    (file,) = folder.glob("page.*")
    headers = {str(name): str(value) for name, value in (meta.get("headers") or {}).items()}
    url, status = meta["url"], meta.get("status", 200)
    fetched = datetime.fromisoformat(meta["fetched"])
    return Page(url, url, fetched, status, headers, file.read_bytes())


def read_expected(path: Path) -> Expected:
    said: dict[str, Any] = read_yaml(path).data
    lists = {name: tuple(said.get(name) or ()) for name in ("authors", "text")}
    return Expected(**{**said, **lists})


def extracted(page: Page) -> Article | None:
    """None where the page was refused, which is no article either."""
    try:
        return extract_article(page)
    except ExtractionError:
        return None


def kind_is_right(article: Article | None, expected: Expected) -> bool:
    found = article.kind if article else None
    if expected.no_article == ANY:
        return found is not PageKind.ARTICLE
    return found == (expected.no_article or PageKind.ARTICLE)


def overlap(found: str, wanted: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of words, each counted as often as it stands, in any order.

    >>> overlap("the mine", "the mine"), overlap("", "mine"), overlap("the old mine", "the mine")[1]
    ((1.0, 1.0, 1.0), (0.0, 0.0, 0.0), 1.0)
    """
    a, b = (Counter(_WORD.findall(text.casefold())) for text in (found, wanted))
    both = sum((a & b).values())
    if not both:
        return 0.0, 0.0, 0.0
    precision, recall = both / sum(a.values()), both / sum(b.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def score(cases: Iterable[Case], articles: Mapping[str, Article | None]) -> dict[str, dict[str, float]]:
    """By group, shares of the cases that are right; of text, the means of precision, recall and F1."""
    marks: dict[str, dict[str, list[float]]] = {}
    for case in cases:
        for name, mark in list(_marks(case, articles[case.slug])):
            for group in case.all_groups:
                marks.setdefault(group, {}).setdefault(name, []).append(mark)
    return {
        group: {name: sum(values) / len(values) for name, values in marks[group].items()}
        for group in sorted(marks)
    }


def _marks(case: Case, article: Article | None) -> Iterator[tuple[str, float]]:
    wanted = case.expected
    yield "kind", kind_is_right(article, wanted)
    if wanted.no_article:
        yield "kept_out", article is None or article.kind is not PageKind.ARTICLE
        return
    found = article or Article(url="", title="", text="")
    names = ("text_precision", "text_recall", "text_f1")
    yield from zip(names, overlap(found.text, "\n".join(wanted.text)), strict=True)
    yield "paragraphs", tuple(found.text.splitlines()) == wanted.text
    yield "title", found.title == wanted.title
    yield "authors", found.authors == wanted.authors
    yield "lang", found.lang == wanted.lang
    yield "day", (found.published or "")[:10] == (wanted.published or "")[:10]
    if wanted.published and "T" in wanted.published:
        yield "minute", _minute(found.published) == _minute(wanted.published)


def _minute(moment: str | None) -> datetime | None:
    if not moment or "T" not in moment:
        return None
    at = datetime.fromisoformat(moment).replace(second=0)
    return at.astimezone(UTC) if at.tzinfo else at


def faults(case: Case, article: Article | None) -> Iterator[tuple[str, str, str]]:
    """Field, what was found, what was wanted."""
    wanted = case.expected
    if not kind_is_right(article, wanted):
        yield "kind", article.kind if article else "refused", wanted.no_article or PageKind.ARTICLE
    if wanted.no_article:
        return
    for name in ("title", "published", "authors", "lang"):
        have, want = getattr(article, name, None), getattr(wanted, name)
        if have != want:
            yield name, str(have), str(want)
    text = article.text if article else ""
    if overlap(text, "\n".join(wanted.text))[2] < TEXT_LEAST:
        have_lines, want_lines = text.splitlines(), list(wanted.text)
        too_much = [line for line in have_lines if line not in want_lines]
        missing = [line for line in want_lines if line not in have_lines]
        yield "text", f"too much: {too_much}", f"missing: {missing}"


def misses(cases: Iterable[Case], articles: Mapping[str, Article | None]) -> str:
    return "\n".join(
        f"{case.slug}: {name}\n    {have}\n    {want}"
        for case in cases
        for name, have, want in faults(case, articles[case.slug])
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Print what the extraction misses on the saved pages.")
    parser.add_argument(
        "--pin", action="store_true", help="raise the floors to just below what is measured; never lowers one"
    )
    options = parser.parse_args()
    cases = read_cases()
    articles = {case.slug: extracted(case.page) for case in cases}
    click.echo(misses(cases, articles))
    scores = score(cases, articles)
    counts = Counter(group for case in cases for group in case.all_groups)
    for group, values in scores.items():
        click.echo(f"{group} ({counts[group]}): " + " ".join(f"{name} {v:.3f}" for name, v in values.items()))
    if options.pin:
        pin(scores)


def pin(scores: Mapping[str, Mapping[str, float]], path: Path = FLOORS) -> None:
    """Raise the floors in a file to just below some scores; none is lowered."""
    known: dict[str, dict[str, float]] = json.loads(path.read_text()) if path.exists() else {}
    floors = {
        group: {
            name: max(known.get(group, {}).get(name, 0.0), math.floor((value - SLACK) * 1000) / 1000)
            for name, value in values.items()
        }
        for group, values in scores.items()
    }
    path.write_text(json.dumps(floors, indent=2) + "\n")


if __name__ == "__main__":
    main()
