"""What goes back to agencies whose form has faults: the marked copy and the mail that brings it."""

from collections.abc import Iterator
from pathlib import Path

from generator.core.model import PeriodDates, Plan, Received, Submission, Verdict
from generator.edges.files import finish_writing, write_all
from generator.edges.form_write import write_marked
from generator.edges.mail_write import write_mail
from generator.pipeline.before import forms_with_previous
from generator.pipeline.outputs import note_outputs, remove_outputs
from generator.pipeline.plans import Context
from generator.stages.returning import marked_form, reply

COPIES, MAILS = "tra-lai", "thu"
_MAIL = "tra-lai-"


def return_marked(
    context: Context, plan: Plan, dates: PeriodDates, received: Received
) -> tuple[Path, ...]:
    """Write the copies to mend and their mails, and return the copies.

    Those of agencies that have mended theirs since are removed, unless a person has edited them.
    """
    folder = context.home.reports(plan.id, dates.period.id)
    files = _files(context, plan, dates, received)
    finish_writing(folder)
    note_outputs(context, folder, files)
    write_all(folder, files)
    written = {folder / name for name in files}
    remove_outputs(context, (path for path in _there(folder) if path not in written))
    return tuple(folder / name for name in files if name.startswith(f"{COPIES}/"))


def _files(
    context: Context, plan: Plan, dates: PeriodDates, received: Received
) -> dict[str, bytes]:
    returned = _newest_returned(received)
    if not returned:
        return {}
    forms = {form.agency.code: form for form in forms_with_previous(context, plan, dates)}
    files: dict[str, bytes] = {}
    for code, sent in sorted(returned.items()):
        marked = marked_form(forms[code], sent, context.today)
        copy = write_marked(marked)
        files[f"{COPIES}/{code}.xlsx"] = copy
        files[f"{MAILS}/{_MAIL}{code}.eml"] = write_mail(
            reply(plan, marked, sent.arrival.sender), copy
        )
    return files


def _newest_returned(received: Received) -> dict[str, Submission]:
    """The form to mend of each agency that has sent none in order since."""
    to_mend = (s for s in received.unsettled if s.verdict is Verdict.RETURNED)
    return {s.agency: s for s in sorted(to_mend, key=lambda s: s.arrival.order)}


def _there(folder: Path) -> Iterator[Path]:
    """The copies and mails of earlier runs; what else people keep there is not looked at."""
    yield from sorted((folder / COPIES).glob("*.xlsx"))
    yield from sorted((folder / MAILS).glob(f"{_MAIL}*.eml"))
