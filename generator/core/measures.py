"""Keys of measures and words for targets: one task or indicator may have several figures."""

from dataclasses import replace

from generator.core.model import Measure
from generator.core.values import format_number


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
        return f"không quá {format_number(measure.most)}" if measure.most is not None else ""
    if measure.most is not None and measure.most != measure.least:
        return f"{format_number(measure.least)}-{format_number(measure.most)}"
    return f"{measure.operator} {format_number(measure.least)}".strip()


def print_measure(measure: Measure) -> str:
    """Return a measure in canonical words, with its unit: ≥ 74 điểm, 5-7 lớp tập huấn."""
    gap = "" if measure.unit == "%" else " "
    return (target_text(replace(measure, printed="")) + gap + measure.unit).strip()
