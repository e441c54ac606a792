"""Sending over a real connection with TLS, to a server that fails where it is told to."""

from collections import Counter

import pytest
import trustme

from generator.core.mail import PostState
from generator.core.mail_settings import Outgoing, Security
from generator.core.mailbox import MailFault
from generator.edges.smtp_send import DroppedError, Envelope, PostError, connected
from tests.smtp_server import ACCOUNT, SECRET, Post, posting

MESSAGE = b"Subject: a\r\n\r\n.b\r\n..c\r\n.\r\nend"
TO = ("x1@example.vn",)


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def certificate(authority, tmp_path, monkeypatch):
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return authority.issue_cert("127.0.0.1")


def settings(port, security=Security.TLS):
    return Outgoing("127.0.0.1", port, security, ACCOUNT, ACCOUNT, "Phòng", 20)


def send(post, certificate, *envelopes, password=SECRET, security=None, claim=lambda: True):
    with posting(post, certificate) as port:
        chosen = settings(port, security or Security(post.tls or "starttls"))
        with connected(chosen, password, timeout=5) as line:
            return [line.send(envelope, claim) for envelope in envelopes]


@pytest.mark.parametrize("way", ["LOGIN", "PLAIN"])
@pytest.mark.parametrize("security", list(Security))
def test_a_message_arrives_byte_for_byte(certificate, security, way):
    post = Post(tls=security.value, no_login=tuple({"LOGIN", "PLAIN"} - {way}))
    (answer,) = send(post, certificate, Envelope(TO, MESSAGE))
    assert answer.state is PostState.SENT
    assert post.taken == [(TO, MESSAGE + b"\r\n")]


def test_one_connection_serves_many_messages(certificate):
    post = Post()
    answers = send(post, certificate, *(Envelope((f"x{n}@example.vn",), MESSAGE) for n in range(9)))
    assert [answer.state for answer in answers] == [PostState.SENT] * 9
    assert (len(post.taken), post.talks, post.logins) == (9, 1, 1)


@pytest.mark.parametrize(
    ("post", "rest", "fault"),
    [
        pytest.param(Post(), {"password": "sai"}, MailFault.PASSWORD, id="wrong password"),
        pytest.param(Post(tls=""), {}, MailFault.NO_TLS, id="no STARTTLS offered"),
        pytest.param(
            Post(tls=""), {"security": Security.TLS}, MailFault.NO_TLS, id="plain where TLS is due"
        ),
        pytest.param(
            Post(no_login=("LOGIN", "PLAIN")), {}, MailFault.REFUSED, id="no way to log in"
        ),
        pytest.param(Post(no_sender=True), {}, MailFault.REFUSED, id="not the account's address"),
    ],
)
def test_nothing_is_sent_where_the_server_is_not_as_it_should_be(certificate, post, rest, fault):
    with pytest.raises(PostError) as raised:
        send(post, certificate, Envelope(TO, MESSAGE), **rest)
    assert raised.value.trouble.fault is fault
    assert SECRET not in str(raised.value)
    assert post.taken == []


@pytest.mark.parametrize("security", list(Security))
def test_no_password_to_a_server_whose_certificate_is_not_trusted(monkeypatch, security):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    post = Post(tls=security.value)
    with pytest.raises(PostError) as raised:
        send(post, trustme.CA().issue_cert("127.0.0.1"), Envelope(TO, MESSAGE))
    assert raised.value.trouble.fault is MailFault.CERTIFICATE
    assert post.logins == 0


def test_no_server(certificate):
    with posting(Post(), certificate) as port:
        pass
    with pytest.raises(PostError) as raised, connected(settings(port), SECRET, timeout=5):
        pass
    assert raised.value.trouble.fault is MailFault.NO_SERVER


@pytest.mark.parametrize(
    ("post", "state"),
    [
        pytest.param(Post(refused=frozenset(TO)), PostState.REFUSED, id="refused"),
        pytest.param(Post(put_off=Counter(TO)), PostState.DEFERRED, id="greylisted"),
        pytest.param(Post(too_large=True), PostState.REFUSED, id="too large"),
        pytest.param(Post(drops={1: "end"}), PostState.UNSURE, id="dropped before the answer"),
    ],
)
def test_what_becomes_of_a_message(certificate, post, state):
    (answer,) = send(post, certificate, Envelope(TO, MESSAGE))
    assert answer.state is state
    assert "\x1b" not in answer.words


def test_the_next_message_goes_over_the_same_connection(certificate):
    post = Post(refused=frozenset(TO))
    first, second = send(post, certificate, Envelope(TO, MESSAGE), Envelope(("b@x.vn",), MESSAGE))
    assert (first.state, second.state) == (PostState.REFUSED, PostState.SENT)
    assert (post.count(), post.talks) == ({"b@x.vn": 1}, 1)


def test_one_address_refused_among_those_of_a_message_is_named(certificate):
    post = Post(refused=frozenset(TO))
    (answer,) = send(post, certificate, Envelope((*TO, "b@x.vn"), MESSAGE))
    assert answer.state is PostState.SENT
    assert TO[0] in answer.words
    assert post.count() == {"b@x.vn": 1}


def test_a_connection_dropped_before_the_message_is_told_apart(certificate):
    noted = []
    with pytest.raises(DroppedError):
        send(
            Post(drops={1: "begin"}),
            certificate,
            Envelope(TO, MESSAGE),
            claim=lambda: not noted.append(1),
        )
    assert noted == [1]


def test_a_large_message_dropped_in_the_middle_is_known_not_to_have_gone(certificate):
    large = Envelope(TO, b"a" * 998 + b"\r\n" + (b"b" * 998 + b"\r\n") * 20_000)
    post = Post(drops={1: "middle"})
    with pytest.raises(DroppedError):
        send(post, certificate, large)
    assert post.taken == []


def test_a_message_that_is_not_claimed_is_not_sent(certificate):
    post = Post()
    assert send(post, certificate, Envelope(TO, MESSAGE), claim=lambda: False) == [None]
    assert post.taken == []
