"""The results of the commands as lines and tables for people; prints nothing itself."""

from generator.show.changes import changes
from generator.show.faults import busy, register_fault, waiting
from generator.show.figures import explained, verified
from generator.show.ledger import extended
from generator.show.letters import reminded
from generator.show.lint import linted
from generator.show.mail import fetched, mail_trouble, watched
from generator.show.masters import checked_masters, master_fields, reset_masters
from generator.show.plans import drafted, imported, plan, plan_checked, plans
from generator.show.posting import posted, to_post
from generator.show.runs import demo, issued, received, register, reported, returned
from generator.show.sending import drawn, outdated, sending, supplement
from generator.show.status import status, today
from generator.show.tables import plain_lines, problems
from generator.show.usage import usage

__all__ = [
    "busy",
    "changes",
    "checked_masters",
    "demo",
    "drafted",
    "drawn",
    "explained",
    "extended",
    "fetched",
    "imported",
    "issued",
    "linted",
    "mail_trouble",
    "master_fields",
    "outdated",
    "plain_lines",
    "plan",
    "plan_checked",
    "plans",
    "posted",
    "problems",
    "received",
    "register",
    "register_fault",
    "reminded",
    "reported",
    "reset_masters",
    "returned",
    "sending",
    "status",
    "supplement",
    "to_post",
    "today",
    "usage",
    "verified",
    "waiting",
    "watched",
]
