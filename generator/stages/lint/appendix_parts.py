"""The appendices: label, title, reference to the document they go with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.core.layout import Align, LaidParagraph
from generator.stages.lint.pieces import Piece, pieces, whole

_LABEL = re.compile(r"phu luc(?: so)?(?: (?P<number>[ivxlc]{1,7}|\d{1,3}[a-z]?|[a-z]))?")
_MOST = 200  # appendices that are looked at
_LINES = 6  # lines in which title and reference are looked for


@dataclass(frozen=True, slots=True)
class AppendixPart:
    """One appendix; `number` is as printed, "" without one."""

    label: Piece
    number: str
    title: tuple[Piece, ...]
    attached: Piece | None


def opens_appendix(piece: Piece, *, after_end: bool) -> bool:
    """Whether a paragraph is the label of an appendix; in the body it must stand out."""
    if piece.paragraph.cell is not None or _LABEL.fullmatch(piece.key.split("\n")[0]) is None:
        return False
    return after_end or (piece.paragraph.shape.align is Align.CENTRE and piece.bold)


def appendix_parts(paragraphs: Sequence[LaidParagraph]) -> Iterator[AppendixPart]:
    """Yield the appendices of the paragraphs behind the end of the document."""
    starts = [
        index
        for index, paragraph in enumerate(paragraphs)
        if opens_appendix(whole(paragraph), after_end=True)
    ][:_MOST]
    for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=False):
        label = whole(paragraphs[start])
        yield _part(label, list(pieces(paragraphs[start + 1 : end]))[:_LINES])


def _part(label: Piece, lines: Sequence[Piece]) -> AppendixPart:
    attached = next((piece for piece in lines if _is_attached(piece)), None)
    title: list[Piece] = []
    for piece in lines:
        if piece is attached or piece.paragraph.cell is not None or piece.text.startswith("("):
            break
        if title and not (piece.bold and piece.paragraph.shape.align is Align.CENTRE):
            break
        title.append(piece)
    match = _LABEL.fullmatch(label.key)
    number = label.text.split()[-1].strip(".:") if match and match["number"] else ""
    return AppendixPart(label, number, tuple(title), attached)


def _is_attached(piece: Piece) -> bool:
    return piece.key.startswith("kem theo") and piece.paragraph.cell is None
