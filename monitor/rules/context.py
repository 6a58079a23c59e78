"""What a sentence's own words say of its time: years that lie before the story was published."""

import re

from monitor.rules.matcher import Board

_YEAR = re.compile(r"(?<![\w.,/$€£¥])(?:19[5-9]\d|20[0-4]\d)(?![\w,%]*\d)(?!\s*(?:t|tonnes|tons|oz|km|m)\b)")


def old_sentences(board: Board) -> frozenset[int]:
    """Sentences that name a year before that of publication, and none since: what they tell is background.

    Without a date of publication nothing is old. The title never is.
    """
    published = _year_of(board.document.published)
    if published is None:
        return frozenset()
    found = set()
    for sentence in board.document.sentences:
        if sentence.field == "title":
            continue
        start, end = board.bounds[sentence.index]
        years = [int(year.group()) for year in _YEAR.finditer(board.folded, start, end)]
        if years and max(years) < published:
            found.add(sentence.index)
    return frozenset(found)


def _year_of(published: str | None) -> int | None:
    head = (published or "")[:4]
    return int(head) if head.isdigit() and len(head) == 4 else None
