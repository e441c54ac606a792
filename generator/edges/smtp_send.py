"""Sending mail by SMTP over TLS, so that it is always known how far a message got.

`smtplib` is used a command at a time: only then can be told a connection that broke before the
server had the whole message (it has none, RFC 5321, 4.1.1.4) from one that broke after the end of
it was sent, when the server may have taken it. The password goes over TLS only, in UTF-8.
"""

import base64
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from generator.core.mail import PostState
from generator.core.mail_settings import Outgoing, Security
from generator.core.mailbox import MailFault, MailTrouble
from generator.core.text import one_line, shorten

TIMEOUT = 60.0  # seconds for an answer
_AFTER_DATA = 600.0  # seconds for the answer to a whole message (RFC 5321, 4.5.3.2.6)
_PIECE = 65_536
_SHOWN = 150
_GO_ON, _GO_ON_LOGIN, _LOGGED_IN, _ACCEPTED, _TOO_LARGE, _CLOSING = 354, 334, 235, 250, 552, 421
_HOST = "[127.0.0.1]"  # a name of this computer is nobody's business


class DroppedError(Exception):
    """The connection broke before the server had the message."""


class PostError(Exception):
    """Nothing more can be sent; `trouble` says why."""

    def __init__(self, trouble: MailTrouble) -> None:
        super().__init__(f"{trouble.server}: {trouble.fault} {trouble.seen}".rstrip())
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message as it is sent, and to whom."""

    recipients: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a message, with the words of the server."""

    state: PostState
    words: str = ""


@contextmanager
def connected(settings: Outgoing, password: str, timeout: float = TIMEOUT) -> Iterator["Line"]:
    """Log in to the server; the password is sent only over a connection that was verified.

    Raises:
        PostError: there is no such server, no TLS, a bad certificate or a wrong password.
    """
    smtp = _opened(settings, timeout)
    try:
        _log_in(smtp, settings, password)
        yield Line(smtp, settings)
    except BaseException:
        smtp.close()  # QUIT in the middle of a message would be part of it
        raise
    with suppress(OSError):
        smtp.quit()
    smtp.close()


class Line:
    """A connection that messages are sent over."""

    def __init__(self, smtp: smtplib.SMTP, settings: Outgoing) -> None:
        self._smtp, self._settings = smtp, settings
        if smtp.sock:  # the end of a message follows it at once
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, envelope: Envelope, claim: Callable[[], bool]) -> Answer | None:
        """Send one message; None where it is not to be sent.

        `claim` is asked when the server has taken all recipients, just before the message goes:
        what it notes must hold whatever happens after.

        Raises:
            DroppedError: the connection broke before the server had the message.
            PostError: the server takes no mail of this sender.
        """
        try:
            answer = self._announced(envelope)
            if answer.state is PostState.SENDING and claim():
                turned_away = self._begin()
                if turned_away is None:
                    self._hand_over(envelope.data)
                    return self._end(answer.words)
                answer = turned_away
        except OSError as fault:
            raise DroppedError from fault
        with suppress(OSError):
            self._smtp.rset()
        return None if answer.state is PostState.SENDING else answer

    def _announced(self, envelope: Envelope) -> Answer:
        """Say who sends to whom; words name the recipients that were refused among others."""
        options = [f"size={len(envelope.data)}"] if self._smtp.has_extn("size") else []
        if not envelope.data.isascii() and self._smtp.has_extn("8bitmime"):
            options.append("body=8bitmime")
        code, said = self._smtp.mail(self._settings.sender, options)
        if code >= 500 and code != _TOO_LARGE:
            raise PostError(trouble_of(self._settings, MailFault.REFUSED, said))
        if code != _ACCEPTED:
            return _turned_away(code, said)
        return self._addressed(envelope.recipients)

    def _addressed(self, recipients: Sequence[str]) -> Answer:
        refused: list[str] = []
        for recipient in recipients:
            code, said = self._smtp.rcpt(recipient)
            if 400 <= code < 500:
                return _turned_away(code, said)
            if code >= 500:
                refused.append(f"{recipient} ({_cleaned(said)})")
        some = len(refused) < len(recipients)
        return Answer(PostState.SENDING if some else PostState.REFUSED, "; ".join(refused))

    def _begin(self) -> Answer | None:
        code, said = self._smtp.docmd("data")
        return None if code == _GO_ON else _turned_away(code, said)

    def _hand_over(self, data: bytes) -> None:
        """Send all of the message but its end."""
        quoted = data.replace(b"\r\n.", b"\r\n..")
        whole = quoted if quoted.endswith(b"\r\n") else quoted + b"\r\n"
        for start in range(0, len(whole), _PIECE):
            self._smtp.send(whole[start : start + _PIECE])

    def _end(self, words: str) -> Answer:
        """Send the end of the message; without an answer the server may have taken it."""
        try:
            if self._smtp.sock:
                self._smtp.sock.settimeout(_AFTER_DATA)
            self._smtp.send(b".\r\n")
            code, said = self._smtp.getreply()
        except OSError:
            return Answer(PostState.UNSURE)
        if code != _ACCEPTED:
            return _turned_away(code, said)
        return Answer(PostState.SENT, words)


