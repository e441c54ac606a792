"""A small IMAP server on this machine, over TLS, that fails where it is told to.

It speaks as much of RFC 3501 as a mail program needs that only reads and marks; the commands it
was given are kept, and so are the flags of its messages.
"""

import base64
import datetime as dt
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import trustme

ACCOUNT = "tong-hop@example.vn"
SECRET, ACCENTED_SECRET = 'bi-mat "rat" \\ kin 7', 'mật-khẩu "rất" kín \\ 1'
CAME = dt.datetime(2025, 9, 18, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
_WORD = re.compile(rb'"((?:[^"\\]|\\.)*)"|(\S+)')
_FIELDS = re.compile(rb"BODY\.PEEK\[HEADER\.FIELDS \(([^)]*)\)\]")
_PARTIAL = re.compile(rb"BODY\.PEEK\[\]<0\.(\d+)>")


@dataclass
class Message:
    """A message of the mailbox.

    `told_size` where the server does not tell the truth; `refused` where it does not give the
    message, `cut` where it always breaks off within it.
    """

    data: bytes
    flags: set[bytes] = field(default_factory=set)
    came: dt.datetime = CAME
    told_size: int | None = None
    refused: bool = False
    cut: bool = False


@dataclass
class Box:
    """What the server has, and how it fails.

    Attributes:
        messages: by UID.
        drop_after: so many commands FETCH of a message are answered; the next one breaks off in
            the middle of the message and the connection ends.
        drop_store: the connection ends instead of a message being marked.
        behind: whether what is said of a message stands behind its bytes.
    """

    messages: dict[int, Message] = field(default_factory=dict)
    validity: int = 7
    password: str = SECRET
    drop_after: int | None = None
    drop_store: bool = False
    behind: bool = False
    commands: list[bytes] = field(default_factory=list)

    def add(self, data: bytes, **told) -> int:
        uid = max(self.messages, default=0) + 1
        self.messages[uid] = Message(data, **told)
        return uid

    def renumbered(self) -> None:
        """Give every message a new number, as a mailbox that was moved does."""
        self.validity += 1
        self.messages = {uid + 100: message for uid, message in self.messages.items()}

    def seen(self) -> list[int]:
        return [uid for uid, message in self.messages.items() if rb"\Seen" in message.flags]

    def fetched(self) -> int:
        """How many messages were asked for whole."""
        return sum(b"BODY.PEEK[]" in command for command in self.commands)


class EndedError(Exception):
    """The connection ends here."""


class Session:
    """One connection."""

    def __init__(self, box: Box, connection: ssl.SSLSocket) -> None:
        self.box, self.connection = box, connection
        self.lines = connection.makefile("rb")
        self.logged_in = False

    def say(self, line: bytes) -> None:
        self.connection.sendall(line + b"\r\n")

    def run(self) -> None:
        self.say(b"* OK ready")
        for line in self.lines:
            tag, _, command = line.strip().partition(b" ")
            self.box.commands.append(command)
            name = command.upper().split(b" ")
            answer = getattr(self, f"on_{name[0].decode().lower()}", None)
            if answer is None or not (self.logged_in or name[0] in _BEFORE):
                self.say(tag + b" BAD unknown command")
                continue
            self.say(tag + b" " + answer(command))
            if name[0] == b"LOGOUT":
                return

    def on_capability(self, _: bytes) -> bytes:
        self.say(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN")
        return b"OK done"

    def on_login(self, command: bytes) -> bytes:
        words = [
            re.sub(rb"\\(.)", rb"\1", quoted) or bare for quoted, bare in _WORD.findall(command)
        ]
        return self._admit(words[1:])

    def on_authenticate(self, _: bytes) -> bytes:
        self.say(b"+ ")
        return self._admit(base64.b64decode(self.lines.readline()).split(b"\0")[1:])

    def _admit(self, told: list[bytes]) -> bytes:
        self.logged_in = told == [ACCOUNT.encode(), self.box.password.encode()]
        told_back = b" ".join(told)  # servers have been seen to repeat what they refuse
        return b"OK in" if self.logged_in else b"NO [AUTHENTICATIONFAILED] " + told_back

    def on_select(self, command: bytes) -> bytes:
        if command.split(b" ", 1)[1].strip(b'"') not in (b"INBOX", b"B&AOE-o c&AOE-o"):
            return b"NO no such mailbox"
        self.say(b"* %d EXISTS" % len(self.box.messages))
        self.say(b"* OK [UIDVALIDITY %d] valid" % self.box.validity)
        return b"OK [READ-WRITE] selected"

    def on_logout(self, _: bytes) -> bytes:
        self.say(b"* BYE")
        return b"OK bye"

    def on_expunge(self, _: bytes) -> bytes:
        gone = [u for u, m in self.box.messages.items() if rb"\Deleted" in m.flags]
        for uid in gone:
            del self.box.messages[uid]
        return b"OK expunged"

    def on_uid(self, command: bytes) -> bytes:
        _, name, rest = command.split(b" ", 2)
        return getattr(self, f"uid_{name.decode().lower()}")(rest)

    def uid_search(self, criteria: bytes) -> bytes:
        since = dt.date.min
        if found := re.search(rb"SINCE (\d+-\w+-\d+)", criteria):
            since = dt.datetime.strptime(found[1].decode(), "%d-%b-%Y").date()
        found = [b"%d" % u for u, m in self.box.messages.items() if m.came.date() >= since]
        self.say(b" ".join([b"* SEARCH", *found]))
        return b"OK searched"

    def uid_fetch(self, asked: bytes) -> bytes:
        uids, _, parts = asked.partition(b" ")
        self.say(b"* 1 FETCH (FLAGS (\\Recent))")  # of nobody's asking
        for uid in map(int, uids.split(b",")):
            if message := self.box.messages.get(uid):
                if b"BODY.PEEK[]" in parts and message.refused:
                    return b"NO cannot convert this message"
                self._give(uid, message, parts)
        return b"OK fetched"

    def _give(self, uid: int, message: Message, parts: bytes) -> None:
        size = message.told_size or len(message.data)
        told = b"UID %d FLAGS (%s) RFC822.SIZE %d INTERNALDATE %s" % (
            *(uid, b" ".join(sorted(message.flags)), size),
            message.came.strftime('"%d-%b-%Y %H:%M:%S %z"').encode(),
        )
        if found := _FIELDS.search(parts):
            name, literal = b"BODY[HEADER.FIELDS (X)]", _fields(message.data, found[1])
        else:
            name, literal = b"BODY[]<0>", self._whole(message, parts)
        start, end = (b"", b" " + told) if self.box.behind else (told + b" ", b"")
        self.say(b"* 1 FETCH (%s%s {%d}" % (start, name, len(literal)))
        self.connection.sendall(literal)
        self.say(end + b")")

    def _whole(self, message: Message, parts: bytes) -> bytes:
        literal = message.data[: int(_PARTIAL.search(parts)[1])]
        if message.cut or self.box.drop_after == 0:
            self.say(b"* 1 FETCH (BODY[] {%d}" % len(literal))
            self.connection.sendall(literal[: len(literal) // 2])
            raise EndedError
        if self.box.drop_after is not None:
            self.box.drop_after -= 1
        return literal

    def uid_store(self, asked: bytes) -> bytes:
        if self.box.drop_store:
            raise EndedError
        uid, _, flag = asked.split(b" ", 2)
        self.box.messages[int(uid)].flags.add(flag.strip(b"()"))
        return b"OK stored"


_BEFORE = (b"CAPABILITY", b"LOGIN", b"AUTHENTICATE", b"LOGOUT")


def _fields(data: bytes, wanted: bytes) -> bytes:
    """The headers of a message that were asked for, folded lines with them."""
    names = wanted.lower().split()
    head = data.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    fields = re.findall(rb"([^\n:]+):((?:[^\n]|\n[ \t])*)\n?", head)
    kept = [n + b":" + v.replace(b"\n", b"\r\n") for n, v in fields if n.lower() in names]
    return b"\r\n".join([*kept, b"", b""])


@contextmanager
def serving(box: Box, certificate: trustme.LeafCert | None) -> Iterator[int]:
    """Serve a mailbox on a free port; without a certificate, without TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if certificate:
        certificate.configure_cert(context)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stopped = threading.Event()
        served = threading.Thread(
            target=_serve, args=(box, listening, context if certificate else None, stopped)
        )
        served.start()
        try:
            yield listening.getsockname()[1]
        finally:
            stopped.set()
            with suppress(OSError), socket.create_connection(listening.getsockname(), 1):
                pass
            served.join()


def _serve(
    box: Box,
    listening: socket.socket,
    context: ssl.SSLContext | None,
    stopped: threading.Event,
) -> None:
    while True:
        plain, _ = listening.accept()
        if stopped.is_set():
            plain.close()
            return
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with suppress(OSError, EndedError), plain:
            if context is None:
                plain.sendall(b"* OK ready, without TLS\r\n")
                continue
            with context.wrap_socket(plain, server_side=True) as connection:
                session = Session(box, connection)
                with session.lines:
                    session.run()
