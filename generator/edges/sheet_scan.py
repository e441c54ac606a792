"""Looking into a worksheet's XML: how far its cells reach, and what calamine leaves out.

calamine gives formulas without a result and error values as blanks, does not say which numbers
are shown in per cent, and allocates every cell up to the last one, so all that is looked for
first. Sheets as Excel, LibreOffice and openpyxl write them need a few fast patterns only; expat
reads the others, so that there is one meaning of a cell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.core.address import column_number
from generator.core.values import Cell, CellError, Formula
from generator.edges.package import parse_small

_ENCODING = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
_PREFIXED = re.compile(rb":(?:sheetData|row|c|f|v|is)[\s/>]")
_ANY_CELL = re.compile(rb"<c[\s/>]")
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?: (?!t="e")[a-z]+="[^"<>]*")* ?/?>')
_STYLED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]*? s="(\d+)"')
_FORMULA = re.compile(rb"<f[\s/>]")
_ATTRIBUTES = rb'(?: [A-Za-z]\w*="[^"<>]*")* ?'
_CALCULATED = re.compile(rb"<(?:/f>|f" + _ATTRIBUTES + rb"/>)<v>[^<]")
_NO_RESULT = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"([^<>]*)>'
    rb"(<f" + _ATTRIBUTES + rb"(?:/>|>[^<]*</f>))(<v></v>|<v ?/>)?</c>"
)
_PROTECTED = re.compile(
    rb"""<(?:\w+:)?sheetProtection\s[^<>]*\bsheet\s*=\s*["'](?:1|true|on)["']"""
)
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_ROW = re.compile(r"\d{1,7}")

Position = tuple[int, int]  # zero-based row and column


@dataclass(slots=True)
class Scan:
    """How many rows and columns a sheet's values take from A1 on, and its special cells.

    `shares` are the cells shown in per cent.
    """

    rows: int = 0
    columns: int = 0
    special: dict[Position, Cell] = field(default_factory=dict)
    shares: set[Position] = field(default_factory=set)
    protected: bool = False

    @property
    def area(self) -> int:
        """The cells of the used range, counted from A1."""
        return self.rows * self.columns


def scan_sheet(xml: bytes, limit: int, shares: frozenset[str] = frozenset()) -> Scan:
    """Return what a worksheet holds; exactly where something is special or over the limit.

    `shares` are the cell formats (s) that show numbers in per cent.

    Raises:
        ValueError: the part is no well-formed XML, declares entities, or has an impossible address.
    """
    check_encoding(xml)
    quick = _quick(xml, shares)
    if quick is not None and quick.area <= limit:
        return quick
    try:
        return _Reader(shares).read(xml)
    except (expat.ExpatError, LookupError) as fault:
        raise ValueError(str(fault)) from fault


def check_encoding(xml: bytes) -> None:
    """Check that a part is written in UTF-8, the only encoding calamine reads rightly.

    Raises:
        ValueError: it is, or says that it is, in another one.
    """
    if b"\0" in xml[:100] or _ENCODING.match(xml.removeprefix(b"\xef\xbb\xbf")):
        raise ValueError("encoding")


def count_shared(xml: bytes) -> int:
    """Return how many cells of a worksheet stand for a shared string, or some more."""
    return xml.count(b'"s"') + xml.count(b"'s'")


def _quick(xml: bytes, shares: frozenset[str]) -> Scan | None:
    """Return an upper bound where every cell is written plainly and none is an error, or None."""
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if start < 0 or end < 0 or _PREFIXED.search(xml):
        return None
    body = xml[start:end]
    cells = _CELL.findall(body)
    if b"<!" in body or b"<?" in body or len(cells) != len(_ANY_CELL.findall(body)):
        return None
    special = _without_result(body)
    if special is None:
        return None
    columns = {column.decode() for column, _ in cells}
    return Scan(
        max(map(int, {row for _, row in cells}), default=0),
        max(map(column_number, columns), default=0),
        special,
        _shares(_STYLED.findall(body), shares) if shares else set(),
        _PROTECTED.search(xml, end) is not None,
    )


def _without_result(body: bytes) -> dict[Position, Cell] | None:
    """Return the formulas without a result, or None where they are not written plainly."""
    missing = len(_FORMULA.findall(body))
    if missing:
        missing -= len(_CALCULATED.findall(body))
    if not missing:
        return {}
    found = _NO_RESULT.findall(body)
    if len(found) != missing:
        return None
    return {
        _position(column, row): Formula("=" + (parse_small(formula).text or ""))
        for column, row, attributes, formula, result in found
        if not (result and b' t="str"' in attributes)
    }


def _shares(cells: Iterable[tuple[bytes, bytes, bytes]], shares: frozenset[str]) -> set[Position]:
    wanted = {style.encode() for style in shares}
    return {_position(column, row) for column, row, style in cells if style in wanted}


def _position(column: bytes, row: bytes) -> Position:
    return int(row) - 1, column_number(column.decode()) - 1


class _Reader:
    """Expat handlers that follow rows and cells, with or without addresses (18.3.1.4, 18.3.1.73).

    The standard is ECMA-376 part 1. A cell without `r` stands to the right of the one before.
    """

    def __init__(self, shares: frozenset[str]) -> None:
        self._scan = Scan()
        self._shares = shares
        self._row = self._column = 0
        self._type, self._share = "", False
        self._has_formula = self._holds = False
        self._text: list[str] | None = None
        self._formula = self._value = ""

    def read(self, xml: bytes) -> Scan:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(xml, True)
        return self._scan

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row" if "r" in attributes:
                self._row = int(_whole(_ROW, attributes["r"])[0]) - 1
            case "c":
                self._start_cell(attributes)
            case "f":
                self._has_formula, self._text = True, []
            case "v":
                self._holds, self._text = True, []
            case "is":
                self._holds = True
            case "sheetProtection":
                self._scan.protected |= attributes.get("sheet") in ("1", "true", "on")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            match = _whole(_REFERENCE, attributes["r"])
            self._row, self._column = int(match[2]) - 1, column_number(match[1].upper()) - 1
        self._type = attributes.get("t", "")
        self._share = attributes.get("s") in self._shares
        self._has_formula = self._holds = False
        self._formula = self._value = ""

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row, self._column = self._row + 1, 0
            case "f":
                self._formula, self._text = "".join(self._text or ()), None
            case "v":
                self._value, self._text = "".join(self._text or ()), None
            case "c":
                self._end_cell()

    def _end_cell(self) -> None:
        scan, place = self._scan, (self._row, self._column)
        empty_text = self._type == "str" and self._holds
        if self._type == "e" and self._value:
            scan.special[place] = CellError(self._value)
        elif self._has_formula and not self._value and not empty_text:
            scan.special[place] = Formula("=" + self._formula)
        if self._holds or self._has_formula:
            scan.rows = max(scan.rows, self._row + 1)
            scan.columns = max(scan.columns, self._column + 1)
            if self._share:
                scan.shares.add(place)
        self._column += 1


def _whole(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError("address")
    return match


def _refuse(*_declaration: object) -> None:
    raise ValueError("DTD")
