"""The results of the commands as lines and tables for people; prints nothing itself."""

from generator.show.changes import changes
from generator.show.plans import drafted, imported, plan, plan_checked, plans
from generator.show.runs import demo, issued, received, reported, returned, status
from generator.show.tables import plain_lines, problems
from generator.show.usage import usage

__all__ = [
    "changes",
    "demo",
    "drafted",
    "imported",
    "issued",
    "plain_lines",
    "plan",
    "plan_checked",
    "plans",
    "problems",
    "received",
    "reported",
    "returned",
    "status",
    "usage",
]
