"""What agencies changed between the versions they have sent."""

from collections.abc import Sequence

from generator.core.model import Value
from generator.core.text import one_line, shorten
from generator.show.tables import Parts, row, table
from generator.stages.comparing import Change
from generator.stages.receive import show_value

_SHOWN = 60  # characters of a text in a table


def changes(found: Sequence[Change] | None) -> Parts:
    """Each changed answer, a line each; nothing where nobody asked."""
    if found is None:
        return
    listed = table("Cơ quan", "Tệp", "Sheet", "Dòng", "Cột", "Trước", "Sau")
    for change in found:
        line = _shown(f"{change.number} {change.text}") or change.key
        files = f"{change.older} → {change.newer}"
        told = (_value(change.old), _value(change.new))
        row(listed, change.agency, files, change.sheet, line, change.field, *told)
    if found:
        yield listed
    yield f"Câu trả lời đã đổi giữa các bản đã gửi: {len(found)}."


def _value(value: Value) -> str:
    return _shown(show_value(value)) or "(trống)"


def _shown(text: str) -> str:
    return shorten(one_line(text), _SHOWN)
