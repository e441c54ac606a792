"""The rows of a document's plan tables one after the other, however pages broke them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.core.documents import Paragraph, TextDocument
from generator.core.text import clean, fold, one_line
from generator.stages.plan_import.captions import WORKERS, Part
from generator.stages.plan_import.grids import Rows, Slot, rectangle
from generator.stages.plan_import.headers import Column, Header, find_header, row_key

_PAGE = re.compile(r"(trang )?\d{1,3}\s*/\s*\d{1,3}|trang \d{1,3}", re.IGNORECASE)
_UNDER_HEADER = re.compile(r"\(?([0-9]{1,2}|[A-Za-z])\)?")
_DECIMAL = re.compile(r"^(\d+),(\d+)$")  # 1.2 typed as a number in a sheet
_APPENDIX = re.compile(
    r"(?:phụ lục|biểu số|biểu)(?:\s+(?:số\s+)?(?:[IVXL]+|[0-9]+|[A-Z])\b)?"
    r"\s*[.:–-]?\s*(?P<title>.*)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(tm|kt|tl|tuq|q) |(pho )?chu tich$|(pho )?giam doc$|noi nhan|luu |uy ban nhan dan$"
)
_PERSON = re.compile(r"(?:[A-ZĐÀ-Ỵ][a-zà-ỹđ]+\s*){2,5}")
_SMALL = 2  # rows and columns of tables that only set a heading or a signature


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number as printed, the columns with their texts, how it is set.

    `whole` marks a text merged across most of the row, `joined` a row whose number and subject
    are merged with those above, `page` a page number among its cells, `first` the first row of a
    page, `added` what the next page goes on with.
    """

    number: str
    cells: tuple[tuple[Column, str], ...]
    whole: bool = False
    bold: bool = False
    joined: bool = False
    page: str = ""
    first: bool = False
    added: str = ""

    def text(self, part: Part) -> str:
        """The text of the first column that holds the part."""
        return next((text for column, text in self.cells if column.part is part), "")

    def all(self, part: Part) -> tuple[tuple[Column, str], ...]:
        """Every column that holds the part, with its text, where there is one."""
        return tuple((column, text) for column, text in self.cells if column.part is part and text)


@dataclass(frozen=True, slots=True)
class Section:
    """A list of the plan: the title above it, its header, its rows."""

    title: str
    header: Header
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Reading:
    """The lists met so far, the tables that are none, the paragraphs since the last table."""

    sections: list[Section] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


