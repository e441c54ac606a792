"""The commands step by step: read, stage, write. The only package that knows the order."""

from generator.pipeline.comparing import answers_for, changes
from generator.pipeline.drafting import Drafted, new_plan
from generator.pipeline.extending import Extended, Grant, extend
from generator.pipeline.importing import ImportedPlan, import_plan
from generator.pipeline.issuing import Issued, issue
from generator.pipeline.letters import Reminded, remind
from generator.pipeline.linting import Linted, lint_file
from generator.pipeline.masters import (
    CheckedMaster,
    MasterProblems,
    ResetMasters,
    check_masters,
    fields_of,
    reset_masters,
)
from generator.pipeline.plans import (
    Context,
    PlanError,
    WrongUseError,
    load_plan,
    load_plans,
    period_dates,
    periods,
)
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

__all__ = [
    "STOCK",
    "CheckedMaster",
    "Context",
    "Drafted",
    "Drawn",
    "Due",
    "Explained",
    "Extended",
    "Grant",
    "ImportedPlan",
    "Issued",
    "Linted",
    "MasterProblems",
    "Order",
    "PlanError",
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
    "fields_of",
    "import_plan",
    "issue",
    "lint_file",
    "load_plan",
    "load_plans",
    "new_plan",
    "period_dates",
    "periods",
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
    "write_pages",
]
