"""A mail as a file that a mail program opens ready to be sent."""

import re
from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses

from generator.core.returned import Mail
from generator.core.text import one_line

# RFC 5322, 3.4.1, without comments, quoted names and addresses outside ASCII.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_BOUNDARY = "===============bao-cao-tong-hop=="


def write_mail(mail: Mail, attached: bytes) -> bytes:
    """Return the .eml file of a mail with a workbook attached; the same mail gives the same bytes.

    It has no date and no identification: the program that sends it adds them. X-Unsent lets
    Outlook open it as a draft (MS-OXCMAIL). Addresses that are none are left out.
    """
    message = EmailMessage(policy=SMTP)
    _address(message, "From", addresses(mail.sender)[:1])
    _address(message, "To", addresses(mail.recipients))
    message["Subject"] = one_line(mail.subject)
    message["X-Unsent"] = "1"
    message.set_content(mail.body, cte="base64")
    maintype, subtype = _XLSX
    message.add_attachment(attached, maintype, subtype, filename=mail.attachment)
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def addresses(typed: str) -> tuple[str, ...]:
    """Return the addresses in a text that lists one or several, names beside them left out."""
    listed = re.split(r"[;\n]", typed.replace("\r", "\n"))
    found = (address for _, address in getaddresses(listed))
    return tuple(dict.fromkeys(one for one in found if _ADDRESS.fullmatch(one)))


def _address(message: EmailMessage, header: str, found: Iterable[str]) -> None:
    if listed := ", ".join(found):
        message[header] = listed
