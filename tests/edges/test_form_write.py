import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.core.identity import identity, is_genuine
from generator.core.model import Agency, Form, Identity, IndicatorRow, Role, TaskGroup, TaskRow
from generator.core.official_format import bold_width
from generator.core.wording import GENERAL_FIELDS, INDICATOR_FIELDS, KEY, TASK_FIELDS, TOPICS, Field
from generator.edges.form_write import write_form
from tests.edges.packages import parts, schema_faults

CREATED = dt.date(2025, 2, 5)
HEADER = 5  # the row of the captions, as an officer counts
TASK_CAPTIONS = [
    "STT",
    "Nhiệm vụ",
    "Vai trò",
    "Thời hạn",
    "Kỳ trước",
    "Tình trạng",
    "Tiến độ (%)",
    "Kết quả thực hiện",
    "Số liệu",
    "Đơn vị tính",
    "Sản phẩm, văn bản",
    "Ngày hoàn thành",
    "Khó khăn, vướng mắc",
    "Đề xuất, kiến nghị",
]
INDICATOR_CAPTIONS = [
    "STT",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Kỳ gốc",
    "Mục tiêu",
    "Kỳ trước",
    "Kết quả",
    "Nguồn số liệu",
    "Ghi chú",
]

LEAD = TaskRow("I.1", "1", "Rà soát thủ tục hành chính", Role.LEAD, "Quý III/2025", fixed=True)
MEASURED = replace(
    LEAD, key="I.2", number="2", text="Mở lớp tập huấn", unit="lớp", measured=True, previous="2"
)
FURTHER = TaskRow(
    "I.2#1", "", "300 lượt người", Role.LEAD, "", False, "", "lượt người", True, further=True
)
COOP = replace(LEAD, key="I.3", number="3", text="Công khai quy hoạch", role=Role.COOP, fixed=False)
INDICATOR = IndicatorRow("CT1", "CT1", "Điểm số chung", "điểm", "70", "từ 74 điểm")
FORM = Form(
    identity=identity("hp-pci", "STC", "2025-Q3"),
    agency=Agency("STC", "Sở Tài chính", "STC", "Sở"),
    plan_title="Nâng cao chỉ số PCI",
    office_name="Sở Một",
    office_email="s1@example.vn",
    period_label="quý III năm 2025",
    due=dt.date(2025, 9, 20),
    data_from=dt.date(2025, 6, 15),
    data_to=dt.date(2025, 9, 14),
    window="từ ngày 15/6/2025 đến ngày 14/9/2025",
    task_rows=(TaskGroup("I", "I", "Gia nhập thị trường"), LEAD, MEASURED, FURTHER, COOP),
    indicator_rows=(INDICATOR,),
)
OPEN = {
    "I.1": set(TASK_CAPTIONS[5:]),
    "I.2": set(TASK_CAPTIONS[5:]) - {"Đơn vị tính"},  # printed by the plan
    "I.2#1": {"Số liệu"},
    "I.3": {
        *("Kết quả thực hiện", "Sản phẩm, văn bản", "Khó khăn, vướng mắc", "Đề xuất, kiến nghị"),
    },
}


def opened(form: Form = FORM) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_form(form, CREATED)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened()


def captions(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[HEADER]]


def cells(sheet: Worksheet) -> dict[tuple[str, str], Cell]:
    """The cells below the header by row key and caption."""
    names = captions(sheet)
    key = names.index(KEY)
    return {
        (str(row[key].value), str(name)): cell
        for row in sheet.iter_rows(min_row=HEADER + 1)
        for name, cell in zip(names, row, strict=True)
        if row[key].value and name
    }


# ------------------------------------------------------------------ what stands in it


def test_sheets_in_order(book: Workbook) -> None:
    assert book.sheetnames == ["Hướng dẫn", "Nhiệm vụ", "Chỉ tiêu", "Ý kiến chung", "_meta"]
    assert book.active.title == "Nhiệm vụ"
    states = [sheet.sheet_state for sheet in book.worksheets]
    assert states == ["visible"] * 4 + ["veryHidden"]


