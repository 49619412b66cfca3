"""Reading a body that may be endless, or small until it is decompressed."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import httpx

# zlib.decompressobj's window bits: 32 takes gzip's or zlib's header, whichever is there.
_ANY_HEADER = zlib.MAX_WBITS | 32
_NO_HEADER = -zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
_MOST_MEMBERS = 500
_MOST_LEFT_OVER = 100_000
"""Of bytes behind what is compressed, which mean nothing."""


class BodyError(Exception):
    """A body that cannot be had whole; the message says why."""


class TooLargeError(BodyError):
    """A body of more than is read."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"larger than {limit / 1e6:g} MB")


def read_body(response: httpx.Response, limit: int) -> bytes:
    """The body of an unread ``response``, decompressed, of at most ``limit`` bytes.

    Never holds more than ``limit`` decompressed bytes and one raw chunk, whatever the server sends.

    Raises:
        BodyError: when it is larger (:class:`TooLargeError`), or is not what its
            ``Content-Encoding`` says.
        httpx.RequestError: when the connection fails under way.
    """
    decompress = _decompressor(response.headers.get("Content-Encoding", ""))
    body = bytearray()
    assert isinstance(response.stream, httpx.SyncByteStream)  # noqa: S101 -- for the type checker
    for chunk in response.stream:
        body += decompress(chunk, limit + 1 - len(body))
        if len(body) > limit:
            raise TooLargeError(limit)
    return bytes(body)


def unzipped(data: bytes, limit: int) -> bytes:
    """``data``, decompressed when it is gzip's although no header said so; at most ``limit`` bytes.

    What was cut off is given as far as it goes.

    Raises:
        BodyError: when it is larger, or no gzip after all.
    """
    if not data.startswith(_GZIP_MAGIC):
        return data
    plain = _Inflater(may_lack_header=False)(data, limit + 1)
    if len(plain) > limit:
        raise TooLargeError(limit)
    return plain


def _decompressor(encoding: str) -> Callable[[bytes, int], bytes]:
    """A function of a chunk and the most bytes to make of it."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return lambda chunk, most: chunk[:most]
    if name in ("gzip", "x-gzip", "deflate"):
        return _Inflater(may_lack_header=name == "deflate")
    raise BodyError(f"unknown content encoding {name[:40]!r}")


class _Inflater:
    """Inflates gzip and deflate; servers send the latter with and without zlib's header."""

    def __init__(self, may_lack_header: bool) -> None:
        self._inflate = zlib.decompressobj(_ANY_HEADER)
        self._may_lack_header = may_lack_header
        self._members = 1

    def __call__(self, chunk: bytes, most: int) -> bytes:
        try:
            plain = self._first_or_more(chunk, most)
            self._may_lack_header = False
            # A gzip file may be several, one behind the other (RFC 1952, 2.2).
            while self._inflate.unused_data.startswith(_GZIP_MAGIC) and len(plain) < most:
                plain += self._next_member(most - len(plain))
        except zlib.error as error:
            raise BodyError("cannot be decompressed") from error
        if len(self._inflate.unused_data) > _MOST_LEFT_OVER:
            raise BodyError("goes on after its end")
        return plain

    def _first_or_more(self, chunk: bytes, most: int) -> bytes:
        try:
            return self._inflate.decompress(chunk, most)
        except zlib.error:
            if not self._may_lack_header:
                raise
            self._inflate = zlib.decompressobj(_NO_HEADER)
            return self._inflate.decompress(chunk, most)

    def _next_member(self, most: int) -> bytes:
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise BodyError("is compressed in too many parts")
        rest = self._inflate.unused_data
        self._inflate = zlib.decompressobj(_ANY_HEADER)
        return self._inflate.decompress(rest, most)
