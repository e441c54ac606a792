"""The words of the end: Nơi nhận and the signature."""

import re
from collections.abc import Iterator, Sequence

from generator.stages.lint.findings import Finding, found
from generator.stages.lint.parts import Parts
from generator.stages.lint.pieces import Piece

_PART = "Nơi nhận"
_ARCHIVE = re.compile(r"[-–+•]?\s*Lưu\s?:\s*VT\s?(?:,\s*\S.*?)?[.;,]?")
_PREFIX = re.compile(r"(?P<prefix>TM|KT|TL|TUQ|Q)(?P<dot>\.?)\s*\S")
_ACADEMIC = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Th\.S|BS|KS|CN|LS|DS|NGND|NGƯT|CKI{1,2}|BSCK\w*)\b[.\s]"
    r"|(?:Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư|"
    r"Nhà giáo)\b)",
    re.IGNORECASE,
)


def ending(parts: Parts) -> Iterator[Finding]:
    """Yield what is wrong in the words of the end."""
    closing = parts.closing
    if closing.head is None:
        yield found("recipients.missing", _PART, "không thấy phần nơi nhận")
        return
    if not closing.head.text.endswith(":"):
        yield found("recipients.colon", _PART, f"“{closing.head.text}”", closing.head)
    yield from _recipients(closing.recipients)
    yield from _role(closing.role)
    if closing.name and _ACADEMIC.match(closing.name.text):
        yield found("name.academic", "Họ tên người ký", f"“{closing.name.text}”", closing.name)


def _recipients(listed: Sequence[Piece]) -> Iterator[Finding]:
    for piece in listed:
        last = piece is listed[-1]
        if not piece.text.startswith("-"):
            yield found("recipients.dash", _PART, f"“{piece.text}”", piece)
        if not last and not piece.text.endswith(";"):
            yield found("recipients.semicolon", _PART, f"“{piece.text}”", piece)
    if not listed or not re.match(r"\W*Lưu\b", listed[-1].text, re.IGNORECASE):
        seen = f"“{listed[-1].text}”" if listed else "không có nơi nào"
        yield found("recipients.archive", _PART, seen, listed[-1] if listed else None)
        return
    if not _ARCHIVE.fullmatch(listed[-1].text):
        yield found("recipients.archive_form", _PART, f"“{listed[-1].text}”", listed[-1])
    if not listed[-1].text.endswith("."):
        yield found("recipients.stop", _PART, f"“{listed[-1].text}”", listed[-1])


def _is_deputy(piece: Piece) -> bool:
    return piece.key.startswith(("pho ", "thu truong"))


def _role(lines: Sequence[Piece]) -> Iterator[Finding]:
    if not lines:
        yield found("role.missing", "Chức vụ người ký", "không thấy chức vụ")
        return
    for at, piece in enumerate(lines):
        match = _PREFIX.match(piece.text)
        if match is None:
            continue
        seen, following = f"“{piece.text}”", lines[at + 1 :]
        if not match["dot"]:
            yield found("role.prefix", "Chức vụ người ký", seen, piece)
        if match["prefix"] == "Q":
            continue
        if not following:
            rule = "role.deputy" if match["prefix"] == "KT" else "role.own"
            yield found(rule, "Chức vụ người ký", f"{seen} không có dòng chức vụ ở dưới", piece)
        elif match["prefix"] == "KT" and not any(map(_is_deputy, following)):
            yield found("role.deputy", "Chức vụ người ký", f"“{following[-1].text}”", following[-1])
