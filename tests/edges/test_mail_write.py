import email
from dataclasses import replace
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.mail import Mail
from generator.edges.mail_write import addresses, write_mail

MAIL = Mail(
    "tonghop@example.vn",
    "Sở Một",
    "vt@example.vn; Văn thư <b@example.vn>",
    "UBND phường Lê Chân",
    "Đề nghị sửa biểu báo cáo quý III năm 2025 - UBND phường Lê Chân: 5 chỗ cần sửa",
    "Kính gửi: Sở Một\n\n1. Sheet Nhiệm vụ, ô F7: “Xong”\n.\nTừ đây",
)
NAME = "tra-lai-S1.xlsx"
PLAIN = ("subject", "x-unsent", "mime-version", "content-type")
DATA = bytes(range(256)) * 9


def parsed(mail: Mail, data: bytes = DATA):
    return email.message_from_bytes(write_mail(mail, {NAME: data}), policy=default)


def test_a_mail_is_read_back_by_the_standard_parser() -> None:
    found = parsed(MAIL)
    sender, replies_to = (found[name].addresses for name in ("From", "Reply-To"))
    assert [(a.display_name, a.addr_spec) for a in sender] == [("Sở Một", "tonghop@example.vn")]
    assert [a.addr_spec for a in replies_to] == ["tonghop@example.vn"]
    assert [(a.display_name, a.addr_spec) for a in found["To"].addresses] == [
        ("UBND phường Lê Chân", "vt@example.vn"),
        ("UBND phường Lê Chân", "b@example.vn"),
    ]
    assert found["Subject"] == MAIL.subject
    assert found["X-Unsent"] == "1"
    assert found.get_body().get_content().replace("\r\n", "\n") == MAIL.body
    (attached,) = found.iter_attachments()
    assert attached.get_filename() == "tra-lai-S1.xlsx"
    assert attached.get_content() == DATA
    assert found.defects == []


def test_same_mail_same_bytes_without_date_or_identification() -> None:
    found = parsed(MAIL)
    assert write_mail(MAIL, {NAME: DATA}) == write_mail(replace(MAIL), {NAME: bytes(DATA)})
    assert {"date", "message-id", "cc", "bcc"}.isdisjoint(name.lower() for name in found)
    assert (
        max(len(line) for line in write_mail(MAIL, {NAME: DATA}).split(b"\r\n")) < 998
    )  # RFC 5322, 2.1.1
    assert b"\n" not in write_mail(MAIL, {NAME: DATA}).replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("a\r\nBcc: x@example.vn", id="line end"),
        pytest.param("a\nBcc: x@example.vn", id="line feed"),
        pytest.param("a\rBcc: x@example.vn", id="carriage return"),
        pytest.param("a\u2028Bcc: x@example.vn", id="line separator"),
        pytest.param("a\x0bBcc: x@example.vn", id="vertical tab"),
        pytest.param("a\x00\x85Bcc: x@example.vn", id="controls"),
    ],
)
def test_no_name_makes_a_header(hostile: str) -> None:
    names = {"sender_name": hostile, "recipient_name": hostile}
    for addressed in ({}, {"sender": hostile, "recipients": hostile}):
        found = parsed(replace(MAIL, subject=hostile, **names, **addressed))
        told = {name.lower() for name in found}
        assert told <= {"from", "reply-to", "to", *PLAIN}
        assert found["Subject"].startswith("a")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("", (), id="none"),
        pytest.param("a@example.vn", ("a@example.vn",), id="one"),
        pytest.param("a@example.vn; b@example.vn", ("a@example.vn", "b@example.vn"), id="two"),
        pytest.param("a@example.vn\nb@example.vn", ("a@example.vn", "b@example.vn"), id="lines"),
        pytest.param("a@example.vn, b@example.vn", ("a@example.vn", "b@example.vn"), id="comma"),
        pytest.param("Phòng A <a@example.vn>", ("a@example.vn",), id="name"),
        pytest.param("a@example.vn;a@example.vn", ("a@example.vn",), id="twice"),
        pytest.param("điện thoại 0225", (), id="no address"),
        pytest.param("a@localhost", (), id="no domain"),
        pytest.param("nguyễn@example.vn", (), id="letters a server may refuse"),
    ],
)
def test_addresses(typed: str, expected: tuple[str, ...]) -> None:
    assert addresses(typed) == expected


def test_without_addresses_the_headers_are_left_out() -> None:
    found = parsed(replace(MAIL, sender="", recipients="không có"))
    assert {"from", "reply-to", "to"}.isdisjoint(name.lower() for name in found)


@given(st.text(max_size=80))
def test_any_text_makes_a_mail(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    found = parsed(Mail("a@example.vn", text, "b@example.vn", text, text, text))
    assert {name.lower() for name in found} == {"from", "reply-to", "to", *PLAIN}
    assert [a.addr_spec for a in found["To"].addresses] == ["b@example.vn"]
