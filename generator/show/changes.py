"""What agencies changed between the versions they have sent."""

from collections.abc import Sequence
from itertools import takewhile

from generator.core.text import one_line, shorten
from generator.core.values import show_value
from generator.show.tables import Parts, row, table
from generator.stages.comparing import Change

_SHOWN = 60  # characters of a text in a table


def changes(found: Sequence[Change] | None) -> Parts:
    """Each changed answer, a line each; nothing where nobody asked."""
    if found is None:
        return
    listed = table("Cơ quan", "Tệp", "Sheet", "Dòng", "Cột", "Trước", "Sau")
    for change in found:
        line = shorten(one_line(f"{change.number} {change.text}"), _SHOWN) or change.key
        files = f"{change.older} → {change.newer}"
        told = _apart(*(one_line(show_value(value)) for value in (change.old, change.new)))
        row(listed, change.agency, files, change.sheet, line, change.field, *told)
    if found:
        yield listed
    yield f"Câu trả lời đã đổi giữa các bản đã gửi: {len(found)}."


def _apart(old: str, new: str) -> tuple[str, ...]:
    """Two texts short enough for a table; long ones from a little before they differ."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    start = old.rfind(" ", 0, max(0, same - _SHOWN // 3)) + 1
    if start and max(len(old), len(new)) > _SHOWN:
        old, new = f"…{old[start:]}", f"…{new[start:]}"
    return tuple(shorten(text, _SHOWN) or "(trống)" for text in (old, new))
