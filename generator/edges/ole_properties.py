"""Property sets of Office 97-2003 files: when last saved, and the custom properties (MS-OLEPS)."""

import datetime as dt
import struct
from collections.abc import Iterator

SUMMARY = "\x05SummaryInformation"
CUSTOM = "\x05DocumentSummaryInformation"

_CUSTOM_SET = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")  # FMTID_UserDefinedProperties
_NAMES, _CODE_PAGE, _LAST_SAVED = 0, 1, 13
_UTF_16 = 1200
_MOST = 1_000  # properties of a set
_LONGEST = 100_000  # bytes of a text
_FILE_TIME = dt.datetime(1601, 1, 1)


def last_saved(stream: bytes) -> str:
    """Return when SummaryInformation says the file was last saved (ISO, UTC), or ""."""
    for _, places in _sets(stream):
        at = places.get(_LAST_SAVED)
        if at is not None and struct.unpack_from("<I", stream, at)[0] == 0x40:
            (ticks,) = struct.unpack_from("<Q", stream, at + 4)
            if 0 < ticks < 2**61:
                return (_FILE_TIME + dt.timedelta(microseconds=ticks // 10)).isoformat(
                    timespec="seconds"
                ) + "Z"
    return ""


def custom_properties(stream: bytes) -> dict[str, str]:
    """Return the properties with a text that people or programs added."""
    found: dict[str, str] = {}
    for kind, places in _sets(stream):
        if kind == _CUSTOM_SET and _NAMES in places:
            page = _code_page(stream, places)
            for number, name in _names(stream, places[_NAMES], page):
                if number in places:
                    text = _text(stream, places[number], page)
                    found |= {name: text} if text is not None else {}
    return found


def _sets(stream: bytes) -> Iterator[tuple[bytes, dict[int, int]]]:
    """Yield each set's identifier, and where in the stream each of its properties stands (2.21)."""
    (count,) = struct.unpack_from("<I", stream, 24)
    for number in range(min(count, 2)):
        kind, start = struct.unpack_from("<16sI", stream, 28 + 20 * number)
        _, properties = struct.unpack_from("<II", stream, start)
        pairs = (
            struct.unpack_from("<II", stream, start + 8 + 8 * place)
            for place in range(min(properties, _MOST))
        )
        yield kind, {name: start + offset for name, offset in pairs}


def _code_page(stream: bytes, places: dict[int, int]) -> int:
    at = places.get(_CODE_PAGE)
    return int(struct.unpack_from("<H", stream, at + 4)[0]) if at is not None else 1252


def _names(stream: bytes, at: int, page: int) -> Iterator[tuple[int, str]]:
    """Yield the numbers and names of the dictionary (2.17)."""
    (count,) = struct.unpack_from("<I", stream, at)
    at += 4
    for _ in range(min(count, _MOST)):
        number, length = struct.unpack_from("<II", stream, at)
        size = length * 2 + length * 2 % 4 if page == _UTF_16 else length
        yield number, _decoded(stream, at + 8, size, page)
        at += 8 + size


def _text(stream: bytes, at: int, page: int) -> str | None:
    """Return the text of a property, None where it holds something else (2.15)."""
    kind, length = struct.unpack_from("<II", stream, at)
    if kind == 0x1F:
        return _decoded(stream, at + 8, length * 2, _UTF_16)
    return _decoded(stream, at + 8, length, page) if kind == 0x1E else None


def _decoded(stream: bytes, at: int, size: int, page: int) -> str:
    if size > _LONGEST or at + size > len(stream):
        raise struct.error("length")
    name = {_UTF_16: "utf-16-le", 65001: "utf-8"}.get(page, f"cp{page}")
    return stream[at : at + size].decode(name, "replace").partition("\0")[0]
