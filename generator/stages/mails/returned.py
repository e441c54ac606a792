"""The mail that goes with a copy to mend."""

from collections.abc import Iterator

from generator.core.mail import Mail
from generator.core.model import Plan
from generator.core.returned import Fix, Level, MarkedForm
from generator.core.text import one_line, shorten
from generator.core.values import format_date
from generator.core.wording import FormSheets
from generator.stages.mails.frame import mail_to

_LISTED = 20
_LONGEST = 200


def reply(plan: Plan, marked: MarkedForm, sender: str) -> Mail:
    """Return the mail that sends a copy back; without a known address to who sent the form."""
    form = marked.form
    count = len(marked.of(Level.MUST))
    subject = (
        f"Đề nghị sửa biểu báo cáo {form.period_label} - {form.agency.name}: {count} chỗ cần sửa"
    )
    return mail_to(form.agency, plan, subject, _paragraphs(marked, count), sender)


def _paragraphs(marked: MarkedForm, count: int) -> Iterator[str]:
    form = marked.form
    yield (
        f"{one_line(form.office_name)} đã nhận ngày {format_date(marked.received_on)} biểu báo cáo "
        f"{form.period_label} của quý cơ quan về thực hiện kế hoạch “{one_line(form.plan_title)}” "
        f"(tệp {marked.file}). Biểu còn {count} chỗ cần sửa nên chưa được tổng hợp:"
    )
    yield "\n".join(_listed(marked))
    if doubts := len(marked.of(Level.SHOULD)):
        yield f"Ngoài ra có {doubts} chỗ nên xem lại, ghi ở sheet {FormSheets.FIXES} của tệp."
    yield (
        "Đề nghị quý cơ quan mở tệp đính kèm (đã có sẵn các câu trả lời đã gửi), sửa các ô màu đỏ "
        f"theo sheet {FormSheets.FIXES}, lưu và gửi lại chính tệp đó{_by_when(marked)}."
    )


def _by_when(marked: MarkedForm) -> str:
    """By when to send it again; at once where the due date has passed."""
    due = format_date(marked.form.due)
    if marked.made_on > marked.form.due:
        return f" trong thời gian sớm nhất (hạn gửi là ngày {due})"
    return f" chậm nhất ngày {due}"


def _listed(marked: MarkedForm) -> Iterator[str]:
    must = marked.of(Level.MUST)
    for number, fix in enumerate(must[:_LISTED], 1):
        yield f"{number}. {_place(marked, fix)}"
        if fix.holds:
            yield f"   - Đang ghi: {shorten(one_line(fix.holds), _LONGEST)}"
        for fault in fix.faults:
            hint = f" Cách sửa: {one_line(fault.hint)}" if fault.hint else ""
            yield f"   - {one_line(fault.message)}{hint}"
    if len(must) > _LISTED:
        more = len(must) - _LISTED
        yield f"Còn {more} chỗ nữa ghi ở sheet {FormSheets.FIXES} của tệp đính kèm."


def _place(marked: MarkedForm, fix: Fix) -> str:
    if fix.place is None:
        return f"Trong tệp đã gửi{f', {fix.seen_at}' if fix.seen_at else ''}:"
    if not fix.place.key:
        return f"Sheet {fix.place.sheet}:"
    cell = marked.cell(fix.place)
    return f"Sheet {fix.place.sheet}, ô {cell} (cột “{fix.place.field}”): {one_line(fix.content)}"
