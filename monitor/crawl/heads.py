"""Heads of answers, bounded and read leniently: Twisted limits the length of a header line, not their number, and one odd
line fails the whole answer. Importing this module changes the parser and the agent that Scrapy's handler uses, the only
way to."""

import re
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers import http11

_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.1

LARGEST = 256 * 1024  # bytes of status line and headers, those of interim answers too; browsers take as much


class HeadTooLargeError(Exception):
    """The headers do not end."""

    def __init__(self) -> None:
        super().__init__(f"more than {LARGEST // 1024} KB of headers")


class BoundedParser(http11._LenientHTTPClientParser):
    """Counts what comes before the body. It is put in the place of a parser that exists, hence no `__init__`."""

    MAX_LENGTH = LARGEST  # of one line; Twisted's 16 KB are too few for some sites' security policies
    read = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802  (Twisted's interface)
        self.read += len(line) + 1
        if self.read > LARGEST:
            raise HeadTooLargeError
        super().lineReceived(line)

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: N802
        raise HeadTooLargeError

    def headerReceived(self, name: bytes, value: bytes) -> None:  # noqa: N802
        """A name that is none would fail the answer; browsers pass it over."""
        if _NAME.fullmatch(name.strip()):
            super().headerReceived(name.strip(), value)  # type: ignore[no-untyped-call]


class HeadAgent(http11._ScrapyAgent):
    """Reads no body of an answer that brings no document: its head says all, also where the body is cut off, drips or is
    larger than a page may be."""

    def _cb_bodyready(self, txresponse: Any, request: Request) -> Any:
        if 200 <= txresponse.code < 300 or txresponse.length == 0:
            return super()._cb_bodyready(txresponse, request)
        txresponse._transport.stopProducing()
        txresponse._transport.loseConnection()
        return {"txresponse": txresponse}


http11._LenientHTTPClientParser = BoundedParser  # type: ignore[misc]
http11._ScrapyAgent = HeadAgent  # type: ignore[misc]
