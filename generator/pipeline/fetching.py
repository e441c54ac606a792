"""fetch: new messages of the mailbox become files of their periods, then those are received.

The folder is held only while one message is stored or a period received, never while the server is
waited for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.mail_settings import Incoming
from generator.core.mailbox import LeftMail, MailTrouble, PeriodName, StoredMail
from generator.core.problems import Problem
from generator.edges.imap_fetch import MailboxError, open_mailbox
from generator.edges.register import Register
from generator.pipeline.mail_setup import password_for
from generator.pipeline.mail_taking import FOLDER, Taking, in_order
from generator.pipeline.open_periods import OpenPeriods, open_periods
from generator.pipeline.plans import Context
from generator.pipeline.receiving import Receiving, receive


@dataclass(frozen=True, slots=True)
class Fetched:
    """What fetching came to.

    Attributes:
        stored: messages stored in this run.
        left: messages left in the mailbox, and why.
        received: what receiving each period came to.
        trouble: why the mailbox could not be read, or not to the end.
        problems: faults of plan workbooks that cannot be used.
    """

    stored: tuple[StoredMail, ...]
    left: tuple[LeftMail, ...]
    received: tuple[Receiving, ...]
    trouble: MailTrouble | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def unsettled(self) -> bool:
        """Whether somebody has to do something before all is in order."""
        open_files = any(made.received.unsettled for made in self.received)
        return bool(open_files or self.trouble or self.problems)


def fetch(
    context: Context, named: PeriodName | None, incoming: Incoming, *, every: bool = False
) -> Fetched:
    """Store the new messages that bring forms of a period, or of any plan, and receive them.

    Without a period those are received that something new was stored for; all open ones with
    `every`. A server that fails does not keep what came before from being received.

    Raises:
        WrongUseError: there is no such plan or period, or no password.
        PlanError: the workbook of the plan that was named has errors.
        BusyError: somebody else's run holds the folder.
    """
    password = password_for(incoming.account)
    wanted = open_periods(context, named)
    taking = Taking(context, wanted, incoming)
    trouble = None
    try:
        with open_mailbox(incoming, password) as mailbox:
            taking.take_all(mailbox)
    except MailboxError as fault:
        trouble = fault.trouble
    touched = {one.of for one in taking.stored} | set(_unreceived(context, wanted))
    asked = set(wanted.open) if named or every else touched
    received = tuple(_received(context, name) for name in in_order(asked | touched))
    return Fetched(tuple(taking.stored), tuple(taking.left), received, trouble, wanted.problems)


def look(context: Context, named: PeriodName | None) -> Fetched:
    """Receive what lies in the folder of a period, or of every open one, without a mailbox."""
    wanted = open_periods(context, named)
    received = tuple(_received(context, name) for name in in_order(set(wanted.open)))
    return Fetched((), (), received, problems=wanted.problems)


def _received(context: Context, name: PeriodName) -> Receiving:
    return receive(context, name.plan, name.period, answers=())


def _unreceived(context: Context, wanted: OpenPeriods) -> Iterator[PeriodName]:
    """Yield the periods with a stored message that no run has received yet."""
    for name in wanted.taken:
        folder = context.home.received(name.plan, name.period) / FOLDER
        mails = {f"{FOLDER}/{path.name}" for path in folder.glob("*.eml")}
        if not mails:
            continue
        with Register.open_to_read(context.home.register) as register:
            files = (entry.file for entry in register.entries(name.plan, name.period))
            noted = {"/".join(file.split("/")[:2]) for file in files}
        if mails - noted:
            yield name
