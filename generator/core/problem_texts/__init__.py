"""The catalogue of problem codes: severity, what is wrong, what to do.

docs/problems.md is made from this table. A code never changes its meaning; wording may.
"""

from types import MappingProxyType

from generator.core.problem_texts.answers import ANSWERS
from generator.core.problem_texts.forms import FORMS
from generator.core.problem_texts.masters import MASTERS
from generator.core.problem_texts.plans import PLANS
from generator.core.problem_texts.received import RECEIVED
from generator.core.problem_texts.reports import REPORTS
from generator.core.problem_texts.text import Text

TEXTS: MappingProxyType[str, Text] = MappingProxyType(
    {**RECEIVED, **FORMS, **ANSWERS, **PLANS, **REPORTS, **MASTERS}
)
