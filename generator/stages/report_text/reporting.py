"""Sections I and II of the report: who reported."""

from collections.abc import Iterator, Sequence

from generator.core.outcome_words import REPORTED_IN_SENTENCE
from generator.core.summary import AgencyResult, ReportState
from generator.core.trace import figure_id
from generator.stages.report_text.noted import Noted
from generator.stages.report_text.statements import Part, counted, divided

_VALID = (ReportState.ON_TIME, ReportState.LATE)
_OWING = (ReportState.MISSING, ReportState.RETURNED)


def reporting(noted: Noted) -> str:
    """How many agencies sent a valid report, then all agencies by how they stand."""
    everyone = noted.summary.agencies
    valid = noted.summary.in_state(*_VALID)
    states = list(_states(noted, "gui", "", everyone))
    of_one_kind = sum(part.count > 0 for part in states) == 1
    detail = "" if of_one_kind else f"; cụ thể: {counted(noted, states, len(everyone), 'cơ quan')}"
    base = noted.agencies("gui_tong", "Số cơ quan phải báo cáo", everyone)
    if not valid:
        return f"chưa có cơ quan, đơn vị nào gửi báo cáo hợp lệ{detail}"
    if len(valid) == len(everyone):
        how = "" if not of_one_kind else " đúng hạn" if states[0].count else ", nhưng đều quá hạn"
        return f"toàn bộ {base} cơ quan, đơn vị đã gửi báo cáo hợp lệ{how}{detail}"
    words = "cơ quan đã gửi báo cáo hợp lệ"
    sent = noted.agencies("gui_hop_le", "Số " + words, valid)
    rate = noted.rate("gui_hop_le_tl", words, len(valid), len(everyone), ["gui_hop_le"])
    return f"{sent}/{base} cơ quan, đơn vị đã gửi báo cáo hợp lệ (đạt {rate}){detail}"


def lacking(noted: Noted) -> str:
    """How many agencies with tasks to lead are missing from the figures; nothing where none is."""
    owing = [result for result in noted.summary.in_state(*_OWING) if result.tasks]
    if not owing or not noted.summary.in_state(*_VALID):
        return ""
    count = noted.agencies("gui_thieu", "Số cơ quan chủ trì chưa có báo cáo hợp lệ", owing)
    return (
        f"Còn {count} cơ quan chủ trì chưa có báo cáo hợp lệ nên kết quả các nhiệm vụ có liên quan "
        "chưa đầy đủ."
    )


def _states(noted: Noted, name: str, words: str, results: Sequence[AgencyResult]) -> Iterator[Part]:
    for state, said in REPORTED_IN_SENTENCE.items():
        found = [result for result in results if result.state is state]
        part = figure_id(name, state.value)
        count = noted.agencies(part, f"Số cơ quan {said}{words}", found)
        yield Part(part, said, len(found), count)


def by_kind(noted: Noted) -> Iterator[str]:
    """The agencies of each kind by how they stand with their report."""
    everyone = noted.summary.agencies
    for kind in dict.fromkeys(result.agency.kind for result in everyone):
        results = [result for result in everyone if result.agency.kind == kind]
        name = figure_id("loai", kind)
        base = noted.agencies(name, f"Số cơ quan phải báo cáo, {kind}", results)
        states = _states(noted, name, f", {kind}", results)
        shares = divided(noted, states, len(results), "cơ quan")
        yield f"{kind}: {base} cơ quan, đơn vị{shares}."
