"""From the sheets of a plan workbook to a Plan, with every fault of it at once."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.core.address import Where
from generator.core.assignment import Assignments
from generator.core.grid import Grid, Row, Table, find_table
from generator.core.model import (
    Agency,
    AgencyGroup,
    DayOff,
    Indicator,
    LimitKind,
    Measure,
    Office,
    Plan,
    ReportingCycle,
    Task,
    TaskGroup,
    TimeLimit,
)
from generator.core.periods import DayMonth, parse_period
from generator.core.problems import Problem, has_errors, in_order, problem
from generator.core.text import fold, lines, name_key, one_line
from generator.core.values import Refused, read_date, read_number, text_of
from generator.core.wording import (
    NO,
    OFF,
    OPERATORS,
    PLAN_COLUMNS,
    WORKED,
    YES,
    AgencyColumn,
    Cycle,
    DayOffColumn,
    GroupColumn,
    IndicatorColumn,
    PlanItem,
    PlanSheets,
    TaskColumn,
    TaskGroupColumn,
)

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,40}")
_DAY_MONTH = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})(?:\s*/\s*\d{4})?")


@dataclass(slots=True)
class _Reader:
    """The tables of one plan workbook and the problems met while reading them."""

    file: str
    grids: Mapping[str, Grid]
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, where: Where, **params: object) -> None:
        self.problems.append(problem(code, where, **params))

    def unknown(self, where: Where, seen: str, item: str, allowed: str) -> None:
        """Report a value that is none of those allowed."""
        self.report("plan.value_unknown", where, seen=seen, item=item, allowed=allowed)

    def table(self, sheet: str, captions: Sequence[str], *, required: bool = True) -> list[Row]:
        """The rows of a sheet; an absent sheet or column is a problem."""
        grid = self.grids.get(fold(sheet))
        table: Table | None = find_table(grid, captions) if grid else None
        if table is None:
            if required:
                columns = ", ".join(captions)
                where = Where(self.file, sheet)
                self.report("plan.sheet_missing", where, sheet=sheet, columns=columns)
            return []
        for caption in table.missing(captions):
            where = Where(self.file, sheet, table.grid.where(table.header, 0).cell)
            self.report("plan.column_missing", where, column=caption)
        return list(table)

    def needed(self, row: Row, caption: str) -> str:
        """The text of a cell that must not be empty."""
        text = one_line(row.text(caption))
        if not text:
            self.report("plan.value_missing", row.where(caption), item=caption)
        return text

    def one_of(self, row: Row, caption: str, allowed: Sequence[str], default: str) -> str:
        """The text of a cell that holds one of a list; the default where it is empty."""
        text = one_line(row.text(caption))
        if not text:
            return default
        found = next((word for word in allowed if text in (word, *_spellings(word, text))), None)
        if found is None:
            listed = ", ".join(allowed)
            self.unknown(row.where(caption), text, caption, listed)
            return default
        return found

    def code(self, row: Row, caption: str, seen: dict[str, Where]) -> str:
        """A code that is unique in its sheet and can name a file."""
        code = self.needed(row, caption)
        if code and not _CODE.fullmatch(code):
            self.report("plan.code_invalid", row.where(caption), seen=code)
        if code and code.casefold() in seen:
            other = seen[code.casefold()].cell
            self.report("plan.key_duplicate", row.where(caption), seen=code, other=other)
        seen.setdefault(code.casefold(), row.where(caption))
        return code

    def day(self, row: Row, caption: str) -> dt.date | None:
        """A full date, or None where the cell is empty."""
        cell = row.cell(caption)
        if cell is None:
            return None
        read = read_date(cell)
        if isinstance(read, Refused):
            self.report("plan.not_a_day", row.where(caption), seen=text_of(cell))
            return None
        return read.value

    def day_month(self, row: Row, caption: str) -> DayMonth | None:
        """A day of every year (20/9), or None where the cell is empty."""
        cell = row.cell(caption)
        if isinstance(cell, dt.date):
            return DayMonth(cell.day, cell.month)
        text = one_line(text_of(cell))
        if not text:
            return None
        match = _DAY_MONTH.fullmatch(text)
        try:
            found = DayMonth(int(match[1]), int(match[2])) if match else None
            if found:
                found.of(2024)
        except ValueError:
            found = None
        if found is None:
            self.report("plan.not_a_day", row.where(caption), seen=text)
        return found

    def number(self, row: Row, caption: str) -> Decimal | None:
        """A number, or None where the cell is empty."""
        cell = row.cell(caption)
        if cell is None:
            return None
        read = read_number(cell)
        if isinstance(read, Refused):
            self.problems.append(Problem(read.code, row.where(caption), read.params))
            return None
        return read.value


def _spellings(word: str, text: str) -> tuple[str, ...]:
    """The text itself where it folds to the word; signs such as ≥ fold to nothing."""
    return (text,) if fold(word) and fold(word) == fold(text) else ()


def read_plan(file: str, grids: Sequence[Grid]) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return the plan of a workbook and all its problems; no plan where one is an error."""
    reader = _Reader(file, {fold(grid.sheet): grid for grid in grids})
    items = _items(reader)
    agencies = tuple(_agencies(reader))
    plan = Plan(
        id=items.text(PlanItem.ID),
        title=items.text(PlanItem.TITLE),
        title_in_sentence=_in_sentence(items),
        number=items.text(PlanItem.NUMBER, needed=False),
        date=items.date(PlanItem.DATE),
        issuer=items.text(PlanItem.ISSUER),
        first_year=items.year(PlanItem.FIRST_YEAR),
        last_year=items.year(PlanItem.LAST_YEAR),
        office=_office(items, agencies),
        cycles=tuple(_cycles(reader)),
        days_off=tuple(_days_off(reader)),
        agencies=agencies,
        groups=tuple(_groups(reader, agencies)),
        task_groups=tuple(_task_groups(reader)),
        tasks=(),
        indicators=(),
        edition=_edition(grids),
    )
    known = Assignments(plan, plan.date or dt.date(plan.first_year or 2025, 1, 1))
    plan = replace(
        plan,
        tasks=tuple(_tasks(reader, plan, known)),
        indicators=tuple(_indicators(reader, known)),
    )
    problems = in_order(reader.problems)
    return (None if has_errors(problems) else plan), problems


