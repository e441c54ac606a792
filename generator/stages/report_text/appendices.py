"""The appendices of the report: every task, every indicator, every agency on a line."""

from collections.abc import Iterator, Sequence

from generator.core.measures import asked_beside, target_text
from generator.core.model import Status
from generator.core.outcome_words import ATTAINMENT_WORDS, REPORT_STATE_WORDS, judged_words
from generator.core.summary import (
    AgencyResult,
    IndicatorResult,
    MeasureResult,
    MergedStatement,
    Quantity,
    ReportState,
    Summary,
    TaskResult,
)
from generator.core.tags import AgencyLine, IndicatorLine, TaskGroupLines, TaskLine
from generator.core.text import capitalised, enumerate_vi
from generator.core.values import format_date, format_number, format_percent
from generator.stages.report_text.statements import who


def task_lines(summary: Summary) -> Iterator[TaskGroupLines]:
    """Appendix I: the tasks under their groups."""
    for group in summary.plan.task_groups:
        results = [result for result in summary.tasks if result.task.group == group.code]
        yield TaskGroupLines(group.number, group.title, tuple(map(_task_line, results)))


def _task_line(result: TaskResult) -> TaskLine:
    task = result.task
    results = (*result.results, *result.coop_results)
    return TaskLine(
        so=task.number,
        ten=task.text,
        yeu_cau=tuple(asked_beside(task)),
        chu_tri=task.leads_printed or enumerate_vi(task.leads),
        thoi_han=task.limit.printed,
        tinh_trang=tuple(_task_state(result)),
        tien_do=format_percent(result.progress) if result.progress is not None else "",
        ket_qua=(*_quantities(result), *map(_entry, results), *map(_product, result.products)),
        kho_khan=tuple(map(_entry, result.difficulties)),
    )


def _task_state(result: TaskResult) -> Iterator[str]:
    yield capitalised(result.status.value)
    if result.timeliness:
        yield f"({result.timeliness.value})"
    yield f"{result.reported}/{result.expected} cơ quan đã báo cáo"
    for conflict in result.conflicts:
        said = f"{conflict.status.value.lower()} nhưng tiến độ {format_percent(conflict.progress)}"
        yield f"{conflict.agency.name} báo cáo {said}"


def _entry(merged: MergedStatement) -> str:
    return f"- {merged.text} ({who(merged.agencies)})"


def _product(merged: MergedStatement) -> str:
    return f"- Sản phẩm, văn bản: {merged.text} ({who(merged.agencies)})"


def _quantities(result: TaskResult) -> Iterator[str]:
    for quantity in result.quantities:
        target = target_text(quantity.measure)
        against = f" (kế hoạch: {target}; {_held_against(quantity)})" if target else ""
        yield f"{format_number(quantity.total)} {quantity.measure.unit}{against}"


def _held_against(quantity: Quantity) -> str:
    least, most = quantity.measure.least, quantity.measure.most
    if least is not None and most is not None and quantity.total > most:
        return "vượt"
    return ATTAINMENT_WORDS[quantity.attainment].lower()


def indicator_lines(results: Sequence[IndicatorResult]) -> Iterator[IndicatorLine]:
    """Appendix II: a line for each measure of an indicator."""
    parents = {result.indicator.parent for result in results}
    for result in results:
        for number, measure in enumerate(result.measures):
            name = result.indicator.name
            yield IndicatorLine(
                so=result.indicator.code if number == 0 else "",
                ten=capitalised(name),
                tong_hop=result.indicator.code in parents or bool(result.indicator.sum_of),
                don_vi=measure.measure.unit,
                ky_goc=measure.measure.baseline,
                muc_tieu=target_text(measure.measure),
                ket_qua=_values(measure),
                danh_gia=judged_words(measure),
                ghi_chu=result.note if number == 0 else "",
            )


def _values(measure: MeasureResult) -> str:
    """The value; the values with who gave them where leads disagree; why there is none."""
    if measure.value is not None:
        return format_number(measure.value)
    if measure.said:
        return "; ".join(f"{merged.text} ({who(merged.agencies)})" for merged in measure.said)
    if measure.values:
        return "; ".join(f"{format_number(value)} ({a.name})" for a, value, _ in measure.values)
    return "Không phát sinh" if measure.nil else "Chưa có số liệu"


def _state(result: AgencyResult) -> str:
    valid = result.state in (ReportState.ON_TIME, ReportState.LATE)
    faulty = " (bản gửi sau còn lỗi)" if valid and result.errors else ""
    return REPORT_STATE_WORDS[result.state] + faulty


def agency_line(number: str, name: str, results: Sequence[AgencyResult]) -> AgencyLine:
    """A line of appendix III: one agency with its number, or several summed without one."""
    counts = dict.fromkeys(Status, 0)
    for result in results:
        for status, count in result.statuses:
            counts[status] += count
    single = results[0] if len(results) == 1 and number else None
    reported = single is None or single.state in (ReportState.ON_TIME, ReportState.LATE)

    def shown(status: Status) -> str:
        return format_number(counts[status]) if reported else "-"

    return AgencyLine(
        so=number,
        ten=name,
        tinh_trang=_state(single) if single else "",
        nhan_luc=format_date(single.received_at) if single and single.received_at else "",
        nhiem_vu=format_number(sum(result.tasks for result in results)),
        hoan_thanh=shown(Status.DONE),
        dang=shown(Status.IN_PROGRESS),
        chua=shown(Status.NOT_STARTED),
        khong_phat_sinh=shown(Status.NIL),
        khong_ap_dung=shown(Status.NOT_APPLICABLE),
    )
