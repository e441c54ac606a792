"""From the summary to the sheets of tong-hop.xlsx: everything behind the report."""

from collections.abc import Iterator, Sequence

from generator.core.measures import base_key, target_text
from generator.core.model import Answer, Received, Role, Status
from generator.core.outcome_words import (
    ATTAINMENT_WORDS,
    REPORT_STATE_WORDS,
    SEVERITY_WORDS,
    extended_words,
    judged_words,
    verdict_words,
)
from generator.core.problems import Problem
from generator.core.sheets import Column, Content, Kind, TableSheet
from generator.core.sources import Cells
from generator.core.summary import (
    AgencyResult,
    Conflict,
    MeasureResult,
    MergedStatement,
    Summary,
    TaskResult,
    TaskStatus,
    Timeliness,
)
from generator.core.text import capitalised
from generator.core.trace import Figure
from generator.core.values import format_date, format_number, format_percent, share
from generator.core.wording import TOPICS, Field, Topic


def sheets(
    summary: Summary, received: Received, figures: Sequence[Figure]
) -> tuple[TableSheet, ...]:
    """Return the sheets of tong-hop.xlsx; `figures` are those of the Word report."""
    intro = introduction(summary)
    return (
        _counts(summary, intro),
        _tasks(summary, intro),
        _answers(received, summary, intro),
        _indicators(summary, intro),
        _agencies(summary, intro),
        _opinions(summary, intro),
        _files(received, intro),
        _problems(received, intro),
        _sources(received, figures, intro),
    )


def introduction(summary: Summary) -> str:
    """The line above each table: the plan, the period, the day."""
    plan, period = summary.plan, summary.dates.period
    return f"{plan.title}; {period.label}; tính đến ngày {format_date(summary.today)}"


def _counts(summary: Summary, intro: str) -> TableSheet:
    tasks, indicators, agencies = summary.tasks, summary.indicators, summary.agencies
    timed = [result for result in tasks if result.timeliness]
    rows = [
        *(("Tình trạng nhiệm vụ", s.value, len(summary.with_status(s)), tasks) for s in TaskStatus),
        *(
            ("Nhiệm vụ có thời hạn", t.value, sum(r.timeliness is t for r in timed), timed)
            for t in Timeliness
        ),
        *(
            ("Chỉ tiêu", words, sum(r.attainment is a for r in indicators), indicators)
            for a, words in ATTAINMENT_WORDS.items()
        ),
        *(
            ("Cơ quan gửi báo cáo", words, len(summary.in_state(state)), agencies)
            for state, words in REPORT_STATE_WORDS.items()
        ),
    ]
    columns = (
        Column("Nội dung", 28),
        Column("Phân loại", 34),
        Column("Số lượng", 11, Kind.NUMBER),
        Column("Tổng số", 11, Kind.NUMBER),
        Column("Tỷ lệ (%)", 11, Kind.NUMBER),
    )
    shown = tuple(
        (what, capitalised(kind), count, len(base), share(count, len(base)))
        for what, kind, count, base in rows
    )
    return TableSheet("Tổng hợp", "Số liệu chung", columns, shown, intro)


def _tasks(summary: Summary, intro: str) -> TableSheet:
    columns = (
        Column("Mã", 9),
        Column("Nhóm", 9, Kind.CENTRE),
        Column("STT", 7, Kind.CENTRE),
        Column("Nhiệm vụ", 60),
        Column("Chủ trì", 30),
        Column("Thời hạn", 18),
        Column("Tình trạng", 16),
        Column("Theo thời hạn", 18),
        Column("Tiến độ (%)", 10, Kind.NUMBER),
        Column("Số cơ quan chủ trì", 11, Kind.NUMBER),
        Column("Đã báo cáo", 10, Kind.NUMBER),
        *(Column(status.value, 11, Kind.NUMBER) for status in Status),
        Column("Số liệu", 20),
        Column("Kết quả", 70),
        Column("Khó khăn, vướng mắc", 40),
        Column("Cần đối chiếu", 40),
    )
    rows = tuple(_task_row(result) for result in summary.tasks)
    return TableSheet("Nhiệm vụ", "Kết quả từng nhiệm vụ", columns, rows, intro, 4)


def _task_row(result: TaskResult) -> tuple[Content, ...]:
    task = result.task
    counted = (sum(a.status is status for a in result.answers) for status in Status)
    quantities = (f"{format_number(q.total)} {q.measure.unit}" for q in result.quantities)
    return (
        *(task.key, task.group, task.number, task.text, task.leads_printed, task.limit.printed),
        capitalised(result.status.value),
        capitalised(result.timeliness.value) if result.timeliness else "",
        *(result.progress, result.expected, result.reported, *counted),
        "\n".join(quantities),
        _joined((*result.results, *result.coop_results)),
        _joined(result.difficulties),
        "\n".join(map(_conflict, result.conflicts)),
    )


