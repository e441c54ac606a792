"""From the summary to the words of the report: the values behind the tags of the masters."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generator.core.assignment import scheduled
from generator.core.measures import target_text
from generator.core.model import Agency, Status
from generator.core.summary import (
    AgencyResult,
    Attainment,
    IndicatorResult,
    MeasureResult,
    MergedStatement,
    ReportState,
    Summary,
    TaskResult,
    TaskStatus,
    Timeliness,
)
from generator.core.tags import (
    AgencyLine,
    GroupText,
    IndicatorLine,
    Listed,
    Report,
    TaskGroupLines,
    TaskLine,
    TheOffice,
    ThePeriod,
    ThePlan,
)
from generator.core.text import enumerate_vi, one_line, sentence, shorten
from generator.core.values import (
    format_count,
    format_date,
    format_number,
    format_percent,
    round_1,
    share,
)
from generator.core.wording import Topic

_NAMED = 3  # agencies named behind a statement; beyond that they are counted by kind
_LISTED = 8  # statements written out in the main text; all of them stand in the appendix
_PER_GROUP = 3
_STATEMENT = 400  # characters of a statement in the main text
_NAMED_MISSING = 12

_STATE_WORDS = {
    ReportState.ON_TIME: "đúng hạn",
    ReportState.LATE: "quá hạn",
    ReportState.RETURNED: "đã gửi, phải hoàn thiện lại",
    ReportState.MISSING: "chưa gửi",
}
_ATTAINMENT_WORDS = {
    Attainment.MET: "Đạt",
    Attainment.NOT_MET: "Chưa đạt",
    Attainment.UNKNOWN: "Chưa đánh giá được",
}


def report(summary: Summary) -> Report:
    """Return the values of all tags for a summary."""
    plan, dates = summary.plan, summary.dates
    office = plan.office
    name = plan.office_agency.name
    return Report(
        co_quan=TheOffice(name, name.upper(), office.superior, office.symbol, office.place),
        ke_hoach=ThePlan(plan.title, plan.title_in_sentence, _citation(summary)),
        ky=ThePeriod(dates.period.label, format_date(dates.due), format_date(summary.today)),
        ngay_bao_cao=_report_day(summary),
        trich_yeu=f"Kết quả thực hiện Kế hoạch {plan.title_in_sentence}, {dates.period.label}",
        kinh_gui=office.addressees,
        so_nhiem_vu=format_count(len(plan.tasks)),
        so_nhom=format_count(len(plan.task_groups)),
        so_chi_tieu=format_count(len(plan.indicators)) if plan.indicators else "",
        so_co_quan=format_count(len(summary.agencies)),
        tinh_hinh_gui=_reporting(summary),
        chi_dao=_listed(summary.topic(Topic.DIRECTION)),
        ket_qua_chung=_overall(summary),
        theo_thoi_han=_by_limit(summary),
        tien_do_chung=_progress(summary.tasks),
        nhom=tuple(_groups(summary)),
        chi_tieu=_indicators(summary),
        chi_tieu_dat=tuple(_judged(summary)),
        theo_loai=tuple(_by_kind(summary)),
        phoi_hop=_listed(summary.topic(Topic.OTHER_COOP)),
        ton_tai=tuple(_shortcomings(summary)),
        kho_khan=_listed(_difficulties(summary)),
        nhiem_vu_toi=tuple(_next_tasks(summary)),
        trong_tam=_listed(summary.topic(Topic.NEXT)),
        kien_nghi=_listed(summary.proposals),
        noi_nhan=tuple(_recipients(office.recipients)),
        tham_quyen=tuple(office.authority.split("\n")) if office.authority else (),
        chuc_vu=office.position,
        nguoi_ky=office.signer,
        kem_theo=_attached_to(summary),
        phu_luc_nhiem_vu=tuple(_task_lines(summary)),
        phu_luc_chi_tieu=tuple(_indicator_lines(summary.indicators)),
        phu_luc_co_quan=tuple(
            _agency_line(str(number), result.agency.name, [result])
            for number, result in enumerate(summary.agencies, 1)
        ),
        tong_cong=_agency_line("", "Tổng cộng", summary.agencies),
    )


# ------------------------------------------------------------------ the frame


def _citation(summary: Summary) -> str:
    """The plan as first cited: kind, number, date, issuer, subject (Phụ lục I, II.6.b)."""
    plan = summary.plan
    number = f" số {plan.number}" if plan.number else ""
    date = f" ngày {format_date(plan.date)}" if plan.date else ""
    return f"Kế hoạch{number}{date} của {plan.issuer} về {plan.title_in_sentence}"


def _report_day(summary: Summary) -> str:
    """The date line with the day left to the clerk (practice; official form, A.4)."""
    month = summary.today.month
    shown = f"{month:02d}" if month < 3 else str(month)
    return f"ngày      tháng {shown} năm {summary.today.year}"


def _attached_to(summary: Summary) -> str:
    """The line under an appendix title (Phụ lục I, III.1.c), number and day left open."""
    plan = summary.plan
    day = _report_day(summary)
    return (
        f"(Kèm theo Báo cáo số      /BC-{plan.office.symbol} {day} của {plan.office_agency.name})"
    )


def _recipients(recipients: Sequence[str]) -> Iterator[str]:
    """The lines of Nơi nhận: ";" after each, "." after the last (Phụ lục I, II.9.b)."""
    for number, recipient in enumerate(recipients, 1):
        yield f"- {recipient.strip(' ;.-')}{'.' if number == len(recipients) else ';'}"


# ------------------------------------------------------------------ statements


def _who(agencies: Sequence[Agency]) -> str:
    """Who said something: up to three by name, more by kind and number."""
    if len(agencies) <= _NAMED:
        return enumerate_vi(agency.name for agency in agencies)
    kinds = dict.fromkeys(agency.kind for agency in agencies)
    counts = (
        f"{format_count(sum(a.kind == kind for a in agencies))} {_lower(kind)}" for kind in kinds
    )
    return f"{format_count(len(agencies))} cơ quan: {'; '.join(counts)}"


def _lower(words: str) -> str:
    """The words inside a sentence: first letter small, abbreviations as they are."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _with_who(merged: MergedStatement, limit: int = 0) -> str:
    """A statement and who made it, as one entry of a list."""
    text = sentence(one_line(merged.text) if limit else merged.text)
    text = shorten(text, limit) if limit else text
    return f"{text.rstrip('.')} ({_who(merged.agencies)})."


