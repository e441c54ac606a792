"""What the register tells of the files of a period: each with all that was decided of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from generator.core.address import Where
from generator.core.model import Repair
from generator.core.problems import Problem, problem


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on a file, in force from a day on until the next."""

    decided_on: dt.date
    agency: str
    verdict: str
    problems: tuple[Problem, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def count(self, severity: str) -> int:
        """How many of its problems are of a severity."""
        return sum(found.severity == severity for found in self.problems)


@dataclass(frozen=True, slots=True)
class Ruling:
    """An officer's word that a file does not count, or counts again."""

    decided_on: dt.date
    excluded: bool
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that came, with every verdict and ruling on it, oldest first."""

    period: str
    file: str
    sha256: str
    received_at: dt.datetime
    sender: str
    sent_at: dt.datetime | None
    decisions: tuple[Decision, ...]
    rulings: tuple[Ruling, ...] = ()

    @property
    def last(self) -> Decision:
        """The verdict in force."""
        return self.decisions[-1]

    @property
    def excluded(self) -> str:
        """Why the file does not count, by the last ruling; empty where it does."""
        last = self.rulings[-1] if self.rulings else None
        return last.why if last and last.excluded else ""


def remembered(code: str, where: Where, params: Mapping[str, str]) -> Problem:
    """Return a problem noted in the register, also of a program that knew other codes or words."""
    found = Problem(code, where, tuple(params.items()))
    return found if _can_be_said(found) else problem("register.old_problem", where, seen=code)


def _can_be_said(found: Problem) -> bool:
    try:
        return bool(found.message and found.hint)
    except KeyError:
        return False
