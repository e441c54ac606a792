"""The letter that brings a report to the superior."""

from generator.core.mail import Mail
from generator.core.model import PeriodDates, Plan
from generator.core.sent import Sent
from generator.core.text import enumerate_vi, one_line


def letter(plan: Plan, dates: PeriodDates, sent: Sent) -> Mail:
    """Return the mail; its recipient is left to the officer, the plan knows no address."""
    office = plan.office
    name = one_line(plan.office_agency.name)
    cited = f"{sent.cited(office.symbol)} của {name}"
    subject = f"{cited} về kết quả thực hiện Kế hoạch {plan.title_in_sentence}, {dates.covered}"
    body = (
        f"Kính gửi: {enumerate_vi(office.addressees)}",
        "",
        f"{name} kính gửi {cited} về kết quả thực hiện Kế hoạch {plan.title_in_sentence}, "
        f"{dates.covered} (tệp {sent.file}) và bảng tổng hợp số liệu (tệp tong-hop.xlsx).",
        "",
        "Trân trọng./.",
        "",
        name,
    )
    return Mail(office.email, name, "", "", one_line(subject), "\n".join(body))
