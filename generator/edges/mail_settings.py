"""The settings file of the mailbox (INI, outside the repository) and the password, kept elsewhere.

docs/thu-dien-tu.vi-du.ini is an example. The password comes from the environment, else from the
password store of the operating system.
"""

import configparser
import os
from pathlib import Path

from generator.core.address import Where
from generator.core.mail_settings import Incoming, MailSettings, Outgoing, Security
from generator.core.problems import Problem, problem
from generator.core.text import fold, one_line, shorten
from generator.edges.mail_write import addresses

SETTINGS, PASSWORD = "BCTH_MAIL", "BCTH_MAIL_PASSWORD"
SERVICE = "bao-cao-tong-hop"  # in the password store
_PASSWORD_KEYS = frozenset({"mat khau", "matkhau", "mk", "password", "pass", "pwd"})  # folded
_READ_AT_MOST = 100_000
_IMAPS = 993
_SUBMISSION = {Security.TLS: 465, Security.STARTTLS: 587}
_PER_MINUTE = 20


def settings_path(given: Path | None) -> Path | None:
    """Return the settings file that was named, else the one of the environment, else None."""
    named = os.environ.get(SETTINGS, "").strip()
    return given or (Path(named) if named else None)


def password_of(account: str) -> str:
    """Return the password of an account; empty where none is kept."""
    if given := os.environ.get(PASSWORD):
        return given
    import keyring  # loads the stores of the system, which no other command needs
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, account) or ""
    except KeyringError:
        return ""


def read_settings(path: Path) -> tuple[MailSettings, tuple[Problem, ...]]:
    """Return what a settings file says, and everything that is wrong with it."""
    where = Where(path.name)
    parser = configparser.ConfigParser(interpolation=None)
    try:
        with path.open(encoding="utf-8-sig") as file:
            parser.read_string(file.read(_READ_AT_MOST))
    except OSError as fault:
        seen = fault.strerror or type(fault).__name__
        return MailSettings(), (problem("mail_settings.no_file", where, seen=seen),)
    except (configparser.Error, UnicodeDecodeError):
        return MailSettings(), (problem("mail_settings.unreadable", where),)
    section = _Reader(parser, where)
    if any(_folded(key) in _PASSWORD_KEYS for name in parser.sections() for key in parser[name]):
        section.problems.append(problem("mail_settings.password", where))
    outgoing = _outgoing(section) if parser.has_section("gui") else None
    incoming = _incoming(section) if parser.has_section("nhan") else None
    return MailSettings(outgoing, incoming), tuple(section.problems)


def _folded(key: str) -> str:
    return fold(key.replace("_", " "))


def _outgoing(read: "_Reader") -> Outgoing:
    typed = read.word("gui", "bao_mat", Security.TLS.value).lower()
    known = typed in set(Security)
    if not known:
        read.refuse("gui", "bao_mat", typed, " hoặc ".join(Security))
    security = Security(typed) if known else Security.TLS
    account = read.word("gui", "tai_khoan")
    sender = read.word("gui", "nguoi_gui", account)
    if sender and addresses(sender) != (sender,):
        read.refuse("gui", "nguoi_gui", sender, "một địa chỉ thư, ví dụ tong-hop@example.vn")
    return Outgoing(
        server=read.word("gui", "may_chu"),
        port=read.number("gui", "cong", _SUBMISSION[security], 65_535),
        security=security,
        account=account,
        sender=sender,
        sender_name=read.word("gui", "ten_nguoi_gui", ""),
        per_minute=read.number("gui", "moi_phut", _PER_MINUTE, 1_000),
    )


def _incoming(read: "_Reader") -> Incoming:
    return Incoming(
        server=read.word("nhan", "may_chu"),
        port=read.number("nhan", "cong", _IMAPS, 65_535),
        account=read.word("nhan", "tai_khoan"),
        folder=read.word("nhan", "thu_muc", "INBOX"),
    )


class _Reader:
    """Reads single values and collects what is wrong with them."""

    def __init__(self, parser: configparser.ConfigParser, where: Where) -> None:
        self._parser, self._where = parser, where
        self.problems: list[Problem] = []

    def word(self, section: str, key: str, otherwise: str | None = None) -> str:
        """Return a value on one line; a key without a default has to be there."""
        typed = one_line(self._parser.get(section, key, fallback=""))
        if not typed and otherwise is None:
            missing = problem("mail_settings.missing", self._where, section=section, key=key)
            self.problems.append(missing)
        return typed or otherwise or ""

    def number(self, section: str, key: str, otherwise: int, most: int) -> int:
        """Return a whole number from 1 to the most it may be."""
        typed = self.word(section, key, str(otherwise))
        if typed.isdecimal() and len(typed) < 10 and 1 <= int(typed) <= most:
            return int(typed)
        self.refuse(section, key, typed, f"số từ 1 đến {most}")
        return otherwise

    def refuse(self, section: str, key: str, seen: str, expected: str) -> None:
        """Collect that a value cannot be what it is."""
        told = {"section": section, "key": key, "expected": expected}
        where = self._where
        self.problems.append(problem("mail_settings.value", where, seen=shorten(seen, 60), **told))
