"""Rows and cells of tables in three documents, also where a person added or took out columns."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.core.alignment import align
from generator.core.three_way import Clash, ClashKind
from generator.edges.docx_merge.job import CELL, ROW, TABLE, Job, inside


def rows(table: Any) -> list[Any]:
    """Return the rows of a table."""
    return list(inside(table, ROW))


def _cells(row: Any) -> list[Any]:
    return list(inside(row, CELL))


@dataclass(frozen=True, slots=True)
class Columns:
    """The captions of a table in the three documents."""

    base: tuple[str, ...]
    theirs: tuple[str, ...]
    new: tuple[str, ...]

    @classmethod
    def of(cls, job: Job, base: Any, theirs: Any, new: Any) -> "Columns":
        """Read the captions."""
        return cls(*(_captions(job, table) for table in (base, theirs, new)))

    def tell_new(self, job: Job, theirs: Any) -> None:
        """Tell of columns only the new report has; they cannot be brought into rows of theirs."""
        if len(self.new) > len(self.base):
            told = ("; ".join(names) for names in (self.base, self.new, self.theirs))
            job.comment(theirs, Clash(ClashKind.WORDING, *told))


def _captions(job: Job, table: Any) -> tuple[str, ...]:
    first = next(inside(table, ROW), None)
    return () if first is None else tuple(job.text(cell) for cell in _cells(first))


def cells(job: Job, base: Any, theirs: Any, new: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Yield the cells of a row that stand in the same column in all three documents."""
    old, there, now = (_cells(row) for row in (base, theirs, new))
    to_theirs, to_new = _columns(job, base, theirs), _columns(job, base, new)
    for at, cell in enumerate(old):
        if at in to_theirs and at in to_new:
            yield cell, there[to_theirs[at]], now[to_new[at]]


def _columns(job: Job, row: Any, other: Any) -> dict[int, int]:
    """Return the place in another document's row for the cells of a row.

    Where their number differs, cells are known by the captions above them, or by what they say.
    """
    ours, theirs = _cells(row), _cells(other)
    if len(ours) == len(theirs):
        return {at: at for at in range(len(ours))}
    heads, other_heads = (_head(of) for of in (row, other))
    if (len(heads), len(other_heads)) == (len(ours), len(theirs)):
        return align(job.items(heads), job.items(other_heads))
    return align(job.items(ours), job.items(theirs))


def _head(row: Any) -> list[Any]:
    """Return the cells of the first row of a row's table."""
    table = row.getparent()
    while table.tag != TABLE:
        table = table.getparent()
    return _cells(next(inside(table, ROW)))


def fitted(job: Job, row: Any, copy: Any, table: Any) -> Any:
    """Return the copy of a new row with the columns a person's table has."""
    heads, there = _head(row), _cells(next(inside(table, ROW)))
    made = _cells(copy)
    if len(heads) == len(there) or len(made) != len(heads):
        return copy
    from_new = {theirs: new for new, theirs in align(job.items(heads), job.items(there)).items()}
    for cell in made:
        copy.remove(cell)
    copy.extend(
        made[from_new[at]] if at in from_new else _blank(cell) for at, cell in enumerate(there)
    )
    return copy


def _blank(like: Any) -> Any:
    """Return an empty cell as wide as another one."""
    cell = OxmlElement("w:tc")
    properties = like.find(qn("w:tcPr"))
    if properties is not None:
        cell.append(deepcopy(properties))
    cell.append(OxmlElement("w:p"))
    return cell
