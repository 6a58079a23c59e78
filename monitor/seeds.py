"""Where the data that the program ships is: the checkout's own `seeds/` and `config.yaml`, or the wheel's copies."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "shipped"


def seeds_dir() -> Path:
    """Sources, vocabulary, rules and the bundled newsroom."""
    shipped = _SHIPPED / "seeds"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "seeds"


def shipped_config() -> Path:
    """The configuration that holds where a user has none."""
    shipped = _SHIPPED / "config.yaml"
    return shipped if shipped.is_file() else _PACKAGE.parent / "config.yaml"
