import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.core.address import Where
from generator.core.form_cells import Place
from generator.core.model import RefusedCell, State, Submission, Verdict
from generator.core.problem_texts import TEXTS
from generator.core.problems import problem
from generator.core.returned import Level
from generator.core.returned_words import RETURNED_HINTS
from generator.stages.mails import reply
from generator.stages.mails.returned import _LISTED
from generator.stages.returning import marked_form
from tests.marked import FAULTY, TODAY, G, I, T, marked, sent
from tests.stages.test_receive import FORMS, PLAN
from tests.support import SMALL_PLAN, filled, forms_of, read_bytes, retyped, small_plan

FILE = "a.xlsx"


def places(level: Level, submission: Submission) -> list[Place | None]:
    copy = marked_form(FORMS["S1"], submission, TODAY)
    return [fix.place for fix in copy.of(level)]


# ------------------------------------------------------------------ what is carried over


def test_answers_stand_in_their_places_and_refused_ones_as_they_were_typed() -> None:
    answers = marked().answers
    assert answers[Place(T, "II.3", "Tình trạng")] == "Hoàn thành"
    assert answers[Place(T, "II.3", "Tiến độ (%)")] == Decimal(40)
    assert answers[Place(T, "II.3", "Ngày hoàn thành")] == dt.date(2025, 9, 30)
    assert answers[Place(T, "II.3#2", "Số liệu")] == 0
    assert answers[Place(I, "CT1#2", "Kết quả")] == "Không phát sinh"
    assert answers[Place(G, "chi-dao", "Ý kiến của cơ quan")] == "Đã ban hành kế hoạch"
    assert answers[Place(T, "I.1", "Tình trạng")] == "Xong"
    assert answers[Place(T, "I.1", "Tiến độ (%)")] == "150"
    assert answers[Place(T, "II.3", "Số liệu")] == "sáu lớp"
    assert Place(T, "II.3", "Kết quả thực hiện") not in answers
    assert Place(T, "II.3", "Đơn vị tính") not in answers  # printed, not asked for


def test_answers_find_their_cells_again_after_rows_columns_and_sheets_moved() -> None:
    def altered(book) -> None:
        ws = book[T]
        ws.title = "Biểu 1"
        ws.insert_rows(3, 4)
        ws.insert_cols(2, 2)

    entries = {k: v for k, v in {**marked_entries(), **FAULTY}.items() if v is not None}
    moved = read_bytes(retyped(filled(FORMS["S1"], entries), altered), FORMS)
    straight = read_bytes(filled(FORMS["S1"], entries), FORMS)
    copies = [marked_form(FORMS["S1"], s, TODAY) for s in (moved, straight)]
    assert copies[0].answers == copies[1].answers
    assert [f.place for f in copies[0].of(Level.MUST)] == [
        f.place for f in copies[1].of(Level.MUST)
    ]


def marked_entries():
    from tests.stages.test_receive import GOOD

    return GOOD


def test_what_stands_in_a_sheet_of_another_period_is_not_carried_over() -> None:
    faulty = sent()
    other = problem("sheet.other_period", Where(FILE, T), seen="quý I", expected="quý III")
    copy = marked_form(FORMS["S1"], replace(faulty, problems=(*faulty.problems, other)), TODAY)
    assert {place.sheet for place in copy.answers} == {I, G}
    assert copy.of(Level.MUST)[0].place == Place(T)


# ------------------------------------------------------------------ what is to be mended where


def test_errors_first_then_doubts_then_what_was_read_otherwise_each_in_order() -> None:
    copy = marked()
    assert [fix.place for fix in copy.of(Level.MUST)] == [
        Place(T, "I.1", "Tình trạng"),
        Place(T, "I.1", "Tiến độ (%)"),
        Place(T, "II.3", "Kết quả thực hiện"),
        Place(T, "II.3", "Số liệu"),
        Place(T, "II.3", "Ngày hoàn thành"),
    ]
    assert Place(T, "II.3", "Tiến độ (%)") in [fix.place for fix in copy.of(Level.SHOULD)]
    assert Place(T, "II.3", "Tình trạng") in [fix.place for fix in copy.of(Level.TOLD)]
    assert [fix.level for fix in copy.fixes] == sorted(fix.level for fix in copy.fixes)


