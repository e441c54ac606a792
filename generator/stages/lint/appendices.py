"""The appendices: numbered, referred to, titled, on pages of their own."""

import re
from collections.abc import Iterator, Sequence

from generator.core.layout import LaidParagraph
from generator.stages.lint.appendix_parts import AppendixPart
from generator.stages.lint.findings import Finding, found
from generator.stages.lint.numbering import roman
from generator.stages.lint.parts import Parts
from generator.stages.lint.pieces import pieces

_ROMAN = re.compile("[IVXLC]+")
_ONE = r"(?:[IVXLC]{1,9}|\d{1,3})\b"
_REFERENCES = re.compile(
    rf"[Pp]hụ lục (?:số )?({_ONE}(?:(?:\s*,\s*|\s+và\s+|\s+đến\s+|\s*-\s*)(?:Phụ lục )?{_ONE})*)"
)
_RANGE = re.compile(rf"({_ONE})(?:\s+đến\s+|\s*-\s*)(?:Phụ lục )?({_ONE})")


def appendices(parts: Parts) -> Iterator[Finding]:
    """Yield what is wrong with the appendices."""
    referred = _referred(parts)
    several = len(parts.appendices) > 1
    for place, appendix in enumerate(parts.appendices, 1):
        part = appendix.label.text
        if several:
            yield from _number(appendix, place)
        if place not in referred and (several or 0 not in referred):
            yield found("appendix.reference", part, "nội dung không nhắc đến", appendix.label)
        yield from _titled(appendix)
        yield from _pages(parts, appendix)


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    return roman(number) if _ROMAN.fullmatch(number) else 0


def _referred(parts: Parts) -> set[int]:
    """The numbers of the appendices the body names; 0 where it names one without a number."""
    named: set[int] = set()
    for piece in pieces(one for one in parts.layout.paragraphs if _is_main(parts, one)):
        text = piece.text
        if "phu luc" in piece.key:
            named.add(0)
        for match in _REFERENCES.finditer(text):
            named.update(_value(one) for one in re.findall(_ONE, match[1]))
            for first, last in _RANGE.findall(match[1]):
                named.update(range(_value(first), min(_value(last), 400) + 1))
    return named


def _is_main(parts: Parts, paragraph: LaidParagraph) -> bool:
    return (
        paragraph.number < parts.appendices[0].label.paragraph.number if parts.appendices else False
    )


def _number(appendix: AppendixPart, place: int) -> Iterator[Finding]:
    part, number = appendix.label.text, appendix.number
    if not number:
        yield found("appendix.number", part, "không có số thứ tự", appendix.label)
    elif not _ROMAN.fullmatch(number):
        yield found("appendix.roman", part, f"“{number}”", appendix.label)
    elif roman(number) != place:
        yield found("appendix.order", part, f"“{number}” ở chỗ thứ {place}", appendix.label)


def _titled(appendix: AppendixPart) -> Iterator[Finding]:
    part, attached = appendix.label.text, appendix.attached
    if not appendix.title:
        yield found("appendix_title.missing", part, "không thấy tên phụ lục", appendix.label)
    if attached is None:
        yield found("attached.missing", part, "không có dòng “(Kèm theo …)”", appendix.label)
    elif not (attached.text.startswith("(") and attached.text.endswith(")")):
        yield found("attached.brackets", part, f"“{attached.text}”", attached)


def _pages(parts: Parts, appendix: AppendixPart) -> Iterator[Finding]:
    paragraph, part = appendix.label.paragraph, appendix.label.text
    sections: Sequence[object] = parts.layout.sections
    section = parts.layout.sections[min(paragraph.section, len(sections) - 1)]
    opens = _opens_section(parts, paragraph)
    if not (paragraph.opens_page or (opens and section.opens_page)):
        yield found("appendix.new_page", part, "không bắt đầu từ trang mới", appendix.label)
    if not opens or section.restart != 1:
        yield found("appendix.restart", part, "số trang nối tiếp phần trước", appendix.label)


def _opens_section(parts: Parts, paragraph: LaidParagraph) -> bool:
    """Whether nothing is said in a paragraph's section before it."""
    before = (
        one
        for one in parts.layout.paragraphs
        if one.section == paragraph.section and one.number < paragraph.number
    )
    return paragraph.section > 0 and not any(one.text.strip() for one in before)
