"""The marked copy as it is drawn: the sheet Việc cần sửa, red cells, notes, text as text."""

import datetime as dt
import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from generator.core.address import Where
from generator.core.form_cells import Place, answer_cells
from generator.core.model import Form
from generator.core.problems import problem
from generator.core.returned import Fault, Fix, Level, MarkedForm
from generator.edges.form_write import write_form, write_marked
from generator.edges.form_write.unchanged import unchanged
from generator.edges.workbook_read import read_workbook
from generator.stages.returning import marked_form
from tests.edges.packages import schema_faults
from tests.edges.test_form_write import HOSTILE
from tests.marked import TODAY, G, I, T, dump, marked, sent
from tests.stages.test_receive import FORMS

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "viec-can-sua.txt"
FIXES = "Việc cần sửa"
STATUS = Place(T, "I.1", "Tình trạng")
RESULT = Place(T, "I.1", "Kết quả thực hiện")


def opened(copy: MarkedForm) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_marked(copy)))


def holding(value: object, place: Place = RESULT) -> MarkedForm:
    """A copy with one value and one fault on it."""
    fault = Fault(Level.MUST, f"Sai: {value}", "Sửa lại.")
    return replace(
        marked({}), answers={place: value}, fixes=(Fix(place, (fault,), "1. Việc", str(value)),)
    )


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(marked())


# ------------------------------------------------------------------ the sheet Việc cần sửa


def test_reads_as_the_golden_text() -> None:
    lost = problem("row.unknown", Where("a.xlsx", "Sheet1", "F40"), seen="dòng thêm")
    gone = problem("sheet.missing", Where("a.xlsx", G), sheet=G)
    faulty = sent()
    faulty = replace(faulty, problems=(*faulty.problems, lost, gone))
    found = dump(write_marked(marked_form(FORMS["S1"], faulty, TODAY)))
    if not GOLDEN.exists():
        GOLDEN.write_text(found, "utf-8")
    assert found == GOLDEN.read_text("utf-8")


def test_it_is_the_first_sheet_and_open(book: Workbook) -> None:
    assert book.sheetnames[0] == FIXES
    assert book.active.title == FIXES
    assert (
        book.sheetnames[1:]
        == openpyxl.load_workbook(io.BytesIO(write_form(FORMS["S1"], TODAY))).sheetnames
    )


def test_it_is_locked_but_its_links_can_be_followed(book: Workbook) -> None:
    ws = book[FIXES]
    assert ws.protection.sheet
    assert not ws.protection.password
    assert not ws.protection.selectLockedCells
    targets = [cell.hyperlink.location for row in ws.iter_rows() for cell in row if cell.hyperlink]
    assert len(targets) == len([fix for fix in marked().fixes if fix.place])
    for target in targets:
        sheet, cell = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", target).groups()
        assert book[sheet][cell].protection.locked is (cell == "A1")


