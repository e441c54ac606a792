import datetime as dt
from decimal import Decimal

import pytest
from openpyxl.comments import Comment

from generator.core.address import Where
from generator.core.model import Answer, State, Submission, Verdict
from generator.core.problem_texts import TEXTS
from generator.edges.workbook_read import read_workbook
from generator.stages.receive import read_submission, settle
from tests.support import (
    SMALL_PLAN,
    answered,
    arrival,
    blank,
    filled,
    forms_of,
    read_bytes,
    retyped,
    small_plan,
)

T, I, G = "Nhiệm vụ", "Chỉ tiêu", "Ý kiến chung"  # noqa: E741
PLAN = small_plan()
FORMS = forms_of(PLAN)

GOOD = {
    (T, "I.1", "Tình trạng"): "Đang thực hiện",
    (T, "I.1", "Tiến độ (%)"): 40,
    (T, "I.1", "Kết quả thực hiện"): "- Đã rà soát 12 thủ tục\n- Đã công khai",
    (T, "II.3", "Tình trạng"): "Hoàn thành",
    (T, "II.3", "Tiến độ (%)"): 100,
    (T, "II.3", "Kết quả thực hiện"): "Đã mở 6 lớp",
    (T, "II.3", "Số liệu"): 6,
    (T, "II.3", "Ngày hoàn thành"): dt.date(2025, 9, 1),
    (T, "II.3#2", "Số liệu"): 0,
    (I, "CT1", "Kết quả"): 74.5,
    (I, "CT1#2", "Kết quả"): "Không phát sinh",
    (G, "chi-dao", "Ý kiến của cơ quan"): "Đã ban hành kế hoạch",
}


def sent(changes=None, agency="S1", **more):
    entries = {k: v for k, v in {**GOOD, **(changes or {})}.items() if v is not None}
    return read_bytes(filled(FORMS[agency], entries), FORMS, **more)


def codes(submission):
    return {(p.code, f"{p.where.sheet}!{p.where.cell}") for p in submission.problems}


def test_a_form_filled_as_asked_is_accepted_with_every_answer():
    found = sent()
    assert (found.verdict, found.agency) == (Verdict.ACCEPTED, "S1")
    assert found.problems == found.repairs == ()
    told = answered(found)
    assert told["I.1", "Tình trạng"] == "Đang thực hiện"
    assert told["I.1", "Tiến độ (%)"] == Decimal(40)
    assert told["I.1", "Kết quả thực hiện"] == "- Đã rà soát 12 thủ tục\n- Đã công khai"
    assert told["II.3", "Ngày hoàn thành"] == dt.date(2025, 9, 1)
    assert told["CT1", "Kết quả"] == Decimal("74.5")
    assert told["chi-dao", "Ý kiến của cơ quan"] == "Đã ban hành kế hoạch"


def test_the_five_states_stay_apart():
    found = sent({(T, "I.1", "Tình trạng"): "Không áp dụng", (T, "I.1", "Tiến độ (%)"): None})
    states = {(a.key, a.field): a.state for a in found.answers}
    assert states["II.3", "Số liệu"] is State.VALUE
    assert states["II.3#2", "Số liệu"] is State.ZERO
    assert states["CT1#2", "Kết quả"] is State.NIL
    assert states["I.1", "Tiến độ (%)"] is State.NOT_APPLICABLE
    assert states["II.3", "Khó khăn, vướng mắc"] is State.NOT_REPORTED


def test_every_answer_knows_its_cell():
    wheres = {a.where.cell for a in sent().answers if a.key == "I.1" and a.value is not None}
    assert wheres == {"F7", "G7", "H7"}


def emptied(key, field):
    return {(T, key, field): None}


