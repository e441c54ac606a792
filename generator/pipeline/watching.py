"""watch: one round, in which what came is received and what goes back is laid ready as drafts."""

from pathlib import Path

from generator.core.mailbox import PeriodName
from generator.pipeline.fetching import Fetched, fetch, look
from generator.pipeline.mail_setup import mail_settings
from generator.pipeline.plans import Context


def watch_round(context: Context, named: PeriodName | None, mail: Path | None) -> Fetched:
    """Fetch, where a mailbox is set up, and receive every open period.

    The settings are read in each round: they may be mended while the program runs.

    Raises:
        MailSettingsError: the settings file has faults.
    """
    settings = mail_settings(mail)
    if settings and settings.incoming:
        return fetch(context, named, settings.incoming, every=True)
    return look(context, named)
