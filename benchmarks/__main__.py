"""Extraction against plain trafilatura, and judging against extraction, on the pages of the bundled newsroom."""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.request import urlopen

import trafilatura

from monitor.extract import extract_article
from monitor.models.page import Page
from monitor.newsroom import load_newsroom, serve
from monitor.pipeline import judge_article, load_context
from monitor.seeds import seeds_dir

ROUNDS = 5


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


def main() -> None:
    """The median of the ratios of several rounds; rounds alternate, so that a drifting machine does not favour one."""
    context = load_context([seeds_dir() / "rules"], seeds_dir())
    read = pages()
    articles = [extract_article(page) for page in read]
    extraction, judging = [], []
    for _ in range(ROUNDS):
        ours, theirs = seconds(extract_article, read), seconds(plain, read)
        judged = seconds(lambda article: judge_article(article, context), articles)
        extraction.append(theirs / ours)
        judging.append(ours / judged)
    print(f"{len(read)} pages, {ROUNDS} rounds, medians:")
    print(f"extraction with metadata is {statistics.median(extraction):.2f} × as fast as plain trafilatura")
    print(f"judging by the rules and drawing deals takes 1/{statistics.median(judging):.0f} of extraction")


if __name__ == "__main__":
    main()
