"""What goes back to agencies: the copy of a form to mend, and the mails that tell of each form."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.core.mail import MailKind, draft_name
from generator.core.model import PeriodDates, Plan, Received, Submission, Verdict
from generator.core.returned import Level, MarkedForm
from generator.edges.files import finish_writing, write_all
from generator.edges.form_write import write_marked
from generator.pipeline.before import forms_with_previous
from generator.pipeline.mail_drafts import MAILS, Draft, draft_files, stale_drafts
from generator.pipeline.outputs import note_outputs, remove_outputs
from generator.pipeline.plans import Context
from generator.stages.mails import accepted_mail, reply
from generator.stages.returning import marked_form

COPIES = "tra-lai"


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy of a form to mend, as a workbook, and who sent the form."""

    marked: MarkedForm
    data: bytes
    sender: str

    @property
    def name(self) -> str:
        """What the copy is called in a mail."""
        return f"{COPIES}-{self.marked.form.agency.code}.xlsx"

    @property
    def to_mend(self) -> int:
        """How many places are to be mended."""
        return len(self.marked.of(Level.MUST))


def return_marked(
    context: Context,
    plan: Plan,
    dates: PeriodDates,
    received: Received,
    fresh: Collection[Submission] = (),
) -> tuple[Path, ...]:
    """Write the copies to mend and the mails that tell of each form, and return the copies.

    Agencies whose form counts are told where it is `fresh` or they have not been told. What
    agencies that have mended theirs do not need is removed, unless a person has edited it.
    """
    folder = context.home.reports(plan.id, dates.period.id)
    copies = marked_copies(context, plan, dates, received)
    files = {f"{COPIES}/{code}.xlsx": copy.data for code, copy in copies.items()}
    files |= draft_files(MailKind.RETURNED, tuple(_returned(plan, copies)))
    files |= draft_files(MailKind.ACCEPTED, tuple(_accepted(folder, plan, dates, received, fresh)))
    finish_writing(folder)
    note_outputs(context, folder, files)
    write_all(folder, files)
    remove_outputs(context, _stale(folder, received, {folder / name for name in files}))
    return tuple(folder / name for name in files if name.startswith(f"{COPIES}/"))


def marked_copies(
    context: Context, plan: Plan, dates: PeriodDates, received: Received
) -> dict[str, Copy]:
    """Return the copies to mend by agency; the returned forms must have come with their answers."""
    returned = _newest_returned(received)
    if not returned:
        return {}
    forms = {form.agency.code: form for form in forms_with_previous(context, plan, dates)}
    marked = ((s, marked_form(forms[code], s, context.today)) for code, s in returned.items())
    return {s.agency: Copy(one, write_marked(one), s.arrival.sender) for s, one in marked}


def _newest_returned(received: Received) -> dict[str, Submission]:
    """The form to mend of each agency that has sent none in order since."""
    to_mend = (s for s in received.unsettled if s.verdict is Verdict.RETURNED)
    newest = {s.agency: s for s in sorted(to_mend, key=lambda s: s.arrival.order)}
    return dict(sorted(newest.items()))


def _returned(plan: Plan, copies: dict[str, Copy]) -> Iterator[Draft]:
    for copy in copies.values():
        mail = reply(plan, copy.marked, copy.sender)
        yield Draft(copy.marked.form.agency, mail, {copy.name: copy.data})


def _accepted(
    folder: Path,
    plan: Plan,
    dates: PeriodDates,
    received: Received,
    fresh: Collection[Submission],
) -> Iterator[Draft]:
    news = {s.agency for s in fresh}
    told = {path.name for path in (folder / MAILS).glob(f"{MailKind.ACCEPTED}-*.eml")}
    by_code = {agency.code: agency for agency in plan.agencies}
    for code, taken in sorted(received.counting.items()):
        known = code not in news and draft_name(MailKind.ACCEPTED, code) in told
        if not known and code != plan.office.agency:
            agency = by_code[code]
            yield Draft(agency, accepted_mail(plan, dates, agency, taken))


def _stale(folder: Path, received: Received, written: set[Path]) -> Iterator[Path]:
    """The copies and mails of earlier runs; what else people keep there is not looked at."""
    counting = {folder / MAILS / draft_name(MailKind.ACCEPTED, code) for code in received.counting}
    copies = sorted((folder / COPIES).glob("*.xlsx"))
    yield from (path for path in copies if path not in written)
    yield from stale_drafts(folder, MailKind.RETURNED, written)
    yield from stale_drafts(folder, MailKind.ACCEPTED, counting)
