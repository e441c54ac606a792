"""The attachments of winmail.dat, which Outlook sends to who it takes for Outlook (MS-OXTNEF).

A long file name and an embedded mail stand among an attachment's MAPI properties; the rest is
attributes: level, id, length, value, check sum.
"""

import struct
from collections.abc import Iterator
from dataclasses import replace

from generator.edges.box_parts import Opened, Part, Room, decoded

TNEF = b"\x78\x9f\x3e\x22"
_START = 6  # the signature and the key of the sending program
_RENDERING, _TITLE, _DATA, _PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_LONG_NAME, _NAME, _CONTENT = 0x3707, 0x3001, 0x3701
_FIXED = {0x0001: 0, 0x0002: 4, 0x0003: 4, 0x0004: 4, 0x000A: 4, 0x000B: 4, 0x0048: 16}  # else 8
_STRING, _UNICODE, _BINARY, _OBJECT = 0x001E, 0x001F, 0x0102, 0x000D
_VARIABLE = {_STRING, _UNICODE, _BINARY, _OBJECT}
_SEVERAL, _NAMED = 0x1000, 0x8000
_INTERFACE = 16  # bytes that say what an embedded object is
MAX_STEPS = 20_000  # attributes, properties, values; a mail has some hundreds


def read_tnef(data: bytes, room: Room) -> Opened:
    """Return the attachments; a file that ends early gives those before its end.

    Raises:
        TooLargeError: there is no room for them.
        DAMAGE: the properties of an attachment cannot be read.
    """
    parts: list[Part] = []
    for key, value in _attributes(data):
        if key == _RENDERING:
            room.take_file()
            parts.append(Part(""))
        elif parts:
            parts[-1] = _with(parts[-1], key, value)
    room.take(sum(len(part.data) for part in parts))
    return Opened(tuple(parts))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = _START
    for _ in range(MAX_STEPS):
        if position + 9 > len(data):
            return
        _, key, length = struct.unpack_from("<BII", data, position)
        position += 9
        yield key, data[position : position + length]
        position += length + 2


def _with(part: Part, key: int, value: bytes) -> Part:
    """Return the attachment with what one more attribute says of it."""
    if key == _TITLE:
        return replace(part, name=part.name or decoded(value.rstrip(b"\0")))
    if key == _DATA:
        return replace(part, data=part.data or value)
    if key != _PROPERTIES:
        return part
    found = dict(_properties(value))
    name = decoded(found.get(_LONG_NAME) or found.get(_NAME) or b"") or part.name
    content = found.get(_CONTENT, b"")
    embedded = content.startswith(TNEF)  # a mail; what stands beside it only stands for it
    return replace(part, name=name, data=content if embedded or not part.data else part.data)


def _properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the properties whose length varies, strings in UTF-8 (MS-OXTNEF 2.1.3.4)."""
    (count,) = struct.unpack_from("<I", data)
    position = 4
    for _ in range(min(count, MAX_STEPS)):
        kind, key = struct.unpack_from("<HH", data, position)
        position += 4
        if key >= _NAMED:
            position = _after_name(data, position)
        if kind & ~_SEVERAL not in _VARIABLE:
            position = _after_numbers(data, position, kind)
            continue
        values, position = _values(data, position)
        yield from ((key, _in_utf8(kind & ~_SEVERAL, value)) for value in values)


def _values(data: bytes, position: int) -> tuple[list[bytes], int]:
    """Return the values of one property, each filled up to four bytes, and the place after."""
    (count,) = struct.unpack_from("<I", data, position)
    position += 4
    values = []
    for _ in range(min(count, MAX_STEPS)):
        (length,) = struct.unpack_from("<I", data, position)
        start = position + 4
        values.append(data[start : start + length])
        position = start + length + -length % 4
    return values, position


def _after_name(data: bytes, position: int) -> int:
    """Return where a named property goes on: after its set, and its number or its words."""
    by_words, length = struct.unpack_from("<II", data, position + 16)
    return position + 24 + (length + -length % 4 if by_words else 0)


def _after_numbers(data: bytes, position: int, kind: int) -> int:
    """Return where a property of one number or several goes on."""
    size = _FIXED.get(kind & ~_SEVERAL, 8)
    if not kind & _SEVERAL:
        return position + size
    (count,) = struct.unpack_from("<I", data, position)
    return position + 4 + int(count) * size


def _in_utf8(kind: int, value: bytes) -> bytes:
    if kind == _UNICODE:
        return value.decode("utf-16-le", "replace").rstrip("\0").encode()
    if kind == _STRING:
        return value.rstrip(b"\0")
    return value[_INTERFACE:] if kind == _OBJECT else value
