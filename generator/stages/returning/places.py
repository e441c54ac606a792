"""Where in the form as issued a problem belongs: the file that came may have moved everything."""

from collections.abc import Collection, Iterable

from generator.core.address import Where, position
from generator.core.form_cells import SHEET_OF, Place
from generator.core.model import Answer, RefusedCell, Submission
from generator.core.problems import Problem
from generator.core.text import fold
from generator.core.wording import FormSheets

_OF_ITS_ROW = frozenset({"cell.not_asked", "cell.comment"})
_OF_ITS_SHEET = frozenset({"column.missing", "header.missing", "column.renamed"})


class Finder:
    """Finds the places of a form that answers, problems and repairs of a file speak of."""

    def __init__(self, cells: Collection[Place], sent: Submission) -> None:
        told: Iterable[Answer | RefusedCell] = (*sent.answers, *sent.refused)
        self._first: dict[tuple[str, str], Place] = {}
        self._places = frozenset(cells)
        for place in cells:
            self._first.setdefault((place.sheet, place.key), place)
        self._sheets = {fold(place.sheet): place.sheet for place in cells}
        self._cells: dict[tuple[str, str], Place] = {}
        self._rows: dict[tuple[str, int], Place] = {}
        for one in told:
            place = self.place(one.key, one.field)
            self._sheets[fold(one.where.sheet)] = place.sheet
            if at := position(one.where.cell):
                self._cells.setdefault((one.where.sheet, one.where.cell), place)
                self._rows.setdefault((one.where.sheet, at[0]), place)

    def place(self, key: str, field: str) -> Place:
        """The place of an answer; its caption tells the sheet."""
        return Place(SHEET_OF.get(field, ""), key, field)

    def at(self, where: Where) -> Place | None:
        """The place whose answer stood at a cell of the file, if the form asks for it."""
        place = self._cells.get((where.sheet, where.cell))
        return place if place in self._places else None

    def find(self, problem: Problem) -> Place | None:
        """The place a problem belongs to: a cell, the first cell of a row, a sheet, or none."""
        where, told = problem.where, dict(problem.params)
        found = self.at(where)
        key = told.get("key", "")
        if field := told.get("field", ""):
            named = self.place(key, field)
            found = named if named in self._places else found
        elif key and (found is None or found.key != key):
            found = self._first_of(self._sheet(where.sheet), key)
        if found is None and problem.code in _OF_ITS_ROW:
            found = self._beside(where)
        if found is None and (not where.cell or problem.code in _OF_ITS_SHEET):
            sheet = self._sheet(where.sheet)
            return Place(sheet) if sheet else None
        return found

    def _sheet(self, name: str) -> str:
        """The sheet of the form that a sheet of the file is read as."""
        return self._sheets.get(fold(name), "")

    def _first_of(self, sheet: str, key: str) -> Place | None:
        """The first answer of a row; a copied sheet goes by the key alone."""
        sheets = (sheet, FormSheets.TASKS, FormSheets.INDICATORS, FormSheets.GENERAL)
        found = (self._first.get((name, key)) for name in sheets)
        return next((place for place in found if place), None)

    def _beside(self, where: Where) -> Place | None:
        """The first answer of the row in which a cell of the file stands."""
        at = position(where.cell)
        row = self._rows.get((where.sheet, at[0])) if at else None
        return self._first.get((row.sheet, row.key)) if row else None
