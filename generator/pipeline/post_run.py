"""One run of sending mail: the connection it holds, its pace, what it notes of each mail."""

import datetime as dt
import hashlib
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from types import TracebackType

from generator.core.mail import MailKind, Parcel, Posted, PostNote, PostState, Standing
from generator.core.mail_settings import Outgoing
from generator.core.mailbox import MailFault
from generator.core.periods import VIETNAM
from generator.edges.draft_read import outgoing_message, read_draft
from generator.edges.register import Register
from generator.edges.smtp_send import (
    Answer,
    DroppedError,
    Envelope,
    Line,
    PostError,
    connected,
    trouble_of,
)
from generator.pipeline.mail_drafts import MAILS
from generator.pipeline.plans import Context

_TRIES = 2  # over connections that break before the server has the message
_TAKEN = frozenset({PostState.SENDING, PostState.SENT, PostState.UNSURE})
_STANDINGS = {
    PostState.SENDING: Standing.UNSURE,
    PostState.SENT: Standing.SENT,
    PostState.DEFERRED: Standing.DEFERRED,
    PostState.REFUSED: Standing.REFUSED,
    PostState.UNSURE: Standing.UNSURE,
}


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and waiting; the tests have their own."""

    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(VIETNAM)
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class PostOffice:
    """Through which server mail is sent, with which password, by which clock."""

    settings: Outgoing
    password: str = field(repr=False)
    clock: Clock = field(default_factory=Clock)


class PostRun:
    """Sends one mail after the other; to be used as a context manager."""

    def __init__(self, context: Context, plan: str, period: str, office: PostOffice) -> None:
        self._context, self._plan, self._period, self._office = context, plan, period, office
        self._folder = context.home.reports(plan, period) / MAILS
        with Register.open_to_read(context.home.register) as register:
            self._before = register.posts(plan, period)
        self._stack = ExitStack()
        self._line: Line | None = None
        self._last: dt.datetime | None = None

    def __enter__(self) -> "PostRun":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, fault, trace)

    def pause(self, seconds: float) -> None:
        """Wait without a connection."""
        self._hang_up()
        self._office.clock.sleep(seconds)

    def deliver(self, parcel: Parcel) -> Posted:
        """Send a draft and note what became of it; one changed since it was looked at stays.

        One taken away since, by hand or because its agency owes nothing any more, does not go.

        Raises:
            PostError: nothing more can be sent.
        """
        path = self._folder / parcel.file
        if not path.is_file():
            return Posted(parcel, Standing.SETTLED)
        data = path.read_bytes()
        if read_draft(data, whole=parcel.kind is MailKind.UPWARD) != parcel.head:
            return Posted(parcel, Standing.READY)
        self._keep_pace()
        note = self._noted(parcel)
        settings, now = self._office.settings, self._office.clock.now()
        sender = (settings.sender_name, settings.sender)
        message = outgoing_message(data, sender, note.message_id, now)
        answer = self._sent(Envelope(parcel.head.addresses, message), note)
        return Posted(parcel, _STANDINGS[answer.state], answer.words)

    def _sent(self, envelope: Envelope, note: PostNote) -> Answer:
        for _ in range(_TRIES):
            try:
                answer = self._connected().send(envelope, lambda: self._claim(note))
            except DroppedError:
                self._hang_up()
                self._add(note, Answer(PostState.DEFERRED))
                continue
            if answer is None:
                return Answer(PostState.UNSURE)
            self._add(note, answer)
            if answer.state is PostState.UNSURE:
                self._hang_up()
            return answer
        raise PostError(trouble_of(self._office.settings, MailFault.DROPPED))

    def _noted(self, parcel: Parcel) -> PostNote:
        """What is noted of a draft; the same draft has the same identification every time."""
        key = (parcel.kind.value, parcel.of, parcel.head.digest)
        named = hashlib.sha256("\n".join((self._plan, self._period, *key)).encode()).hexdigest()
        domain = self._office.settings.sender.rpartition("@")[2]
        to = ", ".join(parcel.head.addresses)
        return PostNote(*key, to, f"<{named[:40]}@{domain}>", PostState.SENDING.value)

    def _claim(self, note: PostNote) -> bool:
        """Note that a mail is about to leave, unless another run has sent it meanwhile."""
        with Register.open(self._context.home.register) as register:
            last = register.posts(self._plan, self._period).get(note.key)
            if last and last.state in _TAKEN and last != self._before.get(note.key):
                return False
            register.add_post(self._plan, self._period, self._now(note))
        return True

    def _add(self, note: PostNote, answer: Answer) -> None:
        told = replace(self._now(note), state=answer.state.value, reply=answer.words)
        with Register.open(self._context.home.register) as register:
            register.add_post(self._plan, self._period, told)

    def _now(self, note: PostNote) -> PostNote:
        moment = self._office.clock.now().astimezone(VIETNAM).replace(tzinfo=None)
        return replace(note, noted_at=moment.isoformat(timespec="seconds"))

    def _connected(self) -> Line:
        if self._line is None:
            settings, password = self._office.settings, self._office.password
            self._line = self._stack.enter_context(connected(settings, password))
        return self._line

    def _hang_up(self) -> None:
        self._line = None
        self._stack.close()

    def _keep_pace(self) -> None:
        """Wait until the next message may leave."""
        clock, between = self._office.clock, 60 / self._office.settings.per_minute
        if self._last:
            passed = (clock.now() - self._last).total_seconds()
            if 0 <= passed < between:
                clock.sleep(between - passed)
        self._last = clock.now()
