"""Keys of measures and words for targets: one task or indicator may have several figures."""

from collections.abc import Iterator
from dataclasses import replace

from generator.core.model import Indicator, Measure, Task
from generator.core.target_clauses import is_rank
from generator.core.values import format_number
from generator.core.wording import ASKED_PRODUCT, ASKED_QUANTITY, ASSIGNED


def measure_key(key: str, number: int) -> str:
    """Return the row key of the number-th measure: the first has the key of its task."""
    return key if number == 0 else f"{key}#{number + 1}"


def base_key(key: str) -> str:
    """Return the key of the task or indicator a measure belongs to."""
    return key.partition("#")[0]


def target_text(measure: Measure) -> str:
    """Return the target as printed in the plan, or made from its numbers."""
    if measure.printed:
        return measure.printed
    if measure.least is None:
        bound = "dưới" if measure.operator == "<" else "không quá"
        return f"{bound} {format_number(measure.most)}" if measure.most is not None else ""
    if measure.most is not None and measure.most != measure.least:
        return f"{format_number(measure.least)}-{format_number(measure.most)}"
    return f"{measure.operator} {format_number(measure.least)}".strip()


def asked_beside(task: Task) -> Iterator[str]:
    """Yield what the plan wants of a task beside its text: the quantities, the product."""
    if task.quantity_printed:
        yield ASKED_QUANTITY + task.quantity_printed
    if task.product:
        yield ASKED_PRODUCT + task.product


def assigned_beside(indicator: Indicator) -> Iterator[str]:
    """Yield how the plan shares an indicator among its leads, where it says so in brackets."""
    if len(indicator.leads) > 1 and "(" in indicator.leads_printed:
        yield ASSIGNED + indicator.leads_printed


def is_ranked(indicator: Indicator, measure: Measure) -> bool:
    """Whether a figure of an indicator is a place in an order, by its unit or its name."""
    return is_rank(measure.unit) or (is_rank(indicator.name) and measure.operator == "≤")


def print_measure(measure: Measure) -> str:
    """Return a measure in canonical words, with its unit: ≥ 74 điểm, 5-7 lớp tập huấn."""
    gap = "" if measure.unit == "%" else " "
    return (target_text(replace(measure, printed="")) + gap + measure.unit).strip()
