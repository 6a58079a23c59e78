"""What a person types into a search box, as a condition on the id of an article.

Comes in: any text. Goes out: SQL with its values bound, or UsageError where no word is left to look for.
"""

from dataclasses import dataclass, field

from monitor.store.search import NEWEST, like_pattern, match_expression
from monitor.store.searchterms import Sought, Term, read_query

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
            return f"{column} in ({_INDEXED.format(self._bind(match_expression(sought)))})"
        return self._tree(column, sought)

    def _tree(self, column: str, sought: Sought | Term) -> str:
        if isinstance(sought, Term):
            return f"{column} in ({self._term(sought)})"
        parts = [f"({' or '.join(self._tree(column, one) for one in part)})" for part in sought.parts]
        without = [f"not ({self._tree(column, one)})" for one in sought.without]
        return f"({' and '.join(parts + without)})"

    def _term(self, term: Term) -> str:
        if term.is_indexed:
            return _INDEXED.format(self._bind(match_expression(term)))
        return _SCANNED.format(NEWEST, name=self._bind(like_pattern(term)))

    def _bind(self, value: str) -> str:
        name = f"search{len(self.values)}"
        self.values[name] = value
        return name
