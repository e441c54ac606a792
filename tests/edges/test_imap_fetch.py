"""The mailbox over a real connection with TLS, to a server that fails where it is told to."""

import datetime as dt

import pytest
import trustme

from generator.core.mail_settings import Incoming
from generator.core.mailbox import MailFault
from generator.edges import imap_fetch
from generator.edges.imap_fetch import MailboxError, open_mailbox
from tests.imap_server import ACCENTED_SECRET, ACCOUNT, SECRET, Box, serving

MAIL = b"From: =?utf-8?q?X=C3=A3?= <x1@example.vn>\r\n"
MAIL += b"Subject: Bao cao\r\nMessage-ID: <1@x>\r\n\r\nA\r\n"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trusted(authority, tmp_path, monkeypatch):
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return authority.issue_cert("127.0.0.1")


def incoming(port, folder="INBOX", account=ACCOUNT):
    return Incoming("127.0.0.1", port, account, folder)


def opened(box, port, since=None, **rest):
    with open_mailbox(incoming(port, **rest), box.password, timeout=5) as mailbox:
        return mailbox.validity, mailbox.heads(since)


@pytest.mark.parametrize("behind", [False, True], ids=["before", "behind"])
def test_messages_are_told_of_without_being_read(trusted, behind):
    box = Box(behind=behind)
    box.add(MAIL)
    box.add(b"Content-Type: multipart/report;\r\n report-type=delivery-status\r\n\r\n")
    box.messages[2].flags.add(rb"\Seen")
    with serving(box, trusted) as port:
        validity, (first, second) = opened(box, port)
    assert validity == 7
    told = (first.uid, first.message_id, first.sender, first.subject, first.size)
    assert told == (1, "<1@x>", "x1@example.vn", "Bao cao", len(MAIL))
    assert first.came_at == dt.datetime(2025, 9, 18, 10, 0)
    assert [(h.seen, h.bounce) for h in (first, second)] == [(False, False), (True, True)]
    assert box.fetched() == 0


def test_words_made_to_hurt_are_cleaned(trusted):
    box = Box()
    box.add(
        b"From: x\x1b[31m <a\x07@example.vn>\r\n"
        b"Subject: =?utf-8?q?=1B=5B2J_Kh=E1=BA=A9n_=E2=80=AE_cod?=\r\n\t" + b"x" * 300 + b"\r\n\r\n"
    )
    with serving(box, trusted) as port:
        (head,) = opened(box, port)[1]
    assert head.subject.isprintable()
    assert "Khẩn" in head.subject
    assert len(head.subject) <= 150
    assert head.sender.isprintable()


def test_bytes_come_as_they_are_and_only_marking_marks(trusted):
    box = Box()
    raw = MAIL + bytes(range(256)) * 5 + b")\r\n* 1 FETCH (UID 1 BODY[] {3}\r\nabc)\r\n"
    box.add(raw)
    box.add(MAIL)
    box.messages[2].flags.add(rb"\Deleted")
    with serving(box, trusted) as port, open_mailbox(incoming(port), box.password) as mailbox:
        assert mailbox.message(1) == raw
        assert box.seen() == []
        mailbox.mark_seen(1)
    assert box.seen() == [1]
    assert sorted(box.messages) == [1, 2]


def test_only_messages_since_a_day_are_asked_for(trusted):
    box = Box()
    for day in (1, 17, 18):
        box.add(MAIL, came=dt.datetime(2025, 9, day, tzinfo=dt.UTC))
    with serving(box, trusted) as port:
        heads = opened(box, port, since=dt.date(2025, 9, 17))[1]
    assert [head.uid for head in heads] == [2, 3]


def test_many_messages_are_told_of(trusted):
    box = Box()
    for _ in range(250):
        box.add(MAIL)
    with serving(box, trusted) as port:
        assert [head.uid for head in opened(box, port)[1]] == list(range(1, 251))


def test_a_message_that_is_gone_or_cannot_be_given_stops_nothing(trusted):
    box = Box()
    box.add(MAIL, refused=True)
    box.add(MAIL)
    with serving(box, trusted) as port, open_mailbox(incoming(port), box.password) as mailbox:
        assert mailbox.message(9) is None
        assert mailbox.message(1) == b""
        assert mailbox.message(2) == MAIL


def test_no_more_is_taken_than_can_be_received(trusted, monkeypatch):
    monkeypatch.setattr(imap_fetch, "_WHOLE", "(UID BODY.PEEK[]<0.11>)")
    box = Box()
    box.add(MAIL)
    with serving(box, trusted) as port, open_mailbox(incoming(port), box.password) as mailbox:
        assert mailbox.message(1) == MAIL[:11]


def test_a_server_that_gives_more_than_was_asked_for_is_left(trusted, monkeypatch):
    monkeypatch.setattr(imap_fetch, "MAX_MAIL", 20)
    box = Box()
    box.add(MAIL)
    with serving(box, trusted) as port, pytest.raises(MailboxError) as told:
        opened(box, port)
    assert told.value.trouble.fault is MailFault.DROPPED


@pytest.mark.parametrize("password", [SECRET, ACCENTED_SECRET], ids=["ascii", "vietnamese"])
def test_a_password_of_any_letters_opens(trusted, password):
    box = Box(password=password)
    with serving(box, trusted) as port:
        assert opened(box, port)[1] == []


def test_a_folder_with_a_vietnamese_name(trusted):
    box = Box()
    with serving(box, trusted) as port:
        assert opened(box, port, folder="Báo cáo")[1] == []


def fault_of(box, port, password=None, **rest):
    typed = password or box.password
    with (
        pytest.raises(MailboxError) as told,
        open_mailbox(incoming(port, **rest), typed, timeout=5) as mailbox,
    ):
        for head in mailbox.heads(None):
            mailbox.message(head.uid)
    trouble = told.value.trouble
    assert typed not in repr(trouble)
    return trouble.fault


@pytest.mark.parametrize("password", ["khac-1", "khác-2"], ids=["ascii", "vietnamese"])
def test_a_wrong_password(trusted, password):
    box = Box()
    with serving(box, trusted) as port:
        assert fault_of(box, port, password=password) is MailFault.PASSWORD


def test_a_folder_that_is_not_there(trusted):
    box = Box()
    with serving(box, trusted) as port:
        assert fault_of(box, port, folder="Khác") is MailFault.NO_FOLDER


def test_a_connection_that_drops_in_the_middle_of_a_message(trusted):
    box = Box(drop_after=1)
    box.add(MAIL)
    box.add(MAIL)
    with serving(box, trusted) as port:
        assert fault_of(box, port) is MailFault.DROPPED


def test_no_server():
    box = Box()
    with serving(box, None) as port:
        pass
    assert fault_of(box, port) is MailFault.NO_SERVER


@pytest.mark.usefixtures("trusted")
def test_a_server_without_tls():
    box = Box()
    with serving(box, None) as port:
        assert fault_of(box, port) is MailFault.NO_TLS
    assert box.commands == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("name", ["127.0.0.1", "khac.example.vn"], ids=["issuer", "name"])
def test_a_certificate_that_cannot_be_trusted_gets_no_password(authority, name):
    issuer = trustme.CA() if name == "127.0.0.1" else authority
    box = Box()
    with serving(box, issuer.issue_cert(name)) as port:
        assert fault_of(box, port) is MailFault.CERTIFICATE
    assert box.commands == []
