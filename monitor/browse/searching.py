"""What a person types into a search box, as a condition on the id of an article.

Comes in: any text. Goes out: SQL with its values bound, or UsageError where no word is left to look for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from monitor.store.searchterms import Sought, Term, read_query

NEWEST = 20_000  # articles that are looked through where the index cannot part a script into words

_INDEXED = "select rowid from articles_fts where articles_fts match :{}"
_SCANNED = """select id from (select id, title, text from articles order by id desc limit {})
 where title like :{name} escape '\\' or text like :{name} escape '\\'"""


@dataclass
class Search:
    """A condition, with what is bound in it."""

    values: dict[str, str] = field(default_factory=dict)

    def on(self, column: str, query: str) -> str:
        """`column` holds ids of articles. Raises UsageError."""
        sought = read_query(query)
        if all(term.is_indexed for term in sought.terms()):
            return f"{column} in ({_INDEXED.format(self._bind(match_of(sought)))})"
        return self._tree(column, sought)

    def _tree(self, column: str, sought: Sought | Term) -> str:
        if isinstance(sought, Term):
            return f"{column} in ({self._term(sought)})"
        parts = [f"({' or '.join(self._tree(column, one) for one in part)})" for part in sought.parts]
        without = [f"not ({self._tree(column, one)})" for one in sought.without]
        return f"({' and '.join(parts + without)})"

    def _term(self, term: Term) -> str:
        if term.is_indexed:
            return _INDEXED.format(self._bind(match_of(term)))
        escaped = re.sub(r"([\\%_])", r"\\\1", term.text)
        return _SCANNED.format(NEWEST, name=self._bind(f"%{escaped}%"))

    def _bind(self, value: str) -> str:
        name = f"search{len(self.values)}"
        self.values[name] = value
        return name


def match_of(sought: Sought | Term) -> str:
    """An FTS5 expression in which every word is quoted, so that none is an operator.

    >>> match_of(read_query('lithium OR cobalt* NOT fire'))
    '((("lithium") OR ("cobalt"*)) NOT ("fire"))'
    """
    if isinstance(sought, Term):
        quoted = sought.text.replace('"', '""')
        return f'("{quoted}"{"*" if sought.is_prefix else ""})'
    both = " AND ".join(map(_either, sought.parts))
    return f"({both} NOT {_either(sought.without)})" if sought.without else both


def _either(part: Sequence[Sought | Term]) -> str:
    return match_of(part[0]) if len(part) == 1 else f"({' OR '.join(map(match_of, part))})"
