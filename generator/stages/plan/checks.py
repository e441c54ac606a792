"""What is wrong or doubtful between the parts of a plan that was read, each at its cell."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.core.assignment import Assignments, scheduled
from generator.core.model import Agency, Office, Plan, Task
from generator.core.official_lines import lacks_deputy, signer, signing
from generator.core.text import fold, lines, name_key, statement_key
from generator.core.values import format_date
from generator.core.wording import (
    PLAN_COLUMNS,
    AgencyColumn,
    GroupColumn,
    IndicatorColumn,
    PlanItem,
    PlanSheets,
    TaskColumn,
    TaskGroupColumn,
)
from generator.stages.plan.cycle_checks import check_cycles
from generator.stages.plan.order_checks import check_order
from generator.stages.plan.reader import Reader
from generator.stages.plan.totals import check_totals

_ADDRESS = re.compile(r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:]+\.[A-Za-z]{2,}")


def check(reader: Reader, plan: Plan) -> None:
    """Report every fault that shows only when the whole plan has been read."""
    _check_items(reader, plan)
    check_cycles(reader, plan)
    check_order(reader, plan)
    _check_agencies(reader, plan)
    _check_names(reader, plan)
    known = tuple(Assignments(plan, day) for day in _days(plan))
    _check_groups(reader, plan, known)
    _check_leads(reader, plan, known[-1])
    _check_tasks(reader, plan)
    _check_indicators(reader, plan)
    check_totals(reader, plan)


def _days(plan: Plan) -> tuple[dt.date, ...]:
    """The days agencies matter on: the due dates, else the end of the plan."""
    whole = 0 < plan.first_year <= plan.last_year
    due = tuple(dates.due for dates in scheduled(plan, frozenset())) if whole else ()
    return due or (dt.date(plan.last_year or plan.first_year or 2025, 12, 31),)


def _check_items(reader: Reader, plan: Plan) -> None:
    last = reader.where(PlanSheets.PLAN, fold(PlanItem.LAST_YEAR), PLAN_COLUMNS[1])
    if 0 < plan.last_year < plan.first_year:
        reader.report("plan.years_reversed", last, seen=plan.last_year, first=plan.first_year)
    email = reader.where(PlanSheets.PLAN, fold(PlanItem.EMAIL), PLAN_COLUMNS[1])
    for address in _malformed(plan.office.email):
        reader.report("plan.email_malformed", email, seen=address)
    _check_signature(reader, plan.office)


def _check_signature(reader: Reader, office: Office) -> None:
    if lacks_deputy(office):
        position = reader.where(PlanSheets.PLAN, fold(PlanItem.POSITION), PLAN_COLUMNS[1])
        reader.report("plan.deputy_missing", position, seen=", ".join(signing(office)))
    if (taken := signer(office)) != office.signer:
        name = reader.where(PlanSheets.PLAN, fold(PlanItem.SIGNER), PLAN_COLUMNS[1])
        reader.report("plan.signer_titled", name, seen=office.signer, taken=taken)


def _malformed(addresses: str) -> Iterator[str]:
    for address in lines(addresses.replace(",", ";")):
        if not _ADDRESS.fullmatch(address):
            yield address


# ------------------------------------------------------------------ agencies and groups


def _check_agencies(reader: Reader, plan: Plan) -> None:
    named = {agency.code: agency.successors for agency in plan.agencies}
    for agency in plan.agencies:
        successor = reader.where(PlanSheets.AGENCIES, agency.code, AgencyColumn.SUCCESSOR)
        for code in agency.successors:
            if code not in named:
                reader.report("plan.successor_unknown", successor, seen=code)
        if _in_circle(agency.code, named):
            reader.report("plan.successor_circle", successor, seen=agency.code)
        email = reader.where(PlanSheets.AGENCIES, agency.code, AgencyColumn.EMAIL)
        for address in _malformed(agency.email):
            reader.report("plan.email_malformed", email, seen=address)


def _in_circle(code: str, following: Mapping[str, Sequence[str]]) -> bool:
    """Whether going on from code to code comes back to the first."""
    seen: set[str] = set()
    waiting = list(following.get(code, ()))
    while waiting:
        following_code = waiting.pop()
        if following_code not in seen:
            seen.add(following_code)
            waiting += following.get(following_code, ())
    return code in seen


def _check_names(reader: Reader, plan: Plan) -> None:
    """Report names that two agencies have at one time; a successor may keep the old name."""
    named: dict[str, list[Agency]] = {}
    for agency in plan.agencies:
        names = {name_key(agency.name): AgencyColumn.NAME}
        names.setdefault(name_key(agency.short), AgencyColumn.SHORT)
        for key, caption in names.items():
            twin = next((other for other in named.get(key, ()) if _together(agency, other)), None)
            if key and twin and twin.code.casefold() != agency.code.casefold():
                where = reader.where(PlanSheets.AGENCIES, agency.code, caption)
                other = reader.where(PlanSheets.AGENCIES, twin.code, caption).cell
                seen = agency.name if caption == AgencyColumn.NAME else agency.short
                reader.report("plan.name_shared", where, seen=seen, other=other)
            named.setdefault(key, []).append(agency)


def _together(one: Agency, other: Agency) -> bool:
    """Whether there is a day on which both agencies exist."""
    first = max(a.valid_from or dt.date.min for a in (one, other))
    return first <= min(a.valid_to or dt.date.max for a in (one, other))


def _check_groups(reader: Reader, plan: Plan, known: tuple[Assignments, ...]) -> None:
    for group in plan.groups:
        empty = next((on for on in known if not on.members(group.phrase)), None)
        if empty and (group.kinds or group.members):
            where = reader.where(PlanSheets.GROUPS, group.phrase, GroupColumn.PHRASE)
            day = format_date(empty.on)
            reader.report("plan.group_without_members", where, seen=group.phrase, day=day)


# ------------------------------------------------------------------ tasks and indicators


def _check_leads(reader: Reader, plan: Plan, last: Assignments) -> None:
    """Report leads that nobody stands for on the last day, or nobody who gets a form."""
    day = format_date(last.on)
    for sheet, caption, key, leads in _asked(plan):
        where = reader.where(sheet, key, caption)
        for lead in leads:
            members = last.members(lead)
            if last.known(lead) and not last.is_group(lead) and not members:
                reader.report("plan.lead_ended", where, seen=lead, day=day)
            elif members and not any(agency.reports for agency in members):
                reader.report("plan.lead_without_form", where, seen=lead)


def _asked(plan: Plan) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield who is asked, with sheet, caption and key; the office for what names nobody."""
    for task in plan.tasks:
        yield PlanSheets.TASKS, TaskColumn.LEADS, task.key, task.leads
    for indicator in plan.indicators:
        yield PlanSheets.INDICATORS, IndicatorColumn.LEADS, indicator.code, indicator.leads
    if not all(indicator.leads for indicator in plan.indicators):
        yield PlanSheets.PLAN, PLAN_COLUMNS[1], fold(PlanItem.OFFICE), (plan.office.agency,)


