"""`monitor search`: articles by their words."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.app import App
from monitor.cli.filters import country_code, mineral_name, since_moment
from monitor.cli.output import print_json
from monitor.cli.words import emphasis, printable

if TYPE_CHECKING:
    from monitor.store.search import Hit, Passage


class SearchCommand(click.Command):
    """-word leaves a word out, and is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        excluded = re.compile(r"-[^-]..*|-[^-h]")
        takes_value = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        words: list[str] = []
        for one, before in zip(args, ["", *args], strict=False):
            is_word = excluded.fullmatch(one) and before not in takes_value
            words += ["NOT", one[1:]] if is_word else [one]
        return super().parse_args(ctx, words)


@click.command("search", cls=SearchCommand)
@click.argument("query", nargs=-1, required=True)
@click.option("--mineral", help="Only articles about this mineral, e.g. lithium.")
@click.option("--country", help="Only articles with a deal in this country: CL, or Chile.")
@click.option("--since", help="Published in the last 24h (7d, 2w), or since a day such as 2026-11-01.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many at most."
)
@click.option("--newest", is_flag=True, help="Newest first instead of best first.")
@click.option("--flagged", is_flag=True, help="Only articles that report a deal.")
@click.option("--json", "as_json", is_flag=True, help="As JSON; `marks` are the places of the words.")
@click.pass_obj
def command(
    app: App,
    query: tuple[str, ...],
    mineral: str | None,
    country: str | None,
    since: str | None,
    limit: int,
    newest: bool,
    flagged: bool,
    as_json: bool,
) -> None:
    """Find articles by their words, flagged or not: the best first, among the newest 20,000 that hold them.

    All words must be there, in title or text, whatever their case and accents. Beyond that:

    \b
      "joint venture"       these words in this order (give the shell single quotes around it)
      cobalt OR nickel      one of the two; brackets group more
      lithium -battery      without this word (or: lithium NOT battery)
      lith*                 words that begin so

    Chinese, Japanese, Korean and Thai words are found within a text, in the newest 20,000 articles, newest first.

    \b
    Examples:
      monitor search lithium offtake
      monitor search '"joint venture" (cobalt OR nickel) -battery' --since 30d
      monitor search graphite --flagged --country Mozambique --newest
    """
    from monitor.store.database import open_store
    from monitor.store.search import Narrow, search_articles

    settings = app.settings()
    narrow = Narrow(
        mineral=mineral_name(mineral) if mineral else None,
        country=country_code(country) if country else None,
        since=since_moment(since, datetime.now(UTC), settings.schedule.zone) if since else None,
        flagged=flagged,
    )
    with open_store(settings.database) as db:
        hits = search_articles(db, " ".join(query), narrow=narrow, limit=limit, newest=newest)
    if as_json:
        print_json([_json(hit) for hit in hits])
    else:
        for hit in hits:
            _print(hit)
    if not hits:
        click.echo("nothing found", err=True)


def _json(hit: "Hit") -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title.text,
        "url": hit.url,
        "source": hit.source,
        "published": hit.published,
        "stored": hit.stored,
        "lang": hit.lang,
        "flagged": hit.flagged,
        "score": hit.score,
        "minerals": list(hit.minerals),
        "snippet": {"text": hit.snippet.text, "marks": [list(mark) for mark in hit.snippet.marks]},
    }


def _print(hit: "Hit") -> None:
    parts = [
        (hit.published or hit.stored)[:10],
        hit.source,
        "FLAGGED" if hit.flagged else "",
        ", ".join(hit.minerals),
    ]
    click.echo(_marked(hit.title) or "(without a title)")
    click.echo(f"  {' · '.join(printable(part) for part in parts if part)} · article {hit.id}")
    if hit.snippet.text:
        click.echo(f"  {_marked(hit.snippet)}")
    click.echo(f"  {printable(hit.url)}\n")


def _marked(passage: "Passage") -> str:
    from monitor.store.search import shown_parts

    return "".join(
        emphasis(_clean(text)) if sought else _clean(text) for text, sought in shown_parts(passage) if text
    )


def _clean(text: str) -> str:
    """Printable, with the spaces at its ends."""
    return f"{' ' if text[0].isspace() else ''}{printable(text)}{' ' if text.strip() and text[-1].isspace() else ''}"
