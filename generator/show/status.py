"""The result of status: what to do today, every period, who owes."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from generator.core.summary import ReportState
from generator.core.today import Today, Work
from generator.core.today_words import WORK_WORDS, command_of, left_words, waits_words
from generator.core.values import format_date
from generator.show.tables import Parts, row, table

if TYPE_CHECKING:
    from generator.pipeline import Due

_COLOURS = {
    Work.OVERDUE: "bold red",
    Work.DUE_3: "red",
    Work.DUE_7: "yellow",
    Work.DUE_14: "cyan",
    Work.MEND: "magenta",
    Work.REPORT: "green",
    Work.SEND: "bold green",
}
_STATES = {
    "complete": "đã đủ",
    "overdue": "quá hạn, còn thiếu",
    "due_today": "đến hạn hôm nay",
    "upcoming": "chưa đến hạn",
}


def today(told: Today, files: Iterable[Path]) -> Parts:
    """What there is to do, the most urgent first, and the files that were written."""
    listed = table("Việc", "Kế hoạch", "Kỳ", "Hạn", "Thời gian", "Tình hình", "Lệnh")
    for todo in told.todos:
        colour = _COLOURS[todo.work]
        facts = todo.facts
        day = format_date(todo.day) if todo.day else ""
        left = Text(left_words(todo), "bold red" if todo.late else "")
        work = Text(WORK_WORDS[todo.work], colour)
        told_of = (waits_words(todo), command_of(todo))
        row(listed, work, facts.plan, facts.dates.period.id, day, left, *told_of)
    yield f"Việc ngày {format_date(told.day)}:"
    if listed.row_count:
        yield listed
    else:
        yield "Không có việc nào đến hạn trong 14 ngày tới, không có việc nào chờ."
    if told.undated:
        yield f"Chưa có kỳ nào có hạn (báo cáo theo yêu cầu): {', '.join(told.undated)}."
    yield from (f"Đã lập: {path}" for path in files)


def status(due: Sequence["Due"]) -> Parts:
    """Which periods are due when, who has reported, who has not."""
    listed = table("Kế hoạch", "Kỳ", "Hạn", "Tình hình", "Đã gửi", "Đúng hạn", "Còn thiếu")
    for line in due:
        counts = (f"{line.received}/{line.expected}", line.on_time, len(line.owing))
        state = _STATES[line.state] if line.issued else f"{_STATES[line.state]}, chưa lập biểu mẫu"
        row(listed, line.plan, line.dates.period.id, format_date(line.dates.due), state, *counts)
    yield listed
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
