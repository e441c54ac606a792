"""Statements said by many, each once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.core.model import Plan
from generator.core.summary import MergedStatement, Statement
from generator.core.text import fold, one_line, statement_key
from generator.stages.aggregate.similar import alike, wording

_BULLET = re.compile(r"^\s*[-+•*–]\s+", re.MULTILINE)
_NOTHING_SAID = frozenset({"khong", "khong co", "khong phat sinh", "chua co", "khong co y kien"})


def merge(
    statements: Iterable[Statement], *, split: bool = False, deeds: bool = False
) -> tuple[MergedStatement, ...]:
    """Return each distinct statement once with all who made it, the most shared first.

    With `split`, every bullet or line of a cell is a statement of its own. `deeds` are statements
    of what was done. Statements said by as many agencies keep the order in which they came.
    """
    groups = alike(_said(statements, split=split), deeds=deeds)
    return _most_shared(MergedStatement(wording(said, deeds=deeds), tuple(said)) for said in groups)


def in_plan_order(plan: Plan, statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements agency by agency in the plan's order."""
    order = {agency.code: number for number, agency in enumerate(plan.agencies)}
    return sorted(statements, key=lambda statement: order.get(statement.agency.code, len(order)))


def _said(statements: Iterable[Statement], *, split: bool) -> Iterator[Statement]:
    """The statements one by one, without those that say nothing."""
    for statement in statements:
        for text in _parts(statement.text) if split else (statement.text,):
            if statement_key(text) and fold(text) not in _NOTHING_SAID:
                yield replace(statement, text=text)


def _most_shared(found: Iterable[MergedStatement]) -> tuple[MergedStatement, ...]:
    return tuple(sorted(found, key=lambda merged: -len(merged.agencies)))


def _parts(text: str) -> tuple[str, ...]:
    """The bullets of a text, each on one line; without bullets, its lines."""
    bulleted = _BULLET.split(text) if _BULLET.search(text) else text.split("\n")
    return tuple(part for part in map(one_line, bulleted) if part)
