import email
from dataclasses import replace
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.returned import Mail
from generator.edges.mail_write import addresses, write_mail

MAIL = Mail(
    "tonghop@example.vn",
    "vt@example.vn; Văn thư <b@example.vn>",
    "Đề nghị sửa biểu báo cáo quý III năm 2025 - UBND phường Lê Chân: 5 chỗ cần sửa",
    "Kính gửi: Sở Một\n\n1. Sheet Nhiệm vụ, ô F7: “Xong”\n.\nTừ đây",
    "tra-lai-S1.xlsx",
)
DATA = bytes(range(256)) * 9


def parsed(mail: Mail, data: bytes = DATA):
    return email.message_from_bytes(write_mail(mail, data), policy=default)


def test_a_mail_is_read_back_by_the_standard_parser() -> None:
    found = parsed(MAIL)
    assert found["From"] == "tonghop@example.vn"
    assert [a.addr_spec for a in found["To"].addresses] == ["vt@example.vn", "b@example.vn"]
    assert found["Subject"] == MAIL.subject
    assert found["X-Unsent"] == "1"
    assert found.get_body().get_content().replace("\r\n", "\n") == MAIL.body
    (attached,) = found.iter_attachments()
    assert attached.get_filename() == "tra-lai-S1.xlsx"
    assert attached.get_content() == DATA
    assert found.defects == []


def test_same_mail_same_bytes_without_date_or_identification() -> None:
    found = parsed(MAIL)
    assert write_mail(MAIL, DATA) == write_mail(replace(MAIL), bytes(DATA))
    assert {"date", "message-id", "cc", "bcc"}.isdisjoint(name.lower() for name in found)
    assert max(len(line) for line in write_mail(MAIL, DATA).split(b"\r\n")) < 998  # RFC 5322, 2.1.1
    assert b"\n" not in write_mail(MAIL, DATA).replace(b"\r\n", b"")


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
    found = parsed(replace(MAIL, subject=hostile, sender=hostile, recipients=hostile))
    assert "bcc" not in {name.lower() for name in found}
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
    assert {"from", "to"}.isdisjoint(name.lower() for name in found)


@given(st.text(max_size=80))
def test_any_text_makes_a_mail(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    found = parsed(Mail(text, text, text, text, "tra-lai-S1.xlsx"))
    assert {name.lower() for name in found} <= {
        *("from", "to", "subject", "x-unsent", "mime-version", "content-type"),
    }
