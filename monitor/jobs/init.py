"""A configuration, sources and rules to edit, written into a folder that has none; nothing is ever overwritten."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from monitor.errors import UsageError
from monitor.seeds import seeds_dir, shipped_config

RULES = """\
# Rules of your own, beside those that are shipped: config.yaml says `rules: [shipped, rules/my-rules.yaml]`.
# `monitor doctor` checks this file; `monitor flag STORY.txt` shows which rules fire on a text, and on which words.

# A group is a list of words by language; `any` holds for texts of every language. A word matches whole, whatever its
# case, accents and hyphens; one written with a capital letter only in that case. `*` at the end takes any ending;
# (a|b) stands for either; phrases in which a word means something else go under `except`.
groups:
  battery_scrap:
    en: [black mass, (battery|cathode) scrap, end of life batter*]
    de: [Schwarzmasse, altbatterie*]
    except:
      en: [black mass index]

# A rule says what a sentence must hold. Its query joins groups, of this file or shipped, by AND, OR, NOT and ( );
# `A NEAR/12 B`: within twelve words; `A BEFORE/8 B`: in this order; `title:A`, `story:A`: there instead of in the
# sentence; `mineral=lithium`: this word of a group alone. Shipped groups to build on: mineral, supply_pact, sign,
# supply, tonnage, organisation, name (a run of capitalised words).
#
# A story is flagged when the weights of all rules that hold in its best sentence, and of those about the story as a
# whole, reach 1.0. Most weights lie between 0.2 and 0.5; one below 0 speaks against.
#
#   instrument  what the deal is: government_agreement, mou, joint_venture, offtake, acquisition, financing, licence,
#               earn_in, partnership, contract, other; a rule without one only adds its weight
#   status      proposed, signed, approved, completed, terminated; without it, it is read off the sentence
#   examples    sentences in which the rule must hold, and some near them in which it must not
rules:
  - name: battery-scrap-supply
    query: supply_pact NEAR/14 battery_scrap
    instrument: offtake
    weight: 0.3
    examples:
      match:
        - "Norrhafen signed a five-year supply agreement for black mass with a recycler."
      near_miss:
        - "Norrhafen opened a plant that shreds cells into black mass."
"""

# What reads otherwise in a folder of one's own than in the configuration that is shipped.
CONFIG_CHANGES = (
    (
        "(but for `sources`); the smallest useful\n"
        "# file is a list of sources. An unknown key or a bad value is refused, with its line and the nearest valid name.\n",
        "(but for `sources` and `rules`); the\n"
        "# smallest useful file is a list of sources. An unknown key or a bad value is refused, with its line and the nearest\n"
        "# valid name.\n",
    ),
    ("sources: seeds/sources.yaml", "sources: sources.yaml"),
    ("docs/rules.md says how they are written.", "rules/my-rules.yaml says how they are written."),
    ("rules: shipped", "rules: [shipped, rules/my-rules.yaml]"),
)
SOURCE_CHANGES = (("`sources: seeds/sources.yaml`", "`sources: sources.yaml`"),)


def write_folder(folder: Path) -> list[Path]:
    """The files written. Raises UsageError, and leaves nothing behind, where one is there or cannot be written."""
    files = {
        folder / "config.yaml": changed(_text(shipped_config()), CONFIG_CHANGES),
        folder / "sources.yaml": changed(_text(seeds_dir() / "sources.yaml"), SOURCE_CHANGES),
        folder / "rules" / "my-rules.yaml": RULES,
    }
    taken = [path for path in files if path.exists() or path.is_symlink()]
    if taken:
        names = ", ".join(map(str, taken))
        raise UsageError(f"{names}: already here, and not touched; move it away, or name another folder")
    written: list[Path] = []
    try:
        for path, text in files.items():
            _write(path, text, written)
    except OSError as error:
        _unwrite(written)
        raise UsageError(
            f"{error.filename or folder}: cannot be written: {error.strerror or error}; name another folder"
        ) from error
    return written


def changed(text: str, changes: Sequence[tuple[str, str]]) -> str:
    for old, new in changes:
        text = text.replace(old, new)
    return text


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, text: str, written: list[Path]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        written.append(path)
        file.write(text)


def _unwrite(written: Sequence[Path]) -> None:
    for path in written:
        with contextlib.suppress(OSError):
            path.unlink()
