"""The words of the supplementary report: which figures differ from those sent, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.core.adjusted_tags import AdjustedGroup, AdjustedLine, AdjustedReport
from generator.core.sent import Adjustment, Cause, Difference, Group, Reason, Sent
from generator.core.tags import Report
from generator.core.text import enumerate_vi, one_line, sentence
from generator.core.values import format_count, format_date

_NONE = "—"
_NAMED = 10  # reasons pointed to beside a figure; beyond that they are counted
_BECAUSE = {
    Reason.LATE: "gửi báo cáo ngày {day} (tệp {file}), chưa có trong báo cáo đã gửi",
    Reason.CORRECTED: "gửi báo cáo thay thế ngày {day} (tệp {file})",
    Reason.NOT_COUNTED: "gửi tệp {file} ngày {day}, chưa được tính vì còn phải hoàn thiện",
    Reason.WITHDRAWN: "báo cáo nhận ngày {day} (tệp {file}) không còn được tính",
}
_UNKNOWN_FILE = "Nhận thêm tệp {file} ngày {day}, chưa xác định được là báo cáo của cơ quan nào"
_AGAIN = "Rà soát, tổng hợp lại số liệu"
_PLAN = "Tệp kế hoạch (danh mục nhiệm vụ, chỉ tiêu, cơ quan) đã được chỉnh sửa"


def adjusted(
    report: Report, sent: Sent, found: Adjustment, names: Mapping[str, str]
) -> AdjustedReport:
    """Return the values of the tags; `names` are the agencies' by code."""
    cited = f"{sent.cited(report.co_quan.ky_hieu)} của {report.co_quan.ten}"
    subject = f"số liệu {report.noi_dung} (số liệu điều chỉnh so với {cited})"
    restated = sum(one.before is not None and one.after is not None for one in found.statements)
    return AdjustedReport(
        co_quan=report.co_quan,
        ke_hoach=report.ke_hoach,
        ky=report.ky,
        so_ky_hieu=report.so_ky_hieu,
        ngay_bao_cao=report.ngay_bao_cao,
        do_khan=report.do_khan,
        trich_yeu=f"Điều chỉnh {subject}",
        noi_dung=f"điều chỉnh {subject}",
        kinh_gui=report.kinh_gui,
        bao_cao_da_gui=cited,
        ly_do=tuple(_reasons(found.causes, names)),
        so_thay_doi=format_count(len(found.figures)) if found.figures else "",
        nhom=tuple(_groups(found, names)),
        y_kien_moi=_lines(one.after for one in found.statements if one.before is None),
        y_kien_bo=_lines(one.before for one in found.statements if one.after is None),
        so_y_kien_doi=format_count(restated) if restated else "",
        noi_nhan=report.noi_nhan,
        tham_quyen=report.tham_quyen,
        chuc_vu=report.chuc_vu,
        nguoi_ky=report.nguoi_ky,
    )


def _reason(cause: Cause, names: Mapping[str, str]) -> str:
    if not cause.received_at:
        return _PLAN
    day = format_date(cause.received_at.date())
    if not cause.agency:
        return _UNKNOWN_FILE.format(day=day, file=cause.file)
    told = _BECAUSE[cause.reason].format(day=day, file=cause.file)
    return f"{names.get(cause.agency, cause.agency)} {told}"


def _reasons(causes: Sequence[Cause], names: Mapping[str, str]) -> Iterator[str]:
    """The reasons, numbered so that the table can point to them."""
    reasons = [_reason(cause, names) for cause in causes] or [_AGAIN]
    for number, reason in enumerate(reasons, 1):
        yield f"({number}) {reason}{'.' if number == len(reasons) else ';'}"


def _lines(statements: Iterable[str | None]) -> tuple[str, ...]:
    """The statements as entries of a list, each once, on one line: no break is justified."""
    return tuple(dict.fromkeys(sentence(one_line(text)) for text in statements if text))


def _groups(found: Adjustment, names: Mapping[str, str]) -> Iterator[AdjustedGroup]:
    number = 0
    for group in Group:
        lines = []
        for one in (one for one in found.figures if one.group is group):
            number += 1
            lines.append(_line(number, one, _because(one.causes, found.causes, names)))
        if lines:
            yield AdjustedGroup(group.value, format_count(len(lines)), tuple(lines))


def _line(number: int, one: Difference, because: str) -> AdjustedLine:
    return AdjustedLine(
        so=str(number),
        noi_dung=one.label,
        da_bao_cao=_NONE if one.before is None else one.before,
        dieu_chinh=_NONE if one.after is None else one.after,
        nguyen_nhan=because,
    )


def _because(causes: Sequence[Cause], every: Sequence[Cause], names: Mapping[str, str]) -> str:
    """One form by its agency and file; several by their numbers in the list of reasons."""
    if len(causes) > _NAMED:
        return f"{format_count(len(causes))} báo cáo nêu tại mục I"
    if len(causes) > 1:
        numbers = enumerate_vi(f"({every.index(cause) + 1})" for cause in causes)
        return f"Lý do {numbers} tại mục I"
    for cause in causes:
        name = names.get(cause.agency, cause.agency)
        return f"{name} (tệp {cause.file})".lstrip() if cause.file else _PLAN
    return _AGAIN
