"""Pieces the master is put together from: paragraphs with tags, lists, tables."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm


def add(place: Any, style: str, text: str = "") -> Any:
    """Add a paragraph; in a fresh table cell the empty first paragraph is used."""
    paragraphs = place.paragraphs
    fresh = hasattr(place, "_tc") and len(paragraphs) == 1 and not paragraphs[0].text
    paragraph = paragraphs[0] if fresh and paragraphs[0].style.name == "Normal" else None
    paragraph = paragraph or place.add_paragraph()
    paragraph.style = style
    if text:
        paragraph.add_run(text)
    return paragraph


def loop(place: Any, style: str, items: str, text: str) -> None:
    """Add a paragraph that repeats for each item of a list."""
    add(place, style, f"{{%p for {items} %}}")
    add(place, style, text)
    add(place, style, "{%p endfor %}")


def condition(place: Any, condition: str, style: str, text: str) -> None:
    """Add a paragraph that stands only where a condition holds."""
    add(place, style, f"{{%p if {condition} %}}")
    add(place, style, text)
    add(place, style, "{%p endif %}")


def listed(place: Any, name: str, lead: str, rest: str) -> None:
    """A list of statements under a leading sentence; in `rest`, # stands for how many are left."""
    add(place, "Body Text", f"{{%p if {name}.y_kien %}}")
    add(place, "Body Text", lead).paragraph_format.keep_with_next = True
    loop(place, "Body Text", f"y in {name}.y_kien", "- {{ y }}")
    add(place, "Body Text", "{%p endif %}")
    more = rest.replace("#", f"{{{{ {name}.con_lai }}}}")
    condition(place, f"{name}.con_lai", "Body Text", more)


def table_of(document: Any, widths: Sequence[float], *, borders: bool) -> Any:
    """A table of fixed widths in mm with one row."""
    table = document.add_table(rows=1, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    if borders:
        table.style = "Table Grid"
    else:
        _no_margins(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
    return table


def _no_margins(table: Any) -> None:
    """Let the text of a layout table use the whole width of its cells."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def no_split(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
