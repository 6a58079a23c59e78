"""Short articles, judged and stored as a crawl stores them, so that stories and the ledger come of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from monitor.config.loader import load_settings
from monitor.ingest import record_page
from monitor.models.article import Article
from monitor.models.entry import Entry, ListedEntry
from monitor.models.page import Page
from monitor.models.source import Source
from monitor.pipeline import Context, judge_article, load_context
from monitor.seeds import seeds_dir
from monitor.store.database import Access, Database, open_store
from monitor.store.entries import save_listed
from monitor.store.sources import sync_sources
from monitor.urls import canonical_url

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """An article: where, when (days after START), and what it says. The source is the first label of the host."""

    url: str
    day: float
    title: str
    text: str
    lang: str = "en"

    @property
    def source(self) -> str:
        return (urlsplit(self.url).hostname or "").split(".")[0]


@cache
def context() -> Context:
    settings = load_settings(environ={}, cwd=Path("/"))
    return load_context(settings.rules, seeds_dir(), settings.lists)


def store(database: Path, told: Iterable[Told]) -> None:
    """One after the other, in this order. One at the address of an earlier one is its update."""
    articles = list(told)
    with open_store(database, Access.OWN) as db:
        known = {name for (name,) in db.execute("select name from sources")} | {
            one.source for one in articles
        }
        sync_sources(db, [Source(name, f"https://{name}.example/feed") for name in sorted(known)])
        for one in articles:
            record(db, one)


def record(db: Database, one: Told) -> int:
    moment = START + timedelta(days=one.day)
    article = Article(one.url, one.title, one.text, published=moment.isoformat(), lang=one.lang)
    save_listed(
        db, one.source, [ListedEntry(one.url)], now=moment, canonical=canonical_url, too_old=lambda entry: False, dated=True
    )  # fmt: skip
    row = next(db.query("select id, article_id from entries where url = ?", [one.url]))
    entry = Entry(row["id"], one.source, one.url, article_id=row["article_id"])
    page = Page(one.url, one.url, moment, 200, {}, b"<p>" + one.text.encode())
    return record_page(db, entry, page, judge_article(article, context()), now=moment)


def partitions(database: Path) -> tuple[set[frozenset[str]], set[frozenset[tuple[str, int]]]]:
    """Stories as sets of addresses; entries as sets of (address, how many of its deals come before)."""
    stories: dict[int, set[str]] = {}
    entries: dict[int, set[tuple[str, int]]] = {}
    with open_store(database) as db:
        for story, url in db.execute("select story_id, url from articles"):
            stories.setdefault(story, set()).add(url)
        query = """
        select d.ledger_id, a.url, (select count(*) from deals e where e.article_id = d.article_id and e.id < d.id)
          from deals d join articles a on a.id = d.article_id
        """
        for entry, url, number in db.execute(query):
            entries.setdefault(entry, set()).add((url, number))
    return {frozenset(one) for one in stories.values()}, {frozenset(one) for one in entries.values()}


def told(host: str, day: float, title: str, *paragraphs: str, lang: str = "en") -> Told:
    return Told(
        f"https://{host}.example/{title.lower().replace(' ', '-')}", day, title, "\n".join(paragraphs), lang
    )


# Orsk and Hanul: three reports of one day, then it is signed; a second deal of the same two; others beside them.
TALKS = (
    told("wire", 0, "Orsk plans lithium offtake with Hanul",
         "Orsk Lithium plans to sign an offtake agreement with South Korea's Hanul Cell for 20,000 tonnes a year of lithium hydroxide from its Pilgangoora North plant, the Perth company said on Monday.",
         "The proposed deal, worth US$900 million over six years, would take a third of what the plant can make. Nothing is signed, and the boards have yet to agree."),
    told("ledgerpost", 0.1, "Hanul Cell in talks over lithium from Australia's Orsk",
         "Hanul Cell intends to buy 20,000 tonnes a year of lithium hydroxide from Orsk Lithium under a proposed offtake agreement valued at US$900 million, the two companies said.",
         "The material would come from Pilgangoora North. Orsk is looking for a second buyer as well, its chief executive Mara Lindholm said."),
    told("portside", 0.2, "Orsk Lithium eyes Korean buyer for Pilgangoora North output",
         "Orsk Lithium is in talks with Hanul Cell of Korea on an offtake agreement for lithium hydroxide, 20,000 tonnes a year for six years, that both hope to conclude this month.",
         "A third of the Pilgangoora North plant would be spoken for. The proposed contract is put at US$900 million."),
)  # fmt: skip
SIGNED = told("wire", 31, "Orsk and Hanul sign lithium offtake agreement",
    "Orsk Lithium has signed a binding offtake agreement with Hanul Cell under which the Korean battery maker takes 20,000 tonnes a year of lithium hydroxide from the Pilgangoora North plant.",
    "The six-year contract is worth US$900 million, Orsk said. First tonnes will leave Port Hedland in the spring.")  # fmt: skip
DISSENT = told("ledgerpost", 31.1, "Hanul signs for Australian lithium",
    "Hanul Cell signed an offtake agreement with Orsk Lithium for 20,000 tonnes a year of lithium hydroxide from Pilgangoora North on Thursday, a contract worth US$1.1 billion by its own count.",
    "The battery maker will pay for a storage hall at Port Hedland, too.")  # fmt: skip
STAKE = told("portside", 33, "Hanul Cell buys into Orsk's tungsten mine",
    "Hanul Cell has agreed to acquire a 15% stake in the Kara Hill tungsten mine in Tasmania from Orsk Lithium for A$48 million, the companies said.",
    "Orsk wants to spend the money on its lithium plant. The mine has stood still since 2019, when a flood took its pumps.")  # fmt: skip
OTHERS = (
    told("wire", 0.3, "Brovary wins graphite licence at Balakhivka",
         "The Ukrainian State Geology Service has granted Brovary Graphite a mining licence for the Balakhivka graphite deposit in the Kirovohrad region.",
         "The licence runs for twenty years. Brovary wants to build a plant for 12,000 tonnes a year."),
    told("ledgerpost", 12, "Namib Rare Earths borrows from Nordhavn Bank",
         "Nordhavn Bank has signed a loan agreement of $75 million with Namib Rare Earths for a separation plant at Walvis Bay.",
         "The plant is to make 900 tonnes a year of neodymium and praseodymium oxide."),
    told("portside", 32, "Namib Rare Earths finds a magnet maker",
         "Namib Rare Earths has signed an offtake agreement with the Estonian magnet maker Silmet Magnetics for 400 tonnes a year of neodymium oxide from Walvis Bay.",
         "The buyer pays a premium over Chinese prices for five years."),
    told("wire", 31.2, "Cobalt hits a three-year high",
         "The price of cobalt rose to $19 a pound in London, the highest in three years, after Congo kept its quotas.",
         "Traders said that stocks in Rotterdam had halved since the spring."),
    told("ledgerpost", 5, "Ferry crew rescues three sailors off Bergen",
         "The crew of a ferry pulled three sailors from the sea off Bergen on Tuesday after their boat had struck a rock.",
         "All three were cold but well, the coast guard said."),
)  # fmt: skip
EVERYTHING = (*TALKS, SIGNED, DISSENT, STAKE, *OTHERS)