def _listed(statements: Sequence[MergedStatement], most: int = _LISTED) -> Listed:
    rest = len(statements) - most
    return Listed(
        tuple(_with_who(merged, _STATEMENT) for merged in statements[:most]),
        format_count(rest) if rest > 0 else "",
    )


def _counted(parts: Iterable[tuple[int, str]], base: int, noun: str = "") -> str:
    """The non-zero counts of a whole: "12 nhiệm vụ hoàn thành (16,4%), …"."""
    said = [
        f"{format_count(count)} {noun}{' ' if noun else ''}{words} "
        f"({format_percent(share(count, base))})"
        for count, words in parts
        if count
    ]
    return enumerate_vi(said)


# ------------------------------------------------------------------ sections I and II


def _reporting(summary: Summary) -> str:
    base = len(summary.agencies)
    valid = len(summary.in_state(ReportState.ON_TIME, ReportState.LATE))
    parts = [(len(summary.in_state(state)), words) for state, words in _STATE_WORDS.items()]
    sent = f"{format_count(valid)}/{format_count(base)} cơ quan, đơn vị đã gửi báo cáo hợp lệ"
    rate = f"(đạt {format_percent(share(valid, base))})"
    return f"{sent} {rate}; cụ thể: {_counted(parts, base, 'cơ quan')}"


