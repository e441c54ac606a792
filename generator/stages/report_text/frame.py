"""The official frame of the report: citation, date line, appendix line, recipients."""

from collections.abc import Iterator, Sequence

from generator.core.periods import PeriodKind
from generator.core.summary import Summary
from generator.core.tags import AppendixNumbers
from generator.core.values import day_and_month, format_date


def citation(summary: Summary) -> str:
    """The plan as first cited: kind, number, date, issuer, subject (Phụ lục I, II.6.b)."""
    plan = summary.plan
    number = f" số {plan.number}" if plan.number else ""
    date = f" ngày {format_date(plan.date)}" if plan.date else ""
    return f"Kế hoạch{number}{date} của {plan.issuer} về {plan.title_in_sentence}"


def subject(summary: Summary) -> str:
    """What was carried out, and over which time; the subject line (Phụ lục I, II.5)."""
    title, dates = summary.plan.title_in_sentence, summary.dates
    said = f"kết quả thực hiện Kế hoạch {title}"
    if dates.period.kind is PeriodKind.ON_REQUEST:
        return f"{said} ({dates.covered})"
    if title.endswith(dates.covered):
        return said
    return f"{said}, {dates.covered}"


def report_day(summary: Summary) -> str:
    """The date line with the day left to the clerk (practice; official form, A.4)."""
    _, month = day_and_month(summary.today)
    return f"ngày      tháng {month} năm {summary.today.year}"


def appendix_numbers(summary: Summary) -> AppendixNumbers:
    """The Roman numbers of the appendices there are (Phụ lục I, III.1.b)."""
    return (
        AppendixNumbers("I", "II", "III") if summary.indicators else AppendixNumbers("I", "", "II")
    )


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
