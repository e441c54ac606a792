"""Write templates/report/bao-cao.docx, the Word master of the report, again.

The master is a Word file with Jinja tags; officers change its wording and layout in Word. This
program made the first one from the constants of the official form (Nghị định 30/2020/NĐ-CP).

    python -m tools.write_master
"""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from generator.core import official_format as form
from generator.edges.docx_write import same_bytes

ROOT = Path(__file__).resolve().parent.parent
_BLACK = RGBColor(0, 0, 0)
_TEXT_WIDTH = form.PAGE_SHORT - form.MARGIN_LEFT - form.MARGIN_RIGHT
_LONG_WIDTH = form.PAGE_LONG - form.MARGIN_LEFT - form.MARGIN_RIGHT

# name: (size, bold, italic, alignment, first line mm, before pt, keep with next)
_STYLES = {
    "Body Text": (form.SIZE_BODY, False, False, ALIGN.JUSTIFY, form.FIRST_LINE, 6, False),
    "Heading 1": (form.SIZE_BODY, True, False, ALIGN.JUSTIFY, form.FIRST_LINE, 6, True),
    "Heading 2": (form.SIZE_BODY, True, False, ALIGN.JUSTIFY, form.FIRST_LINE, 6, True),
    "Heading 3": (form.SIZE_BODY, False, False, ALIGN.JUSTIFY, form.FIRST_LINE, 6, True),
    "Quốc hiệu": (form.SIZE_NATION, True, False, ALIGN.CENTER, 0, 0, False),
    "Tiêu ngữ": (form.SIZE_MOTTO, True, False, ALIGN.CENTER, 0, 0, False),
    "Cơ quan chủ quản": (form.SIZE_AGENCY, False, False, ALIGN.CENTER, 0, 0, False),
    "Cơ quan ban hành": (form.SIZE_AGENCY, True, False, ALIGN.CENTER, 0, 0, False),
    "Số ký hiệu": (form.SIZE_NUMBER, False, False, ALIGN.CENTER, 0, 0, False),
    "Địa danh ngày tháng": (form.SIZE_DATE, False, True, ALIGN.CENTER, 0, 0, False),
    "Tên loại": (form.SIZE_TITLE, True, False, ALIGN.CENTER, 0, 12, True),
    "Trích yếu": (form.SIZE_TITLE, True, False, ALIGN.CENTER, 0, 0, False),
    "Kẻ": (2, False, False, ALIGN.CENTER, 0, 0, False),
    "Kính gửi": (form.SIZE_BODY, False, False, ALIGN.CENTER, 0, 12, False),
    "Nơi nhận": (form.SIZE_RECIPIENTS_HEAD, True, True, ALIGN.LEFT, 0, 0, True),
    "Danh sách nơi nhận": (form.SIZE_RECIPIENTS, False, False, ALIGN.LEFT, 0, 0, False),
    "Chức vụ": (form.SIZE_SIGNATURE, True, False, ALIGN.CENTER, 0, 0, True),
    "Họ tên người ký": (form.SIZE_SIGNATURE, True, False, ALIGN.CENTER, 0, 0, False),
    "Phụ lục": (form.SIZE_APPENDIX, True, False, ALIGN.CENTER, 0, 0, True),
    "Tên phụ lục": (form.SIZE_APPENDIX, True, False, ALIGN.CENTER, 0, 0, True),
    "Kèm theo": (form.SIZE_APPENDIX, False, True, ALIGN.CENTER, 0, 0, True),
    "Bảng": (form.SIZE_TABLE, False, False, ALIGN.LEFT, 0, 0, False),
    "Bảng giữa": (form.SIZE_TABLE, False, False, ALIGN.CENTER, 0, 0, False),
    "Bảng tiêu đề": (form.SIZE_TABLE, True, False, ALIGN.CENTER, 0, 0, True),
    "Bảng nhóm": (form.SIZE_TABLE, True, False, ALIGN.LEFT, 0, 0, True),
}
_OUTLINE = {"Phụ lục": 0}
_BUILT_IN = ("Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "header")


def main() -> Path:
    """Write the master and return where it lies."""
    target = ROOT / "templates" / "report" / "bao-cao.docx"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(master())
    return target


def master() -> bytes:
    """Return the master of the report."""
    document = docx.Document()
    _defaults(document)
    _section(document.sections[0], landscape=False)
    _heading_block(document)
    _body(document)
    _closing(document)
    _tasks_appendix(document)
    _indicators_appendix(document)
    _agencies_appendix(document)
    buffer = io.BytesIO()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "Mẫu báo cáo", "", ""
    properties.language = form.LANGUAGE
    properties.created = properties.modified = dt.datetime(2025, 1, 1)
    document.save(buffer)
    return same_bytes(buffer.getvalue())


# ------------------------------------------------------------------ styles and page


def _defaults(document: Any) -> None:
    """Set font, size, language and the styles of the official form for the whole document."""
    normal = document.styles["Normal"]
    _font(normal, form.SIZE_BODY, bold=False, italic=False)
    _paragraph(normal.paragraph_format, ALIGN.LEFT, 0, 0, keep=False)
    for name in list(_STYLES):
        existing = [style.name for style in document.styles]
        style = (
            document.styles[name]
            if name in existing
            else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        size, bold, italic, align, first, before, keep = _STYLES[name]
        style.base_style = normal
        _font(style, size, bold=bold, italic=italic)
        _paragraph(style.paragraph_format, align, first, before, keep=keep)
        style.quick_style = True
        if name in _OUTLINE:
            level = OxmlElement("w:outlineLvl")
            level.set(qn("w:val"), str(_OUTLINE[name]))
            style.element.get_or_add_pPr().append(level)
    _document_defaults(document)


def _font(style: Any, size: float, *, bold: bool, italic: bool) -> None:
    style.font.name, style.font.size = form.FONT, Pt(size)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = _BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), form.FONT)


