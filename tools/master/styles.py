"""The styles of the master: those of the official form, and no others."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from generator.core import official_format as form

_GAP = form.PARAGRAPH_GAP
_BLACK, _RED = RGBColor(0, 0, 0), RGBColor(255, 0, 0)
_FRAME_LINE = 18  # with 2 pt above and below it: 8 mm

# name: (size, bold, italic, alignment, first line mm, before pt, keep with next)
_STYLES = {
    "Body Text": (
        form.SIZE_BODY,
        False,
        False,
        ALIGN.JUSTIFY,
        form.FIRST_LINE,
        _GAP,
        False,
    ),
    "Heading 1": (
        form.SIZE_BODY,
        True,
        False,
        ALIGN.JUSTIFY,
        form.FIRST_LINE,
        _GAP,
        True,
    ),
    "Heading 2": (
        form.SIZE_BODY,
        True,
        False,
        ALIGN.JUSTIFY,
        form.FIRST_LINE,
        _GAP,
        True,
    ),
    "Heading 3": (
        form.SIZE_BODY,
        False,
        False,
        ALIGN.JUSTIFY,
        form.FIRST_LINE,
        _GAP,
        True,
    ),
    "Quốc hiệu": (form.SIZE_NATION, True, False, ALIGN.CENTER, 0, 0, False),
    "Tiêu ngữ": (form.SIZE_MOTTO, True, False, ALIGN.CENTER, 0, 0, False),
    "Cơ quan chủ quản": (form.SIZE_AGENCY, False, False, ALIGN.CENTER, 0, 0, False),
    "Cơ quan ban hành": (form.SIZE_AGENCY, True, False, ALIGN.CENTER, 0, 0, False),
    "Số ký hiệu": (form.SIZE_NUMBER, False, False, ALIGN.CENTER, 0, 0, False),
    "Địa danh ngày tháng": (form.SIZE_DATE, False, True, ALIGN.CENTER, 0, 0, False),
    "Tên loại": (form.SIZE_TITLE, True, False, ALIGN.CENTER, 0, 12, True),
    "Trích yếu": (form.SIZE_TITLE, True, False, ALIGN.CENTER, 0, 0, False),
    "Trích yếu công văn": (form.SIZE_LETTER_SUBJECT, False, False, ALIGN.CENTER, 0, 0, False),
    "Độ khẩn": (form.SIZE_TITLE, True, False, ALIGN.CENTER, 0, _GAP, False),
    "Kẻ": (2, False, False, ALIGN.CENTER, 0, 0, False),
    "Kính gửi": (form.SIZE_BODY, False, False, ALIGN.CENTER, 0, 12, False),
    "Kính gửi nhiều nơi": (form.SIZE_BODY, False, False, ALIGN.LEFT, 0, 12, True),
    "Nơi kính gửi": (form.SIZE_BODY, False, False, ALIGN.JUSTIFY, 0, 0, False),
    "Nơi nhận": (form.SIZE_RECIPIENTS_HEAD, True, True, ALIGN.LEFT, 0, 0, True),
    "Danh sách nơi nhận": (form.SIZE_RECIPIENTS, False, False, ALIGN.LEFT, 0, 0, False),
    "Chức vụ": (form.SIZE_SIGNATURE, True, False, ALIGN.CENTER, 0, 0, True),
    "Họ tên người ký": (form.SIZE_SIGNATURE, True, False, ALIGN.CENTER, 0, 0, False),
    "Phụ lục": (form.SIZE_APPENDIX, True, False, ALIGN.CENTER, 0, 0, True),
    "Tên phụ lục": (form.SIZE_APPENDIX, True, False, ALIGN.CENTER, 0, 0, True),
    "Kèm theo": (form.SIZE_APPENDIX, False, True, ALIGN.CENTER, 0, 0, True),
    "Bảng": (form.SIZE_TABLE, False, False, ALIGN.LEFT, 0, 0, False),
    "Bảng giữa": (form.SIZE_TABLE, False, False, ALIGN.CENTER, 0, 0, False),
    "Bảng gộp": (form.SIZE_TABLE, False, False, ALIGN.LEFT, 0, 0, False),
    "Bảng gộp giữa": (form.SIZE_TABLE, False, False, ALIGN.CENTER, 0, 0, False),
    "Bảng tiêu đề": (form.SIZE_TABLE, True, False, ALIGN.CENTER, 0, 0, True),
    "Bảng nhóm": (form.SIZE_TABLE, True, False, ALIGN.LEFT, 0, 0, True),
}
_OUTLINE = {"Phụ lục": 0}
_BUILT_IN = ("Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "header")


def set_styles(document: Any) -> None:
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
    _indent_addressees(document.styles)
    _frame(document.styles["Độ khẩn"])
    _document_defaults(document)


def _indent_addressees(styles: Any) -> None:
    """Let the dashes of several addressees stand below the colon (Mẫu 1.5)."""
    before_colon = form.plain_width("Kính gửi", form.SIZE_BODY)
    dash = form.plain_width("- ", form.SIZE_BODY)
    styles["Kính gửi nhiều nơi"].paragraph_format.left_indent = Mm(form.ADDRESSEES - before_colon)
    addressee = styles["Nơi kính gửi"].paragraph_format
    addressee.left_indent, addressee.first_line_indent = Mm(form.ADDRESSEES + dash), Mm(-dash)


def _frame(style: Any) -> None:
    """Draw the single red frame of a mark of urgency, 8 mm high (II.8.b)."""
    style.font.color.rgb = _RED
    style.paragraph_format.line_spacing = Pt(_FRAME_LINE)
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "8"), ("space", "2"), ("color", "FF0000")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    style.element.get_or_add_pPr().find(qn("w:spacing")).addprevious(borders)


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
