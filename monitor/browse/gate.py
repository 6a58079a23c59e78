"""Before Datasette: refuses what only changes or reveals things, and adds what an address leaves unsaid.

Only GET and HEAD pass; the pages under /-/ do not exist; on loopback only names of this machine are answered, so that no
web site can read the database through a name of its own, and links of other sites may be followed, but nothing else of these
pages be used by them. Nothing of it knows SQL.
"""

import ipaddress
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from monitor.browse.asking import question_fault
from monitor.browse.metadata import DATABASE, questions, tables
from monitor.browse.plugin import error_response

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# No script runs and nothing is loaded from elsewhere, whatever a page of the press may hold.
HEADERS = {
    b"content-security-policy": b"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}
_PAGE = re.compile(rf"/{DATABASE}/([^/.]+)(\.\w+)?")
LONGEST = 8000  # characters of an address
_GONE = "The database file was moved, replaced or deleted since these pages were started. Start `monitor browse` again to see what is there now."


class Gate:
    """An ASGI application around Datasette's."""

    def __init__(
        self, datasette: Datasette, app: App, *, only_own_names: bool, is_there: Callable[[], bool]
    ) -> None:
        self.datasette = datasette
        self.app = app
        self.only_own_names = only_own_names
        self.is_there = is_there

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(
            {**scope, "csrftoken": str}, receive
        )  # Datasette's pages ask for one; ours have no forms to post
        guarded = _with_headers(send)
        answer = await self._answer(request)
        if answer is not None:
            await answer.asgi_send(guarded)
            return
        await self.app(_completed(scope), receive, guarded)

    async def _answer(self, request: Request) -> Response | None:
        """What is answered at once; None where Datasette shall answer."""
        return self._stranger(request) or await self._nowhere(request) or await self._odd(request)

    def _stranger(self, request: Request) -> Response | None:
        if self.only_own_names and not is_own_name(request.headers.get("host", "")):
            return Response.text("This address answers only to localhost.", status=403)
        if is_used_by_another_site(request.headers):
            return Response.text("Other web sites may link to these pages, but not use them.", status=403)
        return None

    async def _nowhere(self, request: Request) -> Response | None:
        """Where nothing is to be read."""
        if request.method not in {"GET", "HEAD"}:
            answer = await error_response(self.datasette, request, 405, "These pages can only be read.")
            answer.headers["Allow"] = "GET, HEAD"
            return answer
        if request.path == "/":
            return Response.redirect(f"/{DATABASE}")
        if request.path.startswith("/-/"):
            return await error_response(self.datasette, request, 404, "There is no such page.")
        return None

    async def _odd(self, request: Request) -> Response | None:
        """What cannot be answered from the database as it is."""
        if request.path.startswith("/static/"):
            return None
        if not self.is_there():
            return await error_response(self.datasette, request, 503, _GONE)
        if len(request.query_string) > LONGEST:
            return await error_response(self.datasette, request, 414, "This address is too long.")
        found = _PAGE.fullmatch(request.path)
        question = questions().get(found[1]) if found else None
        fault = question_fault(request.query_string, question) if question else None
        return await error_response(self.datasette, request, 400, fault) if fault else None


def is_used_by_another_site(headers: Mapping[str, str]) -> bool:
    """Whether a page of elsewhere asks for this as a picture, a frame or a script would; a link that is followed is none of these.

    >>> is_used_by_another_site({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"})
    True
    >>> is_used_by_another_site({"sec-fetch-site": "none"}), is_used_by_another_site({})
    (False, False)
    """
    if headers.get("sec-fetch-site", "none") in {"none", "same-origin"}:
        return False
    return (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) != ("navigate", "document")


def is_own_name(host: str) -> bool:
    """Whether a Host header names this machine.

    >>> is_own_name("localhost:8001"), is_own_name("[::1]:8001"), is_own_name("wire.example")
    (True, True, False)
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _completed(scope: Scope) -> Scope:
    """With the presets of a question, and without the long columns of a list, where the address says nothing of them."""
    found = _PAGE.fullmatch(scope["path"])
    if not found:
        return scope
    query = scope["query_string"].decode("latin-1")
    said = {key for key, _ in parse_qsl(query, keep_blank_values=True)}
    added = _presets(found[1], said) or _left_out(found[1], said)
    if not added:
        return scope
    return {**scope, "query_string": "&".join(filter(None, (query, urlencode(added)))).encode("latin-1")}


def _presets(name: str, said: set[str]) -> list[tuple[str, str]]:
    question = questions().get(name)
    parameters = question.parameters if question else ()
    return [(one.name, one.preset) for one in parameters if one.preset and one.name not in said]


def _left_out(name: str, said: set[str]) -> list[tuple[str, str]]:
    table = tables().get(name)
    return (
        [("_nocol", column) for column in table.left_out] if table and not said & {"_col", "_nocol"} else []
    )


def _with_headers(send: Send) -> Send:
    async def guarded(message: Any) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message.get("headers", []) if bytes(pair[0]).lower() not in HEADERS]
            message = {**message, "headers": [*kept, *HEADERS.items()]}
        await send(message)

    return guarded
