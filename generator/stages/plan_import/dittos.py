"""Cells that only say "as above"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.core.text import fold
from generator.stages.plan_import.captions import Part
from generator.stages.plan_import.lines import Line

_WORDS = ("nt", "nhu tren", "n t")
_SIGNS = ('"', "''", "//", "″", "〃", "”")
_REPEATED = (Part.LEAD, Part.COOP, Part.BOTH, Part.LIMIT, Part.START, Part.PRODUCT)


def is_ditto(text: str) -> bool:
    """Whether a cell repeats the one above: nt, như trên, //."""
    return fold(text) in _WORDS or text.strip(" -") in _SIGNS


def resolved(lines: Sequence[Line]) -> Iterator[tuple[Line, tuple[Part, ...]]]:
    """Yield each row with its dittos written out, and the columns they stood in."""
    above: Line | None = None
    for line in lines:
        found = tuple(
            column.part
            for column, text in line.cells
            if above and column.part in _REPEATED and is_ditto(text) and above.text(column.part)
        )
        if above and found:
            cells = tuple(
                (column, above.text(column.part) if column.part in found else text)
                for column, text in line.cells
            )
            line = replace(line, cells=cells)
        yield line, found
        if line.text(Part.LEAD) or line.text(Part.BOTH) or above is None:
            above = line
