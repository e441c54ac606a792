"""Reading the register back: every file that came, with all that was decided of it."""

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from generator.core.address import Where
from generator.core.ledger import Decision, Entry, Ruling, remembered
from generator.core.model import Repair
from generator.core.problems import Problem

_Key = tuple[str, str, str]


def entries(register: sqlite3.Connection, plan: str, period: str | None) -> tuple[Entry, ...]:
    """Return every file that came for a plan, or for one of its periods, by period and time."""
    decisions: defaultdict[_Key, list[Decision]] = defaultdict(list)
    for where, agency, verdict, problems, repairs, day in _rows(
        register, "verdicts", ("agency", "verdict", "problems", "repairs", "decided_on"), plan
    ):
        told = (tuple(_problems(problems, where[1])), tuple(_repairs(repairs, where[1])))
        decision = Decision(dt.date.fromisoformat(day), agency, verdict, *told)
        decisions[where].append(decision)
    rulings: defaultdict[tuple[str, str], list[Ruling]] = defaultdict(list)
    for where, excluded, why, day in _rows(
        register, "exclusions", ("excluded", "why", "decided_on"), plan
    ):
        ruling = Ruling(dt.date.fromisoformat(day), bool(excluded), why)
        rulings[where[0], where[2]].append(ruling)
    found = (
        Entry(
            period=where[0],
            file=where[1],
            sha256=where[2],
            received_at=dt.datetime.fromisoformat(came),
            sender=sender or "",
            sent_at=dt.datetime.fromisoformat(sent) if sent else None,
            decisions=tuple(decisions[where]),
            rulings=tuple(rulings[where[0], where[2]]),
        )
        for where, came, sender, sent in _rows(
            register, "received", ("received_at", "sender", "sent_at"), plan
        )
        if period in (None, where[0]) and decisions[where]
    )
    return tuple(sorted(found, key=lambda e: (e.period, e.received_at, e.file)))


def _rows(
    register: sqlite3.Connection, table: str, columns: tuple[str, ...], plan: str
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a plan in the order they were added: period, file and hash, the columns."""
    asked = ", ".join(("period", "file", "sha256", *columns))
    rows = register.execute(f"SELECT {asked} FROM {table} WHERE plan = ? ORDER BY id", (plan,))  # noqa: S608
    for period, file, sha, *values in rows:
        yield (period, file, sha), *values


def _problems(text: str, file: str) -> Iterator[Problem]:
    for code, sheet, cell, params in json.loads(text):
        yield remembered(code, Where(file, sheet, cell), params)


def _repairs(text: str, file: str) -> Iterator[Repair]:
    for sheet, cell, seen, taken in json.loads(text):
        yield Repair(Where(file, sheet, cell), seen, taken)
