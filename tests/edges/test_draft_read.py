"""A draft read back, and what is sent of it."""

import datetime as dt
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.mail import Mail
from generator.edges.draft_read import outgoing_message, read_draft
from generator.edges.mail_write import write_mail

MAIL = Mail(
    "a@example.vn", "Sở Một", "x1@example.vn; b@example.vn", "Xã", "Tiêu đề dài " * 9, "Gửi"
)
BOOK, LETTER = {"X1.xlsx": b"PK1"}, {"cong-van.docx": b"PK2"}
NOW = dt.datetime(2025, 9, 3, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
FROM = ("Phòng Tổng hợp", "tong-hop@example.vn")


def draft(attached=None, **changes):
    return write_mail(replace(MAIL, **changes), BOOK | LETTER if attached is None else attached)


def sent(data):
    return outgoing_message(data, FROM, "<1@example.vn>", NOW)


def test_a_draft_says_whom_it_is_for_and_what_goes_with_it() -> None:
    head = read_draft(draft())
    assert head.addresses == ("x1@example.vn", "b@example.vn")
    assert head.subject == MAIL.subject.strip()
    assert head.attachments == ("X1.xlsx", "cong-van.docx")


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        pytest.param(draft(), True, id="nothing"),
        pytest.param(draft().replace(b"\r\n", b"\n"), True, id="line ends"),
        pytest.param(draft(BOOK | {"cong-van.docx": b"PK3"}), True, id="the letter"),
        pytest.param(draft({"X1.xlsx": b"PK4"} | LETTER), False, id="the workbook"),
        pytest.param(draft(subject="Khác"), False, id="the subject"),
        pytest.param(draft(body="Khác"), False, id="the text"),
        pytest.param(draft(recipients="x2@example.vn"), False, id="whom it is for"),
    ],
)
def test_what_makes_it_another_mail(changed, same) -> None:
    assert (read_draft(changed).digest == read_draft(draft()).digest) is same


def test_where_all_files_count_the_letter_does() -> None:
    other = draft(BOOK | {"cong-van.docx": b"PK3"})
    assert read_draft(other, whole=True).digest != read_draft(draft(), whole=True).digest


def test_what_is_sent_has_one_sender_date_and_identification() -> None:
    head = b"Bcc: kin@example.vn\nDATE: Mon, 1 Sep 2025 00:00:00 +0700\nmessage-id: <cu@x>\n"
    found = message_from_bytes(sent(head + draft().replace(b"\r\n", b"\n")), policy=default)
    assert [a.addr_spec for a in found["From"].addresses] == ["tong-hop@example.vn"]
    assert found["Message-ID"] == "<1@example.vn>"
    assert found["Date"].datetime == NOW
    assert {"bcc", "x-unsent"}.isdisjoint(name.lower() for name in found)
    assert [len(found.get_all(name)) for name in ("From", "Date", "Message-ID", "To")] == [1] * 4
    assert found["Subject"] == MAIL.subject.strip()


@given(st.binary(max_size=300))
def test_any_bytes_can_be_looked_at_and_have_one_head(data) -> None:
    read_draft(data)
    headers = sent(data).partition(b"\r\n\r\n")[0].lower()
    assert headers.count(b"\r\nmessage-id:") == 1
    assert b"\r\nbcc:" not in headers
    assert b"\n" not in headers.replace(b"\r\n", b"")
