"""Native charts in an appendix of a Word report: Word draws them and "Edit Data" opens the table.

A chart is a part of the package that names an embedded workbook (ECMA-376 part 1, 14.2.1 and
21.2.2.63). XlsxWriter writes both, once with the chart drawn and once as the table alone.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from generator.core.charts import Chart
from generator.core.official_format import LANGUAGE
from generator.core.sheets import BookProperties
from generator.edges.charts import DATA, WIDTH, drawn_chart, height, set_columns, write_table
from generator.edges.docx_write import same_bytes
from generator.edges.xlsx_write import open_book

TITLE = "BIỂU ĐỒ KẾT QUẢ THỰC HIỆN"
_HEAD = "Phụ lục"  # the style an appendix begins with
_LINE = "Tên phụ lục"
_EMU = 9_525  # English metric units in a pixel (ECMA-376 part 1, 20.1.2.1)
_BOOKMARKS = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
# What XlsxWriter leaves out means "no" in a workbook of Excel 2007, and "yes" in a document.
_LANGUAGES = (("c:lang", "val"), ("a:rPr", "lang"), ("a:endParaRPr", "lang"))
_DEFAULTS = (
    ("<c:chart>", '<c:roundedCorners val="0"/><c:chart>'),
    (
        '<c:showVal val="1"/>',
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>',
    ),
    ("</c:title><c:plotArea>", '</c:title><c:autoTitleDeleted val="0"/><c:plotArea>'),
    ('<c:legendPos val="b"/><c:layout/>', '<c:legendPos val="b"/><c:layout/><c:overlay val="0"/>'),
    ("<c:layout/></c:title>", '<c:layout/><c:overlay val="0"/></c:title>'),
    *((f'<{name} {key}="en-US"', f'<{name} {key}="{LANGUAGE}"') for name, key in _LANGUAGES),
    ("</c:scaling>", '</c:scaling><c:delete val="0"/>'),
    ('<c:ser><c:idx val="0"/>', '<c:varyColors val="0"/><c:ser><c:idx val="0"/>'),
)


def add_charts(report: bytes, charts: Sequence[Chart], made_on: dt.date) -> bytes:
    """Return the report with a last appendix of charts, one below the other; none for no charts."""
    if not charts:
        return report
    document = docx.Document(io.BytesIO(report))
    _open_section(document)
    _head(document)
    room = _room(document.sections[-1])
    for number, chart in enumerate(charts, 1):
        relation = _chart_part(document, chart, number, made_on)
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        drawing = _drawing(chart, _free_number(document), relation, room)
        paragraph.add_run()._r.append(drawing)
    buffer = io.BytesIO()
    document.save(buffer)
    return same_bytes(buffer.getvalue())


# ------------------------------------------------------------------ the appendix


def _open_section(document: Any) -> None:
    """End the last section where the document ends; what follows has pages of its own."""
    ended = deepcopy(document.element.body.get_or_add_sectPr())
    document.add_paragraph()._p.get_or_add_pPr().append(ended)


def _head(document: Any) -> None:
    """Repeat the head of the last appendix with the next number and its own title."""
    paragraphs = document.paragraphs
    styles = [paragraph.style.name for paragraph in paragraphs]
    if _HEAD not in styles:
        document.add_paragraph(TITLE)
        return
    start = len(styles) - 1 - styles[::-1].index(_HEAD)
    number = _roman(styles.count(_HEAD) + 1)
    _point_to(paragraphs, _roman(styles.count(_HEAD)), number)
    for paragraph in _until_table(paragraphs[start]._p):
        copy = deepcopy(paragraph)
        for mark in list(copy.iter(*_BOOKMARKS)):
            mark.getparent().remove(mark)
        for shape in copy.iter(qn("wp:docPr")):
            shape.set("id", str(_free_number(document)))
        document.element.body.sectPr.addprevious(copy)
    head, title = _last_of(document, _HEAD), _last_of(document, _LINE)
    head.text = f"{_HEAD} {number}"
    if title is not None:
        title.text = TITLE


def _free_number(document: Any) -> int:
    """The next number for a drawing; each has one of its own (ECMA-376 part 1, 20.4.2.5)."""
    numbers = (shape.get("id", "") for shape in document.element.iter(qn("wp:docPr")))
    return 1 + max((int(number) for number in numbers if number.isdigit()), default=0)


def _until_table(first: Any) -> list[Any]:
    found = [first]
    for block in first.itersiblings():
        if block.tag != qn("w:p"):
            break
        found.append(block)
    return found


def _last_of(document: Any, style: str) -> Any:
    return next((p for p in reversed(document.paragraphs) if p.style.name == style), None)


def _point_to(paragraphs: Sequence[Any], last: str, number: str) -> None:
    """Name the appendix in the text, where the one before is named (Phụ lục I, III.1.a)."""
    for paragraph in paragraphs:
        if paragraph.style.name != _HEAD and paragraph.text.endswith(f"Phụ lục {last}."):
            run = deepcopy(paragraph.runs[-1]._r)
            paragraph._p.append(run)
            paragraph.runs[-1].text = f" Các biểu đồ tại Phụ lục {number}."
            return


def _roman(number: int) -> str:
    """A number below forty as Roman."""
    tens, rest = divmod(number, 10)
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + ones[rest]


# ------------------------------------------------------------------ the charts


def _chart_part(document: Any, chart: Chart, number: int, made_on: dt.date) -> str:
    """Add the parts of a chart and return the relationship by which the document names it."""
    package = document.part.package
    properties = BookProperties(chart.title, "", made_on)
    workbook = Part(
        PackURI(f"/word/embeddings/Bieu_do_{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        _workbook(chart, properties, drawn=False),
        package,
    )
    with zipfile.ZipFile(io.BytesIO(_workbook(chart, properties, drawn=True))) as archive:
        xml = archive.read("xl/charts/chart1.xml").decode()
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, b"", package)
    data = part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = _for_word(xml, data).encode()
    return str(document.part.relate_to(part, RELATIONSHIP_TYPE.CHART))


def _workbook(chart: Chart, properties: BookProperties, *, drawn: bool) -> bytes:
    """A workbook of one chart's table, with or without the chart drawn on it."""
    buffer = io.BytesIO()
    with open_book(buffer, properties) as book:
        data = book.add_worksheet(DATA)
        set_columns(data)
        write_table(book, data, chart, 0)
        if drawn:
            data.insert_chart(len(chart.categories) + 3, 0, drawn_chart(book, chart, 0))
    return buffer.getvalue()