def _edition(grids: Sequence[Grid]) -> str:
    """Return a short digest of the workbook's cells, the edition of the plan."""
    cells = repr([(grid.sheet, grid.rows) for grid in grids])
    return hashlib.sha256(cells.encode()).hexdigest()[:12]


# ------------------------------------------------------------------ sheet Kế hoạch


@dataclass(frozen=True, slots=True)
class _Items:
    reader: _Reader
    rows: Mapping[str, Row]

    def row(self, item: str) -> Row | None:
        return self.rows.get(fold(item))

    def where(self, item: str) -> Where:
        row = self.row(item)
        return row.where(PLAN_COLUMNS[1]) if row else Where(self.reader.file, PlanSheets.PLAN)

    def raw(self, item: str, *, needed: bool = True) -> str:
        row = self.row(item)
        text = row.text(PLAN_COLUMNS[1]) if row else ""
        if needed and not text:
            self.reader.report("plan.value_missing", self.where(item), item=item)
        return text

    def text(self, item: str, *, needed: bool = True) -> str:
        return one_line(self.raw(item, needed=needed))

    def date(self, item: str) -> dt.date | None:
        row = self.row(item)
        return self.reader.day(row, PLAN_COLUMNS[1]) if row else None

    def year(self, item: str) -> int:
        text = self.text(item)
        if re.fullmatch(r"20\d\d", text.replace(".", "")):
            return int(text.replace(".", ""))
        if text:
            self.reader.unknown(self.where(item), text, item, "2025, 2026…")
        return 0


def _items(reader: _Reader) -> _Items:
    rows = reader.table(PlanSheets.PLAN, PLAN_COLUMNS)
    return _Items(reader, {fold(row.text(PLAN_COLUMNS[0])): row for row in rows})


def _in_sentence(items: _Items) -> str:
    given = items.text(PlanItem.TITLE_IN_SENTENCE, needed=False)
    title = items.text(PlanItem.TITLE, needed=False)
    return given or title[:1].lower() + title[1:]


def _office(items: _Items, agencies: tuple[Agency, ...]) -> Office:
    reference = items.text(PlanItem.OFFICE)
    key = name_key(reference)
    found = next((a for a in agencies if key in map(name_key, (a.code, a.name, a.short))), None)
    if reference and found is None:
        items.reader.report("plan.agency_unknown", items.where(PlanItem.OFFICE), seen=reference)
    return Office(
        agency=found.code if found else "",
        superior=items.text(PlanItem.SUPERIOR),
        symbol=items.text(PlanItem.SYMBOL),
        place=items.text(PlanItem.PLACE),
        email=items.text(PlanItem.EMAIL, needed=False),
        addressees=lines(items.raw(PlanItem.ADDRESSEES)),
        recipients=lines(items.raw(PlanItem.RECIPIENTS)),
        authority=items.raw(PlanItem.AUTHORITY, needed=False),
        position=items.text(PlanItem.POSITION),
        signer=items.text(PlanItem.SIGNER, needed=False),
    )


