"""`monitor stories`: the events that articles tell of; eighty articles on a summit are one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import click

from monitor.cli.app import App
from monitor.cli.filters import since_moment
from monitor.cli.ledgerwords import span_words
from monitor.cli.output import print_json, print_json_array
from monitor.cli.words import emphasis, printable
from monitor.digest.words import count
from monitor.models.storylist import ShownStory

SHOWN = 20  # stories, to people who name no limit


@click.group("stories", invoke_without_command=True)
@click.option("--since", help="With an article of the last 24h (7d, 2w), or since a day such as 2026-11-01.")
@click.option(
    "--limit", type=click.IntRange(1, 1_000_000), help=f"At most so many; default: {SHOWN}, of JSON all."
)
@click.option("--all", "every", is_flag=True, help="Those that one article alone tells, too.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the articles of each.")
@click.pass_context
def command(ctx: click.Context, since: str | None, limit: int | None, every: bool, as_json: bool) -> None:
    """The newest events that more than one article tells of, each with who told it and the deals of the ledger.

    \b
    Examples:
      monitor stories --since 7d
      monitor stories --all --limit 100
      monitor stories show 12
    """
    if ctx.invoked_subcommand:
        return
    from monitor.store.database import open_store
    from monitor.store.storylist import find_stories

    settings = ctx.obj.settings()
    moment = since_moment(since, datetime.now(UTC), settings.schedule.zone) if since else None
    most = limit or (None if as_json else SHOWN)
    with open_store(settings.database) as db:
        found = find_stories(db, since=moment, least=1 if every else 2, limit=most + 1 if most else None)
        shown = islice(found, most)
        number = print_json_array(map(story_json, shown)) if as_json else _print_lines(shown)
        has_more = next(found, None) is not None
    if not number:
        click.echo("no story found" if every else "no story that several articles tell", err=True)
    elif has_more:
        click.echo(f"there are more than these {number}; --limit shows as many as you want", err=True)


@command.command("show")
@click.argument("story", metavar="ID", type=click.IntRange(1, 2**63 - 1))
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def show(app: App, story: int, as_json: bool) -> None:
    """One story with all its articles, and the stories of the same deals before and after it.

    \b
    Example:
      monitor stories show 12
    """
    from monitor.errors import UsageError
    from monitor.store.database import open_store
    from monitor.store.storylist import story_by_id

    with open_store(app.settings().database) as db:
        found = story_by_id(db, story)
    if found is None:
        raise UsageError(
            f"there is no story {story}; `monitor stories --all` shows the ids of those there are"
        )
    if as_json:
        print_json(story_json(found))
        return
    for line in _story_lines(found):
        click.echo(line)
    for one in found.articles:
        day = (one.published or one.stored)[:10]
        click.echo(f"  {day}  {printable(one.source)}: {printable(one.title)} · article {one.id}")


def _print_lines(stories: Iterator[ShownStory]) -> int:
    number = 0
    for story in stories:
        number += 1
        for line in _story_lines(story):
            click.echo(line)
        click.echo()
    return number


def _story_lines(story: ShownStory) -> Iterator[str]:
    yield f"{story.last_published[:10]}  {emphasis(printable(story.title) or '(no title)')}"
    languages = f" in {', '.join(story.languages)}" if story.languages else ""
    told = f"{count(len(story.articles), 'article')} from {count(len(story.sources), 'source')}{languages}"
    yield f"  {told}, {span_words(story.first_published, story.last_published)} · story {story.id}"
    parts = (
        ("ledger", story.entries),
        ("follows story", story.follows),
        ("followed by story", story.followed_by),
    )
    if named := [f"{name} {', '.join(map(str, ids))}" for name, ids in parts if ids]:
        yield f"  {' · '.join(named)}"


def story_json(story: ShownStory) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "first_published": story.first_published,
        "last_published": story.last_published,
        "sources": list(story.sources),
        "languages": list(story.languages),
        "ledger": list(story.entries),
        "follows": list(story.follows),
        "followed_by": list(story.followed_by),
        "articles": [
            {"id": one.id, "title": one.title, "url": one.url, "source": one.source, "published": one.published, "lang": one.lang}
            for one in story.articles
        ],
    }  # fmt: skip
