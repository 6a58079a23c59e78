"""`monitor digest`: a day's deals as files."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from monitor.cli.app import App
from monitor.cli.filters import since_moment
from monitor.cli.output import print_json

FORMATS = ("md", "html", "json", "atom")


@click.command("digest")
@click.option("--date", "day", help="The day, YYYY-MM-DD, in the configured time zone. Default: yesterday.")
@click.option(
    "--since",
    help="What was stored in the last 24h (or 90m, 7d), since a day, or since the last digest: last.",
)
@click.option("--format", "formats", help="Of md,html,json,atom; default: as configured.")
@click.option(
    "--out", "folder", type=click.Path(path_type=Path, file_okay=False), help="Where to; default: digest.dir."
)
@click.option("--json", "as_json", is_flag=True, help="The paths written and what was counted, as JSON.")
@click.pass_obj
def command(
    app: App, day: str | None, since: str | None, formats: str | None, folder: Path | None, as_json: bool
) -> None:
    """Write the deals of a day, found by when their stories were first stored, and print the files' paths.

    The same day written again gives the same files. The newest day is also written as latest.*; latest.atom holds 30
    days and can be subscribed to.

    \b
    Examples:
      monitor digest
      monitor digest --date 2026-11-25 --format html --out /srv/www
      monitor digest --since last
    """
    from monitor.digest import counts
    from monitor.jobs import digest as job

    if day and since:
        raise click.UsageError("--date and --since exclude each other")
    settings, chosen, now = app.settings(), _formats(formats), datetime.now(UTC)
    if since:
        start = _start(since, now, folder or settings.digest.dir, settings.schedule.zone)
        written = job.write_since_digest(settings, start, now, formats=chosen, folder=folder)
    else:
        wanted = _day(day, now.astimezone(settings.schedule.zone).date())
        written = job.write_daily_digest(settings, wanted, now=now, formats=chosen, folder=folder)
    if as_json:
        print_json({"files": [str(path) for path in written.paths], "counts": counts(written.digest)})
    else:
        for path in written.paths:
            click.echo(str(path))


def _day(text: str | None, today: date) -> date:
    if text is None:
        return today - timedelta(days=1)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise click.UsageError(f"--date {text}: not a day; write YYYY-MM-DD") from error
    if not 1990 <= day.year <= today.year or day > today:
        raise click.UsageError(f"--date {text}: write a day between 1990-01-01 and today, {today}")
    return day


def _start(since: str, now: datetime, folder: Path, zone: ZoneInfo) -> datetime:
    from monitor.jobs.digest import last_moment

    if since == "last":
        last = last_moment(folder, now)
        if last is None:
            raise click.UsageError(
                f"no digest was written in {folder} yet; write one with --since 24h or --date"
            )
        return last
    start = since_moment(since, now, zone, "last, ")
    if start > now:
        raise click.UsageError(f"--since {since}: that day is still to come")
    return start


def _formats(text: str | None) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip() for part in text.split(","))) if text else ()
    for one in chosen:
        if one not in FORMATS:
            raise click.UsageError(f"--format {one}: of {', '.join(FORMATS)}")
    return chosen
