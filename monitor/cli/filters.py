"""What the commands that list take as --mineral, --country and --since: checked, and the nearest valid word named."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import click

_BACK = re.compile(r"([1-9][0-9]{0,4})(m|h|d|w)")
_NO_COUNTRIES = {"ZZ", "XA", "XB", "QO", "EZ", "UN"}
_FORMER = {  # English names that are still written, beside those of the locale data
    "burma": "MM",
    "cape verde": "CV",
    "czech republic": "CZ",
    "east timor": "TL",
    "ivory coast": "CI",
    "macedonia": "MK",
    "swaziland": "SZ",
    "turkey": "TR",
}
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def mineral_name(written: str) -> str:
    """A mineral by its name in seeds/minerals.yaml. Raises UsageError with the nearest name; that of a known alias, too."""
    from monitor.folding import fold
    from monitor.seeds import seeds_dir
    from monitor.yamlfile import nearest, read_yaml

    minerals = read_yaml(seeds_dir() / "minerals.yaml").data["minerals"]
    wanted = fold(written.strip())
    names = {fold(name): str(name) for name in minerals}
    if wanted in names:
        return names[wanted]
    meant = next((name for name, spec in minerals.items() if wanted in _aliases(spec)), None)
    words = f"; did you mean '{meant}'?" if meant else nearest(wanted[:60], names.values())
    raise click.UsageError(
        f"--mineral {written}: no mineral of that name{words or '; see seeds/minerals.yaml'}"
    )


def _aliases(spec: dict[str, dict[str, list[str]]]) -> set[str]:
    """The words that stand for a mineral, folded; of those with an open ending, what is written."""
    from monitor.folding import fold

    return {fold(str(word)).strip("*") for words in spec.get("words", {}).values() for word in words}


def country_code(written: str) -> str:
    """A country by its ISO 3166-1 code, its English name, or a word of seeds/countries.yaml. Raises UsageError."""
    from babel import Locale

    from monitor.folding import fold
    from monitor.seeds import seeds_dir
    from monitor.yamlfile import nearest, read_yaml

    territories = {str(code): str(name) for code, name in Locale("en").territories.items()}
    codes = {code for code in territories if re.fullmatch("[A-Z]{2}", code)} - _NO_COUNTRIES
    if written.strip().upper() in codes:
        return written.strip().upper()
    wanted = fold(written.strip())
    names = {fold(territories[code]): code for code in codes}
    others = read_yaml(seeds_dir() / "countries.yaml").data
    aliases = {fold(word.strip("=*")): str(code) for code, words in others.items() for word in words}
    if found := names.get(wanted) or _FORMER.get(wanted) or aliases.get(wanted):
        return found
    near = nearest(written.strip()[:60].title(), (territories[code] for code in codes))
    raise click.UsageError(
        f"--country {written}: no country; write a code such as CL, or its English name{near}"
    )


def moment_before(written: str, now: datetime, option: str) -> datetime:
    """So long before now: 90m, 24h, 7d, 2w. Raises UsageError, which names the option."""
    back = _BACK.fullmatch(written.strip())
    if not back:
        raise click.UsageError(f"{option} {written}: write 90m, 24h, 7d, 2w")
    try:
        return now - timedelta(**{_UNITS[back[2]]: int(back[1])})
    except OverflowError as error:
        raise click.UsageError(f"{option} {written}: that is before the calendar begins") from error


def since_moment(written: str, now: datetime, zone: ZoneInfo, others: str = "") -> datetime:
    """The start of a time: so long before now (90m, 24h, 7d, 2w), or midnight of a day in the zone. Raises UsageError, which
    names `others` as valid, too."""
    if _BACK.fullmatch(written.strip()):
        return moment_before(written, now, "--since")
    try:
        day = date.fromisoformat(written.strip())
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise click.UsageError(
            f"--since {written}: write {others}90m, 24h, 7d, 2w, or a day such as {now:%Y-%m-%d}"
        ) from error
