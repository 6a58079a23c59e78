"""The command line: arguments in, one call to a job or query, words or JSON out. Importing it loads nothing heavy."""

from monitor.cli.app import main

__all__ = ["main"]