def trouble_of(settings: Outgoing, fault: MailFault, said: bytes | str = "") -> MailTrouble:
    """Return why nothing more can be sent."""
    return MailTrouble(fault, f"{settings.server}:{settings.port}", "", _cleaned(said))


def _opened(settings: Outgoing, timeout: float) -> smtplib.SMTP:
    place = (settings.server, settings.port, _HOST)
    context = ssl.create_default_context()
    try:
        if settings.security is Security.TLS:
            return smtplib.SMTP_SSL(*place, timeout=timeout, context=context)
        smtp = smtplib.SMTP(*place, timeout=timeout)
        with _closed_on_failure(smtp):
            smtp.starttls(context=context)
            return smtp
    except ssl.SSLCertVerificationError as fault:
        raise PostError(
            trouble_of(settings, MailFault.CERTIFICATE, fault.verify_message)
        ) from fault
    except (smtplib.SMTPNotSupportedError, ssl.SSLError) as fault:
        raise PostError(trouble_of(settings, MailFault.NO_TLS, str(fault))) from fault
    except smtplib.SMTPResponseException as fault:
        raise PostError(trouble_of(settings, MailFault.REFUSED, fault.smtp_error)) from fault
    except OSError as fault:
        seen = fault.strerror or str(fault)
        raise PostError(trouble_of(settings, MailFault.NO_SERVER, seen)) from fault


@contextmanager
def _closed_on_failure(smtp: smtplib.SMTP) -> Iterator[None]:
    try:
        yield
    except BaseException:
        smtp.close()
        raise


def _log_in(smtp: smtplib.SMTP, settings: Outgoing, password: str) -> None:
    """Log in with PLAIN or LOGIN (RFC 4616); smtplib's own takes passwords in ASCII only."""
    try:
        smtp.ehlo_or_helo_if_needed()
        offered = smtp.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            secret = "\0".join(("", settings.account, password))
            code, said = smtp.docmd("AUTH", f"PLAIN {_coded(secret)}")
        elif "LOGIN" in offered:
            code, said = smtp.docmd("AUTH", f"LOGIN {_coded(settings.account)}")
            if code == _GO_ON_LOGIN:
                code, said = smtp.docmd(_coded(password))
        else:
            code, said = 400, b"AUTH PLAIN, LOGIN"
    except OSError as fault:
        raise PostError(trouble_of(settings, MailFault.DROPPED)) from fault
    if code >= 500:
        raise PostError(trouble_of(settings, MailFault.PASSWORD))
    if code != _LOGGED_IN:
        raise PostError(trouble_of(settings, MailFault.REFUSED, said))


def _coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _turned_away(code: int, said: bytes) -> Answer:
    if code == _CLOSING:
        raise smtplib.SMTPServerDisconnected
    state = PostState.DEFERRED if 400 <= code < 500 else PostState.REFUSED
    return Answer(state, f"{code} {_cleaned(said)}".strip())


def _cleaned(said: bytes | str) -> str:
    """Return the words of the server on one line, without what a terminal would obey."""
    text = said if isinstance(said, str) else said.decode("utf-8", "replace")
    shown = "".join(char if char.isprintable() else " " for char in text)
    return shorten(one_line(shown), _SHOWN)
