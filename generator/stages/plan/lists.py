"""The lists of a plan: reporting cycles, days off, agencies, their groups, groups of tasks."""

from collections.abc import Iterator

from generator.core.address import Where
from generator.core.model import Agency, AgencyGroup, DayOff, ReportingCycle, TaskGroup
from generator.core.periods import parse_period
from generator.core.text import lines, name_key, one_line
from generator.core.wording import (
    NO,
    OFF,
    WORKED,
    YES,
    AgencyColumn,
    Cycle,
    DayOffColumn,
    GroupColumn,
    PlanSheets,
    TaskGroupColumn,
)
from generator.stages.plan.reader import Reader


def read_cycles(reader: Reader) -> Iterator[ReportingCycle]:
    """Yield the cycles of the sheet Kỳ báo cáo; only slot X may lack a due day."""
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


def read_days_off(reader: Reader) -> Iterator[DayOff]:
    """Yield the days off and worked days of the sheet Ngày nghỉ, which may be absent."""
    for row in reader.table(PlanSheets.DAYS_OFF, DayOffColumn.ALL, required=False):
        day = reader.day(row, DayOffColumn.DAY)
        off = reader.one_of(row, DayOffColumn.OFF, (OFF, WORKED), OFF) == OFF
        if day:
            yield DayOff(day, off)


def read_agencies(reader: Reader) -> Iterator[Agency]:
    """Yield the agencies of the sheet Cơ quan."""
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
            successors=lines(row.text(AgencyColumn.SUCCESSOR)),
        )


def read_groups(reader: Reader, agencies: tuple[Agency, ...]) -> Iterator[AgencyGroup]:
    """Yield the groups of the sheet Nhóm; their kinds and members must be among the agencies."""
    codes = {agency.code for agency in agencies}
    kinds = {agency.kind for agency in agencies}
    phrases: dict[str, Where] = {}
    for row in reader.table(PlanSheets.GROUPS, GroupColumn.ALL):
        group = AgencyGroup(
            phrase=reader.needed(row, GroupColumn.PHRASE),
            kinds=lines(row.text(GroupColumn.KINDS)),
            members=lines(row.text(GroupColumn.MEMBERS)),
        )
        reader.keep(PlanSheets.GROUPS, group.phrase, row)
        for kind in set(group.kinds) - kinds:
            reader.unknown(
                row.where(GroupColumn.KINDS), kind, GroupColumn.KINDS, ", ".join(sorted(kinds))
            )
        for code in group.members:
            if code not in codes:
                reader.report("plan.agency_unknown", row.where(GroupColumn.MEMBERS), seen=code)
        where = row.where(GroupColumn.PHRASE)
        if first := phrases.get(name_key(group.phrase)):
            reader.report("plan.phrase_twice", where, seen=group.phrase, other=first.cell)
        phrases.setdefault(name_key(group.phrase), where)
        if not group.kinds and not group.members:
            reader.report("plan.group_empty", row.where(GroupColumn.KINDS), seen=group.phrase)
        yield group


def read_task_groups(reader: Reader) -> Iterator[TaskGroup]:
    """Yield the groups of the sheet Nhóm nhiệm vụ."""
    seen: dict[str, Where] = {}
    for row in reader.table(PlanSheets.TASK_GROUPS, TaskGroupColumn.ALL):
        yield TaskGroup(
            code=reader.code(row, TaskGroupColumn.CODE, seen),
            number=one_line(row.text(TaskGroupColumn.NUMBER)),
            title=reader.needed(row, TaskGroupColumn.TITLE),
        )
