"""Extraction against plain trafilatura, and judging against extraction, on the pages of the bundled newsroom."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.request import urlopen

import trafilatura

from monitor.extract import extract_article
from monitor.models.article import Article
from monitor.models.page import Page
from monitor.newsroom import load_newsroom, serve
from monitor.pipeline import Context, judge_article, load_context
from monitor.rules import judge
from monitor.seeds import seeds_dir
from monitor.text import Document

ROUNDS = 5
LONG = 10_000  # characters of an article


def pages() -> list[Page]:
    """The newsroom's article pages, as served."""
    now, read = datetime.now(UTC), []
    with serve(load_newsroom(seeds_dir() / "newsroom"), now) as served:
        for one in served.expected:
            with urlopen(one.url) as answer:  # loopback alone
                headers = {"content-type": answer.headers["Content-Type"]}
                read.append(Page(one.url, one.url, now, 200, headers, answer.read()))
    return read


def seconds(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    begun = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - begun


def plain(page: Page) -> object:
    return trafilatura.bare_extraction(page.body, url=page.url, include_comments=False, with_metadata=True)


def page_of(story: Document) -> Page:
    """The plainest page there can be; real ones cost several times as much."""
    told = "".join(f"<p>{line}</p>" for line in story.text.splitlines())
    html = f"<html><head><title>{story.title}</title></head><body><article><h1>{story.title}</h1>{told}</article></body></html>"
    return Page(
        "",
        "https://paper.example/1",
        datetime.now(UTC),
        200,
        {"content-type": "text/html; charset=utf-8"},
        html.encode(),
    )


def long_stories(told: Sequence[Article]) -> list[Document]:
    """Stories said over and over until they are long."""
    return [
        Document(one.title, ((one.text + "\n") * (LONG // len(one.text) + 1))[:LONG], one.lang)
        for one in told
        if one.text
    ]


def judging(stories: Sequence[Document], context: Context) -> tuple[float, float]:
    """How many times as long extracting the stories from bare pages takes as judging them, and as finding their words."""
    extracted = seconds(extract_article, [page_of(one) for one in stories])
    judged = seconds(lambda story: judge(story, context.ruleset), [replace(one) for one in stories])
    found = seconds(lambda story: context.ruleset.matcher.board(story).words, stories)
    return extracted / judged, extracted / found


def main() -> None:
    """The median of the ratios of several rounds; rounds alternate, so that a drifting machine does not favour one."""
    context = load_context([seeds_dir() / "rules"], seeds_dir())
    read = pages()
    articles = [extract_article(page) for page in read]
    told: dict[str, list[Article]] = {
        "general news": [],
        "news of minerals": [],
        "nothing but deals": [],
    }
    for article in articles:
        verdict = judge(Document(article.title, article.text, article.lang), context.ruleset)
        told[list(told)[bool(verdict.hits) + verdict.flagged]].append(article)
    kinds = {kind: long_stories(some) for kind, some in told.items()}
    extraction, drawing = [], []
    rules: dict[str, list[tuple[float, float]]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        ours, theirs = seconds(extract_article, read), seconds(plain, read)
        extraction.append(theirs / ours)
        drawing.append(ours / seconds(lambda article: judge_article(article, context), articles))
        for kind, stories in kinds.items():
            rules[kind].append(judging(stories, context))
    print(f"{len(read)} pages, {ROUNDS} rounds, medians:")
    print(f"extraction with metadata is {statistics.median(extraction):.2f} × as fast as plain trafilatura")
    print(f"judging by the rules and drawing deals takes 1/{statistics.median(drawing):.0f} of extraction")
    print(f"of extracting {LONG // 1000} KB from a bare page take")
    for kind, ratios in rules.items():
        judged, found = (statistics.median(one) for one in zip(*ratios, strict=True))
        print(f"  judging {kind} 1/{judged:.0f}, finding all words in it 1/{found:.0f}")


if __name__ == "__main__":
    main()