def test_no_sheet_of_indicators_without_indicators() -> None:
    names = opened(replace(FORM, indicator_rows=())).sheetnames
    assert names == ["Hướng dẫn", "Nhiệm vụ", "Ý kiến chung", "_meta"]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param("Nhiệm vụ", TASK_CAPTIONS, id="tasks"),
        pytest.param("Chỉ tiêu", INDICATOR_CAPTIONS, id="indicators"),
        pytest.param("Ý kiến chung", ["STT", "Nội dung", "Ý kiến của cơ quan"], id="general"),
    ],
)
def test_captions(book: Workbook, sheet: str, expected: list[str]) -> None:
    found = captions(book[sheet])
    assert found[: len(expected)] == expected
    assert found[len(expected)] == KEY


def test_reader_and_writer_share_the_captions() -> None:
    assert (list(TASK_FIELDS), list(INDICATOR_FIELDS)) == (TASK_CAPTIONS, INDICATOR_CAPTIONS)


def test_identity_stands_twice(book: Workbook) -> None:
    meta = {row[0].value: row[1].value for row in book["_meta"].iter_rows()}
    properties = {prop.name: prop.value for prop in book.custom_doc_props.props}
    assert meta.pop("rows") == "I.1 I.2 I.2#1 I.3 CT1"
    assert properties == {f"bcth.{name}": value for name, value in meta.items()}
    found = Identity(
        *(meta[name] for name in ("plan", "agency", "period", "form_version", "digest"))
    )
    assert found == FORM.identity
    assert is_genuine(found)


def test_document_properties(book: Workbook) -> None:
    assert book.properties.created == dt.datetime(2025, 2, 5)
    assert book.properties.creator == "Sở Một"
    assert "Sở Tài chính" in book.properties.title


@pytest.mark.parametrize(
    ("sheet", "keys"),
    [
        pytest.param("Nhiệm vụ", [None, "I.1", "I.2", "I.2#1", "I.3"], id="tasks"),
        pytest.param("Chỉ tiêu", ["CT1"], id="indicators"),
        pytest.param("Ý kiến chung", list(TOPICS), id="general"),
    ],
)
def test_one_hidden_key_a_row(book: Workbook, sheet: str, keys: list[str]) -> None:
    ws = book[sheet]
    column = captions(ws).index(KEY) + 1
    found = [ws.cell(row, column).value for row in range(HEADER + 1, ws.max_row + 1)]
    assert found == keys
    # openpyxl keeps one entry for a run of columns with the same width
    hidden = [range(d.min, d.max + 1) for d in ws.column_dimensions.values() if d.hidden]
    assert [column] == [n for n in (column,) if any(n in run for run in hidden)]
    assert not any(n in run for run in hidden for n in range(1, column))


def test_printed_texts_stand_in_their_cells(book: Workbook) -> None:
    found = {place: cell.value for place, cell in cells(book["Nhiệm vụ"]).items()}
    assert found["I.1", "Nhiệm vụ"] == LEAD.text
    assert found["I.1", "Vai trò"] == "Chủ trì"
    assert found["I.1", "Thời hạn"] == "Quý III/2025"
    assert found["I.2", "Kỳ trước"] == "2"
    assert found["I.2", "Đơn vị tính"] == "lớp"
    assert found["I.3", "Vai trò"] == "Phối hợp"
    assert found["I.2#1", "Nhiệm vụ"] == "300 lượt người"
    assert all(found[key, caption] is None for key, open_ in OPEN.items() for caption in open_)


def test_guide_says_where_and_when(book: Workbook) -> None:
    text = "\n".join(str(row[0].value) for row in book["Hướng dẫn"].iter_rows())
    assert all(part in text for part in ("Sở Tài chính", "s1@example.vn", "20/9/2025"))
    other = replace(FORM, office_email="")
    text = "\n".join(str(row[0].value) for row in opened(other)["Hướng dẫn"].iter_rows())
    assert "()" not in text