PROBLEMS = [
    pytest.param(emptied("I.1", "Tình trạng"), "status.missing", f"{T}!F7", id="no status"),
    pytest.param({(T, "I.1", "Tình trạng"): "Xong"}, "status.unknown", f"{T}!F7", id="wrong word"),
    pytest.param({(T, "I.1", "Tiến độ (%)"): 150}, "progress.range", f"{T}!G7", id="more than all"),
    pytest.param(
        {(T, "I.1", "Tiến độ (%)"): "nửa"}, "number.unreadable", f"{T}!G7", id="progress in words"
    ),
    pytest.param(
        {(T, "II.3", "Số liệu"): "1.234"}, "number.ambiguous", f"{T}!I9", id="two readings"
    ),
    pytest.param(emptied("I.1", "Kết quả thực hiện"), "result.missing", f"{T}!H7", id="no result"),
    pytest.param(emptied("II.3", "Số liệu"), "figure.missing", f"{T}!I9", id="no figure"),
    pytest.param(emptied("II.3", "Ngày hoàn thành"), "date.missing", f"{T}!L9", id="no date"),
    pytest.param(
        {(T, "II.3", "Ngày hoàn thành"): dt.date(2025, 9, 30)},
        "date.future",
        f"{T}!L9",
        id="done in the future",
    ),
    pytest.param(
        {(T, "II.3", "Ngày hoàn thành"): "đầu tháng"},
        "date.unreadable",
        f"{T}!L9",
        id="date in words",
    ),
    pytest.param(
        {(T, "II.3", "Ngày hoàn thành"): "05/06/2025"},
        "date.ambiguous",
        f"{T}!L9",
        id="day or month",
    ),
    pytest.param(
        {(I, "CT1", "Kết quả"): "bảy tư"}, "number.unreadable", f"{I}!G6", id="indicator in words"
    ),
]


@pytest.mark.parametrize(("change", "code", "cell"), PROBLEMS)
def test_a_wrong_answer_sends_the_form_back(change, code, cell):
    found = sent(change)
    assert (code, cell) in codes(found)
    assert found.verdict is Verdict.RETURNED


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({(T, "II.3", "Tiến độ (%)"): 40}, "status.progress", id="done with 40%"),
        pytest.param({(T, "I.1", "Tiến độ (%)"): 100}, "status.progress", id="all but not done"),
        pytest.param(
            {(T, "I.1", "Tình trạng"): "Không phát sinh"},
            "status.nil_with_answers",
            id="nil with progress",
        ),
        pytest.param({(I, "CT1", "Kết quả"): None}, "indicator.missing", id="no indicator"),
    ],
)
def test_contradictions_are_warnings(change, code):
    found = sent(change)
    assert code in {c for c, _ in codes(found)}
    assert TEXTS[code].severity == "warning"
    assert found.verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("place", "typed", "taken"),
    [
        pytest.param((T, "I.1", "Tình trạng"), "đang thực  hiện", "Đang thực hiện", id="case"),
        pytest.param((T, "I.1", "Tình trạng"), "dang thuc hien", "Đang thực hiện", id="no marks"),
        pytest.param((T, "I.1", "Tiến độ (%)"), "40%", Decimal(40), id="per cent as text"),
        pytest.param((T, "I.1", "Tiến độ (%)"), 0.4, Decimal(40), id="per cent format"),
        pytest.param((T, "II.3", "Số liệu"), "6,5", Decimal("6.5"), id="decimal comma"),
        pytest.param(
            (T, "II.3", "Ngày hoàn thành"), "01-09-2025", dt.date(2025, 1, 9), id="date as text"
        ),
        pytest.param(
            (T, "II.3", "Ngày hoàn thành"),
            "ngày 15 tháng 8 năm 2025",
            dt.date(2025, 8, 15),
            id="date in words",
        ),
    ],
)
def test_values_are_repaired_with_a_record(place, typed, taken):
    day = "2025-08-31T10:00:00" if typed == "01-09-2025" else "2025-09-18T10:00:00"
    changes = {place: typed}
    if place[2] != "Ngày hoàn thành":
        changes[T, "II.3", "Ngày hoàn thành"] = dt.date(2025, 8, 1)
    found = sent(changes, day=day)
    assert found.verdict is Verdict.ACCEPTED_WITH_REPAIRS
    assert answered(found)[place[1], place[2]] == taken
    assert len(found.repairs) == 1


def test_text_in_an_old_encoding_is_read_with_a_record():
    found = sent({(T, "I.1", "Kết quả thực hiện"): "§· ban hµnh kÕ ho¹ch, c«ng khai thñ tôc"})
    assert found.verdict is Verdict.ACCEPTED_WITH_REPAIRS
    taken = answered(found)["I.1", "Kết quả thực hiện"]
    assert taken == "Đã ban hành kế hoạch, công khai thủ tục"
    assert [repair.taken for repair in found.repairs] == [taken]


def test_nothing_arose_in_other_words_is_taken_with_a_record():
    found = sent({(I, "CT1#2", "Kết quả"): "không có phát sinh"})
    assert answered(found)["CT1#2", "Kết quả"] == "Không phát sinh"
    assert [repair.taken for repair in found.repairs] == ["Không phát sinh"]


def test_a_formula_without_result_is_text_in_a_text_answer_and_a_fault_in_a_number():
    def type_formulas(book):
        book[T]["H7"] = "=1+1"
        book[T]["I9"] = "=2*3"

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), type_formulas), FORMS)
    assert answered(found)["I.1", "Kết quả thực hiện"] == "=1+1"
    assert ("value.formula", f"{T}!I9") in codes(found)


def test_a_formula_that_asks_for_another_cell_is_no_text():
    def refer(book):
        book[T]["H7"] = "=H9"

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), refer), FORMS)
    assert ("value.formula", f"{T}!H7") in codes(found)


def test_what_is_typed_behind_the_words_of_a_task_is_named():
    def add(book):
        book[T]["B7"] = "Rà soát thủ tục\nĐã tổ chức 12 hội nghị"

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), add), FORMS)
    assert ("cell.outside", f"{T}!B7") in codes(found)
    assert answered(found) == answered(sent())


def test_an_error_value_is_no_answer():
    def break_it(book):
        book[T]["H7"].value = "#REF!"
        book[T]["H7"].data_type = "e"

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), break_it), FORMS)
    assert ("value.excel_error", f"{T}!H7") in codes(found)


def test_an_error_value_that_became_text_is_no_answer():
    found = sent({(T, "I.1", "Kết quả thực hiện"): "#VALUE!", (I, "CT1", "Kết quả"): "#N/A"})
    assert {("value.excel_error", f"{T}!H7"), ("value.excel_error", f"{I}!G6")} <= codes(found)


# ------------------------------------------------------------------ structure


def test_columns_that_moved_and_sheets_out_of_order_are_read():
    def move(book):
        ws = book[T]
        for row in ws.iter_rows(min_row=5):
            row[6].value, row[7].value = row[7].value, row[6].value
        book.move_sheet(G, -2)

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), move), FORMS)
    assert found.verdict is Verdict.ACCEPTED
    assert answered(found)["I.1", "Tiến độ (%)"] == Decimal(40)


def test_rows_are_known_by_their_key_wherever_they_stand():
    def shift(book):
        book[T].insert_rows(7, 2)

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), shift), FORMS)
    assert found.verdict is Verdict.ACCEPTED
    assert answered(found) == answered(sent())


def swapped(*columns):
    """Two rows with the cells of some columns exchanged."""

    def swap(book):
        ws = book[T]
        for column in columns:
            one, other = ws.cell(7, column), ws.cell(9, column)
            one.value, other.value = other.value, one.value

    return read_bytes(retyped(filled(FORMS["S1"], GOOD), swap), FORMS)


def test_a_fault_below_inserted_rows_is_told_at_the_row_it_has_now():
    def shift(book):
        book[T].insert_rows(9, 3)

    data = filled(FORMS["S1"], {**GOOD, (T, "II.3", "Số liệu"): "1.234"})
    assert ("number.ambiguous", f"{T}!I9") in codes(read_bytes(data, FORMS))
    assert ("number.ambiguous", f"{T}!I12") in codes(read_bytes(retyped(data, shift), FORMS))


def test_keys_that_became_numbers_and_lost_a_nought_are_not_mixed_up():
    forms = forms_of(
        small_plan(SMALL_PLAN.replace("| I.1 |", "| 2.1 |").replace("| II.3 |", "| 2.10 |"))
    )
    changed = {"I.1": "2.1", "II.3": "2.10", "II.3#2": "2.10#2"}
    entries = {(s, changed.get(key, key), field): v for (s, key, field), v in GOOD.items()}

    def as_numbers(book):
        keys = [row[0] for row in book[T].iter_rows(min_row=6, min_col=15, max_col=15)]
        for cell in keys:
            if cell.value in ("2.1", "2.10"):
                cell.value = 2.1

    data = filled(forms["S1"], entries)
    found = read_bytes(retyped(data, as_numbers), forms)
    assert answered(found) == answered(read_bytes(data, forms))


def test_rows_sorted_away_from_their_keys_are_taken_by_their_words():
    found = swapped(*range(1, 15))
    assert {("row.by_words", f"{T}!B7"), ("row.by_words", f"{T}!B9")} <= codes(found)
    assert ("rows.altered", f"{T}!") in codes(found)
    assert answered(found) == answered(sent())


def test_words_sorted_away_from_what_stands_beside_them_are_not_taken():
    found = swapped(2)
    assert found.verdict is Verdict.RETURNED
    assert {("row.key_differs", f"{T}!B7"), ("row.key_differs", f"{T}!B9")} <= codes(found)
    assert "row.missing" not in {code for code, _ in codes(found)}
    assert answered(found)["I.1", "Tình trạng"] == "not_reported"


def test_what_stands_outside_the_questions_is_named():
    def add(book):
        book[T]["Q7"] = "ghi thêm"
        book.create_sheet("Bảng riêng")["A1"] = "số liệu riêng"
        book.create_sheet("Trống")

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), add), FORMS)
    assert codes(found) == {("column.unknown", f"{T}!Q7"), ("sheet.unknown", "Bảng riêng!")}
    assert found.verdict is Verdict.ACCEPTED


def test_a_unit_typed_over_the_printed_one_is_asked_about():
    def retype(book):
        book[T]["J9"] = "học viên"
        book[I]["C6"] = "phần nghìn"

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), retype), FORMS)
    assert {("unit.differs", f"{T}!J9"), ("unit.differs", f"{I}!C6")} <= codes(found)
    assert "unit.differs" not in {c for c, _ in codes(sent())}


def test_answers_in_the_row_of_a_further_figure_are_named():
    found = read_bytes(
        retyped(filled(FORMS["S1"], GOOD), lambda b: b[T].__setitem__("H10", "đã mở")), FORMS
    )
    assert ("cell.not_asked", f"{T}!H10") in codes(found)


def test_figures_in_a_row_of_cooperation_are_named():
    entries = {(T, "II.3", "Tình trạng"): "Chưa thực hiện", (T, "I.1", "Tiến độ (%)"): 50}
    found = read_bytes(filled(FORMS["S2"], entries), FORMS)
    assert ("cell.not_asked", f"{T}!G7") in codes(found)


def test_progress_of_one_is_asked_about_with_a_hint_that_helps():
    found = sent({(T, "I.1", "Tiến độ (%)"): 1})
    assert ("progress.one", f"{T}!G7") in codes(found)
    again = sent({(T, "I.1", "Tiến độ (%)"): "1%"})
    assert answered(again)["I.1", "Tiến độ (%)"] == Decimal(1)


def test_what_could_not_be_taken_is_kept_as_it_stood():
    found = sent({(T, "II.3", "Số liệu"): "khoảng sáu", (T, "I.1", "Tình trạng"): "Xong"})
    kept = {(cell.key, cell.field): cell.text for cell in found.refused}
    assert kept == {("II.3", "Số liệu"): "khoảng sáu", ("I.1", "Tình trạng"): "Xong"}
    assert sent().refused == ()


def told_before(**fields):
    """What S1 answered of the task II.3 the period before."""
    captions = {"status": "Tình trạng", "figure": "Số liệu", "unit": "Đơn vị tính"}
    captions["progress"] = "Tiến độ (%)"
    return {
        "S1": tuple(
            Answer("II.3", captions[name], State.VALUE, value, Where("b.xlsx"))
            for name, value in fields.items()
        )
    }


@pytest.mark.parametrize(
    ("changes", "before", "code"),
    [
        pytest.param(
            {(T, "II.3", "Số liệu"): 5},
            told_before(figure=Decimal(6), unit="lớp"),
            "figure.smaller",
            id="less than before",
        ),
        pytest.param(
            {(T, "II.3", "Số liệu"): 6},
            told_before(figure=Decimal(6), unit="lớp"),
            None,
            id="as much as before",
        ),
        pytest.param(
            {(T, "II.3", "Số liệu"): 5},
            told_before(figure=Decimal(6), unit="học viên"),
            None,
            id="another unit",
        ),
        pytest.param(
            {(T, "II.3", "Tiến độ (%)"): 30, (T, "II.3", "Tình trạng"): "Đang thực hiện"},
            told_before(progress=Decimal(40)),
            "progress.smaller",
            id="less progress",
        ),
        pytest.param(
            {(T, "II.3", "Tình trạng"): "Đang thực hiện", (T, "II.3", "Tiến độ (%)"): 90},
            told_before(status="Hoàn thành"),
            "status.reopened",
            id="done before",
        ),
        pytest.param({(T, "I.1", "Số liệu"): 12}, {}, "unit.missing", id="a figure of nothing"),
        pytest.param(
            {(T, "I.1", "Số liệu"): 12, (T, "I.1", "Đơn vị tính"): "thủ tục"},
            {},
            None,
            id="a figure of something",
        ),
        pytest.param(
            {(T, "II.3", "Ngày hoàn thành"): dt.date(2025, 3, 1)},
            {},
            "date.outside_window",
            id="done before the window",
        ),
        pytest.param(
            {(T, "II.3", "Ngày hoàn thành"): dt.date(2025, 3, 1)},
            told_before(status="Hoàn thành"),
            None,
            id="done before, and told then",
        ),
        pytest.param(
            {(T, "II.3", "Ngày hoàn thành"): dt.date(2025, 9, 16)},
            {},
            "date.outside_window",
            id="done after the window",
        ),
    ],
)
def test_answers_are_held_against_each_other_and_the_period_before(changes, before, code):
    data = filled(FORMS["S1"], {**GOOD, **changes})
    book = read_workbook("a.xlsx", data)
    found = read_submission(arrival(), book, FORMS, before)
    warnings = {p.code for p in found.problems if p.severity == "warning"}
    assert warnings == ({code} if code else set())


