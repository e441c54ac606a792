"""Taking a mail apart (RFC 5322 and MIME), however it was put together.

Every leaf counts, attached or inline, whatever type it claims. The standard parser survives
almost anything, but slows down on mails made to hurt: their headers, lines, leaves and nesting
are bounded.
"""

import re
from collections.abc import Iterator
from email.feedparser import BytesFeedParser
from email.message import Message
from typing import Any

from generator.core.address import Where
from generator.core.problems import problem
from generator.edges.box_kinds import mail_start, may_count
from generator.edges.box_parts import HEAD, MAX_BOX, MAX_FILES, Envelope, Opened, Part, Room
from generator.edges.mail_headers import ShortHeaders, file_name, sender_of, sent_at_of
from generator.edges.package import TooLargeError, mega

MAX_LINES = 1_500_000  # 60 MB in lines of 76 are 0.8 million
MAX_LEAVES = 5_000  # of MIME, with texts and pictures of the mails it answers
MAX_NESTING = 30  # every line is held against the boundary of every level
_CHUNK = 1_000_000
_NEXT_IN_MBOX = re.compile(rb"(?:\r?\n){2}(?=From [^\r\n]+\d{4}\r?\n[!-9;-~]+:)")
_SEALED = {"application/pkcs7-mime": "smime.p7m", "application/x-pkcs7-mime": "smime.p7m"}


class _Parser(BytesFeedParser):
    """The standard parser, giving up on a mail with too many leaves or levels."""

    _leaves = 0
    _msgstack: list[Any]

    def _new_message(self) -> None:
        self._leaves += 1
        if self._leaves > MAX_LEAVES or len(self._msgstack) > MAX_NESTING:
            raise TooLargeError(f"hơn {MAX_LEAVES} phần", f"{MAX_FILES} tệp")
        super()._new_message()  # type: ignore[misc]  # not in the stubs


def read_mail(data: bytes, room: Room) -> Opened:
    """Return the attachments of a mail, those of mails in it too, and its envelope.

    A folder of mails in one file (mbox) gives the mails.

    Raises:
        TooLargeError: the mail is out of bounds, or there is no room left.
        DAMAGE: it cannot be read.
    """
    mails = _NEXT_IN_MBOX.split(data)
    if len(mails) > 1:
        return Opened(tuple(_mails(mails, room)))
    message = _parsed(data[mail_start(data) :])
    parts = tuple(_parts(message, room))
    return Opened(parts, Envelope(sender_of(message), sent_at_of(message)))


def _mails(mails: list[bytes], room: Room) -> Iterator[Part]:
    for number, mail in enumerate(mails, 1):
        room.take_file()
        yield Part(f"thu-{number}.eml", mail)


def _parsed(data: bytes) -> Message:
    lines = data.count(b"\n") + data.count(b"\r")
    if lines > 2 * MAX_LINES:
        raise TooLargeError(f"{lines} dòng", mega(MAX_BOX))
    parser = _Parser(policy=ShortHeaders())
    for start in range(0, len(data), _CHUNK):
        parser.feed(data[start : start + _CHUNK])
    return parser.close()


def _parts(message: Message, room: Room) -> Iterator[Part]:
    """Give the attachments; the words of the mail itself are none."""
    kind = message.get_content_type()
    inner: Any = message.get_payload()
    if kind == "multipart/encrypted":
        yield Part("", fault=problem("mail.encrypted", Where("")))
    elif kind == "message/rfc822" and _is_encoded(inner):
        inner[0]["content-transfer-encoding"] = str(message["content-transfer-encoding"])
        yield from _leaf(inner[0], room, file_name(message) or "thu.eml")
    elif isinstance(inner, list):
        for part in inner:
            yield from _parts(part, room)
    elif kind.startswith("multipart/"):
        yield Part("", fault=problem("mail.damaged", Where("")))
    else:
        yield from _leaf(message, room, file_name(message) or _SEALED.get(kind, ""))


def _is_encoded(inner: Any) -> bool:
    """Whether the letters of an encoded mail stand where a mail should, which is forbidden."""
    return isinstance(inner, list) and len(inner) == 1 and not inner[0].items()


def _leaf(message: Message, room: Room, name: str) -> Iterator[Part]:
    room.take(len(str(message.get_payload())))
    content = message.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    words = message.get_content_maintype() == "text" and not may_count("", data[:HEAD])
    if name or (data and not words):
        room.take_file()
        yield Part(name, data)
