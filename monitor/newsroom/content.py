"""Reads the newsroom's publishers and stories from YAML and checks what no single record shows. Renders nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from monitor.errors import ConfigError
from monitor.models.newsroom import Newsroom, Publisher, Story
from monitor.yamlfile import YamlFile, read_yaml

_PUBLISHERS: TypeAdapter[list[Publisher]] = TypeAdapter(list[Publisher])
_STORIES: TypeAdapter[list[Story]] = TypeAdapter(list[Story])


def load_newsroom(folder: Path) -> Newsroom:
    """`publishers.yaml` with each publisher's `stories/<name>.yaml`, newest story first.

    Raises ConfigError with file and line of every fault: a wrong or missing key, a slug or moment given twice, a flag
    that its deals contradict, a party that the story does not name, navigation within a text.
    """
    file = read_yaml(folder / "publishers.yaml")
    publishers = _read(file, "publishers", _PUBLISHERS)
    faults = [
        f"{file.where(('publishers', number, 'zone'))}: no time zone of this name"
        for number, one in enumerate(publishers)
        if not _is_zone(one.zone)
    ]
    phrases = [phrase for one in publishers for phrase in one.boilerplate]
    complete, slugs = [], set[str]()
    for publisher in publishers:
        stories_file = read_yaml(folder / "stories" / f"{publisher.name}.yaml")
        stories = [_tidy(story) for story in _read(stories_file, "articles", _STORIES)]
        faults.extend(_faults(stories_file, stories, slugs, phrases))
        stories.sort(key=lambda story: story.hours_ago)
        complete.append(replace(publisher, stories=tuple(stories)))
    if faults:
        raise ConfigError(faults)
    return Newsroom(folder, tuple(complete))


def _read(file: YamlFile, key: str, records: TypeAdapter[list[Any]]) -> list[Any]:
    data = file.data.get(key) if isinstance(file.data, dict) else None
    if data is None:
        raise ConfigError([f"{file.where()}: there must be a list named '{key}'"])
    try:
        return records.validate_python(data)
    except ValidationError as error:
        faults = [f"{file.where((key, *fault['loc']))}: {fault['msg']}" for fault in error.errors()]
        raise ConfigError(faults) from error


def _tidy(story: Story) -> Story:
    return replace(story, text="\n".join(line.strip() for line in story.text.splitlines() if line.strip()))


def _faults(
    file: YamlFile, stories: Sequence[Story], slugs: set[str], phrases: Sequence[str]
) -> Iterator[str]:
    """What is wrong with the stories of one file; `slugs` are those of the files before, and grow."""
    moments = set[float]()
    for number, story in enumerate(stories):
        where = file.where(("articles", number))
        if story.slug in slugs:
            yield f"{where}: the slug '{story.slug}' is given twice; an address has one story"
        if story.hours_ago in moments:
            yield f"{where}: another story has the same hours_ago; the order of the stories needs different ones"
        slugs.add(story.slug)
        moments.add(story.hours_ago)
        yield from (f"{where}: {words}" for words in _contradictions(story, phrases))


def _contradictions(story: Story, phrases: Sequence[str]) -> Iterator[str]:
    if story.flag != bool(story.deals):
        yield "flag and deals contradict each other; a flagged story has deals, another none"
    if story.flag != (story.negative_kind is None):
        yield "negative_kind says why a story is not flagged; give it there and nowhere else"
    said = f"{story.title}\n{story.text}"
    for party in (party for deal in story.deals for party in deal.parties):
        if party not in said:
            yield f"the party '{party}' does not stand in the story"
    for phrase in phrases:
        if phrase in said:
            yield f"the text holds '{phrase}', which is navigation of a publisher; word one of them otherwise"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