# ------------------------------------------------------------------ the lists


def _cycles(reader: _Reader) -> Iterator[ReportingCycle]:
    seen: dict[str, Where] = {}
    for row in reader.table(PlanSheets.CYCLES, Cycle.ALL):
        slot = reader.code(row, Cycle.SLOT, seen).upper()
        on_request = slot == "X"
        if slot and not on_request and parse_period(f"2025-{slot}") is None:
            reader.unknown(row.where(Cycle.SLOT), slot, Cycle.SLOT, "Q1, Q2, Q3, Q4, H1, H2, Y, X")
            continue
        due = reader.day_month(row, Cycle.DUE)
        if due is None and not on_request and row.cell(Cycle.DUE) is None:
            reader.report("plan.value_missing", row.where(Cycle.DUE), item=Cycle.DUE)
        yield ReportingCycle(
            slot=slot,
            due=due,
            due_day_counts=reader.one_of(row, Cycle.DUE_COUNTS, (YES, NO), YES) == YES,
            moves_off_holidays=reader.one_of(row, Cycle.MOVES, (YES, NO), NO) == YES,
            due_upward=reader.day_month(row, Cycle.UPWARD),
            data_from=reader.day_month(row, Cycle.FROM),
            data_to=reader.day_month(row, Cycle.TO),
            wording=one_line(row.text(Cycle.WORDING)),
        )


def _days_off(reader: _Reader) -> Iterator[DayOff]:
    for row in reader.table(PlanSheets.DAYS_OFF, DayOffColumn.ALL, required=False):
        day = reader.day(row, DayOffColumn.DAY)
        off = reader.one_of(row, DayOffColumn.OFF, (OFF, WORKED), OFF) == OFF
        if day:
            yield DayOff(day, off)


def _agencies(reader: _Reader) -> Iterator[Agency]:
    seen: dict[str, Where] = {}
    for row in reader.table(PlanSheets.AGENCIES, AgencyColumn.ALL):
        yield Agency(
            code=reader.code(row, AgencyColumn.CODE, seen),
            name=reader.needed(row, AgencyColumn.NAME),
            short=one_line(row.text(AgencyColumn.SHORT)),
            kind=one_line(row.text(AgencyColumn.KIND)),
            email=one_line(row.text(AgencyColumn.EMAIL)),
            reports=reader.one_of(row, AgencyColumn.REPORTS, (YES, NO), YES) == YES,
            valid_from=reader.day(row, AgencyColumn.FROM),
            valid_to=reader.day(row, AgencyColumn.TO),
            successor=one_line(row.text(AgencyColumn.SUCCESSOR)),
        )


def _groups(reader: _Reader, agencies: tuple[Agency, ...]) -> Iterator[AgencyGroup]:
    codes = {agency.code for agency in agencies}
    kinds = {agency.kind for agency in agencies}
    for row in reader.table(PlanSheets.GROUPS, GroupColumn.ALL):
        group = AgencyGroup(
            phrase=reader.needed(row, GroupColumn.PHRASE),
            kinds=lines(row.text(GroupColumn.KINDS)),
            members=lines(row.text(GroupColumn.MEMBERS)),
        )
        for kind in set(group.kinds) - kinds:
            reader.unknown(
                row.where(GroupColumn.KINDS), kind, GroupColumn.KINDS, ", ".join(sorted(kinds))
            )
        for code in group.members:
            if code not in codes:
                reader.report("plan.agency_unknown", row.where(GroupColumn.MEMBERS), seen=code)
        if not group.kinds and not group.members:
            reader.report("plan.group_empty", row.where(GroupColumn.KINDS), seen=group.phrase)
        yield group


def _task_groups(reader: _Reader) -> Iterator[TaskGroup]:
    seen: dict[str, Where] = {}
    for row in reader.table(PlanSheets.TASK_GROUPS, TaskGroupColumn.ALL):
        yield TaskGroup(
            code=reader.code(row, TaskGroupColumn.CODE, seen),
            number=one_line(row.text(TaskGroupColumn.NUMBER)),
            title=reader.needed(row, TaskGroupColumn.TITLE),
        )