def _for_word(xml: str, relation: str) -> str:
    """The chart with its defaults said, and its workbook in the place of print settings."""
    for written, said in _DEFAULTS:
        xml = xml.replace(written, said)
    chart = xml.partition("<c:printSettings>")[0].removesuffix("</c:chartSpace>")
    data = f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData>'
    return f"{chart}{data}</c:chartSpace>"


def _room(section: Any) -> tuple[int, int]:
    """The width and the height in pixels that a chart may have, with a line to spare."""
    width = section.page_width - section.left_margin - section.right_margin
    tall = section.page_height - section.top_margin - section.bottom_margin
    return int(width / _EMU), int(tall / _EMU) - 30


def _drawing(chart: Chart, number: int, relation: str, room: tuple[int, int]) -> Any:
    """The drawing of a chart that stands in a line, made smaller where the page asks for it."""
    share = min(1.0, room[0] / WIDTH, room[1] / height(chart))
    size = f'cx="{round(WIDTH * share * _EMU)}" cy="{round(height(chart) * share * _EMU)}"'
    drawing = parse_xml(_INLINE.format(size=size, number=number, relation=relation))
    drawing.find(".//" + qn("wp:docPr")).set("descr", chart.title)
    return drawing


_INLINE = (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name="Biểu đồ {number}"/>'
    "<wp:cNvGraphicFramePr/><a:graphic>"
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
)
