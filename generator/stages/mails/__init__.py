"""The mails to the agencies: plain text, the same frame for every kind."""

from generator.stages.mails.accepted import accepted_mail
from generator.stages.mails.reminder import Enclosed, reminder_mail
from generator.stages.mails.request import request_mail
from generator.stages.mails.returned import reply

__all__ = ["Enclosed", "accepted_mail", "reminder_mail", "reply", "request_mail"]
