"""A small database, filled without a crawl: articles with their deals, as the pipeline would store them."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from monitor.deals import Gazetteer, load_gazetteer
from monitor.linking import link_article
from monitor.models.article import Article
from monitor.models.deal import Deal, Instrument, Quantity, Span, Status
from monitor.models.judgement import Judgement
from monitor.models.outcome import Outcome
from monitor.models.source import Source
from monitor.seeds import seeds_dir
from monitor.store.articles import insert_article
from monitor.store.database import Access, open_store
from monitor.store.sources import sync_sources
from monitor.stories.rarity import load_rarity
from monitor.stories.trace import trace_of
from monitor.text import Document

NOW = datetime.now(UTC).replace(microsecond=0)


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer(seeds_dir())


def deal(
    *parties: str, instrument: str = "offtake", status: str = "signed", countries: tuple[str, ...] = ("CL",),
    minerals: tuple[str, ...] = ("lithium",), value: float | None = None, evidence: str = "They signed.",
) -> Deal:  # fmt: skip
    return Deal(
        Instrument(instrument), Status(status), parties, countries, minerals, value, "USD" if value else None,
        (Quantity(12000.0, "t/year"),), Span("text", 0, len(evidence), evidence),
    )  # fmt: skip


def fill(
    database: Path,
    *stories: tuple[str, str, int, tuple[Deal, ...]],
    source: str = "wire",
    linked: bool = True,
) -> None:
    """Stories are (title, text, age in hours, deals), and flagged where they have deals. Thousands that are much alike are
    best left unlinked."""
    with open_store(database, Access.OWN) as db:
        known = [
            Source(name, f"http://{name}.example/") for (name,) in db.execute("select name from sources")
        ]
        sync_sources(
            db, [*(one for one in known if one.name != source), Source(source, f"http://{source}.example/")]
        )
        first = db.execute("select count(*) from articles").fetchone()[0]
        for number, (title, text, age, deals) in enumerate(stories, first + 1):
            moment = NOW - timedelta(hours=age)
            minerals = tuple(dict.fromkeys(one for deal in deals for one in deal.minerals))
            article = Article(
                f"http://{source}.example/{number}", title, text, published=moment.isoformat(), lang="en"
            )
            judgement = Judgement(bool(deals), 1.5 if deals else 0.1, minerals, (), (), ())
            document = Document(title, text, "en", article.published)
            trace = trace_of(document, minerals, deals, gazetteer(), load_rarity(seeds_dir()))
            outcome = Outcome(article, judgement, deals, trace)
            with db.atomic():
                one = insert_article(db, source, outcome, f"{title}{number}", fetched=moment, now=moment)
                if linked:
                    link_article(db, one, trace)
