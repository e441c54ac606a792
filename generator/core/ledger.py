"""What the register tells of the files of a period: each with all that was decided of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.core.address import Where
from generator.core.model import Repair
from generator.core.problems import Problem, problem

_OLD = "register.old_problem"
_STANDING = frozenset({"file.duplicate", "file.excluded"})  # tell how a file stands, break no rule


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


@dataclass(frozen=True, slots=True)
class Rule:
    """How often a code was found: each fault of a file once, however often it was read again."""

    code: str
    example: Problem
    times: int
    files: int
    agencies: int


def rules(entries: Iterable[Entry]) -> tuple[Rule, ...]:
    """Return every code that was found, the most frequent first."""
    found: defaultdict[str, dict[tuple[object, ...], Problem]] = defaultdict(dict)
    agencies: defaultdict[str, set[str]] = defaultdict(set)
    for entry, agency, one in _found(entries):
        code = dict(one.params)["seen"] if one.code == _OLD else one.code
        place = (entry.period, entry.sha256, one.where.sheet, one.where.cell, one.params)
        found[code].setdefault(place, one)
        agencies[code] |= {agency} - {""}
    counted = (
        Rule(code, next(iter(at.values())), len(at), len({p[:2] for p in at}), len(agencies[code]))
        for code, at in found.items()
    )
    return tuple(sorted(counted, key=lambda rule: (-rule.times, rule.code)))


def _found(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str, Problem]]:
    """Every problem of every verdict, with the agency it was found for."""
    for entry in entries:
        for decision in entry.decisions:
            for one in decision.problems:
                if one.code not in _STANDING:
                    yield entry, decision.agency, one


def remembered(code: str, where: Where, params: Mapping[str, str]) -> Problem:
    """Return a problem noted in the register, also of a program that knew other codes or words."""
    found = Problem(code, where, tuple(params.items()))
    return found if _can_be_said(found) else problem(_OLD, where, seen=code)


def _can_be_said(found: Problem) -> bool:
    try:
        return bool(found.message and found.hint)
    except KeyError:
        return False
