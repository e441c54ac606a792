"""The drafts that lie ready in thu/: written, replaced, taken away when nobody needs them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.core.mail import Mail, MailKind, draft_name
from generator.core.model import Agency, PeriodDates, Plan
from generator.edges.files import finish_writing, write_all
from generator.edges.mail_write import addresses, write_mail
from generator.pipeline.outputs import note_outputs, remove_outputs
from generator.pipeline.plans import Context

MAILS = "thu"


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail to an agency and the files that go with it."""

    agency: Agency
    mail: Mail
    attached: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of one kind: their folder, how many, whose have no address, edited ones kept."""

    folder: Path
    files: tuple[Path, ...] = ()
    unaddressed: tuple[Agency, ...] = ()
    kept: tuple[Path, ...] = ()


def draft_files(kind: MailKind, drafts: tuple[Draft, ...]) -> dict[str, bytes]:
    """Return the drafts of a kind by their names below the folder of the period."""
    return {
        f"{MAILS}/{draft_name(kind, draft.agency.code)}": write_mail(draft.mail, draft.attached)
        for draft in drafts
    }


def write_drafts(
    context: Context, plan: Plan, dates: PeriodDates, kind: MailKind, drafts: tuple[Draft, ...]
) -> Drafts:
    """Write the drafts of a kind and take away those of earlier runs that are none of them."""
    folder = context.home.reports(plan.id, dates.period.id)
    files = draft_files(kind, drafts)
    finish_writing(folder)
    kept = note_outputs(context, folder, files)
    write_all(folder, files)
    written = tuple(folder / name for name in files)
    remove_outputs(context, stale_drafts(folder, kind, written))
    lacking = tuple(draft.agency for draft in drafts if not addresses(draft.mail.recipients))
    return Drafts(folder / MAILS, written, lacking, kept)


def stale_drafts(folder: Path, kind: MailKind, kept: Collection[Path]) -> Iterator[Path]:
    """Yield the drafts of a kind that lie there and are not to be kept."""
    there = sorted((folder / MAILS).glob(draft_name(kind, "*")))
    return (path for path in there if path not in kept)
