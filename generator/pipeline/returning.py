"""What goes back to agencies: the copy of a form to mend, and the mails that tell of each form."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.core.mail import MailKind, draft_name
from generator.core.model import PeriodDates, Plan, Received, Submission, Verdict
from generator.core.returned import Level, MarkedForm
from generator.edges.draft_read import read_draft
from generator.edges.files import finish_writing, write_all
from generator.edges.form_write import write_marked
from generator.edges.mail_write import addresses
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

    An agency is told of a form once: where it is `fresh`, or no mail to its address lies there.
    What agencies that have mended theirs do not need is removed, unless a person has edited it.
    """
    folder = context.home.reports(plan.id, dates.period.id)
    copies = marked_copies(context, plan, dates, received)
    news = {s.agency for s in fresh}
    returned = tuple(_returned(folder / MAILS, plan, copies, news))
    accepted = tuple(_accepted(context, plan, dates, received, news))
    files = {f"{COPIES}/{code}.xlsx": copy.data for code, copy in copies.items()}
    files |= draft_files(MailKind.RETURNED, returned) | draft_files(MailKind.ACCEPTED, accepted)
    finish_writing(folder)
    note_outputs(context, folder, files)
    write_all(folder, files)
    remove_outputs(context, _stale(folder, copies, received.counting))
    return tuple(folder / COPIES / f"{code}.xlsx" for code in copies)


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


def _returned(
    folder: Path, plan: Plan, copies: Mapping[str, Copy], news: Collection[str]
) -> Iterator[Draft]:
    """Yield the mails that bring copies, but not again those that lie there with their address."""
    for code, copy in copies.items():
        mail = reply(plan, copy.marked, copy.sender)
        path = folder / draft_name(MailKind.RETURNED, code)
        there = read_draft(path.read_bytes()).addresses if path.is_file() else None
        if code in news or there != addresses(mail.recipients):
            yield Draft(copy.marked.form.agency, mail, {copy.name: copy.data})


def _accepted(
    context: Context,
    plan: Plan,
    dates: PeriodDates,
    received: Received,
    news: Collection[str],
) -> Iterator[Draft]:
    """Yield what agencies have not been told; all of it where the plan has changed since."""
    folder = context.home.reports(plan.id, dates.period.id) / MAILS
    changed = context.home.plan(plan.id).stat().st_mtime
    there = folder.glob(draft_name(MailKind.ACCEPTED, "*"))
    told = {path.name for path in there if path.stat().st_mtime >= changed}
    by_code = {agency.code: agency for agency in plan.agencies}
    for code, taken in sorted(received.counting.items()):
        known = code not in news and draft_name(MailKind.ACCEPTED, code) in told
        if not known and code != plan.office.agency:
            agency = by_code[code]
            yield Draft(agency, accepted_mail(plan, dates, agency, taken))


def _stale(folder: Path, copies: Collection[str], counting: Collection[str]) -> Iterator[Path]:
    """The copies and mails of earlier runs; what else people keep there is not looked at."""
    needed = {folder / COPIES / f"{code}.xlsx" for code in copies}
    yield from (path for path in sorted((folder / COPIES).glob("*.xlsx")) if path not in needed)
    for kind, codes in ((MailKind.RETURNED, copies), (MailKind.ACCEPTED, counting)):
        kept = {folder / MAILS / draft_name(kind, code) for code in codes}
        yield from stale_drafts(folder, kind, kept)
