"""The results of the commands as lines and tables for people; prints nothing itself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from generator.core.model import PeriodDates, Plan, Received, Verdict
from generator.core.outcome_words import SEVERITY_WORDS, VERDICT_WORDS
from generator.core.problems import Problem, in_order
from generator.core.summary import ReportState, TaskStatus
from generator.core.text import capitalised, one_line, shorten
from generator.core.values import format_date

if TYPE_CHECKING:
    from generator.demo import Demo
    from generator.pipeline import Due, ImportedPlan, Issued, Reported

Parts = Iterator[str | Table]
_STATES = {
    "complete": "đã đủ",
    "overdue": "quá hạn, còn thiếu",
    "due_today": "đến hạn hôm nay",
    "upcoming": "chưa đến hạn",
}


def _table(*captions: str) -> Table:
    table = Table(show_lines=False, header_style="bold")
    for caption in captions:
        table.add_column(caption, overflow="fold")
    return table


def _row(table: Table, *cells: object) -> None:
    table.add_row(*(Text(str(cell)) for cell in cells))


def plain_lines(table: Table) -> Iterator[str]:
    """A table as tab-separated lines, for pipes and files."""
    columns = [[str(cell) for cell in column.cells] for column in table.columns]
    yield "\t".join(str(column.header) for column in table.columns)
    for cells in zip(*columns, strict=True):
        yield "\t".join(" ".join(cell.split()) for cell in cells)


def problems(found: Iterable[Problem]) -> Parts:
    """Problems with their place, what is wrong and what to do."""
    table = _table("Mức", "Ở đâu", "Vấn đề", "Cách sửa")
    for one in found:
        _row(table, SEVERITY_WORDS[one.severity], one.where, one.message, one.hint)
    if table.row_count:
        yield table


def issued(result: "Issued") -> Parts:
    """What issue made."""
    yield from problems(result.problems)
    rows = sum(len(form.tasks) for form in result.forms)
    yield (
        f"Đã lập {len(result.forms)} biểu mẫu {result.dates.period.label} "
        f"({rows} dòng nhiệm vụ), hạn gửi {format_date(result.dates.due)}."
    )
    yield f"Thư mục: {result.folder}"
    if result.removed:
        yield f"Đã bỏ biểu mẫu của cơ quan không còn báo cáo: {', '.join(result.removed)}"


def _counted(result: Received) -> str:
    verdicts = Counter(submission.verdict for submission in result.submissions)
    return ", ".join(f"{verdicts[v]} {VERDICT_WORDS[v].lower()}" for v in Verdict if verdicts[v])


def received(result: Received, dates: PeriodDates) -> Parts:
    """The files that are not plainly accepted, what to mend or look at, and the counts."""
    table = _table("Tệp", "Cơ quan", "Kết luận", "Ngày nhận", "Lỗi", "Cảnh báo", "Chỉnh lại")
    for s in result.submissions:
        severities = Counter(found.severity.value for found in s.problems)
        came = format_date(s.arrival.received_at.date())
        counts = (severities["error"], severities["warning"], len(s.repairs))
        if s.verdict is not Verdict.ACCEPTED or s.problems:
            _row(table, s.arrival.file, s.agency, VERDICT_WORDS[s.verdict], came, *counts)
    if table.row_count:
        yield table
    open_files = (*result.counting.values(), *result.unsettled)
    yield from problems(in_order(found for s in open_files for found in s.problems))
    label = capitalised(dates.period.label)
    yield f"{label}: {len(result.submissions)} tệp; {_counted(result) or 'chưa có tệp nào'}."


def reported(result: "Reported") -> Parts:
    """The figures of a report and where its files lie."""
    summary = result.summary
    table = _table("Tình trạng nhiệm vụ", "Số nhiệm vụ")
    for status in TaskStatus:
        if count := len(summary.with_status(status)):
            _row(table, status.value, count)
    yield table
    states = {state: len(summary.in_state(state)) for state in ReportState}
    yield (
        f"Cơ quan: {len(summary.agencies)}; đúng hạn {states[ReportState.ON_TIME]}, "
        f"quá hạn {states[ReportState.LATE]}, phải hoàn thiện lại {states[ReportState.RETURNED]}, "
        f"chưa gửi {states[ReportState.MISSING]}."
    )
    if unsettled := len(result.received.unsettled):
        yield f"Còn {unsettled} tệp phải sửa hoặc không nhận được: chạy receive để xem từng lỗi."
    for path in result.kept:
        yield f"Bản đã sửa tay được giữ lại: {path}"
    yield from (f"Đã lập: {path}" for path in result.files)


def demo(result: "Demo", folder: Path) -> Parts:
    """What the demonstration did, found and made."""
    yield f"Thư mục chạy thử: {folder}"
    counted = _counted(result.reported.received)
    yield f"Đã lập {len(result.issued.forms)} biểu mẫu; các cơ quan (minh họa) gửi lại: {counted}."
    yield "Tình huống cài sẵn để thử chương trình:"
    yield from (f"  - {told}" for told in result.planted)
    found = [p for s in result.reported.received.unsettled for p in s.problems]
    yield from problems(in_order(found))
    yield from reported(result.reported)


def status(due: Sequence["Due"]) -> Parts:
    """Which periods are due when, who has reported, who has not."""
    table = _table("Kế hoạch", "Kỳ", "Hạn", "Tình hình", "Đã gửi", "Đúng hạn", "Còn thiếu")
    for line in due:
        counts = (f"{line.received}/{line.expected}", line.on_time, len(line.owing))
        state = _STATES[line.state] if line.issued else f"{_STATES[line.state]}, chưa lập biểu mẫu"
        _row(table, line.plan, line.dates.period.id, format_date(line.dates.due), state, *counts)
    yield table
    for line in due:
        if line.issued:
            yield from _owing(line)


def _owing(line: "Due") -> Parts:
    for state, words in (
        (ReportState.RETURNED, "phải sửa và gửi lại"),
        (ReportState.MISSING, "chưa gửi"),
    ):
        names = [f"{r.agency.name} ({r.agency.code})" for r in line.owing if r.state is state]
        if names:
            yield f"{line.plan} {line.dates.period.id}, {words} {len(names)}: {'; '.join(names)}"


def plans(found: Sequence[Plan]) -> Parts:
    """All plans, a line each."""
    table = _table("Kế hoạch", "Tên", "Nhiệm vụ", "Chỉ tiêu", "Cơ quan tổng hợp")
    for one in found:
        counts = (len(one.tasks), len(one.indicators), one.office_agency.name)
        _row(table, one.id, one.title, *counts)
    yield table


def plan(found: Plan, periods: Sequence[PeriodDates]) -> Parts:
    """An overview of one plan."""
    yield f"{found.title} ({found.number or 'chưa có số'}, {found.issuer})"
    yield f"Cơ quan tổng hợp: {found.office_agency.name}; {len(found.agencies)} cơ quan."
    dates = _table("Kỳ", "Hạn gửi", "Hạn báo cáo cấp trên", "Số liệu")
    for one in periods:
        upward = format_date(one.due_upward) if one.due_upward else ""
        start = format_date(one.data_from) if one.data_from else "…"
        window = f"{start} - {format_date(one.data_to)}"
        _row(dates, one.period.id, format_date(one.due), upward, window)
    yield dates
    groups = _table("Nhóm", "Tên nhóm", "Nhiệm vụ")
    for group in found.task_groups:
        count = sum(task.group == group.code for task in found.tasks)
        _row(groups, group.number, group.title, count)
    yield groups


def plan_checked(found: Plan, warnings: Sequence[Problem]) -> Parts:
    """The outcome of plan check for a workbook without errors."""
    yield from problems(warnings)
    count = f"{len(warnings)} điểm cần xem lại" if warnings else "không có lỗi"
    yield (
        f"{found.id}: {count}; {len(found.tasks)} nhiệm vụ, {len(found.indicators)} chỉ tiêu, "
        f"{len(found.agencies)} cơ quan."
    )


def imported(result: "ImportedPlan") -> Parts:
    """What importing took from a plan, what it guessed, and the workbook's problems."""
    table = _table("Sheet", "Ô", "Trong kế hoạch", "Đã ghi", "Lý do")
    for guess in result.guesses:
        texts = (shorten(one_line(text), 80) for text in (guess.seen, guess.taken))
        _row(table, guess.sheet, guess.cell, *texts, guess.why)
    yield table
    yield from problems(result.problems)
    yield (
        f"{result.plan}: {result.tasks} nhiệm vụ, {result.indicators} chỉ tiêu, "
        f"{result.agencies} cơ quan; {len(result.guesses)} chỗ cần xác nhận (sheet Cần xác nhận)."
    )
    yield f"Đã lập: {result.path}"


def usage(fault: Any) -> str:
    """A wrong command line in Vietnamese."""
    kind, said = type(fault).__name__, str(fault.format_message())
    if kind == "NoArgsIsHelpError":
        return said
    parameter = getattr(fault, "param", None)
    name = str(getattr(parameter, "metavar", None) or getattr(parameter, "name", ""))
    if kind == "MissingParameter":
        told = f"Thiếu tham số {name}."
    elif kind == "NoSuchOption":
        told = f"Không có tùy chọn {getattr(fault, 'option_name', '')}."
    elif match := re.search(r"No such command ['\"](.*)['\"]", said):
        told = f"Không có lệnh “{match[1]}”."
    elif kind == "BadParameter" and name == "NGÀY":
        told = "Ngày chưa đúng; ghi như 2025-09-23 hoặc 23/9/2025."
    elif kind == "BadParameter":
        told = f"Giá trị của {name} chưa đúng."
    else:
        told = f"Lệnh chưa đúng: {said}"
    return f"{told} Thêm --help vào sau lệnh để xem hướng dẫn."
