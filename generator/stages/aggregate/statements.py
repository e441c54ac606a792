"""Statements said by many, each once."""

import re
from collections.abc import Iterable

from generator.core.summary import MergedStatement, Statement
from generator.core.text import fold, one_line, statement_key

_BULLET = re.compile(r"^\s*[-+•*–]\s+", re.MULTILINE)
_NOTHING_SAID = frozenset({"khong", "khong co", "khong phat sinh", "chua co", "khong co y kien"})


def merge(statements: Iterable[Statement], *, split: bool = False) -> tuple[MergedStatement, ...]:
    """Return each distinct statement once with all who made it, the most shared first.

    With `split`, every bullet or line of a cell is a statement of its own. Statements said by as
    many agencies keep the order in which they came.
    """
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        for text in _parts(statement.text) if split else (statement.text,):
            if (key := statement_key(text)) and fold(text) not in _NOTHING_SAID:
                found.setdefault(key, []).append(Statement(statement.agency, text, statement.where))
    merged = (MergedStatement(said[0].text, tuple(said)) for said in found.values())
    return tuple(sorted(merged, key=lambda m: -len(m.agencies)))


def _parts(text: str) -> tuple[str, ...]:
    """The bullets of a text, each on one line; without bullets, its lines."""
    bulleted = _BULLET.split(text) if _BULLET.search(text) else text.split("\n")
    return tuple(part for part in map(one_line, bulleted) if part)
