"""issue: the form of every agency, with what it said the period before."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.core.address import Where
from generator.core.mail import MailKind
from generator.core.model import Form, PeriodDates, Plan
from generator.core.problems import Problem, problem
from generator.core.values import format_date
from generator.edges.files import write_all
from generator.edges.form_write import write_form
from generator.edges.register import Issue, Register
from generator.pipeline.before import forms_with_previous
from generator.pipeline.letters import as_written, request_letter, write_letter
from generator.pipeline.mail_drafts import Draft, Drafts, write_drafts
from generator.pipeline.plans import Context, alone, load_plan, period_dates
from generator.stages.mails import request_mail


@dataclass(frozen=True, slots=True)
class Issued:
    """What issuing made; `letters` is the request for reports, `kept` an edited one set aside.

    `drafts` are the mails that bring each agency its form.
    """

    dates: PeriodDates
    folder: Path
    forms: tuple[Form, ...]
    problems: tuple[Problem, ...]
    removed: tuple[str, ...]
    letters: tuple[Path, ...]
    kept: tuple[Path, ...]
    drafts: Drafts


def issue(context: Context, plan_id: str, period_id: str, due: dt.date | None = None) -> Issued:
    """Write the form of every agency and the letter they go with; note it in the register.

    A due date given by hand that has passed, or lies a year after the plan, is doubted.

    Raises:
        WrongUseError: there is no such period.
    """
    with alone(context, "issue"):
        return _issue(context, plan_id, period_id, due)


def _issue(context: Context, plan_id: str, period_id: str, due: dt.date | None) -> Issued:
    plan, problems = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id, due)
    if due and (due < context.today or due.year > plan.last_year + 1):
        shown = {"seen": format_date(due), "today": format_date(context.today)}
        doubt = problem("issue.due_doubtful", Where(f"inputs/{plan.id}/plan.xlsx"), **shown)
        problems = (*problems, doubt)
    forms = forms_with_previous(context, plan, dates)
    letter = request_letter(context, plan, dates)
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
    letters, kept = write_letter(context, plan, dates, letter)
    mails = tuple(_mails(plan, dates, files, as_written(letter, letters)))
    drafts = write_drafts(context, plan, dates, MailKind.REQUEST, mails)
    return Issued(dates, folder, forms, problems, removed, letters, kept, drafts)


def _mails(
    plan: Plan, dates: PeriodDates, forms: dict[str, bytes], letter: dict[str, bytes]
) -> Iterator[Draft]:
    """Yield the mail that brings each agency its form; the office does not write to itself."""
    for agency in plan.agencies:
        name = f"{agency.code}.xlsx"
        if name in forms and agency.code != plan.office.agency:
            mail = request_mail(plan, dates, agency)
            yield Draft(agency, mail, {name: forms[name], **letter})


def _remove_stale(folder: Path, plan: Plan, forms: Sequence[Form]) -> tuple[str, ...]:
    """Remove forms issued before for agencies that do not report any more."""
    issued = {form.agency.code for form in forms}
    stale = [agency.code for agency in plan.agencies if agency.code not in issued]
    found = tuple(code for code in stale if (folder / f"{code}.xlsx").is_file())
    for code in found:
        (folder / f"{code}.xlsx").unlink()
    return found
