"""receive --diff: what agencies changed between the versions they have sent."""

from collections.abc import Collection

from generator.core.model import PeriodDates, Plan, Received, Verdict
from generator.pipeline.folder import ALL
from generator.stages import comparing
from generator.stages.issue import forms


def answers_for(*, every: bool, compared: bool) -> Collection[Verdict]:
    """Return the verdicts whose answers receiving is asked for: all, those compared, or none."""
    return ALL if every else comparing.READABLE if compared else ()


def changes(plan: Plan, dates: PeriodDates, received: Received) -> tuple[comparing.Change, ...]:
    """Return what agencies changed between the versions they have sent."""
    return comparing.changes(received, {form.agency.code: form for form in forms(plan, dates)})
