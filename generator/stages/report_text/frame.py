"""The official frame of the report: its symbol, subject and the numbers of its appendices."""

from generator.core.model import Plan
from generator.core.periods import PeriodKind
from generator.core.summary import Summary
from generator.core.tags import AppendixNumbers


def symbol(plan: Plan) -> str:
    """What stands behind the number: BC-STC (Phụ lục I, II.3)."""
    return f"BC-{plan.office.symbol}" if plan.office.symbol else "BC"


def subject(summary: Summary) -> str:
    """What was carried out, and over which time; the subject line (Phụ lục I, II.5)."""
    title, dates = summary.plan.title_in_sentence, summary.dates
    said = f"kết quả thực hiện Kế hoạch {title}"
    if dates.period.kind is PeriodKind.ON_REQUEST:
        return f"{said} ({dates.covered})"
    if title.endswith(dates.covered):
        return said
    return f"{said}, {dates.covered}"


def appendix_numbers(summary: Summary) -> AppendixNumbers:
    """The Roman numbers of the appendices there are (Phụ lục I, III.1.b)."""
    return (
        AppendixNumbers("I", "II", "III") if summary.indicators else AppendixNumbers("I", "", "II")
    )