def _with_continuations(
    rows: Sequence[Row], key: str, text: str
) -> Iterator[tuple[Row, tuple[Row, ...]]]:
    """Yield each row with the rows below it that repeat its key and leave its text empty."""
    start = 0
    while start < len(rows):
        end = start + 1
        while (
            end < len(rows)
            and not rows[end].text(text)
            and rows[end].text(key) in ("", rows[start].text(key))
        ):
            end += 1
        yield rows[start], tuple(rows[start:end])
        start = end


def _tasks(reader: _Reader, plan: Plan, known: Assignments) -> Iterator[Task]:
    seen: dict[str, Where] = {}
    codes = [group.code for group in plan.task_groups]
    rows = reader.table(PlanSheets.TASKS, TaskColumn.ALL)
    for row, block in _with_continuations(rows, TaskColumn.KEY, TaskColumn.TEXT):
        leads = _references(reader, row, TaskColumn.LEADS, known)
        key = reader.code(row, TaskColumn.KEY, seen)
        if not leads:
            reader.report("plan.lead_missing", row.where(TaskColumn.LEADS), seen=key)
        yield Task(
            key=key,
            group=reader.one_of(row, TaskColumn.GROUP, codes, codes[0] if codes else ""),
            number=one_line(row.text(TaskColumn.NUMBER)),
            text=row.text(TaskColumn.TEXT) or reader.needed(row, TaskColumn.TEXT),
            leads=leads,
            coops=_references(reader, row, TaskColumn.COOPS, known),
            leads_printed=row.text(TaskColumn.LEADS_PRINTED),
            coops_printed=row.text(TaskColumn.COOPS_PRINTED),
            limit=_limit(reader, row),
            measures=tuple(_task_measures(reader, block)),
            product=row.text(TaskColumn.PRODUCT),
        )


def _references(reader: _Reader, row: Row, caption: str, known: Assignments) -> tuple[str, ...]:
    references = lines(row.text(caption))
    for reference in references:
        if not known.known(reference):
            reader.report("plan.agency_unknown", row.where(caption), seen=reference)
    return references


def _limit(reader: _Reader, row: Row) -> TimeLimit:
    kinds = [kind.value for kind in LimitKind]
    return TimeLimit(
        printed=one_line(row.text(TaskColumn.LIMIT_PRINTED)),
        kind=LimitKind(reader.one_of(row, TaskColumn.LIMIT_KIND, kinds, LimitKind.NONE.value)),
        start=reader.day(row, TaskColumn.START),
        due=_due(reader, row),
    )


def _due(reader: _Reader, row: Row) -> dt.date | None:
    due = reader.day(row, TaskColumn.DUE)
    fixed = fold(row.text(TaskColumn.LIMIT_KIND)) == fold(LimitKind.FIXED.value)
    if fixed and due is None and row.cell(TaskColumn.DUE) is None:
        reader.report("plan.value_missing", row.where(TaskColumn.DUE), item=TaskColumn.DUE)
    return due


def _task_measures(reader: _Reader, block: Sequence[Row]) -> Iterator[Measure]:
    for row in block:
        unit = one_line(row.text(TaskColumn.UNIT))
        least, most = reader.number(row, TaskColumn.LEAST), reader.number(row, TaskColumn.MOST)
        if unit or least is not None or most is not None:
            yield Measure(unit, one_line(row.text(TaskColumn.MEASURE_PRINTED)), least, most)


def _indicators(reader: _Reader, known: Assignments) -> Iterator[Indicator]:
    seen: dict[str, Where] = {}
    rows = reader.table(PlanSheets.INDICATORS, IndicatorColumn.ALL, required=False)
    for row, block in _with_continuations(rows, IndicatorColumn.CODE, IndicatorColumn.NAME):
        yield Indicator(
            code=reader.code(row, IndicatorColumn.CODE, seen),
            parent=one_line(row.text(IndicatorColumn.PARENT)),
            name=reader.needed(row, IndicatorColumn.NAME),
            measures=tuple(_indicator_measure(reader, line) for line in block),
            leads=_references(reader, row, IndicatorColumn.LEADS, known),
        )


def _indicator_measure(reader: _Reader, row: Row) -> Measure:
    return Measure(
        unit=one_line(row.text(IndicatorColumn.UNIT)),
        printed=one_line(row.text(IndicatorColumn.PRINTED)),
        least=reader.number(row, IndicatorColumn.LEAST),
        operator=reader.one_of(row, IndicatorColumn.OPERATOR, OPERATORS, ""),
        baseline=row.text(IndicatorColumn.BASELINE),
    )
