"""Columns whose captions were retyped: found by a near miss, or by the columns beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from generator.core.grid import Table
from generator.core.text import fold, one_line
from generator.core.values import text_of
from generator.core.wording import KEY, NEEDS

_NEAR = 0.75  # of the letters of two folded captions


def with_retyped(table: Table, captions: Sequence[str]) -> tuple[Table, dict[str, str]]:
    """Return the table with its retyped columns, and what stands over each of these now.

    A caption is taken for another when it alone nearly spells it, or when it stands alone between
    the two columns that stand around the other in a form.
    """
    order = (*captions, KEY)
    columns = dict(table.columns)
    seen: dict[str, str] = {}
    for caption in table.missing(captions):
        free = _unknown(table, columns)
        near = [column for column, text in free.items() if _near(text, caption)]
        found = near if len(near) == 1 else list(_between(order, columns, caption))
        if len(found) == 1 and found[0] in free:
            columns[caption] = found[0]
            seen[caption] = free[found[0]]
    return replace(table, columns=columns), seen


def _unknown(table: Table, columns: Mapping[str, int]) -> dict[int, str]:
    """The header cells that are no caption of ours, by column."""
    known = set(columns.values())
    width = max((len(row) for row in table.grid.rows), default=0)
    cells = {n: one_line(text_of(table.grid.at(table.header, n))) for n in range(width)}
    return {n: text for n, text in cells.items() if n not in known and text != NEEDS}


def _near(text: str, caption: str) -> bool:
    return bool(text) and SequenceMatcher(None, fold(text), fold(caption)).ratio() >= _NEAR


def _between(order: Sequence[str], columns: Mapping[str, int], caption: str) -> Iterator[int]:
    """The one column between the neighbours a caption has in a form, where both stand so."""
    place = order.index(caption)
    before = columns.get(order[place - 1]) if place else -1
    after = columns.get(order[place + 1])
    if before is not None and after is not None and before + 2 == after:
        yield before + 1
