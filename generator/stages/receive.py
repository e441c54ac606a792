"""From the cells of a received file to answers, problems, repairs and a verdict.

Values are read and structure is distrusted: a form is known by its hidden identity, a sheet by
its name, a column by its caption, a row by its hidden key or else by its text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.core.address import Where
from generator.core.grid import Grid, Row, Table, find_table
from generator.core.identity import is_genuine
from generator.core.measures import base_key
from generator.core.model import (
    COUNTING,
    Answer,
    Arrival,
    Form,
    Identity,
    IndicatorRow,
    Received,
    Repair,
    Role,
    State,
    Status,
    Submission,
    TaskRow,
    Value,
    Verdict,
)
from generator.core.problems import Problem, has_errors, in_order, problem
from generator.core.text import clean, fold, one_line, shorten
from generator.core.values import (
    Cell,
    CellError,
    Formula,
    Refused,
    Taken,
    cell_fault,
    format_date,
    plain,
    read_date,
    read_number,
    read_percent,
    show_cell,
    text_of,
)
from generator.core.wording import (
    GENERAL_FIELDS,
    INDICATOR_FIELDS,
    KEY,
    PROPERTY_PREFIX,
    TASK_FIELDS,
    TOPICS,
    Field,
    FormSheets,
    MetaKey,
)

_STATUSES = {fold(status.value): status for status in Status}
_NOTHING = {Status.NIL: State.NIL, Status.NOT_APPLICABLE: State.NOT_APPLICABLE}
_TASK_TEXTS = (Field.RESULT, Field.PRODUCT, Field.DIFFICULTY, Field.PROPOSAL)
_LEAD_ONLY = (Field.STATUS, Field.PROGRESS, Field.FIGURE, Field.UNIT, Field.DATE)


def identify(grids: Sequence[Grid], properties: Mapping[str, str]) -> Identity | None:
    """Return who a form says it is: from the sheet _meta, else from the document properties."""
    for pairs in (_meta(grids), _from_properties(properties)):
        if all(pairs.get(name) for name in MetaKey.ALL):
            return Identity(*(pairs[name] for name in MetaKey.ALL))
    return None


def _meta(grids: Sequence[Grid]) -> dict[str, str]:
    sheet = next((grid for grid in grids if fold(grid.sheet) == fold(FormSheets.META)), None)
    rows = sheet.rows if sheet else ()
    return {one_line(str(row[0])): one_line(text_of(row[1])) for row in rows if len(row) > 1}


def _from_properties(properties: Mapping[str, str]) -> dict[str, str]:
    return {name: properties.get(PROPERTY_PREFIX + name, "") for name in MetaKey.ALL}


def quarantined(arrival: Arrival, *problems: Problem, agency: str = "") -> Submission:
    """Return the submission of a file that is not taken in at all."""
    return Submission(arrival, agency, Verdict.QUARANTINED, problems)


def read_submission(
    arrival: Arrival,
    grids: Sequence[Grid],
    properties: Mapping[str, str],
    forms: Mapping[str, Form],
) -> Submission:
    """Return what one readable workbook holds, judged by itself.

    Args:
        arrival: the file; its day bounds dates of completion.
        grids: its sheets.
        properties: its custom document properties.
        forms: the forms issued for the plan and period, by agency code.
    """
    found = identify(grids, properties)
    where = Where(arrival.file)
    if found is None:
        return quarantined(arrival, problem("form.not_ours", where))
    if not is_genuine(found):
        return quarantined(arrival, problem("form.identity", where), agency=found.agency)
    if fault := _not_for(found, forms, where):
        return quarantined(arrival, fault, agency=found.agency)
    reading = _Reading(arrival, {fold(grid.sheet): grid for grid in grids})
    form = forms[found.agency]
    _read_tasks(reading, form)
    _read_indicators(reading, form)
    _read_general(reading)
    problems = in_order(reading.problems)
    verdict = Verdict.ACCEPTED_WITH_REPAIRS if reading.repairs else Verdict.ACCEPTED
    return Submission(
        arrival,
        found.agency,
        Verdict.RETURNED if has_errors(problems) else verdict,
        problems,
        tuple(reading.repairs),
        tuple(reading.answers),
    )


def _not_for(found: Identity, forms: Mapping[str, Form], where: Where) -> Problem | None:
    expected = next(iter(forms.values())).identity
    if found.plan != expected.plan:
        return problem("form.wrong_plan", where, seen=found.plan, expected=expected.plan)
    if found.period != expected.period:
        return problem("form.wrong_period", where, seen=found.period, expected=expected.period)
    if found.agency not in forms:
        return problem("form.unknown_agency", where, seen=found.agency)
    return None


def settle(submissions: Iterable[Submission]) -> Received:
    """Return all submissions with their standing among each other.

    The same bytes a second time are a duplicate. Of an agency's valid forms the one saved last
    counts and the others are superseded.
    """
    settled: list[Submission] = []
    seen: set[str] = set()
    newest: dict[str, int] = {}
    for submission in sorted(submissions, key=lambda s: (s.arrival.saved_at, s.arrival.file)):
        if submission.arrival.sha256 in seen:
            submission = replace(submission, verdict=Verdict.DUPLICATE)
        seen.add(submission.arrival.sha256)
        if submission.verdict in COUNTING:
            older = newest.get(submission.agency)
            if older is not None:
                settled[older] = replace(settled[older], verdict=Verdict.SUPERSEDED)
            newest[submission.agency] = len(settled)
        settled.append(submission)
    return Received(tuple(sorted(settled, key=lambda s: s.arrival.file)))


# ------------------------------------------------------------------ reading cells


@dataclass(slots=True)
class _Reading:
    """What has been gathered from one file so far."""

    arrival: Arrival
    grids: Mapping[str, Grid]
    answers: list[Answer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def report(self, code: str, where: Where, **params: object) -> None:
        self.problems.append(problem(code, where, **params))

    def refuse(self, refused: Refused, where: Where) -> None:
        self.problems.append(Problem(refused.code, where, refused.params))

    def repaired(self, where: Where, seen: Cell, taken: str) -> None:
        self.repairs.append(Repair(where, show_cell(seen), taken))

    def answer(self, key: str, caption: str, value: Value, where: Where, empty: State) -> None:
        """Keep an answer; `empty` is the state of a cell that holds nothing."""
        if value in (None, ""):
            state, value = empty, None
        else:
            state = State.ZERO if isinstance(value, Decimal) and value == 0 else State.VALUE
        self.answers.append(Answer(key, caption, state, value, where))

    def table(self, sheet: str, captions: Sequence[str]) -> Table | None:
        """The table of a sheet; a lost sheet, header or column is a problem."""
        grid = self.grids.get(fold(sheet))
        table = find_table(grid, (*captions, KEY)) if grid else None
        if table is None:
            self.report("sheet.missing", Where(self.arrival.file, sheet), sheet=sheet)
            return None
        missing = table.missing(captions)
        for caption in missing:
            self.report("column.missing", table.grid.where(table.header, 0), column=caption)
        return None if missing else table

    def text(self, row: Row, caption: str) -> str:
        """The text of a cell; a formula without result is what was typed."""
        cell = row.cell(caption)
        if isinstance(cell, CellError):
            refused = cell_fault(cell)
            if refused:
                self.refuse(refused, row.where(caption))
            return ""
        text = text_of(cell)
        if isinstance(cell, Formula) or (isinstance(cell, str) and _respelled(cell, text)):
            self.repaired(row.where(caption), cell, text)
        return text

    def take(self, row: Row, caption: str, read: Taken[Value] | Refused) -> Value:
        """The value read from a cell; a refusal is a problem, a repair is recorded."""
        if isinstance(read, Refused):
            self.refuse(read, row.where(caption))
            return None
        if read.repaired:
            self.repaired(row.where(caption), row.cell(caption), show_value(read.value))
        return read.value


def _respelled(cell: str, text: str) -> bool:
    """Whether cleaning changed more than the blanks and line ends around the words."""
    return " ".join(cell.split()) != " ".join(text.split())


def show_value(value: Value) -> str:
    """Return an answer for people: a date as dd/mm/yyyy, a number with a decimal comma."""
    if isinstance(value, Decimal):
        return plain(value).replace(".", ",")
    return value if isinstance(value, str) else format_date(value) if value else ""


def _match_rows(
    reading: _Reading, table: Table, texts: Mapping[str, str], caption: str, asked: Sequence[str]
) -> dict[str, Row]:
    """Return the rows of the table by key; a row without a known key is known by its text."""
    by_text: dict[str, str] = {}
    for key, text in texts.items():
        by_text.setdefault(fold(text), key)
    found: dict[str, Row] = {}
    for row in table:
        key = one_line(row.text(KEY))
        if key not in texts:
            key = by_text.get(fold(row.text(caption)), "")
        if not key:
            _foreign_row(reading, row, caption, asked)
        elif key not in found or _answers_of(found[key], asked) == ():
            found[key] = row
        elif _answers_of(row, asked) not in ((), _answers_of(found[key], asked)):
            other = found[key].where(asked[0]).cell
            number = row.text(Field.NUMBER)
            reading.report("row.duplicate", row.where(asked[0]), number=number, other=other)
    return found


def _answers_of(row: Row, asked: Sequence[str]) -> tuple[tuple[str, Cell], ...]:
    cells = ((caption, row.cell(caption)) for caption in asked)
    return tuple((caption, cell) for caption, cell in cells if cell is not None)


def _foreign_row(reading: _Reading, row: Row, caption: str, asked: Sequence[str]) -> None:
    if _answers_of(row, asked):
        seen = row.text(caption) or show_cell(_answers_of(row, asked)[0][1])
        reading.report("row.unknown", row.where(asked[0]), seen=shorten(one_line(seen), 80))


# ------------------------------------------------------------------ sheet Nhiệm vụ


def _read_tasks(reading: _Reading, form: Form) -> None:
    if not form.tasks:
        return
    table = reading.table(FormSheets.TASKS, TASK_FIELDS)
    if table is None:
        return
    texts = {row.key: row.text for row in form.tasks}
    found = _match_rows(reading, table, texts, Field.TASK, TASK_FIELDS[5:])
    statuses: dict[str, Status | None] = {}
    for asked in form.tasks:
        row = found.get(asked.key)
        if row is None:
            _missing_row(reading, asked)
        elif asked.further:
            _read_figure(reading, asked, row, statuses.get(base_key(asked.key)))
        elif asked.role is Role.LEAD:
            statuses[asked.key] = _read_lead(reading, asked, row)
        else:
            _read_coop(reading, asked, row)


def _missing_row(reading: _Reading, asked: TaskRow) -> None:
    where = Where(reading.arrival.file, FormSheets.TASKS)
    if asked.role is Role.LEAD:
        text = shorten(one_line(asked.text), 80)
        reading.report("row.missing", where, number=asked.number or asked.key, text=text)
    for caption in _LEAD_ONLY if asked.role is Role.LEAD else (Field.RESULT,):
        reading.answer(asked.key, caption, None, where, State.NOT_REPORTED)


def _read_lead(reading: _Reading, asked: TaskRow, row: Row) -> Status | None:
    status = _read_status(reading, asked.key, row)
    empty = _NOTHING.get(status, State.NOT_REPORTED) if status else State.NOT_REPORTED
    progress = _read_progress(reading, row, status)
    reading.answer(asked.key, Field.PROGRESS, progress, row.where(Field.PROGRESS), empty)
    texts = {caption: reading.text(row, caption) for caption in _TASK_TEXTS}
    for caption, text in texts.items():
        reading.answer(asked.key, caption, text, row.where(caption), empty)
    if status in (Status.DONE, Status.IN_PROGRESS) and not texts[Field.RESULT]:
        reading.report("result.missing", row.where(Field.RESULT), status=status.value)
    figure = _read_figure(reading, asked, row, status)
    _read_finish(reading, asked, row, status, empty)
    _compare(reading, row, status, progress, figure)
    return status


def _read_status(reading: _Reading, key: str, row: Row) -> Status | None:
    where = row.where(Field.STATUS)
    text = reading.text(row, Field.STATUS)
    status = _STATUSES.get(fold(text))
    if not text:
        reading.report("status.missing", where)
    elif status is None:
        reading.report("status.unknown", where, seen=show_cell(text))
    elif status.value != text:
        reading.repaired(where, text, status.value)
    state = _NOTHING.get(status, State.VALUE) if status else State.NOT_REPORTED
    reading.answers.append(
        Answer(key, Field.STATUS, state, status.value if status else None, where)
    )
    return status


def _read_progress(reading: _Reading, row: Row, status: Status | None) -> Decimal | None:
    cell = row.cell(Field.PROGRESS)
    if cell is None:
        return None
    value = reading.take(row, Field.PROGRESS, read_percent(cell, done=status is Status.DONE))
    return value if isinstance(value, Decimal) else None


def _read_figure(
    reading: _Reading, asked: TaskRow, row: Row, status: Status | None
) -> Decimal | None:
    empty = _NOTHING.get(status, State.NOT_REPORTED) if status else State.NOT_REPORTED
    cell = row.cell(Field.FIGURE)
    where = row.where(Field.FIGURE)
    value = reading.take(row, Field.FIGURE, read_number(cell)) if cell is not None else None
    begun = status in (Status.DONE, Status.IN_PROGRESS)
    if cell is None and asked.measured and begun:
        reading.report("figure.missing", where, unit=asked.unit)
    reading.answer(asked.key, Field.FIGURE, value, where, empty)
    unit = asked.unit or reading.text(row, Field.UNIT)
    reading.answer(asked.key, Field.UNIT, unit, row.where(Field.UNIT), empty)
    return value if isinstance(value, Decimal) else None


def _read_finish(
    reading: _Reading, asked: TaskRow, row: Row, status: Status | None, empty: State
) -> None:
    cell = row.cell(Field.DATE)
    where = row.where(Field.DATE)
    today = reading.arrival.received_at.date()
    value = None
    if cell is not None:
        value = reading.take(row, Field.DATE, read_date(cell, latest=today))
        if value is not None and not isinstance(value, (str, Decimal)) and value > today:
            reading.report("date.future", where, seen=format_date(value))
    elif status is Status.DONE and asked.fixed:
        reading.report("date.missing", where)
    reading.answer(asked.key, Field.DATE, value, where, empty)


def _compare(
    reading: _Reading,
    row: Row,
    status: Status | None,
    progress: Decimal | None,
    figure: Decimal | None,
) -> None:
    """Warn where the answers of one row contradict each other."""
    if status is None:
        return
    where = row.where(Field.PROGRESS)
    if status in _NOTHING and (progress or figure):
        reading.report("status.nil_with_answers", where, status=status.value)
    elif progress is not None and (
        (status is Status.DONE and progress < 100)
        or (status is Status.IN_PROGRESS and progress == 100)
        or (status is Status.NOT_STARTED and progress > 0)
    ):
        shown = plain(progress).replace(".", ",")
        reading.report("status.progress", where, status=status.value, progress=shown)


def _read_coop(reading: _Reading, asked: TaskRow, row: Row) -> None:
    for caption in _TASK_TEXTS:
        text = reading.text(row, caption)
        reading.answer(asked.key, caption, text, row.where(caption), State.NOT_REPORTED)


# ------------------------------------------------------------------ the other sheets


def _read_indicators(reading: _Reading, form: Form) -> None:
    if not form.indicator_rows:
        return
    table = reading.table(FormSheets.INDICATORS, INDICATOR_FIELDS)
    if table is None:
        return
    texts = {row.key: row.name for row in form.indicator_rows}
    found = _match_rows(reading, table, texts, Field.INDICATOR, INDICATOR_FIELDS[6:])
    for asked in form.indicator_rows:
        row = found.get(asked.key)
        if row is not None:
            _read_indicator(reading, asked, row)
        else:
            where = Where(reading.arrival.file, FormSheets.INDICATORS)
            text = shorten(one_line(asked.name), 80)
            reading.report("row.missing", where, number=asked.number or asked.key, text=text)


def _read_indicator(reading: _Reading, asked: IndicatorRow, row: Row) -> None:
    cell = row.cell(Field.VALUE)
    where = row.where(Field.VALUE)
    word = _STATUSES.get(fold(cell)) if isinstance(cell, str) else None
    if cell is None:
        reading.report("indicator.missing", where)
        reading.answer(asked.key, Field.VALUE, None, where, State.NOT_REPORTED)
    elif word in _NOTHING:
        reading.answers.append(Answer(asked.key, Field.VALUE, _NOTHING[word], word.value, where))
    else:
        value = reading.take(row, Field.VALUE, read_number(cell))
        reading.answer(asked.key, Field.VALUE, value, where, State.NOT_REPORTED)
    for caption in (Field.SOURCE, Field.NOTE):
        text = reading.text(row, caption)
        reading.answer(asked.key, caption, text, row.where(caption), State.NOT_REPORTED)


def _read_general(reading: _Reading) -> None:
    table = reading.table(FormSheets.GENERAL, GENERAL_FIELDS)
    if table is None:
        return
    found = _match_rows(reading, table, TOPICS, Field.TOPIC, GENERAL_FIELDS[2:])
    for key in TOPICS:
        if row := found.get(key):
            text = clean(reading.text(row, Field.OPINION))
            where = row.where(Field.OPINION)
            reading.answer(key, Field.OPINION, text, where, State.NOT_REPORTED)
