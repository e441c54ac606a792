"""Which rows of a task list are headings, and which go on with the row above."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.stages.plan_import.captions import Part
from generator.stages.plan_import.lines import Line
from generator.stages.plan_import.marks import MarkKind, led, mark_of
from generator.stages.plan_import.name_words import begins_agency, begins_phrase

WORK = (Part.LEAD, Part.COOP, Part.BOTH, Part.LIMIT, Part.START, Part.PRODUCT, Part.QUANTITY)


def heading(line: Line) -> tuple[str, str]:
    """The number and the title of a heading; both may stand in one merged cell."""
    title = line.text(Part.TASK) or line.text(Part.CONTENT)
    if title:
        return line.number, title
    return led(line.number)


def is_heading(line: Line, number: int, lines: Sequence[Line]) -> bool:
    """Whether the row of a number among the lines names a group of tasks.

    By a Roman number or a letter, by a text across the row, by bold letters without a number, or
    by a number below that goes on with its own (1, 1.1).
    """
    if not any(heading(line)):
        return False
    mark = mark_of(line.number)
    following = mark_of(lines[number + 1].number if number + 1 < len(lines) else "")
    if any(line.text(part) for part in WORK):
        return mark.heads and following.kind in (MarkKind.FIGURE, MarkKind.DOTTED)
    if mark.heads or line.whole:
        return True
    if mark.kind is MarkKind.NONE:
        return line.bold and not line.first
    return following.text.startswith(f"{mark.text}.")


def holds_headings(number: int, lines: Sequence[Line]) -> bool:
    """Whether the heading of a number among the lines is followed by one of another kind."""
    below = number + 1
    if below >= len(lines) or not is_heading(lines[below], below, lines):
        return False
    own, following = (mark_of(heading(lines[n])[0]).kind for n in (number, below))
    return own is not following and MarkKind.NONE not in (own, following)


def goes_on(line: Line, above: Line) -> bool:
    """Whether a row goes on with the row above it: merged with it, or broken by a page."""
    if line.joined:
        return True
    return (
        line.first
        and not line.number
        and bool(above.text(Part.TASK))
        and all(_is_rest(column.part, text) for column, text in line.cells if text)
    )


def _is_rest(part: Part, text: str) -> bool:
    """Whether a text is no beginning: small letters, or no name of an agency."""
    if part in (Part.LEAD, Part.COOP):
        return not begins_agency(text) and not begins_phrase(text)
    return part in (Part.TASK, Part.PRODUCT, Part.QUANTITY) and text[0].islower()


def glued(above: Line, line: Line) -> Line:
    """The row above with what the next row adds to its columns."""
    separator = "\n" if line.joined else " "
    cells = tuple(
        (column, text if added in ("", text) else f"{text}{separator}{added}".strip())
        for (column, text), (_, added) in zip(above.cells, line.cells, strict=True)
    )
    return replace(above, cells=cells, added="" if line.joined else _told(line))


def _told(line: Line) -> str:
    return " | ".join(text for _, text in line.cells if text)


def joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the rows, those a page or a merged cell broke made whole again."""
    whole: Line | None = None
    for line in lines:
        if whole and goes_on(line, whole):
            whole = glued(whole, line)
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole
