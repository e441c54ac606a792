"""Plans: all of them, one at a glance, one checked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from generator.core.measures import print_measure, target_text
from generator.core.model import LimitKind, Measure, PeriodDates, Plan
from generator.core.problems import Problem
from generator.core.text import one_line, shorten
from generator.core.time_limits import print_limit
from generator.core.values import format_date
from generator.show.tables import Parts, problems, row, table

if TYPE_CHECKING:
    from generator.pipeline import Drafted, ImportedPlan

_NAME, _GUESSED = 60, 80  # characters of a name, of a guess in a table


def plans(found: Sequence[Plan]) -> Parts:
    """All plans, a line each."""
    listed = table("Kế hoạch", "Tên", "Nhiệm vụ", "Chỉ tiêu", "Cơ quan", "Cơ quan tổng hợp")
    for one in found:
        counts = (len(one.tasks), len(one.indicators), len(one.agencies))
        row(listed, one.id, one.title, *counts, one.office_agency.name)
    yield listed


def plan(found: Plan, periods: Sequence[PeriodDates]) -> Parts:
    """An overview of one plan: dates, agencies, groups, how limits and targets are read."""
    yield f"{found.title} ({found.number or 'chưa có số'}, {found.issuer})"
    yield f"Cơ quan tổng hợp: {found.office_agency.name}; {_by_kind(found)}."
    yield from _periods(found, periods)
    groups = table("Nhóm", "Tên nhóm", "Nhiệm vụ")
    for group in found.task_groups:
        count = sum(task.group == group.code for task in found.tasks)
        row(groups, group.number, group.title, count)
    yield groups
    yield _limits(found)
    yield from _targets(found)


def _by_kind(found: Plan) -> str:
    kinds = Counter(agency.kind for agency in found.agencies)
    counted = (f"{count} {kind or 'chưa ghi loại'}" for kind, count in kinds.items())
    reporting = sum(agency.reports for agency in found.agencies)
    told = "; ".join(counted)
    return f"{len(found.agencies)} cơ quan ({told}), {reporting} cơ quan nhận biểu mẫu"


def _periods(found: Plan, periods: Sequence[PeriodDates]) -> Parts:
    if periods:
        dates = table("Kỳ", "Hạn gửi", "Hạn báo cáo cấp trên", "Số liệu")
        for one in periods:
            upward = format_date(one.due_upward) if one.due_upward else ""
            row(dates, one.period.id, format_date(one.due), upward, one.window)
        yield dates
    if any(cycle.slot == "X" for cycle in found.cycles):
        example = f"run.py issue {found.id} {found.first_year}-X1 --due NGÀY"
        yield f"Báo cáo theo yêu cầu: hạn ghi khi lập biểu mẫu ({example})."


def _limits(found: Plan) -> Table:
    listed = table("Thời hạn ghi trong kế hoạch", "Đọc là", "Từ ngày", "Đến ngày", "Nhiệm vụ")
    counted = Counter(task.limit for task in found.tasks)
    for limit, count in counted.items():
        read = print_limit(limit) if limit.kind is LimitKind.FIXED else limit.kind.value
        days = (format_date(day) if day else "" for day in (limit.start, limit.due))
        row(listed, limit.printed or "(để trống)", read, *days, count)
    return listed


def _targets(found: Plan) -> Parts:
    measured = [*_of_tasks(found), *_of_indicators(found)]
    if measured:
        listed = table("Mã", "Nhiệm vụ, chỉ tiêu", "Mục tiêu ghi trong kế hoạch", "Đọc là")
        for code, name, measure in measured:
            shown = shorten(one_line(name), _NAME)
            read = "bằng lời" if measure.in_words else print_measure(measure)
            row(listed, code, shown, one_line(target_text(measure)), read)
        yield listed


def _of_tasks(found: Plan) -> Iterator[tuple[str, str, Measure]]:
    for task in found.tasks:
        for measure in task.measures:
            yield task.key, task.text, measure


def _of_indicators(found: Plan) -> Iterator[tuple[str, str, Measure]]:
    for indicator in found.indicators:
        for measure in indicator.measures:
            yield indicator.code, indicator.name, measure


def plan_checked(found: Plan, warnings: Sequence[Problem]) -> Parts:
    """The outcome of plan check for a workbook without errors."""
    yield from problems(warnings)
    count = f"{len(warnings)} điểm cần xem lại" if warnings else "không có lỗi"
    yield (
        f"{found.id}: {count}; {len(found.tasks)} nhiệm vụ, {len(found.indicators)} chỉ tiêu, "
        f"{len(found.agencies)} cơ quan."
    )


def drafted(result: "Drafted") -> Parts:
    """The new plan workbook and what comes next."""
    yield f"Đã lập: {result.file}"
    yield (
        f"Đã ghi sẵn {result.departments} sở, ban, ngành và {result.communes} xã, phường, đặc khu "
        f"của {result.province.full_name}. Cơ quan có ghi chú “Rà soát” chưa được giao biểu mẫu."
    )
    yield (
        "Việc tiếp theo: mở tệp, ghi các mục còn trống, các nhóm nhiệm vụ và nhiệm vụ; giữ lại các "
        f"kỳ báo cáo của kế hoạch; rồi chạy plan check {result.plan}."
    )


def imported(result: "ImportedPlan") -> Parts:
    """What importing took from a plan, what it guessed, and the workbook's problems."""
    listed = table("Sheet", "Ô", "Trong kế hoạch", "Đã ghi", "Lý do")
    for guess in result.guesses:
        texts = (shorten(one_line(text), _GUESSED) for text in (guess.seen, guess.taken))
        row(listed, guess.sheet, guess.cell, *texts, guess.why)
    yield listed
    yield from problems(result.problems)
    yield (
        f"{result.plan}: {result.tasks} nhiệm vụ, {result.indicators} chỉ tiêu, "
        f"{result.agencies} cơ quan; {len(result.guesses)} chỗ cần xác nhận (sheet Cần xác nhận)."
    )
    yield f"Đã lập: {result.path}"
