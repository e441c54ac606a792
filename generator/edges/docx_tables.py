"""Laying out the appendix tables of a rendered report by what stands in them.

Only tables whose alternative text (in Word: table properties, alt text, title) begins with
`phu_luc_` are touched, so a table an officer draws stays as drawn. Cells are merged downwards
where their paragraphs have the style "Bảng gộp" or "Bảng gộp giữa".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Pt

from generator.core.official_format import SIZE_TABLE
from generator.core.table_fit import SIZE_LONG_TABLE, Fit, fit

MARKER = "phu_luc_"
MERGED_STYLES = ("Bảng gộp", "Bảng gộp giữa")
_TABLE_STYLES = "Bảng"
_TWIPS = 1440 / 25.4  # in a millimetre
_TORN_FROM = 0.9  # of a page: taller rows may break over pages, others stand whole
_MERGED_UP_TO = 0.35  # of a page: a taller block of merged cells would tear
_HEADER = 12.0  # mm, two lines of captions

_TBL, _TR, _TC, _P, _T, _BR = map(qn, ("w:tbl", "w:tr", "w:tc", "w:p", "w:t", "w:br"))
_TR_PR, _VAL, _W = map(qn, ("w:trPr", "w:val", "w:w"))
_KEEP, _STYLE, _WHOLE, _REPEATED = map(qn, ("w:keepNext", "w:pStyle", "w:cantSplit", "w:tblHeader"))
_P_PR, _TYPE, _BOOKMARK, _COLUMN, _SECTION = map(
    qn, ("w:pPr", "w:type", "w:bookmarkStart", "w:gridCol", "w:sectPr")
)
_CELL_WIDTH = f"{qn('w:tcPr')}/{qn('w:tcW')}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: its cells, and the paragraphs of each as text."""

    element: Any
    cells: tuple[Any, ...]
    texts: tuple[tuple[str, ...], ...]

    @property
    def heading(self) -> bool:
        """Whether one cell spans the whole row."""
        return len(self.cells) == 1


def lay_out_tables(document: Any) -> None:
    """Fit the marked tables of a document: widths, rows that stay whole, merged cells."""
    merged = {style.style_id for style in document.styles if style.name in MERGED_STYLES}
    smaller = False
    for table in document.element.body.iterchildren(_TBL):
        caption = table.tblPr.find(qn("w:tblCaption"))
        if caption is not None and caption.get(_VAL, "").startswith(MARKER):
            smaller |= _lay_out(table, merged)
    if smaller:
        _shrink(document)


def _lay_out(table: Any, merged: set[str]) -> bool:
    """Lay out one table; return whether it is long enough to ask for smaller letters."""
    rows = [_row(element) for element in table.iterchildren(_TR)]
    columns = len(table.tblGrid.findall(_COLUMN))
    head, body = _parted(rows)
    if not body or not head or any(len(row.cells) not in (1, columns) for row in rows):
        return False
    width, page = _room(table)
    found = fit([row.texts for row in body], head[0].texts, _scaled(table, width), page - _HEADER)
    _set_widths(table, rows, found)
    limit = _TORN_FROM * page
    for row, height in zip(body, found.heights, strict=True):
        _set_whole(row.element, whole=height < limit)
        if row.heading:
            _keep_with_next(row)
    _merge(body, found.heights, merged, _MERGED_UP_TO * page)
    return found.size < SIZE_TABLE


def _row(element: Any) -> _Row:
    cells = tuple(element.iterchildren(_TC))
    return _Row(element, cells, tuple(map(_texts, cells)))


def _texts(cell: Any) -> tuple[str, ...]:
    """The paragraphs of a cell, and the lines of each, as text."""
    found = []
    for paragraph in cell.iterchildren(_P):
        parts = [
            "\n" if piece.tag == _BR else piece.text or "" for piece in paragraph.iter(_T, _BR)
        ]
        found += "".join(parts).split("\n")
    return tuple(found)


def _parted(rows: Sequence[_Row]) -> tuple[list[_Row], list[_Row]]:
    """The rows that come back on every page, and the others."""
    head = []
    for row in rows:
        properties = row.element.find(_TR_PR)
        if properties is None or properties.find(_REPEATED) is None:
            break
        head.append(row)
    return head, list(rows[len(head) :])


def _room(table: Any) -> tuple[float, float]:
    """The width and height in mm that the section of a table leaves for text."""
    section = next(_sections_from(table))
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))

    def rest(whole: str, *sides: str) -> float:
        used = sum(int(margins.get(qn(f"w:{side}"))) for side in sides)
        return (int(size.get(qn(f"w:{whole}"))) - used) / _TWIPS

    return rest("w", "left", "right"), rest("h", "top", "bottom")


