"""Columns that hold several values: how often each occurs, and rows chosen by one of them.

Datasette's own facet knows JSON arrays alone and joins every column of every row; this one reads the one column, also
where it is a comma list as in `flagged_articles`. A value is chosen by `?_minerals=lithium`.
"""

import urllib.parse
from collections.abc import Awaitable, Callable, Generator, Iterator
from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import ColumnFacet, DateFacet, Facet
from datasette.filters import FilterArguments
from datasette.utils import escape_sqlite, path_with_added_args, path_with_removed_args
from datasette.utils.asgi import Request

from monitor.browse.metadata import tables

# '["CA", "DE"]' as it is; 'CA, DE' made one.
_ARRAY = """case when {0} like '[%' then {0} when {0} <> ''
 then '["' || replace(replace({0}, '"', ''), ', ', '","') || '"]' else '[]' end"""
_COUNTED = """
select j.value as value, count(*) as count from ({sql}) t, json_each({array}) j
 group by 1 order by 2 desc, 1 limit {limit}
"""
_COUNTED_BEHIND = """
select j.value as value, count(distinct o.{key}) as count from {table} o, json_each({array}) j
 where o.{key} in (select {search_by} from ({sql})) group by 1 order by 2 desc, 1 limit {limit}
"""
_CHOSEN = "exists (select 1 from json_each({array}) where value = :{name})"
_CHOSEN_BEHIND = (
    "{search_by} in (select o.{key} from {table} o, json_each({array}) j where j.value = :{name})"
)
_KEYS = {"articles": "id", "deals": "article_id"}


Counts = tuple[list[dict[str, Any]], list[str]]


class WhenAwaited:
    """Datasette begins all counts before it awaits the first; where that fails, Python complains of the others. This begins late."""

    def __init__(self, count: Callable[[], Awaitable[Counts]]) -> None:
        self._count = count

    def __await__(self) -> Generator[Any, Any, Counts]:
        return self._count().__await__()


class SingleFacet(ColumnFacet):  # type: ignore[misc]
    """`facets: [COLUMN]`, or `?_facet=COLUMN`."""

    def facet_results(self) -> WhenAwaited:
        return WhenAwaited(super().facet_results)


class DayFacet(DateFacet):  # type: ignore[misc]
    """`facets: [{date: COLUMN}]`, or `?_facet_date=COLUMN`."""

    def facet_results(self) -> WhenAwaited:
        return WhenAwaited(super().facet_results)


class ListFacet(Facet):  # type: ignore[misc]
    """`facets: [{list: COLUMN}]`, or `?_facet_list=COLUMN`."""

    type = "list"

    def facet_results(self) -> WhenAwaited:
        return WhenAwaited(self._results)

    async def _results(self) -> Counts:
        counted, late = [], []
        for config in self.get_configs():
            column = config["config"].get("column") or config["config"]["simple"]
            try:
                counted.append(await self._counted(column, config["source"]))
            except QueryInterrupted:
                late.append(column)
        return counted, late

    async def _counted(self, column: str, source: str) -> dict[str, Any]:
        size = self.get_facet_size()
        template, values = self._counting(column)
        sql = template.format(sql=self.sql, limit=size + 1, **values)
        found = await self.ds.execute(
            self.database, sql, self.params, custom_time_limit=self.ds.setting("facet_time_limit_ms")
        )
        return {
            "name": column,
            "type": self.type,
            "results": [self._value(column, row) for row in found.rows[:size]],
            "hideable": source != "metadata",
            "toggle_url": path_with_removed_args(self.request, {"_facet_list": column}),
            "truncated": len(found.rows) > size,
        }

    def _counting(self, column: str) -> tuple[str, dict[str, str]]:
        behind = _behind(str(self.table), column)
        if behind is None:
            return _COUNTED, {"array": _ARRAY.format(f"t.{escape_sqlite(column)}")}
        return _COUNTED_BEHIND, behind

    def _value(self, column: str, row: Any) -> dict[str, Any]:
        key, value = f"_{column}", str(row["value"])
        is_chosen = (key, value) in self.get_querystring_pairs()
        change = path_with_removed_args if is_chosen else path_with_added_args
        path = change(self.request, {key: value})
        return {
            "value": value,
            "label": value,
            "count": row["count"],
            "toggle_url": self.ds.absolute_url(self.request, self.ds.urls.path(path)),
            "selected": is_chosen,
        }


def chosen(request: Request, table: str) -> FilterArguments:
    """The conditions of `?_COLUMN=VALUE` for the lists of a table."""
    clauses: list[str] = []
    values: dict[str, str] = {}
    words: list[str] = []
    for column, value in _pairs(request, table):
        name = f"listed{len(values)}"
        behind = _behind(table, column)
        if behind is None:
            clauses.append(_CHOSEN.format(array=_ARRAY.format(escape_sqlite(column)), name=name))
        else:
            clauses.append(_CHOSEN_BEHIND.format(name=name, **behind))
        values[name] = value
        words.append(f"{column} include {value}")
    return FilterArguments(clauses, values, words)


def _pairs(request: Request, table: str) -> Iterator[tuple[str, str]]:
    lists = tables()[table].lists if table in tables() else {}
    for key, value in urllib.parse.parse_qsl(request.query_string):
        if key.startswith("_") and key[1:] in lists:
            yield key[1:], value


def _behind(table: str, column: str) -> dict[str, str] | None:
    """How the list of a view is reached in the table that it comes from; None where it is read as it is."""
    known = tables().get(table)
    origin = known.lists.get(column) if known else None
    if known is None or not origin or known.search_by is None:
        return None
    behind, _, name = origin.partition(".")
    return {
        "table": behind,
        "key": _KEYS[behind],
        "search_by": known.search_by,
        "array": _ARRAY.format(f"o.{name}"),
    }
