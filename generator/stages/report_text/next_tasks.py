"""Section IV of the report: what comes next."""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.core.summary import ReportState, TaskResult, Upcoming
from generator.core.text import one_line, shorten
from generator.core.trace import figure_id
from generator.core.values import format_date
from generator.core.wording import PlanSheets
from generator.stages.report_text.noted import Noted
from generator.stages.report_text.shortcomings import counted_tasks
from generator.stages.report_text.statements import task_numbers

_TOLD = 3  # tasks due on one day that are told one by one
_LONGEST = 160
_KEPT = "Tiếp tục duy trì, phát huy kết quả các nhiệm vụ đã hoàn thành."


def next_tasks(noted: Noted) -> Iterator[str]:
    """What is left to do: open tasks, those due next, and agencies to remind."""
    found = [
        *_open(noted, noted.summary.upcoming),
        *_due(noted),
        *_recurring(noted),
        *_owing(noted),
    ]
    yield from found or [_KEPT]


def _open(noted: Noted, upcoming: Upcoming) -> Iterator[str]:
    if going := upcoming.going:
        count = noted.tasks("chung_in_progress", "Số nhiệm vụ đang thực hiện", going)
        yield f"Tiếp tục thực hiện {count} nhiệm vụ đang thực hiện theo tiến độ của Kế hoạch."
    if overdue := upcoming.overdue:
        said = counted_tasks(noted, "iv_qua_han", "đã quá hạn", overdue)
        yield f"Tập trung hoàn thành dứt điểm {said}."
    if waiting := [result for result in upcoming.waiting if result not in upcoming.overdue]:
        said = counted_tasks(noted, "iv_chua", "chưa thực hiện", waiting)
        yield f"Khẩn trương triển khai {said}."
    if starting := upcoming.starting:
        said = counted_tasks(noted, "iv_den_luc", "sắp đến thời gian thực hiện", starting)
        yield f"Chuẩn bị triển khai {said}."
    if conditional := upcoming.conditional:
        said = counted_tasks(noted, "iv_khi", "khi có đủ điều kiện theo Kế hoạch", conditional)
        yield f"Chủ động triển khai {said}."
    if silent := upcoming.silent:
        count = noted.tasks("iv_im", "Số nhiệm vụ chưa có báo cáo", silent)
        yield f"Làm rõ kết quả {count} nhiệm vụ chưa có cơ quan chủ trì nào báo cáo."


def _due(noted: Noted) -> Iterator[str]:
    """The tasks due before the next report, day by day: a few in words, more by numbers."""
    by_day: dict[dt.date, list[TaskResult]] = {}
    for result in noted.summary.upcoming.due:
        if result.task.limit.due:
            by_day.setdefault(result.task.limit.due, []).append(result)
    for day, results in by_day.items():
        if len(results) > _TOLD:
            yield _due_together(noted, day, results)
        else:
            yield from (_due_alone(noted, result, day) for result in results)


def _due_together(noted: Noted, day: dt.date, results: Sequence[TaskResult]) -> str:
    name, due = figure_id("han_ngay", day.isoformat()), format_date(day)
    count = noted.tasks(name, f"Số nhiệm vụ phải hoàn thành chậm nhất ngày {due}", results)
    label = f"Các nhiệm vụ phải hoàn thành chậm nhất ngày {due}"
    numbers = task_numbers(noted, f"{name}_so", label, results)
    when = noted.plan(f"{name}_ngay", "Thời hạn", due, PlanSheets.TASKS)
    return f"Hoàn thành {count} nhiệm vụ có thời hạn chậm nhất ngày {when} ({numbers})."


def _due_alone(noted: Noted, result: TaskResult, day: dt.date) -> str:
    text = shorten(one_line(result.task.text), _LONGEST).rstrip(".")
    due = format_date(day)
    shown = f"Hoàn thành nhiệm vụ {result.label} (“{text}”) chậm nhất ngày {due}."
    label = f"Thời hạn của nhiệm vụ {result.label}"
    return noted.plan(figure_id("han", result.task.key), label, shown, PlanSheets.TASKS)


def _recurring(noted: Noted) -> Iterator[str]:
    """The tasks of every year, where the next report is of a new one."""
    upcoming, dates = noted.summary.upcoming, noted.summary.dates
    if upcoming.recurring and upcoming.until and upcoming.until.period.year > dates.period.year:
        year = str(upcoming.until.period.year)
        shown = noted.plan("ky_nam_toi", "Năm của kỳ tới", year, PlanSheets.CYCLES)
        said = counted_tasks(noted, "iv_hang_nam", "thực hiện hằng năm", upcoming.recurring)
        yield f"Trong năm {shown}, triển khai {said}."


def _owing(noted: Noted) -> Iterator[str]:
    if owing := noted.summary.in_state(ReportState.MISSING, ReportState.RETURNED):
        count = noted.agencies("gui_con_no", "Số cơ quan chưa có báo cáo hợp lệ", owing)
        yield f"Đôn đốc {count} cơ quan, đơn vị chưa có báo cáo hợp lệ gửi báo cáo theo quy định."
