"""From the cells of a received file to answers, problems, repairs and a verdict.

Values are read and structure is distrusted: a form is known by its hidden identity, a sheet by
its captions, a column by its caption, a row by its hidden key or else by its text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.core.address import Where, position
from generator.core.grid import Workbook
from generator.core.identity import is_genuine
from generator.core.model import (
    Answer,
    Arrival,
    Form,
    Identity,
    RefusedCell,
    State,
    Submission,
    Verdict,
)
from generator.core.problems import Problem, has_errors, in_order, problem
from generator.core.text import fold
from generator.core.values import text_of
from generator.core.wording import Field, FormSheets
from generator.stages.receive.cross_checks import check_answers
from generator.stages.receive.identity import identify, other_agency, other_period
from generator.stages.receive.other_sheets import read_general, read_indicators
from generator.stages.receive.overlays import report_comments
from generator.stages.receive.reading import Reading
from generator.stages.receive.sheets import find_sheets, heads
from generator.stages.receive.standing import settle
from generator.stages.receive.tasks import read_tasks

__all__ = ["quarantined", "read_submission", "settle"]

Before = Mapping[str, tuple[Answer, ...]]


def quarantined(arrival: Arrival, *problems: Problem, agency: str = "") -> Submission:
    """Return the submission of a file that is not taken in at all."""
    return Submission(arrival, agency, Verdict.QUARANTINED, problems)


def read_submission(
    arrival: Arrival, book: Workbook, forms: Mapping[str, Form], before: Before | None = None
) -> Submission:
    """Return what one readable workbook holds, judged by itself.

    Args:
        arrival: the file; its day bounds dates of completion.
        book: its sheets and custom document properties.
        forms: the forms issued for the plan and period, by agency code.
        before: by agency code, the accepted answers of the period before in the same year.
    """
    sheets = find_sheets(book)
    found = identify(book, sheets, forms.values())
    where = Where(arrival.file)
    if found is None:
        return quarantined(arrival, problem("form.not_ours", where))
    agency = found.identity.agency
    if fault := _not_for(found.identity, forms, where):
        return quarantined(arrival, fault, agency=agency)
    form = forms[agency]
    headings = frozenset(fold(group.heading) for group in form.groups)
    reading = Reading(arrival, book, sheets, headings, found.rows, form.data_from)
    if found.note:
        reading.report(found.note, where, agency=form.agency.name)
    _strange_heads(reading, form, forms)
    return _answered(reading, form, (before or {}).get(agency, ()))


def _not_for(found: Identity, forms: Mapping[str, Form], where: Where) -> Problem | None:
    """Why a form of ours is none of those issued, or None."""
    if not is_genuine(found):
        return problem("form.identity", where)
    expected = next(iter(forms.values())).identity
    if found.plan != expected.plan:
        return problem("form.wrong_plan", where, seen=found.plan, expected=expected.plan)
    if found.period != expected.period:
        return problem("form.wrong_period", where, seen=found.period, expected=expected.period)
    if found.agency not in forms:
        return problem("form.unknown_agency", where, seen=found.agency)
    return None


def _strange_heads(reading: Reading, form: Form, forms: Mapping[str, Form]) -> None:
    """Report the sheets brought in from a form of another period or agency."""
    for sheet, head in heads(reading.sheets):
        where = Where(reading.arrival.file, sheet.grid.sheet)
        if seen := other_period(head, form):
            reading.report("sheet.other_period", where, seen=seen, expected=form.period_label)
        if seen := other_agency(head, form, forms.values()):
            reading.report("sheet.other_agency", where, seen=seen, expected=form.agency.name)


def _foreign_sheets(reading: Reading) -> None:
    """Name the sheets a form does not have that hold something."""
    names = {fold(name) for name in FormSheets.ALL}
    ours = {found.grid.sheet for sheets in reading.sheets.values() for found in sheets}
    for grid in reading.book.grids:
        if grid.sheet in ours or fold(grid.sheet) in names:
            continue
        if any(cell not in (None, "") for row in grid.rows for cell in row):
            where = Where(reading.arrival.file, grid.sheet)
            reading.report("sheet.unknown", where, sheet=grid.sheet)


def _answered(reading: Reading, form: Form, before: tuple[Answer, ...]) -> Submission:
    """The answers to a form with their verdict: an error sends it back, repairs are told."""
    read_tasks(reading, form)
    read_indicators(reading, form)
    read_general(reading)
    _foreign_sheets(reading)
    report_comments(reading)
    check_answers(reading, form, before)
    problems = in_order(reading.problems)
    submission = Submission(
        reading.arrival,
        form.agency.code,
        Verdict.ACCEPTED_WITH_REPAIRS if reading.repairs else Verdict.ACCEPTED,
        problems,
        tuple(reading.repairs),
        tuple(reading.answers),
        nil=_nothing_arose(reading.answers),
    )
    if not has_errors(problems):
        return submission
    return replace(submission, verdict=Verdict.RETURNED, refused=_refused(reading))


def _nothing_arose(answers: Iterable[Answer]) -> bool:
    """Whether at least one answer says that nothing arose, and none says anything else.

    A unit is no answer: it stands in the form.
    """
    told = {answer.state for answer in answers if answer.field != Field.UNIT}
    said = told - {State.NOT_REPORTED, State.NOT_APPLICABLE}
    return said == {State.NIL}


def _refused(reading: Reading) -> tuple[RefusedCell, ...]:
    """What stands in cells that were asked for and gave no answer."""
    grids = {grid.sheet: grid for grid in reading.book.grids}
    found = []
    for answer in reading.answers:
        grid = grids.get(answer.where.sheet)
        if grid and answer.value is None and (place := position(answer.where.cell)):
            text = text_of(grid.at(*place))
            if text:
                found.append(RefusedCell(answer.key, answer.field, text, answer.where))
    return tuple(found)
