import io

import openpyxl
import pytest

from generator.core.address import a1
from generator.core.form_cells import SHEET_OF, Place, answer_cells
from generator.core.wording import KEY
from tests.support import blank, forms_of, small_plan

FORMS = forms_of(small_plan())


@pytest.mark.parametrize("agency", ["S1", "S2", "X1"])
def test_the_answer_cells_are_the_cells_the_form_leaves_open(agency: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank(FORMS[agency])))
    found = {}
    for ws in book.worksheets:
        rows = list(ws.iter_rows())
        header = next((row for row in rows if any(c.value == KEY for c in row)), ())
        captions = {cell.column: str(cell.value) for cell in header}
        key = next((c.column for c in header if c.value == KEY), 1)
        for row in rows:
            for cell in row:
                if not cell.protection.locked:
                    place = Place(
                        ws.title, str(ws.cell(cell.row, key).value), captions[cell.column]
                    )
                    found[place] = cell.coordinate
    assert found == {place: a1(*at) for place, at in answer_cells(FORMS[agency]).items()}


def test_a_caption_tells_its_sheet() -> None:
    for place in answer_cells(FORMS["S1"]):
        assert SHEET_OF[place.field] == place.sheet
