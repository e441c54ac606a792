"""The paragraphs of a document, header or footer in reading order, also those in tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml.ns import qn

from generator.core.layout import CellPlace, Drawn, LaidParagraph, Look, Run, Shape
from generator.edges.docx_layout.lines import drawn_lines, has_border
from generator.edges.docx_layout.runs import Reader
from generator.edges.docx_layout.styles import Styles
from generator.edges.docx_layout.units import inside, number, switched, twips, value
from generator.edges.docx_numbering import Numbering

_CELL_MARGINS = 2 * 1.9  # left and right of a cell where nothing is said (17.4.42)
_BLOCKS = (qn("w:p"), qn("w:tbl"))


@dataclass(slots=True)
class Walk:
    """Counts what has been passed; `widths` are those of the text of each section."""

    styles: Styles
    numbering: Numbering
    widths: tuple[float, ...] = ()
    section: int = 0
    _paragraphs: int = 0
    _tables: int = 0
    _opens: bool = field(default=False)

    def blocks(
        self, parent: Any, cell: CellPlace | None = None, table_style: str = ""
    ) -> Iterator[LaidParagraph]:
        """Yield the paragraphs below an element."""
        for block in inside(parent, *_BLOCKS):
            if block.tag == qn("w:tbl"):
                yield from self._table(block)
            else:
                yield self.paragraph(block, cell, table_style)

    def _table(self, table: Any) -> Iterator[LaidParagraph]:
        self._tables += 1
        number_ = self._tables
        properties = table.find(qn("w:tblPr"))
        style = value(properties, "w:tblStyle") or ""
        grid = [
            twips(column.get(qn("w:w"))) or 0
            for column in table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
        ]
        for row, line in enumerate(inside(table, qn("w:tr"))):
            row_properties = line.find(qn("w:trPr"))
            if row_properties is not None and row_properties.find(qn("w:del")) is not None:
                continue
            at = int(number(value(row_properties, "w:gridBefore")) or 0)
            for cell in inside(line, qn("w:tc")):
                span = max(1, int(number(value(cell.find(qn("w:tcPr")), "w:gridSpan")) or 1))
                width = sum(grid[at : at + span]) or None
                yield from self.blocks(cell, CellPlace(number_, row, at, width), style)
                at += span

    def paragraph(
        self, element: Any, cell: CellPlace | None = None, table_style: str = ""
    ) -> LaidParagraph:
        """Return one paragraph, and pass it."""
        properties = element.find(qn("w:pPr"))
        self._paragraphs += 1
        shape = self.styles.shape(properties, table_style)
        runs = tuple(Reader(self.styles, properties, table_style).runs(element))
        made = LaidParagraph(
            self._paragraphs,
            self._labelled(element, runs),
            shape,
            self.styles.name(properties),
            self.section,
            cell,
            (*drawn_lines(element), *self._border(properties, cell, shape)),
            self._opens or bool(switched(properties, "w:pageBreakBefore")),
        )
        self._opens = _breaks(element) or (self._opens and not made.text.strip())
        if _breaks(element) and made.text.strip() and _break_first(element):
            made, self._opens = replace(made, opens_page=True), False
        if properties is not None and properties.find(qn("w:sectPr")) is not None:
            self.section += 1
        return made

    def _labelled(self, element: Any, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """The runs behind the number Word writes itself, which looks like the first of them."""
        label = self.numbering.label(element)
        if not label:
            return runs
        look = runs[0].look if runs else Look((), 0)
        return (Run(f"{label} ", look), *runs)

    def _border(self, properties: Any, cell: CellPlace | None, shape: Shape) -> Iterator[Drawn]:
        """The line below a paragraph, as long as the paragraph is wide."""
        if not has_border(properties, "bottom") and not has_border(properties, "between"):
            return
        width = cell.width if cell else None
        if width is None:
            at = min(self.section, len(self.widths) - 1)
            width = self.widths[at] if self.widths else 0
        else:
            width -= _CELL_MARGINS
        yield Drawn(width - shape.left - shape.right)


def _breaks(element: Any) -> bool:
    return any(found.get(qn("w:type")) == "page" for found in element.iter(qn("w:br")))


def _break_first(element: Any) -> bool:
    """Whether a page break stands before the text of its paragraph."""
    for found in element.iter(qn("w:br"), qn("w:t")):
        if found.tag == qn("w:br"):
            return bool(found.get(qn("w:type")) == "page")
        if (found.text or "").strip():
            return False
    return False