def test_all_faults_of_a_cell_stand_together_the_gravest_first() -> None:
    faulty = sent()
    status = next(a for a in faulty.answers if (a.key, a.field) == ("I.1", "Tình trạng"))
    doubt = problem("cell.comment", status.where, seen="xem lại")
    copy = marked_form(FORMS["S1"], replace(faulty, problems=(doubt, *faulty.problems)), TODAY)
    first = copy.of(Level.MUST)[0]
    assert [fault.level for fault in first.faults] == [Level.MUST, Level.SHOULD]
    assert (first.holds, first.place) == ("Xong", Place(T, "I.1", "Tình trạng"))


def test_what_was_read_otherwise_stands_with_the_error_of_its_cell() -> None:
    typed = {**FAULTY, (T, "II.3", "Ngày hoàn thành"): "ngày 30 tháng 12 năm 2025"}
    copy = marked_form(FORMS["S1"], sent(typed), TODAY)
    place = Place(T, "II.3", "Ngày hoàn thành")
    (fix,) = (fix for fix in copy.fixes if fix.place == place)
    assert fix.level is Level.MUST
    assert (fix.faults[-1].level, fix.faults[-1].hint) == (Level.TOLD, "")


@pytest.mark.parametrize(
    ("found", "place"),
    [
        pytest.param(
            problem("row.missing", Where(FILE, T), number="3", text="Mở lớp", key="II.3"),
            Place(T, "II.3", "Tình trạng"),
            id="a lost row by its key",
        ),
        pytest.param(
            problem("row.removed", Where(FILE, T), number="3", text="x", key="II.3#2"),
            Place(T, "II.3#2", "Số liệu"),
            id="a further figure has one answer",
        ),
        pytest.param(
            problem(
                "number.unreadable", Where(FILE, T, "ZZ9"), seen="x", key="I.1", field="Số liệu"
            ),
            Place(T, "I.1", "Số liệu"),
            id="a key and a caption before the cell",
        ),
        pytest.param(
            problem("cell.comment", Where(FILE, T, "B7"), seen="hỏi lại"),
            Place(T, "I.1", "Tình trạng"),
            id="a note on the printed text of a row",
        ),
        pytest.param(
            problem("sheet.missing", Where(FILE, I), sheet=I), Place(I), id="a lost sheet"
        ),
        pytest.param(
            problem(
                "sheet.copied",
                Where(FILE, "Nhiệm vụ (2)", "A7"),
                sheet="Nhiệm vụ (2)",
                other=T,
                number="1",
                key="I.1",
            ),
            Place(T, "I.1", "Tình trạng"),
            id="a row of a copied sheet",
        ),
        pytest.param(
            problem("row.unknown", Where(FILE, T, "F40"), seen="dòng thêm"),
            None,
            id="a row of theirs",
        ),
        pytest.param(
            problem("sheet.unknown", Where(FILE, "Sheet1"), sheet="Sheet1"), None, id="their sheet"
        ),
        pytest.param(
            problem("row.missing", Where(FILE, T), number="9", text="x", key="khong-co"),
            Place(T),
            id="a key the form does not have",
        ),
    ],
)
def test_where_a_problem_belongs(found, place) -> None:
    copy = marked_form(FORMS["S1"], replace(sent({}), problems=(found,)), TODAY)
    assert [fix.place for fix in copy.fixes if fix.level is not Level.TOLD] == [place]


def test_a_fault_without_a_place_says_where_it_was_in_the_file_that_came() -> None:
    found = problem("row.unknown", Where(FILE, "Biểu\n1", "F40"), seen="dòng thêm")
    copy = marked_form(FORMS["S1"], replace(sent({}), problems=(found,)), TODAY)
    (fix,) = copy.of(Level.SHOULD)
    assert fix.seen_at == "Biểu 1!F40"
    assert "dòng thêm" in fix.faults[0].message


