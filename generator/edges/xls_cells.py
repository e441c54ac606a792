"""The cells, notes and merged ranges of one sheet of an .xls file (MS-XLS 2.1.7.20.5)."""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.core.address import Where
from generator.core.grid import Comment, Merged
from generator.core.values import Cell, Formula
from generator.edges.bounds import Bounds, check_reach
from generator.edges.number_format import Shown
from generator.edges.package import UnreadableError
from generator.edges.xls_records import Kind, Stream, Text
from generator.edges.xls_values import as_shown, error, packed_number

_IS_DIALOG = 0x10
_NOT_CALCULATED = 3  # fAlwaysCalc, fCalcOnLoad
_OBJECT_ID = struct.Struct("<6xH")
_MAX_MERGED = 500_000
_EMPTY_NOTE = "(ghi chú không đọc được)"


@dataclass(frozen=True, slots=True)
class Globals:
    """What all sheets share: strings, how each cell format shows numbers, where days begin."""

    strings: Sequence[str]
    formats: Sequence[Shown]
    epoch_1904: bool

    def cell(self, number: float, style: int) -> Cell:
        """Return a number as its format shows it."""
        shown = self.formats[style] if style < len(self.formats) else Shown.NUMBER
        return as_shown(number, shown, epoch_1904=self.epoch_1904)


