"""`monitor status`: how the sources are, who is at work, and how much there is."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.app import App
from monitor.cli.output import print_json, print_table
from monitor.cli.words import ago, printable, size_words, span_words
from monitor.times import utc_text

if TYPE_CHECKING:
    from monitor.jobs.heartbeat import Heartbeat
    from monitor.jobs.status import SourceStatus, Status, Warning


@click.command("status")
@click.option("--daemon", "only_daemon", is_flag=True, help="Only whether the daemon is alive, in one line.")
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON, times in UTC.")
@click.pass_obj
def command(app: App, only_daemon: bool, as_json: bool) -> int:
    """How each source is, those that need attention first; who is at work on the database, and how much it holds.

    A source needs attention when it was never polled, when its last pass ended failing, blocked or gone, or when it
    has had nothing new for much longer than it usually pauses.

    With --daemon, it only says whether the daemon runs and gave a sign of life in the last three minutes. That is
    quick, and made for a monitor that asks every minute.

    \b
    Exit code 1: a source needs attention; with --daemon: the daemon is not alive.
    Examples:
      monitor status
      monitor status --json
      monitor status --daemon || systemctl restart monitor
    """
    now = datetime.now(UTC)
    if only_daemon:
        return _daemon_alone(app, now, as_json)
    from monitor.jobs.status import read_status

    status = read_status(app.settings(), now)
    if as_json:
        print_json(_status_json(status))
    else:
        _print_status(status)
    return 1 if status.troubled else 0


def _daemon_alone(app: App, now: datetime, as_json: bool) -> int:
    from monitor.jobs.heartbeat import find_database, read_heartbeat

    path = find_database(app.config, environ=app.environ, cwd=Path.cwd(), database=app.database)
    beat = read_heartbeat(path, now)
    if as_json:
        print_json({"database": str(path), **_heartbeat_json(beat)})
    else:
        click.echo(_heartbeat_words(beat, now))
    return 0 if beat.is_fresh else 1


def _heartbeat_words(beat: "Heartbeat", now: datetime) -> str:
    from monitor.times import parse_moment

    holder = beat.holder
    if not beat.is_held or holder is None:
        return "the daemon is not running" if not beat.is_held else "another process is at work"
    since = ago(parse_moment(str(holder.since)), now, "an unknown moment")
    if not beat.is_daemon:
        return f"the daemon is not running; `monitor {printable(holder.command)}` is at work (process {holder.pid}, since {since})"
    last = ago(parse_moment(str(holder.beat)), now)
    doing = f": {printable(holder.doing)}" if holder.doing else ""
    if beat.is_fresh:
        return f"the daemon is alive (process {holder.pid}, started {since}, last sign of life {last}){doing}"
    return f"the daemon hangs (process {holder.pid}, started {since}): its last sign of life was {last}{doing}; restart it"


def _heartbeat_json(beat: "Heartbeat") -> dict[str, Any]:
    holder = beat.holder if beat.is_held else None
    return {
        "daemon": {
            "alive": beat.is_fresh,
            "running": beat.is_daemon,
            "since": holder.since if holder and beat.is_daemon else None,
            "beat": holder.beat if holder and beat.is_daemon else None,
            "beat_seconds": round(beat.age.total_seconds()) if beat.age and beat.is_daemon else None,
            "doing": holder.doing if holder and beat.is_daemon else "",
        },
        "lock": {
            "held": beat.is_held,
            "command": holder.command if holder else None,
            "pid": holder.pid if holder else None,
            "since": holder.since if holder else None,
        },
    }


def _status_json(status: "Status") -> dict[str, Any]:
    digest = status.digest
    return {
        "now": utc_text(status.now),
        "database": str(status.database),
        "database_bytes": status.bytes,
        **_heartbeat_json(status.heartbeat),
        "totals": {
            "articles": status.totals.articles,
            "flagged": status.totals.flagged,
            "deals": status.totals.deals,
            "pending": status.totals.pending,
        },
        "last_digest": {"name": digest.name, "written": utc_text(digest.written)} if digest else None,
        "need_attention": status.troubled,
        "sources": [_source_json(one) for one in status.sources],
    }


def _source_json(one: "SourceStatus") -> dict[str, Any]:
    row = one.row
    moments = {
        name: utc_text(moment) if row and (moment := getattr(row, name)) else None
        for name in ("last_poll", "last_new", "next_poll")
    }
    return {
        "name": one.source.name,
        "kind": one.source.kind.value,
        "url": one.source.url,
        "state": row.state.value if row and row.state else None,
        **moments,
        "failures": row.failures if row else 0,
        "pending": one.pending,
        "last_error": row.last_error if row else "",
        "needs_attention": one.needs_attention,
        "warnings": [
            {
                "kind": warning.kind,
                "since": utc_text(warning.since) if warning.since else None,
                "words": warning.words,
                "usual_pause_seconds": round(warning.usual.total_seconds()) if warning.usual else None,
            }
            for warning in one.warnings
        ],
    }


def _print_status(status: "Status") -> None:
    troubled = [one for one in status.sources if one.needs_attention]
    well = [one for one in status.sources if not one.needs_attention]
    if not status.sources:
        click.echo("no source is enabled; add one to the configuration under 'sources'", err=True)
    for title, sources in (
        (f"{len(troubled)} of {len(status.sources)} sources need attention:", troubled),
        (f"{len(well)} of {len(status.sources)} sources are well:", well),
    ):
        if sources:
            click.echo(title)
            _print_sources(sources, status.now)
            click.echo()
    click.echo(_heartbeat_words(status.heartbeat, status.now))
    click.echo(_totals_words(status))


def _print_sources(sources: "list[SourceStatus]", now: datetime) -> None:
    rows: list[list[object]] = []
    for one in sources:
        row = one.row
        words = "; ".join(_warning_words(warning, now) for warning in one.warnings)
        rows.append(
            [
                one.source.name,
                row.state.value if row and row.state else "-",
                ago(row.last_poll if row else None, now),
                ago(row.last_new if row else None, now),
                ago(row.next_poll, now, "-") if row and row.last_poll else "-",
                row.failures if row else 0,
                one.pending,
                words or printable(row.last_error if row else ""),
            ]
        )
    print_table(
        ["source", "state", "last poll", "last new", "next poll", "failures", "pending", "remark"], rows
    )


def _warning_words(warning: "Warning", now: datetime) -> str:
    since = span_words(now - warning.since) if warning.since else ""
    if warning.kind == "gap":
        usual = (
            f"it usually pauses {span_words(warning.usual)}" if warning.usual else "its rhythm is not known"
        )
        return f"nothing new for {since}; {usual}"
    if warning.kind == "never polled":
        return "never polled; run `monitor crawl`"
    if warning.kind == "ahead":
        return "its times were noted by a clock that was ahead; the next pass of `monitor run` or `monitor crawl` mends them"
    return f"{warning.kind} for {since}: {printable(warning.words)}"


def _totals_words(status: "Status") -> str:
    if status.bytes is None:
        return f"{status.database}: there is no database yet; `monitor crawl` makes it"
    totals, digest = status.totals, status.digest
    last = f"last digest {digest.name}, {ago(digest.written, status.now)}" if digest else "no digest yet"
    return (
        f"{totals.articles:,} articles, {totals.flagged:,} flagged, {totals.deals:,} deals, {totals.pending:,} pending; "
        f"{status.database.name} {size_words(status.bytes)}; {last}"
    )
