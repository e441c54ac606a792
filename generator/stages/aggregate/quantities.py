"""Figures of tasks added up and held against what the plan asks."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.core.measures import measure_key
from generator.core.model import Agency, Measure, Task
from generator.core.summary import Attainment, Quantity
from generator.core.text import fold, one_line
from generator.core.values import normal
from generator.core.wording import Field
from generator.stages.aggregate.book import Book, Figure


def quantities(task: Task, leads: Sequence[Agency], book: Book) -> Iterator[Quantity]:
    """Yield the sum of each measure of a task over the leads at work, held against its bounds."""
    if not task.measures:
        yield from _unplanned(task, leads, book)
    for number, measure in enumerate(task.measures):
        figures = book.figures(leads, measure_key(task.key, number), Field.FIGURE)
        if figures:
            yield _sum(measure, figures)


def _unplanned(task: Task, leads: Sequence[Agency], book: Book) -> Iterator[Quantity]:
    """The figures given where the plan asks for none, added up unit by unit."""
    units: dict[str, str] = {}
    by_unit: dict[str, list[Figure]] = {}
    for figure in book.figures(leads, task.key, Field.FIGURE):
        unit = one_line(book.text(figure[0], task.key, Field.UNIT))
        units.setdefault(fold(unit), unit)
        by_unit.setdefault(fold(unit), []).append(figure)
    yield from (_sum(Measure(units[key]), figures) for key, figures in by_unit.items())


def _sum(measure: Measure, figures: Sequence[Figure]) -> Quantity:
    total = normal(sum((value for _, value, _ in figures), Decimal(0)))
    return Quantity(measure, total, _within(measure, total), tuple(at for _, _, at in figures))


def _within(measure: Measure, total: Decimal) -> Attainment:
    """Hold a total against its least, or against its most where it has no least."""
    strict = measure.operator in ("<", ">")
    if measure.least is not None:
        met = total > measure.least if strict else total >= measure.least
    elif measure.most is not None:
        met = total < measure.most if strict else total <= measure.most
    else:
        return Attainment.UNKNOWN
    return Attainment.MET if met else Attainment.NOT_MET
