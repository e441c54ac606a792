"""The mails of the program: what each kind is for, what one says, what became of it."""

from dataclasses import dataclass
from enum import StrEnum


class MailKind(StrEnum):
    """What a mail is for; the values begin the names of the drafts."""

    REQUEST = "phat-hanh"
    REMINDER = "don-doc"
    RETURNED = "tra-lai"
    ACCEPTED = "da-nhan"
    UPWARD = "gui-bao-cao"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail ready to be sent; addresses as they were typed, of which only sound ones count."""

    sender: str
    sender_name: str
    recipients: str
    recipient_name: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class DraftHead:
    """What a draft says on the outside.

    `digest` covers whom it is for, what it says and the workbooks attached. The letters attached
    do not count: made again on another day they differ, and the mail is none the newer for it.
    """

    addresses: tuple[str, ...]
    subject: str
    attachments: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A draft that lies ready; `of` is the agency's code, or the number of the sending upward."""

    kind: MailKind
    of: str
    name: str
    file: str
    head: DraftHead


class PostState(StrEnum):
    """What became of an attempt to send a mail; the values stand in the register."""

    SENDING = "sending"
    SENT = "sent"
    DEFERRED = "deferred"
    REFUSED = "refused"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class PostNote:
    """What the register knows of an attempt; `noted_at` is a Vietnamese time in ISO 8601."""

    kind: str
    of: str
    digest: str
    addresses: str
    message_id: str
    state: str
    reply: str = ""
    noted_at: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Which mail it is."""
        return self.kind, self.of, self.digest


class Standing(StrEnum):
    """How a draft stands: before a run, and after it."""

    READY = "ready"
    SENT = "sent"
    WAS_SENT = "was_sent"
    DEFERRED = "deferred"
    REFUSED = "refused"
    UNSURE = "unsure"
    NO_ADDRESS = "no_address"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Posted:
    """A draft and how it stands; `words` is what the server or the register says of it."""

    parcel: Parcel
    standing: Standing
    words: str = ""


def draft_name(kind: MailKind, of: str) -> str:
    """The file of a draft."""
    return f"{kind}-{of}.eml"