def test_a_share_of_more_than_all_is_doubted():
    found = read_bytes(filled(FORMS["S2"], {(I, "CT2", "Kết quả"): 850}), FORMS)
    assert ("figure.over_hundred", f"{I}!G6") in codes(found)
    found = read_bytes(filled(FORMS["S2"], {(I, "CT2", "Kết quả"): 85}), FORMS)
    assert "figure.over_hundred" not in {c for c, _ in codes(found)}


def test_rows_without_key_are_known_by_their_text():
    def lose_keys(book):
        for row in book[T].iter_rows(min_row=6, min_col=15, max_col=15):
            row[0].value = None

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), lose_keys), FORMS)
    assert answered(found) == answered(sent())


def test_a_lost_row_is_named():
    found = read_bytes(
        retyped(filled(FORMS["S1"], GOOD), lambda book: book[T].delete_rows(7)), FORMS
    )
    assert ("row.missing", f"{T}!") in codes(found)
    assert answered(found)["I.1", "Tình trạng"] == "not_reported"


def test_a_form_of_an_earlier_edition_is_accepted_and_what_is_new_is_named():
    added = SMALL_PLAN.replace(
        "\n## Chỉ tiêu",
        "| II.4 | II | 4 | Việc thêm | Sở Một | Sở Một | | | | | | | | | | | | |\n\n## Chỉ tiêu",
    ).replace(
        "| CT2 | CT1 |", "| CT3 | | chỉ tiêu thêm | % | | > | 1 | > 1 | S1 | |\n| CT2 | CT1 |"
    )
    found = read_bytes(filled(FORMS["S1"], GOOD), forms_of(small_plan(added)))
    assert found.verdict is Verdict.ACCEPTED
    assert {(p.code, dict(p.params)["number"]) for p in found.problems} == {
        ("row.new", "4"),
        ("row.new", "CT3"),
    }
    assert answered(found)["II.4", "Tình trạng"] == "not_reported"
    fewer = read_bytes(filled(forms_of(small_plan(added))["S1"], GOOD), FORMS)
    assert "row.missing" not in {p.code for p in fewer.problems}


def test_a_row_of_the_senders_own_is_named():
    def add(book):
        book[T]["B20"], book[T]["H20"] = "Việc khác", "Đã làm thêm"

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), add), FORMS)
    assert ("row.unknown", f"{T}!F20") in codes(found)
    assert found.verdict is Verdict.ACCEPTED


def test_a_row_copied_with_another_answer_is_asked_about():
    def copy(book):
        ws = book[T]
        for column in range(1, 16):
            ws.cell(20, column).value = ws.cell(7, column).value
        ws["F20"] = "Hoàn thành"

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), copy), FORMS)
    assert ("row.duplicate", f"{T}!F20") in codes(found)


def commented(text):
    def comment(book):
        book[T]["H7"].comment = Comment(text, "x")

    return read_bytes(retyped(filled(FORMS["S1"], GOOD), comment), FORMS)


@pytest.mark.parametrize("column", [1, 2, 3, 4, 5])
def test_a_printed_column_is_not_needed_beside_the_keys(column):
    found = read_bytes(
        retyped(filled(FORMS["S1"], GOOD), lambda b: b[T].delete_cols(column)), FORMS
    )
    assert ("column.lost", f"{T}!A5") in codes(found)
    assert answered(found) == answered(sent())


