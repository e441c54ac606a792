"""Who sent a mail, when, and what its attachments are called (RFC 5322, 2047, 2231).

Headers are taken raw: many programs write Vietnamese letters into them as they are.
"""

import datetime as dt
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import collapse_rfc2231_value, parsedate_tz
from typing import Any

from generator.core.periods import VIETNAM
from generator.core.text import one_line, shorten
from generator.edges.box_parts import DAMAGE, address, decoded, vietnamese

MAX_HEADER = 2_000  # characters that are looked at; the standard parser is quadratic in them
_MAX_SUBJECT = 150
_ZONE = re.compile(r"[+-]\d{4}|\b(?:UT|UTC|GMT|Z|[ECMP][SD]T)\b")


class ShortHeaders(Compat32):
    """The tolerant policy, with long headers cut: they are parsed in quadratic time."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, Any]:
        """Return the name and the beginning of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MAX_HEADER]


def raw_header(message: Message, name: str) -> str:
    """Return a header as it was written, unfolded, its bytes as letters; nothing without it."""
    for key, value in message.raw_items():
        if key.lower() == name:
            line = "".join(str(value).splitlines())[:MAX_HEADER]
            return decoded(line.encode("utf-8", "surrogateescape"))
    return ""


def sender_of(message: Message) -> str:
    """Return the address a mail came from, or nothing."""
    found = (address(raw_header(message, name)) for name in ("from", "sender"))
    return next(filter(None, found), "")


def sent_at_of(message: Message) -> dt.datetime | None:
    """Return when a mail says it was sent; a date without a zone is of Vietnam."""
    text = raw_header(message, "date")
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return None
        told = dt.timezone(dt.timedelta(seconds=parts[9] or 0))
        zone = told if _ZONE.search(text) else VIETNAM
        return vietnamese(dt.datetime(*parts[:6], tzinfo=zone))
    except DAMAGE:
        return None


def subject_of(message: Message) -> str:
    """Return the subject of a mail on one line, without what cannot be seen."""
    words = one_line(_in_words(raw_header(message, "subject")))
    return shorten("".join(filter(str.isprintable, words)), _MAX_SUBJECT)


def is_bounce(message: Message) -> bool:
    """Whether a mail tells that another one could not be delivered (RFC 6522)."""
    kind = message.get_content_type()
    return kind == "multipart/report" and message.get_param("report-type") == "delivery-status"


def file_name(message: Message) -> str:
    """Return the name of an attachment; nothing where it has none."""
    for header, param in (("content-disposition", "filename"), ("content-type", "name")):
        holder = Message()
        holder[header] = raw_header(message, header)
        try:
            name = collapse_rfc2231_value(holder.get_param(param, "", header) or "")
        except DAMAGE:
            continue
        if name.strip():
            return _in_words(name.strip())
    return ""


def _in_words(name: str) -> str:
    """Return a name with its encoded words decoded, which many programs write inside quotes."""
    try:
        return "".join(_chunk(text, charset) for text, charset in decode_header(name))
    except (HeaderParseError, *DAMAGE):
        return name


def _chunk(text: str | bytes, charset: str | None) -> str:
    """Return a piece of a header; decode_header gives what was not encoded as escapes."""
    if isinstance(text, str):
        return text
    return text.decode(charset or "raw-unicode-escape", "replace")
