"""The appendices of the report: every task, every indicator, every agency on a line."""

from collections.abc import Iterator

from generator.core.measures import asked_beside, target_text
from generator.core.model import Status
from generator.core.outcome_words import (
    ATTAINMENT_WORDS,
    REPORT_STATE_WORDS,
    extended_words,
    judged_words,
)
from generator.core.summary import (
    AgencyResult,
    MeasureResult,
    MergedStatement,
    Quantity,
    ReportState,
    TaskResult,
)
from generator.core.tags import AgencyLine, IndicatorLine, TaskGroupLines, TaskLine
from generator.core.text import capitalised, enumerate_vi
from generator.core.trace import figure_id
from generator.core.values import format_date, format_number, format_percent
from generator.stages.report_text.noted import AGENCY_FIELDS, Noted, of_agency
from generator.stages.report_text.statements import who

_PRODUCT = "Sản phẩm, văn bản: "
_COUNTED = {
    "hoan_thanh": Status.DONE,
    "dang": Status.IN_PROGRESS,
    "chua": Status.NOT_STARTED,
    "khong_phat_sinh": Status.NIL,
    "khong_ap_dung": Status.NOT_APPLICABLE,
}


def task_lines(noted: Noted) -> Iterator[TaskGroupLines]:
    """Appendix I: the tasks under their groups."""
    for group in noted.summary.plan.task_groups:
        results = [r for r in noted.summary.tasks if r.task.group == group.code]
        lines = tuple(_task_line(noted, result) for result in results)
        yield TaskGroupLines(group.number, group.title, lines)


def _task_line(noted: Noted, result: TaskResult) -> TaskLine:
    task = result.task
    results = (*result.results, *result.coop_results)
    progress = format_percent(result.progress) if result.progress is not None else ""
    place = figure_id("pl", task.key)
    return TaskLine(
        so=task.number,
        ten=task.text,
        yeu_cau=tuple(asked_beside(task)),
        chu_tri=task.leads_printed or enumerate_vi(task.leads),
        thoi_han=task.limit.printed,
        tinh_trang=tuple(_task_state(noted, result)),
        tien_do=noted.task_progress(result, progress),
        ket_qua=(
            *_quantities(noted, result),
            *(_entry(noted, result, place, merged) for merged in results),
            *(_entry(noted, result, place, merged, _PRODUCT) for merged in result.products),
        ),
        kho_khan=tuple(
            _entry(noted, result, f"{place}_kk", merged) for merged in result.difficulties
        ),
    )


def _task_state(noted: Noted, result: TaskResult) -> Iterator[str]:
    yield noted.status(result, capitalised(result.status.value))
    if result.timeliness:
        yield f"({noted.timeliness(result, result.timeliness.value)})"
    answered = noted.reported(result, f"{result.reported}/{result.expected}")
    yield f"{answered} cơ quan đã báo cáo"
    for conflict in result.conflicts:
        said = f"{conflict.status.value.lower()} nhưng tiến độ {format_percent(conflict.progress)}"
        name = figure_id("dc", result.task.key, conflict.agency.code)
        label = f"Số liệu cần đối chiếu của nhiệm vụ {result.label}"
        shown = f"{conflict.agency.name} báo cáo {said}"
        yield noted.figure(name, label, shown, "Tình trạng và tiến độ trái nhau.", conflict.cells)


def _entry(
    noted: Noted, result: TaskResult, place: str, merged: MergedStatement, lead: str = ""
) -> str:
    shown = f"- {lead}{merged.text} ({who(merged.agencies)})"
    label = f"Nhiệm vụ {result.label}: kết quả, ý kiến do cơ quan nêu"
    return noted.statement(f"{place}{bool(lead):d}", merged, shown, label)


def _quantities(noted: Noted, result: TaskResult) -> Iterator[str]:
    for number, quantity in enumerate(result.quantities):
        target = target_text(quantity.measure)
        against = f" (kế hoạch: {target}; {_held_against(quantity)})" if target else ""
        shown = f"{format_number(quantity.total)} {quantity.measure.unit}{against}"
        yield noted.quantity(result, number, quantity, shown)


def _held_against(quantity: Quantity) -> str:
    least, most = quantity.measure.least, quantity.measure.most
    if least is not None and most is not None and quantity.total > most:
        return "vượt"
    return ATTAINMENT_WORDS[quantity.attainment].lower()


def indicator_lines(noted: Noted) -> Iterator[IndicatorLine]:
    """Appendix II: a line for each measure of an indicator."""
    results = noted.summary.indicators
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
                ket_qua=noted.value(result, number, _values(measure)),
                danh_gia=noted.verdict(result, number, judged_words(measure)),
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
    return REPORT_STATE_WORDS[result.state] + faulty + extended_words(result.extended_until)


def agency_lines(noted: Noted) -> Iterator[AgencyLine]:
    """Appendix III: how each agency reported, and what of the tasks it leads."""
    for number, result in enumerate(noted.summary.agencies, 1):
        reported = result.state in (ReportState.ON_TIME, ReportState.LATE)
        counts = dict(result.statuses)
        received = format_date(result.received_at) if result.received_at else ""
        yield AgencyLine(
            so=str(number),
            ten=result.agency.name,
            tinh_trang=noted.state(result, "", _state(result)),
            nhan_luc=noted.state(result, "nhan", received),
            nhiem_vu=noted.state(result, "nv", format_number(result.tasks)),
            **{
                field: noted.state(result, field, _shown(counts.get(status, 0), said=reported))
                for field, status in _COUNTED.items()
            },
        )


def total_line(noted: Noted) -> AgencyLine:
    """The last line of appendix III: the sums over all agencies."""
    agencies = noted.summary.agencies

    def total(field: str, number: int) -> str:
        parts = [of_agency(result.agency.code, field) for result in agencies]
        label = f"Tổng cộng: {AGENCY_FIELDS[field].lower()}"
        return noted.figure(f"tong_{field}", label, format_number(number), "Cộng.", parts=parts)

    counts = dict.fromkeys(Status, 0)
    for result in agencies:
        for status, count in result.statuses:
            counts[status] += count
    return AgencyLine(
        so="",
        ten="Tổng cộng",
        tinh_trang="",
        nhan_luc="",
        nhiem_vu=total("nv", sum(result.tasks for result in agencies)),
        **{field: total(field, counts[status]) for field, status in _COUNTED.items()},
    )


def _shown(count: int, *, said: bool) -> str:
    return format_number(count) if said else "-"
