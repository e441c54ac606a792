"""Messages of the office's mailbox, and what can keep them from being fetched."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from generator.core.problems import Problem


class MailFault(StrEnum):
    """What can go wrong with a mailbox."""

    NO_SERVER = "no_server"
    CERTIFICATE = "certificate"
    NO_TLS = "no_tls"
    PASSWORD = "password"  # noqa: S105 -- refused, not one itself
    NO_FOLDER = "no_folder"
    DROPPED = "dropped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class MailTrouble:
    """Why a mailbox could not be read, or not to the end; `seen` is what was told, cleaned."""

    fault: MailFault
    server: str
    folder: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class MailHead:
    """A message on the server; words as it says them, cleaned, times Vietnamese.

    Attributes:
        uid: its number in the mailbox, for as long as the mailbox keeps its numbers.
        message_id: what its sender calls it.
        sender: its address.
        subject: its subject on one line.
        came_at: when the server got it.
        size: its bytes, as the server says.
        seen: whether it is marked as read.
        bounce: whether it tells that another mail could not be delivered.
    """

    uid: int
    message_id: str
    sender: str
    subject: str
    came_at: dt.datetime
    size: int
    seen: bool
    bounce: bool = False


@dataclass(frozen=True, slots=True)
class PeriodName:
    """A plan and a period by their names."""

    plan: str
    period: str


@dataclass(frozen=True, slots=True)
class Examined:
    """What is inside a message: of which periods it holds forms, else why it is no submission."""

    forms: tuple[PeriodName, ...] = ()
    why: Problem | None = None


@dataclass(frozen=True, slots=True)
class MailNote:
    """What the register knows of a message.

    Attributes:
        validity, uid, message_id: which message of the mailbox it is.
        sha256: the hash of its bytes; empty where the connection broke while they were fetched.
        examined: what was found inside.
        known: a digest of what it was examined with.
        stored: the periods it was stored for.
    """

    validity: int
    uid: int
    message_id: str
    sha256: str
    examined: Examined
    known: str = ""
    stored: frozenset[PeriodName] = frozenset()

    @property
    def key(self) -> tuple[int, int, str]:
        """Which message of the mailbox it is."""
        return self.validity, self.uid, self.message_id


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A message that was stored for a period, and the name of its file below inputs/."""

    head: MailHead
    of: PeriodName
    file: str


@dataclass(frozen=True, slots=True)
class LeftMail:
    """A message that was left where it is, and why."""

    head: MailHead
    why: Problem