def _check_tasks(reader: Reader, plan: Plan) -> None:
    if not plan.tasks:
        reader.report("plan.no_tasks", reader.where(PlanSheets.TASKS))
        return
    seen: dict[str, str] = {}
    for task in _once(plan.tasks):
        where = reader.where(PlanSheets.TASKS, task.key, TaskColumn.TEXT)
        words = statement_key(task.text)
        if words in seen:
            reader.report("plan.task_repeated", where, seen=task.key, other=seen[words])
        elif words:
            seen[words] = where.cell
    for code in {group.code for group in plan.task_groups} - {task.group for task in plan.tasks}:
        where = reader.where(PlanSheets.TASK_GROUPS, code, TaskGroupColumn.CODE)
        reader.report("plan.task_group_empty", where, seen=code)


def _once(tasks: Sequence[Task]) -> Iterator[Task]:
    """Yield the first task of each key; a key on two lines is a fault of its own."""
    seen: set[str] = set()
    for task in tasks:
        if task.key.casefold() not in seen:
            seen.add(task.key.casefold())
            yield task


def _check_indicators(reader: Reader, plan: Plan) -> None:
    above = {i.code: (i.parent,) if i.parent else () for i in plan.indicators}
    parts = {indicator.code: indicator.sum_of for indicator in plan.indicators}
    for caption, named in ((IndicatorColumn.PARENT, above), (IndicatorColumn.SUM_OF, parts)):
        for indicator, codes in named.items():
            where = reader.where(PlanSheets.INDICATORS, indicator, caption)
            for code in codes:
                if code not in named:
                    reader.report("plan.indicator_unknown", where, seen=code)
            if _in_circle(indicator, named):
                reader.report("plan.indicator_circle", where, seen=indicator)
    without = [indicator.code for indicator in plan.indicators if not indicator.leads]
    if without:
        where = reader.where(PlanSheets.INDICATORS)
        reader.report("plan.indicators_without_lead", where, codes=", ".join(without))
