"""Sections III and IV of the report: shortcomings, difficulties, and the tasks that come next."""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.core.assignment import scheduled
from generator.core.summary import (
    AgencyResult,
    MergedStatement,
    ReportState,
    Summary,
    TaskResult,
    TaskStatus,
    Timeliness,
)
from generator.core.text import enumerate_vi, one_line, shorten, statement_key
from generator.core.trace import figure_id
from generator.core.values import format_count, format_date
from generator.core.wording import PlanSheets, Topic
from generator.stages.report_text.frame import appendix_numbers
from generator.stages.report_text.noted import Noted

_NAMED_MISSING = 12


def shortcomings(noted: Noted) -> Iterator[str]:
    """Agencies without a good report in time; tasks not reported, not begun, late or unclear."""
    summary = noted.summary
    for state, words in (
        (ReportState.MISSING, "chưa gửi báo cáo"),
        (ReportState.RETURNED, "đã gửi nhưng báo cáo còn sai sót, chưa hoàn thiện"),
        (ReportState.LATE, "gửi báo cáo quá hạn"),
    ):
        if found := summary.in_state(state):
            named = _names(found, appendix_numbers(summary).co_quan)
            count = noted.agencies(figure_id("tt3", state.value), f"Số cơ quan {words}", found)
            listed = f"Các cơ quan {words}"
            names = noted.names(figure_id("tt3_ten", state.value), listed, found, named)
            yield f"{count} cơ quan, đơn vị {words}: {names}."
    for status, words in (
        (TaskStatus.NOT_REPORTED, "chưa có cơ quan chủ trì nào báo cáo"),
        (TaskStatus.NOT_STARTED, "chưa thực hiện"),
    ):
        if tasks := _due_by_now(summary.with_status(status)):
            yield f"{_counted(noted, status.name.lower(), words, tasks)}."
    overdue = [r for r in summary.tasks if r.timeliness is Timeliness.OPEN_OVERDUE]
    if overdue:
        yield f"{_counted(noted, 'qua_han', 'đã quá hạn hoàn thành', overdue)}."
    unclear = [result for result in summary.tasks if result.conflicts]
    if unclear:
        words = "có số liệu chưa thống nhất giữa tình trạng và tiến độ, cần rà soát"
        yield f"{_counted(noted, 'doi_chieu', words, unclear)}."


def _counted(noted: Noted, name: str, words: str, results: Sequence[TaskResult]) -> str:
    """How many tasks something is said of, and their numbers."""
    count = noted.tasks(figure_id("iii", name), f"Số nhiệm vụ {words}", results)
    return f"{count} nhiệm vụ {words} {_numbers(noted, name, words, results)}"


def _due_by_now(results: Sequence[TaskResult]) -> tuple[TaskResult, ...]:
    """The tasks without those whose time has not come."""
    return tuple(result for result in results if not result.ahead)


def _names(results: Sequence[AgencyResult], appendix: str) -> str:
    if len(results) <= _NAMED_MISSING:
        return enumerate_vi(result.agency.name for result in results)
    named = ", ".join(result.agency.name for result in results[:_NAMED_MISSING])
    rest = len(results) - _NAMED_MISSING
    return f"{named} và {format_count(rest)} cơ quan, đơn vị khác (Phụ lục {appendix})"


def _numbers(noted: Noted, name: str, words: str, results: Sequence[TaskResult]) -> str:
    """The tasks by their numbers as one of them, in brackets."""
    shown = enumerate_vi(result.label for result in results)
    numbers = noted.numbers(figure_id("iii_so", name), f"Các nhiệm vụ {words}", results, shown)
    return f"(các nhiệm vụ số {numbers})" if len(results) > 1 else f"(nhiệm vụ số {numbers})"


def difficulties(summary: Summary) -> tuple[MergedStatement, ...]:
    """Difficulties of the sheet Ý kiến chung and of single tasks, each once."""
    found: dict[str, MergedStatement] = {}
    single = (said for result in summary.tasks for said in result.difficulties)
    for merged in (*summary.topic(Topic.DIFFICULTY), *single):
        key = statement_key(merged.text)
        before = found.get(key, MergedStatement(merged.text, ()))
        found[key] = MergedStatement(before.text, (*before.said_by, *merged.said_by))
    return tuple(sorted(found.values(), key=lambda merged: -len(merged.agencies)))


def next_tasks(noted: Noted) -> Iterator[str]:
    """What is left to do: open tasks, those due next, and agencies to remind."""
    summary = noted.summary
    going = summary.with_status(TaskStatus.IN_PROGRESS)
    if going:
        count = noted.tasks("chung_in_progress", "Số nhiệm vụ đang thực hiện", going)
        yield f"Tiếp tục thực hiện {count} nhiệm vụ đang thực hiện theo tiến độ của Kế hoạch."
    if waiting := _due_by_now(summary.with_status(TaskStatus.NOT_STARTED)):
        yield (
            f"Khẩn trương triển khai {_counted(noted, 'not_started', 'chưa thực hiện', waiting)}."
        )
    for result in _open_with_limit(summary):
        text = shorten(one_line(result.task.text), 160).rstrip(".")
        due = format_date(result.task.limit.due) if result.task.limit.due else ""
        shown = f"Hoàn thành nhiệm vụ {result.label} (“{text}”) chậm nhất ngày {due}."
        label = f"Thời hạn của nhiệm vụ {result.label}"
        yield noted.plan(figure_id("han", result.task.key), label, shown, PlanSheets.TASKS)
    if owing := summary.in_state(ReportState.MISSING, ReportState.RETURNED):
        count = noted.agencies("gui_con_no", "Số cơ quan chưa có báo cáo hợp lệ", owing)
        yield (f"Đôn đốc {count} cơ quan, đơn vị chưa có báo cáo hợp lệ gửi báo cáo theo quy định.")


def _open_with_limit(summary: Summary) -> Iterator[TaskResult]:
    """The tasks under way whose limit falls before the next report is due, or within a year."""
    following = [d.due for d in scheduled(summary.plan, frozenset()) if d.due > summary.dates.due]
    horizon = min(following, default=summary.dates.due + dt.timedelta(days=365))
    for result in summary.tasks:
        due = result.task.limit.due
        going = result.status is not TaskStatus.NOT_STARTED
        if result.timeliness is Timeliness.OPEN_IN_TIME and going and due and due <= horizon:
            yield result
