"""The commands step by step: read, stage, write. The only package that knows the order."""

from generator.pipeline.comparing import answers_for, changes
from generator.pipeline.drafting import Drafted, new_plan
from generator.pipeline.importing import ImportedPlan, import_plan
from generator.pipeline.issuing import Issued, issue
from generator.pipeline.masters import STOCK
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
from generator.pipeline.reporting import Reported, report
from generator.pipeline.ruling import Ruling
from generator.pipeline.sending import Order, Sending, send
from generator.pipeline.standing import Due, status
from generator.pipeline.verifying import Explained, Verified, explain, verify

__all__ = [
    "STOCK",
    "Context",
    "Drafted",
    "Drawn",
    "Due",
    "Explained",
    "ImportedPlan",
    "Issued",
    "Order",
    "PlanError",
    "Receiving",
    "Reported",
    "Ruling",
    "Sending",
    "Verified",
    "Wanted",
    "WrongUseError",
    "answers_for",
    "changes",
    "draw",
    "explain",
    "import_plan",
    "issue",
    "load_plan",
    "load_plans",
    "new_plan",
    "period_dates",
    "periods",
    "receive",
    "register_of",
    "report",
    "send",
    "status",
    "verify",
]
