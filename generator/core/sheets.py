"""Frozen descriptions of the worksheets we write; the edge draws them without deciding."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

HEADER_ROW = 2  # zero-based; the title and the introduction stand above
FIRST_ROW = HEADER_ROW + 1
Content = str | int | Decimal | dt.date | dt.datetime | None


class Kind(StrEnum):
    """How a column is written and aligned."""

    TEXT = "text"
    CENTRE = "centre"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: caption, width in characters, and the words its dropdown offers."""

    caption: str
    width: float
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet with a title, a header row and a table below it."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Content, ...], ...]
    intro: str = ""
    frozen_columns: int = 0
    open_rows: int = 0


@dataclass(frozen=True, slots=True)
class BookProperties:
    """Document properties; `custom` holds what programs read."""

    title: str
    author: str
    created: dt.date
    custom: tuple[tuple[str, str], ...] = ()
