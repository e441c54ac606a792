"""The Vietnamese words for what the program finds: capital first, as they head a cell or line."""

from types import MappingProxyType

from generator.core.model import Verdict
from generator.core.problems import Severity
from generator.core.summary import Attainment, MeasureResult, ReportState

REPORT_STATE_WORDS = MappingProxyType(
    {
        ReportState.ON_TIME: "Đúng hạn",
        ReportState.LATE: "Quá hạn",
        ReportState.RETURNED: "Đã gửi, phải hoàn thiện lại",
        ReportState.MISSING: "Chưa gửi",
    }
)
REPORTED_IN_SENTENCE = MappingProxyType(
    {
        ReportState.ON_TIME: "cơ quan gửi đúng hạn",
        ReportState.LATE: "cơ quan gửi quá hạn",
        ReportState.RETURNED: "cơ quan đã gửi nhưng phải hoàn thiện lại",
        ReportState.MISSING: "cơ quan chưa gửi",
    }
)
ATTAINMENT_WORDS = MappingProxyType(
    {
        Attainment.MET: "Đạt",
        Attainment.NOT_MET: "Chưa đạt",
        Attainment.UNKNOWN: "Chưa đánh giá được",
    }
)


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
