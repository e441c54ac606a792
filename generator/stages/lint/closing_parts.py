"""The end of a document: Nơi nhận at the left, the signature at the right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from generator.core.layout import LaidParagraph
from generator.stages.lint.pieces import Piece, pieces

_BRACKETED = re.compile(r"[(\[].*[)\]]")
_LINES = 40  # lines in which the end is looked for
_GAP = 3  # paragraphs left for the signature between the office and the name
_PREFIX = re.compile(r"(?:TM|KT|TL|TUQ|Q)\b")


@dataclass(frozen=True, slots=True)
class Closing:
    """The parts of the end, empty where they are not there; `role` holds all lines of it."""

    head: Piece | None = None
    recipients: tuple[Piece, ...] = ()
    role: tuple[Piece, ...] = ()
    name: Piece | None = None


def closing(paragraphs: Sequence[LaidParagraph]) -> Closing:
    """Return the parts of the end of a document."""
    lines = list(islice(pieces(paragraphs, tabs=True), _LINES))
    head = next((piece for piece in lines if piece.key == "noi nhan"), None)
    if head is None:
        return Closing()
    others = [piece for piece in lines if piece is not head and _is_near(piece, head)]
    listed = tuple(piece for piece in others if _is_listed(piece, head))
    signed = [
        piece for piece in others if piece not in listed and not _BRACKETED.fullmatch(piece.text)
    ]
    role, name = _signature(signed)
    return Closing(head, listed, role, name)


def _is_near(piece: Piece, head: Piece) -> bool:
    """Whether a line belongs to the end, not to what is attached behind it."""
    cell, other = piece.paragraph.cell, head.paragraph.cell
    if other is not None:
        return cell is not None and cell.table == other.table
    return piece.paragraph.section == head.paragraph.section and cell is None


def _is_listed(piece: Piece, head: Piece) -> bool:
    cell, other = piece.paragraph.cell, head.paragraph.cell
    if other is not None:
        return cell is not None and (cell.table, cell.column) == (other.table, other.column)
    return piece.column == 0 and piece.text.startswith(("-", "–", "+", "•"))


def _signature(signed: Sequence[Piece]) -> tuple[tuple[Piece, ...], Piece | None]:
    """Part the office from the name: by the room left to sign, else by capitals."""
    if len(signed) < 2:
        return tuple(signed), None
    *above, last = signed
    room = last.paragraph.number - above[-1].paragraph.number >= _GAP
    if _PREFIX.match(last.text) or not (room or not last.capitals):
        return tuple(signed), None
    return tuple(above), last
