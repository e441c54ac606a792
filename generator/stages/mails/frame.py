"""The frame of a mail: whom it greets, who signs it, whom to ask."""

from collections.abc import Iterable

from generator.core.mail import Mail
from generator.core.model import Agency, Plan
from generator.core.text import one_line


def mail_to(
    agency: Agency, plan: Plan, subject: str, paragraphs: Iterable[str], address: str = ""
) -> Mail:
    """Return the mail of the office to an agency; the address counts where the plan has none."""
    office = one_line(plan.office_agency.name)
    name = one_line(agency.name)
    contact = f", thư điện tử {one_line(plan.office.email)}" if plan.office.email else ""
    lines = (
        f"Kính gửi: {name}",
        *paragraphs,
        f"Nếu có vướng mắc, đề nghị liên hệ {office}{contact}.",
        "Trân trọng./.",
        office,
    )
    return Mail(
        sender=plan.office.email,
        sender_name=office,
        recipients=agency.email or address,
        recipient_name=name,
        subject=one_line(subject),
        body="\n\n".join(lines),
    )
