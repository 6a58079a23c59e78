"""`monitor ledger`: one deal with all that is known of it, and a person's word on what belongs together."""

from datetime import UTC, datetime
from typing import Any

import click

from monitor.cli.app import App
from monitor.cli.ledgerwords import day_words, entry_json, report_words, stated_words
from monitor.cli.output import print_json
from monitor.digest.words import count
from monitor.models.ledgerlist import ShownChange, ShownEntry

MOST_ID = 2**63 - 1
ID = click.IntRange(1, MOST_ID)


@click.group("ledger")
def command() -> None:
    """A deal of the ledger with every report of it; and your word where reports were joined, or parted, wrongly.

    What you decide stays: it holds when articles change and when everything is computed anew.

    \b
    Examples:
      monitor ledger show 12
      monitor ledger merge 12 40
      monitor ledger split 12 371 402
      monitor ledger decisions
      monitor ledger forget 3
    """


@command.command("show")
@click.argument("entry", metavar="ID", type=ID)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def show(app: App, entry: int, as_json: bool) -> None:
    """One entry: its reports, its history with the article that showed each change, and where sources differ.

    \b
    Examples:
      monitor ledger show 12
      monitor ledger show 12 --json
    """
    from monitor.errors import UsageError
    from monitor.store.database import open_store
    from monitor.store.ledgerlist import entry_by_id

    with open_store(app.settings().database) as db:
        found = entry_by_id(db, entry)
    if found is None:
        raise UsageError(
            f"there is no ledger entry {entry}; `monitor deals` shows the ids of those there are"
        )
    if as_json:
        print_json(entry_json(found))
    else:
        _print_entry(found)


def _print_entry(entry: ShownEntry) -> None:
    from monitor.cli.entries import entry_lines

    for line in entry_lines(entry):
        click.echo(line)
    click.echo("\nHistory")
    for change in entry.history:
        click.echo(f"  {_change_words(change)}")
    for conflict in entry.conflicts:
        click.echo(f"\nSources differ on the {conflict.fact}")
        for one in conflict.values:
            articles = ", ".join(map(str, one.articles))
            click.echo(
                f"  {stated_words(one.value)}: article{'s' if len(one.articles) > 1 else ''} {articles}"
            )
    click.echo("\nReports")
    for report in entry.reports:
        click.echo(f"  {report_words(report)}")
        click.echo(f"              {report.article.url}")


def _change_words(change: ShownChange) -> str:
    before = f"{stated_words(change.before)} → " if change.before else ""
    return f"{day_words(change.at)}  {change.fact}: {before}{stated_words(change.after)} · article {change.article_id}"


@command.command("merge")
@click.argument("entries", metavar="ID ID...", type=ID, nargs=-1, required=True)
@click.pass_obj
def merge(app: App, entries: tuple[int, ...]) -> None:
    """Say that several entries are one deal.

    The entry that has most reports keeps its id.

    \b
    Example:
      monitor ledger merge 12 40
    """
    from monitor.jobs.ledger import merge_entries
    from monitor.store.database import Access, open_store

    with open_store(app.settings().database, Access.WRITE) as db:
        kept = merge_entries(db, entries, datetime.now(UTC))
        click.echo(f"one deal now: {_told(db, kept)}")


@command.command("split")
@click.argument("entry", metavar="ID", type=ID)
@click.argument("articles", metavar="ARTICLE...", type=ID, nargs=-1, required=True)
@click.pass_obj
def split(app: App, entry: int, articles: tuple[int, ...]) -> None:
    """Say that the reports of some articles are of another deal than the rest: they become an entry of their own.

    `monitor ledger show ID` lists the reports of an entry with their articles.

    \b
    Example:
      monitor ledger split 12 371 402
    """
    from monitor.jobs.ledger import split_entry
    from monitor.store.database import Access, open_store

    with open_store(app.settings().database, Access.WRITE) as db:
        left, taken = split_entry(db, entry, articles, datetime.now(UTC))
        click.echo(f"taken out: {_told(db, taken)}")
        click.echo(f"left: {_told(db, left)}")


@command.command("decisions")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def decisions(app: App, as_json: bool) -> None:
    """What was merged and split by hand, newest first.

    \b
    Example:
      monitor ledger decisions --json
    """
    from monitor.store.database import open_store
    from monitor.store.decisions import acts

    with open_store(app.settings().database) as db:
        found = acts(db)
    if as_json:
        print_json(
            [
                {
                    "number": one.number,
                    "kind": one.kind,
                    "at": one.at,
                    "articles": list(one.articles),
                    "entries": list(one.entries),
                }
                for one in found
            ]
        )
        return
    for one in found:
        articles = ", ".join(map(str, one.articles))
        entries = ", ".join(map(str, one.entries))
        click.echo(
            f"{one.number}  {one.at[:10]}  {one.kind}: articles {articles} · now in {entries or 'none'}"
        )
    if not found:
        click.echo("nothing was decided by hand", err=True)


@command.command("forget")
@click.argument("number", metavar="N", type=ID)
@click.pass_obj
def forget(app: App, number: int) -> None:
    """Take a decision back: what the reports say counts again.

    \b
    Example:
      monitor ledger forget 3
    """
    from monitor.jobs.ledger import forget_act
    from monitor.store.database import Access, open_store

    with open_store(app.settings().database, Access.WRITE) as db:
        entries = forget_act(db, number)
        click.echo(f"decision {number} is forgotten")
        for entry in entries:
            click.echo(_told(db, entry))


def _told(db: Any, entry: int) -> str:
    from monitor.cli.ledgerwords import head_words
    from monitor.store.ledgerlist import entry_by_id

    found = entry_by_id(db, entry)
    words = f"{head_words(found)} ({count(len(found.reports), 'report')})" if found else "no report"
    return f"entry {entry}: {words}"
