"""The words of today's list, of the page and of the calendar."""

from types import MappingProxyType

from generator.core.outcome_words import REPORTED_IN_SENTENCE, extended_words
from generator.core.summary import AgencyResult, ReportState
from generator.core.text import capitalised
from generator.core.today import DateKind, Draft, DueDate, FileKind, PeriodFacts, ToDo, Work
from generator.core.values import format_count, format_date, format_percent, share

WORK_WORDS = MappingProxyType(
    {
        Work.OVERDUE: "Quá hạn",
        Work.DUE_3: "Đến hạn trong 3 ngày",
        Work.DUE_7: "Đến hạn trong 7 ngày",
        Work.DUE_14: "Đến hạn trong 14 ngày",
        Work.MEND: "Chờ cơ quan sửa lại",
        Work.REPORT: "Lập báo cáo được",
        Work.SEND: "Phải gửi cấp trên",
    }
)
CALENDAR_NAME = "Hạn báo cáo theo kế hoạch"
DATE_WORDS = MappingProxyType(
    {DateKind.AGENCIES: "Các cơ quan gửi báo cáo", DateKind.UPWARD: "Gửi cấp trên báo cáo"}
)
FILE_WORDS = MappingProxyType(
    {
        FileKind.REPORT: "Báo cáo",
        FileKind.TABLES: "Bảng tổng hợp",
        FileKind.REQUEST: "Công văn đề nghị",
        FileKind.REMINDER: "Công văn đôn đốc",
    }
)


def left_words(todo: ToDo) -> str:
    """How long there is: hôm nay, còn 3 ngày, quá 2 ngày; nothing where no day is set."""
    if todo.days is None:
        return ""
    if todo.days == 0:
        return "hôm nay"
    return f"quá {-todo.days} ngày" if todo.days < 0 else f"còn {todo.days} ngày"


def waits_words(todo: ToDo) -> str:
    """What it waits for, in a few words."""
    facts = todo.facts
    count = f"{format_count(len(todo.agencies))} cơ quan"
    if todo.work is Work.MEND:
        return f"{count} phải sửa và gửi lại"
    if todo.work is Work.REPORT:
        return _report_words(facts)
    if todo.work is Work.SEND:
        return _send_words(facts)
    return f"{count} chưa gửi" if facts.issued else f"{count} chưa gửi; chưa lập biểu mẫu"


def _report_words(facts: PeriodFacts) -> str:
    if facts.sent:
        return f"Số liệu đã khác báo cáo đã gửi lần {facts.sent.n}: lập báo cáo điều chỉnh"
    owing = len(facts.agencies) - facts.received
    came = f"hết hạn, còn thiếu {format_count(owing)} cơ quan" if owing else "đã đủ các cơ quan"
    made = "báo cáo đã lập cũ hơn số liệu" if facts.draft is Draft.STALE else "chưa lập báo cáo"
    return f"{capitalised(came)}; {made}"


def _send_words(facts: PeriodFacts) -> str:
    name = "báo cáo điều chỉnh" if facts.sent else "báo cáo"
    made = {Draft.NONE: "Chưa lập", Draft.STALE: "Phải lập lại"}
    if facts.draft in made:
        return f"{made[facts.draft]} {name}"
    return f"{capitalised(name)} đã lập, chưa gửi"


def command_of(todo: ToDo) -> str:
    """The command that does it, as typed behind run.py."""
    return f"{_command(todo)} {todo.facts.plan} {todo.facts.dates.period.id}"


def _command(todo: ToDo) -> str:
    if todo.work is Work.SEND:
        return "send" if todo.facts.draft is Draft.CURRENT else "report"
    if todo.work is Work.REPORT:
        return "report"
    if todo.facts.issued:
        return "remind"
    return "receive" if todo.work is Work.MEND else "issue"


def state_words(result: AgencyResult, *, due: bool) -> str:
    """How an agency stands; one that owes nothing yet, as long as its day has not passed."""
    waiting = result.state is ReportState.MISSING and not due
    words = "Chưa gửi, còn hạn" if waiting else capitalised(REPORTED_IN_SENTENCE[result.state])
    nil = "; không phát sinh" if result.nil else ""
    valid = result.state in (ReportState.ON_TIME, ReportState.LATE)
    mending = "; bản mới phải sửa" if result.errors and valid else ""
    return f"{words}{nil}{mending}{extended_words(result.extended_until)}"


def rate_words(part: int, base: int) -> str:
    """A part with its base: 12/141 (8,5%)."""
    return f"{part}/{base} ({format_percent(share(part, base))})" if base else "0/0"


def last_day_words(facts: PeriodFacts) -> str:
    """The due date, and the last good day where the due day itself does not count."""
    due = format_date(facts.dates.due)
    if facts.dates.due_day_counts:
        return due
    return f"trước {due} (chậm nhất {format_date(facts.dates.last_good_day)})"


def date_words(date: DueDate) -> str:
    """What is due, with its period: Các cơ quan gửi báo cáo quý III năm 2025."""
    dates = date.facts.dates
    before = date.kind is DateKind.AGENCIES and not dates.due_day_counts
    hint = f", chậm nhất {format_date(dates.last_good_day)}" if before else ""
    return f"{DATE_WORDS[date.kind]} {dates.period.label}{hint}"


def explained(date: DueDate) -> str:
    """What an entry of a calendar says of a date."""
    facts = date.facts
    lines = [facts.title, f"Kế hoạch {facts.plan}, kỳ {facts.dates.period.id}."]
    if date.kind is DateKind.AGENCIES:
        lines.append(f"Hạn các cơ quan gửi báo cáo: {last_day_words(facts)}.")
        lines.append(f"Số liệu {facts.dates.window}.")
    else:
        lines.append(f"Hạn gửi báo cáo lên cấp trên: {format_date(date.day)}.")
    return "\n".join(lines)


def draft_words(facts: PeriodFacts) -> str:
    """How the report of a period stands."""
    words = {
        Draft.NONE: "chưa lập báo cáo",
        Draft.STALE: "báo cáo đã lập cũ hơn số liệu",
        Draft.CURRENT: "báo cáo đã lập, chưa gửi",
        Draft.SENT: "",
    }[facts.draft]
    if not facts.sent:
        return words
    sent = f"đã gửi cấp trên lần {facts.sent.n} ngày {format_date(facts.sent.sent_on)}"
    differs = "" if facts.draft is Draft.SENT else "số liệu đã khác báo cáo đã gửi"
    return "; ".join(filter(None, (sent, differs)))
