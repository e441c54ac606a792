"""What agencies said the period before: beside the new answers, and to hold those against."""

from collections.abc import Sequence
from functools import partial

from generator.core.assignment import predecessors, previous_period
from generator.core.model import COUNTING, Answer, Form, PeriodDates, Plan
from generator.core.text import one_line, shorten
from generator.core.values import show_value
from generator.core.wording import Field, FormSheets
from generator.edges.files import sha256
from generator.pipeline.folder import NOTHING, AnswersBefore, Asked, Before, read_period
from generator.pipeline.plans import Context, periods
from generator.stages.issue import RowOfForm
from generator.stages.issue import forms as make_forms


def forms_with_previous(context: Context, plan: Plan, dates: PeriodDates) -> tuple[Form, ...]:
    """Return the form of every agency, with what it said the period before, row by row."""
    before = previous_period(periods(context, plan), dates)
    said = _accepted(context, Asked(plan, before)) if before else {}
    shown = {
        code: {row: text for row, text in _told(answers).items() if text}
        for code, answers in said.items()
    }
    return tuple(make_forms(plan, dates, shown))


def checks_before(context: Context, plan: Plan, dates: PeriodDates) -> Before:
    """Return what the answers of a period are held against: the period before in its year."""
    before = previous_period(periods(context, plan), dates)
    if before is None or before.period.year != dates.period.year:
        return NOTHING
    asked = Asked(plan, before)
    counting = read_period(context, asked, answers=()).counting
    if not counting:
        return NOTHING
    hashes = sorted((code, s.arrival.sha256) for code, s in counting.items())
    digest = sha256(f"{asked.context}{hashes}".encode())
    return Before(digest, partial(_accepted, context, asked))


def _accepted(context: Context, asked: Asked) -> AnswersBefore:
    """Return the answers of each agency's accepted form of a period.

    An agency that sent none, being new, is given those of the one it has come from; none where
    several of those reported. What counts does not depend on the period before that one: holding
    answers against older ones gives warnings only.
    """
    plan = asked.plan
    received = read_period(context, asked, answers=COUNTING)
    said = {code: s.answers for code, s in received.counting.items()}
    inherited = {a.code: predecessors(plan, a.code) & said.keys() for a in plan.agencies}
    heirs = {code: said[min(old)] for code, old in inherited.items() if len(old) == 1}
    return {**heirs, **said}


def _told(answers: Sequence[Answer]) -> dict[RowOfForm, str]:
    """The status, progress and figure, or the value, an agency gave, row by row."""
    fields = {Field.STATUS: "", Field.PROGRESS: "%", Field.FIGURE: "", Field.VALUE: ""}
    told: dict[RowOfForm, list[str]] = {}
    for answer in answers:
        if answer.field in fields and answer.value is not None:
            sheet = FormSheets.INDICATORS if answer.field == Field.VALUE else FormSheets.TASKS
            shown = shorten(one_line(show_value(answer.value)), 60) + fields[answer.field]
            told.setdefault((sheet, answer.key), []).append(shown)
    return {row: "\n".join(parts) for row, parts in told.items()}
