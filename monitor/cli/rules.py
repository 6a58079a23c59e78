"""`monitor rules`: check, list, test, eval, backtest."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.app import App
from monitor.cli.output import on_terminal, print_json, print_table
from monitor.cli.words import printable

if TYPE_CHECKING:
    from monitor.jobs.rules import Change
    from monitor.rules.evaluate import Score, Verdict

MISSES_SHOWN = 40


@click.group("rules")
def command() -> None:
    """The rules that flag stories: check them, try them, and see what a change would do.

    \b
    Examples:
      monitor rules test my-rules.yaml
      monitor rules backtest my-rules.yaml
    """


@command.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Faults and warnings as JSON.")
@click.pass_obj
def check(app: App, files: tuple[Path, ...], as_json: bool) -> int:
    """Read all rules and say every fault, with file, line and the nearest valid name; and what is valid but odd: a query
    that can never match, two rules that are one, a group without words, too few examples.

    FILES are tried together with the rules of the configuration. Exit code 2 for faults; warnings leave it at 0.

    \b
    Examples:
      monitor rules check
      monitor rules check my-rules.yaml
    """
    from monitor.rules.review import warnings_of

    ruleset = _context(app, files).ruleset
    warnings = warnings_of(ruleset)
    examples = sum(len(rule.examples) for rule in ruleset.rules)
    if as_json:
        print_json({"rules": len(ruleset.rules), "examples": examples, "warnings": warnings})
        return 0
    for warning in warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(
        f"{len(ruleset.rules)} rules, {len({t.group for t in ruleset.terms})} groups of {len(ruleset.terms)} words: valid"
    )
    return 0


@command.command("list")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="All of each rule as JSON.")
@click.pass_obj
def list_rules(app: App, name: str | None, as_json: bool) -> None:
    """Every rule with what it means and weighs; with NAME one rule, its query, its words and its examples.

    \b
    Examples:
      monitor rules list
      monitor rules list offtake-signed
    """
    from monitor.errors import UsageError
    from monitor.rules.query import groups_of
    from monitor.yamlfile import nearest

    ruleset = app.context().ruleset
    rules = {rule.name: rule for rule in ruleset.rules}
    if name is not None and name not in rules:
        raise UsageError(f"there is no rule '{name}'{nearest(name, rules)}")
    chosen = [rules[name]] if name else list(ruleset.rules)
    if as_json:
        print_json([_rule_json(rule) for rule in chosen])
    elif name:
        rule = rules[name]
        click.echo(
            f"{rule.name}  ({rule.where})\n  query: {rule.written}\n  means: {_meaning(rule)}, weight {rule.weight:g}"
        )
        for group in dict.fromkeys(one.group.partition("=")[0] for one in groups_of(rule.query)):
            words = [term.written for term in ruleset.terms if term.group == group and term.name]
            click.echo(
                f"  {group}: {', '.join(words[:12])}{f' … {len(words)} in all' if len(words) > 12 else ''}"
            )
        for example in rule.examples:
            click.echo(f"  {'match    ' if example.is_match else 'near miss'} “{example.text}”")
    else:
        print_table(
            ["rule", "means", "weight", "scope", "examples", "query"],
            [[r.name, _meaning(r), r.weight, r.scope, len(r.examples), r.written] for r in chosen],
        )


@command.command("test")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The failing examples as JSON.")
@click.pass_obj
def test(app: App, files: tuple[Path, ...], as_json: bool) -> int:
    """Hold every rule to the examples written beside it. Exit code 1 when one fails.

    \b
    Examples:
      monitor rules test
      monitor rules test my-rules.yaml
    """
    from monitor.rules.examples import failing_examples

    ruleset = _context(app, files).ruleset
    failing = failing_examples(ruleset)
    examples = sum(len(rule.examples) for rule in ruleset.rules)
    if as_json:
        print_json({"examples": examples, "failing": failing})
    else:
        for words in failing:
            click.echo(words)
        click.echo(f"{examples} examples of {len(ruleset.rules)} rules: {len(failing) or 'none'} failing")
    return 1 if failing else 0


@command.command("eval")
@click.argument("stories", required=False, type=click.Path(path_type=Path), metavar="[GOLD.jsonl]")
@click.option(
    "--labels", is_flag=True, help="Score against your own verdicts (monitor label) on stored articles."
)
@click.option("--floor", type=click.FloatRange(0, 1), help="Exit code 1 when F1 over all stories is lower.")
@click.option("--misses", type=int, default=MISSES_SHOWN, show_default=True, help="Misses to list.")
@click.option("--json", "as_json", is_flag=True, help="Figures and misses as JSON.")
@click.pass_obj
def evaluate(
    app: App, stories: Path | None, labels: bool, floor: float | None, misses: int, as_json: bool
) -> int:
    """Precision, recall and F1 of the flag on labelled stories: in all, by language, instrument and kind of negative.

    GOLD.jsonl has {"id","title","text","flag"} a line, and where known "lang", "published", "negative_kind", "hard" and
    "deals" with their "instrument".

    \b
    Examples:
      monitor rules eval stories.jsonl
      monitor rules eval --labels
    """
    from monitor.jobs.rules import labelled_articles, read_stories, verdicts
    from monitor.rules.evaluate import evaluate as scores_of

    if (stories is None) is not labels:
        raise click.UsageError("name a file of labelled stories, or give --labels")
    told = labelled_articles(app.settings()) if stories is None else list(read_stories(stories))
    if not told:
        click.echo("no labelled story; `monitor label ID yes` labels one", err=True)
        return 1
    judged = list(verdicts(told, app.context()))
    scores = scores_of(judged)
    wrong = [verdict for verdict in judged if not verdict.is_right]
    if as_json:
        print_json({"scores": [_score_json(s) for s in scores], "misses": [_miss_json(v) for v in wrong]})
    else:
        print_table(
            ["stories", "precision", "recall", "F1", "", "right"],
            [
                [s.name, _share(s.precision), _share(s.recall), _share(s.f1), f"{s.right} of", s.stories]
                for s in scores
            ],
        )
        for verdict in wrong[:misses]:
            click.echo(_miss_words(verdict))
    f1 = scores[0].f1
    return 1 if floor is not None and (f1 is None or f1 < floor) else 0


@command.command("backtest")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--since", help="Only articles stored since: 7d, 24h, 2026-11-01.")
@click.option("--json", "as_json", is_flag=True, help="What is gained and lost as JSON.")
@click.pass_obj
def backtest_rules(app: App, files: tuple[Path, ...], since: str | None, as_json: bool) -> int:
    """Which stored articles the rules would flag now and did not, and the other way round. Nothing is changed.

    FILES are tried together with the rules of the configuration, as `rules: [shipped, FILE]` would use them.

    \b
    Examples:
      monitor rules backtest my-rules.yaml
      monitor rules backtest --since 30d
    """
    from datetime import UTC, datetime

    from monitor.cli.filters import since_moment
    from monitor.jobs.rules import backtest

    settings = app.settings()
    moment = since_moment(since, datetime.now(UTC), settings.schedule.zone) if since else None

    def progress(count: int) -> None:
        if on_terminal() and count % 20 == 0:
            click.echo(f"\r{count} articles", nl=False, err=True)

    count, changes = backtest(settings, _paths(app, files), since=moment, progress=progress)
    if on_terminal():
        click.echo("\r", nl=False, err=True)
    gained = [change for change in changes if change.flagged]
    lost = [change for change in changes if not change.flagged]
    if as_json:
        print_json(
            {
                "articles": count,
                "gained": list(map(_change_json, gained)),
                "lost": list(map(_change_json, lost)),
            }
        )
        return 0
    for sign, some in (("+", gained), ("-", lost)):
        for change in some:
            click.echo(_change_words(sign, change))
    click.echo(f"{count} articles: {len(gained)} gained, {len(lost)} lost")
    return 0


def _paths(app: App, files: tuple[Path, ...]) -> tuple[Path, ...]:
    from monitor.errors import UsageError

    for file in files:
        if not file.exists():
            raise UsageError(f"{file}: there is no such file or folder")
    configured = app.settings().rules
    known = {path.resolve() for path in configured}
    return (*configured, *(file for file in files if file.resolve() not in known))


def _context(app: App, files: tuple[Path, ...]) -> Any:
    from monitor.pipeline import load_context
    from monitor.seeds import seeds_dir

    return load_context(_paths(app, files), seeds_dir(), app.settings().lists)


def _meaning(rule: Any) -> str:
    if rule.discount:
        return f"discount {rule.discount}"
    means = [str(one) for one in (rule.instrument, rule.status) if one]
    return " ".join(means) or ("against" if rule.weight < 0 else "evidence")


def _rule_json(rule: Any) -> dict[str, Any]:
    return {
        "name": rule.name,
        "query": rule.written,
        "scope": rule.scope,
        "instrument": rule.instrument,
        "status": rule.status,
        "discount": rule.discount or None,
        "weight": rule.weight,
        "where": rule.where,
        "examples": [{"text": e.text, "match": e.is_match} for e in rule.examples],
    }


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _score_json(score: "Score") -> dict[str, Any]:
    return {
        "name": score.name, "stories": score.stories, "right": score.right,
        "precision": score.precision, "recall": score.recall, "f1": score.f1,
    }  # fmt: skip


def _miss_json(verdict: "Verdict") -> dict[str, Any]:
    return {
        "id": verdict.story.id,
        "title": verdict.story.title,
        "flag": verdict.story.flag,
        "score": verdict.score,
    }


def _miss_words(verdict: "Verdict") -> str:
    story = verdict.story
    what = "missed" if story.flag else f"flagged, though {story.kind or 'no deal'}"
    return f"{story.id}  {what}  score {verdict.score:g}  {printable(story.title)}"


def _change_json(change: "Change") -> dict[str, Any]:
    one = change.article
    return {
        "id": one.id, "url": one.url, "title": one.title, "source": one.source,
        "score": round(change.score, 3), "was": one.score, "rules": list(change.rules),
    }  # fmt: skip


def _change_words(sign: str, change: "Change") -> str:
    one = change.article
    rules = f"  {', '.join(change.rules[:3])}" if change.rules else ""
    return f"{sign} {one.id}  {one.score:g} → {change.score:g}  {printable(one.title)}{rules}"
