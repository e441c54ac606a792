"""Looking into a worksheet's XML: how far its cells reach, and what calamine leaves blank.

calamine gives formulas without a result and error values as blanks, and allocates every cell up
to the last one, so both are looked for first. Nearly all sheets need two fast patterns only;
expat reads the others, so that there is one meaning of a cell.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.core.address import column_number
from generator.core.values import Cell, CellError, Formula

_CELL_OR_ROW = re.compile(rb"[<:](?:c|row)[\s/>]")
_PLAIN = re.compile(
    rb'<(?:c|row)(?: [A-Za-z:]+="[^"<>]*")*? r="([A-Z]{0,3})(\d{1,7})"(?= ?/?>| [A-Za-z])'
)
_FORMULA = re.compile(rb"[<:]f[\s/>]")
_CALCULATED = re.compile(rb'(?:</f>|<f(?: [A-Za-z]\w*="[^"<>]*")*/>)<v>[^<]')
_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_ROW = re.compile(r"\d{1,7}")

Position = tuple[int, int]  # zero-based row and column


@dataclass(slots=True)
class Scan:
    """How many rows and columns a sheet's values take from A1 on, and its special cells."""

    rows: int = 0
    columns: int = 0
    special: dict[Position, Cell] = field(default_factory=dict)

    @property
    def area(self) -> int:
        """The cells of the used range, counted from A1."""
        return self.rows * self.columns


def scan_sheet(xml: bytes, limit: int) -> Scan:
    """Return what a worksheet holds; exactly where something is special or over the limit.

    Raises:
        ValueError: the part is no well-formed XML, declares entities, or has an impossible address.
    """
    if b"\0" in xml[:100]:
        raise ValueError("UTF-16, which calamine takes for an empty sheet")
    quick = _quick(xml)
    if quick is not None and quick.area <= limit:
        return quick
    try:
        return _Reader().read(xml)
    except (expat.ExpatError, LookupError) as fault:
        raise ValueError(str(fault)) from fault


def _quick(xml: bytes) -> Scan | None:
    """Return an upper bound where every cell is written plainly and none is special, or None."""
    found = _PLAIN.findall(xml)
    if len(found) != len(_CELL_OR_ROW.findall(xml)) or _ERROR.search(xml):
        return None
    if len(_FORMULA.findall(xml)) != len(_CALCULATED.findall(xml)):
        return None
    letters = {pair[0] for pair in found}
    numbers = {pair[1] for pair in found}
    return Scan(
        max(map(int, numbers), default=0),
        max((column_number(column.decode()) for column in letters), default=0),
    )


class _Reader:
    """Expat handlers that follow rows and cells, with or without addresses (18.3.1.4, 18.3.1.73).

    The standard is ECMA-376 part 1. A cell without `r` stands to the right of the one before.
    """

    def __init__(self) -> None:
        self._scan = Scan()
        self._row = self._column = 0
        self._error = self._has_formula = self._holds = False
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

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            match = _whole(_REFERENCE, attributes["r"])
            self._row, self._column = int(match[2]) - 1, column_number(match[1].upper()) - 1
        self._error = attributes.get("t") == "e"
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
        scan = self._scan
        if self._error and self._value:
            scan.special[self._row, self._column] = CellError(self._value)
        elif self._has_formula and not self._value:
            scan.special[self._row, self._column] = Formula("=" + self._formula)
        if self._holds or self._has_formula:
            scan.rows = max(scan.rows, self._row + 1)
            scan.columns = max(scan.columns, self._column + 1)
        self._column += 1


def _whole(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError("address")
    return match


def _refuse(*_declaration: object) -> None:
    raise ValueError("DTD")
