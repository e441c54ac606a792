"""The mailbox of the office by IMAP over TLS (RFC 9051); messages are read, never moved or deleted.

Messages are asked for with BODY.PEEK, which leaves them unread; `mark_seen` comes when they are
safe. Nothing is taken in longer than asked for, whatever the server announces.
"""

import datetime as dt
import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Any

from imap_tools import MailBox
from imap_tools.errors import (
    ImapToolsError,
    MailboxFolderSelectError,
    MailboxLoginError,
    UnexpectedCommandStatusError,
)
from imap_tools.utils import check_command_status

from generator.core.mail_settings import Incoming
from generator.core.mailbox import MailFault, MailHead, MailTrouble
from generator.core.text import shorten
from generator.edges.box_parts import MAX_BOX, vietnamese
from generator.edges.files import READ_AT_MOST
from generator.edges.mail_headers import ShortHeaders, is_bounce, raw_header, sender_of, subject_of

MAX_MAIL = min(MAX_BOX, READ_AT_MOST - 1)  # what receiving takes in
TIMEOUT = 60.0  # seconds without a word from the server
_BATCH = 100
_FIELDS = "BODY.PEEK[HEADER.FIELDS (FROM SENDER SUBJECT MESSAGE-ID CONTENT-TYPE)]"
_HEADS = f"(UID FLAGS INTERNALDATE RFC822.SIZE {_FIELDS})"
_WHOLE = f"(UID BODY.PEEK[]<0.{MAX_MAIL + 1}>)"
_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_FLAGS = re.compile(rb"\bFLAGS \(([^)]*)\)")
_CAME = re.compile(rb'\bINTERNALDATE "([^"]*)"')
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST_ID = 250
_CUT_OFF = (imaplib.IMAP4.abort, OSError, EOFError)


class MailboxError(Exception):
    """The mailbox cannot be read, or no further."""

    def __init__(self, trouble: MailTrouble) -> None:
        super().__init__(trouble.fault.value)
        self.trouble = trouble


class _Client(imaplib.IMAP4_SSL):
    """The standard client, which takes in no more than it was told to."""

    def read(self, size: int) -> bytes:
        if size > MAX_MAIL + 1:
            raise self.abort("literal too long")
        return super().read(size)


class _MailBox(MailBox):
    """The mailbox with our client."""

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        return _Client(self._host, self._port, ssl_context=self._ssl_context, timeout=self._timeout)


class Mailbox:
    """An open folder of a mailbox; whatever goes wrong with it is a MailboxError."""

    def __init__(self, box: MailBox, incoming: Incoming) -> None:
        self._box, self._incoming = box, incoming
        told = box.client.response("UIDVALIDITY")[1]
        self.validity = int(told[0]) if told and told[0] else 0

    def heads(self, since: dt.date | None) -> list[MailHead]:
        """Return the messages that came on a day or later, in the order they came."""
        criteria = f"SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}" if since else "ALL"
        found: dict[int, MailHead] = {}
        with _explained(self._incoming):
            uids = sorted(map(int, self._box.uids(criteria, charset=None)))
            for start in range(0, len(uids), _BATCH):
                asked = ",".join(map(str, uids[start : start + _BATCH]))
                for answer, literal in _answers(self._fetched(asked, _HEADS)):
                    if head := _head(answer, literal):
                        found[head.uid] = head
        return [found[uid] for uid in uids if uid in found]

    def message(self, uid: int) -> bytes | None:
        """Return the bytes of a message, one more than MAX_MAIL at most.

        None where it is not there any more, nothing where the server cannot give it out.
        """
        with _explained(self._incoming):
            try:
                answered = self._fetched(str(uid), _WHOLE)
            except UnexpectedCommandStatusError:
                return b""
            for answer, literal in _answers(answered):
                if literal and (number := _UID.search(answer)) and int(number[1]) == uid:
                    return literal
        return None

    def mark_seen(self, uid: int) -> None:
        """Mark a message as read; `flag` of imap-tools would expunge what is marked deleted too."""
        with _explained(self._incoming):
            result = self._box.client.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")
            check_command_status(result, UnexpectedCommandStatusError)

    def _fetched(self, uids: str, parts: str) -> Sequence[Any]:
        result = self._box.client.uid("FETCH", uids, parts)
        check_command_status(result, UnexpectedCommandStatusError)
        return result[1] or ()


@contextmanager
def open_mailbox(incoming: Incoming, password: str, timeout: float = TIMEOUT) -> Iterator[Mailbox]:
    """Open the folder of a mailbox over TLS, the certificate of the server verified.

    Raises:
        MailboxError: it cannot be opened.
    """
    with _explained(incoming):
        box = _connected(incoming, timeout)
    try:
        with _explained(incoming):
            _log_in(box, incoming, password)
            mailbox = Mailbox(box, incoming)
        yield mailbox
    finally:
        with suppress(ImapToolsError, imaplib.IMAP4.error, *_CUT_OFF):
            box.logout()
        with suppress(OSError):
            box.client.shutdown()