def _statuses(results: Sequence[TaskResult]) -> list[tuple[int, str]]:
    return [(sum(r.status is status for r in results), status.value) for status in TaskStatus]


def _overall(summary: Summary) -> str:
    return _counted(_statuses(summary.tasks), len(summary.tasks), "nhiệm vụ")


def _by_limit(summary: Summary) -> str:
    timed = [result for result in summary.tasks if result.timeliness]
    if not timed:
        return ""
    parts = [(sum(r.timeliness is kind for r in timed), kind.value) for kind in Timeliness]
    counted = _counted(parts, len(timed), "nhiệm vụ")
    return f"Trong {format_count(len(timed))} nhiệm vụ có thời hạn cụ thể: {counted}."


def _progress(results: Sequence[TaskResult]) -> str:
    """The mean progress of the tasks that have one, and how many these are."""
    known = [result.progress for result in results if result.progress is not None]
    if not known:
        return ""
    mean = round_1(sum(known, Decimal(0)) / len(known))
    return (
        f"Tiến độ bình quân đạt {format_percent(mean)} "
        f"(tính trên {format_count(len(known))} nhiệm vụ có báo cáo tiến độ)."
    )


def _groups(summary: Summary) -> Iterator[GroupText]:
    for number, group in enumerate(summary.plan.task_groups):
        results = [r for r in summary.tasks if r.task.group == group.code]
        said = [s for s in map(_leading_statement, results) if s]
        counted = _counted(_statuses(results), len(results), "nhiệm vụ")
        summed = f"Nhóm có {format_count(len(results))} nhiệm vụ: {counted}."
        progress = _progress(results)
        rest = len(said) - _PER_GROUP
        yield GroupText(
            so=_letter(number),
            ten=f"{group.number} - {group.title}" if group.number else group.title,
            tom_tat=f"{summed} {progress}".strip(),
            ket_qua=Listed(tuple(said[:_PER_GROUP]), format_count(rest) if rest > 0 else ""),
        )


def _letter(number: int) -> str:
    """The letter of a point in Vietnamese order: a b c d đ e g h i k l."""
    letters = "abcdđeghiklmnopqrstuvxy"
    return letters[number % len(letters)]


def _leading_statement(result: TaskResult) -> str:
    if not result.results:
        return ""
    label = f"Nhiệm vụ {result.task.number}" if result.task.number else "Nhiệm vụ"
    return f"{label}: {_with_who(result.results[0], _STATEMENT)}"


def _indicators(summary: Summary) -> str:
    results = summary.indicators
    if not results:
        return ""
    parts = [
        (sum(r.attainment is kind for r in results), f"chỉ tiêu {words.lower()}")
        for kind, words in _ATTAINMENT_WORDS.items()
    ]
    return (
        f"Kế hoạch đặt ra {format_count(len(results))} chỉ tiêu: {_counted(parts, len(results))}."
    )


def _judged(summary: Summary) -> Iterator[str]:
    for result in summary.indicators:
        for measure in result.measures:
            if measure.value is not None:
                name = result.indicator.name[:1].upper() + result.indicator.name[1:]
                unit = f" ({measure.measure.unit})" if measure.measure.unit else ""
                shown = format_number(measure.value)
                target = target_text(measure.measure)
                verdict = _ATTAINMENT_WORDS[measure.attainment].lower()
                yield f"{name}{unit}: {shown} (mục tiêu: {target}; {verdict})."


def _by_kind(summary: Summary) -> Iterator[str]:
    kinds = dict.fromkeys(result.agency.kind for result in summary.agencies)
    for kind in kinds:
        results = [r for r in summary.agencies if r.agency.kind == kind]
        parts = [(sum(r.state is s for r in results), words) for s, words in _STATE_WORDS.items()]
        counted = _counted(parts, len(results))
        yield f"{kind}: {format_count(len(results))} cơ quan, đơn vị; {counted}."


