"""receive --diff: what agencies changed between the versions they have sent."""

from collections.abc import Collection

from generator.core.model import Verdict
from generator.pipeline.folder import ALL
from generator.pipeline.receiving import Receiving
from generator.stages import comparing
from generator.stages.issue import forms


def answers_for(*, every: bool, compared: bool) -> Collection[Verdict]:
    """Return the verdicts whose answers receiving is asked for: all, those compared, or none."""
    return ALL if every else comparing.READABLE if compared else ()


def changes(made: Receiving) -> tuple[comparing.Change, ...]:
    """Return what agencies changed between the versions they have sent."""
    asked = {form.agency.code: form for form in forms(made.plan, made.dates)}
    return comparing.changes(made.received, asked)
