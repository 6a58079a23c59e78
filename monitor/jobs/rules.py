"""Rules tried on stories: labelled ones, and those that are stored. Nothing is written."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from monitor.config import Settings
from monitor.engines.local import LocalEngine
from monitor.errors import UsageError
from monitor.models.article import Article
from monitor.models.outcome import Outcome
from monitor.pipeline import Context, load_context, process_text
from monitor.rules.evaluate import LabelledStory, Verdict
from monitor.seeds import seeds_dir
from monitor.store.database import open_store
from monitor.store.labels import StoredText, stored_texts


@dataclass(frozen=True, slots=True)
class Change:
    """A stored article of which the rules that are tried say something else than what is stored."""

    article: StoredText
    score: float
    flagged: bool
    rules: tuple[str, ...]  # that fire now, the weightiest mention first


def read_stories(path: Path) -> Iterator[LabelledStory]:
    """Stories of a JSON Lines file. Raises UsageError naming file and line."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _story(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _story(line: str, where: str) -> LabelledStory:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where}: not JSON: {error}") from error
    if (
        not isinstance(told, dict)
        or not isinstance(told.get("flag"), bool)
        or not isinstance(told.get("text"), str)
    ):
        raise UsageError(
            f'{where}: a labelled story is {{"id": …, "title": …, "text": …, "flag": true or false}}'
        )
    deals = told.get("deals")
    return LabelledStory(
        id=str(told.get("id", where)),
        title=_text(told, "title") or "",
        text=told["text"],
        flag=told["flag"],
        lang=_text(told, "lang"),
        published=_text(told, "published"),
        kind=_text(told, "negative_kind") or "",
        instruments=tuple(
            str(deal.get("instrument"))
            for deal in (deals if isinstance(deals, list) else [])
            if isinstance(deal, dict)
        ),
        is_hard=told.get("hard") is True,
    )


def _text(told: dict[str, Any], name: str) -> str | None:
    value = told.get(name)
    return value if isinstance(value, str) else None


def labelled_articles(settings: Settings) -> list[LabelledStory]:
    """The stored articles that a person has given a verdict on. Raises StoreError."""
    with open_store(settings.database) as db:
        return [
            LabelledStory(
                str(one.id), one.title, one.text, bool(one.label), one.lang, one.published,
                instruments=one.instruments if one.label else (),
            )
            for one in stored_texts(db, labelled=True)
        ]  # fmt: skip


def verdicts(stories: Iterable[LabelledStory], context: Context) -> Iterator[Verdict]:
    """What the rules say of each story."""
    for story in stories:
        article = Article("", story.title, story.text, published=story.published, lang=story.lang)
        judgement = process_text(article, context).judgement
        yield Verdict(story, bool(judgement and judgement.flagged), judgement.score if judgement else 0.0)


def backtest(
    settings: Settings,
    rules: Sequence[Path],
    *,
    since: datetime | None,
    progress: Callable[[int], None],
) -> tuple[int, list[Change]]:
    """How many stored articles were looked at, and of which these rules say otherwise than what is stored.

    On all cores. Raises ConfigError for broken rules, StoreError.
    """
    changes: list[Change] = []
    count = 0
    with (
        open_store(settings.database) as db,
        LocalEngine(load_context(rules, seeds_dir(), settings.lists)) as engine,
    ):
        for stored, outcome in _judged(stored_texts(db, since=since), engine):
            count += 1
            progress(count)
            judgement = outcome.judgement
            if judgement and judgement.flagged is not stored.flagged:
                mentions = sorted(judgement.mentions, key=lambda mention: -mention.weight)
                fired = tuple(dict.fromkeys(m.rule for m in mentions if not m.background))
                changes.append(Change(stored, judgement.score, judgement.flagged, fired))
    return count, changes


def _judged(texts: Iterator[StoredText], engine: LocalEngine) -> Iterator[tuple[StoredText, Outcome]]:
    """In order, with a few articles in hand for each worker."""
    under_way: deque[tuple[StoredText, Future[Outcome]]] = deque()
    for text in texts:
        article = Article(text.url, text.title, text.text, published=text.published, lang=text.lang)
        under_way.append((text, engine.schedule(article)))
        if len(under_way) >= 8 * engine.size:
            stored, future = under_way.popleft()
            yield stored, engine.outcome(future, stored.url)
    for stored, future in under_way:
        yield stored, engine.outcome(future, stored.url)