@dataclass(slots=True)
class XlsSheet:
    """One sheet: values by zero-based row and column, and what lies over them."""

    where: Where
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    protected: bool = False
    is_dialog: bool = False

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows from A1 to the last value of each."""
        height = max((row for row, _ in self.cells), default=-1) + 1
        widths = [0] * height
        for row, column in self.cells:
            widths[row] = max(widths[row], column + 1)
        rows: list[list[Cell]] = [[""] * width for width in widths]
        for (row, column), value in self.cells.items():
            rows[row][column] = value
        return tuple(map(tuple, rows))


def read_sheet(
    where: Where, stream: Stream, start: int, shared: Globals, taken: Bounds
) -> XlsSheet:
    """Return a sheet whose substream begins at a place of the Workbook stream.

    Raises:
        RefusedError: it holds more than the bounds allow.
        UnreadableError: a record is damaged.
        struct.error: a record is too short.
    """
    reader = _Reader(XlsSheet(where), shared, taken)
    for kind, parts in stream.substream(start):
        read = _READERS.get(kind)
        if read is not None:
            read(reader, parts)
    taken.add_sheet(where, reader.rows, reader.columns)
    return reader.sheet


class _Reader:
    """Readers of single records that fill a sheet."""

    def __init__(self, sheet: XlsSheet, shared: Globals, taken: Bounds) -> None:
        self.sheet, self._shared, self._taken = sheet, shared, taken
        self.rows = self.columns = 0
        self._last_formula = (0, 0)
        self._object = 0
        self._notes: dict[int, str] = {}

    def put(self, row: int, column: int, value: Cell) -> None:
        if value == "":
            return
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        check_reach(self.sheet.where, self.rows, self.columns)
        if isinstance(value, str):
            self._taken.add_text(self.sheet.where, len(value))
        self.sheet.cells[row, column] = value

    def number(self, parts: list[bytes]) -> None:
        row, column, style, number = struct.unpack_from("<HHHd", parts[0])
        self.put(row, column, self._shared.cell(number, style))

    def rk(self, parts: list[bytes]) -> None:
        row, column, style, rk = struct.unpack_from("<HHHI", parts[0])
        self.put(row, column, self._shared.cell(packed_number(rk), style))

    def mul_rk(self, parts: list[bytes]) -> None:
        row, first = struct.unpack_from("<HH", parts[0])
        body = parts[0][4 : len(parts[0]) - 2]
        for place, (style, rk) in enumerate(struct.iter_unpack("<HI", body)):
            self.put(row, first + place, self._shared.cell(packed_number(rk), style))

    def label_sst(self, parts: list[bytes]) -> None:
        row, column, _, index = struct.unpack_from("<HHHI", parts[0])
        if index >= len(self._shared.strings):
            raise struct.error("SST")
        self.put(row, column, self._shared.strings[index])

    def label(self, parts: list[bytes]) -> None:
        row, column, _ = struct.unpack_from("<HHH", parts[0])
        self.put(row, column, Text(parts, at=6).string())

    def bool_err(self, parts: list[bytes]) -> None:
        row, column, _, value, is_error = struct.unpack_from("<HHHBB", parts[0])
        self.put(row, column, error(value) if is_error else bool(value))

    def formula(self, parts: list[bytes]) -> None:
        """Read a formula's result (2.5.133); a text follows in a STRING record."""
        row, column, style, result, flags = struct.unpack_from("<HHH8sH", parts[0])
        self._last_formula = row, column
        if result[6:] != b"\xff\xff":
            (number,) = struct.unpack("<d", result)
            self.put(row, column, self._shared.cell(number, style))
        elif result[0] == 1:
            self.put(row, column, bool(result[2]))
        elif result[0] == 2:
            self.put(row, column, error(result[2]))
        elif flags & _NOT_CALCULATED:
            self.put(row, column, Formula("="))

    def string(self, parts: list[bytes]) -> None:
        self.sheet.cells.pop(self._last_formula, None)
        self.put(*self._last_formula, Text(parts).string())

    def merged_cells(self, parts: list[bytes]) -> None:
        for top, bottom, left, right in struct.iter_unpack("<HHHH", _whole(parts[0][2:], 8)):
            self.sheet.merged.append(Merged(top, left, bottom, right))
        if len(self.sheet.merged) > _MAX_MERGED:
            raise UnreadableError("BIFF")

    def protect(self, parts: list[bytes]) -> None:
        self.sheet.protected |= any(parts[0])

    def ws_bool(self, parts: list[bytes]) -> None:
        self.sheet.is_dialog |= bool(struct.unpack_from("<H", parts[0])[0] & _IS_DIALOG)

    def obj(self, parts: list[bytes]) -> None:
        (self._object,) = _OBJECT_ID.unpack_from(parts[0])

    def txo(self, parts: list[bytes]) -> None:
        """Note the text of a drawn object, which stands in the parts after the first (2.4.329)."""
        (letters,) = struct.unpack_from("<10xH", parts[0])
        if letters and len(parts) > 1:
            text = Text(parts, part=0, at=len(parts[0])).letters(letters, wide=False)
            self._notes[self._object] = text

    def note(self, parts: list[bytes]) -> None:
        row, column, _, number = struct.unpack_from("<HHHH", parts[0])
        text = self._notes.get(number, "").strip() or _EMPTY_NOTE
        self._taken.add_text(self.sheet.where, len(text))
        self.sheet.comments.append(Comment(row, column, text))


def _whole(data: bytes, size: int) -> bytes:
    """The data without a last piece that is too short."""
    return data[: len(data) // size * size]


_READERS: Mapping[int, Callable[[_Reader, list[bytes]], None]] = {
    Kind.NUMBER: _Reader.number,
    Kind.RK: _Reader.rk,
    Kind.MUL_RK: _Reader.mul_rk,
    Kind.LABEL_SST: _Reader.label_sst,
    Kind.LABEL: _Reader.label,
    Kind.R_STRING: _Reader.label,
    Kind.BOOL_ERR: _Reader.bool_err,
    Kind.FORMULA: _Reader.formula,
    Kind.STRING: _Reader.string,
    Kind.MERGED_CELLS: _Reader.merged_cells,
    Kind.PROTECT: _Reader.protect,
    Kind.WS_BOOL: _Reader.ws_bool,
    Kind.OBJ: _Reader.obj,
    Kind.TXO: _Reader.txo,
    Kind.NOTE: _Reader.note,
}
