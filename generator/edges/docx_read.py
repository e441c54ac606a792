"""Reading a Word document's paragraphs and tables, within bounds, whoever made it.

The main part alone is parsed, by python-docx's parser, which resolves no entity. Text inserted
under tracking counts, deleted and hidden text does not.
"""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from generator.core.address import Where
from generator.core.documents import Block, Paragraph, TextCell, TextDocument, TextTable
from generator.core.problems import Problem, problem
from generator.core.text import clean
from generator.edges.docx_numbering import Numbering
from generator.edges.docx_package import WordPackage, word_package
from generator.edges.package import (
    NoPackageError,
    TooLargeError,
    UnreadableError,
    package_kind,
    unpack,
)

MAX_COLUMNS = 63  # of a table (Word specifications)
_OFF = ("0", "false", "off")
_SKIPPED = {
    qn(f"w:{name}")
    for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "txbxContent")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_TEXTS = (qn("w:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
# Signs of the font Symbol, which Word writes by their place in it (ECMA-376 part 1, 17.3.3.30).
_SYMBOLS = {"B3": "≥", "A3": "≤", "3E": ">", "3C": "<", "B1": "±", "B4": "×", "B9": "≠", "A5": "∞"}
_BREAKS = {
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:tab"): " ",
    qn("w:noBreakHyphen"): "-",
}


def read_document(file: str, data: bytes) -> TextDocument | Problem:
    """Return the text of a .docx file, or the problem that keeps it from being read."""
    opened = open_document(file, data)
    if isinstance(opened, Problem):
        return opened
    try:
        numbering = Numbering(opened.related("numbering"), opened.related("styles"))
        body = opened.root.find(qn("w:body"))
        return TextDocument(file, () if body is None else tuple(_blocks(body, numbering)))
    except TooLargeError as fault:
        return problem("document.too_large", Where(file), seen=fault.seen, limit=fault.limit)
    except UnreadableError as fault:
        return problem("document.unreadable", Where(file), seen=fault)


def open_document(file: str, data: bytes) -> WordPackage | Problem:
    """Return the parts of a .docx file, or why there are none."""
    where = Where(file)
    try:
        parts = unpack(data, "Word, Excel kiểu cũ .doc, .xls")
        package = word_package(parts)
        if package is None:
            return problem("document.other_type", where, seen=package_kind(parts))
        if any(name.endswith("vbaproject.bin") for name in parts):
            return problem("document.macro", where)
        return package
    except TooLargeError as fault:
        return problem("document.too_large", where, seen=fault.seen, limit=fault.limit)
    except NoPackageError as fault:
        code = "document.password" if fault.encrypted else "document.other_type"
        return problem(code, where, seen=fault)
    except UnreadableError as fault:
        return problem("document.unreadable", where, seen=fault)


def _blocks(parent: Any, numbering: Numbering) -> Iterator[Block]:
    """Yield the paragraphs and tables below an element, also inside content controls."""
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            yield _paragraph(child, numbering)
        elif child.tag == qn("w:tbl"):
            yield _table(child, numbering)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _blocks(child, numbering)


def _paragraph(element: Any, numbering: Numbering) -> Paragraph:
    text = clean("".join(_texts(element)))
    label = numbering.label(element)
    words = [run for run in element.iter(qn("w:r")) if "".join(_texts(run)).strip()]
    bold = bool(words) and all(_on(run, "w:b") for run in words)
    aligned = element.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    centred = aligned is not None and aligned.get(qn("w:val")) == "center"
    return Paragraph(f"{label} {text}".strip() if label else text, bold, centred)


def _texts(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _TEXTS:
            yield child.text or ""
        elif child.tag == qn("w:sym") and child.get(qn("w:font")) == "Symbol":
            yield _SYMBOLS.get(child.get(qn("w:char"), "")[-2:].upper(), "")
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED and not (child.tag == qn("w:r") and _on(child, "w:vanish")):
            yield from _texts(child)


def _on(run: Any, name: str) -> bool:
    """Whether a run has a property that is not switched off (ECMA-376 part 1, 17.17.4)."""
    found = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return found is not None and found.get(qn("w:val"), "1") not in _OFF


def _table(element: Any, numbering: Numbering) -> TextTable:
    rows = (_row(row, numbering) for row in _inside(element, qn("w:tr")))
    return TextTable(tuple(row for row in rows if row))


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also inside content controls."""
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")):
            yield from _inside(child, tag)


def _row(element: Any, numbering: Numbering) -> tuple[TextCell, ...]:
    """The cells of a row; none where the row was deleted under tracking."""
    properties = element.find(qn("w:trPr"))
    if properties is not None and properties.find(qn("w:del")) is not None:
        return ()
    before = _number(properties, "w:gridBefore", 0)
    skipped = (TextCell("", before),) if before else ()
    return (*skipped, *(_cell(cell, numbering) for cell in _inside(element, qn("w:tc"))))


def _cell(element: Any, numbering: Numbering) -> TextCell:
    properties = element.find(qn("w:tcPr"))
    merge = None if properties is None else properties.find(qn("w:vMerge"))
    found = [p for p in _paragraphs(element, numbering) if p.text]
    return TextCell(
        text="\n".join(p.text for p in found),
        span=max(1, _number(properties, "w:gridSpan", 1)),
        continues=merge is not None and merge.get(qn("w:val"), "continue") == "continue",
        bold=bool(found) and all(p.bold for p in found),
    )


def _paragraphs(element: Any, numbering: Numbering) -> Iterator[Paragraph]:
    """The paragraphs of a cell; a table inside it gives the text of its cells."""
    for block in _blocks(element, numbering):
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (Paragraph(cell.text, cell.bold) for row in block.rows for cell in row)


def _number(properties: Any, name: str, default: int) -> int:
    found = None if properties is None else properties.find(qn(name))
    text = "" if found is None else found.get(qn("w:val"), "")
    return min(int(text), MAX_COLUMNS) if text.isascii() and text.isdigit() else default
