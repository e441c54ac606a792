"""The results of the commands as JSON other programs may rely on (design, Commands)."""

from generator.as_json.figures import of_explained, of_verified
from generator.as_json.ledger import of_extended
from generator.as_json.letters import of_reminded
from generator.as_json.lint import of_linted
from generator.as_json.mail import of_fetched
from generator.as_json.masters import of_checked_masters, of_master_fields, of_reset_masters
from generator.as_json.parts import of_problem, of_problems
from generator.as_json.plans import of_drafted, of_imported, of_plan, of_plan_shown
from generator.as_json.posting import of_posting
from generator.as_json.runs import of_issued, of_receiving, of_register, of_reported, of_status
from generator.as_json.sending import of_drawn, of_sending
from generator.as_json.today import of_today

__all__ = [
    "of_checked_masters",
    "of_drafted",
    "of_drawn",
    "of_explained",
    "of_extended",
    "of_fetched",
    "of_imported",
    "of_issued",
    "of_linted",
    "of_master_fields",
    "of_plan",
    "of_plan_shown",
    "of_posting",
    "of_problem",
    "of_problems",
    "of_receiving",
    "of_register",
    "of_reminded",
    "of_reported",
    "of_reset_masters",
    "of_sending",
    "of_status",
    "of_today",
    "of_verified",
]
