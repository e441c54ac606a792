"""What verify and explain found, for people."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table

from generator.core.problems import Severity
from generator.core.sources import Source
from generator.core.text import one_line, shorten
from generator.core.trace import Figure
from generator.show.tables import Parts, problems, row, table

if TYPE_CHECKING:
    from generator.pipeline import Explained, Verified

_SHOWN = 80  # characters of a text in a table


def verified(found: "Verified") -> Parts:
    """Everything that does not agree, then how many figures were looked at."""
    yield from problems(found.problems)
    errors = sum(one.severity is Severity.ERROR for one in found.problems)
    if found.origin and found.figures:
        plan, period, day = found.origin
        yield (
            f"{found.file}: {found.figures} số liệu, ý kiến của {plan}, kỳ {period} (tổng hợp ngày "
            f"{day}) đã được tính lại."
        )
        yield f"{errors} chỗ không khớp." if errors else "Mọi số liệu đều khớp."


def explained(found: "Explained") -> Parts:
    """A figure: where it stands, how it was made, and of which cells."""
    figure = found.figure
    yield f"{figure.label}: {shorten(one_line(figure.shown), 400)}"
    yield f"Cách tính: {figure.rule}"
    for placed in found.placed:
        yield f"Trong văn bản: {shorten(one_line(placed.quote), 400)}"
    listed = table("Mã", "Số liệu", "Trong báo cáo", "Ở đâu", "Giá trị đã nhận", "Đã chỉnh lại")
    _lines(listed, figure, found.sources)
    for part, sources in found.parts:
        _lines(listed, part, sources)
    yield listed


def _lines(listed: Table, figure: Figure, sources: Iterable[Source]) -> None:
    for source in sources:
        shown = shorten(one_line(figure.shown), _SHOWN)
        value = shorten(one_line(source.value), _SHOWN)
        row(listed, figure.id, figure.label, shown, source.where, value, source.repaired)