def test_without_keys_the_words_are_needed():
    def lose(book):
        book[T].delete_cols(15)
        book[T].delete_cols(2)

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), lose), FORMS)
    assert ("column.missing", f"{T}!A5") in codes(found)


def test_a_comment_in_place_of_an_answer_is_named_but_not_our_own():
    assert ("cell.comment", f"{T}!H7") in codes(commented("Xem báo cáo đính kèm"))
    assert commented("Cần sửa: Ghi kết quả").problems == ()


def test_what_was_altered_and_read_all_the_same_is_noted():
    def alter(book):
        book.remove(book["_meta"])
        book[T].protection.sheet = False
        book[T].insert_cols(6)
        for number in range(6, 12):
            book[T].cell(number, 16).value = None

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), alter), FORMS)
    assert codes(found) == {
        ("form.meta_lost", "!"),
        ("sheet.unprotected", f"{T}!"),
        ("columns.altered", f"{T}!"),
        ("rows.keyless", f"{T}!"),
    }
    assert answered(found) == answered(sent())


def renamed(name, title):
    def rename(book):
        book[name].title = title

    return rename


def test_a_sheet_of_another_name_is_known_by_its_captions():
    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), renamed(T, "Sheet1")), FORMS)
    assert ("sheet.renamed", "Sheet1!") in codes(found)
    assert answered(found) == answered(sent())


def copied(*typed):
    def copy(book):
        book.copy_worksheet(book[T])
        for cell, value in typed:
            book[f"{T} Copy"][cell] = value

    return read_bytes(retyped(filled(FORMS["S1"], GOOD), copy), FORMS)


def test_a_copy_of_a_sheet_counts_only_where_it_says_nothing_else():
    same = copied()
    assert ("sheet.copy_ignored", f"{T} Copy!") in codes(same)
    assert same.verdict is not Verdict.RETURNED
    other = copied(("G7", 60))
    assert ("sheet.copied", f"{T} Copy!A7") in codes(other)
    assert other.verdict is Verdict.RETURNED


def test_a_sheet_without_captions_is_returned():
    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), lambda b: b[T].delete_rows(5)), FORMS)
    assert ("header.missing", f"{T}!") in codes(found)
    assert found.verdict is Verdict.RETURNED


@pytest.mark.parametrize(
    ("cell", "typed", "code"),
    [
        pytest.param("A1", "BIỂU BÁO CÁO … - QUÝ I NĂM 2025", None, id="title altered"),
        pytest.param(
            "A1",
            "BIỂU BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ - QUÝ I NĂM 2025",
            "sheet.other_period",
            id="sheet of another quarter",
        ),
        pytest.param(
            "A2", "Cơ quan báo cáo: Sở Hai", "sheet.other_agency", id="sheet of another agency"
        ),
        pytest.param(
            "A2",
            "Cơ quan báo cáo: Sở Hai, tỉnh Mẫu",
            "sheet.other_agency",
            id="another agency and more",
        ),
        pytest.param("A2", "Cơ quan báo cáo: Sở Một (tỉnh Mẫu)", None, id="own name and more"),
        pytest.param("A2", "Cơ quan báo cáo: Phòng tôi", None, id="own words"),
    ],
)
def test_sheets_brought_in_from_another_form_are_returned(cell, typed, code):
    def bring(book):
        book[T][cell] = typed

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), bring), FORMS)
    strange = {p.code for p in found.problems if p.code.startswith("sheet.other")}
    assert strange == ({code} if code else set())


@pytest.mark.parametrize(
    ("merged", "cell"),
    [
        pytest.param("H7:H9", f"{T}!H9", id="down"),
        pytest.param("H7:I7", f"{T}!I7", id="across"),
        pytest.param("A1:F1", None, id="the title"),
    ],
)
def test_answers_that_were_merged_away_are_named(merged, cell):
    found = read_bytes(
        retyped(filled(FORMS["S1"], GOOD), lambda b: b[T].merge_cells(merged)), FORMS
    )
    assert [w for c, w in codes(found) if c == "cell.merged"] == ([cell] if cell else [])


def test_what_is_typed_above_or_below_the_table_is_named():
    def add(book):
        book[T]["H2"] = "xem công văn kèm theo"
        book[T]["A30"] = "Ghi chú: số liệu ước tính"

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), add), FORMS)
    assert {("cell.outside", f"{T}!H2"), ("row.unknown", f"{T}!F30")} <= codes(found)
    assert not {"cell.outside", "row.unknown"} & {c for c, _ in codes(sent())}


