"""`monitor label`: a person's verdict on a story."""

import unicodedata

import click

from monitor.cli.app import App
from monitor.cli.words import printable


@click.command("label")
@click.argument("article", metavar="ID_OR_URL")
@click.argument("verdict", type=click.Choice(["yes", "no", "none"]))
@click.option("--note", default="", help="Why, in your words.")
@click.pass_obj
def command(app: App, article: str, verdict: str, note: str) -> None:
    """Say whether a stored story reports a critical-mineral deal; `none` takes your verdict back.

    Verdicts stay yours: they survive every recomputing, and `monitor rules eval --labels` scores the rules against them.

    \b
    Examples:
      monitor label 42 yes
      monitor label 43 no --note "an old deal, told as background"
    """
    if any(unicodedata.category(c) == "Cs" for c in note):
        raise click.UsageError("--note: not UTF-8")
    from datetime import UTC, datetime

    from monitor.errors import UsageError
    from monitor.store.database import Access, open_store
    from monitor.store.labels import find_text, remove_label, save_label

    with open_store(app.settings().database, Access.WRITE) as db:
        found = find_text(db, article)
        if found is None:
            raise UsageError(
                f"there is no article {article}; `monitor search` shows the ids of those that are stored"
            )
        if verdict == "none":
            told = "label taken back" if remove_label(db, found.id) else "had no label"
        else:
            save_label(db, found.id, verdict == "yes", note, datetime.now(UTC))
            told = f"labelled {verdict}"
    click.echo(f"{found.id}: {told}: {printable(found.title)}")
