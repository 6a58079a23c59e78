"""Reads the newsroom's publishers and stories from YAML."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from monitor.errors import ConfigError
from monitor.models.newsroom import OtherPage, Publisher, Story
from monitor.yamlfile import YamlFile, read_yaml


class _Story(BaseModel):
    model_config = ConfigDict(extra="forbid")
    slug: str
    title: str
    hours_ago: float
    authors: list[str] = []
    lang: str = "en"
    flag: bool
    negative_kind: str | None = None
    deals: list[dict[str, Any]] = []
    text: str


class _Publisher(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    title: str
    kind: str
    format: str
    template: str
    path: str
    stories: list[str]
    menu: list[str]
    boxes: list[str]
    footer: list[str]
    others: list[OtherPage] = []
    full_text: bool = False
    page_size: int = 20


def load_newsroom(folder: Path) -> tuple[Publisher, ...]:
    """The publishers with their stories, newest first. Raises ConfigError naming file and line."""
    file = read_yaml(folder / "publishers.yaml")
    publishers = _checked(file, "publishers", list[_Publisher])
    return tuple(_publisher(one, folder / "stories") for one in publishers)


def _publisher(one: _Publisher, folder: Path) -> Publisher:
    stories = [story for name in one.stories for story in _stories(folder / f"{name}.yaml")]
    return Publisher(
        name=one.name,
        title=one.title,
        kind=one.kind,
        format=one.format,
        template=one.template,
        path=one.path,
        stories=tuple(sorted(stories, key=lambda story: (story.hours_ago, story.slug))),
        menu=tuple(one.menu),
        boxes=tuple(one.boxes),
        footer=tuple(one.footer),
        others=tuple(one.others),
        full_text=one.full_text,
        page_size=one.page_size,
    )


def _stories(path: Path) -> list[Story]:
    file = read_yaml(path)
    return [
        Story(
            slug=one.slug,
            title=one.title,
            hours_ago=one.hours_ago,
            authors=tuple(one.authors),
            lang=one.lang,
            flag=one.flag,
            negative_kind=one.negative_kind,
            deals=tuple(one.deals),
            text="\n".join(line for line in one.text.splitlines() if line.strip()),
        )
        for one in _checked(file, "articles", list[_Story])
    ]


def _checked(file: YamlFile, key: str, kind: Any) -> Any:
    data = file.data.get(key) if isinstance(file.data, dict) else None
    try:
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        faults = [f"{file.where((key, *details['loc']))}: {details['msg']}" for details in error.errors()]
        raise ConfigError(faults) from error
