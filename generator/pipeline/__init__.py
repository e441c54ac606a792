"""The commands step by step: read, stage, write. The only package that knows the order."""

from generator.pipeline.comparing import answers_for, changes
from generator.pipeline.drafting import Drafted, new_plan
from generator.pipeline.fetching import Fetched, fetch
from generator.pipeline.importing import ImportedPlan, import_plan
from generator.pipeline.issuing import Issued, issue
from generator.pipeline.mail_setup import MailSettingsError, incoming_settings
from generator.pipeline.plans import (
    Context,
    PlanError,
    WrongUseError,
    load_plan,
    load_plans,
    period_dates,
    periods,
)
from generator.pipeline.receiving import Receiving, receive
from generator.pipeline.registering import register_of
from generator.pipeline.reporting import STOCK, Reported, report
from generator.pipeline.ruling import Ruling
from generator.pipeline.standing import Due, status
from generator.pipeline.verifying import Explained, Verified, explain, verify
from generator.pipeline.watching import watch_round

__all__ = [
    "STOCK",
    "Context",
    "Drafted",
    "Due",
    "Explained",
    "Fetched",
    "ImportedPlan",
    "Issued",
    "MailSettingsError",
    "PlanError",
    "Receiving",
    "Reported",
    "Ruling",
    "Verified",
    "WrongUseError",
    "answers_for",
    "changes",
    "explain",
    "fetch",
    "import_plan",
    "incoming_settings",
    "issue",
    "load_plan",
    "load_plans",
    "new_plan",
    "period_dates",
    "periods",
    "receive",
    "register_of",
    "report",
    "status",
    "verify",
    "watch_round",
]
