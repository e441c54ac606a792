"""Faults in the data are values: a code, where it was seen, and what was seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.core.address import Where
from generator.core.problem_texts import TEXTS


class Severity(StrEnum):
    """How much a fault matters: an error sends the form back, a warning asks to look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: its code in the catalogue, its place, and the words to fill in."""

    code: str
    where: Where
    params: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity the catalogue gives the code."""
        return Severity(TEXTS[self.code].severity)

    @property
    def message(self) -> str:
        """What is wrong, in Vietnamese, with what was seen."""
        return TEXTS[self.code].message.format_map(dict(self.params))

    @property
    def hint(self) -> str:
        """What to do, in Vietnamese."""
        return TEXTS[self.code].hint.format_map(dict(self.params))


def problem(code: str, where: Where, **params: object) -> Problem:
    """Return the problem with its parameters as text."""
    return Problem(code, where, tuple((name, str(value)) for name, value in params.items()))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file, sheet, row, column, then code, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (*p.where.order, p.code, p.params)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(p.severity is Severity.ERROR for p in problems)
