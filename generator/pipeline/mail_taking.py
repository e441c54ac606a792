"""Taking messages from the mailbox: stored where their forms belong, noted, then marked as read.

Whatever interrupts this, the next run goes on where it stood: a message is known by its number and
name in the mailbox, a file by its bytes.
"""

from collections.abc import Iterable
from dataclasses import replace

from generator.core.address import Where
from generator.core.mail_settings import Incoming
from generator.core.mailbox import Examined, LeftMail, MailHead, MailNote, PeriodName, StoredMail
from generator.core.periods import parse_period
from generator.core.problems import Problem, problem
from generator.edges.files import sha256
from generator.edges.imap_fetch import MAX_MAIL, Mailbox, MailboxError
from generator.edges.mail_store import store_mail
from generator.edges.package import mega
from generator.edges.register import Register
from generator.intake import examine
from generator.pipeline.open_periods import OpenPeriods
from generator.pipeline.plans import Context, alone

FOLDER = "thu-den"
_NO_NEWS = frozenset({"mail.no_form", "mail.bounce"})  # of a message somebody has read


def in_order(names: Iterable[PeriodName]) -> list[PeriodName]:
    """Return periods by plan and name."""
    return sorted(names, key=lambda one: (one.plan, one.period))


class Taking:
    """Takes the messages of a mailbox one by one; keeps what it did."""

    def __init__(self, context: Context, wanted: OpenPeriods, incoming: Incoming) -> None:
        self._context, self._wanted, self._box_name = context, wanted, incoming.name
        self._known = wanted.known
        self.stored: list[StoredMail] = []
        self.left: list[LeftMail] = []
        with Register.open_to_read(context.home.register) as register:
            self._notes = register.mails(incoming.name)
        self._stored_before: dict[str, frozenset[PeriodName]] = {}
        for note in self._notes.values():
            self._remember(note)

    def take_all(self, mailbox: Mailbox) -> None:
        """Take every message that may bring a form, those last that broke the connection before.

        Raises:
            MailboxError: the server fails; what was taken before is safe.
        """
        found = mailbox.heads(self._wanted.since)
        heads = sorted(found, key=lambda head: self._broke_off(_key(mailbox, head)))
        for number, head in enumerate(heads, 1):
            self._take(mailbox, head)
            self._context.progress(number, len(heads))

    def _take(self, mailbox: Mailbox, head: MailHead) -> None:
        key = _key(mailbox, head)
        note = self._notes.get(key)
        if note is None or not self._is_settled(note):
            if told := _not_fetched(head):
                self._leave(head, told)
                return
            data = self._fetched(mailbox, head)
            if data is None:  # somebody deleted it in between
                return
            if told := _of_no_use(data):
                self._leave(head, told)
                return
            note = self._examined(MailNote(*key, sha256(data), Examined()), head, data)
        if note.stored and not head.seen:
            mailbox.mark_seen(head.uid)
        self._leave_rest(head, note)

    def _fetched(self, mailbox: Mailbox, head: MailHead) -> bytes | None:
        """Return the bytes of a message; one that breaks the connection is noted, later named."""
        try:
            return mailbox.message(head.uid)
        except MailboxError:
            key = _key(mailbox, head)
            if self._broke_off(key):
                self._leave(head, problem("mail.damaged", Where("")))
            else:
                with alone(self._context, "fetch"):
                    self._note(head, MailNote(*key, "", Examined()))
            raise

    def _broke_off(self, key: tuple[int, int, str]) -> bool:
        note = self._notes.get(key)
        return note is not None and not note.sha256

    def _is_settled(self, note: MailNote) -> bool:
        """Whether there is nothing new to find in a message, or to do with it."""
        if note.examined.forms:
            return not (self._takes(note) - note.stored)
        return note.examined.why is not None and note.known == self._known

    def _takes(self, note: MailNote) -> frozenset[PeriodName]:
        return self._wanted.taken.intersection(note.examined.forms)

    def _examined(self, note: MailNote, head: MailHead, data: bytes) -> MailNote:
        """Look into a message, store it where it belongs, note both."""
        try:
            examined = examine(data, self._wanted.forms)
        except Exception as bug:
            told = problem("file.bug", Where(""), seen=type(bug).__name__)
            return replace(note, examined=Examined(why=told))
        note = replace(note, examined=examined, known=self._known)
        before = self._stored_before.get(note.sha256, frozenset())
        with alone(self._context, "fetch"):
            for name in in_order(self._takes(note) - before):
                self._store(name, head, data)
            note = replace(note, stored=before | self._takes(note))
            self._note(head, note)
        self._remember(note)
        return note

    def _note(self, head: MailHead, note: MailNote) -> None:
        with Register.open(self._context.home.register) as register:
            register.add_mail(self._box_name, head, note, self._context.today)

    def _store(self, name: PeriodName, head: MailHead, data: bytes) -> None:
        folder = self._context.home.received(name.plan, name.period) / FOLDER
        path = store_mail(folder, f"{head.came_at:%Y-%m-%d}-{head.uid:06d}", data, head.came_at)
        file = path.relative_to(self._context.home.inputs).as_posix()
        self.stored.append(StoredMail(head, name, file))

    def _remember(self, note: MailNote) -> None:
        before = self._stored_before.get(note.sha256, frozenset())
        self._stored_before[note.sha256] = before | note.stored

    def _leave_rest(self, head: MailHead, note: MailNote) -> None:
        """Tell of what a message brings that was not stored."""
        if note.examined.why:
            self._leave(head, note.examined.why)
        for name in note.examined.forms:
            if name not in note.stored:
                self._leave(head, self._not_taken(name))

    def _leave(self, head: MailHead, why: Problem) -> None:
        if not (head.seen and why.code in _NO_NEWS):
            self.left.append(LeftMail(head, why))

    def _not_taken(self, name: PeriodName) -> Problem:
        """Why a form of ours is stored nowhere."""
        here = name.plan in self._context.home.plans() and parse_period(name.period)
        code = "mail.other_period" if here else "mail.unknown_plan"
        return problem(code, Where(""), plan=name.plan, period=name.period)


def _key(mailbox: Mailbox, head: MailHead) -> tuple[int, int, str]:
    return mailbox.validity, head.uid, head.message_id


def _not_fetched(head: MailHead) -> Problem | None:
    """Why the bytes of a message are not even asked for."""
    if head.bounce:
        return problem("mail.bounce", Where(""))
    return _too_large(head.size)


def _of_no_use(data: bytes) -> Problem | None:
    """Why the bytes a server gave are not looked into; the size it told may be another."""
    return _too_large(len(data)) if data else problem("mail.damaged", Where(""))


def _too_large(size: int) -> Problem | None:
    limit = mega(MAX_MAIL)
    too_large = size > MAX_MAIL
    return problem("mail.too_large", Where(""), seen=mega(size), limit=limit) if too_large else None
