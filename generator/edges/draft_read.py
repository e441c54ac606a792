"""A draft read back from its file, and the message that goes to the server made of it.

An officer may have changed and saved it in a mail program, so nothing is taken for granted; the
body goes as it lies there, byte for byte.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import format_datetime

from generator.core.mail import DraftHead
from generator.core.text import one_line
from generator.edges.mail_write import addresses, with_name

_LINE_END = re.compile(rb"\r\n|\r|\n")
_HEADER = re.compile(rb"[!-9;-~]+:[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*")
# Said anew or not to be passed on (RFC 5322, 3.6; MS-OXCMAIL).
_LEFT_OUT = frozenset({b"from", b"sender", b"date", b"message-id", b"bcc", b"x-unsent"})
_LETTER = ".docx"


def read_draft(data: bytes, *, whole: bool = False) -> DraftHead:
    """Return what a draft says on the outside.

    With `whole`, every file attached counts in the digest, not the workbooks only.
    """
    message = message_from_bytes(data, policy=compat32)
    to = tuple(one for name in ("To", "Cc") for one in _addresses(message, name))
    subject = _decoded(message, "Subject")
    files = tuple((name, content) for name, content in _files(message))
    counted = [(n, c) for n, c in files if whole or not n.lower().endswith(_LETTER)]
    digest = hashlib.sha256("\n".join((*sorted(to), subject, _text(message))).encode())
    for name, content in counted:
        digest.update(f"\n{name}\n{hashlib.sha256(content).hexdigest()}".encode())
    return DraftHead(to, subject, tuple(name for name, _ in files), digest.hexdigest())


def outgoing_message(
    data: bytes, sender: tuple[str, str], message_id: str, moment: dt.datetime
) -> bytes:
    """Return a draft as it is sent: from `sender` (name, address), with identification and date."""
    headers, _, body = _LINE_END.sub(b"\r\n", data).partition(b"\r\n\r\n")
    told = {
        "From": with_name(*sender),
        "Date": format_datetime(moment),
        "Message-ID": message_id,
    }
    own = "".join(f"{name}: {value}\n" for name, value in told.items())
    kept = (
        found[0]
        for found in _HEADER.finditer(headers + b"\r\n")
        if found[0].partition(b":")[0].lower() not in _LEFT_OUT
    )
    return own.encode().replace(b"\n", b"\r\n") + b"".join(kept) + b"\r\n" + body


def _addresses(message: Message, name: str) -> tuple[str, ...]:
    return addresses(", ".join(str(value) for value in message.get_all(name, ())))


def _decoded(message: Message, name: str) -> str:
    raw = str(message.get(name, ""))
    try:
        return one_line(str(make_header(decode_header(raw))))
    except (ValueError, LookupError):
        return one_line(raw)


def _files(message: Message) -> Iterator[tuple[str, bytes]]:
    for part in message.walk():
        if (name := part.get_filename()) and not part.is_multipart():
            yield one_line(name), _content(part)


def _text(message: Message) -> str:
    """The first text of the message, one blank for every run of white space."""
    texts = (p for p in message.walk() if p.get_content_maintype() == "text")
    first = next((part for part in texts if not part.get_filename()), None)
    return one_line(_content(first).decode("utf-8", "replace")) if first else ""


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