def _connected(incoming: Incoming, timeout: float) -> MailBox:
    """Connect; what goes wrong before the connection stands is no drop."""
    try:
        context = ssl.create_default_context()
        return _MailBox(incoming.server, incoming.port, timeout=timeout, ssl_context=context)
    except ssl.SSLCertVerificationError:
        raise
    except ssl.SSLError as fault:
        raise _trouble(incoming, MailFault.NO_TLS, fault.reason) from fault
    except (OSError, EOFError, UnicodeError, imaplib.IMAP4.error) as fault:
        seen = getattr(fault, "strerror", None) or type(fault).__name__
        raise _trouble(incoming, MailFault.NO_SERVER, seen) from fault


def _log_in(box: MailBox, incoming: Incoming, password: str) -> None:
    plain = (incoming.account + password).isascii() and password.isprintable()
    log_in = box.login if plain else box.login_utf8
    try:
        log_in(incoming.account, password, initial_folder=None)
    except (MailboxLoginError, imaplib.IMAP4.error) as fault:
        if isinstance(fault, imaplib.IMAP4.abort):
            raise
        raise _trouble(incoming, MailFault.PASSWORD) from None  # its text may hold the password
    try:
        box.folder.set(incoming.folder)
    except MailboxFolderSelectError as fault:
        raise _trouble(incoming, MailFault.NO_FOLDER) from fault
    except imaplib.IMAP4.readonly as fault:
        raise _trouble(incoming, MailFault.REFUSED, str(fault)) from fault


@contextmanager
def _explained(incoming: Incoming) -> Iterator[None]:
    """Turn what the libraries raise into a MailboxError."""
    try:
        yield
    except ssl.SSLCertVerificationError as fault:
        raise _trouble(incoming, MailFault.CERTIFICATE, fault.verify_message) from fault
    except _CUT_OFF as fault:
        raise _trouble(incoming, MailFault.DROPPED, type(fault).__name__) from fault
    except (ImapToolsError, imaplib.IMAP4.error) as fault:
        raise _trouble(incoming, MailFault.REFUSED, str(fault)) from fault


def _trouble(incoming: Incoming, fault: MailFault, seen: str | None = "") -> MailboxError:
    server = f"{incoming.server}:{incoming.port}"
    told = shorten("".join(filter(str.isprintable, seen or "")), 200)
    return MailboxError(MailTrouble(fault, server, incoming.folder, told))


def _answers(parts: Sequence[Any]) -> Iterator[tuple[bytes, bytes]]:
    """Yield what is said of each message, and its literal if any.

    A server may say part of it behind the literal, and of messages nobody asked for.
    """
    for before, part, behind in zip((b"", *parts), parts, (*parts[1:], b""), strict=False):
        if isinstance(part, tuple):
            yield part[0] + b" " + (behind if isinstance(behind, bytes) else b""), part[1]
        elif isinstance(part, bytes) and not isinstance(before, tuple):
            yield part, b""


def _head(answer: bytes, literal: bytes) -> MailHead | None:
    """Return what a server says of a message, or None where it is not what was asked for."""
    uid, size, came = _UID.search(answer), _SIZE.search(answer), _CAME.search(answer)
    flags = _FLAGS.search(answer)
    if not (uid and size and came and flags):
        return None
    message: Message = BytesHeaderParser(policy=ShortHeaders()).parsebytes(literal)
    return MailHead(
        uid=int(uid[1]),
        message_id=_message_id(message),
        sender=sender_of(message),
        subject=subject_of(message),
        came_at=_moment(came[1].decode("ascii", "replace")),
        size=int(size[1]),
        seen=b"\\seen" in flags[1].lower().split(),
        bounce=is_bounce(message),
    )


def _message_id(message: Message) -> str:
    said = raw_header(message, "message-id")
    return "".join(filter(str.isprintable, said)).strip()[:_LONGEST_ID]


def _moment(said: str) -> dt.datetime:
    """Return the time of a server (18-Sep-2025 10:00:00 +0700), whatever language runs here."""
    try:
        day, month, rest = said.strip().split("-", 2)
        number = _MONTHS.index(month.capitalize()) + 1
        return vietnamese(dt.datetime.strptime(f"{day}-{number}-{rest}", "%d-%m-%Y %H:%M:%S %z"))
    except ValueError as fault:
        raise imaplib.IMAP4.error(f"INTERNALDATE {said}") from fault
