"""A mail as a file that a mail program opens ready to be sent."""

import re
from collections.abc import Iterator, Mapping
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import formataddr, getaddresses
from pathlib import PurePath

from generator.core.mail import Mail
from generator.core.text import one_line

# RFC 5322, 3.4.1, without comments, quoted names and addresses outside ASCII.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_OFFICE = "vnd.openxmlformats-officedocument"
_TYPES = {
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
}
_BOUNDARY = "===============bao-cao-tong-hop=="
_LINES = compat32.clone(linesep="\r\n", max_line_length=100)


def write_mail(mail: Mail, attached: Mapping[str, bytes]) -> bytes:
    """Return the .eml file of a mail with files attached; the same mail gives the same bytes.

    It has no date and no identification: the program that sends it adds them. X-Unsent lets
    Outlook open it as a draft (MS-OXCMAIL). Addresses that are none are left out. The older
    classes are used because EmailMessage loses blanks where it folds a long subject.
    """
    message = MIMEMultipart("mixed", boundary=_BOUNDARY)
    for name, value in _headers(mail):
        message[name] = value
    message.attach(MIMEText(mail.body.replace("\n", "\r\n"), "plain", "utf-8"))
    for name, data in attached.items():
        part = MIMEApplication(data, _TYPES.get(PurePath(name).suffix, "octet-stream"))
        part.add_header("Content-Disposition", "attachment", filename=name)
        message.attach(part)
    return message.as_bytes(policy=_LINES)


def _headers(mail: Mail) -> Iterator[tuple[str, str]]:
    if sender := addresses(mail.sender):
        yield "From", with_name(mail.sender_name, sender[0])
        yield "Reply-To", sender[0]
    if recipients := addresses(mail.recipients):
        yield "To", ", ".join(with_name(mail.recipient_name, one) for one in recipients)
    yield "Subject", Header(one_line(mail.subject), "utf-8", header_name="Subject").encode()
    yield "X-Unsent", "1"


def with_name(name: str, address: str) -> str:
    """Return an address with the name before it, as a header has it (RFC 2047, 5)."""
    shown = one_line(name)
    if shown.isascii():
        return formataddr((shown, address))
    return f"{Header(shown, 'utf-8', header_name='Reply-To').encode()} <{address}>"


def addresses(typed: str) -> tuple[str, ...]:
    """Return the addresses in a text that lists one or several, names beside them left out."""
    listed = re.split(r"[;\n]", typed.replace("\r", "\n"))
    found = (address for _, address in getaddresses(listed))
    return tuple(dict.fromkeys(one for one in found if _ADDRESS.fullmatch(one)))
