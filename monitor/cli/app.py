"""The group of commands, its options, and how errors end: one clear sentence and the exit code of the contract."""

import importlib
import os
import signal
import sys
import traceback
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor import __version__
from monitor.errors import LockedError, MonitorError

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.pipeline import Context

# name → module, what it does. Modules are imported when their command runs, so that --help answers at once.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("monitor.cli.demo", "Run the main job against the bundled newsroom, on loopback."),
    "crawl": ("monitor.cli.crawl", "One pass: poll sources, fetch what is new, extract, flag, store."),
    "run": ("monitor.cli.run", "The daemon: polls what is due, writes the day's digest at its hour."),
    "digest": ("monitor.cli.digest", "Write a day's deals as Markdown, HTML, JSON and Atom files."),
    "extract": ("monitor.cli.extract", "Main text and metadata of pages."),
    "flag": ("monitor.cli.flag", "Judge stories by the rules, without a database."),
    "explain": ("monitor.cli.explain", "Why a story was flagged, or was not."),
    "rules": ("monitor.cli.rules", "Check, list, test and score the rules; see what a change would do."),
    "label": ("monitor.cli.label", "Your own verdict on a story."),
    "sources": ("monitor.cli.sources", "The sources that are watched, and how they are."),
    "status": ("monitor.cli.status", "How the sources are, who is at work, and how much there is."),
    "search": ("monitor.cli.search", "Find articles by their words."),
    "deals": ("monitor.cli.deals", "The deals of the ledger: who, on what, how far, reported by whom."),
    "ledger": (
        "monitor.cli.ledger",
        "One deal with all its reports; merge or split what was joined wrongly.",
    ),
    "stories": ("monitor.cli.stories", "The events that articles tell of, and who told them."),
    "browse": ("monitor.cli.browse", "The database as web pages: search, filters, questions; read-only."),
    "doctor": ("monitor.cli.doctor", "What is wrong with this installation, and what to do."),
    "init": ("monitor.cli.init", "Write a configuration, sources and rules to edit."),
}

EXIT_FAULT = 1
EXIT_USAGE = 2
EXIT_LOCKED = 3
EXIT_INTERRUPTED = 130


class LazyGroup(click.Group):
    """Commands known by name and one line; the module is imported when one is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{COMMANDS[cmd_name][0]}.command is no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from monitor.yamlfile import nearest

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"there is no command '{args[0]}'{nearest(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@dataclass
class App:
    """What the options say, and what commands load from it when they need it."""

    config: Path | None = None
    database: Path | None = None
    verbosity: int = 0
    log_json: bool = False
    environ: dict[str, str] = field(default_factory=lambda: dict(os.environ), repr=False)

    @cached_property
    def loaded(self) -> "Settings":
        return self.read_settings()

    def read_settings(self) -> "Settings":
        """The configuration as it is now. Raises ConfigError with every fault of the file."""
        from monitor.config import load_settings

        return load_settings(self.config, environ=self.environ, cwd=Path.cwd(), database=self.database)

    def settings(self) -> "Settings":
        """As it was when it was first asked for. Raises ConfigError with every fault of the file."""
        return self.loaded

    def context(self) -> "Context":
        """Rules and vocabulary, compiled. Raises ConfigError."""
        from monitor.pipeline import load_context
        from monitor.seeds import seeds_dir

        settings = self.settings()
        return load_context(settings.rules, seeds_dir(), settings.lists)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `monitor demo`. `monitor COMMAND --help` explains each command with examples. "
    "Exit codes: 0 done; 1 done, but something asked for failed; 2 wrong use or configuration; "
    "3 another instance is at work on the database; 130 interrupted.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Default: config.yaml here, then the one shipped.",
)
@click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Use this database file, whatever the configuration says.",
)
@click.option("-v", "--verbose", count=True, help="Say more on stderr; twice for everything.")
@click.option("--log-json", is_flag=True, help="Log lines as JSON.")
@click.version_option(__version__, prog_name="monitor")
@click.pass_context
def cli(ctx: click.Context, config: Path | None, database: Path | None, verbose: int, log_json: bool) -> None:
    """Watch commodity news, flag critical-mineral deals, say why, and draw out the facts of every deal."""
    from monitor.logs import configure

    configure(verbose, json_lines=log_json, stream=sys.stderr)
    ctx.obj = App(config=config, database=database, verbosity=verbose, log_json=log_json)


def main() -> None:
    """Entry point of `monitor`. SIGTERM ends a command as Ctrl-C does, unless it minds signals itself."""
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command has begun, or at its very end
        code = _interrupted()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """One command; the exit code of the contract."""
    try:
        result: Any = cli.main(arguments, prog_name="monitor", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        return EXIT_USAGE
    except MonitorError as error:
        return _fail(error)
    except click.Abort:
        return _interrupted()
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads on: not worth a traceback at exit
        return 0
    except Exception as fault:
        return _fault(fault, arguments)
    return result if isinstance(result, int) else 0


def _interrupted() -> int:
    # Where the signal came while code in a string ran (dataclasses are made so), CPython notes an interrupt that nobody
    # handled, and would end itself by SIGINT instead of our exit code. Code in a string that ends well clears the note.
    exec("")  # noqa: S102
    click.echo("interrupted", err=True)
    return EXIT_INTERRUPTED


def _fault(fault: Exception, arguments: list[str]) -> int:
    """A fault of this program, not of its user: one line, and the traceback for those who ask for it."""
    click.echo(f"error: {type(fault).__name__}: {fault} (a fault of this program; -vv shows where)", err=True)
    if any(argument.startswith("-vv") for argument in arguments):
        traceback.print_exception(fault)
    return EXIT_FAULT


def _fail(error: MonitorError) -> int:
    for line in str(error).splitlines():
        click.echo(f"error: {line}", err=True)
    return EXIT_LOCKED if isinstance(error, LockedError) else EXIT_USAGE
