"""The mail that reminds an agency of what it owes: a report, or a form to mend."""

import datetime as dt
from dataclasses import dataclass

from generator.core.mail import Mail
from generator.core.summary import AgencyResult, ReportState, Summary
from generator.core.text import one_line
from generator.core.values import format_date
from generator.core.wording import FormSheets
from generator.stages.mails.frame import mail_to


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The workbook that goes with a reminder, how many places of it are to be mended.

    `sender` is who sent the form to mend: it goes there where the plan knows no address.
    """

    file: str = ""
    to_mend: int = 0
    sender: str = ""


def reminder_mail(summary: Summary, result: AgencyResult, enclosed: Enclosed) -> Mail:
    """Return the mail to an agency that owes a report or has a form to mend."""
    dates, name = summary.dates, result.agency.name
    mend = result.state is ReportState.RETURNED
    owed = "sửa và gửi lại biểu báo cáo" if mend else "gửi báo cáo"
    subject = f"Đôn đốc {owed} {dates.period.label} - {name}"
    if mend:
        subject += f": {enclosed.to_mend} chỗ cần sửa"
    due = dates.last_good_day_of(result.agency.code)
    asked = _mend(enclosed.file) if mend else _send(enclosed.file)
    told = _returned(summary, enclosed.to_mend) if mend else _missing(summary)
    paragraphs = (told, f"{asked} {_by_when(due, overdue=summary.today > due)}.")
    return mail_to(result.agency, summary.plan, subject, paragraphs, enclosed.sender)


def _returned(summary: Summary, to_mend: int) -> str:
    return (
        f"{one_line(summary.plan.office_agency.name)} đã nhận báo cáo của quý cơ quan về kết quả "
        f"thực hiện {_plan_named(summary)}, nhưng biểu còn {to_mend} chỗ cần sửa nên đến ngày "
        f"{format_date(summary.today)} chưa được tổng hợp."
    )


def _missing(summary: Summary) -> str:
    return (
        f"Đến ngày {format_date(summary.today)}, {one_line(summary.plan.office_agency.name)} chưa "
        f"nhận được báo cáo của quý cơ quan về kết quả thực hiện {_plan_named(summary)}. Nếu quý "
        "cơ quan đã gửi, đề nghị gửi lại thư đó để đối chiếu."
    )


def _plan_named(summary: Summary) -> str:
    return f"kế hoạch “{one_line(summary.plan.title)}”, {summary.dates.covered}"


def _mend(attached: str) -> str:
    return (
        f"Đề nghị quý cơ quan mở tệp {attached} kèm theo (đã có sẵn các câu trả lời đã gửi), sửa "
        f"các ô màu đỏ theo sheet {FormSheets.FIXES}, lưu và gửi lại chính tệp đó"
    )


def _send(attached: str) -> str:
    form = f"tệp {attached} kèm theo" if attached else "tệp biểu mẫu đã nhận"
    return f"Đề nghị quý cơ quan điền vào {form} và gửi lại"


def _by_when(due: dt.date, *, overdue: bool) -> str:
    if overdue:
        return f"trong thời gian sớm nhất (hạn gửi là ngày {format_date(due)})"
    return f"chậm nhất ngày {format_date(due)}"
