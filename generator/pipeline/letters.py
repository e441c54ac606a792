"""The letters (công văn) to the agencies: the request that goes with the forms, the reminder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.core.mail import MailKind
from generator.core.model import PeriodDates, Plan, Received, Verdict
from generator.core.summary import AgencyResult, Summary
from generator.core.tags import Letter
from generator.edges.files import finish_writing, write_all
from generator.edges.register import Register
from generator.pipeline.mail_drafts import Draft, Drafts, write_drafts
from generator.pipeline.masters import master, rendered_with
from generator.pipeline.outputs import note_outputs, remove_outputs
from generator.pipeline.plans import Context, WrongUseError, alone, load_plan, period_dates
from generator.pipeline.receiving import read_folder
from generator.pipeline.returning import Copy, marked_copies
from generator.pipeline.versions import next_version
from generator.stages.aggregate import aggregate
from generator.stages.letter_text import reminder, request
from generator.stages.mails import Enclosed, reminder_mail

REQUEST, REMINDER = "cong-van-de-nghi.docx", "cong-van-don-doc.docx"


@dataclass(frozen=True, slots=True)
class Reminded:
    """The reminder that was made, if anybody owes a report, and the edited one it carries on.

    `drafts` are the mails to the agencies that owe, with the form to fill or to mend.
    """

    dates: PeriodDates
    owing: tuple[AgencyResult, ...]
    files: tuple[Path, ...]
    kept: tuple[Path, ...]
    drafts: Drafts


def request_letter(context: Context, plan: Plan, dates: PeriodDates) -> dict[str, bytes]:
    """Return the letter that goes with the forms by its file name; none where nobody is asked."""
    return _rendered(context, plan, REQUEST, request(plan, dates, context.today))


def remind(context: Context, plan_id: str, period_id: str) -> Reminded:
    """Write the letter and the mails to the agencies that owe a report, as it stands today.

    Raises:
        WrongUseError: there is no such period, or its forms have not been issued.
        BusyError: somebody else's run holds the folder.
    """
    with alone(context, "remind"):
        return _remind(context, plan_id, period_id)


def _remind(context: Context, plan_id: str, period_id: str) -> Reminded:
    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    with Register.open_to_read(context.home.register) as register:
        issued = register.periods_issued(plan.id)
    if dates.period.id not in issued:
        raise WrongUseError(f"Kỳ {dates.period.id} chưa lập biểu mẫu nên chưa có gì để đôn đốc.")
    received = read_folder(context, plan, dates, None, answers={Verdict.RETURNED})
    summary = aggregate(plan, dates, received, context.today)
    files = _rendered(context, plan, REMINDER, reminder(summary))
    written, kept = write_letter(context, plan, dates, files)
    mails = tuple(_mails(context, summary, received, as_written(files, written)))
    drafts = write_drafts(context, plan, dates, MailKind.REMINDER, mails)
    return Reminded(dates, summary.owing, written, kept, drafts)


def _mails(
    context: Context, summary: Summary, received: Received, letter: dict[str, bytes]
) -> Iterator[Draft]:
    """Yield the mails that go with the letter; the office does not write to itself."""
    plan, dates = summary.plan, summary.dates
    copies = marked_copies(context, plan, dates, received)
    forms = context.home.issued(plan.id, dates.period.id)
    for result in summary.owing:
        code = result.agency.code
        if code == plan.office.agency:
            continue
        enclosed, workbook = _enclosed(forms / f"{code}.xlsx", copies.get(code))
        mail = reminder_mail(summary, result, enclosed)
        yield Draft(result.agency, mail, {**workbook, **letter})


def _enclosed(form: Path, copy: Copy | None) -> tuple[Enclosed, dict[str, bytes]]:
    """Return what is said of the workbook that goes with a reminder, and the workbook."""
    if copy:
        return Enclosed(copy.name, copy.to_mend, copy.sender), {copy.name: copy.data}
    if form.is_file():
        return Enclosed(form.name), {form.name: form.read_bytes()}
    return Enclosed(), {}


def write_letter(
    context: Context, plan: Plan, dates: PeriodDates, files: dict[str, bytes]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write letters beside the report; return them and the edited versions they carry on."""
    folder = context.home.reports(plan.id, dates.period.id)
    finish_writing(folder)
    versions = [next_version(context, folder, name, data) for name, data in files.items()]
    needed = {name: data for version in versions for name, data in version.files.items()}
    note_outputs(context, folder, needed)
    write_all(folder, needed)
    remove_outputs(context, (path for version in versions for path in version.outdated))
    edited = tuple(folder / version.edited for version in versions if version.edited)
    return tuple(folder / version.name for version in versions), edited


def as_written(files: dict[str, bytes], written: Sequence[Path]) -> dict[str, bytes]:
    """Return letters as they were written, with what a person has edited, by their file names."""
    return {name: path.read_bytes() for name, path in zip(files, written, strict=True)}


def _rendered(context: Context, plan: Plan, name: str, letter: Letter | None) -> dict[str, bytes]:
    if letter is None:
        return {}
    path = master(context.home, plan.id, name)
    return {name: rendered_with(context.home, path, letter, context.today)}