# ------------------------------------------------------------------ sections III and IV


def _shortcomings(summary: Summary) -> Iterator[str]:
    for state, words in (
        (ReportState.MISSING, "chưa gửi báo cáo"),
        (ReportState.RETURNED, "đã gửi nhưng báo cáo còn sai sót, chưa hoàn thiện"),
        (ReportState.LATE, "gửi báo cáo quá hạn"),
    ):
        if found := summary.in_state(state):
            yield f"{format_count(len(found))} cơ quan, đơn vị {words}: {_names(found)}."
    for status, words in (
        (TaskStatus.NOT_REPORTED, "chưa có cơ quan chủ trì nào báo cáo"),
        (TaskStatus.NOT_STARTED, "chưa thực hiện"),
    ):
        if tasks := summary.with_status(status):
            yield f"{format_count(len(tasks))} nhiệm vụ {words}: {_numbers(tasks)}."
    overdue = [r for r in summary.tasks if r.timeliness is Timeliness.OPEN_OVERDUE]
    if overdue:
        yield f"{format_count(len(overdue))} nhiệm vụ đã quá hạn hoàn thành: {_numbers(overdue)}."
    unclear = [result for result in summary.tasks if result.conflicts]
    if unclear:
        yield (
            f"{format_count(len(unclear))} nhiệm vụ có số liệu chưa thống nhất giữa tình trạng và "
            f"tiến độ, cần rà soát: {_numbers(unclear)}."
        )


def _names(results: Sequence[AgencyResult]) -> str:
    if len(results) <= _NAMED_MISSING:
        return enumerate_vi(result.agency.name for result in results)
    named = ", ".join(result.agency.name for result in results[:_NAMED_MISSING])
    rest = len(results) - _NAMED_MISSING
    return f"{named} và {format_count(rest)} cơ quan, đơn vị khác (Phụ lục III)"


def _numbers(results: Sequence[TaskResult]) -> str:
    """The tasks by their printed numbers; by group too where numbers repeat over groups."""
    numbers = [result.task.number or result.task.key for result in results]
    return "nhiệm vụ số " + enumerate_vi(numbers)


def _difficulties(summary: Summary) -> tuple[MergedStatement, ...]:
    """Difficulties of the sheet Ý kiến chung and of single tasks, each once."""
    found: dict[str, MergedStatement] = {}
    single = (said for result in summary.tasks for said in result.difficulties)
    for merged in (*summary.topic(Topic.DIFFICULTY), *single):
        before = found.get(merged.text)
        said_by = (*(before.said_by if before else ()), *merged.said_by)
        found[merged.text] = MergedStatement(merged.text, said_by)
    return tuple(sorted(found.values(), key=lambda merged: -len(merged.agencies)))


def _next_tasks(summary: Summary) -> Iterator[str]:
    going = summary.with_status(TaskStatus.IN_PROGRESS)
    if going:
        yield (
            f"Tiếp tục thực hiện {format_count(len(going))} nhiệm vụ đang thực hiện theo tiến độ "
            "của Kế hoạch."
        )
    if waiting := summary.with_status(TaskStatus.NOT_STARTED):
        yield (
            f"Khẩn trương triển khai {format_count(len(waiting))} nhiệm vụ chưa thực hiện: "
            f"{_numbers(waiting)}."
        )
    for result in _open_with_limit(summary):
        text = shorten(one_line(result.task.text), 160).rstrip(".")
        due = format_date(result.task.limit.due) if result.task.limit.due else ""
        yield f"Hoàn thành nhiệm vụ {result.task.number} (“{text}”) trước khi hết ngày {due}."
    if owing := summary.in_state(ReportState.MISSING, ReportState.RETURNED):
        yield (
            f"Đôn đốc {format_count(len(owing))} cơ quan, đơn vị chưa có báo cáo hợp lệ gửi báo "
            "cáo theo quy định."
        )


