"""What it costs to place an article among the others in a small and in a large archive: `python -m benchmarks.linking [SMALL LARGE]`.

Prints the ratio: placing article number LARGE against number SMALL. Both archives have as many articles a day; the large
one goes back further. Articles are made up: events of several articles that share names, sums and a deal.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.linking import link_article
from monitor.models.article import Article
from monitor.models.deal import Deal, Instrument, Span, Status
from monitor.models.judgement import Judgement
from monitor.models.outcome import Outcome
from monitor.models.source import Source
from monitor.models.trace import DealTrace, Trace
from monitor.seeds import seeds_dir
from monitor.store import links
from monitor.store.articles import insert_article
from monitor.store.database import Access, Database, open_store
from monitor.store.ledger import deals_of
from monitor.store.sources import sync_sources
from monitor.stories.keys import article_keys, deal_keys
from monitor.stories.rarity import Rarity, load_rarity
from monitor.stories.trace import PERMUTATIONS

A_DAY, AN_EVENT, MEASURED = 400, 4, 400
MINERALS = ("lithium", "copper", "nickel", "graphite", "rare earths", "tungsten")
SYLLABLES = ("ka", "zo", "mi", "ter", "lun", "vas", "dro", "pel", "qui", "sha", "bor", "ney")


def articles(count: int, seed: int = 7) -> Iterator[Outcome]:
    """One after another in time; of one event in a row, as far as a day goes."""
    dice = random.Random(seed)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(count):
        if number % AN_EVENT == 0:
            names = tuple("".join(dice.choices(SYLLABLES, k=6)) for _ in range(12))
            mineral, value = dice.choice(MINERALS), float(dice.randrange(20, 900)) * 1e6
        moment = start + timedelta(days=number / A_DAY)
        own = tuple("".join(dice.choices(SYLLABLES, k=6)) for _ in range(6))
        parties = ((names[0], names[1]), (names[2],))
        deal = Deal(Instrument.OFFTAKE, Status.SIGNED, (f"{names[0]} {names[1]}", names[2]), ("CL",), (mineral,), value,
                    "USD", (), Span("text", 0, 4, "They"))  # fmt: skip
        trace = Trace(
            "en", (*names[:8], *own), 8, names[:3], frozenset(own), frozenset({f"m {value:.3g}"}), (mineral,), ("CL",),
            tuple(dice.randrange(2**32) for _ in range(PERMUTATIONS)),
            (DealTrace("offtake", "signed", parties, (mineral,), ("CL",), (names[3],), value, "USD", (), ""),),
        )  # fmt: skip
        article = Article(
            f"https://wire.example/{number}", f"Story {number}", "They signed.", (), moment.isoformat(), "en"
        )
        yield Outcome(article, Judgement(True, 1.5, (mineral,), (), (), ()), (deal,), trace)


def seconds_each(count: int) -> float:
    """Of placing the last articles of so many, the others being there."""
    rarity = load_rarity(seeds_dir())
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "x.db", Access.OWN) as db:
        sync_sources(db, [Source("wire", "https://wire.example/")])
        took = 0.0
        stories = articles(count)
        with db.atomic():
            for number in range(count - 2 * MEASURED):
                _store(db, number, next(stories), rarity)
        for number, outcome in enumerate(stories, count - 2 * MEASURED):
            with db.atomic():
                article = _inserted(db, number, outcome)
                began = time.perf_counter()
                assert outcome.trace
                link_article(db, article, outcome.trace)
                took += (time.perf_counter() - began) * (number >= count - MEASURED)
    return took / MEASURED


def _inserted(db: Database, number: int, outcome: Outcome) -> int:
    moment = datetime.fromisoformat(outcome.article.published or "")
    return insert_article(db, "wire", outcome, str(number), fetched=moment, now=moment)


def _store(db: Database, number: int, outcome: Outcome, rarity: Rarity) -> None:
    """An article that others are compared with, not placed itself."""
    assert outcome.trace
    article = _inserted(db, number, outcome)
    seconds = links.save_trace(db, article, outcome.trace)
    links.save_keys(db, "article", article, seconds, article_keys(outcome.trace, rarity))
    [deal] = deals_of(db, article)
    links.save_keys(db, "deal", deal, seconds, deal_keys(outcome.trace.deals[0], rarity))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("small", type=int, nargs="?", default=2_000)
    parser.add_argument("large", type=int, nargs="?", default=100_000)
    options = parser.parse_args()
    small, large = seconds_each(options.small), seconds_each(options.large)
    print(
        f"article {options.small:,}: {small * 1000:.2f} ms; article {options.large:,}: {large * 1000:.2f} ms; ratio {large / small:.2f}"
    )


if __name__ == "__main__":
    main()
