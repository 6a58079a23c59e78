"""Resolve the dependencies of pyproject.toml into run.txt and dev.txt, with hashes, for every platform (needs uv)."""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMPILE = [
    "uv",
    "pip",
    "compile",
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--quiet",
]


def lock(wanted: list[str], target: Path, *constraints: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "wanted.in"
        source.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        limits = [option for path in constraints for option in ("--constraint", str(path))]
        subprocess.run([*COMPILE, str(source), *limits, "--output-file", str(target)], check=True)  # noqa: S603


def main() -> None:
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    run = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    lock([*run, *project["dependency-groups"]["dev"]], HERE / "dev.txt")
    lock(run, HERE / "run.txt", HERE / "dev.txt")


if __name__ == "__main__":
    sys.exit(main())
