"""`monitor run`: the daemon."""

import sys

import click

from monitor.cli.app import App


@click.command("run")
@click.pass_obj
def command(app: App) -> int:
    """The daemon: polls each source when it is due and writes each day's digest at its hour, until it is stopped.

    On SIGTERM or Ctrl-C it ends what is in hand, at most 30 seconds, and exits with 0. On SIGHUP it reads the
    configuration again; a faulty one is told of and changes nothing. It logs to stderr, an event a line.

    \b
    Examples:
      monitor run
      monitor --log-json run 2>> monitor.log
    """
    from monitor.service import EarlySignals

    early = EarlySignals()  # what follows takes a second to import
    from monitor.daemon import run_daemon
    from monitor.logs import configure

    configure(max(app.verbosity, 1), json_lines=app.log_json, stream=sys.stderr)
    run_daemon(app.read_settings, early=early)
    return 0
