"""A small SMTP server on this machine, over TLS, that fails where it is told to."""

import asyncio
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import trustme
from aiosmtpd.smtp import SMTP, AuthResult

ACCOUNT = "tong-hop@example.vn"
SECRET = "mật-khẩu rất kín"  # noqa: S105


@dataclass
class Post:
    """What the server has taken, and how it fails.

    Attributes:
        no_login: the ways to log in that it does not offer.
        refused: recipients that are refused for good.
        put_off: how often a recipient is put off yet, by address.
        drops: where the connection ends, by the how-manieth DATA: "begin" instead of the answer
            to it, "middle" within the message, "end" when all has come, before the answer.
        talks: how many connections there were.
    """

    password: str = SECRET
    tls: str = "tls"
    no_login: tuple[str, ...] = ()
    refused: frozenset[str] = frozenset()
    put_off: Counter[str] = field(default_factory=Counter)
    too_large: bool = False
    no_sender: bool = False
    drops: dict[int, str] = field(default_factory=dict)
    taken: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    begun: int = 0
    talks: int = 0
    logins: int = 0

    def count(self) -> Counter[str]:
        """How many messages each recipient has."""
        return Counter(to for recipients, _ in self.taken for to in recipients)

    # the hooks of aiosmtpd

    def login(self, _server, _session, _envelope, _mechanism, told) -> AuthResult:
        self.logins += 1
        known = (told.login.decode(), told.password.decode()) == (ACCOUNT, self.password)
        return AuthResult(success=known, handled=known)

    async def handle_EHLO(self, _server, session, _envelope, name, lines):  # noqa: N802
        self.talks += 1
        session.host_name = name
        return lines

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self.no_sender:
            return "553 5.7.1 not your address"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if address in self.refused:
            return "550 5.1.1 no such\x1b[31m user"
        if self.put_off[address] > 0:
            self.put_off[address] -= 1
            return "451 4.7.1 greylisted, try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802
        if self.too_large:
            return "552 5.3.4 too large"
        self.taken.append((tuple(envelope.rcpt_tos), envelope.content))
        if self.drops.get(self.begun) == "end":
            server.transport.abort()
        return "250 OK"


class _Server(SMTP):
    async def smtp_DATA(self, arg):  # noqa: N802
        post = self.event_handler
        post.begun += 1
        where = post.drops.get(post.begun)
        if where == "middle":
            await self.push("354 go on")
            await self._reader.readline()
        if where in ("begin", "middle"):
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def _server(post: Post, context: ssl.SSLContext, loop: asyncio.AbstractEventLoop) -> _Server:
    login = {"authenticator": post.login, "auth_exclude_mechanism": post.no_login}
    starttls = {"tls_context": context} if post.tls == "starttls" else {}
    server = _Server(post, loop=loop, auth_required=True, **login, **starttls)
    server._auth_require_tls = post.tls == "starttls"  # it does not see TLS from the first byte
    return server


@contextmanager
def posting(post: Post, certificate: trustme.LeafCert) -> Iterator[int]:
    """Run the server; yield its port. `tls` may be "tls", "starttls" or "" for none at all."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    loop = asyncio.new_event_loop()
    over = context if post.tls == "tls" else None
    made = loop.create_server(lambda: _server(post, context, loop), "127.0.0.1", 0, ssl=over)
    server = loop.run_until_complete(made)
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_closed(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _closed(server: asyncio.Server) -> None:
    """Stop listening, and end what still goes on with the clients."""
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
