"""From the cells of a received file to answers, problems, repairs and a verdict.

Values are read and structure is distrusted: a form is known by its hidden identity, a sheet by
its name, a column by its caption, a row by its hidden key or else by its text.
"""

from collections.abc import Mapping

from generator.core.address import Where
from generator.core.grid import Workbook
from generator.core.identity import is_genuine
from generator.core.model import Arrival, Form, Identity, Submission, Verdict
from generator.core.problems import Problem, has_errors, in_order, problem
from generator.core.text import fold
from generator.core.wording import FormSheets
from generator.stages.receive.identity import identify, rows_asked
from generator.stages.receive.other_sheets import read_general, read_indicators
from generator.stages.receive.reading import Reading, show_value
from generator.stages.receive.standing import settle
from generator.stages.receive.tasks import read_tasks

__all__ = ["quarantined", "read_submission", "settle", "show_value"]


def quarantined(arrival: Arrival, *problems: Problem, agency: str = "") -> Submission:
    """Return the submission of a file that is not taken in at all."""
    return Submission(arrival, agency, Verdict.QUARANTINED, problems)


def read_submission(arrival: Arrival, book: Workbook, forms: Mapping[str, Form]) -> Submission:
    """Return what one readable workbook holds, judged by itself.

    Args:
        arrival: the file; its day bounds dates of completion.
        book: its sheets and custom document properties.
        forms: the forms issued for the plan and period, by agency code.
    """
    found = identify(book.grids, book.properties)
    where = Where(arrival.file)
    if found is None:
        return quarantined(arrival, problem("form.not_ours", where))
    if fault := _not_for(found, forms, where):
        return quarantined(arrival, fault, agency=found.agency)
    by_name = {fold(grid.sheet): grid for grid in book.grids}
    reading = Reading(arrival, by_name, rows_asked(book.grids))
    return _answered(reading, forms[found.agency], found.agency)


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


def _foreign_sheets(reading: Reading) -> None:
    """Name the sheets a form does not have that hold something."""
    ours = {fold(name) for name in FormSheets.ALL}
    for name, grid in reading.grids.items():
        if name not in ours and any(cell not in (None, "") for row in grid.rows for cell in row):
            where = Where(reading.arrival.file, grid.sheet)
            reading.report("sheet.unknown", where, sheet=grid.sheet)


def _answered(reading: Reading, form: Form, agency: str) -> Submission:
    """The answers to a form with their verdict: an error sends it back, repairs are told."""
    read_tasks(reading, form)
    read_indicators(reading, form)
    read_general(reading)
    _foreign_sheets(reading)
    problems = in_order(reading.problems)
    verdict = Verdict.ACCEPTED_WITH_REPAIRS if reading.repairs else Verdict.ACCEPTED
    return Submission(
        reading.arrival,
        agency,
        Verdict.RETURNED if has_errors(problems) else verdict,
        problems,
        tuple(reading.repairs),
        tuple(reading.answers),
    )
