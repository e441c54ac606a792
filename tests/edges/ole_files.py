"""OLE files put together for the tests: streams by path, in the order given (MS-CFB)."""

import struct
from collections.abc import Mapping

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A file with these streams; a name that ends with "/" is an empty storage.

    Short streams are filled with zeros up to 4,096 bytes, so that no small sectors are needed.
    """
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    entries = 1 + len(padded)
    chains: list[int] = []
    starts, body = {}, b""
    for name, data in padded.items():
        if name.endswith("/"):
            continue
        sectors = -(-len(data) // SECTOR)
        starts[name] = len(chains)
        chains += [*range(len(chains) + 1, len(chains) + sectors), END]
        body += data.ljust(sectors * SECTOR, b"\0")
    folder = -(-entries * 128 // SECTOR)
    first = len(chains)
    chains += [*range(first + 1, first + folder), END]
    tables = 1
    while (len(chains) + tables) * 4 > tables * SECTOR:
        tables += 1
    table_at = len(chains)
    chains += [FAT] * tables
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * SECTOR, b"\xff")
    directory = _entry("Root Entry", 5, child=1 if padded else FREE)
    for number, (name, data) in enumerate(padded.items(), 1):
        right = number + 1 if number < len(padded) else FREE
        size = 0 if name.endswith("/") else len(data)
        kind = 1 if name.endswith("/") else 2
        directory += _entry(name.rstrip("/"), kind, right, start=starts.get(name, 0), size=size)
    return _header(tables, table_at, first) + body + directory.ljust(folder * SECTOR, b"\0") + fat


def _entry(
    name: str, kind: int, right: int = FREE, *, child: int = FREE, start: int = END, size: int = 0
) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    return head + struct.pack("<III36xIQ", FREE, right, child, start, size)


def _header(tables: int, table_at: int, directory: int) -> bytes:
    head = SIGNATURE + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, tables, directory, 0, 4096, END, 0, END, 0)
    places = [*range(table_at, table_at + tables)]
    return head + struct.pack("<109I", *places, *[FREE] * (109 - tables))
