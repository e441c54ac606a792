"""The official frame of the report: citation, date line, appendix line, recipients."""

from collections.abc import Iterator, Sequence

from generator.core.summary import Summary
from generator.core.values import day_and_month, format_date


def citation(summary: Summary) -> str:
    """The plan as first cited: kind, number, date, issuer, subject (Phụ lục I, II.6.b)."""
    plan = summary.plan
    number = f" số {plan.number}" if plan.number else ""
    date = f" ngày {format_date(plan.date)}" if plan.date else ""
    return f"Kế hoạch{number}{date} của {plan.issuer} về {plan.title_in_sentence}"


def report_day(summary: Summary) -> str:
    """The date line with the day left to the clerk (practice; official form, A.4)."""
    _, month = day_and_month(summary.today)
    return f"ngày      tháng {month} năm {summary.today.year}"


def attached_to(summary: Summary) -> str:
    """The line under an appendix title (Phụ lục I, III.1.c), number and day left open."""
    plan = summary.plan
    day = report_day(summary)
    return (
        f"(Kèm theo Báo cáo số      /BC-{plan.office.symbol} {day} của {plan.office_agency.name})"
    )


def recipients(recipients: Sequence[str]) -> Iterator[str]:
    """The lines of Nơi nhận: ";" after each, "." after the last (Phụ lục I, II.9.b)."""
    for number, recipient in enumerate(recipients, 1):
        yield f"- {recipient.strip(' ;.-')}{'.' if number == len(recipients) else ';'}"
