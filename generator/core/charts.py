"""Frozen descriptions of charts; the edges draw them in Excel and in Word without deciding."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

PERCENT = "%"


class ChartKind(StrEnum):
    """How the bars of several series stand: one beside the other, or one upon the other."""

    BESIDE = "clustered"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one row of bars, one for each category; None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of horizontal bars: what it shows, for what, in which unit.

    `subject` heads the column of the categories in the table behind the chart.
    """

    title: str
    subject: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    kind: ChartKind = ChartKind.BESIDE
