"""What a plan's tables hold, as printed, before names are read."""

import datetime as dt
from dataclasses import dataclass

from generator.core.guesses import Guess


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A heading of the task list; `number` as printed."""

    code: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """A task with the words of its columns."""

    key: str
    group: str
    number: str
    text: str
    lead: str = ""
    coop: str = ""
    limit: str = ""
    quantity: str = ""
    product: str = ""
    note: str = ""
    start: dt.date | None = None


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """One figure of an indicator: unit, earlier values one a line, target as printed, its year."""

    unit: str
    baseline: str
    target: str
    year: str


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    """An indicator with the words of its columns."""

    code: str
    parent: str
    name: str
    measures: tuple[MeasureRecord, ...]
    lead: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything the tables of a plan list."""

    groups: tuple[GroupRecord, ...]
    tasks: tuple[TaskRecord, ...]
    indicators: tuple[IndicatorRecord, ...]
    guesses: tuple[Guess, ...]