# ------------------------------------------------------------------ locked and open


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("I.1", id="leading"),
        pytest.param("I.2", id="leading, with a unit from the plan"),
        pytest.param("I.2#1", id="further measure"),
        pytest.param("I.3", id="co-operating"),
    ],
)
def test_only_answer_cells_are_open(book: Workbook, key: str) -> None:
    found = {
        caption
        for (row, caption), cell in cells(book["Nhiệm vụ"]).items()
        if row == key and not cell.protection.locked
    }
    assert found == OPEN[key]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param("Chỉ tiêu", {Field.VALUE, Field.SOURCE, Field.NOTE}, id="indicators"),
        pytest.param("Ý kiến chung", {Field.OPINION}, id="general"),
    ],
)
def test_open_cells_of_the_other_sheets(book: Workbook, sheet: str, expected: set[str]) -> None:
    found = cells(book[sheet])
    assert {caption for (_, caption), cell in found.items() if not cell.protection.locked} == (
        expected
    )
    assert sum(not cell.protection.locked for cell in found.values()) == (
        len(expected) * len({key for key, _ in found})
    )


def test_nothing_above_the_rows_is_open(book: Workbook) -> None:
    for sheet in book.worksheets:
        last = HEADER if sheet.title in ("Nhiệm vụ", "Chỉ tiêu", "Ý kiến chung") else 99
        for row in sheet.iter_rows(max_row=min(last, sheet.max_row)):
            assert all(cell.protection.locked for cell in row)


@pytest.mark.parametrize("sheet", ["Nhiệm vụ", "Chỉ tiêu", "Ý kiến chung"])
def test_protection_lets_people_work(book: Workbook, sheet: str) -> None:
    found = book[sheet].protection
    assert found.sheet
    assert not found.password
    # in the file an attribute says what is forbidden
    assert not any((found.sort, found.autoFilter, found.formatRows, found.formatColumns))
    assert all((found.insertRows, found.deleteRows, found.insertColumns, found.deleteColumns))
    assert not found.selectUnlockedCells
    assert not found.selectLockedCells


@pytest.mark.parametrize("sheet", ["Hướng dẫn", "_meta"])
def test_sheets_without_answers_are_protected(book: Workbook, sheet: str) -> None:
    assert book[sheet].protection.sheet


def test_no_merged_cells(book: Workbook) -> None:
    assert [sheet.title for sheet in book.worksheets if sheet.merged_cells.ranges] == []


# ------------------------------------------------------------------ formats and checks


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        *(
            pytest.param(caption, "@", id=caption)
            for caption in TASK_CAPTIONS[5:]
            if caption not in ("Tiến độ (%)", "Số liệu", "Ngày hoàn thành")
        ),
        pytest.param("Ngày hoàn thành", "dd/mm/yyyy", id="Ngày hoàn thành"),
    ],
)
def test_formats_of_answers(book: Workbook, caption: str, shown: str) -> None:
    cell = cells(book["Nhiệm vụ"])["I.1", caption]
    assert cell.number_format == shown
    assert cell.alignment.wrap_text


@pytest.mark.parametrize("caption", ["Tiến độ (%)", "Số liệu"])
def test_numbers_are_numbers_and_show_no_mark_behind_whole_ones(
    book: Workbook, caption: str
) -> None:
    shown = cells(book["Nhiệm vụ"])["I.1", caption].number_format
    assert shown != "@"
    assert ".#" not in shown  # Excel would show 60 as "60,"


def test_opinions_are_text(book: Workbook) -> None:
    found = [c for (_, caption), c in cells(book["Ý kiến chung"]).items() if caption == "Nội dung"]
    assert len(found) == len(TOPICS)
    for cell in found:
        answer = book["Ý kiến chung"].cell(cell.row, GENERAL_FIELDS.index(Field.OPINION) + 1)
        assert answer.number_format == "@"
        assert answer.alignment.wrap_text


def test_validations(book: Workbook) -> None:
    ws = book["Nhiệm vụ"]
    rules = ws.data_validations.dataValidation
    letters = {
        caption: cell.column_letter for caption, cell in zip(captions(ws), ws[5], strict=True)
    }
    found = {str(rule.sqref): rule for rule in rules}
    last = ws.max_row
    expected = {"Tình trạng": "list", "Tiến độ (%)": "decimal", "Số liệu": "decimal"}
    expected["Ngày hoàn thành"] = "date"
    assert {place: rule.type for place, rule in found.items()} == {
        f"{letters[caption]}{HEADER + 1}:{letters[caption]}{last}": kind
        for caption, kind in expected.items()
    }
    for rule in rules:
        assert rule.allow_blank
        assert 0 < len(rule.errorTitle or "") <= 32
        assert 0 < len(rule.error or "") <= 255
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.prompt or "") <= 255


