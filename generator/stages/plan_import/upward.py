"""When the office itself reports upward, from the sentences on reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.core.text import one_line
from generator.stages.plan_import.cycles import CycleRecord, sentences

_UPWARD = re.compile(
    r"(?:tổng hợp|tham mưu)[^.;]{0,60}?báo cáo[^.;\d]{0,30}?"
    r"(?:UBND|[UỦ][ỶY] ban nhân dân)\s+(?:tỉnh|thành phố)(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(?<![\d/])(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?![\d/])(?!\s*năm\s+(?:sau|20))")
_SLOTS = {
    3: ("Q1",),
    6: ("H1", "Q2"),
    7: ("H1",),
    9: ("Q3",),
    11: ("Y", "H2"),
    12: ("Y", "H2", "Q4"),
}


def with_upward(
    cycles: Sequence[CycleRecord], paragraphs: Sequence[str]
) -> tuple[tuple[CycleRecord, ...], tuple[str, ...]]:
    """Return the cycles with the days the office reports upward, and the sentences left unclear.

    A day belongs to the one cycle of its month that is due before it.
    """
    slots = {cycle.slot: cycle for cycle in cycles}
    unclear: list[str] = []
    for sentence, day, month in _days(paragraphs):
        named = [slots[slot] for slot in _SLOTS.get(month, ()) if slot in slots]
        fitting = [c for c in named if not c.upward and _before(c.due, day, month)]
        if len(fitting) == 1:
            slots[fitting[0].slot] = replace(fitting[0], upward=f"{day}/{month}")
        elif not any(f"{day}/{month}" in (c.due, c.upward) for c in named):
            unclear.append(one_line(sentence))
    return tuple(slots[cycle.slot] for cycle in cycles), tuple(dict.fromkeys(unclear))


def _days(paragraphs: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    for sentence in sentences(paragraphs):
        if found := _UPWARD.search(sentence):
            for day in _DAYS.finditer(found["rest"]):
                yield sentence, int(day[1]), int(day[2])


def _before(due: str, day: int, month: int) -> bool:
    """Whether a due day stands before a day of the same year."""
    own = [int(part) for part in due.split("/")] if due else []
    return len(own) == 2 and (own[1], own[0]) < (month, day)
