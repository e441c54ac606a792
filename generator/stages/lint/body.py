"""The body: alignment, first lines, gaps, headings in order, the end mark."""

import re
from collections.abc import Iterator, Sequence

from generator.core.layout import Align, LaidParagraph, Layout, Spacing
from generator.core.official_format import END_MARK
from generator.stages.lint import limits
from generator.stages.lint.findings import Finding, found
from generator.stages.lint.looks import look_of, size_text
from generator.stages.lint.numbering import is_item_title, is_section
from generator.stages.lint.parts import Parts
from generator.stages.lint.pieces import Piece, whole

_PART = "Nội dung"
_TAGS = re.compile(r"\{\{|\}\}|\{%|%\}")
_PEOPLE = re.compile(r"(?:tầng lớp|đời sống|phục vụ|quần chúng) nhân dân")
_STATE = re.compile(r"Đảng(?: và|,) nhà nước")
_CENTRED = 60  # letters up to which a line out of the column passes for a heading or a caption
_CAPTIONS = ("bieu do", "hinh", "bang", "don vi tinh")


def body(parts: Parts) -> Iterator[Finding]:
    """Yield what breaks the rules on the body."""
    if not parts.body:
        yield found("body.missing", _PART, "không thấy nội dung")
        return
    yield from _basis(parts.body)
    before: LaidParagraph | None = None
    for paragraph in parts.body:
        yield from _shape(paragraph)
        yield from _gap(before, paragraph)
        yield from look_of("body", _PART, whole(paragraph))
        before = paragraph
    last = whole(parts.body[-1])
    if not last.text.endswith(END_MARK):
        yield found("body.end_mark", _PART, f"kết thúc bằng “{last.text[-20:]}”", last)


def words(parts: Parts) -> Iterator[Finding]:
    """Yield tags left over and words with a capital of their own."""
    for paragraph in parts.layout.paragraphs:
        piece = whole(paragraph)
        for rule, pattern in (
            ("text.tags", _TAGS),
            ("capitals.people", _PEOPLE),
            ("capitals.state", _STATE),
        ):
            match = pattern.search(piece.text)
            if match:
                yield found(rule, "Văn bản", f"“{match[0]}”", piece)


def is_master(layout: Layout) -> bool:
    """Whether a document is a master: what its tags ask for never stays in a report."""
    return any("{%" in paragraph.text for paragraph in layout.paragraphs)


def _is_basis(paragraph: LaidParagraph) -> bool:
    return whole(paragraph).text.startswith("Căn cứ ")


def _basis(paragraphs: Sequence[LaidParagraph]) -> Iterator[Finding]:
    """The documents the text rests on, before its first sentence."""
    named = []
    for paragraph in paragraphs:
        if not _is_basis(paragraph):
            break
        named.append(whole(paragraph))
    if not named or not any(piece.text.endswith((";", ".")) for piece in named):
        return
    for piece in named:
        yield from look_of("basis", "Căn cứ", piece)
        if not piece.text.endswith("." if piece is named[-1] else ";"):
            yield found("basis.ending", "Căn cứ", f"“{piece.text[-20:]}”", piece)


def _shape(paragraph: LaidParagraph) -> Iterator[Finding]:
    piece, shape = whole(paragraph), paragraph.shape
    yield from _line_spacing(piece)
    heading = is_section(piece) or piece.key.startswith(("phan ", "chuong ", "muc ", "tieu muc "))
    if heading or _is_caption(piece):
        return
    if shape.align is not Align.JUSTIFIED and not is_item_title(piece):
        yield found("body.align", _PART, "không canh đều hai lề", piece)
    if not paragraph.text.startswith("\t") and not _is_set_in(paragraph):
        seen = f"lùi {size_text(round(shape.first_line + shape.left, 1))} mm"
        yield found("body.first_line", _PART, seen, piece)


def _is_caption(piece: Piece) -> bool:
    """Whether a line is centred or at the right on purpose: a heading, a caption, a unit."""
    if piece.paragraph.shape.align not in (Align.CENTRE, Align.RIGHT):
        return False
    return piece.bold or len(piece.text) <= _CENTRED or piece.key.startswith(_CAPTIONS)


def _is_set_in(paragraph: LaidParagraph) -> bool:
    shape = paragraph.shape
    starts = (shape.first_line, shape.first_line + shape.left)
    return any(
        abs(start - right) <= limits.LENGTH_MISS for start in starts for right in limits.FIRST_LINES
    )


def _line_spacing(piece: Piece) -> Iterator[Finding]:
    shape = piece.paragraph.shape
    size = max((run.look.size for run in piece.words), default=limits.TEXT_SIZES[0])
    low, high = limits.LINE_SPACING
    lines = shape.spacing if shape.kind is Spacing.LINES else shape.spacing / (size * limits.SINGLE)
    if shape.kind is Spacing.AT_LEAST:
        lines = max(lines, low)
    loose = limits.LINES_MISS if shape.kind is Spacing.LINES else 0.1
    if not low - loose <= lines <= high + loose:
        seen = f"giãn {size_text(round(lines, 2))} dòng"
        yield found("body.line_spacing", _PART, seen, piece)


def _gap(before: LaidParagraph | None, paragraph: LaidParagraph) -> Iterator[Finding]:
    """The gap to the paragraph right above; blank paragraphs and tables between are one too."""
    if before is None or paragraph.number != before.number + 1:
        return
    same = before.style == paragraph.style
    above = 0 if same and before.shape.contextual else before.shape.after
    below = 0 if same and paragraph.shape.contextual else paragraph.shape.before
    if above + below < limits.GAP:
        seen = f"cách đoạn trên {size_text(above + below)} pt"
        yield found("body.gap", _PART, seen, whole(paragraph))
