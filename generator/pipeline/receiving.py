"""receive: bring in files, read everything of a period, note it in the register."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.core.address import Where
from generator.core.model import (
    Arrival,
    Form,
    PeriodDates,
    Plan,
    Received,
    Submission,
)
from generator.core.problems import Problem, problem
from generator.edges.files import (
    FoundFile,
    bring_in,
    find_files,
)
from generator.edges.register import Receipt, Register
from generator.edges.workbook_read import read_workbook
from generator.pipeline.plans import Context, WrongUseError, load_plan, period_dates
from generator.stages.issue import forms as make_forms
from generator.stages.receive import quarantined, read_submission, settle


def receive(
    context: Context, plan_id: str, period_id: str, paths: Sequence[Path] = ()
) -> tuple[Plan, PeriodDates, Received, tuple[Path, ...]]:
    """Bring in files from elsewhere, read everything of the period, note it in the register.

    The copies that go back to agencies come last.
    """
    from generator.pipeline.returning import return_marked  # it reads the period before from here

    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    folder = context.home.received(plan.id, dates.period.id)
    for path in paths:
        if not path.exists():
            raise WrongUseError(f"Không có tệp hoặc thư mục {path}.")
        bring_in(path.resolve(), folder.resolve())
    received = read_folder(context, plan, dates)
    with Register.open(context.home.register) as register:
        register.add_verdicts(plan.id, dates.period.id, received.submissions, context.today)
    return plan, dates, received, return_marked(context, plan, dates, received)


def read_folder(
    context: Context, plan: Plan, dates: PeriodDates, on: dt.date | None = None
) -> Received:
    """Return every file of a period with its verdict, without writing anything.

    With `on`, only the files that had come by the end of that day.
    """
    folder = context.home.received(plan.id, dates.period.id)
    forms = {form.agency.code: form for form in make_forms(plan, dates)}
    with Register.open_to_read(context.home.register) as register:
        receipts = register.receipts(plan.id, dates.period.id)
    found = list(find_files(folder)) if folder.is_dir() else []
    for file in sorted(found, key=lambda file: file.saved_at):
        receipts.setdefault(file.sha256, _receipt(file, plan, context.today))
    submissions: list[Submission] = []
    for number, file in enumerate(found, 1):
        came = receipts[file.sha256]
        if on and came.received_at.date() > on:
            continue
        arrival = Arrival(file.name, file.sha256, came.received_at, came.saved_at)
        submissions.append(_read_file(arrival, file, forms))
        context.progress(number, len(found))
    return settle(submissions)


def _read_file(arrival: Arrival, file: FoundFile, forms: Mapping[str, Form]) -> Submission:
    try:
        fault = file.fault
        book = None if fault else read_workbook(file.name, file.read())
    except OSError as refused:
        book, fault = None, refused.strerror or str(refused)
    if book is None:
        return quarantined(arrival, problem("file.no_access", Where(file.name), seen=fault))
    if isinstance(book, Problem):
        return quarantined(arrival, book)
    arrival = replace(arrival, modified=book.modified)
    return read_submission(arrival, book, forms)


def _receipt(file: FoundFile, plan: Plan, today: dt.date) -> Receipt:
    """When a file the register does not know came: when it was last saved, but not after today.

    A clock from before the plan was issued is wrong, and the file came today. Copies of the same
    bytes came when the first of them did.
    """
    latest = dt.datetime.combine(today, dt.time(23, 59))
    saved = file.saved_at.replace(microsecond=0)
    impossible = plan.date is not None and saved.date() < plan.date
    return Receipt(latest if impossible else min(saved, latest), file.saved_at)
