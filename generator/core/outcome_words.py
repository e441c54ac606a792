"""The Vietnamese words for what the program finds: capital first, as they head a cell or line."""

import datetime as dt
from types import MappingProxyType

from generator.core.model import Verdict
from generator.core.problems import Severity
from generator.core.standing import Standing
from generator.core.summary import (
    Attainment,
    Change,
    MeasureResult,
    ReportState,
    TaskStatus,
    Timeliness,
)
from generator.core.values import format_date

REPORT_STATE_WORDS = MappingProxyType(
    {
        ReportState.ON_TIME: "Đúng hạn",
        ReportState.LATE: "Quá hạn",
        ReportState.RETURNED: "Đã gửi, phải hoàn thiện lại",
        ReportState.MISSING: "Chưa gửi",
    }
)
STANDING_WORDS = MappingProxyType(
    {Standing(state.value): words for state, words in REPORT_STATE_WORDS.items()}
    | {Standing.NOT_DUE: "Chưa đến hạn", Standing.NOT_ASKED: "Chưa lập biểu mẫu"}
)
REPORTED_IN_SENTENCE = MappingProxyType(
    {
        ReportState.ON_TIME: "gửi đúng hạn",
        ReportState.LATE: "gửi quá hạn",
        ReportState.RETURNED: "đã gửi nhưng phải hoàn thiện lại",
        ReportState.MISSING: "chưa gửi",
    }
)
STATUS_IN_SENTENCE = MappingProxyType(
    {status: status.value for status in TaskStatus} | {TaskStatus.NOT_REPORTED: "chưa có báo cáo"}
)
TIMELINESS_IN_SENTENCE = MappingProxyType(
    {kind: kind.value for kind in Timeliness}
    | {
        Timeliness.OPEN_IN_TIME: "chưa hoàn thành nhưng còn trong hạn",
        Timeliness.OPEN_OVERDUE: "chưa hoàn thành và đã quá hạn",
    }
)
CHANGE_IN_SENTENCE = MappingProxyType(
    {
        Change.BETTER: "cải thiện",
        Change.WORSE: "giảm sút",
        Change.OTHER: "có thay đổi",
        Change.SAME: "không thay đổi",
    }
)
ATTAINMENT_WORDS = MappingProxyType(
    {
        Attainment.MET: "Đạt",
        Attainment.NOT_MET: "Chưa đạt",
        Attainment.UNKNOWN: "Chưa đánh giá được",
    }
)


def extended_words(until: dt.date | None) -> str:
    """That a later day was granted, to stand behind how an agency reported; else nothing."""
    return f"; được gia hạn đến {format_date(until)}" if until else ""


def judged_words(measure: MeasureResult) -> str:
    """How a figure of an indicator stands; one of a later year is not due yet unless reached."""
    if measure.later and measure.attainment is Attainment.UNKNOWN:
        return f"Chưa đến năm {measure.measure.year}"
    return ATTAINMENT_WORDS[measure.attainment]


VERDICT_WORDS = MappingProxyType(
    {
        Verdict.ACCEPTED: "Đã nhận",
        Verdict.ACCEPTED_WITH_REPAIRS: "Đã nhận, có chỗ được chỉnh lại",
        Verdict.RETURNED: "Trả lại để sửa",
        Verdict.DUPLICATE: "Trùng với tệp đã gửi",
        Verdict.SUPERSEDED: "Đã có bản mới hơn",
        Verdict.QUARANTINED: "Không nhận",
    }
)
SEVERITY_WORDS = MappingProxyType(
    {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Ghi chú"}
)


def verdict_words(verdict: str, *, excluded: bool = False) -> str:
    """Return a verdict for people; one this program does not know as it was noted."""
    if excluded:
        return "Đã loại ra"
    return VERDICT_WORDS[Verdict(verdict)] if verdict in set(Verdict) else verdict
