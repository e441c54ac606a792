"""What the columns of a plan's table hold, by the meaning of their captions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.core.text import fold, one_line
from generator.stages.plan_import.captions import WORKERS, Part, part_of, unit_of
from generator.stages.plan_import.grids import Slot

_WITHIN = 15  # rows; titles may stand above the captions
_LONGEST = 120
_DEEPEST = 3
_BARE_YEAR = re.compile(r"nam 20\d\d")
_COMPLETION = re.compile(r"hoan thanh|ket thuc|thoi han|han ")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, its caption from top to bottom, the unit the caption names.

    `guessed`: that it holds targets is not said.
    """

    part: Part
    caption: str
    unit: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The captions of a table: what each column holds (None where it has no caption).

    `starts` are the columns where the lowest captions begin, `top` and `below` the row they begin
    in and the row under them.
    """

    columns: tuple[Column | None, ...]
    starts: tuple[int, ...]
    top: int
    below: int
    key: tuple[str, ...]

    def has(self, *parts: Part) -> bool:
        """Whether one of the columns holds one of the parts."""
        return any(column and column.part in parts for column in self.columns)

    @property
    def of_indicators(self) -> bool:
        """Whether each row is an indicator, not a task."""
        return not self.has(Part.TASK)


def row_key(row: Sequence[Slot]) -> tuple[str, ...]:
    """Return a key under which the same captions agree."""
    return tuple(fold(slot.text) if slot.first else "" for slot in row)


def find_header(rows: Sequence[Sequence[Slot]]) -> Header | None:
    """Return the captions of a table, or None where it is no list of tasks or indicators."""
    for top, row in enumerate(rows[:_WITHIN]):
        if _are_captions(row):
            below = top + _depth(rows, top)
            columns = _settled(tuple(_columns(rows[top:below])))
            starts = tuple(n for n, slot in enumerate(rows[below - 1]) if slot.first)
            header = Header(columns, starts, top, below, row_key(row))
            return header if header.has(Part.TASK, Part.INDICATOR) else None
    return None


def _are_captions(row: Sequence[Slot]) -> bool:
    """Whether a row names tasks or indicators, and beside them who, when or how much."""
    texts = [slot.text for slot in row if slot.first and slot.text]
    if any(len(text) > _LONGEST for text in texts):
        return False
    parts = {part for text in texts if (part := part_of(text))}
    people = parts & WORKERS
    return bool(
        (Part.TASK in parts and (people or Part.LIMIT in parts))
        or (Part.INDICATOR in parts and (people or parts & {Part.TARGET, Part.PRODUCT}))
        or (Part.CONTENT in parts and people)
    )


def _depth(rows: Sequence[Sequence[Slot]], top: int) -> int:
    """How many rows the captions fill: below a wide caption stand narrower ones."""
    depth = 1
    while depth < _DEEPEST and top + depth < len(rows):
        above, row = rows[top + depth - 1], rows[top + depth]
        if not any(slot.wide and slot.text for slot in above) or not _is_below(above, row):
            break
        depth += 1
    return depth


def _is_below(above: Sequence[Slot], row: Sequence[Slot]) -> bool:
    """Whether a row only splits the wide captions above it."""
    narrow = [
        lower for upper, lower in zip(above, row, strict=False) if not upper.wide and upper.text
    ]
    split = [lower for upper, lower in zip(above, row, strict=False) if upper.wide and lower.text]
    return bool(split) and all(slot.continues or not slot.text for slot in narrow)


def _columns(rows: Sequence[Sequence[Slot]]) -> Iterator[Column | None]:
    """Yield what stands under each caption of the lowest row; None where none begins.

    A caption that is not understood makes a column of notes, so nothing is lost.
    """
    for number, lowest in enumerate(rows[-1]):
        cells = [_covering(row, number) for row in rows]
        texts = [one_line(cell.text) for cell in cells if cell.text and not cell.continues]
        if not texts or not lowest.first:
            yield None
            continue
        part = part_of(texts[-1]) if len(texts) == 1 else _under(texts)
        caption = " - ".join(dict.fromkeys(texts))
        yield Column(part or Part.NOTE, caption, unit_of(texts[-1]))


def _covering(row: Sequence[Slot], number: int) -> Slot:
    """The cell that covers a column."""
    while number and not row[number].first:
        number -= 1
    return row[number]


def _under(texts: Sequence[str]) -> Part | None:
    """What a column under a wide caption holds: who does it by its own, else by the wide one."""
    own = part_of(texts[-1])
    return (
        own if own in (Part.LEAD, Part.COOP, Part.LIMIT, Part.START) else part_of(" ".join(texts))
    )


def _settled(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """Return the columns with each meaning fitted to its neighbours."""
    parts = [column.part for column in columns if column]
    rules = _rules(set(parts))
    settled: list[Column | None] = []
    for column in columns:
        part = rules.get(column.part, column.part) if column else None
        settled.append(replace(column, part=part) if column and part else None)
    return tuple(_once(_with_target(_starts(settled))))


def _with_target(columns: Sequence[Column | None]) -> list[Column | None]:
    """Where no column of an indicator list is a target, the last bare year is: Năm 2026."""
    known = [column for column in columns if column]
    parts = {column.part for column in known}
    bare = [column for column in known if _BARE_YEAR.fullmatch(fold(column.caption))]
    if Part.INDICATOR not in parts or Part.TARGET in parts or not bare:
        return list(columns)
    target = max(bare, key=lambda column: fold(column.caption))
    return [replace(c, part=Part.TARGET, guessed=True) if c is target else c for c in columns]


def _rules(parts: set[Part]) -> dict[Part, Part]:
    """What the meanings of a table become beside each other."""
    people = parts & WORKERS
    if Part.TASK not in parts and Part.CONTENT in parts and (people or Part.INDICATOR not in parts):
        rules = {Part.CONTENT: Part.TASK}
    else:
        rules = {}
    if Part.TASK in parts or rules:
        return {
            **rules,
            Part.INDICATOR: Part.QUANTITY,
            **({} if people else {Part.UNIT: Part.LEAD}),
        }
    result = Part.NOTE if Part.TARGET in parts else Part.TARGET
    later = {Part.COOP: Part.NOTE, Part.LIMIT: Part.NOTE, Part.QUANTITY: Part.TARGET}
    return {**later, Part.PRODUCT: result}


def _starts(columns: Sequence[Column | None]) -> list[Column | None]:
    """Of two columns of time the completion is the limit, the other the start."""
    times = [column for column in columns if column and column.part is Part.LIMIT]
    if len(times) < 2:
        return list(columns)
    limit = next((c for c in times if _COMPLETION.search(fold(c.caption))), times[-1])
    return [
        replace(column, part=Part.START)
        if column and column.part is Part.LIMIT and column is not limit
        else column
        for column in columns
    ]


def _once(columns: Sequence[Column | None]) -> Iterator[Column | None]:
    """Yield the columns; what holds a second of a kind becomes a note."""
    many = {Part.TARGET, Part.BASELINE, Part.NOTE, Part.START}
    seen: set[Part] = set()
    for column in columns:
        if column and column.part in seen - many:
            yield replace(column, part=Part.NOTE)
        else:
            yield column
        if column:
            seen.add(column.part)
