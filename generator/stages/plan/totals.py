"""Indicators that are the sum of others: whether their printed figures add up."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.core.model import Indicator, Plan
from generator.core.numbers import read_number
from generator.core.target_clauses import is_rank
from generator.core.text import fold, lines
from generator.core.values import Taken, format_number
from generator.core.wording import IndicatorColumn, PlanSheets
from generator.stages.plan.reader import Reader


@dataclass(frozen=True, slots=True)
class _Figure:
    """A printed figure of an indicator: what it is called, its column and its value."""

    item: str
    caption: str
    value: Decimal


def check_totals(reader: Reader, plan: Plan) -> None:
    """Report each figure that is not the sum of the parts' figures of the same name and unit.

    A figure that one of the parts does not have cannot be added up and is no fault.
    """
    figures = {indicator.code: dict(_figures(indicator)) for indicator in plan.indicators}
    for whole in plan.indicators:
        parts = [figures.get(code, {}) for code in whole.sum_of]
        for name, figure in figures[whole.code].items() if parts else ():
            found = [part[name].value for part in parts if name in part]
            if len(found) == len(parts) and sum(found) != figure.value:
                reader.report(
                    "plan.total_differs",
                    reader.where(PlanSheets.INDICATORS, whole.code, figure.caption),
                    item=figure.item,
                    seen=format_number(figure.value),
                    total=format_number(sum(found, Decimal(0))),
                    codes=", ".join(whole.sum_of),
                )


def _figures(indicator: Indicator) -> Iterator[tuple[tuple[str, str], _Figure]]:
    """Yield target and baseline figures by unit and name; ranks do not add up.

    What stands in brackets is no part of the unit: four scores "điểm (thang 10)" make one
    "điểm (thang 40)".
    """
    column = IndicatorColumn
    for measure in indicator.measures:
        unit = fold(measure.unit.partition("(")[0])
        if is_rank(measure.unit):
            continue
        if measure.least is not None:
            yield (unit, ""), _Figure("Mục tiêu", column.PRINTED, measure.least)
        for line in lines(measure.baseline):
            label, _, value = line.rpartition(":")
            read = read_number(value)
            if isinstance(read, Taken):
                name = label.strip() or column.BASELINE
                yield (unit, fold(name)), _Figure(name, column.BASELINE, read.value)