def test_a_lost_row_of_cooperation_or_opinion_is_named():
    lost = read_bytes(retyped(filled(FORMS["S2"], {}), lambda b: b[T].delete_rows(7)), FORMS)
    assert ("row.removed", f"{T}!") in codes(lost)
    lost = read_bytes(retyped(filled(FORMS["S1"], GOOD), lambda b: b[G].delete_rows(6)), FORMS)
    assert ("row.removed", f"{G}!") in codes(lost)


def test_a_lost_sheet_and_a_lost_column_are_named():
    lost = read_bytes(retyped(filled(FORMS["S1"], GOOD), lambda b: b.remove(b[I])), FORMS)
    assert ("sheet.missing", f"{I}!") in codes(lost)

    def rename(book):
        book[T]["F5"] = "Trạng thái"

    renamed = read_bytes(retyped(filled(FORMS["S1"], GOOD), rename), FORMS)
    assert ("column.renamed", f"{T}!F5") in codes(renamed)
    assert answered(renamed) == answered(sent())
    gone = read_bytes(retyped(filled(FORMS["S1"], GOOD), lambda b: b[T].delete_cols(6)), FORMS)
    assert ("column.missing", f"{T}!A5") in codes(gone)
    assert {lost.verdict, gone.verdict} == {Verdict.RETURNED}


# ------------------------------------------------------------------ whose form


def test_the_document_properties_stand_in_for_a_lost_meta_sheet():
    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), lambda b: b.remove(b["_meta"])), FORMS)
    assert (found.verdict, found.agency) == (Verdict.ACCEPTED, "S1")


def forged(book):
    book["_meta"]["B2"] = "X1"


def stripped(book):
    book.remove(book["_meta"])
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


def unnamed(book):
    stripped(book)
    for sheet in (T, I, G):
        book[sheet]["A2"] = None


def test_a_form_without_identity_is_known_by_what_it_prints():
    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), stripped), FORMS)
    assert ("form.recognised", "!") in codes(found)
    assert (found.agency, answered(found)) == ("S1", answered(sent()))


def test_a_form_of_other_rows_is_not_known_by_its_agency():
    def retold(book):
        stripped(book)
        for number in range(6, 12):
            book[T].cell(number, 2).value = f"Việc tự ghi {number}"

    found = read_bytes(retyped(filled(FORMS["S1"], GOOD), retold), FORMS)
    assert {p.code for p in found.problems} == {"form.not_ours"}


@pytest.mark.parametrize(
    ("forms", "change", "code"),
    [
        pytest.param(FORMS, unnamed, "form.not_ours", id="identity and agency gone"),
        pytest.param(FORMS, forged, "form.identity", id="another agency typed in"),
        pytest.param(forms_of(PLAN, "2025-Q1"), None, "form.wrong_period", id="other period"),
        pytest.param(
            forms_of(small_plan(SMALL_PLAN.replace("thu-nho", "khac"))),
            None,
            "form.wrong_plan",
            id="other plan",
        ),
        pytest.param(
            {code: form for code, form in FORMS.items() if code != "S1"},
            None,
            "form.unknown_agency",
            id="agency not asked",
        ),
    ],
)
def test_files_that_are_not_for_here_are_quarantined(forms, change, code):
    data = filled(FORMS["S1"], GOOD)
    found = read_bytes(retyped(data, change) if change else data, forms)
    assert (found.verdict, {p.code for p in found.problems}) == (Verdict.QUARANTINED, {code})
    assert found.answers == ()


def test_an_empty_form_is_returned_not_accepted():
    found = read_bytes(blank(FORMS["X1"]), FORMS)
    assert found.verdict is Verdict.RETURNED
    assert {p.code for p in found.problems} == {"status.missing"}


# ------------------------------------------------------------------ standing


def standing(*files):
    found = settle(
        Submission(arrival(name, f"2025-09-{day}T10:00:00", sha), "S1", verdict)
        for name, day, sha, verdict in files
    )
    return {s.arrival.file: s.verdict.value for s in found.submissions}


OK, BAD = Verdict.ACCEPTED, Verdict.RETURNED


def test_the_newest_valid_form_counts():
    assert standing(("b", 16, "2", OK), ("a", 17, "1", OK)) == {
        "a": "accepted",
        "b": "superseded",
    }


