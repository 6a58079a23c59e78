"""Turns stories into documents with the templates of `seeds/newsroom/templates`. Pure but for reading the templates."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from monitor.models.newsroom import Story

_SPANISH = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def render(folder: Path, template: str, **values: Any) -> str:
    """Raises jinja2 errors where a template names what is not given: a fault of the templates, never of a story."""
    return _environment(folder).get_template(template).render(**values)


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "rfc822": format_datetime,
        "iso": lambda moment: moment.isoformat(timespec="seconds"),
        "iso_utc": _iso_utc,
        "day": _day,
        "dia": lambda moment: f"{moment.day} de {_SPANISH[moment.month - 1]} de {moment.year}",
        "american": lambda moment: f"{_ENGLISH[moment.month - 1][:3]}. {moment.day}, {moment.year}",
        "linked": _linked,
        "as_html": lambda story: "".join(f"<p>{escape(line)}</p>" for line in story.paragraphs),
    }
    return environment


def _iso_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _day(moment: datetime) -> str:
    return f"{moment.day} {_ENGLISH[moment.month - 1]} {moment.year}"


def _linked(paragraph: str, story: Story, paths: Sequence[str]) -> Markup:
    """The paragraph with the first party that it names as a link, as news sites link their own topics."""
    for number, party in enumerate(dict.fromkeys(party for deal in story.deals for party in deal.parties)):
        before, found, after = paragraph.partition(party)
        if found:
            path = paths[number % len(paths)]
            return Markup('{}<a href="{}">{}</a>{}').format(before, path, found, after)
    return escape(paragraph)
