"""The mailbox a command works with: its settings and its password."""

from pathlib import Path

from generator.core.mail_settings import Incoming, MailSettings, Outgoing
from generator.core.problems import Problem
from generator.edges.mail_settings import password_of, read_settings, settings_path
from generator.pipeline.plans import WrongUseError
from generator.pipeline.post_run import PostOffice


class MailSettingsError(Exception):
    """A settings file with faults; `problems` holds all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("settings of the mailbox have errors")
        self.problems = problems


def mail_settings(given: Path | None) -> MailSettings | None:
    """Return the settings in the file given or named by the environment; None without either.

    Raises:
        MailSettingsError: the file has faults.
    """
    path = settings_path(given)
    if path is None:
        return None
    settings, problems = read_settings(path)
    if problems:
        raise MailSettingsError(problems)
    return settings


def incoming_settings(given: Path | None) -> Incoming:
    """Return where mail is fetched from.

    Raises:
        MailSettingsError: the settings file has faults.
        WrongUseError: there are no settings for fetching.
    """
    settings = mail_settings(given)
    if settings and settings.incoming:
        return settings.incoming
    raise _lacking(settings, "nhan")


def outgoing_settings(given: Path | None) -> Outgoing:
    """Return through which server mail is sent.

    Raises:
        MailSettingsError: the settings file has faults.
        WrongUseError: there are no settings for sending.
    """
    settings = mail_settings(given)
    if settings and settings.outgoing:
        return settings.outgoing
    raise _lacking(settings, "gui")


def post_office(given: Path | None) -> PostOffice:
    """Return the server mail is sent through, with its password.

    Raises:
        MailSettingsError: the settings file has faults.
        WrongUseError: there are no settings for sending, or no password is kept.
    """
    settings = outgoing_settings(given)
    return PostOffice(settings, password_for(settings.account))


def _lacking(settings: MailSettings | None, section: str) -> WrongUseError:
    lacking = f"Tệp khai báo hộp thư không có mục [{section}]"
    return WrongUseError(
        f"{lacking if settings else 'Chưa khai báo hộp thư'}: chép docs/thu-dien-tu.vi-du.ini ra "
        "ngoài chương trình, sửa lại, rồi ghi --mail TỆP hoặc đặt biến môi trường BCTH_MAIL."
    )


def password_for(account: str) -> str:
    """Return the password of an account.

    Raises:
        WrongUseError: none is kept.
    """
    if password := password_of(account):
        return password
    raise WrongUseError(
        f"Chưa có mật khẩu của hộp thư {account}. Cất mật khẩu bằng lệnh ghi ở đầu tệp "
        f"docs/thu-dien-tu.vi-du.ini, hoặc đặt biến môi trường BCTH_MAIL_PASSWORD, rồi chạy lại."
    )
