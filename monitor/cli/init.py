"""`monitor init`: a configuration, sources and rules to edit."""

from pathlib import Path

import click

from monitor.cli.output import print_json


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[DIR]")
@click.option("--json", "as_json", is_flag=True, help="The paths written, as JSON.")
def command(folder: Path, as_json: bool) -> None:
    """Write config.yaml, sources.yaml and rules/my-rules.yaml into DIR (default: here), each key explained.

    They work as they are: the shipped catalogue of sources, the shipped rules, and an example of a rule. Files that
    are there are never overwritten.

    \b
    Examples:
      monitor init
      monitor init ~/deals
    """
    from monitor.jobs.init import write_folder

    written = write_folder(folder)
    if as_json:
        print_json({"files": [str(path) for path in written]})
        return
    for path, words in zip(
        written, ("when, how politely, where to", "what is watched", "rules of your own"), strict=True
    ):
        click.echo(f"wrote {path}: {words}")
    click.echo("\nNext:")
    if folder.resolve() != Path.cwd():
        click.echo(f"  cd {folder}")
    for line in (
        "edit them: take out sources that you do not need, name a contact in network.user_agent",
        "monitor doctor           are they well, and is this machine?",
        "monitor crawl            one pass over all sources",
        "monitor status           how each source is",
        "monitor search lithium   or: monitor deals",
        "monitor run              the daemon",
    ):
        click.echo(f"  {line}")