def test_list_of_states_stands_in_the_cell_rule_itself(book: Workbook) -> None:
    rules = book["Nhiệm vụ"].data_validations.dataValidation
    (source,) = (rule.formula1 for rule in rules if rule.type == "list")
    assert source.startswith('"')
    assert source.endswith('"')
    assert len(source) - 2 < 255
    assert source.strip('"').split(",") == [
        *("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh", "Không áp dụng"),
    ]


def test_no_extension_that_other_programs_drop() -> None:
    for name, part in parts(write_form(FORM, CREATED)).items():
        assert b"<extLst" not in part, name


def test_gaps_are_marked(book: Workbook) -> None:
    ws = book["Nhiệm vụ"]
    ranges = {str(r.sqref).split(":")[0].rstrip("0123456789") for r in ws.conditional_formatting}
    letters = {
        caption: cell.column_letter for caption, cell in zip(captions(ws), ws[5], strict=True)
    }
    marked = ("Tình trạng", "Kết quả thực hiện", "Ngày hoàn thành", "Số liệu")
    assert {letters[caption] for caption in marked} <= ranges


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        pytest.param(FORM.task_rows, "2", id="two leading rows"),
        pytest.param((COOP,), "", id="only co-operating"),
    ],
)
def test_line_that_counts_what_is_missing(
    rows: tuple[TaskRow | TaskGroup, ...], count: str
) -> None:
    data = write_form(replace(FORM, task_rows=rows), CREATED)
    shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Nhiệm vụ"]["A4"].value
    formula = openpyxl.load_workbook(io.BytesIO(data))["Nhiệm vụ"]["A4"].value
    assert "".join(c for c in shown if c.isdigit()) == count
    assert formula.startswith("=IF(")
    assert len(formula) < 8_192


def test_an_agency_without_tasks_is_sent_to_the_sheet_of_opinions() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_form(replace(FORM, task_rows=()), CREATED)))
    assert "Ý kiến chung" in book["Nhiệm vụ"]["A4"].value
    assert book.active is not None
    assert book.active.title == "Ý kiến chung"


def test_a_further_figure_shows_the_status_of_its_task() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_form(FORM, CREATED)))
    ws = book["Nhiệm vụ"]
    column = captions(ws).index("Tình trạng")
    repeated = [
        row[column].value for row in ws.iter_rows() if str(row[column].value).startswith("=")
    ]
    further = [row for row in FORM.tasks if row.further]
    assert len(repeated) == len(further) > 0
    for formula in repeated:
        assert ws[formula.strip('=&"')].protection.locked is False


# ------------------------------------------------------------------ page


@pytest.mark.parametrize("sheet", ["Nhiệm vụ", "Chỉ tiêu", "Ý kiến chung"])
def test_page(book: Workbook, sheet: str) -> None:
    ws = book[sheet]
    assert ws.page_setup.orientation == "landscape"
    assert int(ws.page_setup.paperSize) == 9  # A4
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert (int(ws.page_setup.fitToWidth or 1), int(ws.page_setup.fitToHeight)) == (1, 0)
    assert ws.print_title_rows == f"${HEADER}:${HEADER}"
    assert ws.freeze_panes == f"C{HEADER + 1}"
    answers = captions(ws).index(KEY)
    assert ws.print_area.endswith(f"${ws.cell(1, answers).column_letter}${ws.max_row}")


@pytest.mark.parametrize("sheet", ["Nhiệm vụ", "Chỉ tiêu"])
def test_filter_covers_the_table(book: Workbook, sheet: str) -> None:
    ws = book[sheet]
    last = ws.cell(ws.max_row, ws.max_column).coordinate  # sorting takes the hidden keys along
    assert ws.auto_filter.ref == f"A{HEADER}:{last}"


