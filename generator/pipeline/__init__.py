"""The commands step by step: read, stage, write. The only package that knows the order."""

from generator.pipeline.comparing import answers_for, changes
from generator.pipeline.drafting import Drafted, new_plan
from generator.pipeline.extending import Extended, Grant, extend
from generator.pipeline.fetching import Fetched, fetch
from generator.pipeline.importing import ImportedPlan, import_plan
from generator.pipeline.issuing import Issued, issue
from generator.pipeline.letters import Reminded, remind
from generator.pipeline.linting import Linted, lint_file
from generator.pipeline.mail_drafts import Drafts
from generator.pipeline.mail_setup import MailSettingsError, incoming_settings, post_office
from generator.pipeline.masters import (
    CheckedMaster,
    MasterProblems,
    ResetMasters,
    check_masters,
    fields_of,
    reset_masters,
)
from generator.pipeline.parcels import PostOrder
from generator.pipeline.plans import (
    Context,
    PlanError,
    WrongUseError,
    load_plan,
    load_plans,
    period_dates,
    periods,
)
from generator.pipeline.post_run import Clock, PostOffice
from generator.pipeline.posting import Posting, look_over, post
from generator.pipeline.previewing import Drawn, Wanted, draw
from generator.pipeline.receiving import Receiving, receive
from generator.pipeline.registering import register_of
from generator.pipeline.reporting import STOCK, Reported, report
from generator.pipeline.ruling import Ruling
from generator.pipeline.sending import Order, Sending, send
from generator.pipeline.standing import Due, status
from generator.pipeline.today import today_of, wanted_pages, write_pages
from generator.pipeline.verifying import Explained, Verified, explain, verify
from generator.pipeline.versions import Version
from generator.pipeline.watching import watch_round

__all__ = [
    "STOCK",
    "CheckedMaster",
    "Clock",
    "Context",
    "Drafted",
    "Drafts",
    "Drawn",
    "Due",
    "Explained",
    "Extended",
    "Fetched",
    "Grant",
    "ImportedPlan",
    "Issued",
    "Linted",
    "MailSettingsError",
    "MasterProblems",
    "Order",
    "PlanError",
    "PostOffice",
    "PostOrder",
    "Posting",
    "Receiving",
    "Reminded",
    "Reported",
    "ResetMasters",
    "Ruling",
    "Sending",
    "Verified",
    "Version",
    "Wanted",
    "WrongUseError",
    "answers_for",
    "changes",
    "check_masters",
    "draw",
    "explain",
    "extend",
    "fetch",
    "fields_of",
    "import_plan",
    "incoming_settings",
    "issue",
    "lint_file",
    "load_plan",
    "load_plans",
    "look_over",
    "new_plan",
    "period_dates",
    "periods",
    "post",
    "post_office",
    "receive",
    "register_of",
    "remind",
    "report",
    "reset_masters",
    "send",
    "status",
    "today_of",
    "verify",
    "wanted_pages",
    "watch_round",
    "write_pages",
]