def _paragraph(layout: Any, align: Any, first: float, before: float, *, keep: bool) -> None:
    layout.alignment = align
    layout.first_line_indent = Mm(first)
    layout.space_before, layout.space_after = Pt(before), Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    layout.keep_with_next = keep
    layout.keep_together = keep
    layout.widow_control = True


def _document_defaults(document: Any) -> None:
    """Take the theme fonts out of the defaults and make the proofing language Vietnamese."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    fonts = properties.find(qn("w:rFonts"))
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), form.FONT)
    language = properties.find(qn("w:lang"))
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), form.LANGUAGE)
    theme_language = document.settings.element.find(qn("w:themeFontLang"))
    for script in ("val", "eastAsia"):
        theme_language.set(qn(f"w:{script}"), form.LANGUAGE)
    _drop_styles(document.styles.element)
    _drop_parts(document.part.package)


def _drop_styles(styles: Any) -> None:
    """Leave only the styles the report uses, so that the style list in Word is short."""
    kept = {*_STYLES, *_BUILT_IN}
    for style in list(styles.findall(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name not in kept and name.replace("heading", "Heading") not in kept:
            styles.remove(style)
            continue
        for link in (*style.findall(qn("w:link")), *style.findall(qn("w:next"))):
            style.remove(link)


def _drop_parts(package: Any) -> None:
    """Leave out a thumbnail, and a second set of styles that would contradict the first."""
    for source in (package, package.main_document_part):
        for key, relation in list(source.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail", "/customXml")):
                del source.rels[key]


def _section(section: Any, *, landscape: bool) -> None:
    """Set the page by I.1-I.5: A4, margins, page number centred at the top from page two."""
    short, long_ = Mm(form.PAGE_SHORT), Mm(form.PAGE_LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long_, short) if landscape else (short, long_)
    section.top_margin, section.bottom_margin = Mm(form.MARGIN_TOP), Mm(form.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(form.MARGIN_LEFT), Mm(form.MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Mm(form.HEADER_DISTANCE)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Normal"
    paragraph.alignment = ALIGN.CENTER
    _page_number(paragraph)
    for inherited in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(inherited)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    margins = section._sectPr.find(qn("w:pgMar"))
    margins.addnext(numbering)


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("t", "2"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(form.SIZE_PAGE_NUMBER)
        if kind == "t":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {text} "
            run._r.append(code)


# ------------------------------------------------------------------ pieces


def _add(place: Any, style: str, text: str = "") -> Any:
    """Add a paragraph; in a fresh table cell the empty first paragraph is used."""
    paragraphs = place.paragraphs
    fresh = hasattr(place, "_tc") and len(paragraphs) == 1 and not paragraphs[0].text
    paragraph = paragraphs[0] if fresh and paragraphs[0].style.name == "Normal" else None
    paragraph = paragraph or place.add_paragraph()
    paragraph.style = style
    if text:
        paragraph.add_run(text)
    return paragraph


def _loop(place: Any, style: str, loop: str, text: str) -> None:
    _add(place, style, f"{{%p for {loop} %}}")
    _add(place, style, text)
    _add(place, style, "{%p endfor %}")


def _if(place: Any, condition: str, style: str, text: str) -> None:
    _add(place, style, f"{{%p if {condition} %}}")
    _add(place, style, text)
    _add(place, style, "{%p endif %}")


def _listed(place: Any, name: str, lead: str, rest: str) -> None:
    """A list of statements under a leading sentence, and how many more there are."""
    _add(place, "Body Text", f"{{%p if {name}.y_kien %}}")
    _add(place, "Body Text", lead)
    _loop(place, "Body Text", f"y in {name}.y_kien", "- {{ y }}")
    _add(place, "Body Text", "{%p endif %}")
    _if(place, f"{name}.con_lai", "Body Text", rest.replace("N", f"{{{{ {name}.con_lai }}}}", 1))


def _table(document: Any, widths: Sequence[float], *, borders: bool) -> Any:
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


def _no_split(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


# ------------------------------------------------------------------ the report


def _heading_block(document: Any) -> None:
    table = _table(document, form.HEAD_COLUMNS, borders=False)
    left, right = table.rows[0].cells
    _add(left, "Cơ quan chủ quản", "{{ co_quan.chu_quan }}")
    _add(left, "Cơ quan ban hành", "{{ co_quan.ten_hoa }}")
    _add(left, "Kẻ", "{{r ke_co_quan }}")
    _add(right, "Quốc hiệu", form.NATION)
    _add(right, "Tiêu ngữ", form.MOTTO)
    _add(right, "Kẻ", "{{r ke_tieu_ngu }}")
    second = table.add_row()
    for cell, width in zip(second.cells, form.HEAD_COLUMNS, strict=True):
        cell.width = Mm(width)
    number, date = second.cells
    before = Pt(6)
    _add(
        number, "Số ký hiệu", "Số:      /BC-{{ co_quan.ky_hieu }}"
    ).paragraph_format.space_before = before
    day = _add(date, "Địa danh ngày tháng", "{{ co_quan.dia_danh }}, {{ ngay_bao_cao }}")
    day.paragraph_format.space_before = before
    body = document.element.body
    first = document.paragraphs[0] if document.paragraphs else None
    if first is not None and not first.text and first._p.getnext() is table._tbl:
        body.remove(first._p)
    _add(document, "Tên loại", "BÁO CÁO")
    _add(document, "Trích yếu", "{{ trich_yeu }}")
    _add(document, "Kẻ", "{{r ke_trich_yeu }}")
    _add(document, "Kính gửi", "{%p if kinh_gui|length == 1 %}")
    _add(document, "Kính gửi", "Kính gửi: {{ kinh_gui[0] }}")
    _add(document, "Kính gửi", "{%p else %}")
    several = _add(document, "Kính gửi", "Kính gửi:")
    several.alignment = ALIGN.LEFT
    several.paragraph_format.left_indent = Mm(35)
    _add(document, "Kính gửi", "{%p for noi in kinh_gui %}")
    one = _add(document, "Kính gửi", "- {{ noi }}{{ '.' if loop.last else ';' }}")
    one.alignment = ALIGN.LEFT
    one.paragraph_format.left_indent = Mm(45)
    one.paragraph_format.space_before = Pt(0)
    _add(document, "Kính gửi", "{%p endfor %}")
    _add(document, "Kính gửi", "{%p endif %}")


def _body(document: Any) -> None:
    opening = _add(
        document,
        "Body Text",
        "Thực hiện {{ ke_hoach.trich_dan }}, {{ co_quan.ten }} tổng hợp, báo cáo kết quả thực hiện "
        "{{ ky.ten }} như sau:",
    )
    opening.paragraph_format.space_before = Pt(12)
    _direction(document)
    _results(document)
    _rest(document)


def _direction(document: Any) -> None:
    _add(document, "Heading 1", "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI")
    _add(
        document,
        "Body Text",
        "Kế hoạch giao {{ so_nhiem_vu }} nhiệm vụ thuộc {{ so_nhom }} nhóm"
        "{% if so_chi_tieu %} và {{ so_chi_tieu }} chỉ tiêu{% endif %}. {{ co_quan.ten }} đã gửi "
        "biểu mẫu, đề nghị {{ so_co_quan }} cơ quan, đơn vị báo cáo kết quả thực hiện {{ ky.ten }} "
        "chậm nhất ngày {{ ky.han }}.",
    )
    _add(
        document,
        "Body Text",
        "Tính đến ngày {{ ky.den_ngay }}, {{ tinh_hinh_gui }}. Tình hình gửi báo cáo của từng cơ "
        "quan, đơn vị tại Phụ lục III.",
    )
    _listed(
        document,
        "chi_dao",
        "Công tác chỉ đạo, triển khai của các cơ quan, đơn vị trong kỳ:",
        "Ngoài ra còn N nội dung chỉ đạo, triển khai khác trong bảng tổng hợp số liệu gửi kèm.",
    )


def _results(document: Any) -> None:
    _add(document, "Heading 1", "II. KẾT QUẢ THỰC HIỆN")
    _add(document, "Heading 2", "1. Kết quả chung")
    _add(
        document,
        "Body Text",
        "Trong tổng số {{ so_nhiem_vu }} nhiệm vụ: {{ ket_qua_chung }}.",
    )
    _if(document, "theo_thoi_han", "Body Text", "{{ theo_thoi_han }}")
    _if(document, "tien_do_chung", "Body Text", "{{ tien_do_chung }}")
    _add(document, "Heading 2", "2. Kết quả theo nhóm nhiệm vụ")
    _add(document, "Body Text", "{%p for n in nhom %}")
    _add(document, "Heading 3", "{{ n.so }}) Nhóm {{ n.ten }}")
    _add(document, "Body Text", "{{ n.tom_tat }}")
    _loop(document, "Body Text", "y in n.ket_qua.y_kien", "- {{ y }}")
    _add(document, "Body Text", "{%p endfor %}")
    _add(document, "Body Text", "Kết quả chi tiết của từng nhiệm vụ tại Phụ lục I.")
    _add(document, "Body Text", "{%p if chi_tieu %}")
    _add(document, "Heading 2", "3. Kết quả thực hiện các chỉ tiêu")
    _add(document, "Body Text", "{{ chi_tieu }} Chi tiết tại Phụ lục II.")
    _loop(document, "Body Text", "y in chi_tieu_dat", "- {{ y }}")
    _add(document, "Body Text", "{%p endif %}")
    _add(
        document,
        "Heading 2",
        "{{ 4 if chi_tieu else 3 }}. Tình hình báo cáo theo loại cơ quan, đơn vị",
    )
    _loop(document, "Body Text", "y in theo_loai", "- {{ y }}")
    _listed(
        document,
        "phoi_hop",
        "Kết quả phối hợp thực hiện các nhiệm vụ khác:",
        "Ngoài ra còn N nội dung phối hợp khác trong bảng tổng hợp số liệu gửi kèm.",
    )


def _rest(document: Any) -> None:
    _add(document, "Heading 1", "III. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN")
    _add(document, "Body Text", "{%p if ton_tai %}")
    _add(document, "Heading 2", "1. Tồn tại, hạn chế")
    _loop(document, "Body Text", "y in ton_tai", "- {{ y }}")
    _add(document, "Heading 2", "2. Khó khăn, vướng mắc và nguyên nhân")
    _add(document, "Body Text", "{%p endif %}")
    _listed(
        document,
        "kho_khan",
        "Khó khăn, vướng mắc và nguyên nhân do các cơ quan, đơn vị nêu trong báo cáo:",
        "Ngoài ra còn N ý kiến khác tại Phụ lục I và bảng tổng hợp số liệu gửi kèm.",
    )
    _if(
        document,
        "not kho_khan.y_kien",
        "Body Text",
        "Trong kỳ, các cơ quan, đơn vị không nêu khó khăn, vướng mắc.",
    )
    _add(document, "Heading 1", "IV. NHIỆM VỤ THỜI GIAN TỚI")
    _loop(document, "Body Text", "y in nhiem_vu_toi", "{{ loop.index }}. {{ y }}")
    _listed(
        document,
        "trong_tam",
        "Nhiệm vụ trọng tâm kỳ tới của các cơ quan, đơn vị:",
        "Ngoài ra còn N nội dung khác trong bảng tổng hợp số liệu gửi kèm.",
    )
    _add(document, "Heading 1", "V. KIẾN NGHỊ, ĐỀ XUẤT")
    _listed(
        document,
        "kien_nghi",
        "{{ co_quan.ten }} tổng hợp đề xuất, kiến nghị của các cơ quan, đơn vị như sau:",
        "Ngoài ra còn N đề xuất, kiến nghị khác trong bảng tổng hợp số liệu gửi kèm.",
    )
    _if(
        document,
        "not kien_nghi.y_kien",
        "Body Text",
        "Trong kỳ, các cơ quan, đơn vị không có đề xuất, kiến nghị.",
    )
    _add(
        document,
        "Body Text",
        "Trên đây là kết quả thực hiện {{ ky.ten }} Kế hoạch {{ ke_hoach.ten_trong_cau }}, "
        "{{ co_quan.ten }} kính báo cáo {{ kinh_gui|join(', ') }} xem xét, chỉ đạo"
        f"{form.END_MARK}",
    )


def _closing(document: Any) -> None:
    gap = _add(document, "Normal")
    gap.paragraph_format.line_spacing = Pt(8)
    table = _table(document, form.SIGNATURE_COLUMNS, borders=False)
    _no_split(table.rows[0])
    left, right = table.rows[0].cells
    _add(left, "Nơi nhận", "Nơi nhận:")
    _loop(left, "Danh sách nơi nhận", "noi in noi_nhan", "{{ noi }}")
    _loop(right, "Chức vụ", "dong in tham_quyen", "{{ dong }}")
    _add(right, "Chức vụ", "{{ chuc_vu }}")
    for _ in range(4):
        _add(right, "Chức vụ")
    _add(right, "Họ tên người ký", "{{ nguoi_ky }}")


# ------------------------------------------------------------------ the appendices


def _appendix(document: Any, number: str, title: str) -> None:
    _section(document.add_section(WD_SECTION.NEW_PAGE), landscape=True)
    _add(document, "Phụ lục", f"Phụ lục {number}")
    _add(document, "Tên phụ lục", title)
    _add(document, "Kèm theo", "{{ kem_theo }}")
    _add(document, "Kẻ", "{{r ke_phu_luc }}")
    gap = _add(document, "Normal")
    gap.paragraph_format.line_spacing = Pt(6)


def _rows(table: Any, count: int, widths: Sequence[float]) -> list[Any]:
    rows = []
    for _ in range(count):
        row = table.add_row()
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
        rows.append(row)
    return rows


def _header(table: Any, captions: Sequence[str]) -> None:
    row = table.rows[0]
    for cell, caption in zip(row.cells, captions, strict=True):
        _add(cell, "Bảng tiêu đề", caption)
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _tag_row(row: Any, tag: str) -> None:
    """A row that only carries a row tag; docxtpl takes the whole row away."""
    _add(row.cells[0], "Bảng", tag)


def _paragraphs(cell: Any, style: str, loop: str) -> None:
    _loop(cell, style, loop, "{{ y }}")


def _tasks_appendix(document: Any) -> None:
    _appendix(document, "I", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO NHÓM")
    widths = (10, 50, 27, 20, 28, 14, 60, 38)
    table = _table(document, widths, borders=True)
    _header(
        table,
        (
            *("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tình trạng", "Tiến độ"),
            *("Kết quả thực hiện", "Khó khăn, vướng mắc"),
        ),
    )
    start, group, each, line, end_each, end = _rows(table, 6, widths)
    _tag_row(start, "{%tr for n in phu_luc_nhiem_vu %}")
    merged = group.cells[0].merge(group.cells[-1])
    _add(merged, "Bảng nhóm", "{% if n.so %}{{ n.so }}. {% endif %}{{ n.ten }}")
    _no_split(group)
    _tag_row(each, "{%tr for d in n.dong %}")
    cells = line.cells
    _add(cells[0], "Bảng giữa", "{{ d.so }}")
    _add(cells[1], "Bảng", "{{ d.ten }}")
    _add(cells[2], "Bảng", "{{ d.chu_tri }}")
    _add(cells[3], "Bảng giữa", "{{ d.thoi_han }}")
    _paragraphs(cells[4], "Bảng giữa", "y in d.tinh_trang")
    _add(cells[5], "Bảng giữa", "{{ d.tien_do }}")
    _paragraphs(cells[6], "Bảng", "y in d.ket_qua")
    _paragraphs(cells[7], "Bảng", "y in d.kho_khan")
    _tag_row(end_each, "{%tr endfor %}")
    _tag_row(end, "{%tr endfor %}")


def _simple_table(
    document: Any,
    captions: Sequence[str],
    widths: Sequence[float],
    loop: str,
    fields: Sequence[tuple[str, str]],
) -> Any:
    table = _table(document, widths, borders=True)
    _header(table, captions)
    start, line, end = _rows(table, 3, widths)
    _tag_row(start, f"{{%tr for {loop} %}}")
    for cell, (field, style) in zip(line.cells, fields, strict=True):
        _add(cell, style, f"{{{{ d.{field} }}}}")
    _no_split(line)
    _tag_row(end, "{%tr endfor %}")
    return table


def _indicators_appendix(document: Any) -> None:
    _appendix(document, "II", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU")
    centre = "Bảng giữa"
    _simple_table(
        document,
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ gốc", "Mục tiêu", "Kết quả", "Đánh giá", "Ghi chú"),
        (15, 60, 20, 40, 42, 25, 20, 25),
        "d in phu_luc_chi_tieu",
        (
            *(("so", centre), ("ten", "Bảng"), ("don_vi", centre), ("ky_goc", "Bảng")),
            *(("muc_tieu", "Bảng"), ("ket_qua", centre), ("danh_gia", centre), ("ghi_chu", "Bảng")),
        ),
    )


def _agencies_appendix(document: Any) -> None:
    _appendix(document, "III", "TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC CƠ QUAN, ĐƠN VỊ")
    centre = "Bảng giữa"
    fields = (
        *(("so", centre), ("ten", "Bảng"), ("tinh_trang", centre), ("nhan_luc", centre)),
        *(("nhiem_vu", centre), ("hoan_thanh", centre), ("dang", centre), ("chua", centre)),
        *(("khong_phat_sinh", centre), ("khong_ap_dung", centre)),
    )
    widths = (12, 75, 30, 25, 20, 17, 17, 17, 17, 17)
    table = _simple_table(
        document,
        (
            *("TT", "Cơ quan, đơn vị", "Tình hình gửi", "Ngày nhận", "Nhiệm vụ chủ trì"),
            *("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"),
            "Không áp dụng",
        ),
        widths,
        "d in phu_luc_co_quan",
        fields,
    )
    (total,) = _rows(table, 1, widths)
    for cell, (field, style) in zip(total.cells, fields, strict=True):
        bold = "Bảng tiêu đề" if style == centre else "Bảng nhóm"
        _add(cell, bold, f"{{{{ tong_cong.{field} }}}}")


if __name__ == "__main__":
    print(main())
