"""The mail that tells an agency its report was taken, and what was read otherwise than typed."""

from collections.abc import Iterator, Sequence

from generator.core.mail import Mail
from generator.core.model import Agency, PeriodDates, Plan, Repair, Submission
from generator.core.problems import Problem, Severity
from generator.core.text import one_line, shorten
from generator.core.values import format_date, format_moment
from generator.stages.mails.frame import mail_to

_LISTED = 20
_LONGEST = 200


def accepted_mail(plan: Plan, dates: PeriodDates, agency: Agency, taken: Submission) -> Mail:
    """Return the mail; without a known address it goes to who sent the form."""
    subject = f"Đã nhận báo cáo {dates.period.label} - {agency.name}"
    return mail_to(agency, plan, subject, _paragraphs(plan, dates, taken), taken.arrival.sender)


def _paragraphs(plan: Plan, dates: PeriodDates, taken: Submission) -> Iterator[str]:
    came = format_moment(taken.arrival.received_at)
    last = dates.last_good_day_of(taken.agency)
    yield (
        f"{one_line(plan.office_agency.name)} đã nhận lúc {came} báo cáo {dates.period.label} của "
        f"quý cơ quan về thực hiện kế hoạch “{one_line(plan.title)}” (tệp "
        f"{one_line(taken.arrival.file)}). Biểu hợp lệ và được đưa vào tổng hợp."
    )
    if repairs := [r for r in taken.repairs if one_line(r.seen) != one_line(r.taken)]:
        yield "\n".join(_repaired(repairs))
    if doubts := [p for p in taken.problems if p.severity is Severity.WARNING]:
        yield "\n".join(_doubted(doubts))
    late = taken.arrival.received_at.date() > last
    by_when = "trong thời gian sớm nhất" if late else f"chậm nhất ngày {format_date(last)}"
    yield (
        "Quý cơ quan không phải gửi lại. Nếu cần đính chính, sửa trong chính tệp đã gửi rồi gửi "
        f"lại {by_when}; bản lưu sau cùng được tính."
    )


def _repaired(repairs: Sequence[Repair]) -> Iterator[str]:
    yield f"Có {len(repairs)} ô được hiểu khác với cách đã ghi:"
    for repair in repairs[:_LISTED]:
        seen, understood = (shorten(one_line(t), _LONGEST) for t in (repair.seen, repair.taken))
        place = _place(repair.where.sheet, repair.where.cell)
        yield f"- {place}: ghi “{seen}”, hiểu là “{understood}”."
    yield from _more(len(repairs))


def _doubted(doubts: Sequence[Problem]) -> Iterator[str]:
    yield f"Có {len(doubts)} chỗ nên xem lại:"
    for doubt in doubts[:_LISTED]:
        where = _place(doubt.where.sheet, doubt.where.cell)
        yield f"- {where}: {shorten(one_line(doubt.message), _LONGEST)}"
    yield from _more(len(doubts))


def _more(count: int) -> Iterator[str]:
    if count > _LISTED:
        yield f"và {count - _LISTED} chỗ nữa."


def _place(sheet: str, cell: str) -> str:
    if not sheet:
        return "Cả tệp"
    return f"Sheet {one_line(sheet)}, ô {cell}" if cell else f"Sheet {one_line(sheet)}"
