"""Page, margins and page number of a section (Nghị định 30/2020/NĐ-CP, Phụ lục I, I.1-I.7)."""

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from generator.core import official_format as form


def set_section(section: Any, *, landscape: bool) -> None:
    """Set the page by I.1-I.7: A4, margins, page number centred at the top from page two."""
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
