"""Values of indicators held against their targets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from generator.core.assignment import Assignments
from generator.core.measures import measure_key
from generator.core.model import Indicator, Measure, PeriodDates, State
from generator.core.summary import Attainment, IndicatorResult, MeasureResult
from generator.core.wording import Field
from generator.stages.aggregate.book import Book, Figure
from generator.stages.aggregate.statements import merge

_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "≥": lambda value, target: value >= target,
    ">": lambda value, target: value > target,
    "≤": lambda value, target: value <= target,
    "<": lambda value, target: value < target,
    "=": lambda value, target: value == target,
}


def indicator_result(
    indicator: Indicator, assignments: Assignments, book: Book, dates: PeriodDates
) -> IndicatorResult:
    """Return the values of an indicator's measures, each held against its target."""
    leads = assignments.indicator_leads(indicator)
    measures: list[MeasureResult] = []
    notes: list[str] = []
    sources: list[str] = []
    for number, measure in enumerate(indicator.measures):
        key = measure_key(indicator.code, number)
        values = book.figures(leads, key, Field.VALUE)
        answers = (book.get(agency, key, Field.VALUE) for agency in leads)
        nil = any(answer and answer.state is State.NIL for answer in answers)
        said = merge(book.statements(leads, key, Field.VALUE))
        later = measure.year is not None and measure.year > dates.data_to.year
        attained = _attained(measure, values)
        if later and attained is Attainment.NOT_MET:
            attained = Attainment.UNKNOWN
        measures.append(MeasureResult(measure, values, said, attained, nil, later))
        notes += (book.text(agency, key, Field.NOTE) for agency in leads)
        sources += (book.text(agency, key, Field.SOURCE) for agency in leads)
    return IndicatorResult(indicator, tuple(measures), _once(notes), _once(sources))


def _once(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _attained(measure: Measure, values: Sequence[Figure]) -> Attainment:
    """Hold a value against its target; leads that disagree cannot be judged."""
    distinct = {value for _, value, _ in values}
    compare = _COMPARE.get(measure.operator)
    if len(distinct) != 1 or compare is None or measure.least is None:
        return Attainment.UNKNOWN
    return Attainment.MET if compare(distinct.pop(), measure.least) else Attainment.NOT_MET
