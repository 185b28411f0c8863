"""Knows how a packed answer is unpacked without ever holding more than allowed."""

import zlib
from collections.abc import Iterable

# httpx unpacks a whole chunk before anyone can count it, and packings inside packings multiply: so one packing, by hand
_WINDOWS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}


class PackingError(ValueError):
    """Say that bytes are packed in a way that is broken or was not asked for."""


class UnpackedTooLargeError(ValueError):
    """Say that bytes unpack to more than allowed."""


def unpack(parts: Iterable[bytes], *, encoding: str, most: int) -> bytes:
    """Return the bytes of an answer, at most `most` of them.

    Raises: PackingError, UnpackedTooLargeError.
    """
    if encoding in {"", "identity"}:
        return _joined(parts, most)
    if encoding not in _WINDOWS:
        raise PackingError(f"packed as {encoding[:40]!r}, expected gzip or deflate, once")
    return _unzipped(parts, encoding, most)


def _joined(parts: Iterable[bytes], most: int) -> bytes:
    held = bytearray()
    for part in parts:
        held += part
        _check_size(len(held), most)
    return bytes(held)


def _unzipped(parts: Iterable[bytes], encoding: str, most: int) -> bytes:
    held, unzip = bytearray(), None
    for part in parts:
        unzip = unzip or zlib.decompressobj(_window(encoding, part))
        try:
            held += unzip.decompress(part, most + 1 - len(held))
        except zlib.error as error:
            raise PackingError(f"packed in a broken way ({error})") from error
        _check_size(len(held), most)
        if unzip.eof:
            break
    if unzip is not None and not unzip.eof:
        raise PackingError("packed, but the end is missing")
    return bytes(held)


def _window(encoding: str, start: bytes) -> int:
    # many servers send deflate without the zlib header that RFC 9110 asks for
    if encoding == "deflate" and start[:1] and start[0] & 0x0F != 8:
        return -zlib.MAX_WBITS
    return _WINDOWS[encoding]


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise UnpackedTooLargeError(f"more than {most} bytes when unpacked, more than any article or feed has")
