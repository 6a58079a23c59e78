"""Python and the packages, looked at with nothing but what Python brings along; then, where they are there, the rest.

Reads; of what it writes (an empty file in a folder, to see whether that works) nothing stays.
"""

import importlib
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from monitor.models.check import Check, Level

PROGRAM = "mineral-deal-monitor"
OLDEST = (3, 11)
_MODULES = {
    "pyyaml": "yaml",
    "opencc-python-reimplemented": "opencc",
}  # packages whose module is not called as they are


def examine(
    config: Path | None,
    *,
    environ: Mapping[str, str],
    cwd: Path,
    database: Path | None = None,
    now: datetime,
) -> list[Check]:
    """Everything, whatever is broken. `config` and `database` are the options of the command line."""
    first = [_python(), *_packages()]
    try:
        checkup = importlib.import_module("monitor.jobs.checkup")
    except ImportError as error:
        words = f"{error}; the rest cannot be looked at without it"
        return [*first, Check("program", Level.FAIL, words, _INSTALL)]
    return [*first, *checkup.examine_rest(config, environ=environ, cwd=cwd, database=database, now=now)]


_INSTALL = "install the program anew: `make install`, or `pip install --force-reinstall` of its wheel"


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST:
        return Check("python", Level.FAIL, f"{version} is too old", "install Python 3.11 or newer")
    return Check("python", Level.OK, f"{version}, {sys.executable}")


def _packages() -> Iterator[Check]:
    """What is declared, not what is imported: that would take seconds."""
    try:
        declared = metadata.requires(PROGRAM) or []
    except metadata.PackageNotFoundError:
        yield Check("packages", Level.WARN, "the program is not installed, only its files are here", _INSTALL)
        return
    faults = [fault for line in declared if (fault := _package_fault(line))]
    for fault in faults:
        yield Check("packages", Level.FAIL, fault, _INSTALL)
    if not faults:
        yield Check("packages", Level.OK, f"all {len(declared)} are installed")


def _package_fault(line: str) -> str:
    """What is wrong with a requirement such as "scrapy<2.20,>=2.19"; "" where it is met."""
    from packaging.requirements import Requirement  # noqa: PLC0415  (it may be what is missing)

    wanted = Requirement(line)
    if wanted.marker and not wanted.marker.evaluate():
        return ""
    try:
        version = metadata.version(wanted.name)
    except metadata.PackageNotFoundError:
        return f"{wanted.name} is not installed"
    if not wanted.specifier.contains(version, prereleases=True):
        return f"{wanted.name} is {version}, but {wanted.specifier} is needed"
    if find_spec(_MODULES.get(wanted.name, wanted.name.replace("-", "_"))) is None:
        return f"{wanted.name} is installed, but its module is gone"
    return ""
