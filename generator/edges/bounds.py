"""How much of a workbook is read at most, whatever kind it is."""

from dataclasses import dataclass

from generator.core.address import Where, a1
from generator.core.problems import Problem, problem
from generator.edges.package import mega

MAX_AREA = 2_000_000  # rows times columns of the used ranges of all sheets
MAX_TEXT = 200_000_000  # characters in all cells; one text may stand in many of them


class RefusedError(Exception):
    """A workbook that is not read; the problem says why."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.problem = found


@dataclass(slots=True)
class Bounds:
    """What the sheets read so far take of the bounds."""

    area: int = 0
    text: int = 0

    def add_text(self, where: Where, characters: int) -> None:
        """Count characters of cells.

        Raises:
            RefusedError: all cells together hold too many.
        """
        self.text += characters
        if self.text > MAX_TEXT:
            raise RefusedError(
                problem("file.too_large", where, seen=mega(self.text), limit=mega(MAX_TEXT))
            )

    def add_sheet(self, where: Where, rows: int, columns: int) -> None:
        """Count the used range of a sheet, from A1 on.

        Raises:
            RefusedError: a cell is too far away, or all sheets together are too large.
        """
        check_reach(where, rows, columns)
        self.area += rows * columns
        if self.area > MAX_AREA:
            found = problem("file.too_large", where, seen=f"{self.area} ô", limit=f"{MAX_AREA} ô")
            raise RefusedError(found)


def check_reach(where: Where, rows: int, columns: int) -> None:
    """Check how far the cells of one sheet reach.

    Raises:
        RefusedError: the last cell is too far away.
    """
    if rows * columns > MAX_AREA:
        raise RefusedError(problem("file.far_cell", where, seen=a1(rows - 1, columns - 1)))