def test_a_row_that_is_new_in_the_plan_must_be_answered_once_the_copy_has_it() -> None:
    new = problem("row.new", Where(FILE, T), number="1", text="x", key="I.1")
    assert places(Level.MUST, replace(sent({}), problems=(new,))) == [Place(T, "I.1", "Tình trạng")]
    coop = problem("row.new", Where(FILE, I), number="CT1", text="x", key="CT1")
    assert places(Level.MUST, replace(sent({}), problems=(coop,))) == []


def test_a_refused_cell_of_a_row_no_longer_asked_is_left_out() -> None:
    gone = RefusedCell("cu", "Số liệu", "x", Where(FILE, T, "I99"))
    copy = marked_form(FORMS["S1"], replace(sent(), refused=(gone,)), TODAY)
    assert all(place.key != "cu" for place in copy.answers)


def test_a_good_form_has_nothing_to_mend() -> None:
    found = sent({})
    assert found.verdict is not Verdict.RETURNED
    assert places(Level.MUST, found) == []
    assert any(answer.state is State.ZERO for answer in found.answers)


def test_every_hint_of_its_own_is_for_a_problem_there_is() -> None:
    assert set(RETURNED_HINTS) <= set(TEXTS)


# ------------------------------------------------------------------ the mail


def test_the_mail_names_every_cell_what_is_wrong_and_how_to_mend_it() -> None:
    mail = reply(PLAN, marked(), "")
    assert (mail.sender, mail.recipients) == ("s1@example.vn", "")
    assert "Sở Một: 5 chỗ cần sửa" in mail.subject
    told = (T, "ô F7", "ô G7", "ô H9", "ô I9", "ô L9", "“Xong”", "18/9/2025", "20/9/2025")
    assert [part for part in (*told, "s1@example.vn") if part not in mail.body] == []


def test_the_mail_goes_to_the_agency_else_to_who_sent_the_form() -> None:
    assert reply(PLAN, marked(), "ai@example.vn").recipients == "ai@example.vn"
    listed = small_plan(
        SMALL_PLAN.replace(
            "| S1 | Sở Một | S.Một | Sở | |",
            "| S1 | Sở Một | S.Một | Sở | vt@example.vn; b@example.vn |",
        )
    )
    copy = marked_form(forms_of(listed)["S1"], sent(), TODAY)
    assert reply(listed, copy, "ai@example.vn").recipients == "vt@example.vn; b@example.vn"


@pytest.mark.parametrize(
    ("today", "by"),
    [
        pytest.param(dt.date(2025, 9, 20), "chậm nhất ngày 20/9/2025", id="the due day"),
        pytest.param(dt.date(2025, 9, 21), "sớm nhất", id="after it"),
    ],
)
def test_the_mail_says_by_when(today, by) -> None:
    assert by in reply(PLAN, marked_form(FORMS["S1"], sent(), today), "").body


def test_the_mail_lists_twenty_and_points_to_the_sheet_for_the_rest() -> None:
    faulty = sent()
    many = tuple(
        problem("row.duplicate", Where(FILE, f"Sheet{n}", "A1"), number=n, other="B2")
        for n in range(30)
    )
    body = reply(PLAN, marked_form(FORMS["S1"], replace(faulty, problems=many), TODAY), "").body
    assert f"\n{_LISTED}. " in body
    assert f"\n{_LISTED + 1}. " not in body
    assert "10 chỗ nữa" in body


def test_names_with_line_ends_stay_on_one_line() -> None:
    form = replace(FORMS["S1"], office_name="Sở\r\nBcc: x@example.vn")
    form = replace(form, agency=replace(form.agency, name="Xã\nBcc: y@example.vn"))
    mail = reply(PLAN, marked_form(form, sent(), TODAY), "")
    assert "\n" not in mail.subject
    assert "\nBcc" not in mail.body