def test_rows_have_heights_that_programs_may_refit() -> None:
    sheets = {n: p for n, p in parts(write_form(FORM, CREATED)).items() if "/worksheets/" in n}
    assert len(sheets) == 5
    assert [name for name, part in sheets.items() if b"customHeight" in part] == []
    assert sum(part.count(b" ht=") for part in sheets.values()) > 10


def test_long_text_is_shown_in_full() -> None:
    """Excel shows at most 409 points of a row, so a long text widens its column."""
    long = replace(LEAD, text="Tổ chức hội nghị đối thoại với doanh nghiệp. " * 60)
    ws = opened(replace(FORM, task_rows=(long,)))["Nhiệm vụ"]
    height = ws.row_dimensions[HEADER + 1].height
    column = (ws.column_dimensions["B"].width * 7 + 5) / 96 * 25.4  # mm, of digits 7 px wide
    needed = 0.95 * bold_width(long.text, 11) / column  # regular letters are narrower than bold
    assert height <= 409
    assert height / 14.5 >= needed > 20


# ------------------------------------------------------------------ same bytes, any text


def test_same_form_same_bytes() -> None:
    assert write_form(FORM, CREATED) == write_form(replace(FORM), CREATED)
    other = replace(FORM, task_rows=(replace(LEAD, text="Khác"),))
    assert write_form(other, CREATED) != write_form(FORM, CREATED)


HOSTILE = [
    pytest.param("=1+1", id="formula"),
    pytest.param('=HYPERLINK("http://x";"y")', id="link formula"),
    pytest.param("@SUM(A1)", id="at sign"),
    pytest.param("+84 225", id="plus"),
    pytest.param("- Rà soát", id="leading dash"),
    pytest.param("<&> \"quoted\" 'q'", id="markup"),
    pytest.param("{{ 7*7 }} {% x %} ${x}", id="template"),
    pytest.param("{=A1}", id="array formula"),
    pytest.param("https://example.vn/a b", id="link"),
    pytest.param("😀🇻🇳 e\u0302\u0301", id="emoji and combining marks"),
    pytest.param("dòng một\ndòng hai", id="two lines"),
    pytest.param("  lề  ", id="blanks"),
    pytest.param("_x0041_", id="escape of Excel"),
    pytest.param("0012", id="digits"),
    pytest.param("1/2", id="like a date"),
    pytest.param("'quoted", id="apostrophe"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_text(text: str) -> None:
    row = replace(LEAD, text=text, number=text, limit=text, previous=text, unit=text)
    indicator = replace(INDICATOR, name=text, baseline=text, target=text, previous=text)
    form = replace(
        FORM,
        agency=replace(FORM.agency, name=text),
        plan_title=text,
        task_rows=(TaskGroup("I", "I", text), row),
        indicator_rows=(indicator,),
    )
    book = opened(form)
    found = cells(book["Nhiệm vụ"])
    for caption in ("STT", "Nhiệm vụ", "Thời hạn", "Kỳ trước", "Đơn vị tính"):
        assert found["I.1", caption].value == text
        assert found["I.1", caption].data_type == "s"
        assert found["I.1", caption].hyperlink is None
    found = cells(book["Chỉ tiêu"])
    for caption in ("Chỉ tiêu", "Kỳ gốc", "Mục tiêu", "Kỳ trước"):
        assert (found["CT1", caption].value, found["CT1", caption].data_type) == (text, "s")


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(FORM, id="usual"),
        pytest.param(replace(FORM, task_rows=(), indicator_rows=()), id="empty"),
        pytest.param(
            replace(
                FORM,
                agency=replace(FORM.agency, name="<&> {{ x }} =1+1 😀"),
                task_rows=tuple(
                    replace(LEAD, key=f"k{n}", text=str(case.values[0]))
                    for n, case in enumerate(HOSTILE)
                ),
            ),
            id="hostile",
        ),
    ],
)
def test_valid_by_the_office_schemas(form: Form, tmp_path: Path) -> None:
    assert schema_faults(write_form(form, CREATED), tmp_path / "a.xlsx") == []
