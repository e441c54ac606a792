"""The results of the commands as JSON other programs may rely on (design, Commands)."""

from generator.as_json.figures import of_explained, of_verified
from generator.as_json.mail import of_fetched
from generator.as_json.parts import of_problem, of_problems
from generator.as_json.plans import of_drafted, of_imported, of_plan, of_plan_shown
from generator.as_json.runs import of_issued, of_receiving, of_register, of_reported, of_status

__all__ = [
    "of_drafted",
    "of_explained",
    "of_fetched",
    "of_imported",
    "of_issued",
    "of_plan",
    "of_plan_shown",
    "of_problem",
    "of_problems",
    "of_receiving",
    "of_register",
    "of_reported",
    "of_status",
    "of_verified",
]
