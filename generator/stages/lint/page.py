"""The page: paper, margins, page number."""

from collections.abc import Iterator

from generator.core.layout import Align, LaidParagraph, Margins, PageSection
from generator.core.official_format import PAGE_LONG, PAGE_SHORT
from generator.stages.lint import limits
from generator.stages.lint.findings import Finding, found
from generator.stages.lint.looks import size_text
from generator.stages.lint.parts import Parts
from generator.stages.lint.pieces import Piece, whole

_SIDES = {
    "top": ("lề trên", limits.MARGIN_TOP),
    "bottom": ("lề dưới", limits.MARGIN_BOTTOM),
    "left": ("lề trái", limits.MARGIN_LEFT),
    "right": ("lề phải", limits.MARGIN_RIGHT),
}


def pages(parts: Parts) -> Iterator[Finding]:
    """Yield what breaks the rules on paper and margins."""
    for index, section in enumerate(parts.layout.sections):
        part = _name(parts, index)
        if _missed(min(section.width, section.height), PAGE_SHORT) or _missed(
            max(section.width, section.height), PAGE_LONG
        ):
            seen = f"khổ {section.width:.0f} × {section.height:.0f} mm"
            yield found("page.size", part, seen)
        if section.landscape and index == 0:
            yield found("page.orientation", part, "trang ngang")
        yield from _margins(section, part)


def _missed(length: float, meant: float) -> bool:
    return abs(length - meant) > 2 * limits.LENGTH_MISS


def _name(parts: Parts, index: int) -> str:
    """How a section is called: by the appendix that stands in it."""
    named = (
        appendix.label.text
        for appendix in parts.appendices
        if appendix.label.paragraph.section == index
    )
    return next(named, "Trang giấy" if index == 0 else f"Phần trang thứ {index + 1}")


def _margins(section: PageSection, part: str) -> Iterator[Finding]:
    found_ = list(_margins_as(section.margins, part))
    if found_ and section.landscape:  # Word turns the margins with the page
        turned = section.margins
        turned = Margins(turned.right, turned.left, turned.top, turned.bottom)
        found_ = [] if not list(_margins_as(turned, part)) else found_
    yield from found_


def _margins_as(margins: Margins, part: str) -> Iterator[Finding]:
    for side, (name, (low, high)) in _SIDES.items():
        seen = getattr(margins, side)
        if not low - limits.LENGTH_MISS <= seen <= high + limits.LENGTH_MISS:
            yield found(f"page.margin_{side}", part, f"{name} {size_text(round(seen, 1))} mm")


# ------------------------------------------------------------------ page number


def page_numbers(parts: Parts) -> Iterator[Finding]:
    """Yield what breaks the rules on the page number."""
    for index, section in enumerate(parts.layout.sections):
        part = "Số trang" if index == 0 else f"Số trang, {_name(parts, index)}"
        in_header, in_footer = _numbered(section.header), _numbered(section.footer)
        if in_footer and not in_header:
            yield found("page_number.place", part, "số trang ở chân trang", in_footer[0])
        if not in_header and not in_footer and _is_long(parts, index):
            yield found("page_number.missing", part, "không có số trang")
        for piece in in_header:
            yield from _number(part, piece)
        if index == 0:
            yield from _first_page(section, part)


def _numbered(paragraphs: tuple[LaidParagraph, ...]) -> list[Piece]:
    return [
        whole(one)
        for one in paragraphs
        if any(run.field in ("PAGE", "NUMPAGES") for run in one.runs)
    ]


def _number(part: str, piece: Piece) -> Iterator[Finding]:
    numbers = [run for run in piece.runs if run.field == "PAGE"]
    if "".join(run.text for run in piece.runs if run not in numbers).strip():
        yield found("page_number.bare", part, f"“{piece.text}”", piece)
    if piece.paragraph.shape.align is not Align.CENTRE:
        yield found("page_number.align", part, "không canh giữa", piece)
    low, high = limits.TEXT_SIZES
    wrong = [run.look.size for run in numbers if not low <= run.look.size <= high]
    if wrong:
        yield found("page_number.size", part, f"cỡ chữ {size_text(wrong[0])}", piece)
    if any(run.look.italic or run.look.bold for run in numbers):
        yield found("page_number.upright", part, "kiểu chữ nghiêng hoặc đậm", piece)


def _first_page(section: PageSection, part: str) -> Iterator[Finding]:
    shown = section.first_header + section.first_footer if section.title_page else section.header
    on_first = _numbered(shown)
    if on_first:
        yield found("page_number.first", part, "số trang hiện ở trang đầu", on_first[0])
    if section.restart not in (None, 0, 1):
        yield found("page_number.start", part, f"bắt đầu từ {section.restart}")


def _is_long(parts: Parts, index: int) -> bool:
    """Whether a section surely goes beyond a page."""
    inside = [one for one in parts.layout.paragraphs if one.section == index and one.cell is None]
    lines = sum(1 + len(one.text) // limits.LETTERS_OF_A_LINE for one in inside)
    return lines > limits.LINES_OF_A_PAGE
