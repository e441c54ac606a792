"""What agencies said the period before: beside the new answers, and to hold those against."""

from collections.abc import Mapping, Sequence

from generator.core.assignment import predecessors, previous_period
from generator.core.model import Answer, Form, PeriodDates, Plan
from generator.core.text import one_line, shorten
from generator.core.wording import Field, FormSheets
from generator.pipeline.plans import Context, periods
from generator.pipeline.receiving import read_folder
from generator.stages.issue import RowOfForm
from generator.stages.issue import forms as make_forms
from generator.stages.receive import show_value

AnswersBefore = Mapping[str, tuple[Answer, ...]]  # by agency code


def forms_with_previous(context: Context, plan: Plan, dates: PeriodDates) -> tuple[Form, ...]:
    """Return the form of every agency, with what it said the period before, row by row."""
    said = answers_before(context, plan, dates)
    shown = {
        code: {row: text for row, text in _told(answers).items() if text}
        for code, answers in said.items()
    }
    return tuple(make_forms(plan, dates, shown))


def answers_before(context: Context, plan: Plan, dates: PeriodDates) -> AnswersBefore:
    """Return the answers of each agency's accepted form of the period before.

    An agency that sent none, being new, is given those of the one it has come from; none where
    several of those reported.
    """
    before = previous_period(periods(context, plan), dates)
    if before is None or not context.home.received(plan.id, before.period.id).is_dir():
        return {}
    received = read_folder(context, plan, before)
    return with_heirs(plan, {code: s.answers for code, s in received.counting.items()})


def with_heirs(plan: Plan, said: AnswersBefore) -> AnswersBefore:
    """Return the answers with those that agencies without any take over from a predecessor."""
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
