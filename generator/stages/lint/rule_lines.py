"""The drawn lines below Tiêu ngữ, the agency and the subject: are they there, how long."""

from collections.abc import Iterator, Sequence

from generator.core.layout import LaidParagraph
from generator.core.official_format import MOTTO, bold_width, widest_line
from generator.stages.lint import limits
from generator.stages.lint.findings import Finding, found
from generator.stages.lint.looks import size_text
from generator.stages.lint.parts import Parts
from generator.stages.lint.pieces import Piece, lettered

_TYPED = "_-–—─―="  # characters with which a line may be typed
_FEWEST_TYPED = 3
_MIDDLE = 75  # mm from the left margin where the nation's half begins


def rule_lines(parts: Parts) -> Iterator[Finding]:
    """Yield lines that are missing, too short or too long."""
    head = parts.heading
    paragraphs = parts.layout.paragraphs
    if head.motto:
        above = head.nation or head.motto
        drawn = _below(paragraphs, above, (head.motto,), right=True)
        wanted = (bold_width(MOTTO, _size(head.motto)),) * 2
        yield from _judge("motto", "Tiêu ngữ", head.motto, drawn, wanted)
    if head.agency:
        above = (*head.superior, *head.agency)[0]
        drawn = _below(paragraphs, above, head.agency, right=False)
        yield from _judge("agency", "Tên cơ quan", head.agency[-1], drawn, _shares(head.agency))
    if parts.subject and head.title:
        drawn = _below(paragraphs, head.title, parts.subject, right=None)
        yield from _judge("subject", "Trích yếu", parts.subject[-1], drawn, _shares(parts.subject))


def _size(piece: Piece) -> float:
    return max((run.look.size for run in piece.words), default=limits.TEXT_SIZES[0])


def _shares(lines: Sequence[Piece]) -> tuple[float, float]:
    """The shortest and longest line allowed below a text, however it wraps."""
    widths = []
    for piece in lines:
        cell = piece.paragraph.cell
        room = (cell.width - 3.8) if cell and cell.width else 160
        widths += [
            bold_width(piece.text, _size(piece)),
            widest_line(piece.text, _size(piece), room),
        ]
    low, high = limits.RULE_SHARE
    return min(widths) * low, min(max(widths), 160) * high


def _judge(
    name: str,
    part: str,
    piece: Piece,
    drawn: Sequence[float],
    wanted: tuple[float, float],
) -> Iterator[Finding]:
    low, high = wanted
    if not drawn:
        yield found(f"{name}.rule_missing", part, "không có đường kẻ", piece)
        return
    fits = [low * (1 - limits.RULE_MISS) <= one <= high * (1 + limits.RULE_MISS) for one in drawn]
    if not any(fits):
        meant = f"{low:.0f} mm" if low == high else f"{low:.0f} đến {high:.0f} mm"
        seen = f"đường kẻ dài {size_text(round(drawn[0], 1))} mm (dòng chữ này cần {meant})"
        yield found(f"{name}.rule_length", part, seen, piece)


def _below(
    paragraphs: Sequence[LaidParagraph],
    above: Piece,
    lines: Sequence[Piece],
    *,
    right: bool | None,
) -> list[float]:
    """The lengths of the lines from the first piece to the next text of its column."""
    scope = list(_scope(paragraphs, above.paragraph, lines[-1].paragraph))
    shared = any(piece.columns > 1 for piece in lines)
    drawn = [
        one.length
        for paragraph in scope
        for one in paragraph.lines
        if not shared or right is None or one.left is None or (one.left > _MIDDLE) is right
    ]
    typed = [
        bold_width(text, paragraph.runs[0].look.size)
        for paragraph in scope
        if len(text := paragraph.text.strip()) > _FEWEST_TYPED and not text.strip(_TYPED)
    ]
    return drawn + typed + [length for piece in lines[-1:] if (length := _underlined(piece))]


def _scope(
    paragraphs: Sequence[LaidParagraph], first: LaidParagraph, last: LaidParagraph
) -> Iterator[LaidParagraph]:
    cell = last.cell
    for paragraph in paragraphs:
        same = paragraph.cell is None if cell is None else _same_column(paragraph, last)
        if paragraph.number < first.number or not same:
            continue
        if paragraph.number > last.number and lettered(paragraph.text):
            return
        yield paragraph


def _same_column(one: LaidParagraph, other: LaidParagraph) -> bool:
    if one.cell is None or other.cell is None:
        return False
    return (one.cell.table, one.cell.column) == (other.cell.table, other.cell.column)


def _underlined(piece: Piece) -> float:
    """How much of a text is underlined, as many offices draw the line."""
    return sum(bold_width(run.text, run.look.size) for run in piece.runs if run.look.underline)