def _conflict(conflict: Conflict) -> str:
    status, progress = conflict.cells
    return (
        f"{conflict.agency.name}: {conflict.status.value} ({status}) nhưng tiến độ "
        f"{format_percent(conflict.progress)} ({progress.sheet}!{progress.cell})"
    )


def _joined(statements: tuple[MergedStatement, ...]) -> str:
    return "\n".join(f"{merged.text} [{_names(merged)}]" for merged in statements)


def _names(merged: MergedStatement) -> str:
    return "; ".join(agency.short or agency.name for agency in merged.agencies)


_DETAILS = (
    *(Field.STATUS, Field.PROGRESS, Field.DATE, Field.RESULT, Field.FIGURE, Field.UNIT),
    *(Field.PRODUCT, Field.DIFFICULTY, Field.PROPOSAL),
)


def _answers(received: Received, summary: Summary, intro: str) -> TableSheet:
    """Every answer about a task, of every form that counts, as it was taken."""
    widths = (15, 10, 13, 60, 12, 12, 24, 30, 30)
    kinds = {Field.PROGRESS: Kind.NUMBER, Field.FIGURE: Kind.NUMBER, Field.DATE: Kind.DATE}
    columns = (
        Column("Mã", 9),
        Column("Cơ quan", 34),
        Column("Vai trò", 10, Kind.CENTRE),
        *(
            Column(field, width, kinds.get(field, Kind.TEXT))
            for field, width in zip(_DETAILS, widths, strict=True)
        ),
        Column("Tệp", 30),
        Column("Ô", 18),
    )
    place = {result.task.key: number for number, result in enumerate(summary.tasks)}
    rows = sorted(_answer_rows(received, summary), key=lambda row: place[base_key(str(row[0]))])
    return TableSheet("Chi tiết", "Câu trả lời của từng cơ quan", columns, tuple(rows), intro, 2)


def _answer_rows(received: Received, summary: Summary) -> Iterator[tuple[Content, ...]]:
    names = {result.agency.code: result.agency.name for result in summary.agencies}
    leads = {(a.code, r.task.key) for r in summary.tasks for a in r.leads}
    tasks = {result.task.key for result in summary.tasks}
    details = frozenset(_DETAILS)
    for code, submission in received.counting.items():
        rows: dict[str, dict[str, Answer]] = {}
        for answer in submission.answers:
            if (
                answer.value is not None
                and base_key(answer.key) in tasks
                and answer.field in details
            ):
                rows.setdefault(answer.key, {})[answer.field] = answer
        for key, told in rows.items():
            if any(field in told for field in _DETAILS if field != Field.UNIT):
                first = next(iter(told.values())).where
                role = Role.LEAD if (code, base_key(key)) in leads else Role.COOP
                values = (told[field].value if field in told else None for field in _DETAILS)
                cell = f"{first.sheet}!{first.cell}"
                yield key, names.get(code, code), role.value, *values, first.file, cell


def _indicators(summary: Summary, intro: str) -> TableSheet:
    columns = (
        Column("Mã", 9),
        Column("Chỉ tiêu", 50),
        Column("Đơn vị tính", 12, Kind.CENTRE),
        Column("Kỳ gốc", 30),
        Column("Mục tiêu", 34),
        Column("Kết quả", 12, Kind.NUMBER),
        Column("Đánh giá", 18),
        Column("Cơ quan báo cáo", 30),
        Column("Tệp, ô", 40),
        Column(Field.SOURCE, 34),
        Column("Ghi chú", 40),
    )
    rows = tuple(
        (
            *(result.indicator.code, capitalised(result.indicator.name), measure.measure.unit),
            *(measure.measure.baseline, target_text(measure.measure), measure.value),
            judged_words(measure),
            "\n".join(_reported(measure)),
            "\n".join(str(where) for where in measure.cells),
            *(result.source, result.note),
        )
        for result in summary.indicators
        for measure in result.measures
    )
    return TableSheet("Chỉ tiêu", "Kết quả các chỉ tiêu", columns, rows, intro, 2)


def _reported(measure: MeasureResult) -> Iterator[str]:
    """Each value, and each answer in words, with who gave it."""
    yield from (f"{a.name}: {format_number(value)}" for a, value, _ in measure.values)
    yield from (f"{_names(merged)}: {merged.text}" for merged in measure.said)


def _agencies(summary: Summary, intro: str) -> TableSheet:
    columns = (
        Column("Mã", 10),
        Column("Cơ quan", 44),
        Column("Loại", 22),
        Column("Tình hình gửi", 24),
        Column("Thời điểm nhận", 17, Kind.TIME),
        Column("Tệp được tính", 34),
        Column("Số lỗi phải sửa", 10, Kind.NUMBER),
        Column("Nhiệm vụ chủ trì", 10, Kind.NUMBER),
        *(Column(status.value, 11, Kind.NUMBER) for status in Status),
    )
    rows = tuple(_agency_row(result) for result in summary.agencies)
    title = "Tình hình gửi báo cáo của các cơ quan"
    return TableSheet("Cơ quan", title, columns, rows, intro, 2)


