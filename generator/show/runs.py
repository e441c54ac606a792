"""The results of issue, receive, report, status and the demonstration."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.core.ledger import Entry, rules
from generator.core.merge_words import AUTHOR
from generator.core.model import PeriodDates, Received, Verdict
from generator.core.outcome_words import SEVERITY_WORDS, VERDICT_WORDS, verdict_words
from generator.core.problems import Severity, in_order
from generator.core.summary import ReportState, TaskStatus
from generator.core.text import capitalised
from generator.core.values import format_date, format_moment
from generator.show.letters import written
from generator.show.posting import drafts
from generator.show.sending import supplement
from generator.show.tables import Parts, problems, row, table

if TYPE_CHECKING:
    from generator.demo import Demo
    from generator.pipeline import Issued, Reported, Version

_RULES_SHOWN = 10


def issued(result: "Issued") -> Parts:
    """What issue made."""
    yield from problems(p for p in result.problems if p.severity is not Severity.NOTE)
    rows = sum(len(form.tasks) for form in result.forms)
    yield (
        f"Đã lập {len(result.forms)} biểu mẫu {result.dates.period.label} "
        f"({rows} dòng nhiệm vụ), hạn gửi {format_date(result.dates.due)}."
    )
    yield f"Thư mục: {result.folder}"
    yield from written(result.letters, result.kept)
    yield from drafts(result.drafts)
    if result.removed:
        yield f"Đã bỏ biểu mẫu của cơ quan không còn báo cáo: {', '.join(result.removed)}"


def counted(result: Received) -> str:
    """How many files have which verdict, in words."""
    verdicts = Counter(s.verdict for s in result.submissions if not s.excluded)
    counts = [f"{verdicts[v]} {VERDICT_WORDS[v].lower()}" for v in Verdict if verdicts[v]]
    excluded = sum(bool(s.excluded) for s in result.submissions)
    return ", ".join([*counts, *([f"{excluded} đã loại ra"] if excluded else [])])


def received(result: Received, dates: PeriodDates) -> Parts:
    """The files that are not plainly accepted, what to mend or look at, and the counts."""
    listed = table("Tệp", "Cơ quan", "Kết luận", "Ngày nhận", "Lỗi", "Cảnh báo", "Chỉnh lại")
    for s in result.submissions:
        severities = Counter(found.severity.value for found in s.problems)
        came = format_date(s.arrival.received_at.date())
        counts = (severities["error"], severities["warning"], len(s.repairs))
        if s.verdict is not Verdict.ACCEPTED or s.problems:
            words = verdict_words(s.verdict, excluded=bool(s.excluded))
            row(listed, s.arrival.file, s.agency, words, came, *counts)
    if listed.row_count:
        yield listed
    open_files = (*result.counting.values(), *result.unsettled)
    told = (found for s in open_files for found in s.problems)
    yield from problems(in_order(p for p in told if p.severity is not Severity.NOTE))
    for s in result.submissions:
        if s.excluded:
            yield f"Đã loại ra, không tính: {s.arrival.file} ({s.excluded})"
    label = capitalised(dates.period.label)
    yield f"{label}: {len(result.submissions)} tệp; {counted(result) or 'chưa có tệp nào'}."


def returned(copies: Iterable[Path]) -> Parts:
    """The copies that go back to agencies; the mail to each lies in the folder beside."""
    yield from (f"Bản trả lại: {path}" for path in copies)


def register(entries: Sequence[Entry]) -> Parts:
    """Everything that came for a plan, what was decided of it last, the rules broken most."""
    listed = table(
        *("Kỳ", "Tệp", "Cơ quan", "Người gửi", "Gửi lúc", "Nhận lúc", "Kết luận"),
        *("Lỗi", "Cảnh báo", "Chỉnh lại", "Loại ra vì"),
    )
    for entry in entries:
        last = entry.last
        sent = format_moment(entry.sent_at) if entry.sent_at else ""
        told = (entry.period, entry.file, last.agency, entry.sender, sent)
        counts = (last.count(Severity.ERROR), last.count(Severity.WARNING), len(last.repairs))
        came = format_moment(entry.received_at)
        verdict = verdict_words(last.verdict, excluded=bool(entry.excluded))
        row(listed, *told, came, verdict, *counts, entry.excluded)
    yield listed
    if found := rules(entries):
        broken = table("Quy tắc hay vướng", "Mức", "Số lần", "Số cơ quan", "Ví dụ")
        for rule in found[:_RULES_SHOWN]:
            level = SEVERITY_WORDS[rule.example.severity]
            row(broken, rule.code, level, rule.times, rule.agencies, rule.example.message)
        yield broken
    yield f"Sổ ghi {len(entries)} tệp."


def reported(result: "Reported") -> Parts:
    """The figures of a report and where its files lie."""
    summary = result.summary
    listed = table("Tình trạng nhiệm vụ", "Số nhiệm vụ")
    for status in TaskStatus:
        if count := len(summary.with_status(status)):
            row(listed, status.value, count)
    yield listed
    states = {state: len(summary.in_state(state)) for state in ReportState}
    yield (
        f"Cơ quan: {len(summary.agencies)}; đúng hạn {states[ReportState.ON_TIME]}, "
        f"quá hạn {states[ReportState.LATE]}, phải hoàn thiện lại {states[ReportState.RETURNED]}, "
        f"chưa gửi {states[ReportState.MISSING]}."
    )
    if unsettled := len(result.received.unsettled):
        yield f"Còn {unsettled} tệp phải sửa hoặc không nhận được: chạy receive để xem từng lỗi."
    yield from returned(result.returned)
    for path in result.kept:
        yield f"Bản đã sửa tay được giữ lại: {path}"
    for version in result.versions:
        yield from _version(version)
    yield from (f"Đã lập: {path}" for path in result.files)
    yield from supplement(result.supplement)


def _version(version: "Version") -> Parts:
    """What became of the report a person has edited."""
    if version.problem:
        yield from problems((version.problem,))
        return
    merged = version.merged
    if merged is None:
        return
    kept = f"{merged.kept} đoạn sửa tay" if merged.kept else "cách trình bày đã sửa"
    yield (
        f"Đã giữ nguyên bản sửa tay {version.edited}; bản mới {version.name} giữ {kept}, cập nhật "
        f"{merged.renewed} số liệu."
    )
    if merged.places:
        yield (
            f"Có {merged.places} chỗ vừa sửa tay vừa đổi số liệu: mở {version.name}, xem các bình "
            f"luận (Comment) của “{AUTHOR}”."
        )


def demo(result: "Demo", folder: Path) -> Parts:
    """What the demonstration did, found and made."""
    yield f"Thư mục chạy thử: {folder}"
    counts = counted(result.reported.received)
    yield f"Đã lập {len(result.issued.forms)} biểu mẫu; các cơ quan (minh họa) gửi lại: {counts}."
    yield "Tình huống cài sẵn để thử chương trình:"
    yield from (f"  - {told}" for told in result.planted)
    found = [p for s in result.reported.received.unsettled for p in s.problems]
    yield from problems(in_order(found))
    yield from reported(result.reported)
