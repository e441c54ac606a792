"""Compound files, Outlook mails and winmail.dat put together byte by byte, for the tests."""

import datetime as dt
import struct
from collections.abc import Mapping, Sequence
from typing import Any

_END, _FREE, _FAT_SECTOR, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
PROPERTIES = "__properties_version1.0"


def ole(tree: Mapping[str, Any]) -> bytes:
    """A compound file (MS-CFB, version 3): bytes are streams, mappings are storages."""
    entries: list[list[Any]] = [["Root Entry", 5, _NONE, _NONE, 0, b""]]
    _lay_out(tree, entries, 0)
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(data: bytes) -> int:
        count = -(-len(data) // _SECTOR)
        start = len(fat)
        fat.extend([*range(start + 1, start + count), _END] if count else [])
        sectors.extend(
            data[i : i + _SECTOR].ljust(_SECTOR, b"\0") for i in range(0, len(data), _SECTOR)
        )
        return start if count else _END

    mini, mini_fat = bytearray(), []
    for entry in entries[1:]:
        data = entry[5]
        if entry[1] == 2 and len(data) < _CUTOFF:
            entry[4], count = len(mini_fat), -(-len(data) // _MINI)
            mini_fat.extend([*range(entry[4] + 1, entry[4] + count), _END] if count else [])
            entry[4] = entry[4] if count else _END
            mini += data.ljust(count * _MINI, b"\0")
        elif entry[1] == 2:
            entry[4] = put(data)
    entries[0][4], entries[0][5] = put(bytes(mini)), bytes(mini)
    table = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    mini_start = put(table.ljust(-(-len(table) // _SECTOR) * _SECTOR, b"\xff"))
    directory = put(b"".join(map(_entry, entries)))
    fat_count = -(-len(fat) // 127)
    first_fat = len(fat)
    fat.extend([_FAT_SECTOR] * fat_count)
    padded = [*fat, *[_FREE] * (fat_count * 128 - len(fat))]
    sectors.append(struct.pack(f"<{len(padded)}I", *padded))
    header = struct.pack(
        "<8s16sHHHHHHLLLLLLLLLL",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, fat_count),
        *(directory, 0, _CUTOFF, mini_start, len(table) // _SECTOR + bool(table), _END, 0),
    )
    places = [first_fat + i for i in range(fat_count)] + [_FREE] * (109 - fat_count)
    return header + struct.pack("<109I", *places) + b"".join(sectors)


def _lay_out(tree: Mapping[str, Any], entries: list[list[Any]], parent: int) -> None:
    before = None
    for name, content in tree.items():
        number = len(entries)
        stream = isinstance(content, bytes)
        entries.append([name, 2 if stream else 1, _NONE, _NONE, 0, content if stream else b""])
        entries[before if before else parent][2 if before else 3] = number
        before = number
        if not stream:
            _lay_out(content, entries, number)


def _entry(entry: Sequence[Any]) -> bytes:
    name, kind, right, child, start, data = entry
    raw = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIII",
        *(raw, len(raw) + 2, kind, 1, _NONE, right, child, b"", 0, 0, 0, start, len(data), 0),
    )


def text(key: int, value: str, encoding: str = "") -> dict[str, bytes]:
    """A property that is text: in Unicode, or in bytes of an encoding."""
    kind, raw = (
        ("001E", value.encode(encoding)) if encoding else ("001F", value.encode("utf-16-le"))
    )
    return {f"__substg1.0_{key:04X}{kind}": raw}


def filetime(moment: dt.datetime) -> int:
    return (moment - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(microseconds=1) * 10


def attached(name: str, data: bytes) -> dict[str, Any]:
    return {PROPERTIES: b"\0" * 8, **text(0x3707, name), "__substg1.0_37010102": data}


def embedded(message: Mapping[str, Any]) -> dict[str, Any]:
    return {PROPERTIES: b"\0" * 8, "__substg1.0_3701000D": dict(message)}


def outlook(
    *attachments: Mapping[str, Any], times: Mapping[int, int] | None = None, **texts: str
) -> dict[str, Any]:
    """The storage of a mail; texts by the name x0C1F of their property."""
    block = b"".join(struct.pack("<HHIQ", 0x40, key, 6, v) for key, v in (times or {}).items())
    tree: dict[str, Any] = {PROPERTIES: b"\0" * 32 + block}
    for key, value in texts.items():
        tree |= text(int(key[1:], 16), value)
    for number, attachment in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = dict(attachment)
    return tree


def tnef(*attachments: Sequence[tuple[int, bytes]]) -> bytes:
    """winmail.dat with the attributes of each attachment."""
    pieces = [struct.pack("<IH", 0x223E9F78, 1), attribute(0x00089006, b"\0\0\1\0", level=1)]
    for attributes in attachments:
        pieces.append(attribute(0x00069002, b"\0" * 14))
        pieces.extend(attribute(key, value) for key, value in attributes)
    return b"".join(pieces)


def attribute(key: int, value: bytes, level: int = 2) -> bytes:
    return (
        struct.pack("<BII", level, key, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)
    )


def mapi(*properties: bytes) -> bytes:
    return struct.pack("<I", len(properties)) + b"".join(properties)


def mapi_value(kind: int, key: int, value: bytes) -> bytes:
    padded = value.ljust(-(-len(value) // 4) * 4, b"\0")
    return struct.pack("<HHII", kind, key, 1, len(value)) + padded
