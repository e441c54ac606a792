"""The parts of an official document, found by their words and place, whoever laid it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, dropwhile, islice

from generator.core.layout import LaidParagraph, Layout
from generator.stages.lint.appendix_parts import AppendixPart, appendix_parts, opens_appendix
from generator.stages.lint.closing_parts import Closing, closing
from generator.stages.lint.heading_parts import Heading, heading
from generator.stages.lint.pieces import Piece, lettered, pieces, whole

_BEFORE_ADDRESSEE = 3  # lines that may stand between the heading and Kính gửi, such as a stamp


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the rules look at; body paragraphs stand outside tables."""

    layout: Layout
    heading: Heading
    subject: tuple[Piece, ...] = ()
    addressee: Piece | None = None
    addressees: tuple[Piece, ...] = ()
    body: tuple[LaidParagraph, ...] = ()
    closing: Closing = field(default_factory=Closing)
    appendices: tuple[AppendixPart, ...] = ()


def find_parts(layout: Layout) -> Parts:
    """Return the parts of a document; those that are not there are empty."""
    paragraphs = layout.paragraphs
    head = heading(paragraphs)
    ending = _ending(paragraphs)
    first_appendix = _first_appendix(paragraphs, ending)
    main = paragraphs[:first_appendix]
    after = _after(main, _last_of(head))
    subject = tuple(_subject(head.title, after)) if head.title else ()
    after = _after(after, subject[-1].paragraph if subject else None)
    addressee, addressees = _addressees(after)
    last = (*addressees[-1:], *((addressee,) if addressee else ()))
    after = _after(after, last[0].paragraph if last else None)
    body = tuple(
        one
        for one in after
        if one.cell is None and lettered(one.text) and not _is_in_closing(one, paragraphs, ending)
    )
    return Parts(
        layout,
        head,
        subject,
        addressee,
        addressees,
        body,
        closing(paragraphs[ending:first_appendix] if ending is not None else ()),
        tuple(appendix_parts(paragraphs[first_appendix:])),
    )


def _is_in_closing(
    one: LaidParagraph, paragraphs: Sequence[LaidParagraph], ending: int | None
) -> bool:
    return ending is not None and one.number >= paragraphs[ending].number


def _ending(paragraphs: Sequence[LaidParagraph]) -> int | None:
    """Where Nơi nhận begins."""
    for index, paragraph in enumerate(paragraphs):
        if any(piece.key == "noi nhan" for piece in pieces((paragraph,), tabs=True)):
            return _row_start(paragraphs, index)
    return None


def _row_start(paragraphs: Sequence[LaidParagraph], index: int) -> int:
    """The first paragraph of the table row in which one stands, or itself."""
    cell = paragraphs[index].cell
    while cell and index:
        before = paragraphs[index - 1].cell
        if before is None or (before.table, before.row) != (cell.table, cell.row):
            break
        index -= 1
    return index


def _first_appendix(paragraphs: Sequence[LaidParagraph], ending: int | None) -> int:
    for index, paragraph in enumerate(paragraphs):
        if index > (ending or 0) and opens_appendix(whole(paragraph), after_end=ending is not None):
            return index
    return len(paragraphs)


def _after(
    paragraphs: Sequence[LaidParagraph], last: LaidParagraph | None
) -> tuple[LaidParagraph, ...]:
    return tuple(one for one in paragraphs if last is None or one.number > last.number)


def _last_of(head: Heading) -> LaidParagraph | None:
    known = (head.nation, head.motto, head.number, head.date, head.title, head.letter_subject)
    at = [piece.paragraph for piece in (*known, *head.agency) if piece]
    return max(at, key=lambda one: one.number, default=None)


def _subject(title: Piece, after: Sequence[LaidParagraph]) -> Iterator[Piece]:
    """The lines below the title: those that are centred, or the first where it is bold."""
    same = dropwhile(lambda piece: piece.key != title.key, pieces((title.paragraph,)))
    below = chain(islice(same, 1, None), pieces(after))
    for count, piece in enumerate(below):
        centred = piece.paragraph.shape.align.value == "center"
        told = piece.key.startswith(("kinh gui", "can cu"))
        if told or piece.paragraph.cell or count > 3 or not (centred or (not count and piece.bold)):
            return
        if count and not piece.bold:
            return
        yield piece


def _addressees(after: Sequence[LaidParagraph]) -> tuple[Piece | None, tuple[Piece, ...]]:
    """The line Kính gửi and those to whom it is sent, where they stand on lines of their own."""
    lines = pieces(after)
    first = islice(lines, _BEFORE_ADDRESSEE)
    head = next((piece for piece in first if piece.key.startswith("kinh gui")), None)
    if head is None:
        return None, ()
    named: list[Piece] = []
    alone = head.key == "kinh gui"
    for piece in lines:
        cell, other = piece.paragraph.cell, head.paragraph.cell
        beside = cell is not None and other is not None and cell.table == other.table
        dashed = piece.text.startswith(("-", "–", "+", "•")) and alone
        if not (beside or dashed or (alone and not named and _is_set_in(piece))):
            break
        named.append(piece)
    return head, tuple(named)


def _is_set_in(piece: Piece) -> bool:
    shape = piece.paragraph.shape
    return shape.align.value == "center" or shape.left + shape.first_line > 20
