"""Files, mails and archives that agencies could send, for the tests of boxes."""

import base64
import datetime as dt
import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

import xlwt

from generator.edges.boxes import Item
from tests.edges.mails import ole, outlook
from tests.edges.packages import pack

TYPES = b"<Types/>"
BOOK = pack({"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<workbook/>"})
OTHER_BOOK = pack({"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<workbook><a/></workbook>"})
LETTER = pack({"[Content_Types].xml": TYPES, "word/document.xml": b"<document/>"})
ODS = pack({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})
ODT = pack({"mimetype": b"application/vnd.oasis.opendocument.text"})
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
PDF = b"%PDF-1.7\n" + bytes(200)
SENT = dt.datetime(2025, 9, 19, 16, 5)
ZIP, EML, MSG = "a.zip", "a.eml", "a.msg"


def _old_book() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("Nhiệm vụ").write(0, 0, "x")
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


OLD_BOOK = _old_book()
CLOSED_BOOK = ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y" * 5000})


def mail(*files: tuple[str, bytes], **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "Sở Một <S1@example.vn>")
    message["Date"] = headers.get("date", "Fri, 19 Sep 2025 16:05:00 +0700")
    message["Subject"] = "Báo cáo"
    message.set_content("Kính gửi Sở, xin gửi báo cáo.")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def eml(*files: tuple[str, bytes], **headers: str) -> bytes:
    return mail(*files, **headers).as_bytes()


def raw_mail(headers: str | bytes, body: bytes = base64.encodebytes(BOOK)) -> bytes:
    """A mail that is one attachment, its headers as given."""
    raw = headers.encode() if isinstance(headers, str) else headers
    return b"From: s1@example.vn\nDate: Fri, 19 Sep 2025 16:05:00 +0700\n" + raw + b"\n\n" + body


def msg(*attachments: dict, **rest) -> bytes:
    return ole(outlook(*attachments, **rest))


def names(items: tuple[Item, ...]) -> list[str]:
    return [item.name for item in items]


def codes(items: tuple[Item, ...]) -> list[str]:
    return [item.fault.code if item.fault else "" for item in items]


@contextmanager
def within(seconds: float) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds
