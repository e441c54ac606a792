"""Reading an .xls workbook of Excel 97-2003 (BIFF8 in an OLE file), whoever made it.

The records are followed here and not by a library: each length and place in the file is checked
before it is used, no formula is parsed, and errors, notes and per cents are kept.
"""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager

import olefile

from generator.core.address import Where
from generator.core.grid import Grid, Workbook
from generator.core.problems import problem
from generator.edges import ole_properties
from generator.edges.bounds import Bounds, RefusedError
from generator.edges.number_format import shown_as
from generator.edges.package import (
    MAX_BYTES,
    MAX_PARTS,
    NoPackageError,
    TooLargeError,
    UnreadableError,
    mega,
)
from generator.edges.xls_cells import Globals, XlsSheet, read_sheet
from generator.edges.xls_records import Kind, Stream, Text, shared_strings

_BOOK, _ENCRYPTED = "workbook", "encryptedpackage"
_PROGRAMS = ("_vba_project_cur", "macros")
_KINDS = {
    "book": "Excel 5.0/95",
    "worddocument": "Word",
    "powerpoint document": "PowerPoint",
    "__properties_version1.0": "thư Outlook .msg",
}
_BIFF8 = 0x0600
_WORKSHEET, _CHART = 0, 2  # kinds of sheets; the others hold macros


def read_stream(where: Where, data: bytes) -> Workbook:
    """Return the sheets of an .xls file.

    Raises:
        RefusedError: it is closed by a password, holds macros, or more than the bounds allow.
        NoPackageError: it holds something else than a workbook of Excel 97-2003.
        TooLargeError: it exceeds the bounds.
        UnreadableError: it is damaged.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError(mega(len(data)), mega(MAX_BYTES))
    with _damage(), olefile.OleFileIO(io.BytesIO(data)) as file:
        _check_kind(where, {path[0].lower() for path in file.listdir(streams=True, storages=True)})
        stream = Stream(file.openstream(_BOOK).read())
        return _read(where, stream, *_described(file))


@contextmanager
def _damage() -> Iterator[None]:
    """Turn what a damaged file makes olefile and struct raise into one fault."""
    try:
        yield
    except (OSError, struct.error, ValueError, IndexError, KeyError) as fault:
        raise UnreadableError(type(fault).__name__) from fault
    except (TypeError, AttributeError, OverflowError, RecursionError) as fault:
        raise UnreadableError(type(fault).__name__) from fault


def _check_kind(where: Where, names: set[str]) -> None:
    if _ENCRYPTED in names:
        raise RefusedError(problem("file.password", where))
    if _BOOK not in names:
        kinds = (kind for name, kind in _KINDS.items() if name in names)
        raise NoPackageError(next(kinds, "tệp OLE không rõ loại"))
    if not names.isdisjoint(_PROGRAMS):
        raise RefusedError(problem("file.macro", where))


def _described(file: olefile.OleFileIO) -> tuple[dict[str, str], str]:
    """Return the custom properties and when last saved, as far as they can be read."""
    properties, saved = {}, ""
    try:
        if file.exists(ole_properties.SUMMARY):
            saved = ole_properties.last_saved(file.openstream(ole_properties.SUMMARY).read())
        if file.exists(ole_properties.CUSTOM):
            stream = file.openstream(ole_properties.CUSTOM).read()
            properties = ole_properties.custom_properties(stream)
    except (OSError, struct.error, LookupError, OverflowError):
        pass  # the answers do not need them: the sheet _meta says the same
    return properties, saved


def _read(where: Where, stream: Stream, properties: dict[str, str], saved: str) -> Workbook:
    shared, places = _globals(where, stream)
    taken = Bounds()
    sheets = [
        read_sheet(Where(where.file, name), stream, start, shared, taken) for name, start in places
    ]
    if any(sheet.is_dialog for sheet in sheets):
        raise RefusedError(problem("file.macro", where))
    return Workbook(
        tuple(Grid(where.file, _name(sheet), sheet.rows()) for sheet in sheets),
        properties,
        saved,
        {_name(sheet): tuple(sheet.merged) for sheet in sheets},
        {_name(sheet): tuple(sheet.comments) for sheet in sheets if sheet.comments},
        frozenset(_name(sheet) for sheet in sheets if sheet.protected),
        shared.epoch_1904,
    )


def _name(sheet: XlsSheet) -> str:
    return sheet.where.sheet


def _globals(where: Where, stream: Stream) -> tuple[Globals, list[tuple[str, int]]]:
    """Return what all sheets share, and each worksheet's name and place (2.1.7.20.3)."""
    strings: list[str] = []
    codes: dict[int, str] = {}
    used: list[int] = []
    places: list[tuple[str, int]] = []
    epoch_1904 = False
    for kind, parts in stream.substream(0):
        match kind:
            case Kind.BOF if struct.unpack_from("<H", parts[0])[0] != _BIFF8:
                raise NoPackageError(_KINDS["book"])
            case Kind.FILE_PASS:
                raise RefusedError(problem("file.password", where))
            case Kind.DATE_MODE:
                epoch_1904 = any(parts[0])
            case Kind.FORMAT:
                text = Text(parts)
                (number,) = text.numbers("<H")
                codes[number] = text.string()
            case Kind.XF:
                used.append(struct.unpack_from("<2xH", parts[0])[0])
            case Kind.SST:
                strings = shared_strings(parts)
            case Kind.BOUND_SHEET:
                places += _sheet_place(where, parts)
    if len(places) > MAX_PARTS:
        raise UnreadableError("BIFF")
    formats = [shown_as(number, codes.get(number, "")) for number in used]
    return Globals(strings, formats, epoch_1904), places


def _sheet_place(where: Where, parts: list[bytes]) -> list[tuple[str, int]]:
    """Return a worksheet's name and place, nothing for a chart (2.4.28)."""
    start, kind = struct.unpack_from("<IxB", parts[0])
    if kind not in (_WORKSHEET, _CHART):
        raise RefusedError(problem("file.macro", where))
    return [(Text(parts, at=6).string("<B"), start)] if kind == _WORKSHEET else []
