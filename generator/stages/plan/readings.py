"""Time limits, quantities and targets: what the officer typed, else what the wording says."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.core.calendar_points import YearSpan
from generator.core.grid import Row
from generator.core.model import LimitKind, Measure, TimeLimit
from generator.core.numbers import read_figure
from generator.core.problems import Problem
from generator.core.quantities import read_quantities
from generator.core.target_clauses import is_rank
from generator.core.targets import read_targets, target_year
from generator.core.text import one_line, shorten
from generator.core.time_limits import print_days, read_limit
from generator.core.values import Refused
from generator.core.wording import OPERATORS, IndicatorColumn, TaskColumn
from generator.stages.plan.reader import Reader

_SEEN = 80
_YEAR = re.compile(r"20\d\d")
_RECURRING = (LimitKind.YEARLY, LimitKind.CONTINUOUS)


def time_limit(reader: Reader, row: Row, years: YearSpan) -> TimeLimit:
    """Return the limit of a task.

    A kind or a due day typed by the officer replaces the reading of the wording, a start alone
    only its start. A fixed limit typed without a due day takes that of the wording.
    """
    printed = one_line(row.text(TaskColumn.LIMIT_PRINTED))
    start, due = reader.day(row, TaskColumn.START), reader.day(row, TaskColumn.DUE)
    kinds = [kind.value for kind in LimitKind]
    typed_kind = bool(row.text(TaskColumn.LIMIT_KIND))
    default = LimitKind.FIXED if due else LimitKind.NONE
    kind = LimitKind(reader.one_of(row, TaskColumn.LIMIT_KIND, kinds, default.value))
    if due or (typed_kind and kind is not LimitKind.FIXED):
        return TimeLimit(printed, kind, start, due)
    limit = read_limit(printed, years)
    if typed_kind:
        return _with_due(reader, row, TimeLimit(printed, kind, start), limit)
    day = row.cell(TaskColumn.LIMIT_PRINTED)
    if isinstance(day, dt.date) and day.day == 1:
        where = row.where(TaskColumn.LIMIT_PRINTED)
        reader.report("plan.limit_is_day", where, seen=printed, month=f"{day.month}/{day.year}")
    if limit is None:
        where = row.where(TaskColumn.LIMIT_PRINTED)
        reader.report("plan.limit_unreadable", where, seen=shorten(printed, _SEEN))
        return TimeLimit(printed, LimitKind.NONE, start)
    if years.leaves_out(limit.start, limit.due):
        where, days = row.where(TaskColumn.LIMIT_PRINTED), print_days(limit.start, limit.due)
        reader.report("plan.limit_outside", where, seen=shorten(printed, _SEEN), days=days)
    return replace(limit, start=start or limit.start)


def _with_due(reader: Reader, row: Row, typed: TimeLimit, read: TimeLimit | None) -> TimeLimit:
    """The limit the officer calls fixed, with the due day of the wording."""
    if read is None or read.due is None:
        if row.cell(TaskColumn.DUE) is None:
            reader.report("plan.value_missing", row.where(TaskColumn.DUE), item=TaskColumn.DUE)
        return typed
    return replace(typed, start=typed.start or read.start, due=read.due)


def task_measures(reader: Reader, block: Sequence[Row], limit: TimeLimit) -> tuple[Measure, ...]:
    """Return the quantities of a task, of all its rows.

    Where it has no quantity cell, those of its product count (08-10 lớp tập huấn), else those in
    the wording of a limit that recurs (Hàng năm tổ chức 01-02 cuộc).
    """
    measures = tuple(measure for row in block for measure in _quantities(reader, row))
    if measures or any(row.text(TaskColumn.MEASURE_PRINTED) for row in block):
        return measures
    product = read_quantities(block[0].text(TaskColumn.PRODUCT))
    if product or limit.kind not in _RECURRING:
        return product
    return read_quantities(limit.printed)


def _quantities(reader: Reader, row: Row) -> Iterator[Measure]:
    printed, unit = row.text(TaskColumn.MEASURE_PRINTED), one_line(row.text(TaskColumn.UNIT))
    least, most = reader.number(row, TaskColumn.LEAST), reader.number(row, TaskColumn.MOST)
    if unit or least is not None or most is not None:
        yield Measure(unit, one_line(printed), least, most)
        return
    read = read_quantities(printed)
    if not read:
        columns = (TaskColumn.LEAST, TaskColumn.MOST, TaskColumn.UNIT)
        _doubt(reader, row, TaskColumn.MEASURE_PRINTED, columns)
    yield from read


def indicator_measures(reader: Reader, row: Row) -> tuple[Measure, ...]:
    """Return the figures of a row of an indicator; words without a figure are one as well.

    The year typed beside them is that of all of them, else each has the one its words name.
    """
    typed = _year(reader, row)
    return tuple(
        replace(measure, year=typed or target_year(measure.printed))
        for measure in _figures_of(reader, row)
    )


def _year(reader: Reader, row: Row) -> int | None:
    text = one_line(row.text(IndicatorColumn.YEAR))
    if not text:
        return None
    if not _YEAR.fullmatch(text):
        where = row.where(IndicatorColumn.YEAR)
        reader.unknown(where, text, IndicatorColumn.YEAR, "2025, 2026 hoặc năm khác bốn chữ số")
        return None
    return int(text)


def _figures_of(reader: Reader, row: Row) -> tuple[Measure, ...]:
    typed = Measure(
        unit=one_line(row.text(IndicatorColumn.UNIT)),
        printed=one_line(row.text(IndicatorColumn.PRINTED)),
        least=reader.number(row, IndicatorColumn.LEAST),
        operator=reader.one_of(row, IndicatorColumn.OPERATOR, OPERATORS, ""),
        baseline=row.text(IndicatorColumn.BASELINE),
    )
    unit, printed = row.text(IndicatorColumn.UNIT), row.text(IndicatorColumn.PRINTED)
    read = read_targets(printed, unit)
    if typed.operator or typed.least is not None:
        return (_completed(typed, read),)
    _doubt_share(reader, row, unit)
    if not read:
        columns = (IndicatorColumn.OPERATOR, IndicatorColumn.LEAST)
        _doubt(reader, row, IndicatorColumn.PRINTED, columns)
        return (typed,)
    return tuple(replace(measure, baseline=typed.baseline) for measure in read)


def _completed(typed: Measure, read: Sequence[Measure]) -> Measure:
    """The officer's figure or sign with the other half from the wording, else the usual sign."""
    one = read[0] if len(read) == 1 else None
    read_least = one.least if one else None
    least = typed.least if typed.least is not None else read_least
    sign = one.operator if one else "≤" if is_rank(typed.unit) else "≥"
    return replace(typed, least=least, operator=typed.operator or sign)


def _doubt_share(reader: Reader, row: Row, unit: str) -> None:
    """Report a number up to 1 in a target of per cent: 30% typed into Excel is 0,3."""
    cell = row.cell(IndicatorColumn.PRINTED)
    read = read_figure(cell, unit) if isinstance(cell, (int, float)) else None
    if isinstance(read, Refused):
        where = row.where(IndicatorColumn.PRINTED)
        reader.problems.append(Problem(read.code, where, read.params))


def _doubt(reader: Reader, row: Row, caption: str, columns: Sequence[str]) -> None:
    """Report a wording with digits of which nothing could be read."""
    seen = one_line(row.text(caption))
    if any(char.isdigit() for char in seen):
        reader.report(
            "plan.target_unreadable",
            row.where(caption),
            seen=shorten(seen, _SEEN),
            columns=", ".join(columns),
        )
