"""Section III of the report: shortcomings, and difficulties by theme."""

from collections.abc import Iterator, Sequence

from generator.core.summary import (
    AgencyResult,
    MergedStatement,
    ReportState,
    Summary,
    TaskResult,
    TaskStatus,
    Timeliness,
)
from generator.core.tags import Headed
from generator.core.text import enumerate_vi
from generator.core.trace import figure_id
from generator.core.values import format_count, format_date
from generator.stages.report_text.frame import appendix_numbers
from generator.stages.report_text.noted import Noted
from generator.stages.report_text.statements import letter, listed, task_numbers

_NAMED_MISSING = 12
_PER_THEME = 4
_GENERAL = "Khó khăn, vướng mắc chung"


def shortcomings(noted: Noted) -> Iterator[str]:
    """Agencies without a good report in time; tasks not reported, not begun, late or unclear."""
    summary = noted.summary
    for state, said, words in (
        (ReportState.MISSING, "Còn", "chưa gửi báo cáo"),
        (ReportState.RETURNED, "Có", "đã gửi nhưng báo cáo còn sai sót, chưa hoàn thiện"),
        (ReportState.LATE, "Có", "gửi báo cáo quá hạn"),
    ):
        if found := summary.in_state(state):
            named = _names(found, appendix_numbers(summary).co_quan)
            count = noted.agencies(figure_id("tt3", state.value), f"Số cơ quan {words}", found)
            label = f"Các cơ quan {words}"
            names = noted.names(figure_id("tt3_ten", state.value), label, found, named)
            yield f"{said} {count} cơ quan, đơn vị {words}: {names}."
    for name, said, words, tasks in _lagging(summary):
        if tasks:
            yield f"{said} {counted_tasks(noted, f'iii_{name}', words, tasks)}."


def _lagging(summary: Summary) -> Iterator[tuple[str, str, str, tuple[TaskResult, ...]]]:
    """Yield the tasks that lag behind: a name, how it begins, what is said of them, the tasks."""
    unreported = summary.with_status(TaskStatus.NOT_REPORTED)
    waiting = summary.with_status(TaskStatus.NOT_STARTED)
    overdue = tuple(r for r in summary.tasks if r.timeliness is Timeliness.OPEN_OVERDUE)
    unclear = tuple(result for result in summary.tasks if result.conflicts)
    yield "not_reported", "Còn", "chưa có cơ quan chủ trì nào báo cáo", due_by_now(unreported)
    yield "not_started", "Còn", "chưa thực hiện", due_by_now(waiting)
    yield "qua_han", "Có", "đã quá hạn hoàn thành", overdue
    words = "có số liệu chưa thống nhất giữa tình trạng và tiến độ, cần rà soát"
    yield "doi_chieu", "Có", words, unclear


def counted_tasks(noted: Noted, name: str, words: str, results: Sequence[TaskResult]) -> str:
    """How many tasks something is said of, and their numbers."""
    count = noted.tasks(name, f"Số nhiệm vụ {words}", results)
    numbers = task_numbers(noted, f"{name}_so", f"Các nhiệm vụ {words}", results)
    return f"{count} nhiệm vụ {words} ({numbers})"


def due_by_now(results: Sequence[TaskResult]) -> tuple[TaskResult, ...]:
    """The tasks without those whose time has not come."""
    return tuple(result for result in results if not result.ahead)


def _names(results: Sequence[AgencyResult], appendix: str) -> str:
    if len(results) <= _NAMED_MISSING:
        return enumerate_vi(map(_name, results))
    named = ", ".join(map(_name, results[:_NAMED_MISSING]))
    rest = len(results) - _NAMED_MISSING
    return f"{named} và {format_count(rest)} cơ quan, đơn vị khác (Phụ lục {appendix})"


def _name(result: AgencyResult) -> str:
    """The agency, with the later day it was granted."""
    until = result.extended_until
    return (
        f"{result.agency.name} (được gia hạn đến {format_date(until)})"
        if until
        else (result.agency.name)
    )


def difficulties(summary: Summary) -> tuple[MergedStatement, ...]:
    """All difficulties without their themes, the most shared first."""
    found = [merged for theme in summary.difficulties for merged in theme.statements]
    return tuple(sorted(found, key=lambda merged: -len(merged.agencies)))


def by_theme(noted: Noted) -> Iterator[Headed]:
    """The difficulties of each theme under its heading; nothing where all are general."""
    themes = noted.summary.difficulties
    if not any(theme.group for theme in themes):
        return
    for number, theme in enumerate(themes):
        group = theme.group
        heading = f"Nhóm {group.number} - {group.title}" if group and group.number else ""
        place = figure_id("kk", group.code if group else "chung")
        yield Headed(
            so=letter(number),
            ten=heading or (group.title if group else _GENERAL),
            noi_dung=listed(noted, place, theme.statements, _PER_THEME),
        )
