"""The mail that brings an agency its form."""

from collections.abc import Iterator

from generator.core.mail import Mail
from generator.core.model import Agency, PeriodDates, Plan
from generator.core.text import one_line
from generator.core.values import format_date
from generator.stages.mails.frame import mail_to


def request_mail(plan: Plan, dates: PeriodDates, agency: Agency) -> Mail:
    """Return the mail that asks an agency for its report; the form and the letter go with it."""
    due = format_date(dates.last_good_day_of(agency.code))
    subject = f"Đề nghị báo cáo {dates.period.label} - {agency.name} (hạn gửi ngày {due})"
    return mail_to(agency, plan, subject, _paragraphs(plan, agency, dates.covered, due))


def _paragraphs(plan: Plan, agency: Agency, covered: str, due: str) -> Iterator[str]:
    yield (
        f"{one_line(plan.office_agency.name)} đề nghị quý cơ quan báo cáo kết quả thực hiện kế "
        f"hoạch “{one_line(plan.title)}”, {covered}."
    )
    yield (
        f"Đề nghị quý cơ quan mở tệp {agency.code}.xlsx kèm theo, điền vào các ô để trống, lưu và "
        f"gửi lại chính tệp đó chậm nhất ngày {due}. Nội dung không có phát sinh trong kỳ, chọn "
        "“Không phát sinh”."
    )
