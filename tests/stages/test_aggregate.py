import datetime as dt
from decimal import Decimal

import pytest

from generator.core.address import Where
from generator.core.model import Agency, LimitKind, Status, TimeLimit
from generator.core.summary import Attainment, ReportState, Statement, TaskStatus, Timeliness
from generator.stages.aggregate.statements import merge
from generator.stages.aggregate.tasks import task_status, timeliness
from tests.support import (
    SMALL_PLAN,
    complete,
    dates,
    filled,
    forms_of,
    read_bytes,
    small_plan,
    summed,
)

T, I, G = "Nhiệm vụ", "Chỉ tiêu", "Ý kiến chung"  # noqa: E741
DONE, DOING, NOT, NIL = Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, Status.NIL
PLAN = small_plan()
FORMS = forms_of(PLAN)


@pytest.mark.parametrize(
    ("answers", "applying", "leads", "expected"),
    [
        pytest.param([DONE, DONE], 2, 2, TaskStatus.DONE, id="all done"),
        pytest.param([DONE], 2, 2, TaskStatus.IN_PROGRESS, id="done, one silent"),
        pytest.param([DONE, DOING], 2, 2, TaskStatus.IN_PROGRESS, id="done and doing"),
        pytest.param([DONE, NOT], 2, 2, TaskStatus.IN_PROGRESS, id="done and not begun"),
        pytest.param([NOT, NOT], 2, 2, TaskStatus.NOT_STARTED, id="none begun"),
        pytest.param([NOT], 2, 2, TaskStatus.NOT_STARTED, id="not begun, one silent"),
        pytest.param([DONE, NIL], 2, 2, TaskStatus.DONE, id="done, nothing arose elsewhere"),
        pytest.param([NIL, NIL], 2, 2, TaskStatus.NIL, id="nothing arose"),
        pytest.param([NOT, NIL], 2, 2, TaskStatus.NOT_STARTED, id="nil is no beginning"),
        pytest.param([DONE], 1, 2, TaskStatus.DONE, id="other lead does not apply"),
        pytest.param([], 0, 2, TaskStatus.NOT_APPLICABLE, id="applies to nobody"),
        pytest.param([], 2, 2, TaskStatus.NOT_REPORTED, id="all silent"),
        pytest.param([], 0, 0, TaskStatus.NOT_REPORTED, id="nobody leads"),
    ],
)
def test_the_status_of_a_task(answers, applying, leads, expected):
    assert task_status(answers, applying, leads) is expected


@pytest.mark.parametrize(
    ("status", "finished", "today", "expected"),
    [
        pytest.param(TaskStatus.DONE, "2025-09-30", "2025-10-20", "DONE_ON_TIME", id="last day"),
        pytest.param(TaskStatus.DONE, "2025-10-01", "2025-10-20", "DONE_LATE", id="a day late"),
        pytest.param(TaskStatus.IN_PROGRESS, None, "2025-09-30", "OPEN_IN_TIME", id="open"),
        pytest.param(TaskStatus.NOT_REPORTED, None, "2025-10-01", "OPEN_OVERDUE", id="overdue"),
        pytest.param(TaskStatus.NIL, None, "2025-10-01", None, id="nothing arose"),
    ],
)
def test_the_four_ways_of_a_fixed_limit(status, finished, today, expected):
    task = PLAN.tasks[1]
    done = dt.date.fromisoformat(finished) if finished else None
    found = timeliness(task, status, done, dt.date.fromisoformat(today))
    assert found is (Timeliness[expected] if expected else None)


def test_other_limits_stand_apart():
    task = PLAN.tasks[0]
    assert task.limit.kind is LimitKind.CONTINUOUS
    assert timeliness(task, TaskStatus.DONE, None, dt.date(2025, 9, 20)) is None
    assert TimeLimit("", LimitKind.NONE).due is None


def lead(code, **tasks):
    """A form in which each named task is answered with status, progress and figure."""
    entries = {}
    for key, (status, progress, figure, day) in tasks.items():
        key = key.replace("_", ".")
        entries[T, key, "Tình trạng"] = status.value
        if status in (DONE, DOING):
            entries[T, key, "Kết quả thực hiện"] = f"Kết quả {key}"
            if key == "II.3":
                entries[T, "II.3#2", "Số liệu"] = 100
        if progress is not None:
            entries[T, key, "Tiến độ (%)"] = progress
        if figure is not None:
            entries[T, key, "Số liệu"] = figure
        if day:
            entries[T, key, "Ngày hoàn thành"] = dt.date.fromisoformat(day)
    for row in FORMS[code].tasks:
        if row.role.value == "Chủ trì" and not row.further:
            entries.setdefault((T, row.key, "Tình trạng"), "Chưa thực hiện")
    return code, entries


