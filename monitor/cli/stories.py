"""Stories that commands take as files: UTF-8, and nothing that only looks like it."""

from pathlib import Path

import click


def decoded(raw: bytes) -> str:
    """Without a byte order mark. Raises ValueError that says where it is not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"not UTF-8 (byte 0x{raw[error.start]:02x} at {error.start}); convert it, e.g. with iconv -t utf-8"
        ) from error


def read_story(path: Path) -> str:
    """Raises click.UsageError naming the file."""
    try:
        return decoded(path.read_bytes())
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise click.UsageError(f"{path}: cannot be read: {words}") from error
