"""`monitor doctor`: what is wrong with this installation, and what to do."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from monitor.cli.app import App
from monitor.cli.output import print_json
from monitor.cli.words import printable
from monitor.models.check import Check, Level


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="The checks as JSON.")
@click.pass_obj
def command(app: App, as_json: bool) -> int:
    """Look at everything the program needs, and say what to do about what is wrong.

    Python, packages, configuration, rules, database, clock, disk, digest folder, and optional parts. It works with a
    broken configuration, too, and changes nothing.

    \b
    Exit code 1: something fails. A warning alone is no failure.
    Examples:
      monitor doctor
      monitor --config /etc/monitor.yaml doctor --json
    """
    from monitor.jobs.doctor import examine

    checks = examine(
        app.config, environ=app.environ, cwd=Path.cwd(), database=app.database, now=datetime.now(UTC)
    )
    failed = [check for check in checks if check.level is Level.FAIL]
    if as_json:
        print_json({"well": not failed, "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            _print(check)
        warned = sum(check.level is Level.WARN for check in checks)
        click.echo(f"\n{len(checks)} checks: {len(failed)} failed, {warned} with a warning")
    return 1 if failed else 0


def _print(check: Check) -> None:
    level = check.level.value if check.level is Level.OK else check.level.value.upper()
    click.echo(f"{level:4}  {check.name:9} {printable(check.words)}")
    if check.remedy:
        click.echo(f"{'':16}→ {printable(check.remedy)}")
