"""Following the sheets of an OpenDocument spreadsheet's content.xml with expat (ODF 1.3 part 3, 9).

Repeated rows and cells are expanded only as far as values reach, and that within the bounds.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.core.address import Where
from generator.core.grid import Comment, Merged
from generator.core.values import Cell
from generator.edges.bounds import Bounds, check_reach
from generator.edges.ods_values import FORMULA, VALUE_TYPE, cell_value

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_SKIPPED = {  # they hold paragraphs, tables or cells that are not on the sheet
    "table:tracked-changes",
    "table:dde-links",
    "table:shapes",
    "table:content-validations",
    "table:named-expressions",
    "office:forms",
    "text:ruby-text",
    "text:note",
}
_LINKED = re.compile(r"'file:.*'#\$", re.DOTALL)  # a copy LibreOffice keeps of another workbook
_BREAKS = re.compile(
    r"(?<![ \t])[ \t]*[\r\n][ \t\r\n]*"
)  # of indented XML; LibreOffice keeps blanks
_NUMBER = re.compile(r"\d{1,7}")
_MAX_BLANKS = 1_000
_MAX_SHEETS = 2_000


@dataclass(slots=True)
class OdsSheet:
    """One sheet as it is being read: finished rows, merged ranges and comments."""

    where: Where
    protected: bool
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    columns: int = 0
    row: int = 0
    row_repeat: int = 1
    column: int = 0
    cells: list[Cell] = field(default_factory=list)

    def start_row(self, repeat: int) -> None:
        """Begin a row that stands there so often."""
        self.row_repeat, self.column, self.cells = repeat, 0, []

    def end_row(self) -> None:
        """Keep the row where it holds something."""
        if self.cells:
            self.rows.extend([()] * (self.row - len(self.rows)))
            self.rows.extend([tuple(self.cells)] * self.row_repeat)
        self.row += self.row_repeat

    def put(self, value: Cell, repeat: int) -> None:
        """Put a value into the next cells; empty ones only where another value follows."""
        if value not in (None, ""):
            self.columns = max(self.columns, self.column + repeat)
            check_reach(self.where, self.row + self.row_repeat, self.columns)
            self.cells.extend([""] * (self.column - len(self.cells)))
            self.cells.extend([value] * repeat)
        self.column += repeat


class OdsReader:
    """Expat handlers that give the sheets of content.xml in order."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._names: dict[str, str] = {}
        self._taken = Bounds()
        self._skipped = 0
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[list[str]] = []
        self._note: list[list[str]] = []
        self._texts: list[list[str]] | None = None  # the paragraphs being read
        self._depth = 0  # of paragraphs: character data outside them is no text
        self.sheets: list[OdsSheet] = []
        self.is_spreadsheet = self.epoch_1904 = False

    def read(self, xml: bytes) -> None:
        """Read the whole part.

        Raises:
            RefusedError: it holds more than the bounds allow.
            ValueError: it is no well-formed XML, or declares a document type.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(xml, True)
        except (expat.ExpatError, LookupError) as fault:
            raise ValueError(str(fault)) from fault

    def _short(self, name: str) -> str:
        """Return a name with the usual prefix of its namespace."""
        short = self._names.get(name)
        if short is None:
            space, _, local = name.rpartition(" ")
            short = self._names[name] = f"{_PREFIXES.get(space, '')}:{local}"
        return short

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = self._short(name)
        if self._skipped or element in _SKIPPED or element.startswith("draw:"):
            self._skipped += 1
            return
        found = {self._short(key): value for key, value in attributes.items()}
        match element:
            case "office:spreadsheet":
                self.is_spreadsheet = True
            case "table:null-date":
                self.epoch_1904 = found.get("table:date-value", "").startswith("1904")
            case "table:table":
                self._start_sheet(found)
            case "table:table-row" if self.sheets:
                self.sheets[-1].start_row(_count(found, "table:number-rows-repeated"))
            case "table:table-cell" | "table:covered-table-cell" if self.sheets:
                self._cell, self._paragraphs, self._note = found, [], []
                self._texts = self._paragraphs
            case "office:annotation" if self._cell is not None:
                self._texts = self._note
            case _ if self._texts is not None:
                self._start_text(self._texts, element, found)

    def _start_sheet(self, found: dict[str, str]) -> None:
        if len(self.sheets) == _MAX_SHEETS:
            raise ValueError("sheets")
        name = found.get("table:name", "")
        protected = found.get("table:protected") == "true"
        self.sheets.append(OdsSheet(Where(self._file, name), protected))

    def _start_text(self, texts: list[list[str]], element: str, found: dict[str, str]) -> None:
        """Follow paragraphs and the marks for blanks in them (ODF 1.3 part 3, 6.1)."""
        match element:
            case "text:p" | "text:h":
                texts.append([])
                self._depth += 1
            case "text:s" if self._depth:
                blanks = min(_count(found, "text:c"), _MAX_BLANKS)
                self._taken.add_text(self.sheets[-1].where, blanks)
                texts[-1].append(" " * blanks)
            case "text:tab" if self._depth:
                texts[-1].append("\t")
            case "text:line-break" if self._depth:
                texts[-1].append("\n")

    def _characters(self, text: str) -> None:
        if self._depth and not self._skipped and self._texts:
            self._texts[-1].append(_BREAKS.sub(" ", text))

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        match self._short(name):
            case "text:p" | "text:h" if self._depth:
                self._depth -= 1
            case "office:annotation" if self._cell is not None:
                self._texts = self._paragraphs
            case "table:table-cell" | "table:covered-table-cell" if self._cell is not None:
                self._end_cell(self.sheets[-1], self._cell)
                self._cell = self._texts = None
            case "table:table-row" if self.sheets:
                self.sheets[-1].end_row()
            case "table:table" if self.sheets:
                self._end_sheet(self.sheets[-1])

    def _end_cell(self, sheet: OdsSheet, found: dict[str, str]) -> None:
        repeat = _count(found, "table:number-columns-repeated")
        text = _joined(self._paragraphs)
        note = (_joined(self._note) or "").strip()
        if note:
            sheet.comments.append(Comment(sheet.row, sheet.column, note))
        down = _count(found, "table:number-rows-spanned") - 1
        right = _count(found, "table:number-columns-spanned") - 1
        if down or right:
            top, left = sheet.row, sheet.column
            sheet.merged.append(Merged(top, left, top + down, left + right))
        value = cell_value(found, text) if text or VALUE_TYPE in found or FORMULA in found else None
        sheet.put(value, repeat)
        if isinstance(value, str):
            self._taken.add_text(sheet.where, len(value) * repeat * sheet.row_repeat)

    def _end_sheet(self, sheet: OdsSheet) -> None:
        if _LINKED.match(sheet.where.sheet):
            self.sheets.pop()
        else:
            self._taken.add_sheet(sheet.where, len(sheet.rows), sheet.columns)


def _joined(paragraphs: list[list[str]]) -> str | None:
    if not paragraphs:
        return None
    return "\n".join("".join(parts) for parts in paragraphs)


def _count(found: dict[str, str], name: str) -> int:
    """Return how often something is repeated, at least once."""
    written = found.get(name, "1")
    if not _NUMBER.fullmatch(written):
        raise ValueError(name)
    return max(int(written), 1)


def _refuse(*_declaration: object) -> None:
    raise ValueError("DTD")
