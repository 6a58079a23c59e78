"""What a sentence's own words say of its time: years and months that lie well before the story was published."""

import re
from collections.abc import Collection
from datetime import date, timedelta

from monitor.rules.builtin import MONTH
from monitor.rules.matcher import Board
from monitor.rules.places import LEAD_SENTENCES

FRESH = timedelta(days=75)  # what happened so shortly before publication is still news

_YEAR = re.compile(
    r"(?<![\w.,/$€£¥])(?:19[5-9]\d|20[0-4]\d)(?![\w,%]*\d)(?!\s*(?:t|tonnes|tons|oz|km|m)\b)"
    r"|(?<![\d.,])(?:19[5-9]\d|20[0-4]\d)(?=\s?[年년])"
)


def old_sentences(board: Board, among: Collection[int]) -> frozenset[int]:
    """Those of some sentences that name a time before that of publication, and none since: what they tell is background.

    Without a date of publication nothing is old. The title never is, and the lead only by its years.
    """
    published = _day_of(board.document.published)
    if published is None:
        return frozenset()
    return frozenset(
        s.index
        for s in board.document.sentences
        if s.index in among
        and s.field == "text"
        and (
            _names_old_year(board, s.index, published)
            or (s.index > LEAD_SENTENCES and _names_old_month(board, s.index, published))
        )
    )


def _names_old_year(board: Board, sentence: int, published: date) -> bool:
    start, end = board.bounds[sentence]
    years = [int(year.group()) for year in _YEAR.finditer(board.folded, start, end)]
    return bool(years) and max(years) < (published - FRESH).year


def _names_old_month(board: Board, sentence: int, published: date) -> bool:
    months = [int(find.name) for find in board.finds[sentence] if find.group == MONTH]
    return bool(months) and all((published.month - month) % 12 in range(2, 8) for month in months)


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
