"""What Datasette asks of us while it answers: what may be seen, what is searched, how values are written, what errors say.

It replaces Datasette's own filters and its own answer to errors; see `register`.
"""

import logging
import sqlite3
import sys
import urllib.parse
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

import datasette.filters
from datasette import hookimpl
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.filters import FilterArguments
from datasette.plugins import pm
from datasette.utils.asgi import BadRequest, Base400, NotFound, Request, Response
from datasette.views.base import DatasetteError
from jinja2 import Environment

from monitor.browse import cells
from monitor.browse.article import article_page, deal_page, ledger_page
from monitor.browse.asking import Listed, list_fault
from monitor.browse.facets import DayFacet, ListFacet, SingleFacet, chosen
from monitor.browse.live import TooBigError
from monitor.browse.metadata import DATABASE, questions, tables
from monitor.browse.searching import Search
from monitor.digest.safe import shown, web_link
from monitor.digest.words import country_words, instrument_words, quantity_words
from monitor.errors import UsageError
from monitor.folding import fold
from monitor.logs import event

logger = logging.getLogger(__name__)

# What Datasette and SQLite raise over an address that asks for what does not exist.
_ASKED_WRONGLY = (ValueError, KeyError, TypeError, IndexError, AssertionError, OverflowError, RecursionError, sqlite3.Error, sqlite3.Warning)  # fmt: skip
_AWAY = ("locked", "busy", "unable to open", "disk i/o", "disk image is malformed", "not a database")

Hook = TypeVar("Hook", bound=Callable[..., Any])


def hook(name: str | None = None, *, is_first: bool = False) -> Callable[[Hook], Hook]:
    """Datasette's mark of a hook, with types; `name` where the function has another."""
    return cast("Callable[[Hook], Hook]", hookimpl(specname=name, tryfirst=is_first))


where_filters = datasette.filters.where_filters  # `?_where=`, kept of Datasette's own filters


_PAGES: dict[str, Callable[[Datasette, int], Awaitable[Any]]] = {
    "articles": article_page,
    "deals": deal_page,
    "ledger": ledger_page,
}


def register() -> None:
    """In place of three plugins of Datasette: filters end in errors on odd addresses, so do counts, and errors print tracebacks."""
    for name in ("datasette.filters", "datasette.facets", "datasette.handle_exception"):
        if pm.get_plugin(name):
            pm.unregister(name=name)
    if not pm.get_plugin(__name__):
        pm.register(sys.modules[__name__], __name__)


@hook()
def permission_allowed(action: str, resource: Any) -> bool | None:
    """Only tables that metadata.yaml names, and only our database."""
    if action == "view-table":
        return bool(resource[0] == DATABASE and resource[1] in tables())
    if action == "view-database":
        return bool(resource == DATABASE)
    return False if action in {"view-database-download", "debug-menu", "permissions-debug"} else None


@hook()
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    if database == DATABASE:
        conn.execute("pragma query_only = on")
        conn.create_function("folded", 1, lambda text: fold(str(text or "")), deterministic=True)


@hook()
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters.update(
        shown=lambda text, limit=200: shown(str(text), limit),
        web_link=lambda url: web_link(str(url)),
        host=lambda url: cells.host_of(str(url)),
        moment=cells.moment_text,
        listed=cells.listed,
        countries=lambda value: cells.listed(value, country_words),
        parties=lambda value: cells.listed(value, joint=" – "),
        quantities=cells.quantities_text,
        instrument=instrument_words,
        facet_label=facet_label,
        first_page=first_page,
    )
    env.globals.update(
        money=cells.money, quantity_words=quantity_words, fact_text=fact_text, questions=questions()
    )


def first_page(url: str) -> str:
    """An address without the place in a list that no longer fits.

    >>> first_page("/monitor/deals?_next=50&status=signed")
    '/monitor/deals?status=signed'
    """
    path, _, query = url.partition("?")
    kept = urllib.parse.urlencode([pair for pair in urllib.parse.parse_qsl(query) if pair[0] != "_next"])
    return f"{path}?{kept}" if kept else path


def facet_label(value: Any, column: str) -> str:
    """How a value is written among the facets of its column."""
    if column == "countries":
        return country_words(str(value))
    if column in {"instrument", "instruments"}:
        return instrument_words(str(value))
    if column in {"flagged", "enabled"}:
        return "yes" if str(value) == "1" else "no"
    return shown(str(value), 60) or "none"


def fact_text(fact: str, value: str) -> str:
    """A fact's value in words."""
    if fact == "country":
        return country_words(value)
    if fact == "instrument":
        return instrument_words(value)
    number, _, currency = value.partition(" ")
    if fact == "value":
        try:
            return cells.money(float(number), currency)
        except ValueError:
            return shown(value, 80)
    return shown(value, 120)


