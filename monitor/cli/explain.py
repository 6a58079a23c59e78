"""`monitor explain`: why a story was flagged, or was not."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.app import App
from monitor.cli.output import print_json
from monitor.cli.storytext import decoded, unwrapped
from monitor.cli.words import emphasis, printable

if TYPE_CHECKING:
    from monitor.rules.explain import Point, ReasonCard
    from monitor.text import Document

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
WIDTH = 300  # characters of a sentence that are shown


@click.command("explain")
@click.argument("story", metavar="URL_OR_ID_OR_FILE")
@click.option(
    "--html", "page", type=click.Path(path_type=Path, dir_okay=False), help="Write the card as a page, too."
)
@click.option("--json", "as_json", is_flag=True, help="The card as JSON.")
@click.pass_obj
def command(app: App, story: str, page: Path | None, as_json: bool) -> int:
    """Why a story was flagged or not: each sentence in which a rule sees a deal, what every rule, place and mineral gives
    to it and takes from it, what makes it background, and what the nearest rules that failed were missing.

    A stored article is named by its id or address, any other story by a file of plain text. The rules are those of the
    configuration as they are now.

    \b
    Examples:
      monitor explain 42
      monitor explain https://mining-wire.example/lithium-offtake
      monitor explain story.txt --html card.html
    """
    from monitor.rules.explain import explain

    name, document = _document(app, story)
    card = explain(document, app.context().ruleset)
    if page is not None:
        _write(page, name, document, card)
    if as_json:
        print_json(_json(name, card))
    else:
        for line in _lines(name, document, card):
            click.echo(line)
    return 0


def _document(app: App, story: str) -> tuple[str, "Document"]:
    from monitor.errors import UsageError
    from monitor.extract.language import language_of
    from monitor.text import Document

    path = Path(story)
    if not _ADDRESS.match(story) and not story.isdigit():
        try:
            raw = path.read_bytes()
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{story}: neither an id, an address nor a file: {getattr(error, 'strerror', None) or error}"
            ) from error
        try:
            text = unwrapped(decoded(raw))
        except ValueError as error:
            raise UsageError(f"{story}: {error}") from error
        return story, Document("", text, language_of("", "", text), None)
    found = _stored(app, story)
    return f"{found.id} {found.url}", Document(found.title, found.text, found.lang, found.published)


def _stored(app: App, named: str) -> Any:
    """Raises UsageError that says what became of an address that was listed and is no article."""
    from monitor.errors import UsageError
    from monitor.store.database import open_store
    from monitor.store.labels import entry_states, find_text

    with open_store(app.settings().database) as db:
        found = find_text(db, named)
        listed = [] if found else entry_states(db, named)
    if found:
        return found
    if listed:
        source, state, reason = listed[0]
        raise UsageError(
            f"{named}: listed by {source}, {state}{f': {reason}' if reason else ''}; no text of it is stored"
        )
    if named.isdigit():
        raise UsageError(
            f"there is no article {named}; `monitor search` shows the ids of those that are stored"
        )
    raise UsageError(
        f"{named}: is not in the database: no source has listed it; `monitor search` finds what is"
    )


def _lines(name: str, document: "Document", card: "ReasonCard") -> Iterator[str]:
    verdict = card.judgement
    head = "FLAGGED" if verdict.flagged else "not flagged"
    yield emphasis(printable(document.title or name))
    yield f"{name}: {head}, score {verdict.score:g} (from {card.threshold:g} on it is flagged)"
    if verdict.minerals:
        yield f"about {', '.join(verdict.minerals)}"
    if not card.names_mineral:
        yield "It names no critical mineral, so that no rule was tried."
    elif not card.sentences:
        yield "No rule sees a deal in any sentence that speaks of a critical mineral."
    for sentence in card.sentences:
        yield ""
        yield f"{sentence.total:5.2f}  “{_short(sentence.span.text)}”"
        for reason in sentence.voided_by:
            yield f"       counts nothing: {reason}"
        yield from (f"      {_point(point)}" for point in sentence.points)
    if card.story:
        yield "\non the story as a whole:"
        yield from (f"      {_point(point)}" for point in card.story)
    if card.near and not verdict.flagged:
        yield "\nnearest rules that did not fire:"
        for near in card.near:
            yield f"      {near.weight:+.2f} {near.rule}: no word of {' or '.join(near.missing)} in “{_short(near.span.text, 120)}”"


def _point(point: "Point") -> str:
    words = point.span.text if point.span else ""
    return f"{point.weight:+.2f} {point.name}" + (f": “{_short(words, 120)}”" if words else "")


def _short(text: str, width: int = WIDTH) -> str:
    line = printable(text)
    return line if len(line) <= width else line[: width - 1] + "…"


def _json(name: str, card: "ReasonCard") -> dict[str, Any]:
    def span(one: Any) -> dict[str, Any] | None:
        return {"field": one.field, "start": one.start, "end": one.end, "text": one.text} if one else None

    def point(one: "Point") -> dict[str, Any]:
        return {"name": one.name, "weight": one.weight, "span": span(one.span)}

    return {
        "id": name,
        "flagged": card.judgement.flagged,
        "score": card.judgement.score,
        "threshold": card.threshold,
        "minerals": list(card.judgement.minerals),
        "names_mineral": card.names_mineral,
        "sentences": [
            {
                "total": s.total,
                "span": span(s.span),
                "points": [*map(point, s.points)],
                "voided_by": list(s.voided_by),
            }
            for s in card.sentences
        ],
        "story": [*map(point, card.story)],
        "near": [
            {"rule": n.rule, "weight": n.weight, "missing": list(n.missing), "span": span(n.span)}
            for n in card.near
        ],
    }


def _write(path: Path, name: str, document: "Document", card: "ReasonCard") -> None:
    from monitor.digest.reason import reason_page
    from monitor.errors import UsageError

    try:
        path.write_bytes(reason_page(name, document.title, card))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
