"""Content encodings undone: gzip, deflate, br and zstd, each within a limit, and a stream that ends early is told from one
that ended. Scrapy's own middleware takes a truncated gzip body for whole and fails where a header lies.

Bytes and a list of encodings in, bytes out, or one of the three errors below.
"""

import asyncio
import re
import zlib
from collections.abc import Callable
from typing import Self

import brotli
import zstandard
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

ACCEPTED = b"gzip, deflate, br, zstd"
MOST = 4  # encodings laid upon one another
LARGEST_IN_PASSING = (
    1024 * 1024
)  # bytes of a source document that is unpacked as it comes; larger ones when they are read
IN_THE_LOOP = 256 * 1024  # bytes; larger bodies are unpacked in a thread

_STEP = 65_536
_ZSTD_STEP = 256  # bytes that can unfold to 8 MB at most: a block of four bytes may stand for 128 KB
_ZSTD_WINDOW = 8 * 1024 * 1024  # RFC 8878 asks decoders for no more
_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*[<{\[]|\s*user-agent|\s*#", re.IGNORECASE)
_GZIP = b"\x1f\x8b"
_PACKED_TYPES = re.compile(rb"text/|html|xml|json", re.IGNORECASE)
_NONE = frozenset(["", "identity", "none", "utf-8", "utf8", "binary", "8bit", "7bit", "chunked", "text/html"])


class PackedTooLargeError(IgnoreRequest):
    """Unpacked, it is over the limit."""


class PackedCutOffError(IgnoreRequest):
    """The packed stream ends before its end."""


class PackedBrokenError(IgnoreRequest):
    """It is not packed as it says, nor readable as it is."""


def unpacked(body: bytes, encodings: list[str], limit: int, *, cut: bool = False) -> bytes:
    """The body with its encodings undone, the last one first. Where the header lies, a text is taken as it is.

    With `cut`, what is over the limit is left out instead of an error (robots.txt), and an early end is none.
    """
    named = [one for encoding in encodings for one in encoding.lower().split(",")]
    layers = [one for one in (name.strip() for name in named) if one not in _NONE]
    if len(layers) > MOST:
        raise PackedBrokenError(f"{len(layers)} content encodings")
    for name in reversed(layers):
        body = _without(body, name, limit, cut=cut)
    return body


def _without(body: bytes, name: str, limit: int, *, cut: bool) -> bytes:
    unpack = _UNPACKERS.get(name)
    if not body:
        return body
    if unpack is None:
        if _TEXT.match(body):
            return body
        raise PackedBrokenError(f"content encoding {name[:40]} is not known")
    try:
        return _collected(unpack, body, limit, cut=cut)
    except PackedBrokenError:
        if body.startswith(_GZIP) and name not in {"gzip", "x-gzip"}:
            return _collected(_gzip, body, limit, cut=cut)
        if _TEXT.match(body):
            return body
        raise


class _Sink:
    """Takes what comes out, up to a limit."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.parts: list[bytes] = []

    def take(self, part: bytes) -> None:
        self.parts.append(part)
        self.size += len(part)
        if self.size > self.limit:
            raise PackedTooLargeError(f"unpacked more than {self.limit // (1024 * 1024)} MB")


def _collected(unpack: Callable[[bytes, _Sink], bool], body: bytes, limit: int, *, cut: bool) -> bytes:
    sink = _Sink(limit)
    try:
        is_whole = unpack(body, sink)
    except (zlib.error, brotli.error, zstandard.ZstdError, ValueError) as error:
        if not sink.size:
            raise PackedBrokenError("the content encoding is not what the header says, or broken") from error
        is_whole = False
    except PackedTooLargeError:
        if not cut:
            raise
        is_whole = True
    if not is_whole and not cut:
        raise PackedCutOffError(f"the packed body ends or breaks after {sink.size} bytes")
    return b"".join(sink.parts)[:limit]


def _gzip(body: bytes, sink: _Sink) -> bool:
    """All members of the file; bytes after them that are no member are passed over."""
    while body.startswith(_GZIP):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        if not _inflated(unpacker, body, sink):
            return False
        body = unpacker.unused_data
    if not sink.parts:
        raise ValueError("no gzip")
    return True


def _deflate(body: bytes, sink: _Sink) -> bool:
    """With the header that RFC 9110 asks for, or raw, as many servers send it."""
    try:
        return _inflated(zlib.decompressobj(), body, sink)
    except zlib.error:
        if sink.size:
            raise
    return _inflated(zlib.decompressobj(-zlib.MAX_WBITS), body, sink)


def _inflated(unpacker: "zlib._Decompress", body: bytes, sink: _Sink) -> bool:
    rest = body
    while not unpacker.eof:
        part = unpacker.decompress(rest, _STEP * 16)
        rest = unpacker.unconsumed_tail
        sink.take(part)
        if not part and not rest:
            return unpacker.eof
    return True


def _br(body: bytes, sink: _Sink) -> bool:
    unpacker = brotli.Decompressor()
    rest = body
    while not unpacker.is_finished():
        part = unpacker.process(rest, output_buffer_limit=_STEP * 16)
        rest = b""
        sink.take(part)
        if not part and unpacker.can_accept_more_data():
            return bool(unpacker.is_finished())
    return True


def _zstd(body: bytes, sink: _Sink) -> bool:
    """All frames, one after another."""
    is_whole = False
    unpacker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
    place = 0
    while place < len(body):
        sink.take(unpacker.decompress(body[place : place + _ZSTD_STEP]))
        place += _ZSTD_STEP
        is_whole = unpacker.eof
        if is_whole:
            place = min(place, len(body)) - len(unpacker.unused_data)
            if body[place : place + 4] != b"\x28\xb5\x2f\xfd":
                return True
            unpacker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
    return is_whole


_UNPACKERS: dict[str, Callable[[bytes, _Sink], bool]] = {
    "gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _br, "zstd": _zstd,
}  # fmt: skip


class UnpackMiddleware:
    """In the place of Scrapy's own."""

    def __init__(self, largest: int) -> None:
        self._largest = largest

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        request.headers.setdefault("Accept-Encoding", ACCEPTED)

    async def process_response(self, request: Request, response: Response) -> Response:
        encodings = [one.decode("latin-1") for one in response.headers.getlist("Content-Encoding")]
        limit = int(
            request.meta.get("unpacked_maxsize") or request.meta.get("download_maxsize") or self._largest
        )
        is_gzip = response.body.startswith(_GZIP) and _may_be_packed(request, response)
        request.meta.pop("packed", None)
        if not response.body or not (encodings or is_gzip):
            return response

        is_source = bool(request.meta.get("is_source"))
        limit = min(limit, LARGEST_IN_PASSING) if is_source else limit
        cut = bool(request.meta.get("is_robots"))
        layers = encodings or ["gzip"]

        def unpack() -> bytes:
            return unpacked(response.body, layers, limit, cut=cut)

        try:
            body = unpack() if len(response.body) < IN_THE_LOOP else await asyncio.to_thread(unpack)
        except PackedTooLargeError:
            if not is_source:
                raise
            request.meta["packed"] = layers
            return response
        response.headers.pop("Content-Encoding", None)
        return response.replace(body=body)


def _may_be_packed(request: Request, response: Response) -> bool:
    """Whether a gzip file is a document: that of a source, or of a page that is called a text."""
    kind = response.headers.get("Content-Type") or b"text/html"
    return bool(request.meta.get("is_source") or _PACKED_TYPES.search(kind))
