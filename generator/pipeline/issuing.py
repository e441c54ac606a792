"""issue: the form of every agency, with what it said the period before."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.core.address import Where
from generator.core.assignment import predecessors, previous_period
from generator.core.model import (
    Answer,
    Form,
    PeriodDates,
    Plan,
)
from generator.core.problems import Problem, problem
from generator.core.text import one_line, shorten
from generator.core.values import format_date
from generator.core.wording import Field, FormSheets
from generator.edges.files import write_all
from generator.edges.form_write import write_form
from generator.edges.register import Issue, Register
from generator.pipeline.plans import Context, load_plan, period_dates, periods
from generator.pipeline.receiving import read_folder
from generator.stages.issue import PreviousAnswers, RowOfForm
from generator.stages.issue import forms as make_forms
from generator.stages.receive import show_value


@dataclass(frozen=True, slots=True)
class Issued:
    """What issuing made."""

    dates: PeriodDates
    folder: Path
    forms: tuple[Form, ...]
    problems: tuple[Problem, ...]
    removed: tuple[str, ...]


def issue(context: Context, plan_id: str, period_id: str, due: dt.date | None = None) -> Issued:
    """Write the form of every agency and note it in the register.

    A due date given by hand that has passed, or lies a year after the plan, is doubted.

    Raises:
        WrongUseError: there is no such period.
    """
    plan, problems = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id, due)
    if due and (due < context.today or due.year > plan.last_year + 1):
        shown = {"seen": format_date(due), "today": format_date(context.today)}
        doubt = problem("issue.due_doubtful", Where(f"inputs/{plan.id}/plan.xlsx"), **shown)
        problems = (*problems, doubt)
    forms = tuple(make_forms(plan, dates, _previous(context, plan, dates)))
    folder = context.home.issued(plan.id, dates.period.id)
    files: dict[str, bytes] = {}
    for number, form in enumerate(forms, 1):
        files[f"{form.agency.code}.xlsx"] = write_form(form, plan.date or dates.due)
        context.progress(number, len(forms))
    write_all(folder, files)
    removed = _remove_stale(folder, plan, forms)
    with Register.open(context.home.register) as register:
        made = Issue(dates.due, due, plan.edition, len(forms))
        register.add_issue(plan.id, dates.period.id, made, context.today)
    return Issued(dates, folder, forms, problems, removed)


def _remove_stale(folder: Path, plan: Plan, forms: Sequence[Form]) -> tuple[str, ...]:
    """Remove forms issued before for agencies that do not report any more."""
    issued = {form.agency.code for form in forms}
    stale = [agency.code for agency in plan.agencies if agency.code not in issued]
    found = tuple(code for code in stale if (folder / f"{code}.xlsx").is_file())
    for code in found:
        (folder / f"{code}.xlsx").unlink()
    return found


def _previous(context: Context, plan: Plan, dates: PeriodDates) -> PreviousAnswers:
    """What each agency's accepted form of the period before said, row by row.

    An agency that sent none, being new, shows what the one it has come from said; nothing where
    several of those reported.
    """
    before = previous_period(periods(context, plan), dates)
    if before is None or not context.home.received(plan.id, before.period.id).is_dir():
        return {}
    received = read_folder(context, plan, before)
    said = {
        code: {row: text for row, text in _told(submission.answers).items() if text}
        for code, submission in received.counting.items()
    }
    inherited = {a.code: predecessors(plan, a.code) & said.keys() for a in plan.agencies}
    heirs = {code: said[min(old)] for code, old in inherited.items() if len(old) == 1}
    return {**heirs, **said}


def _told(answers: Sequence[Answer]) -> dict[RowOfForm, str]:
    """The status, progress and figure, or the value, an agency gave, row by row."""
    fields = {Field.STATUS: "", Field.PROGRESS: "%", Field.FIGURE: "", Field.VALUE: ""}
    told: dict[RowOfForm, list[str]] = {}
    for answer in answers:
        if answer.field in fields and answer.value is not None:
            sheet = FormSheets.INDICATORS if answer.field == Field.VALUE else FormSheets.TASKS
            shown = shorten(one_line(show_value(answer.value)), 60) + fields[answer.field]
            told.setdefault((sheet, answer.key), []).append(shown)
    return {row: "\n".join(parts) for row, parts in told.items()}