def _sections_from(table: Any) -> Iterator[Any]:
    """The properties of the section a table stands in, then of those that follow."""
    for block in table.itersiblings():
        yield from block.iter(_SECTION)


def _scaled(table: Any, room: float) -> list[float]:
    """The widths of the columns in mm, made narrower where they do not fit the page."""
    widths = [int(column.get(_W)) / _TWIPS for column in table.tblGrid.findall(_COLUMN)]
    share = min(1.0, room / sum(widths))
    return [width * share for width in widths]


def _set_widths(table: Any, rows: Iterable[_Row], found: Fit) -> None:
    twips = [str(round(width * _TWIPS)) for width in found.widths]
    whole = [str(sum(map(int, twips)))]
    for column, width in zip(table.tblGrid.findall(_COLUMN), twips, strict=True):
        column.set(_W, width)
    for row in rows:
        for cell, width in zip(row.cells, whole if row.heading else twips, strict=True):
            size = cell.find(_CELL_WIDTH)
            if size is None:
                size = cell.get_or_add_tcPr().get_or_add_tcW()
            size.set(_W, width)
            size.set(_TYPE, "dxa")


def _set_whole(row: Any, *, whole: bool) -> None:
    """Keep a row on one page, or let it break."""
    properties = row.find(_TR_PR)
    mark = None if properties is None else properties.find(_WHOLE)
    if whole and mark is None:
        row.get_or_add_trPr().insert(0, row.makeelement(_WHOLE))
    elif mark is not None and not whole:
        properties.remove(mark)


def _keep_with_next(row: _Row) -> None:
    """Keep a row on the page of the one below; Word asks the paragraphs of the row."""
    for cell in row.cells:
        for paragraph in cell.iterchildren(_P):
            properties = paragraph.find(_P_PR)
            if properties is None:
                properties = paragraph.get_or_add_pPr()
            if properties.find(_KEEP) is None:
                after_style = properties.find(_STYLE) is not None
                properties.insert(int(after_style), properties.makeelement(_KEEP))


def _merge(rows: Sequence[_Row], heights: Sequence[float], styles: set[str], limit: float) -> None:
    """Merge cells that say the same as the one above, in blocks that stay on one page."""
    kept: set[int] = set()
    for first, last, column in _blocks(rows, heights, styles, limit):
        for number in range(first, last + 1):
            _set_merged(rows[number].cells[column], begins=number == first)
        kept.update(range(first, last))
    for number in sorted(kept):
        _keep_with_next(rows[number])


def _blocks(
    rows: Sequence[_Row], heights: Sequence[float], styles: set[str], limit: float
) -> Iterator[tuple[int, int, int]]:
    """Yield first row, last row and column of each block of cells to be merged."""
    for column in _merged_columns(rows, styles):
        first, block = 0, heights[0]
        for number in range(1, len(rows) + 1):
            if (
                number < len(rows)
                and block + heights[number] <= limit
                and _same(rows[first], rows[number], column)
            ):
                block += heights[number]
                continue
            if number - first > 1:
                yield first, number - 1, column
            first, block = number, heights[number] if number < len(rows) else 0.0


def _merged_columns(rows: Sequence[_Row], styles: set[str]) -> list[int]:
    """The columns whose cells may be merged, by the styles in the first row that has them."""
    first = next((row for row in rows if not row.heading), None)
    if first is None:
        return []
    used = [{style.get(_VAL) for style in cell.iter(_STYLE)} for cell in first.cells]
    return [column for column, names in enumerate(used) if names & styles]


def _same(above: _Row, below: _Row, column: int) -> bool:
    if above.heading or below.heading:
        return False
    texts = above.texts[column]
    if not any(texts) or texts != below.texts[column]:
        return False
    return next(below.cells[column].iter(_BOOKMARK), None) is None


def _set_merged(cell: Any, *, begins: bool) -> None:
    cell.vMerge = "restart" if begins else "continue"
    if not begins:
        first, *others = cell.iterchildren(_P)
        for content in list(first):
            if content.tag != _P_PR:
                first.remove(content)
        for paragraph in others:
            cell.remove(paragraph)


def _shrink(document: Any) -> None:
    """Give the styles of tables that have the usual size the smaller one."""
    for style in document.styles:
        if style.name.startswith(_TABLE_STYLES) and style.font.size == Pt(SIZE_TABLE):
            style.font.size = Pt(SIZE_LONG_TABLE)
