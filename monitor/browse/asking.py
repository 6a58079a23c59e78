"""What the address of a list or a question may ask. Datasette passes over what it does not know, and the page then shows
rows that nobody asked for; here that is refused in a sentence.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

from datasette.filters import Filters

from monitor.browse.cells import MOMENTS
from monitor.browse.metadata import Question, Table
from monitor.digest.safe import shown

MOST_COUNTED = 10  # columns that one address asks to count

LOOKUPS = frozenset(key for key, _, _ in Filters([]).lookups())
_ALONE = frozenset(key for key, _, alone in Filters([]).lookups() if alone)
_EMPTY_MEANS_EMPTY = frozenset({"exact", "not"})
_COMPARED = frozenset({"exact", "not", "gt", "gte", "lt", "lte"})
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.ASCII | re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMERIC = ("INT", "REAL", "FLOA", "DOUB", "NUM")

# How an answer is written; for lists and questions.
_FORM = frozenset({"_shape", "_json", "_json_infinity", "_nl", "_labels", "_label", "_header", "_dl", "_stream", "_size", "_timelimit", "_ttl", "_trace", "_extra", "_blob_column", "_blob_hash", "_hide_sql", "_show_sql"})  # fmt: skip
_OPTIONS = _FORM | {"_col", "_nocol", "_sort", "_sort_desc", "_sort_by_desc", "_next", "_search", "_where", "_nocount", "_nofacet", "_nosuggest"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A table or view as an address may speak of it."""

    table: Table
    columns: Mapping[str, str]  # by name, as what they are declared


def list_fault(query: str, listed: Listed) -> str | None:
    """Why the address of a list is not understood; None where it is."""
    pairs = parse_qsl(query, keep_blank_values=True)
    if sum(key.startswith("_facet") and key != "_facet_size" for key, _ in pairs) > MOST_COUNTED:
        return f"_facet: at most {MOST_COUNTED} columns are counted at once."
    faults = (_pair_fault(key, value, listed) for key, value in pairs)
    return next(filter(None, faults), None)


def question_fault(query: str, question: Question) -> str | None:
    """Why the address of a question is not understood; None where it is."""
    known = [one.name for one in question.parameters]
    for key, _ in parse_qsl(query, keep_blank_values=True):
        if key not in known and key not in _FORM:
            takes = f"it asks for {_names(known)}" if known else "it has nothing to fill in"
            return f"{shown(key, 60)}: this question does not know it; {takes}."
    return None


def _pair_fault(key: str, value: str, listed: Listed) -> str | None:
    if not key.startswith("_") or "__" in key:
        why = _filter_fault(key, value, listed)
    elif key.startswith("_facet"):
        why = _facet_fault(key, value, listed)
    else:
        why = _option_fault(key, value, listed)
    return why and f"{shown(key, 60)}={shown(value, 60)}: {why}."


def _filter_fault(key: str, value: str, listed: Listed) -> str | None:
    column, _, lookup = key.rpartition("__") if "__" in key else (key, "", "exact")
    if column not in listed.columns:
        return f"there is no column {shown(column, 60)} here; there are {_names(listed.columns)}"
    if lookup not in LOOKUPS:
        return f"no way to filter is called {shown(lookup, 60)}; there are {_names(sorted(LOOKUPS))}"
    return _value_fault(value, lookup, listed.columns[column])


def _value_fault(value: str, lookup: str, kind: str) -> str | None:
    if lookup in _ALONE:
        return None if value in {"", "1"} else "this filter takes no value but 1"
    if not value and lookup not in _EMPTY_MEANS_EMPTY:
        return "this filter needs a value"
    if lookup == "date" and not _is_day(value):
        return "this filter takes a day, such as 2026-11-26"
    is_number = any(word in kind.upper() for word in _NUMERIC)
    if is_number and lookup in _COMPARED and not _NUMBER.fullmatch(value.strip()):
        return "this column holds numbers, and that is none"
    return None


def _is_day(value: str) -> bool:
    try:
        return bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _facet_fault(key: str, value: str, listed: Listed) -> str | None:
    if key == "_facet_size":
        return None if value == "max" or re.fullmatch(r"[0-9]{1,4}", value) else "this takes a number, or max"
    takes: dict[str, Collection[str]] = {
        "_facet": listed.columns,
        "_facet_list": listed.table.lists,
        "_facet_date": [one for one in listed.columns if one in MOMENTS or one == "day"],
    }
    if key not in takes:
        return "no such way to count; there are _facet, _facet_list for columns with several values, and _facet_date"
    if value in takes[key]:
        return None
    return f"{key} takes {_names(takes[key])}" if takes[key] else f"{key} fits no column here"


def _option_fault(key: str, value: str, listed: Listed) -> str | None:
    if key == "_search" and value and listed.table.search_by is None:
        return "this list has no search"
    lists = [f"_{one}" for one in listed.table.lists]
    if key in _OPTIONS or key in lists:
        return None
    return "this is not known here" + (
        f"; {_names(lists)} choose rows by one of several values" if lists else ""
    )


def _names(names: Collection[str]) -> str:
    return ", ".join(names)
