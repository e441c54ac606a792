"""A form that goes back to its agency: what it sent, and what is to be mended where."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from generator.core.address import a1
from generator.core.form_cells import Place
from generator.core.model import Form, Value


class Level(IntEnum):
    """How much a place asks of the agency, the most first."""

    MUST = 1
    SHOULD = 2
    TOLD = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at a place: what is wrong, and what to do."""

    level: Level
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A place to mend or look at, with all that is wrong there, the gravest first.

    Without a place it stands in no cell of the form; `seen_at` is then where it was in the file
    that came. `content` tells the row, `holds` what its cell says now.
    """

    place: Place | None
    faults: tuple[Fault, ...]
    content: str = ""
    holds: str = ""
    seen_at: str = ""

    @property
    def level(self) -> Level:
        """The gravest of its faults."""
        return self.faults[0].level


@dataclass(frozen=True, slots=True)
class MarkedForm:
    """A form with the answers an agency sent and what it is to mend, in order.

    `cells` holds the zero-based row and column of every answer.
    """

    form: Form
    cells: Mapping[Place, tuple[int, int]]
    answers: Mapping[Place, Value]
    fixes: tuple[Fix, ...]
    file: str
    received_on: dt.date
    made_on: dt.date

    def of(self, level: Level) -> tuple[Fix, ...]:
        """The places of a level."""
        return tuple(fix for fix in self.fixes if fix.level is level)

    def cell(self, place: Place) -> str:
        """The address of a place; that of a whole sheet is its first cell."""
        return a1(*self.cells[place]) if place.key else "A1"
