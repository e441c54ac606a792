"""The mailbox of the office: where mail comes from and where it is sent through.

The password is none of it: it never stands in a file.
"""

from dataclasses import dataclass
from enum import StrEnum


class Security(StrEnum):
    """How a connection for sending is encrypted; one that is not is never used."""

    TLS = "tls"  # from the first byte
    STARTTLS = "starttls"  # from the command STARTTLS on


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The server mail is sent through, and who sends it; at most `per_minute` messages a minute."""

    server: str
    port: int
    security: Security
    account: str
    sender: str
    sender_name: str
    per_minute: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """The server mail is fetched from by IMAP over TLS, and the folder of the mailbox."""

    server: str
    port: int
    account: str
    folder: str

    @property
    def name(self) -> str:
        """What tells this folder from every other one."""
        return f"{self.account}@{self.server}:{self.port}/{self.folder}"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """What the settings file says; None for a section it does not have."""

    outgoing: Outgoing | None = None
    incoming: Incoming | None = None