def sections(document: TextDocument) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Return the lists of tasks and of indicators of a document, and the tables that are none.

    Such a table is named by its first row. A table without captions, or with those of the list
    before it, continues that list.
    """
    reading = _Reading()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if block.text and not _PAGE.fullmatch(block.text):
                reading.titles.append(one_line(block.text))
            continue
        _add(reading, rectangle(block))
    return tuple(reading.sections), tuple(reading.unread)


def _add(reading: _Reading, rows: Rows) -> None:
    header = find_header(rows)
    last = reading.sections[-1] if reading.sections else None
    if header is None:
        if last and not reading.titles and rows and len(rows[0]) == len(last.header.columns):
            _continue(reading, last, tuple(_lines(rows, last.header)))
        elif rows and len(rows[0]) > _SMALL and (last or len(rows) > _SMALL):
            reading.unread.append(" | ".join(s.text for s in rows[0] if s.first and s.text))
        return
    inside = _titles_inside(rows[: header.top])
    lines = tuple(_lines(rows[header.below :], header))
    if last and last.header.key == header.key and not reading.titles and not inside:
        _continue(reading, last, lines)
    else:
        title = inside or _title(reading.titles)
        reading.sections.append(Section(title, header, lines))
    reading.titles = []


def _continue(reading: _Reading, last: Section, lines: tuple[Line, ...]) -> None:
    lines = (replace(lines[0], first=True), *lines[1:]) if lines else ()
    reading.sections[-1] = replace(last, lines=last.lines + lines)


def _titles_inside(rows: Rows) -> str:
    return one_line(" ".join(slot.text for row in rows for slot in row if not slot.continues))


def _title(paragraphs: Sequence[str]) -> str:
    """The title of a list: the last paragraph above it, below "Phụ lục" and any signature."""
    near: list[str] = []
    for text in paragraphs:
        if found := _APPENDIX.fullmatch(text):
            near = [found["title"]] if found["title"] else []
        elif _SIGNED.match(fold(text)):
            near = []
        elif not text.startswith(("(", "- ", "/")) and not _PERSON.fullmatch(text):
            near.append(text)
    return near[-1] if near else ""


def _lines(rows: Sequence[Sequence[Slot]], header: Header) -> Iterator[Line]:
    first = False
    depth = header.below - header.top
    skip = 0
    for row in rows:
        if skip:
            skip -= 1
            continue
        if row_key(row) == header.key:
            first, skip = True, depth - 1
            continue
        line = replace(_line(row, header), first=first)
        filled = any(text for _, text in line.cells) or (line.whole and line.number)
        if filled and not _counts_columns(row):
            yield line
            first = False


def _counts_columns(row: Sequence[Slot]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2."""
    texts = [slot.text for slot in row if slot.first]
    marks = [match[1] for text in texts if (match := _UNDER_HEADER.fullmatch(text))]
    figures = [int(mark) for mark in marks if mark.isdigit()]
    return (
        len(marks) == len(texts) > 2
        and len(figures) >= len(texts) - 2
        and figures == list(range(figures[0], figures[0] + len(figures)))
    )


def _line(row: Sequence[Slot], header: Header) -> Line:
    slots = zip(header.starts, _under(row, header.starts), strict=True)
    pairs = [(column, slot) for start, slot in slots if (column := header.columns[start])]
    workers = [slot for column, slot in pairs if column.part in WORKERS]
    page = next((slot.text for slot in workers if _PAGE.fullmatch(slot.text)), "")
    number = next((slot for column, slot in pairs if column.part is Part.NUMBER), Slot())
    subject = next((s for c, s in pairs if c.part in (Part.TASK, Part.INDICATOR)), Slot())
    filled = [slot for slot in row if slot.first and slot.text]
    return Line(
        number=_DECIMAL.sub(r"\1.\2", clean(number.text)),
        cells=tuple(
            (column, "" if slot.text == page and column.part in WORKERS else slot.text)
            for column, slot in pairs
            if column.part is not Part.NUMBER
        ),
        whole=_across(row),
        bold=bool(filled) and all(slot.bold for slot in filled),
        joined=number.continues and subject.continues,
        page=page,
    )


def _under(row: Sequence[Slot], starts: Sequence[int]) -> list[Slot]:
    """The cell under each caption.

    By order where the row has as many cells as captions, as borders drawn by hand seldom meet;
    else by the columns each caption covers.
    """
    cells = [slot for slot in row if slot.first]
    if len(cells) == len(starts):
        return cells
    ends = (*starts[1:], len(row))
    found = ([s for s in row[a:b] if s.first] for a, b in zip(starts, ends, strict=True))
    return [_one(slots) for slots in found]


def _one(slots: Sequence[Slot]) -> Slot:
    """Several cells under one caption as one."""
    if len(slots) == 1:
        return slots[0]
    text = "\n".join(slot.text for slot in slots if slot.text)
    return Slot(text, bold=bool(slots) and all(slot.bold for slot in slots if slot.text))


def _across(row: Sequence[Slot]) -> bool:
    """Whether one text is merged across more than half of the row and nothing else stands there."""
    filled = [number for number, slot in enumerate(row) if slot.first and slot.text]
    if not filled or not row[filled[-1]].wide or len(filled) > 2:
        return False
    following = (n for n in range(filled[-1] + 1, len(row)) if row[n].first)
    return (next(following, len(row)) - filled[-1]) * 2 > len(row)