def test_a_newer_but_wrong_form_does_not_replace_a_valid_one():
    assert standing(("a", 16, "1", OK), ("b", 17, "2", BAD)) == {
        "a": "accepted",
        "b": "returned",
    }


def test_the_same_bytes_are_one_submission():
    assert standing(("a", 16, "1", OK), ("b", 17, "1", OK)) == {
        "a": "accepted",
        "b": "duplicate",
    }


RANKED = small_plan(SMALL_PLAN.replace("| Top 5 |", "| 5/34 |"))
SCALED = small_plan(SMALL_PLAN.replace("| điểm | 70 |", "| điểm (thang 100) | 70 |"))


def value_of(plan, key, typed):
    """What a form says after a value was typed: the value taken, and codes at its cell."""
    forms = forms_of(plan)
    found = read_bytes(filled(forms["S1"], {**GOOD, (I, key, "Kết quả"): typed}), forms)
    cell = next(a.where.cell for a in found.answers if (a.key, a.field) == (key, "Kết quả"))
    codes = [p.code for p in found.problems if (p.where.sheet, p.where.cell) == (I, cell)]
    return answered(found)[key, "Kết quả"], codes


@pytest.mark.parametrize(
    ("typed", "taken", "codes"),
    [
        pytest.param("4/34", Decimal(4), [], id="with how many there are"),
        pytest.param("thứ 4 / 34", Decimal(4), [], id="in words"),
        pytest.param("hạng 4", Decimal(4), [], id="hạng"),
        pytest.param(34, Decimal(34), [], id="last place"),
        pytest.param(35, Decimal(35), ["figure.impossible"], id="beyond the last place"),
        pytest.param("4/63", Decimal(4), ["figure.impossible"], id="another ranking"),
        pytest.param(0, Decimal(0), ["figure.impossible"], id="no place"),
        pytest.param(4.5, Decimal("4.5"), ["figure.impossible"], id="half a place"),
        pytest.param("Top 4", State.NOT_REPORTED.value, ["number.unreadable"], id="unclear"),
    ],
)
def test_a_place_in_a_ranking(typed, taken, codes):
    assert value_of(RANKED, "CT1#2", typed) == (taken, codes)


@pytest.mark.parametrize(("typed", "codes"), [(100, []), (101, ["figure.impossible"])])
def test_a_score_stays_within_its_scale(typed, codes):
    assert value_of(SCALED, "CT1", typed) == (Decimal(typed), codes)


def test_one_in_a_percent_cell_may_be_a_hundred():
    forms = forms_of(PLAN)
    entries = {(I, "CT2", "Kết quả"): 1}
    found = read_bytes(filled(forms["S2"], entries), forms)
    refused = [dict(p.params) for p in found.problems if p.code == "number.ambiguous"]
    assert [(p["first"], p["second"]) for p in refused] == [("1%", "100%")]


@pytest.mark.parametrize(
    ("status", "figure", "codes"),
    [
        pytest.param("Không phát sinh", 6, ["status.nil_with_answers"], id="nothing arose"),
        pytest.param("Chưa thực hiện", 6, ["status.nil_with_answers"], id="not begun"),
        pytest.param("Chưa thực hiện", 0, [], id="not begun, none"),
        pytest.param("Đang thực hiện", 6, [], id="under way"),
        pytest.param("Đang thực hiện", -2, ["figure.impossible"], id="less than nothing"),
    ],
)
def test_a_figure_fits_the_status_of_its_task(status, figure, codes):
    entries = {**GOOD, (T, "II.3", "Tình trạng"): status, (T, "II.3#2", "Số liệu"): figure}
    found = read_bytes(filled(FORMS["S1"], entries), FORMS)
    cell = next(a.where.cell for a in found.answers if (a.key, a.field) == ("II.3#2", "Số liệu"))
    assert [p.code for p in found.problems if (p.where.sheet, p.where.cell) == (T, cell)] == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        pytest.param("Làm một việc hoàn toàn khác", ["row.text_differs"], id="another task"),
        pytest.param("Rà soát thủ tục, công khai", [], id="more behind the same words"),
    ],
)
def test_a_plan_that_says_something_else_now_is_told(words, codes):
    later = forms_of(small_plan(SMALL_PLAN.replace("Rà soát thủ tục", words)))
    found = read_bytes(filled(FORMS["S1"], GOOD), later)
    assert [p.code for p in found.problems if p.code.startswith("row.")] == codes
