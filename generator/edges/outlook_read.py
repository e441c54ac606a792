"""Outlook's own mail files, .msg (MS-OXMSG on MS-CFB).

Read property by property: one that is damaged, or in an unknown code page, leaves the
attachments readable, and only what is needed is unpacked.
"""

import datetime as dt
import struct
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from typing import Any

from generator.edges.box_parts import Envelope, Opened, Part, Room, address, decoded, vietnamese
from generator.edges.mail_headers import sender_of, sent_at_of
from generator.edges.ole_read import OUTLOOK_STREAM, OleFile, open_ole

_ATTACHMENT = "__attach_version1.0_#"
_DATA, _EMBEDDED = "__substg1.0_37010102", "__substg1.0_3701000d"
_NAMES = (0x3707, 0x3704, 0x3001)  # long file name, short one, what Outlook shows
_SMTP_ADDRESS, _ADDRESS, _HEADERS = 0x5D01, 0x0C1F, 0x007D
_TIMES = (0x0039, 0x0E06)  # sent by its author, delivered
_TOP = 32  # bytes before the properties of a message at the top, MS-OXMSG 2.4.1.1
_PROPERTY = struct.Struct("<HHI8s")  # type, id, flags, value
_TIME = 0x0040
_MAX_TEXT = 1_000_000  # bytes of transport headers
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


def read_outlook(data: bytes, room: Room) -> Opened:
    """Return the attachments of a mail, those of mails in it too, and its envelope.

    Raises:
        TooLargeError: there is no room for them.
        DAMAGE: the file cannot be read.
    """
    with open_ole(data) as ole:
        headers = HeaderParser().parsestr(_text(ole, ole.root, _HEADERS))
        envelope = Envelope(_sender(ole, headers), _sent_at(ole) or sent_at_of(headers))
        return Opened(tuple(_attachments(ole, ole.root, room)), envelope)


def _attachments(ole: OleFile, message: Any, room: Room) -> Iterator[Part]:
    for storage in message.kids:
        if not storage.name.startswith(_ATTACHMENT):
            continue
        embedded = storage.kids_dict.get(_EMBEDDED)
        if embedded and OUTLOOK_STREAM in embedded.kids_dict:
            yield from _attachments(ole, embedded, room)
            continue
        room.take_file()
        stream = storage.kids_dict.get(_DATA)
        room.take(stream.size if stream else 0)
        name = next(filter(None, (_text(ole, storage, key) for key in _NAMES)), "")
        yield Part(name, ole.content(stream) if stream else b"")


def _text(ole: OleFile, storage: Any, key: int) -> str:
    """Return a property that is text, in Unicode or in bytes of some code page."""
    for kind in ("001f", "001e"):
        stream = storage.kids_dict.get(f"__substg1.0_{key:04x}{kind}")
        if stream and stream.size <= _MAX_TEXT:
            raw = ole.content(stream)
            text = raw.decode("utf-16-le", "replace") if kind == "001f" else decoded(raw)
            return text.rstrip("\0")
    return ""


def _sender(ole: OleFile, headers: Message) -> str:
    """Return the address; inside an Exchange server 0x0C1F is no address of the internet."""
    smtp = address(_text(ole, ole.root, _SMTP_ADDRESS))
    return smtp or sender_of(headers) or address(_text(ole, ole.root, _ADDRESS))


def _sent_at(ole: OleFile) -> dt.datetime | None:
    """Return the time of sending, counted in 100 ns from 1601 (MS-DTYP 2.3.3)."""
    block = ole.content(ole.root.kids_dict[OUTLOOK_STREAM])[_TOP:]
    whole = block[: len(block) // _PROPERTY.size * _PROPERTY.size]
    times = {key: value for kind, key, _, value in _PROPERTY.iter_unpack(whole) if kind == _TIME}
    for key in _TIMES:
        count = int.from_bytes(times.get(key, b""), "little")
        if 0 < count < 1 << 61:
            return vietnamese(_EPOCH + dt.timedelta(microseconds=count // 10))
    return None
