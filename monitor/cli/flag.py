"""`monitor flag`: the rules on given stories, without a database."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from monitor.cli.app import App
from monitor.cli.output import json_line, print_json
from monitor.cli.storytext import decoded, read_story
from monitor.cli.words import printable
from monitor.extract.language import language_code
from monitor.models.article import Article
from monitor.models.deal import Deal
from monitor.models.outcome import Outcome
from monitor.pipeline import Context, process_text

MOST_SHOWN = 8  # matches


@click.command("flag")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read {"id","title","text","published","lang"} a line; write one line each, in order.',
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of words.")
@click.pass_obj
def command(app: App, files: tuple[Path, ...], jsonl: bool, as_json: bool) -> int:
    """Judge stories by the rules: is there a critical-mineral deal in it, why, and what are its facts?

    Each FILE is one story of plain text. With --jsonl stories are read from the FILES, or from standard input.

    \b
    Examples:
      monitor flag story.txt
      monitor flag --jsonl < stories.jsonl > verdicts.jsonl
    """
    if not files and not jsonl:
        raise click.UsageError("name a FILE, or give --jsonl to read stories from standard input")
    context = app.context()
    if jsonl:
        return _flag_lines(files, context)
    outcomes = [process_text(_story_of(path), context) for path in files]
    verdicts = [verdict(path.name, outcome) for path, outcome in zip(files, outcomes, strict=True)]
    if as_json:
        print_json(verdicts if len(verdicts) > 1 else verdicts[0])
    else:
        for one, outcome in zip(verdicts, outcomes, strict=True):
            _print_verdict(one, outcome)
    return 0


def verdict(story_id: Any, outcome: Outcome) -> dict[str, Any]:
    """The JSON of one judged story, as the contract of the command line words it."""
    judgement = outcome.judgement
    if judgement is None:
        raise ValueError("a story that was not judged has no verdict")
    return {
        "id": story_id,
        "flagged": judgement.flagged,
        "score": round(judgement.score, 3),
        "minerals": list(judgement.minerals),
        "deals": [deal_json(deal) for deal in outcome.deals],
        "matches": [
            {
                "rule": m.rule,
                "field": m.span.field,
                "start": m.span.start,
                "end": m.span.end,
                "text": m.span.text,
            }
            for m in judgement.matches
        ],
    }


def deal_json(deal: Deal) -> dict[str, Any]:
    """A deal in JSON, as the contract words it."""
    evidence: dict[str, Any] = {
        "text": deal.evidence.text,
        "start": deal.evidence.start,
        "end": deal.evidence.end,
    }
    if deal.evidence.field == "title":
        evidence["field"] = "title"
    return {
        "instrument": deal.instrument.value,
        "status": deal.status.value,
        "parties": list(deal.parties),
        "countries": list(deal.countries),
        "minerals": list(deal.minerals),
        "value": _plain(deal.value),
        "currency": deal.currency,
        "quantities": [{"value": _plain(q.value), "unit": q.unit} for q in deal.quantities],
        "evidence": evidence,
    }


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _story_of(path: Path) -> Article:
    return Article(url="", title="", text=read_story(path))


def _flag_lines(files: tuple[Path, ...], context: Context) -> int:
    failed = 0
    for place, line in _lines(files):
        story_id = None
        try:
            story_id, article = _article_of(line)
            told = verdict(story_id, process_text(article, context))
        except Exception as error:  # one line's fault must not cost the lines after it
            failed += 1
            words = str(error) if isinstance(error, ValueError) else f"cannot be judged: {error!r}"
            click.echo(f"error: {place}: {words}", err=True)
            click.echo(json_line({"id": story_id, "error": f"{place}: {words}"}))
            continue
        click.echo(json_line(told))
    return 1 if failed else 0


def _lines(files: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    for path in files or (None,):
        try:
            source = path.open("rb") if path else sys.stdin.buffer
        except OSError as error:
            raise click.UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
        with source:
            for number, line in enumerate(source, 1):
                if line.strip():
                    yield f"{path or 'standard input'}:{number}", line


def _article_of(line: bytes) -> tuple[Any, Article]:
    text = decoded(line)
    try:
        story = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(story, dict):
        raise ValueError('a line must be an object such as {"id":…,"title":…,"text":…}')
    fields = {name: story.get(name) for name in ("title", "text", "published", "lang")}
    wrong = [name for name, value in fields.items() if value is not None and not isinstance(value, str)]
    if wrong:
        raise ValueError(f"{' and '.join(wrong)} must be text")
    return story.get("id"), Article(
        url="",
        title=fields["title"] or "",
        text=fields["text"] or "",
        published=fields["published"],
        lang=language_code(fields["lang"] or ""),  # what is no language counts as none: the words tell
    )


def _print_verdict(one: dict[str, Any], outcome: Outcome) -> None:
    head = "FLAGGED" if one["flagged"] else "not flagged"
    click.echo(
        f"{printable(str(one['id']))}: {head}, score {one['score']:g}"
        + (f", {', '.join(one['minerals'])}" if one["minerals"] else "")
    )
    for deal in one["deals"]:
        click.echo(f"  • {printable(_deal_words(deal))}")
        click.echo(f"    “{printable(deal['evidence']['text'])}”")
    weights = (
        {mention.rule: mention.weight for mention in outcome.judgement.mentions} if outcome.judgement else {}
    )
    shown = (
        match for match in one["matches"] if match["text"]
    )  # one on the whole story may have no words of its own
    matches = sorted(shown, key=lambda match: -weights.get(match["rule"], 0.0))
    if matches:
        click.echo("  why, the strongest first:")
    for match in matches[:MOST_SHOWN]:
        click.echo(
            f"    {match['rule']}: “{printable(match['text'])}” ({match['field']} {match['start']}–{match['end']})"
        )
    if len(matches) > MOST_SHOWN:
        click.echo(f"    … and {len(matches) - MOST_SHOWN} more (see --json)")


def _deal_words(deal: dict[str, Any]) -> str:
    parts = [f"{deal['instrument'].replace('_', ' ')}, {deal['status']}"]
    if deal["parties"]:
        parts.append(" – ".join(deal["parties"]))
    for key in ("minerals", "countries"):
        if deal[key]:
            parts.append(", ".join(deal[key]))
    if deal["value"] is not None:
        parts.append(f"{deal['currency'] or ''} {deal['value']:,}".strip())
    parts.extend(f"{q['value']:,} {q['unit']}" for q in deal["quantities"])
    return "; ".join(parts)
