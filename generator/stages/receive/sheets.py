"""Which sheets of a received file are the sheets of the form, whatever they are called now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.core.grid import Grid, Table, Workbook, find_table
from generator.core.text import fold, one_line
from generator.core.wording import (
    AGENCY_LINE,
    FORM_TITLES,
    GENERAL_FIELDS,
    INDICATOR_FIELDS,
    KEY,
    PLAN_LINE,
    TASK_FIELDS,
    FormHint,
    FormSheets,
)

FIELDS: Mapping[str, tuple[str, ...]] = {
    FormSheets.TASKS: TASK_FIELDS,
    FormSheets.INDICATORS: INDICATOR_FIELDS,
    FormSheets.GENERAL: GENERAL_FIELDS,
}
_OURS = {fold(name): name for name in FormSheets.ALL}
_TITLES = tuple(map(fold, FORM_TITLES.values()))
HEAD_LINES = (*_TITLES, *map(fold, (AGENCY_LINE, PLAN_LINE, *FormHint.ALL)))


@dataclass(frozen=True, slots=True)
class Head:
    """What a sheet prints above its table: title with period, agency, plan; empty where lost."""

    title: str = ""
    agency: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A sheet of the form as it was found: its table, or None where its captions are lost."""

    grid: Grid
    table: Table | None


def find_sheets(book: Workbook) -> dict[str, tuple[FoundSheet, ...]]:
    """Return the sheets found for each sheet of the form, the one of its name first.

    A sheet of another name is one of ours when it has more than half of the captions.
    """
    found: dict[str, list[FoundSheet]] = {name: [] for name in FIELDS}
    others: list[Grid] = []
    for grid in book.grids:
        name = _OURS.get(fold(grid.sheet))
        if name in found:
            found[name].append(FoundSheet(grid, find_table(grid, (*FIELDS[name], KEY))))
        elif name is None:
            others.append(grid)
    for grid in others:
        for name, captions in FIELDS.items():
            table = find_table(grid, (*captions, KEY))
            if table and 2 * len(table.columns) > len(captions) + 1:
                found[name].append(FoundSheet(grid, table))
    return {name: tuple(_best_first(sheets)) for name, sheets in found.items()}


def _best_first(sheets: Sequence[FoundSheet]) -> list[FoundSheet]:
    return sorted(sheets, key=lambda sheet: sheet.table is None)


def read_head(sheet: FoundSheet) -> Head:
    """Return what stands above the table of a sheet."""
    rows = sheet.grid.rows[: sheet.table.header if sheet.table else 10]
    texts = [one_line(cell) for row in rows for cell in row if isinstance(cell, str)]
    return Head(
        next((text for text in texts if fold(text).startswith(_TITLES)), ""),
        _after(AGENCY_LINE, texts),
        _after(PLAN_LINE, texts),
    )


def _after(beginning: str, texts: Sequence[str]) -> str:
    lines = (text for text in texts if fold(text).startswith(fold(beginning)))
    return next((line.partition(":")[2].strip() for line in lines), "")


def heads(sheets: Mapping[str, Sequence[FoundSheet]]) -> Iterator[tuple[FoundSheet, Head]]:
    """Yield each found sheet that counts with what stands above its table."""
    for found in sheets.values():
        if found:
            yield found[0], read_head(found[0])
