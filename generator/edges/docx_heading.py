"""The heading of a document: sizes that move together, and rules as long as the clauses ask."""

from typing import Any

from docx.shared import Pt
from markupsafe import Markup

from generator.core import official_format as form
from generator.core.adjusted_tags import AdjustedReport
from generator.core.official_format import SizeSet, bold_width, widest_line
from generator.core.tags import Letter, Report

Values = Report | AdjustedReport | Letter
_EMU = 36_000  # English metric units in a millimetre (ECMA-376 part 1, 20.1.2.1)
_POINTS = 72 / 25.4  # in a millimetre
_AGENCY, _MOTTO, _SUBJECT = "Cơ quan ban hành", "Tiêu ngữ", "Trích yếu"
_BELOW = 3.5  # points from the top of its paragraph to a rule


def set_sizes(document: Any, values: Values) -> None:
    """Give the heading the larger or the smaller set of sizes, whichever suits the names.

    A master in which an officer has set other sizes keeps them.
    """
    office = values.co_quan
    day = values.ngay_van_ban if isinstance(values, Letter) else values.ngay_bao_cao
    chosen = form.size_set(office.chu_quan, office.ten_hoa, f"{office.dia_danh}, {day}")
    styles = {style.name: style for style in document.styles}
    found = {name: _size(document, name) for name in _of(chosen)}
    if found in (_of(form.SMALL_SET), _of(form.LARGE_SET)):
        for name, size in _of(chosen).items():
            styles[name].font.size = Pt(size)


def _of(sizes: SizeSet) -> dict[str, float]:
    """The styles of the heading with their sizes in a set."""
    return {
        "Quốc hiệu": sizes.nation,
        _MOTTO: sizes.motto,
        "Cơ quan chủ quản": sizes.agency,
        _AGENCY: sizes.agency,
        "Địa danh ngày tháng": sizes.date,
    }


def _size(document: Any, name: str) -> float | None:
    """The size of a style in points; None where the master lacks it."""
    style = next((style for style in document.styles if style.name == name), None)
    return style.font.size.pt if style is not None and style.font.size else None


def rules(document: Any, values: Values) -> dict[str, Markup]:
    """The drawn lines of the heading, as long as the clauses ask (official_format)."""
    left, _ = form.HEAD_COLUMNS
    room = form.PAGE_SHORT - form.MARGIN_LEFT - form.MARGIN_RIGHT
    size = _size(document, _AGENCY) or form.SIZE_AGENCY
    agency = widest_line(values.co_quan.ten_hoa, size, left - form.HEAD_GAP)
    subject = widest_line(values.trich_yeu, _size(document, _SUBJECT) or form.SIZE_TITLE, room)
    motto = bold_width(form.MOTTO, _size(document, _MOTTO) or form.SIZE_MOTTO)
    return {
        "ke_co_quan": _rule(1, agency * form.RULE_SHARE),
        "ke_tieu_ngu": _rule(2, motto),
        "ke_trich_yeu": _rule(3, min(subject * form.RULE_SHARE, room)),
        "ke_phu_luc": _rule(4, 40),
    }


def _rule(number: int, length: float) -> Markup:
    """A run that draws a thin black line of a length in mm, centred under the text above."""
    width, points = round(length * _EMU), f"{length * _POINTS:.2f}"
    below = round(_BELOW / _POINTS * _EMU)
    return Markup(_LINE.format(number=number, width=width, points=points, below=below))  # noqa: S704


# The fallback is for programs older than Word 2010, which know VML only.
_LINE = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
    '2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml">'
    '<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
    'simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" '
    'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
    '<wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>{below}</wp:posOffset></wp:positionV><wp:extent cx="{width}" cy="0"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="{number}" name="Kẻ {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
    "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:line style="position:absolute;mso-position-horizontal:center;'
    'mso-position-horizontal-relative:text;mso-position-vertical-relative:text;z-index:{number}" '
    'from="0,3.5pt" to="{points}pt,3.5pt" strokecolor="black" strokeweight=".75pt"/></w:pict>'
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