def report(code, entries, day="2025-09-18T10:00:00"):
    found = read_bytes(filled(FORMS[code], entries), FORMS, f"{code}{day}.xlsx", day)
    assert found.answers, found.problems
    return found


def test_quantities_add_up_and_progress_is_the_mean():
    one = report(*lead("S1", II_3=(DOING, 50, 2, None)))
    two = report(*lead("S2", II_3=(DOING, 75, 4, None)))
    task = summed(PLAN, one, two).tasks[2]
    assert (task.progress, task.reported, task.expected) == (Decimal("62.5"), 2, 2)
    lessons, people = task.quantities
    assert (people.total, people.attainment) == (Decimal(200), Attainment.NOT_MET)
    assert (lessons.total, lessons.attainment) == (Decimal(6), Attainment.MET)
    assert [where.file[:2] for where in lessons.cells] == ["S1", "S2"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Không quá 6 lớp", Attainment.MET),
        ("Không quá 5 lớp", Attainment.NOT_MET),
        ("Dưới 6 lớp", Attainment.NOT_MET),
        ("Dưới 7 lớp", Attainment.MET),
        ("Trên 6 lớp", Attainment.NOT_MET),
        ("Không dưới 6 lớp", Attainment.MET),
    ],
)
def test_a_quantity_is_held_against_the_bound_it_has(printed, expected):
    plan = small_plan(SMALL_PLAN.replace("| 05-07 lớp | 5 | 7 | lớp |", f"| {printed} | | | |"))
    one = report(*lead("S1", II_3=(DOING, 50, 2, None)))
    two = report(*lead("S2", II_3=(DOING, 75, 4, None)))
    assert summed(plan, one, two).tasks[2].quantities[0].attainment is expected


def test_progress_follows_the_status_where_no_figure_is_given():
    one = report(*lead("S1", II_3=(DONE, None, 2, "2025-09-01")))
    two = report(*lead("S2", II_3=(NOT, None, None, None)))
    assert summed(PLAN, one, two).tasks[2].progress == Decimal(50)
    nil = report(*lead("S2", II_3=(NIL, 0, None, None)))
    assert summed(PLAN, one, nil).tasks[2].progress == Decimal(100)


def test_figures_without_a_plan_add_up_unit_by_unit():
    entries = {(T, "I.2", "Số liệu"): 3, (T, "I.2", "Đơn vị tính"): "hồ sơ"}
    first = report("X1", {**lead("X1", I_2=(DOING, 50, None, None))[1], **entries})
    second = report("X2", {**lead("X2", I_2=(DOING, 50, None, None))[1], **entries})
    (found,) = summed(PLAN, first, second).tasks[1].quantities
    assert (found.total, found.measure.unit) == (Decimal(6), "hồ sơ")


def test_a_lead_it_does_not_apply_to_leaves_the_count():
    one = report(*lead("S1", II_3=(Status.NOT_APPLICABLE, None, None, None)))
    two = report(*lead("S2", II_3=(DONE, 100, 7, "2025-09-01")))
    task = summed(PLAN, one, two).tasks[2]
    assert (task.status, task.reported, task.expected) == (TaskStatus.DONE, 1, 1)
    assert task.timeliness is Timeliness.DONE_ON_TIME


def test_n_of_m_counts_only_valid_answers():
    good = report(*lead("X1", I_2=(DONE, 100, None, "2025-09-01")))
    bad = report("X2", {(T, "I.2", "Tình trạng"): "Xong"})
    task = summed(PLAN, good, bad).tasks[1]
    assert (task.status, task.reported, task.expected) == (TaskStatus.IN_PROGRESS, 1, 3)
    assert [a.agency.code for a in task.answers] == ["X1"]


def test_done_with_forty_per_cent_is_shown_not_averaged_away():
    task = summed(PLAN, report(*lead("X1", I_2=(DONE, 40, None, "2025-09-01")))).tasks[1]
    (conflict,) = task.conflicts
    assert (conflict.agency.code, conflict.progress) == ("X1", Decimal(40))
    assert [where.cell for where in conflict.cells] == ["F7", "G7"]


def agencies(summary):
    return {r.agency.code: r.state for r in summary.agencies}


def test_how_agencies_stand():
    on_time = report(*lead("S1"), day="2025-09-20T23:00:00")
    late = report(*lead("S2"), day="2025-09-21T08:00:00")
    wrong = report("X1", {(T, "I.2", "Tình trạng"): "Xong"})
    assert agencies(summed(PLAN, on_time, late, wrong)) == {
        "S1": ReportState.ON_TIME,
        "S2": ReportState.LATE,
        "X1": ReportState.RETURNED,
        "X2": ReportState.MISSING,
        "X3": ReportState.MISSING,
    }