def _agency_row(result: AgencyResult) -> tuple[Content, ...]:
    counts = dict(result.statuses)
    agency, nil = result.agency, "; không phát sinh" if result.nil else ""
    state = REPORT_STATE_WORDS[result.state] + nil + extended_words(result.extended_until)
    return (
        *(agency.code, agency.name, agency.kind, state, result.received_at),
        *(result.file, result.errors or None, result.tasks),
        *(counts.get(status, 0) if result.file else None for status in Status),
    )


def _opinions(summary: Summary, intro: str) -> TableSheet:
    columns = (
        Column("Nội dung", 40),
        Column("Ý kiến", 80),
        Column("Số cơ quan", 10, Kind.NUMBER),
        Column("Cơ quan", 60),
        Column("Nguồn (tệp, ô)", 44),
    )
    return TableSheet("Ý kiến", "Ý kiến chung", columns, tuple(_opinion_rows(summary)), intro, 1)


def _opinion_rows(summary: Summary) -> Iterator[tuple[Content, ...]]:
    by_topic = [(key, merged) for key, found in summary.topics for merged in found]
    others = [(TOPICS[key], merged) for key, merged in by_topic if key != Topic.PROPOSAL]
    proposals = [("Đề xuất, kiến nghị (chung và theo nhiệm vụ)", m) for m in summary.proposals]
    for topic, merged in (*others, *proposals):
        sources = "\n".join(str(said.where) for said in merged.said_by)
        yield topic, merged.text, len(merged.agencies), _names(merged), sources


def _files(received: Received, intro: str) -> TableSheet:
    columns = (
        Column("Tệp", 44),
        Column("Cơ quan", 12),
        Column("Kết luận", 26),
        Column("Thời điểm nhận", 17, Kind.TIME),
        Column("Số vấn đề", 10, Kind.NUMBER),
        Column("Số chỗ chỉnh lại", 10, Kind.NUMBER),
        Column("SHA-256", 68),
    )
    rows = tuple(
        (
            *(s.arrival.file, s.agency, verdict_words(s.verdict, excluded=bool(s.excluded))),
            s.arrival.received_at,
            *(len(s.problems), len(s.repairs), s.arrival.sha256),
        )
        for s in received.submissions
    )
    return TableSheet("Tệp đã nhận", "Các tệp đã nhận", columns, rows, intro, 1)


def _problems(received: Received, intro: str) -> TableSheet:
    columns = (
        Column("Cơ quan", 12),
        Column("Tệp", 36),
        Column("Sheet", 14),
        Column("Ô", 8, Kind.CENTRE),
        Column("Mức", 11, Kind.CENTRE),
        Column("Vấn đề", 60),
        Column("Cách sửa", 60),
        Column("Mã lỗi", 20),
    )
    problems = tuple(
        _problem_row(submission.agency, found)
        for submission in received.submissions
        for found in submission.problems
    )
    repairs = tuple(
        (
            *(submission.agency, repair.where.file, repair.where.sheet, repair.where.cell),
            *("Chỉnh lại", f"Đã đọc “{repair.seen}” là “{repair.taken}”.", "", ""),
        )
        for submission in received.submissions
        for repair in submission.repairs
    )
    title = "Lỗi, cảnh báo và những chỗ đã chỉnh lại"
    return TableSheet("Vấn đề", title, columns, (*problems, *repairs), intro, 1)


def _problem_row(agency: str, found: Problem) -> tuple[Content, ...]:
    where = found.where
    level = SEVERITY_WORDS[found.severity]
    return agency, where.file, where.sheet, where.cell, level, found.message, found.hint, found.code


def _sources(received: Received, figures: Sequence[Figure], intro: str) -> TableSheet:
    """Every figure of the Word report, a line for each cell it was made of."""
    columns = (
        Column("Mã số liệu", 26),
        Column("Số liệu", 44),
        Column("Trong báo cáo", 34),
        Column("Cách tính", 44),
        Column("Gồm các số liệu", 30),
        Column("Tệp", 36),
        Column("Sheet", 14),
        Column("Ô", 8, Kind.CENTRE),
        Column("Giá trị đã nhận", 40),
        Column("Đã chỉnh lại", 30),
        Column("SHA-256 của tệp", 20),
    )
    cells = Cells(received)
    rows = tuple(
        (
            *(figure.id, figure.label, figure.shown, figure.rule, ", ".join(figure.parts)),
            *(source.where.file, source.where.sheet, source.where.cell),
            *(source.value, source.repaired, source.sha256),
        )
        for figure in figures
        for source in cells.of(figure)
    )
    title = "Nguồn của từng số liệu trong báo cáo Word"
    return TableSheet("Nguồn số liệu", title, columns, rows, intro, 1)