def test_every_row_shows_all_its_text(book: Workbook) -> None:
    ws = book[FIXES]
    widths = {letter: ws.column_dimensions[letter].width for letter in "BCDEF"}
    for row in range(10, ws.max_row + 1):
        height = ws.row_dimensions[row].height
        for letter, width in widths.items():
            text = str(ws[f"{letter}{row}"].value or "")
            needed = sum(1 + len(line) // (width * 1.3) for line in text.split("\n"))
            assert (height or 15) >= 14 * needed, (row, letter, text)


def test_it_prints_in_landscape_with_its_header(book: Workbook) -> None:
    ws = book[FIXES]
    assert ws.page_setup.orientation == "landscape"
    assert int(ws.page_setup.paperSize) == 9
    assert ws.print_title_rows == "$8:$8"


# ------------------------------------------------------------------ the form behind it


def test_identity_rows_and_checks_are_those_of_the_form_as_issued(book: Workbook) -> None:
    issued = openpyxl.load_workbook(io.BytesIO(write_form(FORMS["S1"], TODAY)))
    meta = [[c.value for c in row] for row in issued["_meta"].iter_rows()]
    assert [[c.value for c in row] for row in book["_meta"].iter_rows()] == meta
    for ws in issued.worksheets[1:-1]:
        ours = book[ws.title]
        rules = {(str(r.sqref), r.type) for r in ws.data_validations.dataValidation}
        assert {(str(r.sqref), r.type) for r in ours.data_validations.dataValidation} == rules
        assert (ours.freeze_panes, ours.print_area) == (ws.freeze_panes, ws.print_area)
        locked = {c.coordinate for row in ws.iter_rows() for c in row if c.protection.locked}
        assert {c.coordinate for row in ours.iter_rows() for c in row if c.protection.locked} == (
            locked
        )


def test_it_was_made_on_the_day_it_was_returned(book: Workbook) -> None:
    assert book.properties.created == book.properties.modified == dt.datetime(2025, 9, 19)


def test_the_counting_line_counts_with_what_was_sent() -> None:
    shown = openpyxl.load_workbook(io.BytesIO(write_marked(marked())), data_only=True)
    assert "".join(filter(str.isdigit, shown[T]["A4"].value)) == "1"  # the result of II.3
    (row,) = (r for r in shown[T].iter_rows() if r[14].value == "II.3#2")
    assert row[5].value == "Hoàn thành"


def test_same_copy_same_bytes() -> None:
    assert write_marked(marked()) == write_marked(marked())
    later = replace(marked(), made_on=dt.date(2025, 9, 20))
    assert write_marked(later) != write_marked(marked())


# ------------------------------------------------------------------ red cells and notes


def test_cells_to_mend_are_red_before_anything_else_colours_them(book: Workbook) -> None:
    ws = book[T]
    first = {}
    for area in ws.conditional_formatting:
        for rule in area.rules:
            for cell in ("F7", "G7", "H9", "G9"):
                if cell in area.cells and rule.priority < first.get(cell, (99,))[0]:
                    first[cell] = (rule.priority, rule.dxf.fill.bgColor.rgb, rule.stopIfTrue)
    colours = {cell: colour for cell, (_, colour, _) in first.items()}
    assert colours == dict.fromkeys(("F7", "G7", "H9"), "FFF4A7A7") | {"G9": "FFFFC94D"}
    assert all(stop for _, _, stop in first.values())


def test_each_of_these_has_a_note_of_the_office(book: Workbook) -> None:
    notes = {c.coordinate: c.comment for row in book[T].iter_rows() for c in row if c.comment}
    assert set(notes) == {"F7", "G7", "H9", "I9", "L9", "G9"}
    assert {note.author for note in notes.values()} == {"Sở Một"}
    assert "“Xong”" in notes["F7"].text
    assert notes["F7"].text.startswith("Cần sửa:")
    assert notes["G9"].text.startswith("Nên xem lại:")


def test_what_came_is_read_back_as_it_came() -> None:
    book = read_workbook("a.xlsx", write_marked(marked()))
    grid = book.grid(T)
    assert grid.at(6, 5) == "Xong"
    assert grid.at(6, 6) == "150"
    assert grid.at(8, 8) == "sáu lớp"
    assert grid.at(8, 6) == 40
    assert grid.at(8, 11) == dt.date(2025, 9, 30)
    assert book.grid(I).at(5, 6) == 74.5


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_text(text: str) -> None:
    copy = holding(text)
    agency = replace(copy.form.agency, name=text)
    copy = replace(
        copy,
        form=replace(copy.form, agency=agency, office_name=text, plan_title=text),
        file=text,
    )
    book = opened(copy)
    cell = book[T]["H7"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    held = book[FIXES]["D10"]
    assert (held.value, held.data_type, held.hyperlink) == (text, "s", None)
    assert text in cell.comment.text


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(marked(), id="usual"),
        pytest.param(marked({}), id="nothing to mend"),
        pytest.param(holding('"<&>" \n' * 60), id="long, with marks and line ends"),
        pytest.param(holding("😀" * 300), id="outside the first plane"),
        pytest.param(holding("x" * 40_000), id="longer than a cell"),
    ],
)
def test_valid_by_the_office_schemas(copy: MarkedForm, tmp_path: Path) -> None:
    assert schema_faults(write_marked(copy), tmp_path / "a.xlsx") == []


def test_a_form_without_tasks_can_go_back() -> None:
    form: Form = replace(FORMS["S1"], task_rows=(), indicator_rows=())
    place = Place(G, "chi-dao", "Ý kiến của cơ quan")
    copy = replace(holding("Đã họp", place), form=form, cells=answer_cells(form))
    assert opened(copy).sheetnames[0] == FIXES


# ------------------------------------------------------------------ still as it was sent


@pytest.mark.parametrize(
    ("value", "condition"),
    [
        pytest.param(None, 'A1=""', id="blank"),
        pytest.param(Decimal("12.50"), "AND(ISNUMBER(A1),A1=12.5)", id="number"),
        pytest.param(Decimal(0), "AND(ISNUMBER(A1),A1=0)", id="zero is not blank"),
        pytest.param(dt.date(2025, 9, 30), "AND(ISNUMBER(A1),A1=45930)", id="date"),
        pytest.param("Xong", 'EXACT(A1,"Xong")', id="text, letter case counts"),
        pytest.param('a "b"', 'EXACT(A1,"a ""b""")', id="quotes"),
        pytest.param("một\nhai", 'EXACT(A1,"một"&CHAR(10)&"hai")', id="line end"),
        pytest.param(
            "x" * 101,
            f'AND(LEN(A1)=101,EXACT(LEFT(A1,100),"{"x" * 100}"),'
            f'EXACT(RIGHT(A1,100),"{"x" * 100}"))',
            id="long",
        ),
        pytest.param("\t", "AND(LEN(A1)=1)", id="only what a formula cannot hold"),
        pytest.param("😀", 'A1<>""', id="nothing that can be compared"),
    ],
)
def test_condition_that_a_cell_is_unchanged(value: object, condition: str) -> None:
    assert unchanged("A1", value) == condition


def test_no_literal_in_a_condition_is_too_long_for_excel() -> None:
    for text in ("x" * 40_000, '"' * 40_000, "\n" * 4_000, "_x000A_" * 99):
        condition = unchanged("A1", text)
        assert len(condition) < 4_000
        assert all(len(part) <= 255 for part in re.findall(r'"((?:[^"]|"")*)"', condition))
        assert "_x000A_" not in condition
