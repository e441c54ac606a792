"""The demonstration: a whole period of a plan on invented answers, in a folder of its own.

It goes the way agencies go: it opens the forms that were issued, types into them and saves them
under inputs/. Every invented text says so (dữ liệu minh họa).
"""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from generator.core.model import Plan
from generator.demo.scenarios import scenarios_of, sent_by
from generator.edges.files import put_file
from generator.pipeline import (
    STOCK,
    Context,
    Issued,
    Reported,
    WrongUseError,
    issue,
    load_plan,
    periods,
    report,
)

ISSUED_BEFORE, REPORTED_AFTER = dt.timedelta(days=17), dt.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demonstration made and left out on purpose."""

    issued: Issued
    reported: Reported
    planted: tuple[str, ...]


def run(context: Context, plan_id: str, today: dt.date | None = None) -> Demo:
    """Play the first period of a plan in the context's home folder, which must be empty or new.

    A plan that only reports on request is asked by 15 December of its first year. The report is
    made on the day given, else three days after the due date.

    Raises:
        WrongUseError: the folder holds something, or there is no such plan.
    """
    root = context.home.root
    if root.exists() and any(root.iterdir()):
        raise WrongUseError(f"Thư mục {root} không rỗng: chọn thư mục khác bằng --home.")
    plan, _ = load_plan(replace(context, home=STOCK), plan_id)
    for path in (Path("inputs") / plan.id / "plan.xlsx", Path("templates/report/bao-cao.docx")):
        put_file(root / path, (STOCK.root / path).read_bytes())
    period, due = _first_period(context, plan)
    begun = replace(context, today=due - ISSUED_BEFORE)
    issued = issue(begun, plan.id, period, None if periods(context, plan) else due)
    folder = context.home.received(plan.id, period)
    scenarios = scenarios_of(issued.forms)
    planted = []
    for number, form in enumerate(issued.forms, 1):
        blank = (issued.folder / f"{form.agency.code}.xlsx").read_bytes()
        told, mails = sent_by(form, blank, issued.dates, scenarios.get(form.agency.code))
        planted += [f"{form.agency.name}: {told}"] if told else []
        for mail in mails:
            put_file(folder / mail.name, mail.data, mail.day)
        context.progress(number, len(issued.forms))
    reported = report(replace(context, today=today or due + REPORTED_AFTER), plan.id, period)
    return Demo(issued, reported, tuple(planted))


def _first_period(context: Context, plan: Plan) -> tuple[str, dt.date]:
    """The first period that falls due, or a first request."""
    scheduled = periods(context, plan)
    if scheduled:
        return scheduled[0].period.id, scheduled[0].due
    return f"{plan.first_year}-X1", dt.date(plan.first_year, 12, 15)
