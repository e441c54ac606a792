"""Problems and numbers as every result writes them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from generator.core.problems import Problem
from generator.core.values import plain

Json = dict[str, Any]


def of_problem(found: Problem) -> Json:
    """One problem."""
    return {
        "code": found.code,
        "severity": found.severity.value,
        "file": found.where.file,
        "sheet": found.where.sheet,
        "cell": found.where.cell,
        "message": found.message,
        "hint": found.hint,
    }


def of_problems(problems: Iterable[Problem]) -> list[Json]:
    """Several problems."""
    return [of_problem(found) for found in problems]


def number(value: Decimal | None) -> str | None:
    """A number with a decimal point, or nothing."""
    return None if value is None else plain(value)