def test_a_late_correction_of_a_report_on_time_stays_on_time_and_counts():
    first = report(*lead("X1", I_2=(DOING, 10, None, None)), day="2025-09-19T08:00:00")
    second = report(*lead("X1", I_2=(DOING, 90, None, None)), day="2025-09-22T08:00:00")
    summary = summed(PLAN, first, second)
    assert agencies(summary)["X1"] is ReportState.ON_TIME
    assert summary.tasks[1].progress == Decimal(90)


def test_the_due_day_does_not_count_where_the_sheet_says_so():
    assert dates(PLAN, "2025-Y").last_good_day == dt.date(2025, 12, 9)


@pytest.mark.parametrize(
    ("points", "rank", "expected"),
    [
        pytest.param(74, 5, Attainment.MET, id="both met"),
        pytest.param(73.9, 5, Attainment.NOT_MET, id="points short"),
        pytest.param(75, 6, Attainment.NOT_MET, id="rank short"),
        pytest.param(75, "Không phát sinh", Attainment.UNKNOWN, id="one unknown"),
    ],
)
def test_indicators_are_held_against_their_targets(points, rank, expected):
    code, entries = lead("S1")
    entries = {**entries, (I, "CT1", "Kết quả"): points, (I, "CT1#2", "Kết quả"): rank}
    found = summed(PLAN, report(code, entries)).indicators[0]
    assert found.attainment is expected
    assert found.measures[0].value == Decimal(str(points))
    assert found.measures[1].nil is (rank == "Không phát sinh")


@pytest.mark.parametrize(
    ("status", "sums"),
    [(DONE, [6, 300]), (DOING, [6, 300]), (NOT, []), (NIL, []), (Status.NOT_APPLICABLE, [])],
)
def test_figures_count_only_where_the_task_is_under_way(status, sums):
    entries = {
        **complete(FORMS["S1"]),
        (T, "II.3", "Tình trạng"): status.value,
        (T, "II.3", "Ngày hoàn thành"): dt.date(2025, 9, 1),
        (T, "II.3", "Số liệu"): 6,
        (T, "II.3#2", "Số liệu"): 300,
    }
    found = summed(PLAN, report("S1", entries)).tasks[2].quantities
    assert [quantity.total for quantity in found] == sums


LATER = small_plan(SMALL_PLAN.replace("≤ | 5 | Top 5", "≤ | 5 | đến năm 2030 thuộc Top 5"))


@pytest.mark.parametrize(
    ("rank", "expected", "single"),
    [
        pytest.param(9, Attainment.MET, Attainment.UNKNOWN, id="not reached yet"),
        pytest.param(4, Attainment.MET, Attainment.MET, id="reached early"),
    ],
)
def test_a_target_of_a_later_year_is_not_missed_yet(rank, expected, single):
    code, entries = lead("S1")
    entries = {**entries, (I, "CT1", "Kết quả"): 75, (I, "CT1#2", "Kết quả"): rank}
    forms = forms_of(LATER)
    found = summed(LATER, read_bytes(filled(forms[code], entries), forms)).indicators[0]
    assert (found.attainment, found.measures[1].attainment) == (expected, single)
    assert [measure.later for measure in found.measures] == [False, True]


WORDS = small_plan(SMALL_PLAN.replace("| ≤ | 5 | Top 5 |", "| | | Đứng đầu vùng |"))


def test_a_target_in_words_is_answered_in_words():
    code, entries = lead("S1")
    entries = {**entries, (I, "CT1", "Kết quả"): 75, (I, "CT1#2", "Kết quả"): "Đứng thứ hai vùng"}
    forms = forms_of(WORDS)
    submission = read_bytes(filled(forms[code], entries), forms)
    assert [p for p in submission.problems if p.where.sheet == I] == []
    found = summed(WORDS, submission).indicators[0].measures[1]
    assert [merged.text for merged in found.said] == ["Đứng thứ hai vùng"]
    assert (found.value, found.attainment) == (None, Attainment.UNKNOWN)
    assert [where.sheet for where in found.cells] == [I]


def said(code, text):
    return Statement(Agency(code, code, code, "Xã"), text, Where("a", "b", "C1"))


def test_the_same_statement_is_written_once_with_all_who_said_it():
    merged = merge(
        [said("A", "Thiếu nhân lực"), said("B", "thiếu  nhân lực."), said("C", "Thiếu kinh phí")]
    )
    assert [(m.text, [a.code for a in m.agencies]) for m in merged] == [
        ("Thiếu nhân lực", ["A", "B"]),
        ("Thiếu kinh phí", ["C"]),
    ]


def test_bullets_are_statements_of_their_own_and_nothing_said_is_left_out():
    merged = merge([said("A", "- Một\n- Hai,\nhai tiếp"), said("B", "Không có.")], split=True)
    assert [m.text for m in merged] == ["Một", "Hai, hai tiếp"]


def test_tones_do_not_merge_different_statements_of_one_length():
    merged = merge([said("A", "Đã họp"), said("B", "Đã hợp")])
    assert len(merged) == 2
