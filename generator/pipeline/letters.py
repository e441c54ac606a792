"""The letters (công văn) to the agencies: the request that goes with the forms, the reminder."""

from dataclasses import dataclass
from pathlib import Path

from generator.core.model import PeriodDates, Plan
from generator.core.summary import AgencyResult
from generator.core.tags import Letter
from generator.edges.files import finish_writing, write_all
from generator.edges.register import Register
from generator.pipeline.masters import master, rendered_with
from generator.pipeline.outputs import note_outputs, remove_outputs
from generator.pipeline.plans import Context, WrongUseError, alone, load_plan, period_dates
from generator.pipeline.receiving import read_folder
from generator.pipeline.versions import next_version
from generator.stages.aggregate import aggregate
from generator.stages.letter_text import reminder, request

REQUEST, REMINDER = "cong-van-de-nghi.docx", "cong-van-don-doc.docx"


@dataclass(frozen=True, slots=True)
class Reminded:
    """The reminder that was made, if anybody owes a report, and the edited one it carries on."""

    dates: PeriodDates
    owing: tuple[AgencyResult, ...]
    files: tuple[Path, ...]
    kept: tuple[Path, ...]


def request_letter(context: Context, plan: Plan, dates: PeriodDates) -> dict[str, bytes]:
    """Return the letter that goes with the forms by its file name; none where nobody is asked."""
    return _rendered(context, plan, REQUEST, request(plan, dates, context.today))


def remind(context: Context, plan_id: str, period_id: str) -> Reminded:
    """Write the letter to the agencies that owe a report, as it stands today.

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
    received = read_folder(context, plan, dates, None, answers=())
    summary = aggregate(plan, dates, received, context.today)
    files = _rendered(context, plan, REMINDER, reminder(summary))
    written, kept = write_letter(context, plan, dates, files)
    return Reminded(dates, summary.owing, written, kept)


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


def _rendered(context: Context, plan: Plan, name: str, letter: Letter | None) -> dict[str, bytes]:
    if letter is None:
        return {}
    path = master(context.home, plan.id, name)
    return {name: rendered_with(context.home, path, letter, context.today)}