@hook()
def register_facet_classes() -> list[type[Facet]]:
    return [SingleFacet, ListFacet, DayFacet]


@hook()
def render_cell(row: Any, value: Any, column: str, table: str | None) -> Any:
    return cells.cell(row, column, value, table)


@hook("filters_from_request", is_first=True)
def understood(datasette: Datasette, request: Request, table: str) -> Callable[[], Awaitable[None]]:
    """Before any filter is made: an address that is not understood is answered with a sentence, not with other rows."""

    async def checked() -> None:
        details = await datasette.get_database(DATABASE).table_column_details(table)
        columns = {one.name: str(one.type or "") for one in details}
        fault = list_fault(request.query_string, Listed(tables()[table], columns))
        if fault:
            raise BadRequest(fault)

    return checked


@hook("filters_from_request")
def chosen_values(request: Request, table: str) -> FilterArguments:
    return chosen(request, table)


@hook("filters_from_request")
def searched(request: Request, table: str) -> FilterArguments:
    """`?_search=`: what has no word to look for finds nothing, and the page says why."""
    known = tables().get(table)
    if known is None or known.search_by is None:
        return FilterArguments([])
    query = (request.args.get("_search") or "").strip()
    context = {"supports_search": True, "search": query}
    if not query:
        return FilterArguments([], extra_context=context)
    search = Search()
    try:
        clause = search.on(known.search_by, query)
    except UsageError as error:
        return FilterArguments(["0"], extra_context={**context, "search_note": str(error)})
    return FilterArguments([clause], search.values, [f"the article has {shown(query, 100)}"], context)


@hook()
def extra_template_vars(
    datasette: Datasette, table: str | None, view_name: str | None, request: Request | None
) -> Callable[[], Awaitable[dict[str, Any]]]:
    async def found() -> dict[str, Any]:
        read = _PAGES.get(table or "") if view_name == "row" else None
        if read is None or request is None:
            return {}
        page = await read(datasette, _identity(request))
        if page is None:
            raise NotFound("There is no such page.")
        return {"page": page}

    return found


def _identity(request: Request) -> int:
    """The id that an address names; -1, which none has, where it is no plain number."""
    written = str(request.url_vars.get("pks", ""))
    return int(written) if written.isascii() and written.isdigit() and len(written) < 19 else -1


@hook()
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response]]:
    async def answered() -> Response:
        status, words = explained(exception, asked=bool(request.query_string) or request.path.count("/") > 2)
        if status == 500:
            event(logger, logging.ERROR, "page failed", path=request.path, error=repr(exception))
            logger.debug("where it failed", exc_info=exception)
        return await error_response(datasette, request, status, words)

    return answered


@hook(is_first=True)
def forbidden(datasette: Datasette, request: Request) -> Callable[[], Awaitable[Response]]:
    async def answered() -> Response:
        return await error_response(datasette, request, 403, "This is not shown here.")

    return answered


def explained(exception: Exception, *, asked: bool) -> tuple[int, str]:
    """The status and the words of an error; `asked` where the address names a row or has parameters that can be at fault."""
    if told := _of_database(exception):
        return told
    if isinstance(exception, Base400):
        return exception.status, str(exception.args[0] if exception.args else "Not found")
    if isinstance(exception, DatasetteError):
        return (400 if exception.status == 500 and asked else exception.status), str(exception.message)
    if asked and isinstance(exception, _ASKED_WRONGLY):
        return 400, f"This address asks for something that does not exist: {shown(str(exception), 200)}"
    return 500, "A fault of this program; `monitor -vv browse` shows where."


def _of_database(exception: Exception) -> tuple[int, str] | None:
    """What SQLite's own words say that a person can do something about."""
    # Datasette wraps errors of SQLite, and loses what they were.
    error = exception.__context__ if isinstance(exception, DatasetteError) else exception
    if isinstance(error, QueryInterrupted):
        return 400, "That took too long. Narrow it: choose a mineral, a source or a day."
    if isinstance(error, TooBigError):
        return 400, str(error)
    said = str(error).lower() if isinstance(error, sqlite3.Error) else ""
    if "malformed json" in said:
        return 400, "That column holds no JSON, so that nothing can be looked for in a list of it."
    if any(word in said for word in _AWAY):
        return 503, f"The database cannot be read just now ({shown(str(error), 200)}). Try again."
    return None


async def error_response(datasette: Datasette, request: Request, status: int, words: str) -> Response:
    """A page, or JSON where that was asked for."""
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "status": status, "error": words}, status=status)
    page = await datasette.render_template("error.html", {"status": status, "error": words}, request=request)
    return Response.html(page, status=status)