def _open_with_limit(summary: Summary) -> Iterator[TaskResult]:
    """The open tasks whose limit falls before the report of the next period is due."""
    following = [d.due for d in scheduled(summary.plan, frozenset()) if d.due > summary.dates.due]
    horizon = min(following, default=None)
    for result in summary.tasks:
        due = result.task.limit.due
        if result.timeliness is Timeliness.OPEN_IN_TIME and due and (not horizon or due <= horizon):
            yield result


# ------------------------------------------------------------------ the appendices


def _task_lines(summary: Summary) -> Iterator[TaskGroupLines]:
    for group in summary.plan.task_groups:
        results = [result for result in summary.tasks if result.task.group == group.code]
        yield TaskGroupLines(group.number, group.title, tuple(map(_task_line, results)))


def _task_line(result: TaskResult) -> TaskLine:
    task = result.task
    results = (*result.results, *result.coop_results)
    return TaskLine(
        so=task.number,
        ten=task.text,
        chu_tri=task.leads_printed or enumerate_vi(task.leads),
        thoi_han=task.limit.printed,
        tinh_trang=tuple(_task_state(result)),
        tien_do=format_percent(result.progress) if result.progress is not None else "",
        ket_qua=(*_quantities(result), *map(_entry, results)),
        kho_khan=tuple(map(_entry, result.difficulties)),
    )


def _task_state(result: TaskResult) -> Iterator[str]:
    yield result.status.value[:1].upper() + result.status.value[1:]
    if result.timeliness:
        yield f"({result.timeliness.value})"
    yield f"{result.reported}/{result.expected} cơ quan báo cáo"
    for conflict in result.conflicts:
        said = f"{conflict.status.value.lower()} nhưng tiến độ {format_percent(conflict.progress)}"
        yield f"{conflict.agency.name} báo cáo {said}"


def _entry(merged: MergedStatement) -> str:
    return f"- {merged.text} ({_who(merged.agencies)})"


def _quantities(result: TaskResult) -> Iterator[str]:
    for quantity in result.quantities:
        target = target_text(quantity.measure)
        against = f" (kế hoạch: {target})" if target else ""
        yield f"{format_number(quantity.total)} {quantity.measure.unit}{against}"


def _indicator_lines(results: Sequence[IndicatorResult]) -> Iterator[IndicatorLine]:
    for result in results:
        for number, measure in enumerate(result.measures):
            name = result.indicator.name
            yield IndicatorLine(
                so=result.indicator.code if number == 0 else "",
                ten=name[:1].upper() + name[1:],
                don_vi=measure.measure.unit,
                ky_goc=measure.measure.baseline,
                muc_tieu=target_text(measure.measure),
                ket_qua=_values(measure),
                danh_gia=_ATTAINMENT_WORDS[measure.attainment],
                ghi_chu=result.note if number == 0 else "",
            )


def _values(measure: MeasureResult) -> str:
    """The value; the values with who gave them where leads disagree; why there is none."""
    if measure.value is not None:
        return format_number(measure.value)
    if measure.values:
        return "; ".join(f"{format_number(value)} ({a.name})" for a, value, _ in measure.values)
    return "Không phát sinh" if measure.nil else "Chưa có số liệu"


def _agency_line(number: str, name: str, results: Sequence[AgencyResult]) -> AgencyLine:
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
        tinh_trang=_state_words(single) if single else "",
        nhan_luc=format_date(single.received_at) if single and single.received_at else "",
        nhiem_vu=format_number(sum(result.tasks for result in results)),
        hoan_thanh=shown(Status.DONE),
        dang=shown(Status.IN_PROGRESS),
        chua=shown(Status.NOT_STARTED),
        khong_phat_sinh=shown(Status.NIL),
        khong_ap_dung=shown(Status.NOT_APPLICABLE),
    )


def _state_words(result: AgencyResult) -> str:
    words = _STATE_WORDS[result.state]
    return words[:1].upper() + words[1:]
